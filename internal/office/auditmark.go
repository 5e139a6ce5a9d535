package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"
)

// AuditMark is what an audit's sheet comes to.
type AuditMark struct {
	Score    *contest.Score // nil: too incomplete to count
	Counted  bool           // part of the ranking as it stands
	Comments int            // answers whose comment is missing
	Critical int            // critical failures seen
	Open     int            // of them not yet decided
}

// Findings counts what a reviewer should look at: missing comments, open critical
// failures and a sheet that is too incomplete.
func (m AuditMark) Findings() int {
	n := m.Comments + m.Open
	if m.Score == nil {
		n++
	}
	return n
}

// AuditMarks gives the marks of the audits that have a sheet, by audit id, from the
// ranking in memory or, the first time, computed with it. Where the rules count
// approved audits alone, submitted ones are scored beside it. Audits of participations
// that are not accepted, and of channels that don't apply to them, have none.
func (o *Office) AuditMarks(ctx context.Context, ed contest.Edition) (marks map[int64]AuditMark, err error) {
	defer wrap(&err, "AuditMarks(%q)", ed.Code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	commented := map[store.AnswerPlace]bool{}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		commented, err = r.CommentedAnswers(ed.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	marks = map[int64]AuditMark{}
	if res.Rules.RequireReview {
		all, err := o.withSubmitted(ctx, ed)
		if err != nil {
			return nil, err
		}
		all.mark(marks, commented, false)
	}
	res.mark(marks, commented, true)
	return marks, nil
}

// withSubmitted ranks as if submitted sheets counted too: for their scores, and for
// nothing else.
func (o *Office) withSubmitted(ctx context.Context, ed contest.Edition) (*Ranking, error) {
	answers, err := o.db.AnswerColumns(ctx, ed.ID)
	if err != nil {
		return nil, err
	}
	var work *fieldwork
	err = o.db.Read(ctx, func(r *store.Reader) error {
		res, err := rankingSetup(r, ed)
		if err != nil {
			return err
		}
		res.Rules.RequireReview = false
		work, err = newFieldwork(r, res)
		return err
	})
	if err != nil {
		return nil, err
	}
	return computeRanking(work, answers)
}

// mark writes the marks of the audits a ranking counts.
func (r *Ranking) mark(marks map[int64]AuditMark, commented map[store.AnswerPlace]bool, counted bool) {
	for i, p := range r.Participations {
		inst := &r.input.Institutions[i]
		for _, work := range inst.Channels {
			at := 0
			rule := r.Rules.Channels[work.Channel]
			form := r.work.resolved[resolveKey{rule.Channel, p.Category, p.Sub}]
			for _, a := range r.work.audits[p.ID] {
				if a.Channel != rule.Channel {
					continue
				}
				marks[a.ID] = AuditMark{
					Score: r.Standings[i].Channels[work.Channel].Audits[at], Counted: counted,
					Comments: r.missingComments(form, a, work.Audits[at], commented),
				}
				at++
			}
		}
		for _, f := range r.criticals[i] {
			m := marks[f.Audit]
			m.Critical++
			if f.State == contest.CriticalOpen {
				m.Open++
			}
			marks[f.Audit] = m
		}
	}
}

// missingComments counts an audit's answers that want a comment and have none
// (contest.Criterion.CheckAnswer). Sections answered once are looked at nowhere: the
// comment may stand in another audit.
func (r *Ranking) missingComments(form contest.Form, a contest.Audit, points score.Audit, commented map[store.AnswerPlace]bool) (n int) {
	at := 0
	for _, s := range form.Sections {
		for _, c := range s.Criteria {
			p := int(points.Points[at])
			at++
			dropped := a.Outcome == contest.OutcomeNoContact && (c.OnContact || c.Condition != "")
			if s.Once || dropped || p < 0 || c.CommentAtMost < 0 || p > c.CommentAtMost {
				continue
			}
			if item, ok := r.work.places[a.QuestionnaireID][c.Code]; ok && !commented[store.AnswerPlace{Audit: a.ID, Item: item}] {
				n++
			}
		}
	}
	return n
}
