package drawing

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// affine maps a point x, y to a·x + c·y + e, b·x + d·y + f.
type affine struct{ a, b, c, d, e, f float64 }

// at maps a point.
func (m affine) at(p Point) Point {
	return Point{m.a*p.X + m.c*p.Y + m.e, m.b*p.X + m.d*p.Y + m.f}
}

// canvas fills outlines into a picture. Outlines are collected in pixels and
// filled together, so that figures that touch or overlap show no seam.
type canvas struct {
	img *image.RGBA
	ras *vector.Rasterizer
	fig []Step // collected, in pixels
}

// add collects steps mapped by m.
func (c *canvas) add(steps []Step, m affine) {
	for _, s := range steps {
		c.fig = append(c.fig, Step{s.Kind, m.at(s.A), m.at(s.B), m.at(s.To)})
	}
}

// fill paints what was collected, by the nonzero rule, and forgets it.
func (c *canvas) fill(col Color) {
	steps := c.fig
	c.fig = c.fig[:0]
	box := bounds(steps).Intersect(c.img.Bounds())
	if box.Empty() || col == None {
		return
	}
	c.ras.Reset(box.Dx(), box.Dy())
	c.ras.DrawOp = draw.Over
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	pt := func(p Point) (x, y float32) { return float32(p.X - ox), float32(p.Y - oy) }
	open := false
	for _, s := range steps {
		x, y := pt(s.To)
		switch s.Kind {
		case StepMove:
			if open {
				c.ras.ClosePath()
			}
			c.ras.MoveTo(x, y)
			open = true
		case StepLine:
			c.ras.LineTo(x, y)
		case StepCurve:
			ax, ay := pt(s.A)
			bx, by := pt(s.B)
			c.ras.CubeTo(ax, ay, bx, by, x, y)
		case StepClose:
			c.ras.ClosePath()
			open = false
		}
	}
	if open {
		c.ras.ClosePath()
	}
	r, g, b := col.rgb()
	c.ras.Draw(c.img, box, image.NewUniform(color.RGBA{r, g, b, 0xFF}), image.Point{})
}

// bounds is the smallest whole-pixel box around the control points.
func bounds(steps []Step) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	grow := func(p Point) {
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	for _, s := range steps {
		switch s.Kind {
		case StepCurve:
			grow(s.A)
			grow(s.B)
			grow(s.To)
		case StepMove, StepLine:
			grow(s.To)
		}
	}
	if math.IsInf(x0, 0) || math.IsNaN(x0+y0+x1+y1) {
		return image.Rectangle{}
	}
	const far = 1 << 20
	clamp := func(v float64) int { return int(max(-far, min(far, v))) }
	return image.Rect(clamp(math.Floor(x0)), clamp(math.Floor(y0)), clamp(math.Ceil(x1)), clamp(math.Ceil(y1)))
}
