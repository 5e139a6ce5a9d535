package office

import (
	"context"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// AuditForm is one audit as it is typed in or reviewed. Its embedded scorer has the
// form of the institution's category and the answers taken over.
type AuditForm struct {
	SheetScorer
	Edition       contest.Edition
	Audit         contest.Audit // with its own answers
	Participation contest.Participation
	Institution   contest.Institution
	Where         string              // address, number or e-mail the auditor needs
	Scenario      *contest.Scenario   // with text and answer key; nil: none
	Scenarios     []contest.Scenario  // that fit the institution and the channel
	Draft         *contest.AuditDraft // a half-typed sheet; nil: none
	Evidence      []contest.Evidence
	Decisions     []contest.CriticalDecision
}

// AuditForm reads what entering or reviewing an audit needs.
func (o *Office) AuditForm(ctx context.Context, ed contest.Edition, code string) (f *AuditForm, err error) {
	defer wrap(&err, "AuditForm(%q)", code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		a, err := r.AuditByCode(code)
		if err != nil {
			return err
		}
		if a.Answers, err = r.Answers(a.ID); err != nil {
			return err
		}
		f = &AuditForm{Edition: ed, Audit: a}
		return f.read(r)
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// read gathers what belongs to the audit.
func (f *AuditForm) read(r *store.Reader) error {
	d, err := newDesk(r, f.Edition, store.AuditFilter{ParticipationID: f.Audit.ParticipationID})
	if err != nil {
		return err
	}
	d.without(f.Audit.ID)
	f.Participation = d.participations[f.Audit.ParticipationID]
	if f.Institution, err = d.institution(f.Participation); err != nil {
		return err
	}
	f.Where = whereTo(f.Audit.Channel, f.Institution)
	form, err := d.form(f.Audit)
	if err != nil {
		return err
	}
	over, err := d.takenOver(f.Audit, form)
	if err != nil {
		return err
	}
	if f.SheetScorer, err = newSheetScorer(form, d.rules, over); err != nil {
		return err
	}
	if err := f.readScenarios(r); err != nil {
		return err
	}
	return f.readBeside(r)
}

// readScenarios finds the audit's scenario and those it may be given.
func (f *AuditForm) readScenarios(r *store.Reader) error {
	all, err := r.Scenarios(f.Edition.ID)
	for _, s := range all {
		if s.ID == f.Audit.ScenarioID {
			f.Scenario = &s
		}
		if s.Channel == f.Audit.Channel && s.Fits(f.Participation.Category, f.Participation.Sub) {
			f.Scenarios = append(f.Scenarios, s)
		}
	}
	return err
}

// readBeside reads draft, evidence and decisions.
func (f *AuditForm) readBeside(r *store.Reader) error {
	draft, found, err := r.Draft(f.Audit.ID)
	if err != nil {
		return err
	}
	if found {
		f.Draft = &draft
	}
	if f.Evidence, err = r.Evidence(f.Audit.ID); err != nil {
		return err
	}
	decisions, err := r.CriticalDecisions(f.Edition.ID)
	for _, d := range decisions {
		if d.AuditID == f.Audit.ID {
			f.Decisions = append(f.Decisions, d)
		}
	}
	return err
}

// Sheet is the sheet to begin with: the draft, or the answers that are kept, or an
// empty one for the audit.
func (f *AuditForm) Sheet() contest.Submission {
	if f.Draft != nil {
		return f.Draft.Sheet
	}
	a := f.Audit
	s := contest.Submission{
		AuditCode: a.Code, Outcome: a.Outcome, HeldAt: a.HeldAt, Clock: a.HeldAt.Hour() != 0 || a.HeldAt.Minute() != 0,
		Place: a.Place, Auditor: a.Auditor, Remark: a.Remark,
	}
	by := map[string]contest.Answer{}
	for _, x := range a.Answers {
		by[x.Criterion] = x
	}
	for _, c := range f.Form.Criteria() {
		if x, ok := by[c.Code]; ok && !x.TakenOver {
			s.Answers = append(s.Answers, asWritten(c, x))
		}
	}
	return s
}

// asWritten gives an answer back as a person would write it.
func asWritten(c contest.Criterion, a contest.Answer) contest.RawAnswer {
	raw := contest.RawAnswer{Criterion: a.Criterion, Comment: a.Comment}
	switch {
	case a.NA != "":
		raw.NA, raw.Reason = true, a.NA
	case c.Scale == contest.ScaleMeasured:
		raw.Value = a.Measured
	case c.Scale == contest.ScaleYesNo && a.Points == c.Max:
		raw.Value = "1" // „tak”, whatever its points
	default:
		raw.Value = strconv.Itoa(a.Points)
	}
	return raw
}
