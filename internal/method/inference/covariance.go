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

// Part are some of the estimates of a covariance, by index.
type Part struct {
	Of    Covariance
	Units []int
}

// Dim is the number of estimates.
func (p Part) Dim() int { return len(p.Units) }

// Variance is that of the k-th of the units.
func (p Part) Variance(k int) float64 { return p.Of.Variance(p.Units[k]) }

// Row fills to with the covariances of the k-th of the units with the others.
func (p Part) Row(k int, to []float64) {
	all := make([]float64, p.Of.Dim())
	p.Of.Row(p.Units[k], all)
	for i, u := range p.Units {
		to[i] = all[u]
	}
}
