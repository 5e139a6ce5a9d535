package drawing

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"unicode/utf16"
)

// pdfFont is a face in one document, with the glyphs used of it. It is embedded
// here rather than by gopdf, which packs whole tables of unused glyphs into each
// document, knows widths in whole thousandths of an em alone, and takes half of the
// time of a short paper for it.
type pdfFont struct {
	source faceSource
	face   *typeface
	number int             // F1, F2 …
	owner  map[uint16]rune // what a glyph stands for when text is copied out
}

// font brings a face into the document on its first use.
func (d *PDF) font(f Face) *pdfFont {
	if d.fonts[f] == nil {
		d.fontCount++
		d.fonts[f] = &pdfFont{source: faceSources[f], face: f.get(), number: d.fontCount, owner: map[uint16]rune{}}
	}
	return d.fonts[f]
}

// claim notes that a glyph is used for a letter; it tells whether the glyph can
// be turned back to it.
func (f *pdfFont) claim(g glyph) bool {
	owner, ok := f.owner[g.id]
	if !ok {
		owner = g.drawn
		f.owner[g.id] = owner
	}
	return owner == g.r || stretches(owner) && stretches(g.r)
}

// width is a glyph's advance as the document declares it, in thousandths of an em.
func (f *pdfFont) width(g uint16) float64 {
	return math.Round(float64(f.face.widths[g])*1e6/float64(f.face.upem)) / 1000
}

// How gopdf begins the list of fonts in the object of resources.
const fontsStart = "\t/Font <<\n"

// embed adds the objects of all fonts and gives the lines of that list.
func (d *PDF) embed() (entries string, err error) {
	used := slices.DeleteFunc(slices.Clone(d.fonts[:]), func(f *pdfFont) bool { return f == nil })
	slices.SortFunc(used, func(a, b *pdfFont) int { return a.number - b.number })
	for _, f := range used {
		object, err := d.embedFont(f)
		if err != nil {
			return "", fmt.Errorf("face %s: %w", f.source.name, err)
		}
		entries += fmt.Sprintf("\t\t/F%d %d 0 R\n", f.number, object)
	}
	return entries, nil
}

// embedFont adds a font that is addressed by glyph, two bytes each, and gives the
// number of its object.
func (d *PDF) embedFont(f *pdfFont) (object int, err error) {
	glyphs := slices.Sorted(maps.Keys(f.owner))
	tables, err := fontTables(*f.source.data)
	if err != nil {
		return 0, err
	}
	data, err := tables.subset(glyphs)
	if err != nil {
		return 0, err
	}
	name := f.source.name
	file := d.object(stream(fmt.Sprintf("/Length1 %d", len(data)), fontPacking, data) + "endstream")
	descriptor := d.object(f.descriptor(tables, file))
	descendant := d.object(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity\n"+
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n/FontDescriptor %d 0 R /DW 0 /W [%s] >>", name, descriptor, f.widths(glyphs)))
	text := d.object(stream("", fontPacking, f.toUnicode(glyphs)) + "endstream")
	return d.object(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", name, descendant, text)), nil
}

// Flags of a font descriptor.
const (
	flagSerif    = 1 << 1
	flagPlain    = 1 << 5 // letters of the usual sets
	flagItalic   = 1 << 6
	stemOfWeight = 4225 // the common estimate of a stem's width by the weight
)

// descriptor tells readers how the face looks, should they have to replace it.
func (f *pdfFont) descriptor(t trueType, file int) string {
	em := func(v float64) int { return int(math.Round(v * 1000)) }
	flags := flagPlain
	if f.source.family != faceSources[Sans].family {
		flags |= flagSerif
	}
	if f.source.italic {
		flags |= flagItalic
	}
	var box [4]int
	for i := range box {
		box[i] = em(float64(int16(binary.BigEndian.Uint16(t["head"][36+2*i:]))) / float64(f.face.upem))
	}
	angle := 0.0
	if post := t["post"]; len(post) >= 8 {
		angle = float64(int32(binary.BigEndian.Uint32(post[4:]))) / (1 << 16)
	}
	m := f.face.metrics
	return fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d]\n"+
		"/Ascent %d /Descent %d /CapHeight %d /XHeight %d /ItalicAngle %s /StemV %d /FontFile2 %d 0 R >>",
		f.source.name, flags, box[0], box[1], box[2], box[3], em(m.Ascent), -em(m.Descent), em(m.CapHeight), em(m.XHeight),
		appendNumber(nil, angle), 50+f.source.weight*f.source.weight/stemOfWeight, file)
}

// widths lists the glyphs' widths, neighbours together.
func (f *pdfFont) widths(glyphs []uint16) []byte {
	var b []byte
	for i, g := range glyphs {
		switch {
		case i > 0 && g == glyphs[i-1]+1:
			b = append(b, ' ')
		case i > 0:
			b = append(b, ']')
			fallthrough
		default:
			b = fmt.Appendf(b, "%d[", g)
		}
		b = appendNumber(b, f.width(g))
	}
	return append(b, ']')
}

// unicodeBlock is the most glyphs that one list of a table to text may hold.
const unicodeBlock = 100

// toUnicode is the table by which readers copy and search text.
func (f *pdfFont) toUnicode(glyphs []uint16) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(glyphs, unicodeBlock) {
		b = fmt.Appendf(b, "%d beginbfchar\n", len(block))
		for _, g := range block {
			b = append(appendHex16(append(b, '<'), g), "> <"...)
			for _, u := range utf16.Encode([]rune{f.owner[g]}) {
				b = appendHex16(b, u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
