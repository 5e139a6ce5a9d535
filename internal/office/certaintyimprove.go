package office

import (
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
	"biurolidera/internal/method/strength"
)

// Limits of a plan of improvement.
const (
	maxSteps    = 8
	defaultDays = 60 // for a criterion that the library does not know
)

// improvements makes the plan: a step for each confirmed area to improve and then for
// the hints below the category, most points to win first. Of an area that was judged as
// a whole it takes the criterion with most to win.
func (o *Office) improvements(r *Ranking, i int, s *InstitutionStrengths, p strength.Profile, fits []strength.Fit) []ImprovementStep {
	own := r.criteriaOf(i)
	var steps []ImprovementStep
	add := func(all []strength.Finding) {
		from := len(steps)
		for _, f := range all {
			if f.Difference >= 0 {
				continue
			}
			best := own.mostToWin(f.Channel, fits[f.Fit].Members)
			if best == nil || slices.ContainsFunc(steps, func(x ImprovementStep) bool { return x.Code == best.Code }) {
				continue
			}
			steps = append(steps, o.improvement(r, i, best, f.Confirmed))
		}
		slices.SortStableFunc(steps[from:], func(a, b ImprovementStep) int { return int(b.ToWin - a.ToWin) })
	}
	add(p.Improve)
	add(p.Hints)
	return steps[:min(maxSteps, len(steps))]
}

// mostToWin is the criterion of some that costs most points; nil: none costs any.
func (all criteria) mostToWin(channel int, codes []string) *profile.Criterion {
	var best *profile.Criterion
	for _, code := range codes {
		if c := all.find(channel, code); c != nil && c.ToWin > 0 && (best == nil || c.ToWin > best.ToWin) {
			best = c
		}
	}
	return best
}

// improvement is one step about a criterion.
func (o *Office) improvement(r *Ranking, i int, c *profile.Criterion, confirmed bool) ImprovementStep {
	p, channel := r.Participations[i], r.Rules.Channels[c.Channel].Channel
	step := ImprovementStep{
		Channel: channel, Code: c.Code, Criterion: c.Code, ToWin: c.ToWin, Confirmed: confirmed,
		Who: o.cat.T("certainty.plan.who"), Seen: o.cat.T("certainty.plan.seen"),
	}
	days := defaultDays
	var crit contest.Criterion
	if q := r.Questionnaire(channel); q != nil {
		crit, _ = q.Criterion(c.Code)
	}
	step.Criterion, step.What = crit.Text, crit.Recommendation
	if rec, ok := o.cat.Recommendation(c.Code, p.Sub, p.Category); ok {
		step.What, step.Who, step.Seen, days = rec.What, rec.Who, rec.Seen, rec.Days
	}
	step.By = day(o.opt.Now()).AddDate(0, 0, days)
	return step
}
