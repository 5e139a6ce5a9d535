package drawing

import (
	"fmt"

	"biurolidera/internal/contest"
)

// glyph is one letter as it is set.
type glyph struct {
	r       rune
	drawn   rune // r, or the letter that stands in for it
	face    Face // the style's, or the one the letter had to be borrowed from
	id      uint16
	advance float64 // width in points
	kern    float64 // correction towards the next glyph and letter spacing, in points
}

// shape turns one line of printable text into glyphs. missing is the first letter
// that no face has, 0 if there is none. Glyphs are appended to buf.
func shape(buf []glyph, s Style, text string) (glyphs []glyph, missing rune) {
	glyphs = buf
	first := len(glyphs)
	for _, r := range text {
		f, drawn, id := findGlyph(s.Face, r)
		if id == 0 && missing == 0 && r != '\n' {
			missing = r
		}
		t := f.get()
		g := glyph{r: r, drawn: drawn, face: f, id: id, advance: float64(t.widths[id]) * s.Size / float64(t.upem)}
		if n := len(glyphs); n > first {
			prev := &glyphs[n-1]
			prev.kern = s.Spacing
			if prev.face == f {
				prev.kern += float64(t.kern(prev.id, id)) * s.Size / float64(t.upem)
			}
		}
		glyphs = append(glyphs, g)
	}
	return glyphs, missing
}

// standIns are letters drawn as another one where a face lacks them: kinds of
// hyphens and blanks that differ in how lines break or in width, not in sense.
var standIns = map[rune]rune{
	0x2010: '-', 0x2011: '-', 0x00A0: ' ', 0x202F: 0x00A0, 0x2007: 0x00A0,
	0x2002: ' ', 0x2003: ' ', 0x2004: ' ', 0x2005: ' ', 0x2006: ' ', 0x2008: ' ', 0x2009: ' ', 0x200A: ' ',
	0x2212: 0x2013, 0x2215: '/', 0x02BC: 0x2019,
}

// findGlyph looks a letter up in a face, then as its stand-in, then in the face
// that helps out. It gives the face and the letter that are drawn; id is 0 where
// all lack it.
func findGlyph(f Face, r rune) (face Face, drawn rune, id uint16) {
	if id := f.get().glyph(r); id != 0 {
		return f, r, id
	}
	if alike, ok := standIns[r]; ok {
		return findGlyph(f, alike)
	}
	other := faceSources[f].fallback
	if id := other.get().glyph(r); id != 0 {
		return other, r, id
	}
	return f, r, 0
}

// glyphsWidth is the width of a line in points. What follows the last glyph does
// not count.
func glyphsWidth(glyphs []glyph) float64 {
	var w float64
	for i, g := range glyphs {
		w += g.advance
		if i < len(glyphs)-1 {
			w += g.kern
		}
	}
	return w
}

// CheckText tells whether every letter of text can be drawn in the face or the
// one that helps it out; glyph_missing names the first that can't.
func CheckText(f Face, text string) error {
	text = Printable(text)
	for _, r := range text {
		if r == '\n' {
			continue
		}
		if _, _, id := findGlyph(f, r); id == 0 {
			return missingGlyph(r, text)
		}
	}
	return nil
}

// missingGlyph names the letter and the text it stands in, so that the record can
// be found and put right.
func missingGlyph(r rune, text string) error {
	return contest.E("glyph_missing", "char", string(r), "code", fmt.Sprintf("U+%04X", r), "text", text)
}
