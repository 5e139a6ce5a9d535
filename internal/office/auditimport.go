package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// AuditImport says which filled sheets come in.
type AuditImport struct {
	Edition contest.Edition
	Path    string // a sheet, a folder of sheets, a long or a wide table
	DryRun  bool
	Rejects string // file for sheets that were kept out; empty: none
}

// AuditSummary tells what the sheets brought.
type AuditSummary struct {
	Files    int
	Read     int // audits found in them
	Accepted int
	Same     int // had the very same sheet already
	Rejected int
	Blank    int // sheets nobody has filled in yet; they are passed over
	Findings []contest.Finding
	Sheets   []SheetLine // one a sheet, by file and row
	Change   contest.Change
}

// ImportAudits reads filled sheets and survey exports, matches them to the
// edition's audits and checks them. Good ones go in as one step that can be
// undone, bad ones into the rejects file with the reasons.
func (o *Office) ImportAudits(ctx context.Context, in AuditImport) (s AuditSummary, err error) {
	defer wrap(&err, "ImportAudits(%q)", in.Path)
	criteria, err := o.criterionCodes(ctx, in.Edition)
	if err != nil {
		return s, err
	}
	read, err := exchange.ReadAudits(ctx, in.Path, exchange.AuditOptions{Criteria: criteria, Progress: progressOf(ctx)})
	if err != nil {
		return s, err
	}
	s.Files, s.Read = read.Files, len(read.Submissions)
	s.Findings = append(s.Findings, read.Findings...)
	var rejected []rejectedSheet
	if in.DryRun {
		err = o.db.Read(ctx, func(r *store.Reader) error {
			_, rejected, err = o.matchSheets(ctx, r, in.Edition, read.Submissions, &s)
			return err
		})
	} else {
		step := store.Step{Action: "import_audits", Args: contest.Args{"file": baseName(in.Path), "edition": in.Edition.Name}, Undoable: true}
		s.Change, err = o.write(ctx, step, func(tx *store.Tx) error {
			var good []contest.Audit
			if good, rejected, err = o.matchSheets(ctx, tx.Reader, in.Edition, read.Submissions, &s); err != nil {
				return err
			}
			tx.Set("count", len(good))
			if err := putSheets(tx, good); err != nil {
				return err
			}
			return o.writeAuditRejects(in.Rejects, rejected) // before the step is kept: without the file nothing is half done
		})
	}
	if err != nil {
		return s, err
	}
	slices.SortStableFunc(s.Findings, func(a, b contest.Finding) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Row, b.Row))
	})
	slices.SortStableFunc(s.Sheets, func(a, b SheetLine) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Row, b.Row))
	})
	if in.DryRun {
		err = o.writeAuditRejects(in.Rejects, rejected)
	}
	return s, err
}

// putSheets writes accepted sheets: the audit's data and its own answers, in place of a
// draft.
func putSheets(tx *store.Tx, good []contest.Audit) error {
	for _, a := range good {
		if err := tx.UpdateAudit(a); err != nil {
			return err
		}
		if err := tx.PutAnswers(a.ID, a.Answers); err != nil {
			return err
		}
		if err := tx.DeleteDraft(a.ID); err != nil {
			return err
		}
	}
	return nil
}

// rejectedSheet is a submission that was kept out and why.
type rejectedSheet struct {
	sub     contest.Submission
	reasons []contest.Finding
}

// matchSheets checks every submission. Fuller sheets come first, so that a section
// answered once in one of them completes the others.
func (o *Office) matchSheets(ctx context.Context, r *store.Reader, ed contest.Edition, subs []contest.Submission, s *AuditSummary) (good []contest.Audit, bad []rejectedSheet, err error) {
	d, err := newDesk(r, ed, store.AuditFilter{})
	if err != nil {
		return nil, nil, err
	}
	if seal, changed, err := sealed(r, ed.ID); err != nil {
		return nil, nil, err
	} else if seal == nil || changed {
		s.Findings = append(s.Findings, contest.Warn("import_unsealed", "edition", ed.Name))
	}
	m := matcher{desk: d, seen: map[string]string{}, drafts: map[int64]bool{}, now: o.opt.Now()}
	drafts, err := r.Drafts(ed.ID)
	if err != nil {
		return nil, nil, err
	}
	for _, draft := range drafts {
		m.drafts[draft.AuditID] = true
	}
	order := slices.Clone(subs)
	slices.SortStableFunc(order, func(a, b contest.Submission) int { return cmp.Compare(answered(b), answered(a)) })
	for n, sub := range order {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if untouched(sub) {
			s.Blank++
			blank := contest.Warn("sheet_blank", "audit", sub.AuditCode).AtRow(sub.Source, 0, "")
			s.Findings = append(s.Findings, blank)
			s.Sheets = append(s.Sheets, d.sheetLine(sub, SheetBlank, []contest.Finding{blank}))
			continue
		}
		a, same, found, err := m.match(sub)
		if err != nil {
			return nil, nil, err
		}
		found = append(slices.Clone(sub.Findings), found...)
		s.Findings = append(s.Findings, found...)
		fate := SheetAccepted
		switch {
		case hasFault(found):
			fate = SheetRejected
			s.Rejected++
			bad = append(bad, rejectedSheet{sub, found})
		case same:
			fate = SheetSame
			s.Same++
		default:
			s.Accepted++
			good = append(good, a)
			d.noteFilled(a)
		}
		s.Sheets = append(s.Sheets, d.sheetLine(sub, fate, found))
		progress(ctx, n+1, len(order))
	}
	return good, bad, nil
}

// untouched tells a sheet of ours that nobody has filled in yet: folders hold those
// that are still to be done too.
func untouched(s contest.Submission) bool {
	if s.FormKey == "" || len(s.Findings) > 0 || s.Outcome == contest.OutcomeNoContact || !s.HeldAt.IsZero() || s.Remark != "" {
		return false
	}
	return !slices.ContainsFunc(s.Answers, func(a contest.RawAnswer) bool { return !a.Blank() || a.Comment != "" })
}

// answered counts what a submission answers.
func answered(s contest.Submission) int {
	n := 0
	for _, a := range s.Answers {
		if !a.Blank() {
			n++
		}
	}
	return n
}

func hasFault(found []contest.Finding) bool {
	return slices.ContainsFunc(found, func(f contest.Finding) bool { return f.Severity == contest.SeverityError })
}
