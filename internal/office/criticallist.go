package office

import (
	"cmp"
	"context"
	"slices"
	"time"

	"biurolidera/internal/contest"
)

// CriticalLine is a failure of a critical criterion that an audit saw.
type CriticalLine struct {
	CriticalFailure
	AuditCode   string
	Participant string // code
	Name        string
	Category    string
	Text        string // of the criterion
	Auditor     string // code
	Witnesses   int    // different auditors who saw it in this channel
	HeldAt      time.Time
	Reason      string // of the office's decision; empty: none
}

// CriticalFailures lists the failures seen, open ones first; openOnly leaves the
// decided and confirmed out.
func (o *Office) CriticalFailures(ctx context.Context, ed contest.Edition, openOnly bool) (lines []CriticalLine, err error) {
	defer wrap(&err, "CriticalFailures(%q)", ed.Code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	for i := range res.Participations {
		for _, f := range res.criticals[i] {
			if !openOnly || f.State == contest.CriticalOpen {
				lines = append(lines, res.criticalLine(i, f))
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b CriticalLine) int {
		return cmp.Or(cmp.Compare(criticalRank(a.State), criticalRank(b.State)), cmp.Compare(a.AuditCode, b.AuditCode), cmp.Compare(a.Criterion, b.Criterion))
	})
	return lines, nil
}

// criticalRank puts what is still to be decided first.
func criticalRank(s contest.CriticalState) int {
	return slices.Index([]contest.CriticalState{contest.CriticalOpen, contest.CriticalConfirmed, contest.CriticalDismissed}, s)
}

func (r *Ranking) criticalLine(i int, f CriticalFailure) CriticalLine {
	p := r.Participations[i]
	l := CriticalLine{CriticalFailure: f, Participant: p.Code, Name: p.Name, Category: p.Category, Text: f.Criterion}
	if q := r.Questionnaire(f.Channel); q != nil {
		if c, ok := q.Criterion(f.Criterion); ok {
			l.Text = c.Text
		}
	}
	auditors := map[string]bool{}
	for _, a := range r.work.audits[p.ID] {
		same := func(o CriticalFailure) bool { return o.Audit == a.ID && o.Criterion == f.Criterion }
		if a.Auditor != "" && a.Channel == f.Channel && slices.ContainsFunc(r.criticals[i], same) {
			auditors[a.Auditor] = true
		}
		if a.ID == f.Audit {
			l.AuditCode, l.Auditor, l.HeldAt = a.Code, a.Auditor, a.HeldAt
		}
	}
	l.Witnesses = len(auditors)
	for _, d := range r.work.decisions[f.Audit] {
		if d.Criterion == f.Criterion {
			l.Reason = d.Reason
		}
	}
	return l
}
