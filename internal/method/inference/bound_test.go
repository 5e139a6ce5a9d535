package inference

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBoundsAsPublishedPISA(t *testing.T) {
	var want struct {
		Math struct {
			Csranks []struct {
				Jurisdiction string
				Rank         int
				SimulL       int  `json:"simul_L"`
				SimulU       int  `json:"simul_U"`
				MargL        int  `json:"marg_L"`
				MargU        int  `json:"marg_U"`
				Best595      bool `json:"tau5best_95"`
				Best590      bool `json:"tau5best_90"`
				Best195      bool `json:"tau1best_95"`
				SimUnstable  bool `json:"simul_seed_unstable"`
				MargUnstable bool `json:"marg_seed_unstable"`
			}
		}
	}
	oracle(t, "ranks_pisa_show.json", &want)
	data := table(t, "pisa2018.csv", "jurisdiction", "math_score", "math_se")
	x, se := numbers(t, data["math_score"]), numbers(t, data["math_se"])
	b, err := RankBounds(x, Independent(se), BoundOptions{Best: []int{1, 5}})
	if err != nil {
		t.Fatal(err)
	}
	b90, err := RankBounds(x, Independent(se), BoundOptions{Level: 0.90, Best: []int{5}})
	if err != nil {
		t.Fatal(err)
	}
	// This file does not say with how many draws csranks found its critical values; the
	// other one of the same program says 20,000.
	const draws = 20_000
	one := newContrasts(x, Independent(se))
	var close []string
	for _, w := range want.Math.Csranks {
		j := slices.Index(data["jurisdiction"], w.Jurisdiction)
		if b.Low[j] != w.MargL || b.High[j] != w.MargU {
			if !one.reaches(j, 0.95, draws, w.MargL, w.MargU) {
				t.Errorf("%s marginal: exactly %d–%d, csranks has %d–%d, which the error of a quantile of %d draws does not explain",
					w.Jurisdiction, b.Low[j], b.High[j], w.MargL, w.MargU, draws)
			}
			close = append(close, w.Jurisdiction)
		}
		bound(t, w.Jurisdiction+" simultaneous", b.LowAll[j], b.HighAll[j], w.SimulL, w.SimulU, w.SimUnstable)
		got := []bool{slices.Contains(b.Best[0], j), slices.Contains(b.Best[1], j), slices.Contains(b90.Best[0], j)}
		if diff := cmp.Diff([]bool{w.Best195, w.Best595, w.Best590}, got); diff != "" {
			t.Errorf("%s best sets: %s", w.Jurisdiction, diff)
		}
		if b.Place[j] != w.Rank {
			t.Errorf("%s: place %d, published %d", w.Jurisdiction, b.Place[j], w.Rank)
		}
	}
	// Slovenia (exactly 5–14, csranks 5–16) the file itself calls unstable. The United
	// Kingdom (exactly 7–23, csranks 8–23) it does not, but its vignette prints 7–23.
	if diff := cmp.Diff([]string{"Slovenia", "United Kingdom"}, close); diff != "" {
		t.Errorf("differences inside the error of the draws: %s", diff)
	}
	if j := slices.Index(data["jurisdiction"], "United Kingdom"); b.Low[j] != 7 || b.High[j] != 23 {
		t.Errorf("United Kingdom: %d–%d, the vignette has 7–23", b.Low[j], b.High[j])
	}
	if len(b.Best[1]) != 12 || len(b90.Best[0]) != 11 {
		t.Errorf("top-5 sets of %d and %d, published 12 and 11", len(b.Best[1]), len(b90.Best[0]))
	}
}

// reaches tells whether critical values within two standard errors of a quantile of so
// many draws give unit j the bounds low and high.
func (t *contrasts) reaches(j int, level, draws float64, low, high int) bool {
	e := t.exact(j)
	for shift := -2.0; shift <= 2; shift += 0.25 {
		l, h := t.one(j, func(s sides) float64 {
			c := e.critical(s, level)
			density := (e.within(s, c+1e-4) - e.within(s, c-1e-4)) / 2e-4
			return c + shift*math.Sqrt(level*(1-level)/draws)/density
		})
		if l == low && h == high {
			return true
		}
	}
	return false
}

