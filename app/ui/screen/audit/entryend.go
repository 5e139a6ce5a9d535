package audit

import (
	"strconv"
	"strings"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// problem is something to see to before a sheet is handed in.
type problem struct {
	field string // criterion or field to go to; empty: none
	text  string
	fault bool // keeps the sheet out
}

// problems lists what keeps the sheet out, then what to look at; each criterion
// without an answer stands by itself.
func (s *sheet) problems(cat *locale.Catalogue) []problem {
	var faults, warnings []problem
	for _, text := range s.refused {
		faults = append(faults, problem{text: text, fault: true})
	}
	for _, f := range s.score.Findings {
		grave := f.Severity == contest.SeverityError
		if f.Code == "answers_missing" {
			for _, code := range s.score.Missing {
				if c, ok := s.form.Form.Questionnaire.Criterion(code); ok && !s.isDropped(c) {
					faults = append(faults, problem{code, cat.T("audit.entry.unanswered", "criterion", code, "text", c.Text), grave})
				}
			}
			continue
		}
		p := problem{f.Field, cat.Finding(f), grave}
		if grave {
			faults = append(faults, p)
		} else {
			warnings = append(warnings, p)
		}
	}
	return append(faults, warnings...)
}

func (s *sheet) viewEnd(cat *locale.Catalogue, v *entryView) {
	v.section, v.question = cat.T("sheet.end"), cat.T("audit.entry.end.ready")
	all := s.problems(cat)
	s.chosen = max(0, min(s.chosen, len(all)-1))
	for i, p := range all {
		tone := theme.Warn
		if p.fault {
			tone = theme.Bad
		}
		v.problems = append(v.problems, rowView{text: p.text, tone: tone, mark: true, chosen: i == s.chosen, wrap: true})
	}
	switch {
	case !s.score.Complete() || len(s.refused) > 0:
		v.question = cat.T("audit.entry.end.open")
	case len(all) > 0:
		v.question = cat.T("audit.entry.end.look")
	}
	if s.score.Score != nil {
		v.hint = cat.T("audit.entry.end.score", "score", cat.Number(s.score.Score.Published))
	} else {
		v.hint = cat.T("audit.entry.end.void")
	}
	if s.sub.Outcome == contest.OutcomeNoContact {
		v.badges = append(v.badges, badge{cat.Enum("outcome", string(contest.OutcomeNoContact)), theme.Warn})
	}
	v.keys = cat.T("audit.entry.keys.end")
	if len(all) > 0 {
		v.keys = joined("   ", cat.T("audit.entry.keys.problems"), v.keys)
	}
}

// toProblem goes to what the chosen problem is about; Enter there comes back.
func (s *sheet) toProblem(cat *locale.Catalogue) {
	all := s.problems(cat)
	if s.chosen < len(all) && all[s.chosen].field != "" && s.jump(all[s.chosen].field) {
		s.home = true
	}
}

// viewOutline lists head, sections and criteria with what was answered.
func (s *sheet) viewOutline(cat *locale.Catalogue, v *entryView) {
	add := func(place string, r rowView) {
		v.outline, v.places = append(v.outline, r), append(v.places, place)
	}
	for _, x := range s.steps {
		if x.kind < stepCriterion {
			s.outlineField(cat, x, add)
		}
	}
	for i, section := range s.form.Form.Sections {
		at := len(v.outline)
		done := 0
		add("", rowView{})
		for _, c := range section.Criteria {
			r, ok := s.outlineCriterion(cat, i, c)
			if ok {
				done++
			}
			add(c.Code, r)
		}
		r := rowView{head: true, text: section.Code + " " + section.Name, right: strconv.Itoa(done) + "/" + strconv.Itoa(len(section.Criteria))}
		if done == len(section.Criteria) {
			r.tone, r.mark = theme.Good, true
		}
		v.outline[at] = r
		v.places[at] = section.Criteria[0].Code
	}
	for _, x := range s.steps {
		if x.kind > stepCriterion {
			s.outlineField(cat, x, add)
		}
	}
}

func (s *sheet) outlineField(cat *locale.Catalogue, x step, add func(string, rowView)) {
	value := s.value(cat, x.kind)
	if x.kind == stepScenario {
		for _, sc := range s.form.Scenarios {
			if sc.ID == s.scenario {
				value = sc.Code
			}
		}
	}
	r := rowView{text: cat.T(headNames[x.kind]), right: cutAt(value, 18), chosen: s.now().kind == x.kind}
	add("@"+strconv.Itoa(int(x.kind)), r)
}

// outlineCriterion is a criterion's line; ok tells whether it needs nothing more.
func (s *sheet) outlineCriterion(cat *locale.Catalogue, section int, c contest.Criterion) (r rowView, ok bool) {
	now := s.now()
	r = rowView{key: c.Code, text: c.Text, chosen: now.kind == stepCriterion && now.section == section && now.criterion.Code == c.Code}
	a, written := s.answer(c.Code)
	switch {
	case s.isDropped(c):
		r.right, r.muted = "–", true
		return r, true
	case s.isTakenOver(c.Code):
		r.right, r.muted = cat.T("audit.entry.taken_over"), true
		return r, true
	case !written || a.Blank():
		return r, false
	case a.NA:
		r.right = cat.T("sheet.na")
	case c.Scale == contest.ScaleYesNo && a.Value == "1":
		r.right = cat.T("sheet.yes")
	case c.Scale == contest.ScaleYesNo && a.Value == "0":
		r.right = cat.T("sheet.no")
	case c.Scale == contest.ScaleMeasured:
		r.right = inUnit(strings.ReplaceAll(a.Value, ".", ","), c.Unit)
	default:
		r.right = a.Value
	}
	for _, f := range s.score.Findings {
		if f.Field == c.Code {
			r.tone, r.mark = theme.Warn, true
			if f.Severity == contest.SeverityError {
				r.tone = theme.Bad
				return r, false
			}
		}
	}
	return r, true
}

// leap goes where a line of the outline leads.
func (s *sheet) leap(place string) {
	s.takeNumber()
	if kind, ok := strings.CutPrefix(place, "@"); ok {
		k, _ := strconv.Atoi(kind)
		for i, x := range s.steps {
			if int(x.kind) == k {
				s.at = i
			}
		}
		s.arrive()
		return
	}
	s.jump(place)
}

func cutAt(text string, letters int) string {
	if r := []rune(text); len(r) > letters {
		return string(r[:letters-1]) + "…"
	}
	return text
}
