package audit

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"biurolidera/internal/contest"
)

// typesNumber tells whether a criterion is answered by a number of several digits.
func typesNumber(c contest.Criterion) bool { return c.Scale == contest.ScaleMeasured || c.Max > 9 }

// arrive prepares the step one came to.
func (s *sheet) arrive() {
	s.comment, s.typed, s.fresh, s.notice, s.halted = false, "", true, notice{}, false
	if now := s.now(); now.kind == stepCriterion && typesNumber(now.criterion) {
		a, _ := s.answer(now.criterion.Code)
		s.typed = strings.ReplaceAll(a.Value, ".", ",")
	}
	s.chosen = 0
}

// moment gives what is now.
func (s *sheet) moment() memory { return memory{s.sub.Answers, s.sub.Outcome, s.at} }

func (s *sheet) remember() {
	s.past = append(s.past, s.moment())
	s.future = nil
}

// takeBack undoes the last answer; it tells whether there was one.
func (s *sheet) takeBack() bool { return s.swap(&s.past, &s.future) }

// redo does again what was taken back.
func (s *sheet) redo() bool { return s.swap(&s.future, &s.past) }

func (s *sheet) swap(from, to *[]memory) bool {
	if len(*from) == 0 {
		return false
	}
	m := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, s.moment())
	s.sub.Answers, s.sub.Outcome = m.answers, m.outcome
	s.plan()
	s.at = min(m.at, len(s.steps)-1)
	s.rescore()
	s.arrive()
	return true
}

// key does what a letter or digit means at the step in hand; it tells whether it
// meant anything.
func (s *sheet) key(r rune) bool {
	s.notice, s.halted = notice{}, false
	now := s.now()
	switch r = unicode.ToLower(r); {
	case r == 'b' && (now.kind == stepScenario || now.kind == stepCriterion):
		s.toggleContact()
		return true
	case now.kind == stepScenario:
		return s.pickScenario(r)
	case now.kind != stepCriterion:
		return false
	case r == 'n' || r == '/':
		s.notApplicable(now.criterion)
		return true
	case r == 'k':
		s.takeNumber()
		s.comment = true
		return true
	case typesNumber(now.criterion):
		return s.typeNumber(r)
	}
	return s.digit(now.criterion, r)
}

// digit answers a criterion by its scale.
func (s *sheet) digit(c contest.Criterion, r rune) bool {
	if r < '0' || r > '9' {
		return false
	}
	top := c.Max
	if c.Scale == contest.ScaleYesNo {
		top = 1
	}
	if n := int(r - '0'); n > top {
		s.notice = notice{"audit.entry.scale", []any{"n", n, "max", top}}
		return true
	}
	a, _ := s.answer(c.Code)
	a.Value, a.Points, a.NA, a.Reason, a.Cell = string(r), "", false, "", ""
	s.put(a)
	return true
}

// typeNumber takes a digit or the comma of a number.
func (s *sheet) typeNumber(r rune) bool {
	if r == '.' {
		r = ','
	}
	if r != ',' && (r < '0' || r > '9') {
		return false
	}
	if s.fresh {
		s.typed, s.fresh = "", false
	}
	if len(s.typed) < 10 && (r != ',' || s.typed != "" && !strings.Contains(s.typed, ",")) {
		s.typed += string(r)
	}
	return true
}

// takeNumber keeps the number that was typed, if there is one.
func (s *sheet) takeNumber() {
	now := s.now()
	if now.kind != stepCriterion || !typesNumber(now.criterion) {
		return
	}
	a, _ := s.answer(now.criterion.Code)
	value := strings.TrimSuffix(s.typed, ",")
	if value == strings.ReplaceAll(a.Value, ".", ",") || value == "" && a.NA {
		return
	}
	a.Value, a.Points, a.NA, a.Reason, a.Cell = value, "", false, "", ""
	s.put(a)
}

// notApplicable answers „nie dotyczy”; pressed again it takes the next reason.
func (s *sheet) notApplicable(c contest.Criterion) {
	if !c.NAAllowed {
		s.notice = notice{"audit.entry.na_refused", nil}
		return
	}
	a, _ := s.answer(c.Code)
	reason := contest.NADefault
	if a.NA {
		all := contest.NAReasons()
		reason = all[(slices.Index(all, a.Reason)+1)%len(all)]
	}
	a.Value, a.Points, a.NA, a.Reason, a.Cell = "", "", true, reason, ""
	s.typed, s.fresh = "", true
	s.put(a)
}

