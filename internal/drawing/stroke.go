package drawing

import "math"

// polyline is a flattened piece of a path.
type polyline struct {
	points []Point
	closed bool
}

// flatten turns curves into straight pieces that stay within tolerance of them.
func flatten(steps []Step, tolerance float64) []polyline {
	var lines []polyline
	var cur polyline
	flush := func() {
		if len(cur.points) > 1 {
			lines = append(lines, cur)
		}
		cur = polyline{}
	}
	for _, s := range steps {
		switch s.Kind {
		case StepMove:
			flush()
			cur.points = []Point{s.To}
		case StepLine:
			cur.points = appendPoint(cur.points, s.To)
		case StepCurve:
			cur.points = flattenCurve(cur.points, s, tolerance)
		case StepClose:
			if n := len(cur.points); n > 1 && cur.points[0] == cur.points[n-1] {
				cur.points = cur.points[:n-1]
			}
			cur.closed = true
			start := cur.points
			flush()
			if len(start) > 0 {
				cur.points = []Point{start[0]}
			}
		}
	}
	flush()
	return lines
}

// appendPoint leaves out a point that repeats the last: it has no direction.
func appendPoint(ps []Point, p Point) []Point {
	if n := len(ps); n > 0 && ps[n-1] == p {
		return ps
	}
	return append(ps, p)
}

// flattenCurve adds points along a Bézier curve, as many as the tolerance asks for.
func flattenCurve(ps []Point, s Step, tolerance float64) []Point {
	if len(ps) == 0 {
		return ps
	}
	from := ps[len(ps)-1]
	// The distance of the control points from the chord bounds the error.
	dd := math.Hypot(from.X-2*s.A.X+s.B.X, from.Y-2*s.A.Y+s.B.Y) + math.Hypot(s.A.X-2*s.B.X+s.To.X, s.A.Y-2*s.B.Y+s.To.Y)
	n := int(math.Ceil(math.Sqrt(dd * 0.75 / tolerance)))
	n = max(1, min(n, 200))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		p := Point{
			u*u*u*from.X + 3*u*u*t*s.A.X + 3*u*t*t*s.B.X + t*t*t*s.To.X,
			u*u*u*from.Y + 3*u*u*t*s.A.Y + 3*u*t*t*s.B.Y + t*t*t*s.To.Y,
		}
		ps = appendPoint(ps, p)
	}
	return ps
}

// dashed cuts a polyline into the pieces a dash pattern leaves. The pattern begins
// with the polyline and runs on around its corners.
func dashed(l polyline, dash []float64) []polyline {
	total := 0.0
	for _, d := range dash {
		total += d
	}
	if total <= 0 {
		return []polyline{l}
	}
	points := l.points
	if l.closed {
		points = append(append([]Point{}, points...), points[0])
	}
	w := dasher{dash: dash, left: dash[0], on: true, cur: []Point{points[0]}}
	for i := 1; i < len(points); i++ {
		w.walk(points[i-1], points[i])
	}
	w.lift()
	return w.out
}

// dasher walks along a polyline with the pen down or up.
type dasher struct {
	dash  []float64
	index int     // which length of the pattern runs
	left  float64 // how much of it is left
	on    bool    // the pen is down
	cur   []Point // what it has drawn since
	out   []polyline
}

// walk goes straight from a to b.
func (w *dasher) walk(a, b Point) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	for done := 0.0; done < length; {
		step := min(w.left, length-done)
		done += step
		w.left -= step
		p := Point{a.X + (b.X-a.X)*done/length, a.Y + (b.Y-a.Y)*done/length}
		if w.on {
			w.cur = appendPoint(w.cur, p)
		}
		if w.left > 1e-9 {
			continue
		}
		w.lift()
		w.index = (w.index + 1) % len(w.dash)
		w.left, w.on = w.dash[w.index], !w.on
		w.cur = []Point{p}
	}
}

// lift ends the piece that is being drawn.
func (w *dasher) lift() {
	if w.on && len(w.cur) > 1 {
		w.out = append(w.out, polyline{points: w.cur})
	}
	w.cur = nil
}

// outlineStroke gives the figures that cover a stroked path, all turning the same
// way, so that filling them together gives the stroke.
func outlineStroke(steps []Step, s Stroke, tolerance float64) []Step {
	w := stroker{half: s.Width / 2, round: s.Round, tolerance: tolerance}
	for _, l := range flatten(steps, tolerance) {
		parts := []polyline{l}
		if len(s.Dash) > 0 {
			parts = dashed(l, s.Dash)
		}
		for _, part := range parts {
			w.line(part)
		}
	}
	return w.out
}

type stroker struct {
	half, tolerance float64
	round           bool
	out             []Step
}

// line covers a polyline: a rectangle a piece, and what joins them.
func (w *stroker) line(l polyline) {
	n := len(l.points)
	pieces := n - 1
	if l.closed {
		pieces = n
	}
	at := func(i int) Point { return l.points[(i+n)%n] }
	for i := range pieces {
		a, b := at(i), at(i+1)
		v := w.normal(a, b)
		w.figure(Point{a.X + v.X, a.Y + v.Y}, Point{b.X + v.X, b.Y + v.Y}, Point{b.X - v.X, b.Y - v.Y}, Point{a.X - v.X, a.Y - v.Y})
		if l.closed || i > 0 {
			w.join(at(i-1), a, b)
		}
	}
	if w.round && !l.closed {
		w.disc(at(0))
		w.disc(at(n - 1))
	}
}

// normal is the vector of half the width across the way from a to b.
func (w *stroker) normal(a, b Point) Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := math.Hypot(dx, dy)
	return Point{-dy / d * w.half, dx / d * w.half}
}

// join fills the outer corner at b. Corners sharper than PDF's miter limit of 10
// are cut off.
func (w *stroker) join(a, b, c Point) {
	if w.round {
		w.disc(b)
		return
	}
	u, v := w.normal(a, b), w.normal(b, c)
	if u.X*v.Y-u.Y*v.X > 0 { // a turn to the side of the normals: the corner is on the other
		u, v = Point{-u.X, -u.Y}, Point{-v.X, -v.Y}
	}
	p, q := Point{b.X + u.X, b.Y + u.Y}, Point{b.X + v.X, b.Y + v.Y}
	mx, my := u.X+v.X, u.Y+v.Y
	long := mx*mx + my*my
	h2 := w.half * w.half
	if long < 4*h2/100 {
		w.figure(b, p, q)
		return
	}
	k := 2 * h2 / long
	w.figure(b, p, Point{b.X + mx*k, b.Y + my*k}, q)
}

// disc covers a round end or corner.
func (w *stroker) disc(c Point) {
	n := max(8, int(math.Ceil(math.Pi/math.Acos(1-min(1, w.tolerance/w.half)))))
	pts := make([]Point, n)
	for i := range pts {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		pts[i] = Point{c.X + w.half*cos, c.Y + w.half*sin}
	}
	w.figure(pts...)
}

// figure adds a closed figure, turned so that all go the same way around.
func (w *stroker) figure(pts ...Point) {
	area := 0.0
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		area += p.X*q.Y - q.X*p.Y
	}
	for i := range pts {
		p := pts[i]
		if area < 0 {
			p = pts[len(pts)-1-i]
		}
		kind := StepLine
		if i == 0 {
			kind = StepMove
		}
		w.out = append(w.out, Step{Kind: kind, To: p})
	}
	w.out = append(w.out, Step{Kind: StepClose})
}
