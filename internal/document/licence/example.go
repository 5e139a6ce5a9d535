package licence

import (
	"math"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// exampleBehind writes across the sheet, behind the words, that the edition is
// invented.
func (s *sheet) exampleBehind() {
	text := s.texts.T("licence.example")
	style := drawing.Style{Face: drawing.SansBold, Size: 118, Spacing: 10, Color: drawing.RGB(0xF6DFE0)}
	const angle = 24.0
	sin, cos := math.Sincos(angle * math.Pi / 180)
	half, rise := style.Width(text)/2, style.Metrics().CapHeight/2
	s.add(drawing.Text{X: width/2 - half*cos + rise*sin, Y: height/2 + half*sin + rise*cos, Style: style, Text: text, Angle: angle})
}

// exampleLabel says the same in words at the top, where it can't be overlooked.
func (s *sheet) exampleLabel() error {
	style := drawing.Style{Face: drawing.SansBold, Size: 9, Spacing: 0.6, Color: drawing.White}
	text := s.t("licence.example_label")
	w := style.Width(text) + 20
	x, y := width-inner-w-8, 74.0
	b, err := drawing.Fit{Style: style, MinSize: 6, Width: w, Align: drawing.Center, Leading: 18 / style.Size}.Set(text, x, y)
	if err != nil {
		return err
	}
	s.add(drawing.Rect{X: x, Y: y, W: w, H: 18, Radius: 3, Fill: house.Red})
	s.add(drawing.Group{Role: drawing.RoleParagraph, Marks: b.Marks()})
	return nil
}
