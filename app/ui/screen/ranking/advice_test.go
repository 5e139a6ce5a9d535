package ranking

import (
	"testing"

	"biurolidera/internal/method/reliability"
	"biurolidera/internal/office"
)

// Above the list stands what may be published, wherever places may not.
func TestAdviceAboveTheList(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	for _, x := range []struct {
		advice office.PublicationAdvice
		shown  bool
	}{
		{office.PublicationAdvice{Grade: reliability.GradeBands}, true},
		{office.PublicationAdvice{Grade: reliability.GradeRanges, JuryPlace: true}, true},
		{office.PublicationAdvice{Grade: reliability.GradeUnknown}, true},
		{office.PublicationAdvice{Grade: reliability.GradePlaces, PublicPlace: true, JuryPlace: true}, false},
	} {
		c := *s.state.sure.c
		c.Advice, c.Reliability.Grade = x.advice, x.advice.Grade
		s.state.sure = newSureties(s.f.Cat, &c)
		s.showAdvice()
		if got := len(s.advice.Objects) > 0; got != x.shown {
			t.Errorf("%s: advice is shown: %v", x.advice.Grade, got)
		}
	}
}
