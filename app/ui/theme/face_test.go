package theme

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// The acute of Ź has its whole height: more rows of ink than the dot of Ż reach
// above the letter.
func TestAccentsOfCapitalsAreWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Light))
	top := func(letter string, style fyne.TextStyle) int {
		text := canvas.NewText(letter, Color("foreground"))
		text.TextSize, text.TextStyle = 40, style
		w := test.NewTempWindow(t, text)
		w.Resize(text.MinSize())
		picture := w.Canvas().Capture()
		return firstInk(picture)
	}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		plain, acute := top("Z", style), top("Ź", style)
		if plain-acute < 7 { // (1852-1433)/2000 of 40
			t.Errorf("%+v: Ź begins %d pixels above Z", style, plain-acute)
		}
	}
}

// firstInk is the first row of a picture that is not all of one colour.
func firstInk(p image.Image) int {
	b := p.Bounds()
	back := p.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if p.At(x, y) != back {
				return y
			}
		}
	}
	return b.Max.Y
}

func TestFaceOfNoFont(t *testing.T) {
	for _, data := range [][]byte{nil, {0, 1, 0, 0}, make([]byte, 20)} {
		if got := face("x", data).Content(); len(got) != len(data) {
			t.Errorf("%d bytes become %d", len(data), len(got))
		}
	}
}
