package chart

import "biurolidera/internal/drawing"

// upright is the plan of a chart with the values going up.
type upright struct {
	x, y   scale
	bottom float64
}

// uprightFrame plans a plot with values from the bottom up and room for their
// labels on the left.
func (d *drawer) uprightFrame(format Format, whole bool) upright {
	low, high := d.m.extent()
	st := d.s.small()
	bottom := d.box.Bottom() - d.axisHeight()
	y := scale{low, high, bottom, d.box.Y}
	n := max(2, min(8, int((bottom-d.box.Y)/24)))
	marks := ticks(low, high, n, whole)
	widest := 0.0
	for _, v := range marks {
		widest = max(widest, st.Width(format.tick(v, d.lang)))
	}
	return upright{x: scale{from: d.box.X + widest + 8, to: d.box.Right()}, y: y, bottom: bottom}
}

// levels draws the grid of the values.
func (d *drawer) levels(u upright, format Format, whole bool) {
	st := d.s.small()
	n := max(2, min(8, int((u.y.from-u.y.to)/24)))
	for _, v := range ticks(u.y.min, u.y.max, n, whole) {
		y := u.y.at(v)
		color, width := d.c.grid, 0.6
		if v == u.y.min {
			color, width = d.c.axisLine, 0.9
		}
		d.line(u.x.from, y, u.x.to, y, color, width)
		d.text(u.x.from-5, y+st.Size*0.35, st, right, format.tick(v, d.lang))
	}
}

// histogram draws counts between edges; references stand on the axis of edges.
func (d *drawer) histogram() {
	counts := Format{}
	edges := d.m.Edges
	x := scale{min: edges[0], max: edges[len(edges)-1], from: d.box.X, to: d.box.Right()}
	above := d.s.size() * 1.3 // for the counts over the bars
	rows := d.references(x, d.box.X, d.box.Right())
	for _, r := range rows {
		above = max(above, float64(r.row+1)*d.s.size()*1.25+d.s.size()*1.5)
	}
	d.box.Y += above
	d.box.H -= above
	u := d.uprightFrame(counts, true)
	x.from, x.to = u.x.from, u.x.to
	d.levels(u, counts, true)
	d.bins(u, x)
	d.edgeLabels(x, u.bottom)
	if len(d.m.References) > 0 {
		d.drawReferences(d.references(x, u.x.from, d.box.Right()), d.box.Y-d.s.size()*1.2, u.bottom)
	}
	d.counts(u, x)
}

// bins draws the bars, with a hair of white between them.
func (d *drawer) bins(u upright, x scale) {
	for i, v := range d.m.Series[0].Values {
		x0, x1 := x.at(d.m.Edges[i]), x.at(d.m.Edges[i+1])
		d.item(0, i, drawing.Box{X: x0, Y: u.y.to, W: x1 - x0, H: u.bottom - u.y.to})
		if v > 0 {
			y := u.y.at(v)
			d.add(d.c.filled(drawing.Box{X: x0 + 0.6, Y: y, W: x1 - x0 - 1.2, H: u.bottom - y}, d.rowLook(i))...)
		}
	}
}

// counts writes each count over its bar, where the bar is wide enough, and over
// the line of a reference that runs there.
func (d *drawer) counts(u upright, x scale) {
	for i, v := range d.m.Series[0].Values {
		if !(v > 0) {
			continue
		}
		st := d.s.small().In(d.c.ink)
		if d.highlighted(i) {
			st = st.With(drawing.SansBold).In(d.c.navy)
		}
		text := Format{}.text(v, d.lang)
		w, y := st.Width(text), u.y.at(v)-3
		x0, x1 := x.at(d.m.Edges[i]), x.at(d.m.Edges[i+1])
		if w < x1-x0 {
			at := (x0 + x1) / 2
			d.add(drawing.Rect{X: at - w/2 - 1, Y: y - st.Size*0.8, W: w + 2, H: st.Size, Fill: d.c.paper})
			d.text(at, y, st, middle, text)
		}
	}
}

// edgeLabels writes the edges, as many as don't touch.
func (d *drawer) edgeLabels(x scale, bottom float64) {
	st := d.s.small()
	end := x.from - 100
	for _, e := range d.m.Edges {
		text := d.m.Format.tick(e, d.lang)
		w := st.Width(text)
		at := min(x.at(e)-w/2, d.box.Right()-w)
		if at < end+6 {
			continue
		}
		d.line(x.at(e), bottom, x.at(e), bottom+2.5, d.c.axisLine, 0.7)
		d.text(at, bottom+st.Size*1.35+1, st, left, text)
		end = at + w
	}
	if d.m.Axis.Name != "" {
		d.text(x.to, bottom+st.Size*2.7+1, st, right, d.shorten(st, d.m.Axis.Name, d.box.W))
	}
}
