package sheet

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// The block of a criterion: its code at the left, the rest in a column of its own.
const (
	codeNarrow   = 40.0 // the column of codes: as wide as the widest, within these
	codeWide     = 110.0
	codeApart    = 8.0
	commentWidth = 158.0
	tagHeight    = 10.6
)

// codeColumn is the width of the column of codes; a code wider than that breaks.
func (s sheet) codeColumn() float64 {
	w := codeNarrow
	for _, c := range s.data.Form.Criteria() {
		w = max(w, codeMark.Width(c.Code)+codeApart)
	}
	return min(w, codeWide)
}

// column is the width beside the codes.
func (f *flow) column() float64 { return width - f.code }

// sectionHead adds a section's heading, with a word where it is answered once or falls
// out without contact.
func (s sheet) sectionHead(f *flow, section contest.Section) {
	note := ""
	switch {
	case section.Once:
		note = "– " + s.shared("once")
	case allDropped(section):
		note = "– " + s.t("skip_section")
	}
	f.band(clean(section.Code+"  "+section.Name), note)
}

func allDropped(section contest.Section) bool {
	for _, c := range section.Criteria {
		if !dropped(c) {
			return false
		}
	}
	return true
}

// sectionTakenOver says that a section is not asked again, and names its criteria.
func (s sheet) sectionTakenOver(f *flow, section contest.Section) {
	f.band(clean(section.Code+"  "+section.Name), "– "+s.shared("taken_over"))
	list := codes(section.Criteria, func(contest.Criterion) bool { return true })
	f.text(left+9, width-9, 4, span(s.t("taken_over", "codes", list), body))
}

// criterion adds one criterion as one piece: text, hint, condition, answers, and room
// for a comment where one is wanted.
func (s sheet) criterion(f *flow, section contest.Section, at int) {
	c := section.Criteria[at]
	var parts []part
	if c.Critical {
		parts = append(parts, s.critical())
	}
	parts = append(parts, f.wording(clean(c.Text), question))
	if h := clean(c.Hint); h != "" {
		parts = append(parts, f.wording(h, hint))
	}
	if c.Condition != "" {
		parts = append(parts, f.wording(s.shared("condition", "condition", clean(c.Condition)), condition))
	}
	parts = append(parts, s.answerPart(f, c))
	code, err := set(left, f.code-codeApart, span(c.Code, codeMark))
	if err != nil {
		f.fail(err)
	}
	if f.err != nil {
		return
	}
	space := f.space
	height := 2*space.block - space.part
	for _, p := range parts {
		height += p.height + space.part
	}
	gap := 0.0
	if at == 0 {
		gap = 2
	}
	f.add(piece{name: c.Code, height: height, gap: gap, draw: func(y float64) []drawing.Mark {
		foot := y + height
		y += space.block
		marks := codeMarks(c, code, y, space)
		for _, p := range parts {
			marks = append(marks, p.draw(left+f.code, y)...)
			y += p.height + space.part
		}
		if at < len(section.Criteria)-1 {
			marks = append(marks, artifact(drawing.Line{X1: left, Y1: foot, X2: right, Y2: foot, Stroke: hairLine}))
		}
		return marks
	}})
}

// codeMarks puts the code on the first line of the text, and below it the sign of what
// is left empty without contact.
func codeMarks(c contest.Criterion, code drawing.Block, y float64, space spacing) []drawing.Mark {
	if c.Critical {
		y += tagHeight + space.part
	}
	y -= 0.3 // the code is a little larger than the text
	marks := []drawing.Mark{paragraph(code.Shift(0, y).Marks()...)}
	if dropped(c) {
		marks = append(marks, skipSign(left+4, y+code.Height+8))
	}
	return marks
}

// critical is the line above a critical criterion: a sign and a word.
func (s sheet) critical() part {
	return part{height: tagHeight, draw: func(x, y float64) []drawing.Mark {
		return []drawing.Mark{warning(x, y), paragraph(drawing.Text{X: x + 15, Y: y + 8.6, Style: tag, Text: s.t("critical")})}
	}}
}

// wording is a text over the whole column.
func (f *flow) wording(text string, style drawing.Style) part {
	b, err := set(0, f.column(), span(text, style))
	if err != nil {
		f.fail(err)
	}
	return part{height: b.Height, draw: func(x, y float64) []drawing.Mark {
		return []drawing.Mark{paragraph(b.Shift(x, y).Marks()...)}
	}}
}

// notApplicable is the box for „n/d”; without a condition it says when it is meant.
func (s sheet) notApplicable(c contest.Criterion) choice {
	if c.Condition != "" {
		return choice{label: s.shared("na")}
	}
	return choice{s.shared("na"), s.t("na_situation")}
}

// answerPart sets the answers, with a frame for the comment at their right where one
// is wanted.
func (s sheet) answerPart(f *flow, c contest.Criterion) part {
	comments := c.CommentAtMost >= 0
	w := f.column()
	if comments {
		w -= commentWidth + 14
	}
	var p part
	switch {
	case c.Scale == contest.ScaleMeasured:
		p = s.measured(f, c, w)
		if c.NAAllowed {
			p = f.stack(p, f.list([]choice{s.notApplicable(c)}, w))
		}
	case c.Scale == contest.ScaleYesNo && !comments:
		p = f.beside(s.answers(c), w)
	default:
		p = f.list(s.answers(c), w)
	}
	if !comments {
		return p
	}
	return f.withComment(p, s.commentLabel(c))
}

// stack puts one part below another.
func (f *flow) stack(upper, lower part) part {
	below := upper.height + f.space.choice
	return part{height: below + lower.height, draw: func(x, y float64) []drawing.Mark {
		return append(upper.draw(x, y), lower.draw(x, y+below)...)
	}}
}

// withComment puts a frame with ruled lines beside the answers, as high as they are
// and at least two lines.
func (f *flow) withComment(answers part, title string) part {
	const head, least = 13.0, 2
	lines := max(least, int((answers.height-head)/(lineStep-1.5)))
	h := max(answers.height, head+float64(least)*(lineStep-1.5)+3)
	return part{height: h, draw: func(x, y float64) []drawing.Mark {
		cx := right - commentWidth
		frame := []drawing.Mark{drawing.Rect{X: cx, Y: y, W: commentWidth, H: h, Radius: 2, Stroke: penLine}}
		step := (h - head) / float64(lines)
		for i := 1; i < lines; i++ {
			at := y + head + step*float64(i)
			frame = append(frame, drawing.Line{X1: cx + 6, Y1: at, X2: cx + commentWidth - 6, Y2: at, Stroke: tooth})
		}
		marks := append(answers.draw(x, y), artifact(frame...))
		return append(marks, paragraph(drawing.Text{X: cx + 6, Y: y + 10, Style: label.In(house.Ink), Text: title}))
	}}
}
