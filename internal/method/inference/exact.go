package inference

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// exact are the marginal critical values of independent estimates: given the error of
// one of them, its differences to the others are independent, so that the distribution
// of the greatest is a one-dimensional integral over normal distribution functions. It
// has no draws and no seed. The trapezoidal rule is exact to rounding for such an
// integrand where its step is below its narrowest edge; it is exact to 1e-5 of the
// probability where one standard error is over 160 times another.
type exact struct {
	own  float64   // standard error of the unit
	se   []float64 // of the others
	over []float64 // standard errors of the differences
}

// Numbers of the integration.
const (
	farthest    = 9.0 // standard normal values that are integrated over
	stepOfEdge  = 0.4
	finestStep  = 1.0 / 400
	criticalTol = 1e-11
)

// critical is the value that the greatest of the differences of s stays below with the
// level's probability; 0: there are none.
func (e *exact) critical(s sides, level float64) float64 {
	pairs := len(s.open) + len(s.above) + len(s.below)
	if pairs == 0 {
		return 0
	}
	lo := distuv.UnitNormal.Quantile(level)
	hi := distuv.UnitNormal.Quantile(1 - (1-level)/(2*float64(pairs)))
	flo, fhi := e.within(s, lo)-level, e.within(s, hi)-level
	for range 100 { // Illinois
		if hi-lo < criticalTol {
			break
		}
		c := (lo*fhi - hi*flo) / (fhi - flo)
		if !(c > lo && c < hi) {
			c = (lo + hi) / 2
		}
		switch f := e.within(s, c) - level; {
		case math.Abs(f) < 1e-14:
			return c
		case f < 0:
			lo, flo, fhi = c, f, fhi/2
		default:
			hi, fhi, flo = c, f, flo/2
		}
	}
	return hi
}

// within is the probability that no difference of s exceeds c.
func (e *exact) within(s sides, c float64) float64 {
	if e.own == 0 {
		return e.given(s, 0, c)
	}
	edge, low, high := e.limits(s, c)
	n := int(math.Ceil((high - low) / math.Max(finestStep, stepOfEdge*edge)))
	h := (high - low) / float64(n)
	sum := 0.0
	for i := range n + 1 {
		u := low + float64(i)*h
		f := math.Exp(-u*u/2) * e.given(s, u*e.own, c)
		if i == 0 || i == n {
			f /= 2
		}
		sum += f
	}
	return sum * h / math.Sqrt(2*math.Pi)
}

// limits are the narrowest edge of the integrand, in standard errors of the unit, and
// between which of its errors what has no error itself lets the integral be.
func (e *exact) limits(s sides, c float64) (edge, low, high float64) {
	edge, low, high = 1, -farthest, farthest
	narrow := func(group []int) (known bool) {
		for _, k := range group {
			edge = math.Min(edge, e.se[k]/e.own)
			known = known || e.se[k] == 0
		}
		return known
	}
	open, above, below := narrow(s.open), narrow(s.above), narrow(s.below)
	if open || above { // the unit's error is at most c of its own
		high = math.Min(high, c)
	}
	if open || below {
		low = math.Max(low, -c)
	}
	return edge, low, high
}

// given is the probability that no difference exceeds c where the unit's error is z.
// What has no error is in the limits of the integral.
func (e *exact) given(s sides, z, c float64) float64 {
	p := 1.0
	for _, k := range s.open {
		if e.se[k] > 0 {
			p *= e.below(k, z+c*e.over[k]) - e.below(k, z-c*e.over[k])
		}
		if p < 1e-18 {
			return 0
		}
	}
	for _, k := range s.above {
		if e.se[k] > 0 {
			p *= 1 - e.below(k, z-c*e.over[k])
		}
	}
	for _, k := range s.below {
		if e.se[k] > 0 {
			p *= e.below(k, z+c*e.over[k])
		}
	}
	return p
}

// below is the probability that the error of k is at most x.
func (e *exact) below(k int, x float64) float64 { return math.Erfc(-x/e.se[k]/math.Sqrt2) / 2 }
