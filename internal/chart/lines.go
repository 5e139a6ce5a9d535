package chart

import (
	"math"
	"slices"

	"biurolidera/internal/drawing"
)

// lines draws series over categories in order, each named at its end.
func (d *drawer) lines() {
	st := d.s.label()
	nameW := 0.0
	for _, s := range d.m.Series {
		nameW = max(nameW, st.With(drawing.SansBold).Width(s.Name))
	}
	nameW = min(nameW, d.box.W*0.3)
	above := d.s.size()
	if d.m.Axis.Name != "" {
		d.text(d.box.X, d.box.Y+d.s.size(), d.s.small(), left, d.shorten(d.s.small(), d.m.Axis.Name, d.box.W))
		above *= 2.2
	}
	d.box.Y += above
	d.box.H -= above
	u := d.uprightFrame(d.m.Format, false)
	u.x.to = d.box.Right() - nameW - 12
	d.levels(u, d.m.Format, false)
	inset := min(24, (u.x.to-u.x.from)*0.08)
	x := scale{min: 0, max: float64(max(1, len(d.m.Categories)-1)), from: u.x.from + inset, to: u.x.to - inset}
	if len(d.m.Categories) == 1 {
		x.from = (x.from + x.to) / 2
	}
	d.categoryLabels(x, u.bottom)
	for _, r := range d.m.References {
		d.line(u.x.from, u.y.at(r.Value), u.x.to, u.y.at(r.Value), d.c.gold, 1.2, 4, 2.2)
	}
	for i := range d.m.Series {
		if d.m.Highlight != i+1 {
			d.series(i, x, u)
		}
	}
	d.levelNames(x, u)
	if h := d.m.Highlight; h > 0 && h <= len(d.m.Series) {
		d.series(h-1, x, u)
		d.pointValues(h-1, x, u)
	}
	d.lineNames(x, u, nameW)
}

// levelNames names the level lines of the references where no series runs through
// the label: at the left or right, above or below; if all are taken, over them.
func (d *drawer) levelNames(x scale, u upright) {
	st := d.refStyle()
	for _, r := range d.m.References {
		y := u.y.at(r.Value)
		text := d.shorten(st, r.Name+" "+d.m.Format.text(r.Value, d.lang), u.x.to-u.x.from)
		w := st.Width(text)
		places := []drawing.Point{{X: u.x.from + 3, Y: y - 3}, {X: u.x.to - 3 - w, Y: y - 3}, {X: u.x.from + 3, Y: y + st.Size}, {X: u.x.to - 3 - w, Y: y + st.Size}}
		best := places[0]
		for i := len(places) - 1; i >= 0; i-- {
			p := places[i]
			if d.free(x, u, drawing.Box{X: p.X - 2, Y: p.Y - st.Size, W: w + 4, H: st.Size * 1.3}) {
				best = p
			}
		}
		d.add(drawing.Rect{X: best.X - 1, Y: best.Y - st.Size*0.85, W: w + 2, H: st.Size * 1.05, Fill: d.c.paper})
		d.text(best.X, best.Y, st, left, text)
	}
}

// free tells whether no series runs through a box.
func (d *drawer) free(x scale, u upright, b drawing.Box) bool {
	if b.Bottom() > u.bottom {
		return false
	}
	for _, s := range d.m.Series {
		for k := 1; k < len(s.Values); k++ {
			if through(x.at(float64(k-1)), u.y.at(s.Values[k-1]), x.at(float64(k)), u.y.at(s.Values[k]), b) {
				return false
			}
		}
	}
	return true
}

// through tells whether a straight line, NaN for none, goes through a box.
func through(x0, y0, x1, y1 float64, b drawing.Box) bool {
	const steps = 24
	for i := range steps + 1 {
		t := float64(i) / steps
		x, y := x0+(x1-x0)*t, y0+(y1-y0)*t
		if x >= b.X && x <= b.Right() && y >= b.Y && y <= b.Bottom() {
			return true
		}
	}
	return false
}

// categoryLabels writes the names under their points, shortened to the distance
// between two, and leaves out those that would touch the one before.
func (d *drawer) categoryLabels(x scale, bottom float64) {
	st := d.s.small()
	end := math.Inf(-1)
	for i, c := range d.m.Categories {
		room := (x.to-x.from)/max(1, x.max) - 6
		text := d.shorten(st, c, max(room, 24))
		w := st.Width(text)
		at := x.at(float64(i)) - w/2
		if at < end+6 {
			continue
		}
		d.text(at, bottom+st.Size*1.35+1, st, left, text)
		end = at + w
	}
}

