package licence

import (
	"image"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"biurolidera/internal/drawing"
)

// The code is read back from the painted sheet, as a telephone would read it.
func TestCodeReads(t *testing.T) {
	for _, size := range []Size{A4, A3} {
		for _, example := range []bool{false, true} {
			d := sample("Gmina Wieliszew")
			d.Size, d.Example, d.Verify = size, example, "LZM/2025/014; Gmina Wieliszew; ważna do 16.09.2026"
			page, err := Layout(d)
			if err != nil {
				t.Fatal(err)
			}
			img, err := drawing.Paint(*page, 3/size.scale())
			if err != nil {
				t.Fatal(err)
			}
			corner := img.SubImage(image.Rect(3*65, 3*455, 3*150, 3*545))
			bitmap, err := gozxing.NewBinaryBitmapFromImage(corner)
			if err != nil {
				t.Fatal(err)
			}
			got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
			if err != nil {
				t.Errorf("%s, example %v: %v", size, example, err)
				continue
			}
			if got.GetText() != d.Verify {
				t.Errorf("the code says %q", got.GetText())
			}
		}
	}
}

func TestSplitName(t *testing.T) {
	for name, want := range map[string][2]string{
		"Konkurs „Lider Zaufania”": {"Konkurs", "„Lider Zaufania”"},
		`Konkurs "Lider"`:          {"Konkurs", `"Lider"`},
		"„Lider” – konkurs":        {"", "„Lider” – konkurs"},
		"Konkurs":                  {"", "Konkurs"},
		"":                         {"", ""},
	} {
		before, quoted := splitName(name)
		if d := cmp.Diff(want, [2]string{before, quoted}); d != "" {
			t.Errorf("%q: %s", name, d)
		}
	}
}

func TestContainKeepsProportions(t *testing.T) {
	for _, c := range []struct {
		pw, ph     int
		w, h       float64
		wantW, wnH float64
	}{{300, 100, 150, 60, 150, 50}, {100, 300, 150, 60, 20, 60}, {10, 10, 150, 60, 60, 60}} {
		w, h := contain(picture(t, c.pw, c.ph), c.w, c.h)
		if math.Abs(w-c.wantW) > 1e-9 || math.Abs(h-c.wnH) > 1e-9 {
			t.Errorf("%d × %d in %v × %v is %v × %v", c.pw, c.ph, c.w, c.h, w, h)
		}
	}
}

// The weave meets the corner squares on both ends and keeps inside its band.
func TestWeaveKeepsToItsBand(t *testing.T) {
	near, far := edge+4, edge+4+band
	pieces := 0
	for _, m := range weave(near, far) {
		for _, s := range m.(drawing.Path).Steps {
			pieces++
			x, y := min(s.To.X, width-s.To.X), min(s.To.Y, height-s.To.Y)
			inBand := x > near && x < far || y > near && y < far
			if !inBand {
				t.Errorf("a strand passes %v", s.To)
			}
		}
	}
	if pieces == 0 || pieces > 420 {
		t.Errorf("%d pieces: a page's bytes are mostly these", pieces)
	}
}

// All of the ornament stands within the outer rule, and far fewer curves than
// would slow a series down.
func TestOrnamentIsLean(t *testing.T) {
	curves := 0
	var count func([]drawing.Mark)
	count = func(marks []drawing.Mark) {
		for _, m := range marks {
			switch m := m.(type) {
			case drawing.Group:
				count(m.Marks)
			case *drawing.Shared:
				count(m.Marks)
			case drawing.Path:
				for _, s := range m.Steps {
					if s.Kind == drawing.StepCurve {
						curves++
					}
					if s.Kind != drawing.StepClose && (s.To.X < edge || s.To.Y < edge || s.To.X > width-edge || s.To.Y > height-edge) {
						t.Errorf("an ornament passes %v", s.To)
					}
				}
			}
		}
	}
	count(ornament())
	if curves < 400 || curves > 850 {
		t.Errorf("%d curves", curves)
	}
}

func TestWaveAndItsDirection(t *testing.T) {
	c := wave(drawing.Point{X: 10, Y: 20}, drawing.Point{X: 110, Y: 20}, 4, 6, 0.125)
	const step = 1e-6
	for _, at := range []float64{0, 0.1, 0.33, 0.5, 0.99} {
		p, d := c(at)
		q, _ := c(at + step)
		if math.Abs((q.X-p.X)/step-d.X) > 0.01 || math.Abs((q.Y-p.Y)/step-d.Y) > 0.01 {
			t.Errorf("at %v the direction is %v", at, d)
		}
		if math.Abs(p.Y-20) > 6 {
			t.Errorf("at %v the wave is at %v", at, p)
		}
	}
}
