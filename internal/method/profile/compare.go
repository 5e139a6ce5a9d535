package profile

import (
	"slices"

	"biurolidera/internal/contest"
)

// MinCompared is from how many scores on a median and a best quarter are told: below
// it they would speak of single institutions.
const MinCompared = 5

// Median is the middle of published numbers, the mean of the two middle ones, half
// up; false where there are fewer than MinCompared.
func Median(values []contest.Hundredths) (contest.Hundredths, bool) {
	if len(values) < MinCompared {
		return 0, false
	}
	v := slices.Sorted(slices.Values(values))
	n := len(v)
	if n%2 == 1 {
		return v[n/2], true
	}
	return (v[n/2-1] + v[n/2] + 1) / 2, true
}

// BestQuarter is the lowest number of the best quarter: a quarter of the values,
// rounded up, is at least as high; false where there are fewer than MinCompared.
func BestQuarter(values []contest.Hundredths) (contest.Hundredths, bool) {
	if len(values) < MinCompared {
		return 0, false
	}
	v := slices.Sorted(slices.Values(values))
	return v[len(v)-(len(v)+3)/4], true
}
