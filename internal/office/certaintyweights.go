package office

import (
	"context"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/sensitivity"
)

// WeightStudy tells what a list owes to its weights (method.md §2d): of a category by
// code, or empty for the overall list. It is long work, tells its progress in steps, and
// is kept with the ranking. Error: category_unknown.
func (o *Office) WeightStudy(ctx context.Context, ed contest.Edition, category string) (_ *WeightRobustness, err error) {
	defer wrap(&err, "WeightStudy(%q)", category)
	r, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	if category != "" && !slices.ContainsFunc(r.Categories, func(c contest.Category) bool { return c.Code == category }) {
		return nil, contest.E("category_unknown", "category", category, "categories", categoryCodes(r.Categories))
	}
	r.sure.mu.Lock()
	if r.sure.weights == nil {
		r.sure.weights = map[string]*memo[*WeightRobustness]{}
	}
	of := r.sure.weights[category]
	if of == nil {
		of = new(memo[*WeightRobustness])
		r.sure.weights[category] = of
	}
	r.sure.mu.Unlock()
	return of.get(func() (*WeightRobustness, error) { return r.weightStudy(ctx, category) })
}

func categoryCodes(all []contest.Category) []string {
	var codes []string
	for _, c := range all {
		codes = append(codes, c.Code)
	}
	return codes
}

// weightStudy runs the analyses of one list.
func (r *Ranking) weightStudy(ctx context.Context, category string) (*WeightRobustness, error) {
	const steps = 3
	w := &WeightRobustness{Category: category, Leader: -1, Rival: -1, Seed: certaintySeed}
	var list []int
	for i, p := range r.Participations {
		if category == "" || p.Category == category {
			list = append(list, i)
		}
	}
	progress(ctx, 0, steps)
	c, err := sensitivity.NewContest(r.input, list)
	if err != nil {
		return nil, err
	}
	robust := c.Robustness()
	if robust.Reason != "" {
		w.Reason = string(robust.Reason)
		return w, nil
	}
	w.Leader, w.Delta, w.Exact = c.Units[robust.Leader], robust.Delta, robust.Exact
	if robust.Rival >= 0 {
		w.Rival = c.Units[robust.Rival]
	}
	o := sensitivity.DefaultOptions()
	o.Seed, w.Draws = certaintySeed, o.Draws
	for _, i := range c.Units {
		w.Units = append(w.Units, WeightUnit{Index: i})
	}
	for k, kind := range []sensitivity.Kind{sensitivity.Local, sensitivity.Global} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		progress(ctx, k+1, steps)
		w.take(kind, c.Analyse(kind, o))
	}
	progress(ctx, steps, steps)
	return w, ctx.Err()
}

// take notes one analysis.
func (w *WeightRobustness) take(kind sensitivity.Kind, res sensitivity.Result) {
	d := WeightDraws{
		LeaderStays: res.LeaderStays, MeanShift: res.MeanShift, Spearman: res.Spearman, SpearmanLow: res.SpearmanLow,
		Reason: string(res.Reason), Criteria: res.Criteria,
	}
	to := &w.Global
	if kind == sensitivity.Local {
		to = &w.Local
	}
	*to = d
	for k, u := range res.Units {
		share := WeightShare{
			First: u.First, Title: u.Title, Low: u.Low, High: u.High, MeanPlace: u.MeanPlace, Acceptance: u.Acceptance, Central: u.Central,
		}
		w.Units[k].Place = u.Place
		if kind == sensitivity.Local {
			w.Units[k].Local = share
		} else {
			w.Units[k].Global = share
		}
	}
}
