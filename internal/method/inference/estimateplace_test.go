package inference

import (
	"math"
	"slices"
	"testing"
)

// Places of the PISA scores with a flat prior are those of 400,000 draws in R.
func TestEstimatePlacesAsPublished(t *testing.T) {
	var want struct {
		Math struct {
			Table []lmePlace `json:"bayes_flat_prior_rank_distribution"`
		}
	}
	oracle(t, "ranks_pisa_show.json", &want)
	data := table(t, "pisa2018.csv", "jurisdiction", "math_score", "math_se")
	x, se := numbers(t, data["math_score"]), numbers(t, data["math_se"])
	places, _, err := EstimatePlaces(x, Independent(se), PlaceOptions{Draws: 100_000, Seed: 1, Top: []int{1, 5, 10}})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range want.Math.Table {
		p := places[slices.Index(data["jurisdiction"], w.Level)]
		sd := float64(w.Q95-w.Q05+1) / 3.29 // four standard errors of both means of draws
		near(t, w.Level+" expected", p.Expected, w.Expected, 4*sd*math.Sqrt(1.0/100_000+1.0/400_000))
		near(t, w.Level+" top 1", p.Top[0], w.Top1, 0.005)
		near(t, w.Level+" top 5", p.Top[1], w.Top5, 0.005)
		near(t, w.Level+" top 10", p.Top[2], w.Top10, 0.005)
		if math.Abs(float64(p.Low-w.Q05)) > 1 || math.Abs(float64(p.High-w.Q95)) > 1 {
			t.Errorf("%s: %d–%d, R has %d–%d", w.Level, p.Low, p.High, w.Q05, w.Q95)
		}
	}
}

// Estimates with a common error keep their order however large it is.
func TestEstimatePlacesWithCommonError(t *testing.T) {
	cov := Full{{100.01, 100, 100}, {100, 100.01, 100}, {100, 100, 100.01}}
	overall, inGroup, err := EstimatePlaces([]float64{3, 1, 2}, cov, PlaceOptions{Draws: 200, Groups: []int32{0, 1, 1}})
	if err != nil {
		t.Fatal(err)
	}
	for k, place := range []int{1, 3, 2} {
		if overall[k].Low != place || overall[k].High != place || overall[k].BandHigh != place {
			t.Errorf("unit %d: %+v", k, overall[k])
		}
	}
	if inGroup[0].High != 1 || inGroup[2].High != 1 || inGroup[1].Low != 2 {
		t.Errorf("in groups: %+v", inGroup)
	}
}

// The truth of the published simulation lies in the 90 % intervals as often as lme4's.
func TestCoverageOfPublishedSimulation(t *testing.T) {
	src := sources[slices.IndexFunc(sources, func(s source) bool { return s.fit == "sim10k.fit.json" })]
	d, institutions, _ := src.design(t)
	truth := table(t, "sim10k_truth.csv.gz", "inst", "b")
	effects := numbers(t, truth["b"])
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	inside := 0.0
	for k, id := range truth["inst"] {
		at, ok := slices.BinarySearch(institutions, id)
		if !ok {
			t.Fatalf("no institution %s", id)
		}
		if i := m.Institutions[at]; math.Abs(i.BLUP-effects[k]) <= 1.6448536*i.PEVSD {
			inside++
		}
	}
	near(t, "share inside", inside/float64(len(effects)), 0.904, 0.0006)
}
