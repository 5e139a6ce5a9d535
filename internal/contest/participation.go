package contest

import "time"

// ParticipationState is how far an institution has come in an edition
// (domain.md §1.3: wpłynęło → kompletne / do uzupełnienia → przyjęte / odrzucone / wycofane).
type ParticipationState string

// States of a participation; only accepted ones are audited and ranked.
const (
	ParticipationReceived   ParticipationState = "received"
	ParticipationIncomplete ParticipationState = "incomplete"
	ParticipationComplete   ParticipationState = "complete"
	ParticipationAccepted   ParticipationState = "accepted"
	ParticipationRejected   ParticipationState = "rejected"
	ParticipationWithdrawn  ParticipationState = "withdrawn"
)

var participationNext = map[ParticipationState][]ParticipationState{
	ParticipationReceived:   {ParticipationIncomplete, ParticipationComplete, ParticipationAccepted, ParticipationRejected, ParticipationWithdrawn},
	ParticipationIncomplete: {ParticipationComplete, ParticipationRejected, ParticipationWithdrawn},
	ParticipationComplete:   {ParticipationIncomplete, ParticipationAccepted, ParticipationRejected, ParticipationWithdrawn},
	ParticipationAccepted:   {ParticipationWithdrawn, ParticipationRejected},
	ParticipationRejected:   {ParticipationReceived},
	ParticipationWithdrawn:  {ParticipationReceived},
}

// CanBecome tells whether the office may move a participation from s to next.
func (s ParticipationState) CanBecome(next ParticipationState) bool {
	for _, n := range participationNext[s] {
		if n == next {
			return true
		}
	}
	return false
}

// Participation is an institution in one edition. Category and Sub are those it
// competes in, fixed when it is accepted; Name is the name as printed in this
// edition, so that a later renaming does not change an old paper.
type Participation struct {
	ID            int64
	EditionID     int64
	InstitutionID int64
	Code          string // "P-0012", unique in the edition
	Name          string
	Category      string
	Sub           string
	State         ParticipationState
	// NotApplicable are channels that do not apply to this institution beyond what
	// its category's rule says; fixed before fieldwork (method.md 2a, rule 6).
	NotApplicable []Channel
	Application   Application
}

// Application is what the institution declared on its form (domain.md §1.5).
type Application struct {
	ReceivedOn      time.Time // zero: no form yet
	Signatory       string
	RulesAccepted   bool
	AuditAccepted   bool
	LogoTerms       bool
	PublishConsent  bool
	InvitationNo    string
	BuyerName       string
	BuyerNIP        string
	RecipientName   string
	Services        string
	OpeningHours    string
	DeclaredSize    int
	MissingDocument string // what is asked for while incomplete
}
