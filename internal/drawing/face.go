package drawing

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"biurolidera/assets"
)

// Face is one of the program's typefaces.
type Face uint8

// The faces: Lato for text, EB Garamond for the licence.
const (
	Sans Face = iota
	SansBold
	SansItalic
	Serif
	SerifBold // semibold
	SerifItalic
	faceCount
)

// faceSource names a face's file. The name is the PostScript name with a tag in
// front that says it is a subset; the tag is fixed, so that bytes stay the same.
type faceSource struct {
	name   string
	family string
	weight int
	italic bool
	data   *[]byte
	// fallback is asked for letters this face lacks.
	fallback Face
}

var faceSources = [faceCount]faceSource{
	Sans:        {"LZMAAA+Lato-Regular", "Lato", 400, false, &assets.LatoRegular, Serif},
	SansBold:    {"LZMAAB+Lato-Bold", "Lato", 700, false, &assets.LatoBold, SerifBold},
	SansItalic:  {"LZMAAC+Lato-Italic", "Lato", 400, true, &assets.LatoItalic, SerifItalic},
	Serif:       {"LZMAAD+EBGaramond-Regular", "EB Garamond", 400, false, &assets.GaramondRegular, Sans},
	SerifBold:   {"LZMAAE+EBGaramond-SemiBold", "EB Garamond", 600, false, &assets.GaramondSemiBold, SansBold},
	SerifItalic: {"LZMAAF+EBGaramond-Italic", "EB Garamond", 400, true, &assets.GaramondItalic, SansItalic},
}

// typeface is a face parsed once for the whole program. It is safe for use by
// several painters at once.
type typeface struct {
	font     *sfnt.Font
	upem     int
	widths   []uint16 // advance by glyph, in font units
	metrics  Metrics  // for size 1
	pages    [256]atomic.Pointer[[256]uint16]
	kerns    sync.Map // uint32(left)<<16|right -> int16
	outlines sync.Map // glyph -> []Step for size 1
}

// Metrics are a face's heights above and below the baseline; all positive.
type Metrics struct{ Ascent, Descent, CapHeight, XHeight float64 }

var typefaces [faceCount]struct {
	once sync.Once
	face *typeface
}

// get parses the face on its first use. The files are embedded and tested, so
// that a fault in one is a fault of the build.
func (f Face) get() *typeface {
	t := &typefaces[f]
	t.once.Do(func() {
		face, err := parseFace(*faceSources[f].data)
		if err != nil {
			panic(fmt.Sprintf("drawing: face %s: %v", faceSources[f].name, err))
		}
		t.face = face
	})
	return t.face
}

// parseFace reads a TrueType file: its metrics at once, because everything that is
// set asks for them; glyphs, kerning and outlines when they are first wanted.
func parseFace(data []byte) (*typeface, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	t := &typeface{font: f, upem: int(f.UnitsPerEm())}
	var buf sfnt.Buffer
	ppem := fixed.I(t.upem)
	t.widths = make([]uint16, f.NumGlyphs())
	for g := range t.widths {
		a, err := f.GlyphAdvance(&buf, sfnt.GlyphIndex(g), ppem, font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("glyph %d: %w", g, err)
		}
		t.widths[g] = uint16(a.Round())
	}
	m, err := f.Metrics(&buf, ppem, font.HintingNone)
	if err != nil {
		return nil, err
	}
	em := func(v fixed.Int26_6) float64 { return float64(v) / 64 / float64(t.upem) }
	t.metrics = Metrics{em(m.Ascent), em(m.Descent), em(m.CapHeight), em(m.XHeight)}
	return t, nil
}

// Metrics gives the heights of the face at a size in points.
func (f Face) Metrics(size float64) Metrics {
	m := f.get().metrics
	return Metrics{m.Ascent * size, m.Descent * size, m.CapHeight * size, m.XHeight * size}
}

// Covers tells whether the face itself has the letter.
func (f Face) Covers(r rune) bool { return f.get().glyph(r) != 0 }

// Family is the family name, for CSS.
func (f Face) Family() string { return faceSources[f].family }

// glyph looks a letter up; 0 means that the face lacks it. Letters beyond U+FFFF
// count as missing: gopdf can't map them back to text. So does U+FFFD, for which EB
// Garamond has a glyph: it stands for bytes that were no letter, and a name with it
// is broken.
func (t *typeface) glyph(r rune) uint16 {
	if r < 0 || r > 0xFFFF || r == unicode.ReplacementChar {
		return 0
	}
	page := t.pages[r>>8].Load()
	if page == nil {
		page = new([256]uint16)
		var buf sfnt.Buffer
		for i := range page {
			g, err := t.font.GlyphIndex(&buf, r&^0xFF+rune(i))
			if err == nil {
				page[i] = uint16(g)
			}
		}
		t.pages[r>>8].Store(page)
	}
	return page[r&0xFF]
}

// kern gives the correction between two glyphs in font units. EB Garamond has
// GPOS kerning alone, Lato a `kern` table too; sfnt reads either.
func (t *typeface) kern(left, right uint16) int {
	key := uint32(left)<<16 | uint32(right)
	if v, ok := t.kerns.Load(key); ok {
		return int(v.(int16))
	}
	var buf sfnt.Buffer
	k, err := t.font.Kern(&buf, sfnt.GlyphIndex(left), sfnt.GlyphIndex(right), fixed.I(t.upem), font.HintingNone)
	if err != nil {
		k = 0
	}
	v := int16(k.Round())
	t.kerns.Store(key, v)
	return int(v)
}

// outline gives a glyph's contours for size 1, y growing downwards.
func (t *typeface) outline(g uint16) ([]Step, error) {
	if v, ok := t.outlines.Load(g); ok {
		return v.([]Step), nil
	}
	var buf sfnt.Buffer
	segs, err := t.font.LoadGlyph(&buf, sfnt.GlyphIndex(g), fixed.I(t.upem), nil)
	if err != nil {
		return nil, err
	}
	steps := stepsOf(segs, float64(t.upem)*64)
	t.outlines.Store(g, steps)
	return steps, nil
}

// stepsOf turns sfnt segments into steps; quadratic curves become cubic ones.
func stepsOf(segs sfnt.Segments, unit float64) []Step {
	pt := func(p fixed.Point26_6) Point { return Point{float64(p.X) / unit, float64(p.Y) / unit} }
	steps := make([]Step, 0, len(segs)+4)
	var at Point
	for _, s := range segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(steps) > 0 {
				steps = append(steps, Step{Kind: StepClose})
			}
			at = pt(s.Args[0])
			steps = append(steps, Step{Kind: StepMove, To: at})
		case sfnt.SegmentOpLineTo:
			at = pt(s.Args[0])
			steps = append(steps, Step{Kind: StepLine, To: at})
		case sfnt.SegmentOpQuadTo:
			q, to := pt(s.Args[0]), pt(s.Args[1])
			a := Point{at.X + (q.X-at.X)*2/3, at.Y + (q.Y-at.Y)*2/3}
			b := Point{to.X + (q.X-to.X)*2/3, to.Y + (q.Y-to.Y)*2/3}
			steps = append(steps, Step{Kind: StepCurve, A: a, B: b, To: to})
			at = to
		case sfnt.SegmentOpCubeTo:
			at = pt(s.Args[2])
			steps = append(steps, Step{Kind: StepCurve, A: pt(s.Args[0]), B: pt(s.Args[1]), To: at})
		}
	}
	if len(steps) > 0 {
		steps = append(steps, Step{Kind: StepClose})
	}
	return steps
}
