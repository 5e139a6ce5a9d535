package chart

import (
	"math"

	"biurolidera/internal/drawing"
)

// smallestRadar is the radius, in sizes of the labels, below which a radar says
// nothing and its labels meet.
const smallestRadar = 5.0

// asDrawn gives the kind that is drawn in a box: a radar of fewer than three
// categories, or in too small a box, becomes grouped bars.
func (m Model) asDrawn(box drawing.Box, s Style) Kind {
	if m.Kind != Radar || m.Empty() {
		return m.Kind
	}
	if len(m.Categories) < 3 {
		return Grouped
	}
	d := newDrawer(m, s, box)
	d.header()
	if r, _ := d.radarRoom(d.radarLabels()); r < smallestRadar*s.size() {
		return Grouped
	}
	return Radar
}

// radar draws series around a centre, the first category at the top, on.
func (d *drawer) radar() {
	labels := d.radarLabels()
	low, high := d.m.extent()
	r, cy := d.radarRoom(labels)
	cx := d.box.X + d.box.W/2
	s := scale{low, high, 0, r}
	at := func(i int, v float64) drawing.Point {
		dx, dy := spoke(i, len(d.m.Categories))
		return drawing.Point{X: cx + s.at(v)*dx, Y: cy + s.at(v)*dy}
	}
	d.web(s, at)
	d.areas(s, at)
	for i, l := range labels {
		d.radarLabel(l, i, at(i, high))
	}
}

// spoke is the direction of the i-th of n categories.
func spoke(i, n int) (dx, dy float64) {
	sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
	return sin, -cos
}

// radarLabels folds the names of the categories.
func (d *drawer) radarLabels() [][]string {
	var labels [][]string
	for _, c := range d.m.Categories {
		labels = append(labels, d.fold(d.s.label(), c, d.radarLabelWidth(), 3))
	}
	return labels
}

// radarLabelWidth is the room of a name in points, on either side.
func (d *drawer) radarLabelWidth() float64 { return min(d.box.W*0.27, 110) }

// labelSpan is where a label of so many lines reaches from and to, measured down
// from the end of a spoke that goes dy down.
func (d *drawer) labelSpan(lines int, dy float64) (from, to float64) {
	total := d.s.size() * lineHeight * float64(lines+1)
	return dy*7 + total/2*(dy-1), dy*7 + total/2*(dy+1)
}

// radarRoom is the largest radius, and the y of the centre, with which all labels
// stay in the box.
func (d *drawer) radarRoom(labels [][]string) (r, cy float64) {
	for r = max(10, d.box.W/2-d.radarLabelWidth()-10); ; r -= 2 {
		highest, lowest := math.Inf(-1), math.Inf(1)
		for i, l := range labels {
			_, dy := spoke(i, len(labels))
			from, to := d.labelSpan(len(l), dy)
			highest = max(highest, d.box.Y-r*dy-from)
			lowest = min(lowest, d.box.Bottom()-r*dy-to)
		}
		if highest <= lowest || r <= 10 {
			return r, (highest + lowest) / 2
		}
	}
}

// web draws rings, spokes and the values along the first spoke.
func (d *drawer) web(s scale, at func(int, float64) drawing.Point) {
	n := len(d.m.Categories)
	for i := range n {
		c, e := at(i, s.min), at(i, s.max)
		d.line(c.X, c.Y, e.X, e.Y, d.c.webLine, 0.6)
	}
	rings := ticks(s.min, s.max, max(2, min(5, int(s.to/18))), false)
	for _, v := range rings {
		var ring []drawing.Point
		for i := range n {
			ring = append(ring, at(i, v))
		}
		color := d.c.webLine
		if v == rings[len(rings)-1] {
			color = d.c.axisLine
		}
		d.add(drawing.Polygon{Points: ring, Stroke: drawing.Stroke{Color: color, Width: 0.6}})
	}
}

// ringValues writes the rings' values beside the first spoke, over the areas.
func (d *drawer) ringValues(s scale, at func(int, float64) drawing.Point) {
	st := d.s.small().At(d.s.size() * 0.8)
	for _, v := range ticks(s.min, s.max, max(2, min(5, int(s.to/18))), false) {
		if v == s.min {
			continue
		}
		p := at(0, v)
		text := d.m.Format.tick(v, d.lang)
		d.add(drawing.Rect{X: p.X + 2, Y: p.Y - st.Size*0.5, W: st.Width(text) + 2, H: st.Size, Fill: d.c.paper, Radius: 1.5})
		d.text(p.X+3, p.Y+st.Size*0.35, st, left, text)
	}
}

// areas draws the series, the highlighted one last. The first one or the
// highlighted is filled with a tint; others are lines, told apart by dash and marker.
func (d *drawer) areas(s scale, at func(int, float64) drawing.Point) {
	main := d.mainSeries()
	if fill := d.outline(main, at); len(fill) > 2 {
		d.add(drawing.Polygon{Points: fill, Fill: drawing.Mix(d.c.lookOf(main).color, d.c.paper, 0.92)})
		d.web(s, at) // shows on the tint too
	}
	for i := range d.m.Series {
		if i != main {
			d.radarSeries(i, at, 1.5)
		}
	}
	d.radarSeries(main, at, 2.2)
	d.ringValues(s, at)
}

// mainSeries is the highlighted series, the first if none is.
func (d *drawer) mainSeries() int {
	if h := d.m.Highlight; h > 0 && h <= len(d.m.Series) {
		return h - 1
	}
	return 0
}

// outline gives the corners of a series; missing values are left out.
func (d *drawer) outline(i int, at func(int, float64) drawing.Point) []drawing.Point {
	var ps []drawing.Point
	for k, v := range d.m.Series[i].Values {
		if !math.IsNaN(v) {
			ps = append(ps, at(k, v))
		}
	}
	return ps
}

// radarSeries draws a series as an outline with points.
func (d *drawer) radarSeries(i int, at func(int, float64) drawing.Point, width float64) {
	l := d.c.lookOf(i)
	ps := d.outline(i, at)
	if len(ps) > 1 {
		d.add(drawing.Polygon{Points: ps, Stroke: drawing.Stroke{Color: l.color, Width: width, Dash: l.dash}})
	}
	for _, p := range ps {
		d.add(d.c.point(p.X, p.Y, 1.6+width*0.6, l))
	}
	for k, v := range d.m.Series[i].Values {
		if !math.IsNaN(v) {
			d.item(i, k, around(at(k, v), pointReach, pointReach))
		}
	}
}

// radarLabel writes a category's name, and under it the value of the main series,
// outside the end of its spoke.
func (d *drawer) radarLabel(lines []string, i int, end drawing.Point) {
	st := d.s.label()
	value := d.m.Format.text(d.m.Series[d.mainSeries()].Values[i], d.lang)
	dx, dy := spoke(i, len(d.m.Categories))
	side := middle
	if dx > 0.15 {
		side = left
	} else if dx < -0.15 {
		side = right
	}
	h := st.Size * lineHeight
	from, _ := d.labelSpan(len(lines), dy)
	x, top := end.X+dx*9, end.Y+from
	for k, l := range lines {
		d.text(x, top+h*float64(k)+st.Size*0.9, st, side, l)
	}
	d.text(x, top+h*float64(len(lines))+st.Size*0.9, d.s.strong(), side, value)
}
