package contest

import (
	"slices"
	"time"
)

// AuditState is how far an audit has come (domain.md §1.3, step 5).
type AuditState string

// zaplanowany → przydzielony → w toku → oddany → do poprawy → zatwierdzony / unieważniony.
const (
	AuditPlanned   AuditState = "planned"
	AuditAssigned  AuditState = "assigned"
	AuditRunning   AuditState = "running"
	AuditSubmitted AuditState = "submitted"
	AuditReturned  AuditState = "returned"
	AuditApproved  AuditState = "approved"
	AuditVoid      AuditState = "void"
)

// Open tells whether a sheet may still come for the audit.
func (s AuditState) Open() bool {
	return s == AuditPlanned || s == AuditAssigned || s == AuditRunning || s == AuditReturned
}

// Outcome tells whether the auditor reached anybody.
type Outcome string

// OutcomeNoContact is a result, not a missing audit: criteria that depend on the
// contact score 0 and count as answered (method.md 2a, rule 2).
const (
	OutcomeContact   Outcome = "contact"
	OutcomeNoContact Outcome = "no_contact"
)

// Audit is one assessed contact. Auditor is a code or empty; who that is
// stands in no table of this file.
type Audit struct {
	ID              int64
	Code            string // "2025-W-0031"
	EditionID       int64
	ParticipationID int64
	Channel         Channel
	QuestionnaireID int64 // the version it was given on
	ScenarioID      int64 // 0: none
	Auditor         string
	State           AuditState
	Outcome         Outcome
	HeldAt          time.Time // day and time of the contact, zero: not held
	Place           string    // where: service point; never a person
	Remark          string    // general comment of the auditor
	VoidReason      string
	Answers         []Answer // in the order of the questionnaire; empty: not loaded or none
}

// NAReason says why a criterion did not apply.
type NAReason string

// NADefault is taken when N/A came by a key or without a reason column.
const (
	NADefault     NAReason = "situation"   // sytuacja nie wystąpiła
	NACondition   NAReason = "condition"   // warunek się nie zdarzył (np. obiecany telefon)
	NAKind        NAReason = "kind"        // nie dotyczy tego rodzaju instytucji
	NANoContact   NAReason = "no_contact"  // zależne od kontaktu, do którego nie doszło
	NAUnavailable NAReason = "unavailable" // usługa nie jest prowadzona
)

// NAReasons lists the reason codes.
func NAReasons() []NAReason {
	return []NAReason{NADefault, NACondition, NAKind, NANoContact, NAUnavailable}
}

// Answer is one criterion's result in one audit: points 0..Max, or N/A with a
// reason. Measured is the raw value of a measured criterion ("4.5" minutes), empty
// else. TakenOver marks an answer of a `once` section that was given in another
// audit of the same institution, channel and edition.
type Answer struct {
	Criterion string
	Points    int
	NA        NAReason // not empty: not applicable, Points is 0
	Measured  string
	Comment   string
	TakenOver bool
}

// CriticalState is what became of a critical failure (method.md 2a, rule 11).
type CriticalState string

// Only a confirmed failure bars the title.
const (
	CriticalOpen      CriticalState = "open"
	CriticalConfirmed CriticalState = "confirmed"
	CriticalDismissed CriticalState = "dismissed"
)

// CriticalDecision is the office's word on one critical failure. A failure seen
// again by another auditor in the same channel is confirmed without one.
type CriticalDecision struct {
	AuditID   int64
	Criterion string
	State     CriticalState
	Reason    string
}

// Scenario is what the auditor asks for, true for the auditor, with its answer key.
type Scenario struct {
	ID        int64
	EditionID int64
	Code      string
	Channel   Channel
	Subs      []string // category or subcategory codes it is for; empty: all
	Title     string
	Text      string
	AnswerKey []string // elements a full answer names
	Terms     []string // notions to be explained or replaced
}

// Evidence is a file beside an audit, kept by the SHA-256 of its bytes; pictures
// are re-encoded first, so that no EXIF survives.
type Evidence struct {
	ID      int64
	AuditID int64
	SHA256  string // hex
	Name    string // safe file name
	Type    string // "image/jpeg", "image/png", "application/pdf", "text/plain"
	Size    int64
	Note    string
}

// Fits tells whether the scenario is for an institution of this kind.
func (s Scenario) Fits(category, sub string) bool {
	return len(s.Subs) == 0 || slices.Contains(s.Subs, sub) && sub != "" || slices.Contains(s.Subs, category)
}