// toggleContact sets the result „brak kontaktu”, or takes it back.
func (s *sheet) toggleContact() {
	s.remember()
	here := s.now()
	if s.sub.Outcome == contest.OutcomeNoContact {
		s.sub.Outcome = contest.OutcomeContact
	} else {
		s.sub.Outcome = contest.OutcomeNoContact
		s.dropPoints()
	}
	s.plan()
	s.rescore()
	if i := slices.IndexFunc(s.steps, func(x step) bool { return x.kind == here.kind && x.criterion.Code == here.criterion.Code }); i >= 0 {
		s.at = i
		return
	}
	// What was in hand is not asked any more: on to what is.
	i := slices.IndexFunc(s.steps, func(x step) bool {
		_, done := s.answer(x.criterion.Code)
		return x.kind == stepCriterion && !done
	})
	if i < 0 {
		i = len(s.steps) - 1
	}
	s.at = i
	s.arrive()
}

// dropPoints takes away the answers that only a contact could give; comments stay.
func (s *sheet) dropPoints() {
	var kept []contest.RawAnswer
	for _, a := range s.sub.Answers {
		c, ok := s.form.Form.Questionnaire.Criterion(a.Criterion)
		attempts := c.Critical && c.Scale == contest.ScaleMeasured && c.Condition == ""
		if ok && s.isDropped(c) && !attempts {
			a = contest.RawAnswer{Criterion: a.Criterion, Comment: a.Comment}
		}
		if !a.Blank() || a.Comment != "" {
			kept = append(kept, a)
		}
	}
	s.sub.Answers = kept
}

// pickScenario takes a scenario by its number in the list; 0: none.
func (s *sheet) pickScenario(r rune) bool {
	n, err := strconv.Atoi(string(r))
	if err != nil {
		return false
	}
	switch {
	case n == 0:
		s.scenario = 0
	case n <= len(s.form.Scenarios):
		s.scenario = s.form.Scenarios[n-1].ID
	default:
		s.notice = notice{"audit.entry.scenarios", []any{"max", len(s.form.Scenarios)}}
	}
	return true
}

// forward leaves the step downwards without asking for anything.
func (s *sheet) forward() {
	s.takeNumber()
	s.at = min(s.at+1, len(s.steps)-1)
	s.arrive()
}

// isRefused tells whether the last key was no answer and there is none: who types without
// looking up is stopped once.
func (s *sheet) isRefused() bool {
	a, _ := s.answer(s.now().criterion.Code)
	return s.now().kind == stepCriterion && s.notice.key != "" && a.Blank() && !s.halted
}

// enter goes on: first to a comment that the rule wants and nobody was asked for,
// then to the next step, or back to the end if one came from there.
func (s *sheet) enter() {
	if s.isRefused() {
		s.halted = true
		return
	}
	s.takeNumber()
	now := s.now()
	if now.kind == stepCriterion && !s.comment && s.wantsComment(now.criterion.Code) {
		s.comment, s.notice = true, notice{}
		return
	}
	if s.home {
		s.home = false
		s.at = len(s.steps) - 1
		s.arrive()
		return
	}
	s.forward()
}

// back goes to the step before; a number being typed loses its last digit first.
func (s *sheet) back(erase bool) {
	now := s.now()
	if erase && now.kind == stepCriterion && typesNumber(now.criterion) && s.typed != "" {
		s.typed, s.fresh = s.typed[:len(s.typed)-1], false
		return
	}
	s.takeNumber()
	s.at = max(s.at-1, 0)
	s.arrive()
}

// clear takes the answer in hand away; its comment stays.
func (s *sheet) clear() {
	if now := s.now(); now.kind == stepCriterion {
		a, _ := s.answer(now.criterion.Code)
		s.typed, s.fresh = "", true
		s.put(contest.RawAnswer{Criterion: a.Criterion, Comment: a.Comment})
	}
}

// section goes to the first criterion of the next section, or of this one and the
// one before.
func (s *sheet) section(by int) {
	s.takeNumber()
	first := func(i int) bool {
		return s.steps[i].kind != stepCriterion || i == 0 || s.steps[i-1].kind != stepCriterion || s.steps[i-1].section != s.steps[i].section
	}
	for i := s.at + by; i >= 0 && i < len(s.steps); i += by {
		if first(i) {
			s.at = i
			break
		}
	}
	s.arrive()
}

// setComment keeps the comment of the criterion in hand.
func (s *sheet) setComment(text string) {
	a, _ := s.answer(s.now().criterion.Code)
	if text = strings.Join(strings.Fields(text), " "); text != a.Comment {
		a.Comment = text
		s.put(a)
	}
}
