package drawing

import "math"

// spacedOut is the letter spacing, in ems, from which readers take letters for
// words of their own unless they are told the text.
const spacedOut = 0.06

// text writes one line of text, kerned, at its exact width: where kerning, wide
// blanks or the rounding of declared widths lead away from it, the next glyph is put
// back in its place.
func (d *PDF) text(o *ops, t Text) error {
	s := Printable(t.Text)
	glyphs, missing := shape(d.glyphs[:0], t.Style, s)
	d.glyphs = glyphs
	if missing != 0 {
		return missingGlyph(missing, s)
	}
	if len(glyphs) == 0 || t.Style.Size <= 0 {
		return nil
	}
	told := t.Style.Spacing > spacedOut*t.Style.Size
	for _, g := range glyphs {
		if !d.font(g.face).claim(g) {
			told = true
		}
	}
	o.setFill(t.Style.color())
	if told {
		o.word("/Span<</ActualText ")
		o.buf = appendTextString(o.buf, s)
		o.word(">>BDC\n")
	}
	o.beginText(t)
	d.show(o, t, glyphs)
	o.word("ET\n")
	if told {
		o.word("EMC\n")
	}
	return nil
}

// beginText puts the pen on the baseline and sets the letter spacing.
func (o *ops) beginText(t Text) {
	o.word("BT ")
	if t.Angle != 0 {
		sin, cos := math.Sincos(t.Angle * math.Pi / 180)
		o.num6(cos)
		o.num6(sin)
		o.num6(-sin)
		o.num6(cos)
		o.point(Point{t.X, t.Y})
		o.word("Tm ")
	} else {
		o.point(Point{t.X, t.Y})
		o.word("Td ")
	}
	if o.state.spacing != t.Style.Spacing {
		o.num(t.Style.Spacing)
		o.word("Tc ")
		o.state.spacing = t.Style.Spacing
	}
}

// setFont chooses a font of the document by its number, in points.
func (o *ops) setFont(number int, size float64) {
	if o.state.font == number && o.state.size == size {
		return
	}
	o.buf = append(o.buf, "/F"...)
	o.num(float64(number))
	o.num(size)
	o.word("Tf ")
	o.state.font, o.state.size = number, size
}

// show writes the glyphs. want is where the next glyph belongs, have is where the
// reader would put it; both in points from the start.
func (d *PDF) show(o *ops, t Text, glyphs []glyph) {
	size := t.Style.Size
	var want, have float64
	face := faceCount
	for _, g := range glyphs {
		font := d.fonts[g.face]
		units := math.Round((want - have) * 1000 / size)
		have += units * size / 1000
		o.nextGlyph(font, size, units, g.face != face, face != faceCount)
		face = g.face
		o.buf = appendHex16(o.buf, g.id)
		want += g.advance + g.kern
		if stretches(g.r) {
			want += t.WordSpace
		}
		have += font.width(g.id)*size/1000 + t.Style.Spacing
	}
	o.word(">]TJ ")
}

// nextGlyph writes what stands before a glyph: the font where another begins, and
// a step of units (thousandths of the size) where the glyph is not where the last
// one's width would put it.
func (o *ops) nextGlyph(font *pdfFont, size, units float64, otherFont, running bool) {
	if otherFont {
		if running {
			o.word(">]TJ ")
		}
		o.setFont(font.number, size)
		o.word("[")
	}
	if units != 0 {
		if !otherFont {
			o.word(">")
		}
		o.buf = appendNumber(o.buf, -units)
	}
	if units != 0 || otherFont {
		o.word("<")
	}
}
