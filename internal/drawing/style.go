package drawing

// Style is how letters look.
type Style struct {
	Face    Face
	Size    float64 // points
	Spacing float64 // points added after each letter but the last of a line
	Color   Color   // None counts as Black
}

// At gives the style in another size; the letter spacing grows with it.
func (s Style) At(size float64) Style {
	if s.Size > 0 {
		s.Spacing *= size / s.Size
	}
	s.Size = size
	return s
}

// In gives the style in another colour.
func (s Style) In(c Color) Style {
	s.Color = c
	return s
}

// With gives the style in another face.
func (s Style) With(f Face) Style {
	s.Face = f
	return s
}

// Width measures one line of text in points, kerning and letter spacing included.
// A letter that no face has counts as the face's empty box; setting or painting
// the text refuses it.
func (s Style) Width(text string) float64 {
	glyphs, _ := shape(nil, s, Printable(text))
	return glyphsWidth(glyphs)
}

// Metrics gives the heights of the style's face at its size.
func (s Style) Metrics() Metrics { return s.Face.Metrics(s.Size) }

// Measure is the width in points of one line of text without letter spacing.
func Measure(f Face, size float64, text string) float64 {
	return Style{Face: f, Size: size}.Width(text)
}

// color is the colour of the ink.
func (s Style) color() Color {
	if s.Color == None {
		return Black
	}
	return s.Color
}
