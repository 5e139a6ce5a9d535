package contest

// What an application may lack; the text "missing.CODE" of the catalogue.
const (
	MissingForm      = "form"      // no form has come
	MissingSignatory = "signatory" // nobody signed
	MissingRules     = "rules"     // the rules were not accepted
	MissingAudit     = "audit"     // the audit was not accepted
	MissingCategory  = "category"
	MissingDocument  = "document" // something was asked for: Application.MissingDocument
)

// Missing lists what the office still has to ask the institution for, by code
// (domain.md §1.5). A participation without a form lacks the form alone.
func (p Participation) Missing() []string {
	a := p.Application
	var codes []string
	add := func(lacks bool, code string) {
		if lacks {
			codes = append(codes, code)
		}
	}
	if a.ReceivedOn.IsZero() {
		add(true, MissingForm)
	} else {
		add(a.Signatory == "", MissingSignatory)
		add(!a.RulesAccepted, MissingRules)
		add(!a.AuditAccepted, MissingAudit)
	}
	add(p.Category == "", MissingCategory)
	add(a.MissingDocument != "", MissingDocument)
	return codes
}

// ParticipationStates lists the states in the order an application goes through them.
func ParticipationStates() []ParticipationState {
	return []ParticipationState{
		ParticipationReceived, ParticipationIncomplete, ParticipationComplete, ParticipationAccepted, ParticipationRejected, ParticipationWithdrawn,
	}
}

// Next lists the states that may follow.
func (s ParticipationState) Next() []ParticipationState { return participationNext[s] }
