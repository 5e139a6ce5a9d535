package licence

import (
	"math"
	"sync"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// The sheet is laid out in A4 lying on its side and enlarged as a whole for A3.
const (
	width  = drawing.A4Height
	height = drawing.A4Width
)

// Distances from the sheet's edge, in points: a printer that cannot reach the
// edge (up to 6 mm) cuts nothing off.
const (
	edge   = 22.0 // outer rule
	band   = 17.0 // width of the engraved band
	corner = 42.0 // side of the corner squares
)

// ornament is everything that is the same on all licences, made once and shared
// by every page. It must not be changed.
var ornament = sync.OnceValue(func() []drawing.Mark {
	var marks []drawing.Mark
	marks = append(marks, watermark()...)
	marks = append(marks, frame()...)
	marks = append(marks, seal(width/2, 486, 34)...)
	return []drawing.Mark{drawing.Group{Role: drawing.RoleArtifact, Marks: []drawing.Mark{&drawing.Shared{Marks: marks}}}}
})

// watermark is the pale rose behind the name.
func watermark() []drawing.Mark {
	hair := drawing.Stroke{Color: house.Cream, Width: 0.6}
	return []drawing.Mark{drawRosette(width/2, 318, 48, 172, 29, 9, hair)}
}

// frame is the border: rules, the engraved band between them and a rose in each
// corner.
func frame() []drawing.Mark {
	near, far := edge+4, edge+4+band
	marks := []drawing.Mark{
		rule(edge, house.Navy, 1.5),
		rule(near, house.Gold, 0.5),
	}
	marks = append(marks, combs(near, far)...)
	marks = append(marks, weave(near, far)...)
	marks = append(marks,
		rule(far, house.Gold, 0.5),
		rule(far+3.2, house.Navy, 0.4))
	for _, c := range []drawing.Point{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 0, Y: 1}, {X: 1, Y: 1}} {
		x := edge + corner/2 + c.X*(width-2*edge-corner)
		y := edge + corner/2 + c.Y*(height-2*edge-corner)
		marks = append(marks, cornerRose(x, y)...)
	}
	return marks
}

// rule is a rectangle at a distance from the edge.
func rule(at float64, c drawing.Color, w float64) drawing.Mark {
	return drawing.Rect{X: at, Y: at, W: width - 2*at, H: height - 2*at, Stroke: drawing.Stroke{Color: c, Width: w}}
}

// combs fills the band with fine teeth, each side one dashed line as wide as the
// band.
func combs(near, far float64) []drawing.Mark {
	mid, w := (near+far)/2, far-near-1
	s := drawing.Stroke{Color: house.GoldPale, Width: w, Dash: []float64{0.5, 1.5}}
	return []drawing.Mark{
		drawing.Line{X1: near, Y1: mid, X2: width - near, Y2: mid, Stroke: s},
		drawing.Line{X1: near, Y1: height - mid, X2: width - near, Y2: height - mid, Stroke: s},
		drawing.Line{X1: mid, Y1: near, X2: mid, Y2: height - near, Stroke: s},
		drawing.Line{X1: width - mid, Y1: near, X2: width - mid, Y2: height - near, Stroke: s},
	}
}

// strands are the threads of the weave: where in the wave each begins. An eighth
// of a turn off the crossings, the pieces of all have the same shape.
var strands = []struct {
	phase float64
	color drawing.Color
}{{0.125, house.Gold}, {0.375, house.Navy}, {0.625, house.Gold}, {0.875, house.Navy}}

// weave is four threads that cross along the band from corner to corner.
func weave(near, far float64) []drawing.Mark {
	const length = 48 // of a wave, about
	mid, swing := (near+far)/2, (far-near)/2-0.9
	in := edge + corner
	sides := [][2]drawing.Point{
		{{X: in, Y: mid}, {X: width - in, Y: mid}},
		{{X: in, Y: height - mid}, {X: width - in, Y: height - mid}},
		{{X: mid, Y: in}, {X: mid, Y: height - in}},
		{{X: width - mid, Y: in}, {X: width - mid, Y: height - in}},
	}
	var marks []drawing.Mark
	for _, st := range strands {
		p := drawing.Path{Stroke: drawing.Stroke{Color: st.color, Width: 0.55}}
		for _, side := range sides {
			periods := math.Round(math.Hypot(side[1].X-side[0].X, side[1].Y-side[0].Y) / length)
			trace(&p, wave(side[0], side[1], periods, swing, st.phase), 0, 1, int(periods)*2)
		}
		marks = append(marks, p)
	}
	return marks
}

// cornerRose covers a corner of the band.
func cornerRose(x, y float64) []drawing.Mark {
	half := corner / 2
	return []drawing.Mark{
		drawing.Rect{X: x - half, Y: y - half, W: corner, H: corner, Fill: drawing.White, Stroke: drawing.Stroke{Color: house.Navy, Width: 1.5}},
		drawing.Rect{X: x - half + 3, Y: y - half + 3, W: corner - 6, H: corner - 6, Stroke: drawing.Stroke{Color: house.Gold, Width: 0.5}},
		drawRosette(x, y, 4, 15.2, 13, 5, drawing.Stroke{Color: house.Gold, Width: 0.45}),
		drawing.Circle(x, y, 16.2, drawing.None, drawing.Stroke{Color: house.Navy, Width: 0.5}),
		drawing.Circle(x, y, 2.6, house.Navy, drawing.Stroke{}),
	}
}
