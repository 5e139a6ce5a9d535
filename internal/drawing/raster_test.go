package drawing

import (
	"image"
	"image/color"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// grays paints marks on a page of w × h points, a pixel a point, and gives the
// rows as gray values.
func grays(t *testing.T, w, h float64, marks ...Mark) [][]uint8 {
	t.Helper()
	img := paint(t, Page{Width: w, Height: h, Marks: marks}, 1)
	rows := make([][]uint8, img.Rect.Dy())
	for y := range rows {
		for x := range img.Rect.Dx() {
			rows[y] = append(rows[y], img.RGBAAt(x, y).R)
		}
	}
	return rows
}

func TestAreasCoverPartsOfPixels(t *testing.T) {
	got := grays(t, 4, 3, Rect{X: 0.5, Y: 0, W: 2, H: 2.25, Fill: Black})
	want := [][]uint8{{128, 0, 128, 255}, {128, 0, 128, 255}, {223, 191, 223, 255}}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b uint8) bool { return max(a, b)-min(a, b) <= 2 })); diff != "" {
		t.Error(diff)
	}
}

func TestHolesAreLeftOpen(t *testing.T) {
	ring := Sector(10, 10, 4, 9, 0, 360, Black, Stroke{})
	got := grays(t, 20, 20, ring)
	if got[10][10] != 255 || got[10][3] != 0 || got[0][0] != 255 {
		t.Errorf("centre %d, ring %d, corner %d", got[10][10], got[10][3], got[0][0])
	}
}

func TestStrokesAreCentredOnTheirLine(t *testing.T) {
	got := grays(t, 3, 7, Line{0, 3, 3, 3, Stroke{Color: Black, Width: 4}})
	for y, want := range []uint8{255, 0, 0, 0, 0, 255, 255} {
		if got[y][1] != want {
			t.Errorf("row %d: %d, want %d", y, got[y][1], want)
		}
	}
}

func TestMitredAndRoundCorners(t *testing.T) {
	corner := Polygon{Open: true, Points: []Point{{2, 18}, {10, 4}, {18, 18}}, Stroke: Stroke{Color: Black, Width: 3}}
	mitred := grays(t, 20, 20, corner)
	corner.Stroke.Round = true
	round := grays(t, 20, 20, corner)
	if mitred[1][10] > 200 || round[1][10] != 255 {
		t.Errorf("above the corner: mitred %d, round %d", mitred[1][10], round[1][10])
	}
	if mitred[19][2] == round[19][2] {
		t.Error("round ends reach no further than butt ends")
	}
}

func TestTouchingFiguresOfOnePathShowNoSeam(t *testing.T) {
	var p Path
	p.Fill = Black
	for i := range 7 {
		p.Steps = append(p.Steps, Rect{X: 0.3 + float64(i)*1.37, Y: 0, W: 1.37, H: 4}.path().Steps...)
	}
	for x, v := range grays(t, 11, 4, p)[2] {
		if x > 0 && x < 9 && v > 2 {
			t.Errorf("a seam of %d at %d", v, x)
		}
	}
}

// TestShiftedMarksLookTheSameElsewhere moves every kind of mark by whole pixels.
func TestShiftedMarksLookTheSameElsewhere(t *testing.T) {
	q, err := NewQR("LZM", 20, 60, 21)
	if err != nil {
		t.Fatal(err)
	}
	marks := []Mark{
		Text{X: 10, Y: 20, Style: Style{Face: Serif, Size: 12}, Text: "Żółw"},
		Line{5, 30, 60, 35, Stroke{Color: Black, Width: 1}},
		Rect{X: 30, Y: 5, W: 20, H: 8, Radius: 2, Fill: RGB(0x1B2A4A)},
		Polygon{Points: []Point{{60, 10}, {70, 20}, {55, 25}}, Fill: Black},
		Circle(70, 50, 6, None, Stroke{Color: Black, Width: 2}),
		Picture{X: 40, Y: 40, W: 15, H: 20, Image: background(t)},
		q,
		Link{X: 1, Y: 1, W: 2, H: 2, URL: "https://example.pl"},
		Group{Role: RoleFigure, Marks: []Mark{Rect{X: 60, Y: 70, W: 5, H: 5, Fill: Black}}},
	}
	page := Page{Width: 100, Height: 100, Marks: marks}
	moved := Page{Width: 100, Height: 100, Marks: Shifted(marks, 7, 11)}
	a, b := paint(t, page, 1), paint(t, moved, 1)
	for y := range 88 {
		for x := range 92 {
			if p, q := a.RGBAAt(x, y), b.RGBAAt(x+7, y+11); p != q && !close2(p, q) {
				t.Fatalf("%d, %d is %v, moved %v", x, y, p, q)
			}
		}
	}
	if l := Shifted(marks, 7, 11)[7].(Link); l.X != 8 || l.Y != 12 {
		t.Errorf("link at %v, %v", l.X, l.Y)
	}
	if marks[3].(Polygon).Points[0] != (Point{60, 10}) || marks[8].(Group).Marks[0].(Rect).X != 60 {
		t.Error("the marks themselves have moved")
	}
}

// close2 allows for the rounding of curves.
func close2(a, b color.RGBA) bool {
	d := int(a.R) - int(b.R)
	return d >= -3 && d <= 3
}

func TestImagesAreScaledOnce(t *testing.T) {
	im := background(t)
	first, err := im.at(40, 50)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := im.at(40, 50)
	if first != again {
		t.Error("scaled twice to the same size")
	}
	if other, _ := im.at(41, 50); other == first || other.Rect.Size() != image.Pt(41, 50) {
		t.Error("another size gives the same picture")
	}
}

func TestBoundsOfNothing(t *testing.T) {
	for name, steps := range map[string][]Step{"no step": nil, "only a close": {{Kind: StepClose}}} {
		if b := bounds(steps); !b.Empty() {
			t.Errorf("%s: %v", name, b)
		}
	}
}