// The exact critical values are those of many draws, within their error.
func TestExactCriticalValues(t *testing.T) {
	for name, se := range map[string][]float64{
		"equal": {1, 1, 1, 1, 1, 1}, "unequal": {0.2, 1, 3, 1, 0.5, 2, 2.5}, "two": {1, 2}, "known": {1, 0, 2, 0, 1.5}, "itself known": {0, 1, 2, 3},
		"wide": {30, 0.2, 1, 2},
	} {
		d := newContrasts(make([]float64, len(se)), Independent(se))
		d.draw(7)
		var rest sides
		for k := 1; k < len(se); k++ {
			switch k {
			case 4:
				rest.above = append(rest.above, k)
			case 5:
				rest.below = append(rest.below, k)
			default:
				rest.open = append(rest.open, k)
			}
		}
		e := d.exact(0)
		c := e.critical(rest, 0.95)
		near(t, name+" probability", e.within(rest, c), 0.95, 2e-5)
		density := (e.within(rest, c+1e-3) - e.within(rest, c-1e-3)) / 2e-3
		off := math.Sqrt(0.05*0.95/float64(len(d.z))) / density
		near(t, name, d.drawn(0, rest, 0.95, make([]float64, len(d.z))), c, 4*off)
	}
	one := newContrasts([]float64{0, 0}, Independent{1, 2})
	near(t, "one pair", one.exact(0).critical(sides{open: []int{1}}, 0.95), 1.959963984540054, 1e-9)
}

func bound(t *testing.T, what string, low, high, wantLow, wantHigh int, unstable bool) {
	t.Helper()
	off := 0
	if unstable {
		off = 1
	}
	if math.Abs(float64(low-wantLow)) > float64(off) || math.Abs(float64(high-wantHigh)) > float64(off) {
		t.Errorf("%s: %d–%d, csranks has %d–%d", what, low, high, wantLow, wantHigh)
	}
}

func TestBLUEAsPublished(t *testing.T) {
	var want struct {
		Fits []struct {
			Variance  []struct{ Vcov float64 }
			Criterion float64
			Table     []struct {
				Level       string
				Blue, SE    float64
				SimulL      int  `json:"simul_L"`
				SimulU      int  `json:"simul_U"`
				MargL       int  `json:"marg_L"`
				MargU       int  `json:"marg_U"`
				Tied        bool `json:"tied_with_best_95"`
				Top3        bool `json:"maybe_top3_95"`
				SimUnstable bool `json:"seed_unstable_simul"`
				MarUnstable bool `json:"seed_unstable_marg"`
			}
			Covariance [][]float64
		}
	}
	oracle(t, "rank_blue_show.json", &want)
	d, institutions, _ := sources[0].design(t)
	b, err := FitBLUE(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := want.Fits[0]
	near(t, "criterion", b.Criterion, w.Criterion, 1e-5)
	near(t, "auditors", b.Auditor, w.Variance[0].Vcov, 1e-4*w.Variance[0].Vcov)
	near(t, "residual", b.Residual, w.Variance[1].Vcov, 1e-4*w.Variance[1].Vcov)
	bounds, err := RankBounds(b.Estimate, b, BoundOptions{Best: []int{1, 3}})
	if err != nil {
		t.Fatal(err)
	}
	line := make([]float64, b.Dim())
	for r, row := range w.Table {
		k := slices.Index(institutions, row.Level)
		near(t, row.Level, b.Estimate[k], row.Blue, 1e-6)
		near(t, row.Level+" SE", b.SE[k], row.SE, 1e-4*row.SE)
		b.Row(k, line)
		for c, v := range w.Covariance[r] {
			near(t, "covariance", line[slices.Index(institutions, w.Table[c].Level)], v, 1e-4*math.Abs(v)+1e-9)
		}
		bound(t, row.Level+" simultaneous", bounds.LowAll[k], bounds.HighAll[k], row.SimulL, row.SimulU, row.SimUnstable)
		bound(t, row.Level+" marginal", bounds.Low[k], bounds.High[k], row.MargL, row.MargU, row.MarUnstable)
		if slices.Contains(bounds.Best[0], k) != row.Tied || slices.Contains(bounds.Best[1], k) != row.Top3 {
			t.Errorf("%s: best sets %v, csranks has %v and %v", row.Level, bounds.Best, row.Tied, row.Top3)
		}
		if (bounds.Tier[k] == 1) != row.Tied {
			t.Errorf("%s is in tier %d", row.Level, bounds.Tier[k])
		}
	}
}