// lineLook is the series' own, thinner and paler where another is highlighted.
func (d *drawer) lineLook(i int) (l look, width float64) {
	l = d.c.lookOf(i)
	if h := d.m.Highlight; h > 0 {
		switch {
		case h == i+1:
			l.color, l.ink, l.dash = d.c.navy, d.c.navy, nil
			return l, 2.4
		case i == 0:
			l = d.c.lookOf(h - 1) // the first look belongs to the highlighted one
		}
		l.color = drawing.Mix(l.color, d.c.paper, 0.15)
	}
	return l, 1.5
}

// series draws a line and its points; a missing value breaks the line.
func (d *drawer) series(i int, x scale, u upright) {
	l, width := d.lineLook(i)
	var run []drawing.Point
	flush := func() {
		if len(run) > 1 {
			d.add(drawing.Polygon{Points: run, Open: true, Stroke: drawing.Stroke{Color: l.color, Width: width, Dash: l.dash}})
		}
		run = nil
	}
	var points []drawing.Mark
	for k, v := range d.m.Series[i].Values {
		if math.IsNaN(v) {
			flush()
			continue
		}
		p := drawing.Point{X: x.at(float64(k)), Y: u.y.at(v)}
		run = append(run, p)
		points = append(points, d.c.point(p.X, p.Y, 2+width*0.6, l))
		d.item(i, k, around(p, max(pointReach, min(x.at(1)-x.at(0), 60)/2), pointReach))
	}
	flush()
	d.add(points...)
}

// pointValues writes the highlighted series' values over or under its points,
// away from the line.
func (d *drawer) pointValues(i int, x scale, u upright) {
	st := d.s.strong().At(d.s.size() * 0.95)
	vs := d.m.Series[i].Values
	end := math.Inf(-1)
	for k, v := range vs {
		if math.IsNaN(v) {
			continue
		}
		text := d.m.Format.text(v, d.lang)
		w := st.Width(text)
		at := x.at(float64(k)) - w/2
		if at < end+4 {
			continue
		}
		y := u.y.at(v) - 7
		if d.dips(vs, k) && u.y.at(v)+st.Size+7 < u.bottom {
			y = u.y.at(v) + st.Size + 5
		}
		d.add(drawing.Rect{X: at - 1.5, Y: y - st.Size*0.85, W: w + 3, H: st.Size * 1.05, Fill: d.c.paper})
		d.text(at, y, st, left, text)
		end = at + w
	}
}

// dips tells whether the line comes down to k and goes up from it.
func (d *drawer) dips(vs []float64, k int) bool {
	lower := func(i int) bool { return i < 0 || i >= len(vs) || math.IsNaN(vs[i]) || vs[k] <= vs[i] }
	return lower(k-1) && lower(k+1) && len(vs) > 1
}

// lineNames writes the names at the right ends, moved apart where they would
// touch, with a thin line to what they name.
func (d *drawer) lineNames(x scale, u upright, width float64) {
	type end struct {
		series int
		x, y   float64
		label  float64
	}
	var ends []end
	for i, s := range d.m.Series {
		for k := len(s.Values) - 1; k >= 0; k-- {
			if v := s.Values[k]; !math.IsNaN(v) {
				ends = append(ends, end{i, x.at(float64(k)), u.y.at(v), u.y.at(v)})
				break
			}
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int {
		if a.y < b.y {
			return -1
		}
		if a.y > b.y {
			return 1
		}
		return 0
	})
	places := make([]float64, len(ends))
	for i, e := range ends {
		places[i] = e.y
	}
	spread(places, d.s.size()*lineHeight, d.box.Y, u.bottom)
	for i, e := range ends {
		l, _ := d.lineLook(e.series)
		st := d.s.label().In(l.ink)
		if d.m.Highlight == e.series+1 {
			st = st.With(drawing.SansBold)
		}
		from := u.x.to + 4
		d.line(e.x+5, e.y, from+4, places[i], drawing.Mix(l.color, d.c.paper, 0.5), 0.6)
		d.text(from+6, places[i]+st.Size*0.35, st, left, d.shorten(st, d.m.Series[e.series].Name, width))
	}
}

// spread moves rising places apart to a least gap, within low and high as far as
// they have room.
func spread(places []float64, gap, low, high float64) {
	for i := range places {
		places[i] = max(places[i], low)
		if i > 0 {
			places[i] = max(places[i], places[i-1]+gap)
		}
	}
	limit := high
	for i := len(places) - 1; i >= 0 && places[i] > limit; i-- {
		places[i] = limit
		limit -= gap
	}
}
