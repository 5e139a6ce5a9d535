package house

import (
	"math"
	"testing"

	"biurolidera/internal/drawing"
)

// luminance follows WCAG 2.1.
func luminance(c drawing.Color) float64 {
	part := func(shift uint) float64 {
		v := float64(c>>shift&0xFF) / 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func contrast(a, b drawing.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextContrast(t *testing.T) {
	for name, c := range map[string]drawing.Color{"Navy": Navy, "Ink": Ink, "Gray": Gray, "GoldDeep": GoldDeep, "Red": Red} {
		for ground, g := range map[string]drawing.Color{"white": drawing.White, "Mist": Mist} {
			if got := contrast(c, g); got < 4.5 {
				t.Errorf("%s on %s: %.2f", name, ground, got)
			}
		}
	}
	if got := contrast(Gold, drawing.White); got > 4.5 {
		t.Errorf("the control passes: Gold %.2f", got)
	}
}

func TestEmblemFitsItsCircle(t *testing.T) {
	check := func(p drawing.Point) {
		if d := math.Hypot(p.X-100, p.Y-100); d > 50*1.08 {
			t.Errorf("%v is %.1f from the centre", p, d)
		}
	}
	marks := Emblem(100, 100, 50)
	if len(marks) < 10 {
		t.Fatalf("%d marks", len(marks))
	}
	for _, m := range marks {
		switch m := m.(type) {
		case drawing.Path:
			for _, s := range m.Steps {
				if s.Kind != drawing.StepClose {
					check(s.To)
				}
			}
		case drawing.Rect:
			check(drawing.Point{X: m.X, Y: m.Y})
			check(drawing.Point{X: m.X + m.W, Y: m.Y + m.H})
		default:
			t.Errorf("unexpected %T", m)
		}
	}
	if g := Grain(1.23456); g != 1.23 {
		t.Errorf("Grain = %v", g)
	}
}
