package inference

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// plain is the model written out row by row, from the textbook: a second way to every
// number, without elimination, sparse rows or cells.
type plain struct {
	criterion, sigma2           float64
	blup, pev, adjusted, adjVar []float64
	auditor, auditorPEV         []float64
}

// plainAt computes it at given ratios of institutions, auditors and cells.
func plainAt(d *Design, gb, ga, gc float64) plain {
	n := len(d.Score)
	p := 1 + len(d.Fixed.names)
	x := mat.NewDense(n, p, nil)
	m := mat.NewSymDense(n, nil)
	for k := range n {
		x.Set(k, 0, 1)
		for _, t := range d.Fixed.terms {
			if t.number != nil {
				x.Set(k, 1+t.first, t.number[k])
			} else if l := int(t.level[k]); l > 0 {
				x.Set(k, t.first+l, 1)
			}
		}
		for l := k; l < n; l++ {
			v := 0.0
			if k == l {
				v = 1
				if d.Weights != nil {
					v = 1 / d.Weights[k]
				}
			}
			if d.Institution[k] == d.Institution[l] {
				v += gb
				if gc > 0 && d.Channel[k] == d.Channel[l] {
					v += gc
				}
			}
			if d.Auditor[k] == d.Auditor[l] {
				v += ga
			}
			m.SetSym(k, l, v)
		}
	}
	var chol mat.Cholesky
	if !chol.Factorize(m) {
		panic("not positive definite")
	}
	y := mat.NewVecDense(n, d.Score)
	var mx mat.Dense // M⁻¹X
	must(chol.SolveTo(&mx, x))
	var xmx mat.Dense
	xmx.Mul(x.T(), &mx)
	var inv mat.Dense
	must(inv.Inverse(&xmx))
	var xmy, beta mat.VecDense
	xmy.MulVec(mx.T(), y)
	beta.MulVec(&inv, &xmy)
	var rest, my mat.VecDense
	rest.MulVec(x, &beta)
	rest.SubVec(y, &rest)
	must(chol.SolveVecTo(&my, &rest)) // P y
	df := float64(n - p)
	q := mat.Dot(&rest, &my)
	out := plain{sigma2: q / df}
	out.criterion = chol.LogDet() + math.Log(mat.Det(&xmx)) + df*(1+math.Log(2*math.Pi*q/df))
	effects := func(of []int32, levels int, g float64, standard func(i int) []float64) (value, variance []float64) {
		for i := range levels {
			z := mat.NewVecDense(n, nil)
			for k, l := range of {
				if int(l) == i {
					z.SetVec(k, 1)
				}
			}
			var c, xc mat.VecDense
			must(chol.SolveVecTo(&c, z))
			own := g - g*g*mat.Dot(z, &c)
			xc.MulVec(x.T(), &c)
			h := mat.NewVecDense(p, nil)
			h.ScaleVec(-g, &xc)
			v := g * mat.Dot(z, &my)
			if s := standard(i); s != nil {
				for a, k := range s {
					h.SetVec(a, h.AtVec(a)+k)
					v += k * beta.AtVec(a)
				}
			}
			value = append(value, v)
			variance = append(variance, out.sigma2*(own+mat.Inner(h, &inv, h)))
		}
		return value, variance
	}
	none := func(int) []float64 { return nil }
	out.blup, out.pev = effects(d.Institution, d.Institutions, gb, none)
	out.auditor, out.auditorPEV = effects(d.Auditor, d.Auditors, ga, none)
	out.adjusted, out.adjVar = effects(d.Institution, d.Institutions, gb, func(i int) []float64 {
		if d.Standard != nil {
			return append([]float64{1}, d.Standard[d.Group[i]]...)
		}
		return append([]float64{1}, d.Fixed.means(nil)...)
	})
	return out
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// Every number of a fit is that of the model written out, whichever factor is
// eliminated, with weights, a third component and standards by group.
func TestFitAsWrittenOut(t *testing.T) {
	for name, d := range map[string]Design{
		"plain":               invented(1, 14, 5, 5),
		"more auditors":       invented(2, 6, 15, 9),
		"weights and numbers": weighted(3),
		"standards by group":  grouped(4),
		"channels":            invented(5, 14, 5, 9),
		"channels, few":       invented(6, 8, 13, 12),
	} {
		t.Run(name, func(t *testing.T) {
			m, err := Fit(d, Options{ByChannel: name[:2] == "ch"})
			if err != nil {
				t.Fatal(err)
			}
			if name[:2] == "ch" && m.Theta.Cell == 0 && m.sys.gamma[partCell] == 0 {
				t.Log("the third component is 0 here")
			}
			th := m.Theta
			w := plainAt(&d, th.Institution*th.Institution, th.Auditor*th.Auditor, th.Cell*th.Cell)
			near(t, "criterion", m.Criterion, w.criterion, 1e-7)
			near(t, "residual", m.Variance.Residual, w.sigma2, 1e-8*w.sigma2)
			for i, e := range m.Institutions {
				near(t, "BLUP", e.BLUP, w.blup[i], 1e-7)
				near(t, "PEV", e.PEVSD*e.PEVSD, w.pev[i], 1e-7)
				near(t, "adjusted", e.Adjusted, w.adjusted[i], 1e-7)
				near(t, "adjusted variance", e.AdjustedSE*e.AdjustedSE, w.adjVar[i], 1e-7)
			}
			for j, e := range m.Auditors {
				near(t, "severity", -e.Severity, w.auditor[j], 1e-7)
				near(t, "severity PEV", e.PEVSD*e.PEVSD, w.auditorPEV[j], 1e-7)
			}
			for _, f := range []float64{0.97, 1.03} {
				for part := range 3 {
					g := [3]float64{th.Institution * th.Institution, th.Auditor * th.Auditor, th.Cell * th.Cell}
					g[part] *= f
					if c := plainAt(&d, g[0], g[1], g[2]).criterion; c < m.Criterion-1e-7 {
						t.Errorf("the criterion is smaller beside the optimum: %.9f, %.9f", c, m.Criterion)
					}
				}
			}
		})
	}
}

func weighted(seed uint64) Design {
	d := invented(seed, 12, 5, 6)
	years := make([]float64, len(d.Score))
	for k := range years {
		years[k] = 2000 + float64(k%7)
		d.Weights = append(d.Weights, 0.5+float64(k%3))
	}
	d.Fixed.AddNumber("year", years)
	return d
}

func grouped(seed uint64) Design {
	d := invented(seed, 12, 5, 6)
	d.Standard = [][]float64{
		d.Fixed.Standard(map[string]float64{"online": 1, "phone": 1, "visit": 2}),
		d.Fixed.Standard(map[string]float64{"visit": 1}),
	}
	for i := range 12 {
		d.Group = append(d.Group, int32(i%2))
	}
	return d
}

// The estimates without shrinkage are those of least squares with institutions as
// columns, whichever factor is eliminated.
func TestBLUEWhicheverIsEliminated(t *testing.T) {
	d := invented(8, 12, 9, 6)
	few, err := FitBLUE(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	more := d // ten auditors without audits turn the elimination round
	more.Auditors += 10
	swapped, err := FitBLUE(more, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if few.sys.swapped || !swapped.sys.swapped {
		t.Fatal("the elimination was not turned round")
	}
	near(t, "criterion", swapped.Criterion, few.Criterion, 1e-7)
	a, b := make([]float64, 12), make([]float64, 12)
	for i := range few.Estimate {
		near(t, "estimate", swapped.Estimate[i], few.Estimate[i], 1e-5)
		few.Row(i, a)
		swapped.Row(i, b)
		for k := range a {
			near(t, "covariance", b[k], a[k], 1e-5)
		}
		near(t, "SE", few.SE[i]*few.SE[i], a[i], 1e-9)
	}
}
