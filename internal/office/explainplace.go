package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"
)

// neighbours is how many above and below are shown.
const neighbours = 3

// Explain explains a participation's place in the ranking as it stands. The first call
// on a ranking looks at all institutions for the medians; later ones take milliseconds.
func (o *Office) Explain(ctx context.Context, ed contest.Edition, code string) (e Explanation, err error) {
	defer wrap(&err, "Explain(%q)", code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return e, err
	}
	i, ok := res.Find(strings.ToUpper(strings.TrimSpace(code)))
	if !ok {
		return e, contest.E("participant_unknown", "edition", ed.Name, "code", code)
	}
	prof, err := res.profile()
	if err != nil {
		return e, err
	}
	p, st := res.Participations[i], res.Standings[i]
	e = Explanation{
		Participation: p, Standing: st, Reasons: st.Reasons, Criticals: res.criticals[i],
		Of: len(res.List(contest.ListCategory, p.Category).Entries), OfAll: len(res.List(contest.ListOverall, "").Entries),
	}
	g := prof.groups[p.Category]
	err = o.db.Read(ctx, func(r *store.Reader) error {
		e.Channels, err = res.explainChannels(r, i, g)
		return err
	})
	if err != nil {
		return e, err
	}
	e.Areas = res.explainAreas(st, g)
	e.Criteria = res.explainCriteria(i, g, e.Channels)
	e.Above, e.Below = res.around(i, contest.ListCategory, p.Category)
	e.AllAbove, e.AllBelow = res.around(i, contest.ListOverall, "")
	return e, nil
}

// explainChannels gives each channel with its counted audits and their answers.
func (r *Ranking) explainChannels(rd *store.Reader, i int, g *group) (out []ExplainedChannel, err error) {
	p, st := r.Participations[i], r.Standings[i]
	parts := profile.Parts(r.input, st)
	for c, ch := range st.Channels {
		rule := r.Rules.Channels[c]
		x := ExplainedChannel{
			ChannelStanding: ch, Weight: rule.Weight, MinAudits: rule.MinAudits, Part: parts[c].Share, Worth: parts[c].Worth,
			Median: compared(g.channels[ch.Channel], nil).Median,
		}
		if ch.Applicable {
			if x.Counted, err = r.explainAudits(rd, p, ch); err != nil {
				return nil, err
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// explainAudits reads a channel's counted audits in the order of their scores.
func (r *Ranking) explainAudits(rd *store.Reader, p contest.Participation, ch contest.ChannelStanding) (out []ExplainedAudit, err error) {
	var audits []contest.Audit
	for _, a := range r.work.audits[p.ID] {
		if a.Channel != ch.Channel {
			continue
		}
		if a.Answers, err = rd.Answers(a.ID); err != nil {
			return nil, err
		}
		audits = append(audits, a)
	}
	audits = score.TakeOver(r.work.resolved[resolveKey{ch.Channel, p.Category, p.Sub}], audits)
	for n, a := range audits {
		out = append(out, ExplainedAudit{ID: a.ID, Code: a.Code, Outcome: a.Outcome, Score: ch.Audits[n], Answers: a.Answers})
	}
	return out, nil
}

func (r *Ranking) explainAreas(st contest.Standing, g *group) (out []ExplainedArea) {
	for _, a := range r.input.Areas {
		for _, s := range st.Areas {
			if s.Area == a.Code {
				out = append(out, ExplainedArea{Area: a.Code, Name: a.Name, Score: s.Score, Median: compared(g.areas[a.Code], nil).Median})
			}
		}
	}
	return out
}

// explainCriteria gives the criteria that were observed, those with most to win first.
func (r *Ranking) explainCriteria(i int, g *group, channels []ExplainedChannel) (out []ExplainedCriterion) {
	p, own := r.Participations[i], r.criteriaOf(i)
	for c, rule := range r.Rules.Channels {
		form := r.work.resolved[resolveKey{rule.Channel, p.Category, p.Sub}]
		for _, s := range form.Sections {
			for _, crit := range s.Criteria {
				seen := own.find(c, crit.Code)
				if seen == nil {
					continue
				}
				out = append(out, ExplainedCriterion{
					Channel: rule.Channel, Section: s.Name, Area: r.AreaName(s.Area), Code: crit.Code, Text: crit.Text,
					Weight: crit.Weight, Max: crit.Max, Critical: crit.Critical, N: seen.N, NA: seen.NA, Full: seen.Full,
					Mean: seen.Mean, Share: seen.Share, Median: compared(g.shares[crit.Code], nil).Median,
					Worth: seen.Worth, ToWin: seen.ToWin, Recommendation: crit.Recommendation, Answers: answersTo(crit.Code, channels[c].Counted),
				})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ExplainedCriterion) int { return cmp.Compare(b.ToWin, a.ToWin) })
	return out
}

// answersTo picks a criterion's answers.
func answersTo(code string, audits []ExplainedAudit) (out []ExplainedAnswer) {
	for _, a := range audits {
		for _, x := range a.Answers {
			if x.Criterion == code {
				out = append(out, ExplainedAnswer{a.Code, x})
			}
		}
	}
	return out
}

// around gives who stands just above and below in a list.
func (r *Ranking) around(i int, kind contest.ListKind, code string) (above, below []Neighbour) {
	list := r.List(kind, code)
	at := slices.IndexFunc(list.Entries, func(e contest.RankingEntry) bool { return e.Index == i })
	if at < 0 {
		return nil, nil
	}
	for n := 1; n <= neighbours; n++ {
		if at-n >= 0 {
			above = append(above, r.neighbour(i, list.Entries[at-n]))
		}
		if at+n < len(list.Entries) {
			below = append(below, r.neighbour(i, list.Entries[at+n]))
		}
	}
	return above, below
}

func (r *Ranking) neighbour(i int, e contest.RankingEntry) Neighbour {
	own, theirs := &r.Standings[i], &r.Standings[e.Index]
	n := Neighbour{
		Participation: r.Participations[e.Index], Place: e.Place, Score: e.Score.Published,
		Ahead: profile.Ahead(&e.Score.Published, &own.Overall.Published),
	}
	for c := range own.Channels {
		d := Difference{Channel: own.Channels[c].Channel, Own: publishedOf(own.Channels[c].Score), Theirs: publishedOf(theirs.Channels[c].Score)}
		d.Ahead = profile.Ahead(d.Theirs, d.Own)
		n.Channels = append(n.Channels, d)
	}
	return n
}

func publishedOf(s *contest.Score) *contest.Hundredths {
	if s == nil {
		return nil
	}
	return &s.Published
}
