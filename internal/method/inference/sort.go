package inference

import (
	"cmp"
	"math"
	"slices"
)

// scored is a score and whose it is.
type scored struct {
	key uint64 // ordered as the scores are, the highest first
	at  int32
}

// keyOf turns a score into a number that is smaller the higher the score is.
func keyOf(score float64) uint64 {
	b := math.Float64bits(score)
	if b>>63 != 0 {
		return b
	}
	return ^b &^ (1 << 63)
}

// Digits of the radix sort, and the size below which comparing is faster.
const (
	digitBits  = 11
	digitCount = 6
	fewScores  = 500
)

// sorter sorts scores from the highest down; equal ones keep the order of at. It sorts
// whole keys digit by digit: nothing is rounded (method.md §2b, pitfall 8).
type sorter struct {
	spare  []scored
	counts [digitCount][1 << digitBits]int32
}

// sort orders list, which must come in the order of at, and gives it back, perhaps in
// other memory.
func (s *sorter) sort(list []scored) []scored {
	if len(list) < fewScores {
		slices.SortFunc(list, func(x, y scored) int {
			if x.key != y.key {
				return cmp.Compare(x.key, y.key)
			}
			return cmp.Compare(x.at, y.at)
		})
		return list
	}
	if len(s.spare) < len(list) {
		s.spare = make([]scored, len(list))
	}
	s.counts = [digitCount][1 << digitBits]int32{}
	for _, e := range list {
		for d := range digitCount {
			s.counts[d][e.key>>(d*digitBits)&(1<<digitBits-1)]++
		}
	}
	from, to := list, s.spare[:len(list)]
	for d := range digitCount {
		count := &s.counts[d]
		if count[from[0].key>>(d*digitBits)&(1<<digitBits-1)] == int32(len(list)) {
			continue // all have this digit
		}
		sum := int32(0)
		for k, n := range count {
			count[k] = sum
			sum += n
		}
		for _, e := range from {
			k := e.key >> (d * digitBits) & (1<<digitBits - 1)
			to[count[k]] = e
			count[k]++
		}
		from, to = to, from
	}
	s.spare = to
	return from
}
