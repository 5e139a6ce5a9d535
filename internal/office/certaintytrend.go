package office

import (
	"context"
	"encoding/json"
	"errors"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/strength"
	"biurolidera/internal/store"
)

// trendStudy is the change of all participations since the edition before, by position;
// nil where one took no part then.
type trendStudy struct{ of []*CertaintyTrend }

// falseTrends is the false discovery rate of changes (method.md TR-1).
const falseTrends = 0.10

// trendOf is a participation's change since the edition before in this file; nil: there
// is none, or nothing was asked alike.
func (o *Office) trendOf(ctx context.Context, c *Certainty, i int) (*CertaintyTrend, error) {
	s, err := c.Ranking.sure.trend.get(func() (*trendStudy, error) { return o.trends(ctx, c) })
	if err != nil {
		return nil, err
	}
	return s.of[i], nil
}

func (o *Office) trends(ctx context.Context, c *Certainty) (*trendStudy, error) {
	now := c.Ranking
	s := &trendStudy{of: make([]*CertaintyTrend, len(now.Participations))}
	ed, found, err := o.editionBefore(ctx, now.Edition)
	if err != nil || !found {
		return s, err
	}
	before, err := o.loadRanking(ctx, ed)
	if err != nil {
		return nil, err
	}
	common := strength.Common(now.anchored(now), before.anchored(now))
	if len(common) == 0 {
		return s, nil
	}
	then := map[int64]int{} // institution -> position in the edition before
	for k, p := range before.Participations {
		then[p.InstitutionID] = k
	}
	var pairs []strength.Pair
	a, errNow := now.measure(now, common)
	b, errBefore := before.measure(now, common)
	refused, err := refusal(errors.Join(errNow, errBefore))
	if err != nil {
		return nil, err
	}
	var at []int
	for i, p := range now.Participations {
		k, was := then[p.InstitutionID]
		if !was {
			continue
		}
		s.of[i] = &CertaintyTrend{Before: ed, Common: len(common), Refused: refused}
		if refused == nil && a.has(i) && b.has(k) {
			pairs, at = append(pairs, strength.Pair{Now: a.of(i), Before: b.of(k)}), append(at, i)
		} else if refused == nil {
			s.of[i].Reason = strength.FewAnswers
		}
	}
	for n, ch := range strength.Trend(pairs, falseTrends) {
		t := s.of[at[n]]
		t.Raw, t.Change, t.SE, t.Confirmed, t.Reason = ch.Raw, ch.Shrunken, ch.SE, ch.Confirmed, ch.Reason
	}
	return s, nil
}

// refusal tells a reason that a person reads from a fault.
func refusal(err error) (*contest.Error, error) {
	var refused *contest.Error
	if err != nil && !errors.As(err, &refused) {
		return nil, err
	}
	return refused, nil
}

// editionBefore finds the newest edition of an earlier year.
func (o *Office) editionBefore(ctx context.Context, ed contest.Edition) (before contest.Edition, found bool, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Editions()
		for _, e := range all {
			if e.Year < ed.Year && (!found || e.Year > before.Year) {
				before, found = e, true
			}
		}
		return err
	})
	return before, found, err
}

// anchored lists how each criterion is asked; channels are numbered as in the other
// ranking.
func (r *Ranking) anchored(as *Ranking) (all []strength.Anchored) {
	for c, rule := range as.Rules.Channels {
		q := r.Questionnaire(rule.Channel)
		if q == nil {
			continue
		}
		for _, s := range q.Sections {
			for _, crit := range s.Criteria {
				how, err := json.Marshal([]any{crit.Text, crit.Scale, crit.Max, crit.Anchors, crit.Unit, crit.Bands, s.Once})
				if err == nil {
					all = append(all, strength.Anchored{Channel: c, Code: crit.Code, Anchors: string(how)})
				}
			}
		}
	}
	return all
}

// measured are an edition's levels on the common criteria.
type measured struct {
	model *inference.Model
	plain []inference.Description
}

func (m *measured) has(i int) bool { return m.model.Institutions[i].N > 0 }

func (m *measured) of(i int) strength.Measured {
	e := m.model.Institutions[i]
	return strength.Measured{Adjusted: e.Adjusted, PEV: e.AdjustedSE * e.AdjustedSE, Raw: m.plain[i].Mean}
}

// measure scores the audits by the common criteria alone, with the weights of another
// ranking, and fits the model to them.
func (r *Ranking) measure(weights *Ranking, common []strength.Anchored) (*measured, error) {
	in := newReduction(weights, common).input(r.input)
	scorer, err := score.New(in)
	if err != nil {
		return nil, err
	}
	standings, err := scorer.Standings()
	if err != nil {
		return nil, err
	}
	s := r.observe(standings, weightsOf(in.Channels))
	if s.coded == 0 {
		return nil, contest.E("certainty_no_codes", "count", s.noCode)
	}
	m, err := inference.Fit(s.design, contestModel())
	if err != nil {
		return nil, err
	}
	return &measured{m, s.plain}, nil
}
