package strength

// Reason is why something could not be tested; empty: it was. The text a person reads
// is "no_result.CODE" of the catalogue; a code that begins with "inference_" is that
// of the error with which the model refused the answers.
type Reason string

// What keeps a criterion from being tested.
const (
	FewAnswers    Reason = "few_answers"     // the institution has fewer than 4
	FewInCategory Reason = "few_in_category" // the category has fewer than 30
	NoDifferences Reason = "no_differences"  // the model finds none between institutions (σ_b² = 0)
	NoInformation Reason = "no_information"  // the institution's effect is all prior
	Disconnected  Reason = "disconnected"    // its auditors share no institution with the others
	BadValue      Reason = "bad_value"       // a share of points outside 0..1 or no number
	NotComparable Reason = "not_comparable"  // asked differently in the two editions
	SharedAuditor Reason = "shared_auditor"  // auditors of both editions overlap: Δ has no simple error
)

// Reasons lists all of the package's own.
func Reasons() []Reason {
	return []Reason{FewAnswers, FewInCategory, NoDifferences, NoInformation, Disconnected, BadValue, NotComparable, SharedAuditor}
}
