package inference

import (
	"math"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Places with known variances are those of 400,000 draws in R.
func TestPlacesAsPublished(t *testing.T) {
	src := sources[0]
	want := src.lme4(t)
	d, institutions, _ := src.design(t)
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := m.Places(PlaceOptions{Draws: 200_000, Seed: 3, Known: true, Top: []int{1, 3, 5, 10}})
	for _, w := range want.Rank.Table {
		g := p.Overall[slices.Index(institutions, w.Level)]
		near(t, w.Level+" expected", g.Expected, w.Expected, 0.02)
		near(t, w.Level+" top 1", g.Top[0], w.Top1, 0.005)
		near(t, w.Level+" top 3", g.Top[1], w.Top3, 0.005)
		if math.Abs(float64(g.Low-w.Q05)) > 1 || math.Abs(float64(g.High-w.Q95)) > 1 {
			t.Errorf("%s: %d–%d, R has %d–%d", w.Level, g.Low, g.High, w.Q05, w.Q95)
		}
		if g.BandLow > g.Low || g.BandHigh < g.High {
			t.Errorf("%s: the band %d–%d is inside the interval %d–%d", w.Level, g.BandLow, g.BandHigh, g.Low, g.High)
		}
	}
}

// The same seed gives the same bits on one core and on sixteen.
func TestSameOnAnyNumberOfCores(t *testing.T) {
	threshold := 75.0
	results := func(cores int) (all []any) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		for _, size := range []int{40, 250} { // with the grid and without
			d := invented(9, size, 15, 6)
			m, err := Fit(d, Options{ByChannel: true})
			if err != nil {
				t.Fatal(err)
			}
			groups := make([]int32, size)
			for i := range groups {
				groups[i] = int32(i % 3)
			}
			all = append(all, m.Institutions, m.Auditors, m.Variance, m.Places(PlaceOptions{Draws: 500, Seed: 5, Threshold: &threshold, Groups: groups, Top: []int{1, 10}}))
		}
		return all
	}
	if diff := cmp.Diff(results(1), results(16)); diff != "" {
		t.Error(diff)
	}
}

// Places of a group run from 1 to its size, and their expectations add up.
func TestPlacesInGroups(t *testing.T) {
	d := invented(2, 60, 12, 5)
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	groups := make([]int32, 60)
	for i := range groups {
		groups[i] = int32(i % 2)
	}
	p := m.Places(PlaceOptions{Draws: 400, Seed: 1, Groups: groups})
	var overall float64
	sums := make([]float64, 2)
	for i := range groups {
		overall += p.Overall[i].Expected
		sums[groups[i]] += p.InGroup[i].Expected
		if p.InGroup[i].High > 30 || p.InGroup[i].BandHigh > 30 || p.InGroup[i].Low < 1 {
			t.Errorf("place in a group of 30: %+v", p.InGroup[i])
		}
	}
	near(t, "sum of places", overall, 60*61/2, 1e-6)
	near(t, "sum in the first group", sums[0], 30*31/2, 1e-6)
	near(t, "sum in the second group", sums[1], 30*31/2, 1e-6)
}
