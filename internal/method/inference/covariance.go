package inference

// Covariance is the covariance of estimates, a row at a time: a big one is never
// written out whole.
type Covariance interface {
	Dim() int
	// Variance is that of estimate k.
	Variance(k int) float64
	// Row fills to (of length Dim) with the covariances of estimate k.
	Row(k int, to []float64)
}

// Independent are estimates without covariance; the values are standard errors.
type Independent []float64

// Dim is the number of estimates.
func (s Independent) Dim() int { return len(s) }

// Variance is the square of the standard error.
func (s Independent) Variance(k int) float64 { return s[k] * s[k] }

// Row fills to with the k-th variance and zeros.
func (s Independent) Row(k int, to []float64) {
	clear(to)
	to[k] = s[k] * s[k]
}

// Full is a covariance written out, row by row.
type Full [][]float64

// Dim is the number of estimates.
func (f Full) Dim() int { return len(f) }

// Variance is an entry of the diagonal.
func (f Full) Variance(k int) float64 { return f[k][k] }

// Row copies row k.
func (f Full) Row(k int, to []float64) { copy(to, f[k]) }
