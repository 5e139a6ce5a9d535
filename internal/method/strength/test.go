package strength

import "math"

// twoSided is the probability that a standard normal value is as far from 0 as z.
func twoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// wald is the unshrunken statistic b̂/√(λ·PEV) with λ = 1−PEV/σ_b²: what the BLUP would
// be tested by if the institution were a fixed effect. False: λ = 0.
func wald(effect, pev, between float64) (z, lambda float64, ok bool) {
	lambda = 1 - pev/between
	if !(lambda > 1e-9) || !(pev > 0) {
		return 0, 0, false
	}
	return effect / math.Sqrt(lambda*pev), lambda, true
}

// FisherMidP is the two-sided mid-p value of Fisher's exact test of the table
// (a, b; c, d): the probability, with the margins fixed, of tables less likely than
// this one, of others as likely, and half of this one's own.
func FisherMidP(a, b, c, d int) float64 {
	row, column, all := a+b, a+c, a+b+c+d
	low, high := max(0, row+column-all), min(row, column)
	own := logTable(a, row, column, all)
	p := 0.0
	for x := low; x <= high; x++ {
		l := logTable(x, row, column, all)
		switch {
		case x == a:
			p += math.Exp(l) / 2
		case l <= own+1e-9:
			p += math.Exp(l)
		}
	}
	return min(1, p)
}

// logTable is the logarithm of the hypergeometric probability of x.
func logTable(x, row, column, all int) float64 {
	return logChoose(column, x) + logChoose(all-column, row-x) - logChoose(all, row)
}

func logChoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}
