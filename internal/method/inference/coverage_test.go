package inference

import (
	"math"
	"testing"
)

// coverage counts how often the truth lies in 90 % intervals of the adjusted score and
// of the place.
type coverage struct{ n, score, place float64 }

// add simulates a contest of 100 institutions anew and looks.
func (c *coverage) add(t testing.TB, seed uint64) {
	t.Helper()
	d, truth := inventedTruth(seed, 100, 20, 8)
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	places := m.Places(PlaceOptions{Seed: seed, Draws: 1000})
	by := PlacesOf(truth)
	for i, e := range m.Institutions {
		c.n++
		if math.Abs(e.BLUP-truth[i]) <= 1.6449*e.PEVSD {
			c.score++
		}
		if p := places.Overall[i]; p.Low <= by[i] && by[i] <= p.High {
			c.place++
		}
	}
}

// 90 % intervals hold the truth in about 90 % of fresh simulations.
func TestIntervalsCover(t *testing.T) {
	var all coverage
	for seed := range uint64(25) {
		all.add(t, seed+50)
	}
	for what, share := range map[string]float64{"score": all.score / all.n, "place": all.place / all.n} {
		if share < 0.88 || share > 0.92 {
			t.Errorf("90 %% intervals of the %s cover %.1f %%", what, 100*share)
		}
	}
}
