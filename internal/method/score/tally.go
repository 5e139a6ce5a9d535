package score

import (
	"math/big"

	"biurolidera/internal/contest"
)

// Raw is a sheet as people count it by hand: points of those answered with points,
// without weights. It is shown while a sheet is typed in and is no score.
type Raw struct {
	Points, Possible int64
	Share            contest.Hundredths // Points of Possible in per cent, two decimals; 0 where Possible is 0
}

// RawOf adds up an audit's points in the form's order; Unanswered ones count nowhere.
func RawOf(f Form, points []int32) (r Raw) {
	i := 0
	for _, s := range f.Sections {
		for _, item := range s.Items {
			if p := points[i]; p >= 0 {
				r.Points += int64(p)
				r.Possible += item.Max
			}
			i++
		}
	}
	if r.Possible > 0 {
		r.Share = Publish(big.NewRat(100*r.Points, r.Possible))
	}
	return r
}
