package ranking

import (
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// criteria shows a channel's criteria, those that cost most first.
func (w why) criteria(c office.ExplainedChannel, area string) node {
	n := node{level: levelCriteria, title: area, says: w.cat.T("ranking.screen.why.criteria.says")}
	if area == "" {
		n.title = w.cat.T("ranking.screen.why.all")
	}
	for _, k := range w.criteriaOf(c.Channel, area) {
		n.rows = append(n.rows, w.criterion(c, k))
	}
	return n
}

func (w why) criterion(c office.ExplainedChannel, k office.ExplainedCriterion) whyRow {
	return whyRow{
		key: k.Code, bar: bar(&k.Share),
		cells: []string{k.Text, w.cat.Percent(k.Share), w.percent(k.Median), w.cat.Number(k.ToWin), k.Code},
		down:  func() node { return w.responses(c, k) },
	}
}

func (w why) percent(h *contest.Hundredths) string {
	if h == nil {
		return "–"
	}
	return w.cat.Percent(*h)
}

// responses shows a criterion's answers audit by audit.
func (w why) responses(c office.ExplainedChannel, k office.ExplainedCriterion) node {
	says := []string{
		w.cat.T("ranking.screen.why.criterion.mean", "text", k.Text, "mean", k.Mean, "max", k.Max, "share", w.cat.Percent(k.Share), "median", w.percent(k.Median)),
		w.cat.T("ranking.screen.why.criterion.worth", "worth", k.Worth, "points", k.ToWin),
	}
	if k.Critical {
		says = append(says, w.cat.T("ranking.screen.why.criterion.critical"))
	}
	if k.Recommendation != "" {
		says = append(says, w.cat.T("ranking.screen.why.criterion.advice", "text", k.Recommendation))
	}
	n := node{level: levelResponses, title: k.Code, says: strings.Join(says, " ")}
	for _, a := range k.Answers {
		n.rows = append(n.rows, w.response(c, k, a))
	}
	return n
}

func (w why) response(c office.ExplainedChannel, k office.ExplainedCriterion, a office.ExplainedAnswer) whyRow {
	r := whyRow{key: a.Audit, audit: a.Audit, cells: []string{a.Audit, "", a.Answer.Comment, "–"}}
	if a.Answer.NA != "" {
		r.cells[1] = w.cat.T("ranking.not_applicable")
		if r.cells[2] == "" {
			r.cells[2] = w.cat.Enum("na_reason", string(a.Answer.NA))
		}
	} else {
		v := float64(a.Answer.Points)
		r.bar = &kit.Bar{Low: v, Value: v, High: v, Min: 0, Max: float64(k.Max)}
		r.cells[1] = w.cat.T("ranking.screen.why.points", "points", a.Answer.Points, "max", k.Max)
	}
	for _, x := range c.Counted {
		if x.Code == a.Audit && x.Score != nil {
			r.cells[3] = w.cat.Number(x.Score.Published)
		}
	}
	return r
}
