package sheet

import (
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
)

func dateComb() comb { return comb{groups: []int{2, 2, 4}, joint: "."} }
func timeComb() comb { return comb{groups: []int{2, 2}, joint: ":"} }

// auditorComb holds an auditor's code: up to three figures, or one that is assigned,
// printed into as many cells as it needs.
func auditorComb(code string) comb {
	c := comb{groups: []int{3}, before: "A-"}
	if contest.IsAuditorCode(code) {
		c.value = strings.TrimPrefix(code, c.before)
		c.groups[0] = len(c.value)
	}
	return c
}

// details adds the fields about the audit itself.
func (s sheet) details(f *flow) {
	f.band(s.shared("details"), s.planned())
	auditor := combField(s.t("auditor"), auditorComb(s.data.Audit.Auditor))
	if s.data.Audit.Channel == contest.Online {
		row := []field{auditor}
		if s.asksOnce() {
			row = append(row, combField(s.t("website_date"), dateComb()))
		}
		f.fields(row)
		s.moments(f, []string{s.t("sent"), s.t("confirmed"), s.t("replied")})
		return
	}
	f.fields([]field{
		combField(s.t("date"), dateComb()), combField(s.t("from"), timeComb()), combField(s.t("to"), timeComb()),
		combField(s.t("duration"), comb{groups: []int{3}, after: "min"}), auditor,
	})
	f.keepLast()
	if s.data.Audit.Channel == contest.Visit {
		s.place(f)
	}
}

// planned says when the audit is to be, if that is known.
func (s sheet) planned() string {
	at := s.data.Audit.HeldAt
	if at.IsZero() {
		return ""
	}
	text := s.DateShort(at)
	if at.Hour() != 0 || at.Minute() != 0 {
		text += ", " + at.Format("15:04")
	}
	return s.t("planned", "date", text)
}

// asksOnce tells whether a section about the institution itself is asked.
func (s sheet) asksOnce() bool {
	for _, section := range s.data.asked() {
		if section.Once {
			return true
		}
	}
	return false
}

// place asks for the service point; a planned one is printed.
func (s sheet) place(f *flow) {
	name := clean(s.data.Audit.Place)
	if name != "" {
		f.text(left, width, f.space.row, span(s.shared("place")+":"+polish.NBSP, label), span(name, body.At(10)))
		return
	}
	f.fields([]field{{label: s.shared("place"), rest: true, draw: func(x, y, w float64) []drawing.Mark {
		return []drawing.Mark{ruled(x, y, w)}
	}}})
}

// moments adds rows of a date and a time with a word before them; after them stand
// boxes for the choices.
func (s sheet) moments(f *flow, names []string, choices ...string) {
	nameWidth := 0.0
	for _, n := range names {
		nameWidth = max(nameWidth, body.Width(n))
	}
	nameWidth += 12
	date, clock := dateComb(), timeComb()
	for i, name := range names {
		head := 0.0
		if i == 0 {
			head = labelHeight
		}
		f.add(piece{height: head + cellHeight, gap: f.space.row - 2, keep: i < len(names)-1, draw: func(y float64) []drawing.Mark {
			x := left + nameWidth
			var marks []drawing.Mark
			if head > 0 {
				marks = append(marks, paragraph(
					drawing.Text{X: x, Y: y + smallest, Style: label, Text: s.t("date")},
					drawing.Text{X: x + date.width() + fieldGap, Y: y + smallest, Style: label, Text: s.t("time")}))
			}
			y += head
			marks = append(marks, paragraph(drawing.Text{X: left, Y: y + cellHeight/2 + 3.2, Style: body, Text: name}))
			marks = append(marks, date.draw(x, y)...)
			x += date.width() + fieldGap
			marks = append(marks, clock.draw(x, y)...)
			return append(marks, ticks(x+clock.width()+fieldGap, y, choices)...)
		}})
	}
}

// outcome asks whether anybody was reached, with the attempts by phone, and says what
// is filled in where nobody was.
func (s sheet) outcome(f *flow) {
	channel := string(s.data.Audit.Channel)
	f.band(s.shared("outcome"), "")
	if s.data.Audit.Channel == contest.Phone {
		s.moments(f, []string{s.t("attempt", "n", 1), s.t("attempt", "n", 2), s.t("attempt", "n", 3)}, s.t("answered"), s.t("unanswered"))
		f.keepLast()
	}
	const reached, apart = 0.27 * width, 14.0
	yes, h := f.choices([]choice{{s.shared("contact"), s.t("contact_" + channel)}}, reached)
	no, h2 := f.choices([]choice{{s.shared("no_contact"), s.t("no_contact_"+channel) + " " + s.withoutContact()}}, width-reached-apart)
	f.add(piece{height: max(h, h2), gap: f.space.row - 1, draw: func(y float64) []drawing.Mark {
		var marks []drawing.Mark
		for _, c := range yes {
			marks = append(marks, c.draw(left, y)...)
		}
		for _, c := range no {
			marks = append(marks, c.draw(left+reached+apart, y)...)
		}
		return marks
	}})
}

// withoutContact names the criteria that are filled in where nobody was reached.
func (s sheet) withoutContact() string {
	var criteria []contest.Criterion
	for _, section := range s.data.asked() {
		criteria = append(criteria, section.Criteria...)
	}
	list := codes(criteria, func(c contest.Criterion) bool { return !dropped(c) })
	if list == "" {
		return s.t("fill_none")
	}
	return s.t("fill_only", "codes", list)
}

// dropped tells whether a criterion is left empty where nobody was reached
// (method.md 2a, rule 2).
func dropped(c contest.Criterion) bool { return c.OnContact || c.Condition != "" }
