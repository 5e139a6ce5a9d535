package drawing

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// drift is the mean difference of two pictures a pixel and channel, 0..255, and
// the share of pixels that differ by more than half.
func drift(t *testing.T, a, b image.Image) (mean, far float64) {
	t.Helper()
	if d := a.Bounds().Size().Sub(b.Bounds().Size()); d.X < -1 || d.X > 1 || d.Y < -1 || d.Y > 1 {
		t.Fatalf("sizes %v and %v", a.Bounds(), b.Bounds())
	}
	box := a.Bounds().Intersect(b.Bounds())
	var sum float64
	var wide int
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			p, q := color.GrayModel.Convert(a.At(x, y)).(color.Gray).Y, color.GrayModel.Convert(b.At(x, y)).(color.Gray).Y
			d := math.Abs(float64(p) - float64(q))
			sum += d
			if d > 128 {
				wide++
			}
		}
	}
	n := float64(box.Dx() * box.Dy())
	return sum / n, float64(wide) / n
}

func paint(t *testing.T, p Page, scale float64) *image.RGBA {
	t.Helper()
	img, err := Paint(p, scale)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestPreviewIsPrint compares our picture with poppler's of our PDF, for marks of
// every kind. Half a point of displacement of one line is seen by this test.
func TestPreviewIsPrint(t *testing.T) {
	line := Stroke{Color: Black, Width: 2}
	dashes := Stroke{Color: RGB(0xB8892B), Width: 3, Dash: []float64{9, 4, 2, 4}}
	star := Polygon{Fill: RGB(0x1B2A4A), Stroke: Stroke{Color: RGB(0xB8892B), Width: 4}}
	for i := range 10 {
		r := 60.0
		if i%2 == 1 {
			r = 25
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		star.Points = append(star.Points, Point{150 + r*sin, 150 - r*cos})
	}
	para := Para("Z ogromną przyjemnością zapraszam Państwa do udziału w II edycji konkursu „Lider Zaufania Mieszkańców”.", Style{Face: Serif, Size: 14}, 300)
	para.Align = Justified
	block, err := para.Set(100, 100)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]Mark{
		"certificate": certificate(t, background(t), 3).Marks,
		"paragraph":   block.Marks(),
		"spaced":      {Text{X: 50, Y: 200, Style: Style{Face: SerifBold, Size: 40, Spacing: 7.3}, Text: "LICENCJA JAKOŚCI"}},
		"turned":      {Text{X: 200, Y: 400, Angle: 37, Style: Style{Face: SansBold, Size: 30}, Text: "Wawrzyniec AVATo"}},
		"borrowed":    {Text{X: 50, Y: 200, Style: Style{Face: Serif, Size: 30}, Text: "koło ○ dalej"}},
		"figures": {
			star,
			Rect{X: 250, Y: 60, W: 150, H: 90, Radius: 20, Fill: RGB(0xE8E4D8), Stroke: line},
			Circle(480, 150, 50, None, dashes),
			Line{50, 300, 500, 340, dashes},
			Sector(150, 450, 30, 80, -90, 160, RGB(0x4A6FA5), line),
			Polygon{Open: true, Points: []Point{{300, 400}, {340, 480}, {380, 400}, {420, 480}, {520, 460}}, Stroke: Stroke{Color: Black, Width: 9}},
			Polygon{Open: true, Points: []Point{{300, 550}, {340, 630}, {380, 550}, {420, 630}}, Stroke: Stroke{Color: Black, Width: 9, Round: true}},
			Polygon{Open: true, Points: []Point{{50, 600}, {150, 606}, {50, 612}}, Stroke: Stroke{Color: Black, Width: 4}},
		},
	}
	for name, marks := range tests {
		t.Run(name, func(t *testing.T) {
			page := A4()
			page.Add(marks...)
			theirs := printed(t, mustPDF(t, Document{Pages: []Page{page}}), "144")
			mean, far := drift(t, paint(t, page, 2), theirs)
			if mean > 1.6 || far > 0.002 { // poppler places letters to a quarter of a pixel and scales pictures its own way
				t.Errorf("mean difference %.3f, %.4f %% of the pixels far off", mean, far*100)
			}
			moved := page
			moved.Marks = Shifted(page.Marks, 1, 0.5)
			if m, _ := drift(t, paint(t, moved, 2), theirs); m < mean*1.3 {
				t.Errorf("the test is blind: moved by a point the difference is %.3f, in place %.3f", m, mean)
			}
		})
	}
}

func TestQRIsReadFromPictureAndPrint(t *testing.T) {
	for _, text := range []string{"LZM/2025/014", "https://lider.example/w/LZM-2025-014#kA8s7dGh2mQp9sX4vTzR1bNcYwżółć"} {
		q, err := NewQR(text, 40, 40, 120)
		if err != nil {
			t.Fatal(err)
		}
		page := Page{Width: 200, Height: 200, Marks: []Mark{q}}
		for name, img := range map[string]image.Image{
			"picture": paint(t, page, 2),
			"print":   printed(t, mustPDF(t, Document{Pages: []Page{page}}), "100"),
		} {
			bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
			if err != nil {
				t.Fatal(err)
			}
			got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"})
			if err != nil || got.GetText() != text {
				t.Errorf("%s: read %v, %v", name, got, err)
			}
		}
	}
}

// TestQRHasNoHairlines prints codes in sizes that fall between the pixels and
// looks at the dark corner squares: 7 modules wide, 7 high, no light in their rims.
func TestQRHasNoHairlines(t *testing.T) {
	for _, size := range []float64{70, 61.3, 83.77} {
		q, err := NewQR("https://lider.example/w/LZM-2025-014", 20.31, 20.77, size)
		if err != nil {
			t.Fatal(err)
		}
		page := Page{Width: 130, Height: 130, Marks: []Mark{q}}
		pdf := mustPDF(t, Document{Pages: []Page{page}})
		for name, img := range map[string]image.Image{"600 dpi": printed(t, pdf, "600"), "331 dpi": printed(t, pdf, "331"), "picture": paint(t, page, 4.7)} {
			scale := float64(img.Bounds().Dx()) / page.Width
			m := q.module() * scale
			left, top := q.X*scale, q.Y*scale
			for y := int(top) + 2; y < int(top+7*m)-2; y++ {
				if c := color.GrayModel.Convert(img.At(int(left+m/2), y)).(color.Gray).Y; c > 8 {
					t.Errorf("size %v, %s: light %d in the rim at row %d", size, name, c, y)
					break
				}
			}
		}
	}
}

func TestQRTooLong(t *testing.T) {
	if _, err := NewQR(string(make([]byte, 4000)), 0, 0, 10); err == nil {
		t.Error("4000 bytes went into a code")
	}
}

func TestThinLinesDoNotVanish(t *testing.T) {
	page := Page{Width: 20, Height: 20, Marks: []Mark{Line{0, 10.2, 20, 10.2, Stroke{Color: Black, Width: 0.05}}}}
	img := paint(t, page, 1)
	if c := img.RGBAAt(10, 10).R; c > 200 {
		t.Errorf("a hairline is %d of 255", c)
	}
}

func TestPictureSize(t *testing.T) {
	for _, scale := range []float64{0.1, 1, 2.5} {
		img := paint(t, A4(), scale)
		want := image.Pt(int(math.Round(A4Width*scale)), int(math.Round(A4Height*scale)))
		if img.Bounds().Size() != want {
			t.Errorf("scale %v: %v, want %v", scale, img.Bounds().Size(), want)
		}
		if img.RGBAAt(0, 0) != (color.RGBA{255, 255, 255, 255}) {
			t.Error("paper is not white")
		}
	}
	if b := paint(t, Page{}, 1).Bounds(); b.Dx() != 1 || b.Dy() != 1 {
		t.Errorf("empty page %v", b)
	}
}

func TestMarksOutsideThePageAreHarmless(t *testing.T) {
	huge := 1e12
	page := Page{Width: 50, Height: 50, Marks: []Mark{
		Rect{X: -100, Y: -100, W: 300, H: 300, Fill: RGB(0x00FF00)},
		Rect{X: huge, Y: 0, W: 10, H: 10, Fill: Black},
		Rect{X: math.NaN(), W: 5, H: 5, Fill: Black},
		Text{X: -20, Y: 600, Style: body, Text: "poza kartką"},
	}}
	if c := paint(t, page, 1).RGBAAt(25, 25); c != (color.RGBA{0, 255, 0, 255}) {
		t.Errorf("middle %v", c)
	}
}

func TestDashes(t *testing.T) {
	l := polyline{points: []Point{{0, 0}, {10, 0}, {10, 10}}}
	got := fmt.Sprint(dashed(l, []float64{6, 2}))
	want := fmt.Sprint([]polyline{{points: []Point{{0, 0}, {6, 0}}}, {points: []Point{{8, 0}, {10, 0}, {10, 4}}}, {points: []Point{{10, 6}, {10, 10}}}})
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if n := len(dashed(l, []float64{0, 0})); n != 1 {
		t.Errorf("a pattern of nothing gives %d pieces", n)
	}
}

func TestStrokeFiguresTurnTheSameWay(t *testing.T) {
	steps := Circle(50, 50, 30, None, Stroke{}).Steps
	steps = append(steps, Polygon{Points: []Point{{0, 0}, {10, 0}, {0, 1}, {20, 20}}, Open: true}.path().Steps...)
	for _, round := range []bool{false, true} {
		area, n := 0.0, 0
		var from, at Point
		for _, s := range outlineStroke(steps, Stroke{Width: 3, Round: round}, 0.1) {
			switch s.Kind {
			case StepMove:
				from, at, area = s.To, s.To, 0
			case StepLine:
				area += at.X*s.To.Y - s.To.X*at.Y
				at = s.To
			case StepClose:
				n++
				if area += at.X*from.Y - from.X*at.Y; area < -1e-9 {
					t.Errorf("round %v: a figure turns the other way (%v)", round, area)
				}
			}
		}
		if n < 20 {
			t.Errorf("only %d figures", n)
		}
	}
}
