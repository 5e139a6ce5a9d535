package profile

import (
	"slices"

	"biurolidera/internal/contest"
)

// Histogram counts published scores in ranges of equal width: Counts[i] of them are
// from Edges[i] to below Edges[i+1], in the last range up to and with it.
type Histogram struct {
	Edges     []contest.Hundredths
	Counts    []int
	Low, High contest.Hundredths // lowest and highest
}

// maxRanges is how many ranges a histogram has at most.
const maxRanges = 12

// NewHistogram chooses the narrowest round width that gives at most maxRanges; the
// zero Histogram where there are fewer than MinCompared values.
func NewHistogram(values []contest.Hundredths) (h Histogram) {
	if len(values) < MinCompared {
		return h
	}
	h.Low, h.High = slices.Min(values), slices.Max(values)
	width, first, n := contest.Hundredths(0), contest.Hundredths(0), 0
	for _, width = range []contest.Hundredths{100, 200, 250, 500, 1000} {
		first = h.Low / width * width
		if n = max(1, int((h.High-first+width-1)/width)); n <= maxRanges {
			break
		}
	}
	h.Counts = make([]int, n)
	for i := range n + 1 {
		h.Edges = append(h.Edges, first+contest.Hundredths(i)*width)
	}
	for _, v := range values {
		h.Counts[min(int((v-first)/width), n-1)]++
	}
	return h
}
