package inference

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Scores come from the highest down, equal ones as they came, negative ones too,
// however many there are.
func TestSortedScores(t *testing.T) {
	s := new(sorter)
	for _, n := range []int{0, 1, 2, 499, 500, 3000, 1200} {
		r := rand.New(rand.NewPCG(uint64(n), 4))
		scores := make([]float64, n)
		list := make([]scored, n)
		for k := range scores {
			scores[k] = 10 * r.NormFloat64()
			if k%3 == 0 {
				scores[k] = float64(r.IntN(7) - 3)
			}
			list[k] = scored{keyOf(scores[k]), int32(k)}
		}
		var got []int
		for _, e := range s.sort(list) {
			got = append(got, int(e.at))
		}
		if diff := cmp.Diff(slices.Clip(descending(scores)), got); diff != "" && n > 0 {
			t.Errorf("%d scores: %s", n, diff)
		}
	}
}
