package score

import (
	"math/big"

	"biurolidera/internal/contest"
)

// Assess tells which sections of a form could be assessed in an audit with these
// points (rule 3) and whether the audit is valid (rule 4). The points must be such
// as New takes.
func (s *Scorer) Assess(form int, points []int32) (assessable []bool, valid bool) {
	f := &s.forms[form]
	numerator, answered := make([]int64, len(f.sections)), make([]int64, len(f.sections))
	if !f.tally(points, numerator, answered) {
		return make([]bool, len(f.sections)), false
	}
	valid = f.assess(s.in.Coverage, answered) > 0
	for _, w := range answered {
		assessable = append(assessable, w > 0)
	}
	return assessable, valid
}

// Publish rounds an exact number of at least 0 once, half-up, to two decimals
// (rule 8): the one place where anything derived from a score is rounded.
func Publish(r *big.Rat) contest.Hundredths {
	return wideNumber(r).publish().Published
}
