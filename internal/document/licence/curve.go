package licence

import (
	"math"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// curve is a point and its direction at a parameter.
type curve func(t float64) (at, along drawing.Point)

// trace follows a curve from one parameter to another with n Bézier pieces that
// share its tangents, so that few pieces look like the curve itself.
func trace(path *drawing.Path, c curve, from, to float64, n int) {
	step := (to - from) / float64(n)
	p, d := c(from)
	path.MoveTo(house.Grain(p.X), house.Grain(p.Y))
	for i := 1; i <= n; i++ {
		q, e := c(from + step*float64(i))
		path.CurveTo(house.Grain(p.X+d.X*step/3), house.Grain(p.Y+d.Y*step/3),
			house.Grain(q.X-e.X*step/3), house.Grain(q.Y-e.Y*step/3), house.Grain(q.X), house.Grain(q.Y))
		p, d = q, e
	}
}

// rosette is the curve a pen draws that circles lobes times in and out while it
// goes turns times around the centre: the rose of an engraving lathe.
func rosette(cx, cy, inner, outer float64, lobes, turns int) curve {
	mid, swing := (outer+inner)/2, (outer-inner)/2
	k := float64(lobes) / float64(turns)
	return func(t float64) (at, along drawing.Point) {
		sin, cos := math.Sincos(t)
		wave, slope := math.Sincos(k * t)
		r, dr := mid+swing*slope, -swing*k*wave
		return drawing.Point{X: cx + r*sin, Y: cy - r*cos},
			drawing.Point{X: dr*sin + r*cos, Y: -dr*cos + r*sin}
	}
}

// drawRosette gives the whole of a rosette as a closed path.
func drawRosette(cx, cy, inner, outer float64, lobes, turns int, s drawing.Stroke) drawing.Path {
	p := drawing.Path{Stroke: s}
	trace(&p, rosette(cx, cy, inner, outer, lobes, turns), 0, 2*math.Pi*float64(turns), lobes*3)
	p.Close()
	return p
}

// wave is a sine along the line from a to b: periods times, so far to either
// side, begun at phase (in turns).
func wave(a, b drawing.Point, periods, swing, phase float64) curve {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	nx, ny := -dy/length*swing, dx/length*swing
	return func(t float64) (at, along drawing.Point) {
		s, c := math.Sincos(2 * math.Pi * (periods*t + phase))
		rise := 2 * math.Pi * periods * c
		return drawing.Point{X: a.X + dx*t + nx*s, Y: a.Y + dy*t + ny*s},
			drawing.Point{X: dx + nx*rise, Y: dy + ny*rise}
	}
}
