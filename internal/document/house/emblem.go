package house

import (
	"math"

	"biurolidera/internal/drawing"
)

// Emblem is the mark that stands where the settings name no logo: a public
// building between two laurel branches. It fits a circle of radius r.
func Emblem(x, y, r float64) []drawing.Mark {
	marks := append(laurel(x, y, r, -1), laurel(x, y, r, 1)...)
	return append(marks, building(x, y-r*0.02, r*0.47)...)
}

// building is a pediment on four columns on steps.
func building(x, y, s float64) []drawing.Mark {
	roof := drawing.Path{Fill: Navy}
	roof.MoveTo(x-s*1.02, y-s*0.34)
	roof.LineTo(x, y-s*0.98)
	roof.LineTo(x+s*1.02, y-s*0.34)
	roof.Close()
	box := func(cx, cy, w, h float64) drawing.Mark {
		return drawing.Rect{X: x + s*(cx-w/2), Y: y + s*cy, W: s * w, H: s * h, Fill: Navy}
	}
	marks := []drawing.Mark{
		roof,
		drawing.Circle(x, y-s*0.56, s*0.13, drawing.White, drawing.Stroke{}),
		box(0, -0.27, 1.9, 0.12),
		box(0, 0.62, 1.9, 0.13), box(0, 0.80, 2.2, 0.14),
	}
	for _, cx := range []float64{-0.72, -0.24, 0.24, 0.72} {
		marks = append(marks, box(cx, -0.09, 0.2, 0.65))
	}
	return marks
}

// laurel is one branch: a stem along the circle with leaves on either side.
func laurel(x, y, r, side float64) []drawing.Mark {
	const (
		from, to = 172.0, 28.0 // degrees, 0 is up
		pairs    = 8
		stem     = 0.86 // of r
	)
	on := func(deg float64) (px, py float64) {
		sin, cos := math.Sincos(deg * math.Pi / 180)
		return x + side*sin*r*stem, y - cos*r*stem
	}
	branch := drawing.Path{Stroke: drawing.Stroke{Color: Gold, Width: r * 0.024, Round: true}}
	turn := func(deg float64) float64 { return side*deg - 90 } // drawing counts from the right
	branch.Arc(x, y, r*stem, turn(from), turn(to+6))
	leaves := drawing.Path{Fill: Gold}
	for i := range pairs {
		deg := from - 10 - (from-to-10)*float64(i)/pairs
		size := r * (0.27 - 0.008*float64(i))
		px, py := on(deg)
		forward := (deg - 90) * math.Pi / 180 // along the branch, towards its tip
		leaf(&leaves, px, py, forward+0.62, size, side)
		leaf(&leaves, px, py, forward-0.70, size*0.92, side)
	}
	px, py := on(to + 6)
	leaf(&leaves, px, py, (to-90)*math.Pi/180, r*0.24, side)
	return []drawing.Mark{branch, leaves}
}

// leaf adds a pointed leaf that grows from x, y in the direction a (0 is up, a
// quarter turn to the right on the side 1).
func leaf(p *drawing.Path, x, y, a, size, side float64) {
	sin, cos := math.Sincos(a)
	dx, dy := side*sin*size, -cos*size
	wx, wy := -dy*0.20, dx*0.20 // at right angles, towards the leaf's edge
	p.MoveTo(Grain(x), Grain(y))
	p.CurveTo(Grain(x+dx*0.25+wx), Grain(y+dy*0.25+wy), Grain(x+dx*0.70+wx), Grain(y+dy*0.70+wy), Grain(x+dx), Grain(y+dy))
	p.CurveTo(Grain(x+dx*0.70-wx), Grain(y+dy*0.70-wy), Grain(x+dx*0.25-wx), Grain(y+dy*0.25-wy), Grain(x), Grain(y))
	p.Close()
}
