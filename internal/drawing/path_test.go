package drawing

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// corners flattens a path finely.
func corners(p Path) []Point {
	var all []Point
	for _, l := range flatten(p.Steps, 0.001) {
		all = append(all, l.points...)
	}
	return all
}

// areaOf is the area inside the closed figures of a path, positive clockwise.
func areaOf(p Path) float64 {
	var sum float64
	for _, l := range flatten(p.Steps, 0.001) {
		for i, a := range l.points {
			b := l.points[(i+1)%len(l.points)]
			sum += a.X*b.Y - b.X*a.Y
		}
	}
	return sum / 2
}

func TestArcsKeepTheirRadius(t *testing.T) {
	for _, angles := range [][2]float64{{0, 360}, {-90, 45}, {10, 20}, {200, -100}, {30, 750}} {
		var p Path
		p.Arc(7, -3, 50, angles[0], angles[1])
		for _, c := range corners(p) {
			if r := math.Hypot(c.X-7, c.Y+3); math.Abs(r-50) > 0.02 {
				t.Errorf("%v: radius %v at %v", angles, r, c)
			}
		}
		first, last := p.Steps[0].To, p.Steps[len(p.Steps)-1].To
		sin, cos := math.Sincos(angles[0] * math.Pi / 180)
		sin2, cos2 := math.Sincos(angles[1] * math.Pi / 180)
		for _, d := range []float64{first.X - 7 - 50*cos, first.Y + 3 - 50*sin, last.X - 7 - 50*cos2, last.Y + 3 - 50*sin2} {
			if math.Abs(d) > 1e-9 {
				t.Errorf("%v: from %v to %v", angles, first, last)
			}
		}
	}
}

func TestAreasOfFigures(t *testing.T) {
	tests := []struct {
		name string
		p    Path
		want float64
	}{
		{"circle", Circle(5, 5, 10, Black, Stroke{}), math.Pi * 100},
		{"quarter of a pie", Sector(0, 0, 0, 10, 0, 90, Black, Stroke{}), math.Pi * 25},
		{"half a ring", Sector(0, 0, 6, 10, -90, 90, Black, Stroke{}), math.Pi * 32},
		{"box", Rect{X: 1, Y: 2, W: 30, H: 20}.path(), 600},
		{"box with round corners", Rect{W: 30, H: 20, Radius: 4}.path(), 600 - (4-math.Pi)*16},
		{"round corners larger than the box", Rect{W: 30, H: 20, Radius: 99}.path(), 600 - (4-math.Pi)*100},
		{"triangle", Polygon{Points: []Point{{0, 0}, {10, 0}, {0, 10}}}.path(), 50},
	}
	for _, tt := range tests {
		if got := areaOf(tt.p); math.Abs(got-tt.want) > tt.want*0.002 {
			t.Errorf("%s: area %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestOpenPolygonsStayOpen(t *testing.T) {
	pts := []Point{{0, 0}, {10, 0}, {10, 10}}
	if l := flatten(Polygon{Points: pts, Open: true}.path().Steps, 1); len(l) != 1 || l[0].closed {
		t.Errorf("open: %+v", l)
	}
	if l := flatten(Polygon{Points: pts}.path().Steps, 1); len(l) != 1 || !l[0].closed {
		t.Errorf("closed: %+v", l)
	}
	if l := flatten(Polygon{}.path().Steps, 1); len(l) != 0 {
		t.Errorf("empty: %+v", l)
	}
}

func TestFlattenKeepsToTheTolerance(t *testing.T) {
	curve := []Step{{Kind: StepMove, To: Point{0, 0}}, {Kind: StepCurve, A: Point{0, 120}, B: Point{200, -80}, To: Point{200, 40}}}
	fine := flatten(curve, 1e-4)[0].points
	for _, tolerance := range []float64{0.05, 0.5, 3} {
		rough := flatten(curve, tolerance)[0].points
		for _, p := range fine {
			best := math.Inf(1)
			for i := 1; i < len(rough); i++ {
				best = min(best, distance(p, rough[i-1], rough[i]))
			}
			if best > tolerance*1.05 {
				t.Fatalf("tolerance %v: %v is %v away", tolerance, p, best)
			}
		}
		if len(rough) >= len(fine) {
			t.Errorf("tolerance %v takes %d points", tolerance, len(rough))
		}
	}
}

// distance is that of p from the piece a–b.
func distance(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	k := ((p.X-a.X)*dx + (p.Y-a.Y)*dy) / (dx*dx + dy*dy)
	k = max(0, min(1, k))
	return math.Hypot(p.X-a.X-k*dx, p.Y-a.Y-k*dy)
}

func TestColours(t *testing.T) {
	navy := RGB(0x1B2A4A)
	if r, g, b := navy.rgb(); r != 0x1B || g != 0x2A || b != 0x4A {
		t.Errorf("%x %x %x", r, g, b)
	}
	if RGB(0) != Black || RGB(0xFFFFFF) != White || RGB(0x12345678) != RGB(0x345678) {
		t.Error("RGB takes something else for black, white or the rest of a number")
	}
	if Mix(navy, White, 0) != navy || Mix(navy, White, 1) != White || Mix(Black, White, 0.5) != RGB(0x808080) {
		t.Errorf("mixed %x", Mix(Black, White, 0.5))
	}
}

func TestBoxes(t *testing.T) {
	b := Box{X: 10, Y: 20, W: 30, H: 40}
	if b.Right() != 40 || b.Bottom() != 60 {
		t.Errorf("ends %v, %v", b.Right(), b.Bottom())
	}
	if diff := cmp.Diff(Box{X: 12, Y: 22, W: 26, H: 36}, b.Inset(2)); diff != "" {
		t.Error(diff)
	}
	if a := A4(); math.Abs(a.Width-210*MM) > 0.01 || math.Abs(a.Height-297*MM) > 0.01 || A4Landscape().Width != a.Height {
		t.Errorf("A4 is %v × %v", a.Width, a.Height)
	}
}
