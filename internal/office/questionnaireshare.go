package office

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// QuestionnaireShares tells how much of a variant's result each section and criterion
// carries, in per cent. Sections and Criteria are in the order of the form.
type QuestionnaireShares struct {
	Sections []contest.Hundredths
	Criteria []contest.Hundredths // section by section
}

// SharesOf computes the shares of a form. It is pure and quick; for the whole of a
// questionnaire give a form with all its sections.
func SharesOf(f contest.Form) (s QuestionnaireShares) {
	s.Sections, s.Criteria = score.NewForm(f).Shares()
	return s
}
