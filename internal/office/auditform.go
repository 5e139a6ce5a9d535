package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
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
	return nil, errors.ErrUnsupported
}

// Sheet is the sheet to begin with: the draft, or the answers that are kept, or an
// empty one for the audit.
func (f *AuditForm) Sheet() (s contest.Submission) { return s }

// SaveDraft keeps a sheet as it was typed, faults and all, and sets an audit that
// was only planned running. It counts nowhere; RecordAudit takes its place. Saving the
// same again writes nothing. Call it when typing pauses and when the screen is left.
func (o *Office) SaveDraft(ctx context.Context, sub contest.Submission) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// DropDraft throws a draft away; undoable.
func (o *Office) DropDraft(ctx context.Context, code string) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}
