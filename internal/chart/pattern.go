package chart

import (
	"math"

	"biurolidera/internal/drawing"
)

// pattern is the filling of an area.
type pattern uint8

const (
	solid pattern = iota
	rising
	falling
	crossed
	hollow
)

// marker is the shape of a point.
type marker uint8

const (
	disc marker = iota
	square
	triangle
	diamond
	ring
)

// filled draws a box in a look: solid, hatched or as an outline.
func (c *palette) filled(b drawing.Box, l look) []drawing.Mark {
	if b.W <= 0 || b.H <= 0 {
		return nil
	}
	if l.pattern == solid {
		return []drawing.Mark{drawing.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H, Fill: l.color}}
	}
	edge := min(0.8, b.W/3, b.H/3)
	marks := []drawing.Mark{drawing.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H, Fill: drawing.Mix(l.color, c.paper, 0.72)}}
	if l.pattern == rising || l.pattern == crossed {
		marks = append(marks, hatch(b, l.color, 1))
	}
	if l.pattern == falling || l.pattern == crossed {
		marks = append(marks, hatch(b, l.color, -1))
	}
	inner := b.Inset(edge / 2)
	return append(marks, drawing.Rect{X: inner.X, Y: inner.Y, W: inner.W, H: inner.H, Stroke: drawing.Stroke{Color: l.color, Width: edge}})
}

// hatch draws slanted lines within a box as one path; slope 1 rises, -1 falls.
func hatch(b drawing.Box, c drawing.Color, slope float64) drawing.Path {
	const gap = 4.2
	p := drawing.Path{Stroke: drawing.Stroke{Color: c, Width: 1.1}}
	// Lines x + slope·y = k run from corner to corner; each is cut to the box.
	corners := []float64{b.X + slope*b.Y, b.Right() + slope*b.Y, b.X + slope*b.Bottom(), b.Right() + slope*b.Bottom()}
	low, high := corners[0], corners[0]
	for _, k := range corners {
		low, high = min(low, k), max(high, k)
	}
	for k := math.Floor(low/gap)*gap + gap; k < high; k += gap {
		y0, y1 := (k-b.X)/slope, (k-b.Right())/slope
		if y0 > y1 {
			y0, y1 = y1, y0
		}
		y0, y1 = max(y0, b.Y), min(y1, b.Bottom())
		if y1-y0 > 0.05 {
			p.MoveTo(k-slope*y0, y0)
			p.LineTo(k-slope*y1, y1)
		}
	}
	return p
}

// point draws a marker of radius r with a rim of the paper, so that it stands off from
// the line it is on.
func (c *palette) point(x, y, r float64, l look) drawing.Mark {
	rim := drawing.Stroke{Color: c.paper, Width: r * 0.35}
	polygon := func(pts ...drawing.Point) drawing.Mark {
		for i := range pts {
			pts[i] = drawing.Point{X: x + pts[i].X*r, Y: y + pts[i].Y*r}
		}
		return drawing.Polygon{Points: pts, Fill: l.color, Stroke: rim}
	}
	switch l.marker {
	case square:
		return polygon(drawing.Point{X: -0.9, Y: -0.9}, drawing.Point{X: 0.9, Y: -0.9}, drawing.Point{X: 0.9, Y: 0.9}, drawing.Point{X: -0.9, Y: 0.9})
	case triangle:
		return polygon(drawing.Point{X: 0, Y: -1.15}, drawing.Point{X: 1.1, Y: 0.85}, drawing.Point{X: -1.1, Y: 0.85})
	case diamond:
		return polygon(drawing.Point{X: 0, Y: -1.25}, drawing.Point{X: 1.25, Y: 0}, drawing.Point{X: 0, Y: 1.25}, drawing.Point{X: -1.25, Y: 0})
	case ring:
		return drawing.Circle(x, y, r*0.8, c.paper, drawing.Stroke{Color: l.color, Width: r * 0.5})
	}
	return drawing.Circle(x, y, r, l.color, rim)
}
