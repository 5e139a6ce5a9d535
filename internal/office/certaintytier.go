package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
)

// CertaintyTiers tells who is really level, overall and in each category. Up to 400
// institutions it takes a bootstrap, so that it is asked for in the background; it is
// kept with the ranking.
func (o *Office) CertaintyTiers(ctx context.Context, ed contest.Edition) (_ *CertaintyTiers, err error) {
	defer wrap(&err, "CertaintyTiers(%q)", ed.Code)
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		return nil, err
	}
	return c.Ranking.sure.tiers.get(func() (*CertaintyTiers, error) { return c.tiers(ctx) })
}

func (c *Certainty) tiers(ctx context.Context) (*CertaintyTiers, error) {
	if c.Refused != nil {
		return &CertaintyTiers{Refused: c.Refused}, nil
	}
	b, err := inference.FitBLUE(c.sample.design, contestModel())
	if err != nil {
		t := &CertaintyTiers{}
		if !errors.As(err, &t.Refused) {
			return nil, err
		}
		return t, nil
	}
	t := &CertaintyTiers{Categories: map[string]TierList{}}
	r := c.Ranking
	total := len(r.Categories) + 1
	progress(ctx, 0, total)
	if t.Overall, t.Bootstrap, err = c.tierList(b, ""); err != nil {
		return nil, err
	}
	for k, category := range r.Categories {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		progress(ctx, k+1, total)
		list, _, err := c.tierList(b, category.Code)
		if err != nil {
			return nil, err
		}
		if list.Tier != nil {
			t.Categories[category.Code] = list
		}
	}
	progress(ctx, total, total)
	return t, ctx.Err()
}

// tierList finds the tiers of the classified of a category; empty: of all. One alone
// has none.
func (c *Certainty) tierList(b *inference.Blue, category string) (list TierList, bootstrap bool, err error) {
	var units []int
	var estimates []float64
	for k, i := range b.Institution {
		in := category == "" || c.Ranking.Participations[i].Category == category
		if in && c.Rows[i].Official != nil {
			units, estimates = append(units, k), append(estimates, b.Estimate[k])
		}
	}
	if len(units) < 2 {
		return list, false, nil
	}
	bounds, err := inference.RankBounds(estimates, inference.Part{Of: b, Units: units}, inference.BoundOptions{Together: true})
	if err != nil {
		return list, false, err
	}
	n := len(c.Rows)
	list = TierList{Tier: make([]int, n), Low: make([]int, n), High: make([]int, n)}
	for k, u := range units {
		i, tier := b.Institution[u], bounds.Tier[k]
		list.Tier[i], list.Low[i], list.High[i] = tier, bounds.LowAll[k], bounds.HighAll[k]
		for len(list.Sizes) < tier {
			list.Sizes = append(list.Sizes, 0)
		}
		list.Sizes[tier-1]++
	}
	return list, bounds.Bootstrap, nil
}

// ShowsSeverity tells whether the settings let auditors' severities be seen.
func (o *Office) ShowsSeverity() bool { return o.settings().Certainty.ShowSeverity }

// CertaintyAuditors lists the auditors' severities by code, the most severe first, for
// the organiser alone. It fails with severity_hidden where the settings do not show
// them, and as the model was refused.
func (o *Office) CertaintyAuditors(ctx context.Context, ed contest.Edition) (all []AuditorSeverity, err error) {
	defer wrap(&err, "CertaintyAuditors(%q)", ed.Code)
	if !o.ShowsSeverity() {
		return nil, contest.E("severity_hidden")
	}
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		return nil, err
	}
	if c.Refused != nil {
		return nil, c.Refused
	}
	return c.severities(), nil
}
