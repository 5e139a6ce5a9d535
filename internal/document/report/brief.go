package report

import (
	"biurolidera/internal/drawing"
)

// notesFlow adds the sentences on the result below the panel.
func (c *content) notesFlow(f *flow) {
	if len(c.notes) == 1 {
		f.text(c.notes[0], small.At(8.8), 12)
		return
	}
	for i, n := range c.notes {
		gap := 2.0
		if i == 0 {
			gap = 12
		}
		p := drawing.Para(n, small.At(8.8), width-14)
		p.Leading = 12.4
		from := len(f.pieces)
		f.paragraph(p, left+14, gap)
		if from < len(f.pieces) {
			f.pieces[from] = withDash(f.pieces[from])
		}
	}
}

// withDash puts a dash before the first line of an item.
func withDash(p piece) piece {
	old := p.draw
	p.draw = func(y float64) []drawing.Mark {
		dash := drawing.Text{X: left + 2, Y: y + 8.8, Style: bold(8.8, goldInk), Text: "–"}
		return append([]drawing.Mark{decoration(dash)}, old(y)...)
	}
	return p
}

// card is one of the columns of the summary: a heading and short items, each with
// what stands to its right.
type card struct {
	Title string
	Items []item
	Empty string
}

type item struct{ Text, Value string }

// cards are the three columns of the summary.
func (c *content) cards() []card {
	best := card{Title: c.t("brief_highest"), Empty: c.noneOf("brief_none_highest")}
	for _, k := range c.highest[:min(brief, len(c.highest))] {
		best.Items = append(best.Items, item{c.flow(k.Text), c.percent(k.Share)})
	}
	win := card{Title: c.t("brief_towin"), Empty: c.noneOf("brief_none_towin")}
	for _, k := range c.toWin[:min(brief, len(c.toWin))] {
		win.Items = append(win.Items, item{c.flow(k.Text), c.t("gain_short", "points", c.gain(k.ToWin))})
	}
	audits := card{Title: c.t("brief_audits")}
	for _, a := range c.data.Audits {
		value := c.t("not_applicable")
		if c.applies(a.Channel) {
			value = c.n("valid_count", a.Valid)
		}
		audits.Items = append(audits.Items, item{c.heading(a.Channel), value})
	}
	return []card{best, win, audits}
}

// briefFlow adds the summary as one piece.
func (c *content) briefFlow(f *flow) {
	const gutter = 20.0
	widths := []float64{174, 174, width - 2*174 - 2*gutter}
	var marks []drawing.Mark
	x, tallest := left, 0.0
	for i, k := range c.cards() {
		set, h, err := k.set(x, widths[i])
		if err != nil {
			f.fail(err)
			return
		}
		marks = append(marks, set...)
		tallest = max(tallest, h)
		x += widths[i] + gutter
	}
	f.block(tallest, 24, func(y float64) []drawing.Mark { return drawing.Shifted(marks, 0, y) })
}

// set lays a card out from y = 0.
func (k card) set(x, w float64) ([]drawing.Mark, float64, error) {
	marks := []drawing.Mark{
		decoration(drawing.Line{X1: x, Y1: 0, X2: x + w, Y2: 0, Stroke: drawing.Stroke{Color: navy, Width: 1.1}}),
		drawing.Group{Role: drawing.RoleHeading2, Marks: []drawing.Mark{drawing.Text{X: x, Y: 16, Style: bold(10, navy), Text: k.Title}}},
	}
	y := 24.0
	items := k.Items
	if len(items) == 0 {
		items = []item{{Text: k.Empty}}
	}
	for i, it := range items {
		value := bold(8.4, navy)
		room := 0.0
		if it.Value != "" {
			room = value.Width(it.Value) + 9
		}
		p := drawing.Para(it.Text, small, w-room)
		p.Leading = 10.8
		b, err := p.Set(x, y)
		if err != nil {
			return nil, 0, err
		}
		marks = append(marks, b.Marks()...)
		if it.Value != "" {
			marks = append(marks, drawing.Text{X: x + w - value.Width(it.Value), Y: b.Lines[0].Baseline, Style: value, Text: it.Value})
		}
		y = b.Bottom() + 4
		if i < len(items)-1 {
			marks = append(marks, decoration(drawing.Line{X1: x, Y1: y, X2: x + w, Y2: y, Stroke: drawing.Stroke{Color: faint, Width: 0.6}}))
			y += 4
		}
	}
	return marks, y, nil
}
