package reliability

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// ICC is one intraclass correlation with its 95 % interval. Where raters agree
// perfectly, the interval is the single point 1.
type ICC struct {
	Estimate
	Low, High      float64 // meaningful where IntervalReason is empty
	IntervalReason Reason
}

// ICCs are the six forms of Shrout and Fleiss (1979): raters drawn anew for each
// unit (1), the same random raters (2), these raters alone (3); for one rater and
// for the mean of all k.
type ICCs struct {
	Single [3]ICC // ICC(1,1), ICC(2,1), ICC(3,1)
	Mean   [3]ICC // ICC(1,k), ICC(2,k), ICC(3,k)
	Table  TwoWay
	Reason Reason // why there are none at all
}

// TwoWay is the two-way analysis of variance of a complete table: N units by K
// raters with one rating each, as mean squares.
type TwoWay struct {
	N, K                              int
	Between, Within, Raters, Residual float64 // BMS, WMS, JMS, EMS
}

// iccTail is the probability left out at each end of an interval.
const iccTail = 0.025

// IntraClass computes the six forms for units in rows and raters in columns. It
// fails with Incomplete, TooSmall, NotNumber or NoVariation.
func IntraClass(table [][]float64) ICCs {
	t, reason := Analyse(table)
	if reason != "" {
		return ICCs{Reason: reason, Single: undefined(reason), Mean: undefined(reason)}
	}
	r := ICCs{Table: t}
	n, k := float64(t.N), float64(t.K)
	b, w, j, e := t.Between, t.Within, t.Raters, t.Residual
	r.Single = [3]ICC{
		icc(b-w, b+(k-1)*w), icc(b-e, b+(k-1)*e+k*(j-e)/n), icc(b-e, b+(k-1)*e),
	}
	r.Mean = [3]ICC{icc(b-w, b), icc(b-e, b+(j-e)/n), icc(b-e, b)}
	t.bound(&r)
	return r
}

func undefined(r Reason) [3]ICC {
	u := ICC{Estimate: none(r), IntervalReason: r}
	return [3]ICC{u, u, u}
}

func icc(above, below float64) ICC {
	if !(below > 0) {
		return ICC{Estimate: none(NoDifferences), IntervalReason: NoDifferences}
	}
	return ICC{Estimate: found(above / below)}
}

// Analyse makes the two-way analysis of variance of a complete table.
func Analyse(table [][]float64) (TwoWay, Reason) {
	t := TwoWay{N: len(table)}
	if t.N < 2 || len(table[0]) < 2 {
		return t, TooSmall
	}
	t.K = len(table[0])
	columns, grand, reason := columnMeans(table, t.K)
	if reason != "" {
		return t, reason
	}
	n, k := float64(t.N), float64(t.K)
	var between, within, residual float64
	differs := false
	for _, row := range table {
		mean := 0.0
		for _, v := range row {
			mean += v / k
			differs = differs || v != table[0][0]
		}
		between += k * (mean - grand) * (mean - grand)
		for c, v := range row {
			within += (v - mean) * (v - mean)
			d := v - mean - columns[c] + grand
			residual += d * d
		}
	}
	if !differs {
		return t, NoVariation
	}
	raters := 0.0
	for _, m := range columns {
		raters += n * (m - grand) * (m - grand)
	}
	t.Between, t.Within = between/(n-1), within/(n*(k-1))
	t.Raters, t.Residual = raters/(k-1), residual/((n-1)*(k-1))
	return t, ""
}

func columnMeans(table [][]float64, k int) (columns []float64, grand float64, reason Reason) {
	columns = make([]float64, k)
	n := float64(len(table))
	for _, row := range table {
		if len(row) != k {
			return nil, 0, Incomplete
		}
		for c, v := range row {
			switch {
			case math.IsNaN(v):
				return nil, 0, Incomplete
			case math.IsInf(v, 0):
				return nil, 0, NotNumber
			}
			columns[c] += v / n
			grand += v / (n * float64(k))
		}
	}
	return columns, grand, ""
}

// bound adds the intervals of Shrout and Fleiss (1979); those of ICC(2) use
// Satterthwaite's degrees of freedom.
func (t TwoWay) bound(r *ICCs) {
	n, k := float64(t.N), float64(t.K)
	one := t.ratioBounds(t.Within, n-1, n*(k-1))
	three := t.ratioBounds(t.Residual, n-1, (n-1)*(k-1))
	set := func(i int, f [2]float64) {
		r.Single[i].Low, r.Single[i].High = (f[0]-1)/(f[0]+k-1), ratioOr1(f[1]-1, f[1]+k-1)
		r.Mean[i].Low, r.Mean[i].High = 1-1/f[0], 1-1/f[1]
	}
	set(0, one)
	set(2, three)
	low, high := t.randomBounds(r.Single[1].Value)
	r.Single[1].Low, r.Single[1].High = low, high
	r.Mean[1].Low, r.Mean[1].High = stepUp(low, k), stepUp(high, k)
	for i := range 3 {
		for _, c := range []*ICC{&r.Single[i], &r.Mean[i]} {
			switch unknown := math.IsNaN(c.Low-c.High) || math.IsInf(c.Low-c.High, 0); {
			case c.Value == 1:
				c.Low, c.High = 1, 1
			case !c.OK():
				c.Low, c.High = 0, 0
			case unknown:
				c.Low, c.High, c.IntervalReason = 0, 0, Unstable
			}
		}
	}
}

// ratioBounds gives F/F(1−α/2; d1, d2) and F·F(1−α/2; d2, d1) of F = BMS/error.
func (t TwoWay) ratioBounds(noise, d1, d2 float64) [2]float64 {
	if noise == 0 {
		return [2]float64{math.Inf(1), math.Inf(1)}
	}
	f := t.Between / noise
	return [2]float64{f / fQuantile(1-iccTail, d1, d2), f * fQuantile(1-iccTail, d2, d1)}
}

// ratioOr1 is a/b, 1 where both grow beyond bounds.
func ratioOr1(a, b float64) float64 {
	if math.IsInf(a, 1) && math.IsInf(b, 1) {
		return 1
	}
	return a / b
}

// stepUp is the Spearman–Brown formula for the mean of k ratings.
func stepUp(rho, k float64) float64 { return rho * k / (1 + rho*(k-1)) }

// randomBounds gives the interval of ICC(2,1).
func (t TwoWay) randomBounds(rho float64) (low, high float64) {
	n, k := float64(t.N), float64(t.K)
	b, j, e := t.Between, t.Raters, t.Residual
	v := k - 1 // the limit without a residual
	if fj := j / e; e > 0 {
		spread := k*rho*fj + n*(1+(k-1)*rho) - k*rho
		v = (k - 1) * (n - 1) * spread * spread /
			((n-1)*k*k*rho*rho*fj*fj + math.Pow(n*(1+(k-1)*rho)-k*rho, 2))
	}
	up, down := fQuantile(1-iccTail, n-1, v), fQuantile(1-iccTail, v, n-1)
	noise := k*j + (k*n-k-n)*e
	return n * (b - up*e) / (up*noise + n*b), n * (down*b - e) / (noise + n*down*b)
}

// fQuantile is the quantile of the F distribution.
func fQuantile(p, d1, d2 float64) float64 {
	x := mathext.InvRegIncBeta(d1/2, d2/2, p)
	return d2 * x / (d1 * (1 - x))
}
