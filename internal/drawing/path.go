package drawing

import "math"

// Path is a figure of straight and curved (cubic Bézier) pieces, filled by the
// nonzero rule. Build it with MoveTo, LineTo, CurveTo and Close.
type Path struct {
	Steps  []Step
	Fill   Color
	Stroke Stroke
}

// StepKind is what a Step of a path does.
type StepKind uint8

// Kinds of steps; StepCurve uses A and B as control points, the others To alone.
const (
	StepMove StepKind = iota
	StepLine
	StepCurve
	StepClose
)

// Step is one piece of a path.
type Step struct {
	Kind     StepKind
	A, B, To Point
}

// circleHandle is the length of a Bézier handle for a quarter circle of radius 1.
const circleHandle = 0.5522847498307936

// MoveTo begins a new figure at x, y.
func (p *Path) MoveTo(x, y float64) {
	p.Steps = append(p.Steps, Step{Kind: StepMove, To: Point{x, y}})
}

// LineTo goes straight to x, y.
func (p *Path) LineTo(x, y float64) {
	p.Steps = append(p.Steps, Step{Kind: StepLine, To: Point{x, y}})
}

// CurveTo goes to x, y along a cubic Bézier with the control points a and b.
func (p *Path) CurveTo(ax, ay, bx, by, x, y float64) {
	p.Steps = append(p.Steps, Step{Kind: StepCurve, A: Point{ax, ay}, B: Point{bx, by}, To: Point{x, y}})
}

// Close goes straight back to where the figure began.
func (p *Path) Close() { p.Steps = append(p.Steps, Step{Kind: StepClose}) }

// Arc continues the path along a circle around cx, cy from one angle to another;
// degrees, 0 is to the right, growing clockwise as the page's y grows downwards.
// It begins with a straight line to the arc's start, or moves there if the path
// is empty.
func (p *Path) Arc(cx, cy, r, from, to float64) {
	at := func(deg float64) (x, y, cos, sin float64) {
		sin, cos = math.Sincos(deg * math.Pi / 180)
		return cx + r*cos, cy + r*sin, cos, sin
	}
	x, y, cos, sin := at(from)
	if len(p.Steps) == 0 {
		p.MoveTo(x, y)
	} else {
		p.LineTo(x, y)
	}
	n := int(math.Ceil(math.Abs(to-from)/90 - 1e-9))
	for i := 1; i <= n; i++ {
		step := (to - from) / float64(n)
		x2, y2, cos2, sin2 := at(from + step*float64(i))
		k := 4.0 / 3 * math.Tan(step*math.Pi/720) * r
		p.CurveTo(x-k*sin, y+k*cos, x2+k*sin2, y2-k*cos2, x2, y2)
		x, y, cos, sin = x2, y2, cos2, sin2
	}
}

// Circle makes a full circle.
func Circle(cx, cy, r float64, fill Color, stroke Stroke) Path {
	p := Path{Fill: fill, Stroke: stroke}
	p.Arc(cx, cy, r, 0, 360)
	p.Close()
	return p
}

// Sector makes a piece of a pie, or of a ring where inner is positive; degrees as
// in Path.Arc.
func Sector(cx, cy, inner, outer, from, to float64, fill Color, stroke Stroke) Path {
	p := Path{Fill: fill, Stroke: stroke}
	p.Arc(cx, cy, outer, from, to)
	if inner > 0 {
		p.Arc(cx, cy, inner, to, from)
	} else {
		p.LineTo(cx, cy)
	}
	p.Close()
	return p
}

// path gives the rectangle's outline.
func (r Rect) path() Path {
	p := Path{Fill: r.Fill, Stroke: r.Stroke}
	x, y, w, h := r.X, r.Y, r.W, r.H
	d := min(r.Radius, w/2, h/2)
	if d <= 0 {
		p.Steps = make([]Step, 0, 5)
		p.MoveTo(x, y)
		p.LineTo(x+w, y)
		p.LineTo(x+w, y+h)
		p.LineTo(x, y+h)
		p.Close()
		return p
	}
	k := d * (1 - circleHandle)
	p.MoveTo(x+d, y)
	p.LineTo(x+w-d, y)
	p.CurveTo(x+w-k, y, x+w, y+k, x+w, y+d)
	p.LineTo(x+w, y+h-d)
	p.CurveTo(x+w, y+h-k, x+w-k, y+h, x+w-d, y+h)
	p.LineTo(x+d, y+h)
	p.CurveTo(x+k, y+h, x, y+h-k, x, y+h-d)
	p.LineTo(x, y+d)
	p.CurveTo(x, y+k, x+k, y, x+d, y)
	p.Close()
	return p
}

// path gives the polygon's outline.
func (g Polygon) path() Path {
	p := Path{Fill: g.Fill, Stroke: g.Stroke, Steps: make([]Step, 0, len(g.Points)+1)}
	for i, pt := range g.Points {
		if i == 0 {
			p.MoveTo(pt.X, pt.Y)
		} else {
			p.LineTo(pt.X, pt.Y)
		}
	}
	if !g.Open && len(g.Points) > 0 {
		p.Close()
	}
	return p
}

// path gives the line as a path.
func (l Line) path() Path {
	p := Path{Stroke: l.Stroke, Steps: make([]Step, 0, 2)}
	p.MoveTo(l.X1, l.Y1)
	p.LineTo(l.X2, l.Y2)
	return p
}
