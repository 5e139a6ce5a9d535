package chart

import (
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// Draw lays a chart out in a box and gives its marks: one group, a figure with
// the chart's description. Charts of rows take the height they need up to that of
// the box; Height says how much that is. A letter that no face has is an error of
// contest (glyph_missing); a model that does not add up is the caller's fault.
func Draw(m Model, box drawing.Box, s Style) ([]drawing.Mark, error) {
	l, err := Lay(m, box, s)
	return l.Marks, err
}

// Layout is a chart as laid out: its marks, and where on them its values stand.
type Layout struct {
	Marks []drawing.Mark
	Items []Item
}

// Lay is Draw for a window: it also tells where each value stands.
func Lay(m Model, box drawing.Box, s Style) (Layout, error) {
	if err := m.check(); err != nil {
		return Layout{}, err
	}
	d := newDrawer(m, s, box)
	d.m.Kind = m.asDrawn(box, s)
	d.header()
	d.body()
	if d.err != nil {
		return Layout{}, d.err
	}
	group := drawing.Group{Role: drawing.RoleFigure, Alt: Describe(m, d.lang), Marks: d.marks}
	return Layout{Marks: []drawing.Mark{group}, Items: d.items}, nil
}

// body draws what is under the header.
func (d *drawer) body() {
	if d.m.Empty() {
		d.text(d.box.X, d.box.Y+d.s.size()*2, d.s.small(), left, locale.For(d.lang).T("chart.empty"))
		return
	}
	switch d.m.Kind {
	case Bars, Grouped, Intervals, Boxes:
		d.rows()
	case Radar:
		d.radar()
	case Histogram:
		d.histogram()
	case Lines:
		d.lines()
	case Heat:
		d.heat()
	}
}

// Height is the height in points a chart wants in a width.
func Height(m Model, width float64, s Style) float64 {
	d := newDrawer(m, s, drawing.Box{W: width, H: 1e6})
	d.m.Kind = m.asDrawn(d.box, s)
	d.header()
	used := d.box.Y
	switch d.m.Kind {
	case Bars, Grouped, Intervals, Boxes:
		f := d.frame()
		return used + f.above + f.pitch*float64(len(m.Categories)) + f.below
	case Heat:
		f := d.heatFrame()
		return used + f.above + f.pitch*float64(len(m.Categories)) + f.below
	case Radar:
		return used + min(width*0.8, 300)
	}
	return used + min(width*0.55, 240)
}

// Picture makes a page that holds a chart alone, for previews and HTML pages.
func Picture(m Model, width float64, s Style) (drawing.Page, error) {
	const margin = 4
	h := Height(m, width-2*margin, s)
	marks, err := Draw(m, drawing.Box{X: margin, Y: margin, W: width - 2*margin, H: h}, s)
	return drawing.Page{Width: width, Height: h + 2*margin, Marks: marks}, err
}

// drawer collects the marks of one chart. box is the room that is left.
type drawer struct {
	m     Model
	s     Style
	lang  string
	box   drawing.Box
	c     *palette
	marks []drawing.Mark
	items []Item
	err   error
}

// newDrawer begins a chart in a box.
func newDrawer(m Model, s Style, box drawing.Box) *drawer {
	return &drawer{m: m, s: s, lang: s.lang(), box: box, c: s.colors()}
}

type side uint8

const (
	left side = iota
	middle
	right
)

// add appends marks over those that are there.
func (d *drawer) add(marks ...drawing.Mark) { d.marks = append(d.marks, marks...) }

// text writes one line at the left, the middle or the right of x. A letter that no
// face has is remembered as the chart's error.
func (d *drawer) text(x, y float64, st drawing.Style, at side, text string) {
	switch at {
	case middle:
		x -= st.Width(text) / 2
	case right:
		x -= st.Width(text)
	}
	if d.err == nil {
		d.err = drawing.CheckText(st.Face, text)
	}
	d.add(drawing.Text{X: x, Y: y, Style: st, Text: drawing.Printable(text)})
}

// line draws a straight line.
func (d *drawer) line(x1, y1, x2, y2 float64, c drawing.Color, width float64, dash ...float64) {
	d.add(drawing.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Stroke: drawing.Stroke{Color: c, Width: width, Dash: dash}})
}

