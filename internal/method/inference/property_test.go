package inference

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Units, order and names of the data change nothing that they should not: a shift
// moves the scores, a scale stretches them, a new order of rows, institutions and
// auditors is only another order.
func TestFitFollowsTheData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64Range(1, 1<<30).Draw(t, "seed")
		shift := rapid.Float64Range(-1000, 1000).Draw(t, "shift")
		scale := rapid.Float64Range(0.01, 100).Draw(t, "scale")
		d := invented(seed, rapid.IntRange(8, 20).Draw(t, "institutions"), rapid.IntRange(5, 30).Draw(t, "auditors"), 6)
		a, err := Fit(d, Options{})
		if err != nil {
			t.Skip(err)
		}
		r := rand.New(rand.NewPCG(seed, 9))
		rows, institutions, auditors := r.Perm(len(d.Score)), r.Perm(d.Institutions), r.Perm(d.Auditors)
		e := Design{Institutions: d.Institutions, Auditors: d.Auditors, Fixed: &Fixed{}}
		var channel []string
		for _, k := range rows {
			e.Score = append(e.Score, shift+scale*d.Score[k])
			e.Institution = append(e.Institution, int32(institutions[d.Institution[k]]))
			e.Auditor = append(e.Auditor, int32(auditors[d.Auditor[k]]))
			channel = append(channel, []string{"visit", "phone", "online"}[d.Channel[k]])
		}
		e.Fixed.AddFactor("channel", channel)
		b, err := Fit(e, Options{})
		if err != nil {
			t.Fatal(err)
		}
		alike := func(what string, got, want, size float64) {
			if diff := got - want; !(diff < 2e-3*size && diff > -2e-3*size) {
				t.Errorf("%s: %v, expected %v", what, got, want)
			}
		}
		alike("residual", b.Variance.Residual, scale*scale*a.Variance.Residual, scale*scale*a.Variance.Residual)
		for i, x := range a.Institutions {
			y := b.Institutions[institutions[i]]
			alike("adjusted", y.Adjusted, shift+scale*x.Adjusted, scale*10)
			alike("SE", y.AdjustedSE, scale*x.AdjustedSE, scale*10)
			if x.N != y.N || x.Auditors != y.Auditors {
				t.Errorf("counts: %+v, %+v", x, y)
			}
		}
		for j, x := range a.Auditors {
			alike("severity", b.Auditors[auditors[j]].Severity, scale*x.Severity, scale*10)
		}
	})
}

// Bounds hold the place, the marginal ones and the simultaneous ones, and higher
// estimates with equal errors have no worse bounds.
func TestBoundsHoldThePlace(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 2))
		n := 2 + r.IntN(12)
		x, se := make([]float64, n), make(Independent, n)
		for k := range x {
			x[k], se[k] = float64(r.IntN(40)), 1.5
		}
		b, err := RankBounds(x, se, BoundOptions{Seed: seed, Best: []int{1, n}})
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Best[1]) != n {
			t.Errorf("not all may be among the best %d: %v", n, b.Best)
		}
		for j := range x {
			if b.LowAll[j] > b.Place[j] || b.HighAll[j] < b.Place[j] || b.Low[j] > b.Place[j] || b.High[j] < b.Place[j] {
				t.Errorf("place %d outside %d–%d or %d–%d", b.Place[j], b.Low[j], b.High[j], b.LowAll[j], b.HighAll[j])
			}
			if (b.LowAll[j] == 1) != (b.Tier[j] == 1) {
				t.Errorf("tier %d with bounds from %d", b.Tier[j], b.LowAll[j])
			}
			for k := range x {
				if x[k] > x[j] && (b.LowAll[k] > b.LowAll[j] || b.Tier[k] > b.Tier[j]) {
					t.Errorf("%v has worse bounds than %v", x[k], x[j])
				}
			}
		}
	}
}

// The quantile is that of the sorted values.
func TestQuantile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Float64Range(-5, 5), 1, 200).Draw(t, "values")
		level := rapid.Float64Range(0.01, 0.99).Draw(t, "level")
		sorted := slices.Sorted(slices.Values(v))
		if got, want := quantile(v, level), sorted[ceilShare(level, len(v))-1]; got != want {
			t.Errorf("%v, sorted %v", got, want)
		}
	})
}
