package chart

import (
	"cmp"
	"slices"

	"biurolidera/internal/drawing"
)

// valueAxis draws the grid and the values below the rows.
func (d *drawer) valueAxis(s scale, top, bottom float64) {
	st := d.s.small()
	widest := 0.0
	all := ticks(s.min, s.max, 10, d.m.Format.Decimals == 0 && s.max-s.min < 10)
	for _, v := range all {
		widest = max(widest, st.Width(d.m.Format.tick(v, d.lang)))
	}
	room := int((s.to - s.from) / max(widest+14, 34))
	for _, v := range ticks(s.min, s.max, min(10, room), d.m.Format.Decimals == 0 && s.max-s.min < 10) {
		x := s.at(v)
		color, width := d.c.grid, 0.6
		if v == 0 {
			color, width = d.c.axisLine, 0.9
		}
		d.line(x, top, x, bottom, color, width)
		d.text(x, bottom+st.Size*1.35, st, middle, d.m.Format.tick(v, d.lang))
	}
	if d.m.Axis.Name != "" {
		d.text(s.to, bottom+st.Size*1.35+st.Size*1.35, st, right, d.shorten(st, d.m.Axis.Name, d.box.W))
	}
}

// reference is a Reference with a place: x of its line, the row of its label
// above the plot and the label's left edge.
type reference struct {
	Reference
	label string
	x     float64
	row   int
	left  float64
	width float64
	dash  []float64
}

// references places the lines and their labels: all in one row where the first
// may stand to the left of its line and the last to the right; else labels that
// would touch go up a row.
func (d *drawer) references(s scale, low, high float64) []reference {
	st := d.refStyle()
	var out []reference
	for i, r := range d.m.References {
		p := reference{Reference: r, x: s.at(r.Value), dash: [][]float64{{4, 2.2}, {1.4, 1.8}, {8, 2, 1.5, 2}}[i%3]}
		p.label = d.shorten(st, r.Name+" "+d.m.Format.text(r.Value, d.lang), high-low)
		p.width = st.Width(p.label)
		p.left = max(low, min(high-p.width, p.x-p.width/2))
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b reference) int { return cmp.Compare(a.x, b.x) })
	if n := len(out); n > 1 && touching(out) {
		aside := slices.Clone(out)
		aside[0].left = aside[0].x + 3 - aside[0].width
		aside[n-1].left = aside[n-1].x - 3
		if !touching(aside) && aside[0].left >= low && aside[n-1].left+aside[n-1].width <= high {
			return aside
		}
		stack(out, low)
	}
	return out
}

// touching tells whether labels in one row, sorted from the left, come too close.
func touching(refs []reference) bool {
	for i := 1; i < len(refs); i++ {
		if refs[i].left < refs[i-1].left+refs[i-1].width+6 {
			return true
		}
	}
	return false
}

// stack gives each label the lowest row where it touches none, and moves it off
// the line of the next one, which comes down from higher up.
func stack(refs []reference, low float64) {
	var ends []float64 // right edge of the last label of each row
	for i := range refs {
		r := &refs[i]
		for r.row < len(ends) && r.left < ends[r.row]+6 {
			r.row++
		}
		if r.row == len(ends) {
			ends = append(ends, 0)
		}
		ends[r.row] = r.left + r.width
	}
	for i := range refs[:len(refs)-1] {
		if r, next := &refs[i], refs[i+1]; next.row > r.row {
			r.left = max(low, min(r.left, next.x-4-r.width))
		}
	}
}

// refStyle is that of the names of references: gold, dark enough to read.
func (d *drawer) refStyle() drawing.Style { return d.s.label().At(d.s.size() * 0.95).In(d.c.goldInk) }

// drawReferences draws lines down from their labels; row 0 stands next to the
// plot.
func (d *drawer) drawReferences(refs []reference, top, bottom float64) {
	st := d.refStyle()
	for _, r := range refs {
		base := top - 4 - float64(r.row)*d.s.size()*1.25
		from := base + 2
		d.add(drawing.Line{X1: r.x, Y1: from, X2: r.x, Y2: bottom, Stroke: drawing.Stroke{Color: d.c.gold, Width: 1.3, Dash: r.dash}})
	}
	for _, r := range refs {
		base := top - 4 - float64(r.row)*d.s.size()*1.25
		d.add(drawing.Rect{X: r.left - 2, Y: base - st.Size, W: r.width + 4, H: st.Size * 1.25, Fill: d.c.paper})
		d.text(r.left, base, st, left, r.label)
	}
}
