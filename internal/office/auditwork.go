package office

import (
	"context"
	"errors"
	"time"

	"biurolidera/internal/contest"
)

// AuditAssignment says what to set on audits; nil fields stay as they are.
type AuditAssignment struct {
	Auditor    *string    // code, or empty to take it away
	ScenarioID *int64     // 0: none
	HeldAt     *time.Time // planned day and hour; zero: none
	Place      *string
}

// AssignAudits sets auditor, scenario, day and place of open audits as one undoable
// step; a planned audit that gets an auditor is assigned, one that loses its auditor is
// planned again. Errors: auditor_not_code, audit_not_open, scenario_unfit; then nothing
// is written.
func (o *Office) AssignAudits(ctx context.Context, codes []string, a AuditAssignment) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// DeleteAudits takes planned and assigned audits away as one undoable step. An audit
// with a draft, evidence or a sheet is refused (audit_not_planned): it is made void.
func (o *Office) DeleteAudits(ctx context.Context, codes []string) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// ReviewAudits is ReviewAudit for many as one undoable step. Those that can't be
// reviewed so are left and told why; if none can, the first reason is the error.
func (o *Office) ReviewAudits(ctx context.Context, codes []string, state contest.AuditState, reason string) (ch contest.Change, refused []error, err error) {
	return ch, nil, errors.ErrUnsupported
}

// EvidenceBytes gives a file kept beside an audit, to be shown or saved. Pictures are
// JPEG or PNG.
func (o *Office) EvidenceBytes(ctx context.Context, e contest.Evidence) (data []byte, err error) {
	return nil, errors.ErrUnsupported
}

// RemoveEvidence takes evidence from its audit; undoable.
func (o *Office) RemoveEvidence(ctx context.Context, e contest.Evidence) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

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
	return nil, errors.ErrUnsupported
}