// paragraph sets lines below y and gives the y below them.
func (d *drawer) paragraph(x, y, width float64, st drawing.Style, text string) float64 {
	p := drawing.Para(text, st, width)
	p.Leading = st.Size * lineHeight
	b, err := p.Set(x, y)
	if err != nil {
		if d.err == nil {
			d.err = err
		}
		return y
	}
	d.add(b.Marks()...)
	return b.Bottom()
}

// header draws title, subtitle and legend and takes their room from the box.
func (d *drawer) header() {
	y := d.box.Y
	if d.s.Title && d.m.Title != "" {
		y = d.paragraph(d.box.X, y, d.box.W, d.s.strong().At(d.s.size()*1.35), d.m.Title)
		if d.m.Subtitle != "" {
			y = d.paragraph(d.box.X, y+1, d.box.W, d.s.small(), d.m.Subtitle)
		}
		y += d.s.size() * 0.7
	}
	if d.m.hasLegend() {
		y = d.legend(y) + d.s.size()*0.6
	}
	d.box.H -= y - d.box.Y
	d.box.Y = y
}

// hasLegend tells whether several series have to be told apart. Lines are named
// at their ends.
func (m Model) hasLegend() bool {
	return (m.Kind == Grouped || m.Kind == Radar || m.Kind == Boxes) && len(m.Series) > 0 && !m.Empty()
}

// legend draws a swatch and a name a series, in as many rows as they need.
func (d *drawer) legend(y float64) float64 {
	st := d.s.label()
	const swatch = 18.0
	x, row := d.box.X, st.Size*1.5
	for i, s := range d.m.Series {
		name := d.shorten(st, s.Name, d.box.W-swatch-5)
		w := swatch + 5 + st.Width(name) + 14
		if x > d.box.X && x+w-14 > d.box.Right() {
			x, y = d.box.X, y+row
		}
		d.swatch(x, y+row/2, swatch, i)
		d.text(x+swatch+5, y+row/2+st.Size*0.35, st, left, name)
		x += w
	}
	return y + row
}

// swatch shows how a series is drawn, y being its middle.
func (d *drawer) swatch(x, y, width float64, i int) {
	l := d.c.lookOf(i)
	if d.m.Kind == Boxes {
		d.add(d.c.point(x+width/2, y, 3.4, d.c.boxPoint()))
		return
	}
	if d.m.Kind == Grouped {
		h := d.s.size() * 0.85
		d.add(d.c.filled(drawing.Box{X: x, Y: y - h/2, W: width, H: h}, l)...)
		return
	}
	d.line(x, y, x+width, y, l.color, 1.6, l.dash...)
	d.add(d.c.point(x+width/2, y, 3, l))
}

// shorten gives the text, or as much of it with „…” as goes into the width.
func (d *drawer) shorten(st drawing.Style, text string, width float64) string {
	text = drawing.Printable(text)
	if st.Width(text) <= width {
		return text
	}
	rs := []rune(text)
	low, high := 0, len(rs)
	for low < high {
		mid := (low + high + 1) / 2
		if st.Width(ended(rs[:mid])) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return ended(rs[:low])
}

// ended puts „…” after the last letter that is neither blank nor sign.
func ended(rs []rune) string {
	for len(rs) > 0 && isTail(rs[len(rs)-1]) {
		rs = rs[:len(rs)-1]
	}
	return string(rs) + "…"
}

// isTail tells whether „…” looks wrong right after r.
func isTail(r rune) bool {
	switch r {
	case ' ', '\n', 0xA0, ',', '.', ';', ':', '-', '–', '„', '(', '/':
		return true
	}
	return false
}

// fold wraps a text to at most n lines of the width; what is left over becomes
// „…”.
func (d *drawer) fold(st drawing.Style, text string, width float64, n int) []string {
	b, err := drawing.Para(text, st, width).Set(0, 0)
	if err != nil {
		if d.err == nil {
			d.err = err
		}
		return []string{""}
	}
	var lines []string
	for _, l := range b.Lines {
		lines = append(lines, l.Text)
	}
	if len(lines) <= n {
		return lines
	}
	rest := lines[n-1]
	for _, l := range lines[n:] {
		rest += " " + l
	}
	return append(lines[:n-1], d.shorten(st, rest, width))
}
