package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
)

// guide says how to fill the sheet in: the questionnaire's own words, then what the
// marks mean.
func (s sheet) guide(f *flow) {
	if intro := clean(s.data.Form.Questionnaire.Intro); intro != "" {
		f.text(left, width, 7, span(s.t("guide")+" ", body.With(drawing.SansBold)), span(intro, body))
	}
	const side, line = 10.0, 15.0
	type sample struct {
		mark func(x, y float64) []drawing.Mark
		text string
	}
	box := func(x, y float64) drawing.Rect {
		return drawing.Rect{X: x, Y: y, W: side, H: side, Radius: 1, Stroke: inkLine}
	}
	samples := []sample{
		{func(x, y float64) []drawing.Mark {
			pen := drawing.Stroke{Color: house.Ink, Width: 1.3, Round: true}
			return []drawing.Mark{
				box(x, y),
				drawing.Line{X1: x + 1, Y1: y + 1.5, X2: x + side - 1, Y2: y + side - 1, Stroke: pen},
				drawing.Line{X1: x + side - 1.5, Y1: y + 1, X2: x + 1.5, Y2: y + side - 0.5, Stroke: pen},
			}
		}, s.t("mark_answer")},
		{func(x, y float64) []drawing.Mark {
			full := box(x, y)
			full.Fill = house.Ink
			return []drawing.Mark{full}
		}, s.t("mark_mistake")},
		{func(x, y float64) []drawing.Mark { return []drawing.Mark{warning(x, y)} }, s.t("mark_critical")},
		{func(x, y float64) []drawing.Mark { return []drawing.Mark{skipSign(x+side/2, y+side/2)} }, s.t("mark_skip")},
	}
	apart := width - float64(len(samples))*(side+4)
	for _, m := range samples {
		apart -= fact.Width(m.text)
	}
	apart = min(14, apart/float64(len(samples)-1))
	f.add(piece{height: line, gap: 4, draw: func(y float64) []drawing.Mark {
		var marks []drawing.Mark
		x := left
		for _, m := range samples {
			marks = append(marks, artifact(m.mark(x, y+(line-side)/2)...))
			x += side + 4
			marks = append(marks, paragraph(drawing.Text{X: x, Y: y + line/2 + 3.2, Style: fact, Text: m.text}))
			x += fact.Width(m.text) + apart
		}
		return marks
	}})
}

// skipSign marks what is left empty where there was no contact: a ring.
func skipSign(x, y float64) drawing.Mark {
	return artifact(drawing.Circle(x, y, 3.4, drawing.None, drawing.Stroke{Color: house.Ink, Width: 1.1}))
}

// warning is the sign of a critical criterion: a triangle with an exclamation mark.
func warning(x, y float64) drawing.Mark {
	const w, h = 10.5, 9.6
	return artifact(
		drawing.Polygon{Points: []drawing.Point{{X: x, Y: y + h}, {X: x + w/2, Y: y}, {X: x + w, Y: y + h}}, Fill: house.Red},
		drawing.Rect{X: x + w/2 - 0.6, Y: y + 3.2, W: 1.2, H: 3.4, Fill: drawing.White},
		drawing.Rect{X: x + w/2 - 0.6, Y: y + 7.4, W: 1.2, H: 1.2, Fill: drawing.White})
}

// band adds the heading of a part of the sheet; note stands beside it.
func (f *flow) band(title, note string) {
	const pad, height = 6.0, 18.0
	spans := []drawing.Span{span(title, band)}
	if note != "" {
		spans = append(spans, span("   "+note, fact))
	}
	b, err := set(left+pad+3, width-2*pad-3, spans...)
	if err != nil {
		f.fail(err)
		return
	}
	h := max(height, b.Height+6)
	f.add(piece{height: h, gap: f.space.band, keep: true, draw: func(y float64) []drawing.Mark {
		return []drawing.Mark{
			artifact(drawing.Rect{X: left, Y: y, W: width, H: h, Fill: house.Mist}, drawing.Rect{X: left, Y: y, W: 3, H: h, Fill: house.Navy}),
			drawing.Group{Role: drawing.RoleHeading2, Marks: b.Shift(0, y+(h-b.Height)/2).Marks()},
		}
	}})
}

// numbered finds the number of a question within a message; it stays with its words.
var numbered = regexp.MustCompile(`\b(\d+\.) `)

// task adds the scenario: what to ask, and boxes for what the answer held.
func (s sheet) task(f *flow) {
	sc := s.data.Scenario
	if sc == nil {
		return
	}
	f.band(s.shared("scenario")+": "+clean(sc.Title), clean(sc.Code))
	for i, line := range strings.Split(drawing.Printable(sc.Text), "\n") {
		if line = clean(line); line != "" {
			gap := 2.0
			if i == 0 {
				gap = 5
			}
			f.text(left, width, gap, span(numbered.ReplaceAllString(line, "$1"+polish.NBSP), body.At(10)))
		}
	}
	s.checks(f, s.shared("answer_key"), s.t("answer_key_tick"), counted(sc.AnswerKey), 2)
	s.checks(f, s.shared("terms"), s.t("terms_tick"), sc.Terms, 4)
}

// counted numbers the elements of a key.
func counted(items []string) []string {
	all := make([]string, len(items))
	for i, item := range items {
		all[i] = strconv.Itoa(i+1) + "." + polish.NBSP + item
	}
	return all
}

// checks adds a list of boxes in columns, with a title above.
func (s sheet) checks(f *flow, title, note string, items []string, columns int) {
	if len(items) == 0 {
		return
	}
	f.text(left, width, 6, span(title, body.With(drawing.SansBold)), span(" – "+note, fact))
	f.keepLast()
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = clean(item)
	}
	f.checkGrid(texts, columns)
}

// checkGrid adds boxes with texts beside them, a row a piece, in as many columns as
// leave no text over two lines.
func (f *flow) checkGrid(texts []string, columns int) {
	const apart = 12.0
	for ; columns > 1; columns-- {
		w := (width-float64(columns-1)*apart)/float64(columns) - boxSide - tickGap
		if f.highest(texts, w) <= 2*leading*fact.Size+0.1 {
			break
		}
	}
	w := (width - float64(columns-1)*apart) / float64(columns)
	for i := 0; i < len(texts); i += columns {
		row := make([]choice, 0, columns)
		for _, t := range texts[i:min(i+columns, len(texts))] {
			row = append(row, choice{text: t})
		}
		blocks, h := f.choices(row, w)
		gap := f.space.choice
		if i == 0 {
			gap = 3.5
		}
		f.add(piece{height: h, gap: gap, draw: func(y float64) []drawing.Mark {
			var marks []drawing.Mark
			for j, b := range blocks {
				marks = append(marks, b.draw(left+float64(j)*(w+apart), y)...)
			}
			return marks
		}})
	}
}

// highest is the height of the highest of texts in a column.
func (f *flow) highest(texts []string, w float64) float64 {
	h := 0.0
	for _, t := range texts {
		b, err := set(0, w, span(t, fact))
		if err != nil {
			f.fail(err)
			return 0
		}
		h = max(h, b.Height)
	}
	return h
}
