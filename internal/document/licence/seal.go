package licence

import (
	"math"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// seal is the gold seal with two ribbons, r the radius of its wavy edge: from the
// outside a gold rim, an engraved ring and a navy disc with a star.
func seal(x, y, r float64) []drawing.Mark {
	marks := []drawing.Mark{ribbon(x, y, r, -1), ribbon(x, y, r, 1)}
	thin := func(c drawing.Color, w float64) drawing.Stroke { return drawing.Stroke{Color: c, Width: w} }
	return append(marks,
		scallops(x, y, r, 36),
		drawing.Circle(x, y, r*0.86, drawing.None, thin(drawing.White, 0.6)),
		drawing.Circle(x, y, r*0.80, drawing.White, drawing.Stroke{}),
		drawRosette(x, y, r*0.42, r*0.76, 17, 6, thin(house.Gold, 0.45)),
		drawing.Circle(x, y, r*0.42, house.Navy, thin(house.Gold, 0.8)),
		star(x, y, r*0.27, drawing.White),
	)
}

// scallops is a disc with a wavy edge.
func scallops(x, y, r float64, n int) drawing.Path {
	p := drawing.Path{Fill: house.Gold}
	trace(&p, rosette(x, y, r*0.94, r, n, 1), 0, 2*math.Pi, n*2)
	p.Close()
	return p
}

// ribbon hangs below the seal, to the left (-1) or right (1).
func ribbon(x, y, r, side float64) drawing.Path {
	p := drawing.Path{Fill: house.Navy}
	p.MoveTo(x+side*r*0.06, y+r*0.55)
	p.LineTo(x+side*r*0.62, y+r*0.45)
	p.LineTo(x+side*r*0.80, y+r*1.44)
	p.LineTo(x+side*r*0.54, y+r*1.32)
	p.LineTo(x+side*r*0.34, y+r*1.56)
	p.Close()
	return p
}

// star is a five-pointed star standing on two points.
func star(x, y, r float64, c drawing.Color) drawing.Polygon {
	g := drawing.Polygon{Fill: c}
	for i := range 10 {
		d := r
		if i%2 == 1 {
			d = r * 0.42
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		g.Points = append(g.Points, drawing.Point{X: house.Grain(x + d*sin), Y: house.Grain(y - d*cos)})
	}
	return g
}
