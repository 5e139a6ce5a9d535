package audit

import (
	"slices"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// stepKind is what one step of typing a sheet in asks for.
type stepKind int

const (
	stepDay stepKind = iota
	stepHour
	stepPlace
	stepAuditor
	stepScenario
	stepCriterion
	stepRemark
	stepEnd
)

// step is one thing that is typed: a field of the head, a criterion, the end.
type step struct {
	kind      stepKind
	section   int // of the form, of a criterion
	criterion contest.Criterion
}

// isText tells whether the step is filled in with words in a field.
func (s step) isText() bool {
	return s.kind != stepScenario && s.kind != stepCriterion && s.kind != stepEnd
}

// sheet is a paper sheet while it is typed in by keys alone (design.md §4): which
// step is in hand, what was answered, what the last key could not do. It knows no
// widget; scores come from the office's scorer.
type sheet struct {
	form     *office.AuditForm
	sub      contest.Submission
	day      time.Time // zero: not said
	hour     string    // "10:30" or empty
	scenario int64
	steps    []step
	at       int

	comment bool     // the comment of the criterion in hand is being typed
	typed   string   // a number being typed
	fresh   bool     // the first key replaces it
	home    bool     // Enter goes back to the end, from where one came
	notice  notice   // why the last key did nothing
	halted  bool     // Enter has stopped at that once
	refused []string // what kept the sheet out when it was handed in, in words
	chosen  int      // problem at the end that Enter leads to

	score  office.RunningScore
	saved  contest.Submission // as it is kept, in the draft or the audit
	past   []memory
	future []memory
}

// notice is a key of the catalogue with its values; the zero one says nothing.
type notice struct {
	key  string
	args []any
}

// memory is what taking back gives back.
type memory struct {
	answers []contest.RawAnswer
	outcome contest.Outcome
	at      int
}

// newSheet begins where there is something to do: at the head of an empty sheet, at
// the first criterion without an answer of one begun, at the end of a full one. day
// is the day to assume where none was planned.
func newSheet(form *office.AuditForm, day time.Time) *sheet {
	s := &sheet{form: form, sub: form.Sheet(), scenario: form.Audit.ScenarioID}
	s.sub.Answers = slices.Clone(s.sub.Answers)
	if s.sub.HeldAt.IsZero() {
		s.day = day
	} else {
		s.day = dayOf(s.sub.HeldAt)
		if s.sub.Clock {
			s.hour = s.sub.HeldAt.Format("15:04")
		}
	}
	if s.sub.Outcome == "" {
		s.sub.Outcome = contest.OutcomeContact
	}
	s.hold()
	s.saved = s.copied()
	s.plan()
	s.rescore()
	if len(s.sub.Answers) > 0 {
		s.at = len(s.steps) - 1
		if len(s.score.Missing) > 0 {
			s.jump(s.score.Missing[0])
		}
	}
	s.arrive()
	return s
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// hold puts day and hour together.
func (s *sheet) hold() {
	s.sub.HeldAt, s.sub.Clock = s.day, false
	if h, ok := parseHour(s.hour); ok && !s.day.IsZero() && s.hour != "" {
		s.sub.HeldAt, s.sub.Clock = s.day.Add(h), true
	}
}

// plan lists the steps: without contact those criteria alone that don't depend on
// it, and never what another audit of the institution has answered already.
func (s *sheet) plan() {
	s.steps = s.steps[:0]
	for k := stepDay; k <= stepAuditor; k++ {
		s.steps = append(s.steps, step{kind: k})
	}
	if len(s.form.Scenarios) > 0 && s.form.Audit.State.Open() {
		s.steps = append(s.steps, step{kind: stepScenario})
	}
	for i, section := range s.form.Form.Sections {
		for _, c := range section.Criteria {
			if !s.isTakenOver(c.Code) && !s.isDropped(c) {
				s.steps = append(s.steps, step{stepCriterion, i, c})
			}
		}
	}
	s.steps = append(s.steps, step{kind: stepRemark}, step{kind: stepEnd})
	s.at = min(s.at, len(s.steps)-1)
}

// isDropped tells whether a criterion is not asked because nobody was reached.
func (s *sheet) isDropped(c contest.Criterion) bool {
	return s.sub.Outcome == contest.OutcomeNoContact && (c.OnContact || c.Condition != "")
}

// isTakenOver tells whether the criterion was answered in another audit and is not
// answered here.
func (s *sheet) isTakenOver(code string) bool {
	if _, own := s.answer(code); own {
		return false
	}
	return slices.ContainsFunc(s.form.TakenOver, func(a contest.Answer) bool { return a.Criterion == code })
}

// now is the step in hand.
func (s *sheet) now() step { return s.steps[s.at] }

// answer gives what is written for a criterion.
func (s *sheet) answer(code string) (contest.RawAnswer, bool) {
	i := slices.IndexFunc(s.sub.Answers, func(a contest.RawAnswer) bool { return a.Criterion == code })
	if i < 0 {
		return contest.RawAnswer{Criterion: code}, false
	}
	return s.sub.Answers[i], true
}

// put writes an answer; one that says nothing is taken away. What was there can be
// taken back.
func (s *sheet) put(a contest.RawAnswer) {
	s.remember()
	i := slices.IndexFunc(s.sub.Answers, func(x contest.RawAnswer) bool { return x.Criterion == a.Criterion })
	switch {
	case a.Blank() && a.Comment == "" && i >= 0:
		s.sub.Answers = slices.Delete(slices.Clone(s.sub.Answers), i, i+1)
	case a.Blank() && a.Comment == "":
	case i >= 0:
		s.sub.Answers = slices.Clone(s.sub.Answers)
		s.sub.Answers[i] = a
	default:
		s.sub.Answers = append(slices.Clone(s.sub.Answers), a)
	}
	s.rescore()
}

func (s *sheet) rescore() {
	s.score = s.form.Score(s.sub)
	s.refused = nil
}

// copied is the sheet as it is to be kept.
func (s *sheet) copied() contest.Submission {
	sub := s.sub
	sub.Answers = slices.Clone(s.sub.Answers)
	return sub
}

// isChanged tells whether there is something that is not kept yet.
func (s *sheet) isChanged() bool {
	a, b := s.sub, s.saved
	return !a.HeldAt.Equal(b.HeldAt) || a.Clock != b.Clock || a.Place != b.Place || a.Auditor != b.Auditor || a.Remark != b.Remark ||
		outcomeOf(a) != outcomeOf(b) || !slices.Equal(a.Answers, b.Answers)
}

func outcomeOf(s contest.Submission) contest.Outcome {
	if s.Outcome == "" {
		return contest.OutcomeContact
	}
	return s.Outcome
}

// wantsComment tells whether the rule wants a comment that is not there.
func (s *sheet) wantsComment(code string) bool { return slices.Contains(s.score.CommentsNeeded, code) }

// jump goes to a criterion or field by its code; it tells whether there is one.
func (s *sheet) jump(code string) bool {
	i := slices.IndexFunc(s.steps, func(x step) bool { return x.kind == stepCriterion && strings.EqualFold(x.criterion.Code, code) })
	if i < 0 {
		i = s.fieldStep(code)
	}
	if i < 0 {
		return false
	}
	s.at = i
	s.arrive()
	return true
}

// fieldStep finds the step of a finding that is about the head of the sheet.
func (s *sheet) fieldStep(field string) int {
	kind, ok := map[string]stepKind{"held_at": stepDay, "auditor": stepAuditor, "place": stepPlace, "remark": stepRemark}[field]
	if !ok {
		return -1
	}
	return slices.IndexFunc(s.steps, func(x step) bool { return x.kind == kind })
}
