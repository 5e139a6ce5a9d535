package sensitivity

import (
	"math"
	"math/bits"
	"slices"
)

// level is how close two unrounded scores must be to share a place.
const level = 1e-8

// ranker gives places to one draw's scores. It is used by one goroutine.
type ranker struct {
	keys   []uint64
	who    uint64    // mask of the bits of a key that say whose it is
	places []int     // 1224, by unit
	ranks  []float64 // fractional ranks, by unit
}

func newRanker(units int) *ranker {
	return &ranker{
		keys: make([]uint64, units), who: 1<<bits.Len(uint(units)) - 1,
		places: make([]int, units), ranks: make([]float64, units),
	}
}

// rank fills keys in order, places and ranks from scores. A key holds the score's
// leading bits, which tell apart what is not level.
func (r *ranker) rank(scores []float64) {
	for i, s := range scores {
		r.keys[i] = rising(-s)&^r.who | uint64(i)
	}
	slices.Sort(r.keys)
	for first := 0; first < len(r.keys); {
		top, end := scores[r.keys[first]&r.who], first+1
		for end < len(r.keys) && top-scores[r.keys[end]&r.who] <= level {
			end++
		}
		for _, k := range r.keys[first:end] {
			r.places[k&r.who] = first + 1
			r.ranks[k&r.who] = float64(first+1+end) / 2
		}
		first = end
	}
}

// rising gives a number whose order among unsigned ones is that of v.
func rising(v float64) uint64 {
	b := math.Float64bits(v)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}

// correlation is Pearson's of two lists of fractional ranks, whose mean is the same.
// False: in one of them all are level.
func correlation(a, b []float64) (float64, bool) {
	mean := float64(len(a)+1) / 2
	var ab, aa, bb float64
	for i := range a {
		x, y := a[i]-mean, b[i]-mean
		ab += x * y
		aa += x * x
		bb += y * y
	}
	if aa == 0 || bb == 0 {
		return 0, false
	}
	return ab / math.Sqrt(aa*bb), true
}
