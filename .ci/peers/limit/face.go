package main

import (
	"encoding/binary"
	"fmt"
	"sort"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"biurolidera/assets"
)

// fontObjects is how many objects a face takes: font, descendant, descriptor, file
// and the table back to text.
const fontObjects = 5

// face is a TrueType face with the glyphs that are used of it.
type face struct {
	name    string
	data    []byte
	font    *sfnt.Font
	upem    int
	glyph   map[rune]uint16
	advance map[rune]int // thousandths of an em
	packed  []byte       // the deflated subset
	plain   int          // its length before
}

func faces() (sans, serif *face, err error) {
	if sans, err = newFace("LIMITA+Lato-Regular", assets.LatoRegular); err != nil {
		return nil, nil, err
	}
	serif, err = newFace("LIMITB+EBGaramond-SemiBold", assets.GaramondSemiBold)
	return sans, serif, err
}

func newFace(name string, data []byte) (*face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	return &face{name: name, data: data, font: f, upem: int(f.UnitsPerEm()), glyph: map[rune]uint16{}, advance: map[rune]int{}}, nil
}

// use notes the letters of a text.
func (f *face) use(text string) {
	var buf sfnt.Buffer
	for _, r := range text {
		if _, ok := f.glyph[r]; ok {
			continue
		}
		g, err := f.font.GlyphIndex(&buf, r)
		if err != nil || g == 0 {
			panic(fmt.Sprintf("%s lacks %q", f.name, r)) // all letters of the input are there
		}
		a, err := f.font.GlyphAdvance(&buf, g, fixed.I(f.upem), font.HintingNone)
		if err != nil {
			panic(err)
		}
		f.glyph[r], f.advance[r] = uint16(g), a.Round()*1000/f.upem
	}
}

func (f *face) width(text string, size float64) float64 {
	w := 0
	for _, r := range text {
		w += f.advance[r]
	}
	return float64(w) * size / 1000
}

// write adds the face's objects from number n.
func (f *face) write(out *file, pack *packer, n int) {
	if f.packed == nil {
		plain := f.subset()
		f.plain = len(plain)
		f.packed = append([]byte(nil), pack.deflate(plain)...)
	}
	runes := make([]rune, 0, len(f.glyph))
	for r := range f.glyph {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return f.glyph[runes[i]] < f.glyph[runes[j]] })
	var widths, text []byte
	for _, r := range runes {
		widths = fmt.Appendf(widths, "%d[%d]", f.glyph[r], f.advance[r])
		text = fmt.Appendf(text, "<%04X><%04X>\n", f.glyph[r], r)
	}
	out.object(n, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", f.name, n+1, n+4))
	out.object(n+1, fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/W[%s]>>", f.name, n+2, widths))
	out.object(n+2, fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-500 -300 1500 1000]/ItalicAngle 0/Ascent 900/Descent -250/CapHeight 700/StemV 80/FontFile2 %d 0 R>>", f.name, n+3))
	out.stream(n+3, fmt.Sprintf("/Filter/FlateDecode/Length1 %d", f.plain), f.packed)
	out.stream(n+4, "", fmt.Appendf(nil, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CMapName/X def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n%d beginbfchar\n%sendbfchar\nendcmap CMapName currentdict/CMap defineresource pop end end", len(runes), text))
}

// subset is the font file with empty outlines in place of unused ones.
func (f *face) subset() []byte {
	table := f.tables()
	used := map[int]bool{0: true}
	long := binary.BigEndian.Uint16(table["head"][50:]) != 0
	old := func(g int) (from, to int) {
		loca := table["loca"]
		if long {
			return int(binary.BigEndian.Uint32(loca[4*g:])), int(binary.BigEndian.Uint32(loca[4*g+4:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*g:])), 2 * int(binary.BigEndian.Uint16(loca[2*g+2:]))
	}
	for _, g := range f.glyph {
		closure(table["glyf"], old, used, int(g))
	}
	count := int(binary.BigEndian.Uint16(table["maxp"][4:]))
	var glyf []byte
	loca := make([]byte, 0, 4*count+4)
	for g := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if used[g] {
			from, to := old(g)
			glyf = append(glyf, table["glyf"][from:to]...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	head := append([]byte(nil), table["head"]...)
	head[51] = 1 // long places
	table["head"], table["glyf"] = head, glyf
	table["loca"] = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return assemble(table)
}

// closure adds a glyph and those it is put together from.
func closure(glyf []byte, place func(int) (int, int), used map[int]bool, g int) {
	if used[g] {
		return
	}
	used[g] = true
	from, to := place(g)
	if to-from < 12 || int16(binary.BigEndian.Uint16(glyf[from:])) >= 0 {
		return
	}
	for at := from + 10; ; {
		flags := binary.BigEndian.Uint16(glyf[at:])
		closure(glyf, place, used, int(binary.BigEndian.Uint16(glyf[at+2:])))
		at += 6
		for _, bit := range []struct{ mask, size int }{{0x01, 2}, {0x08, 2}, {0x40, 4}, {0x80, 8}} {
			if int(flags)&bit.mask != 0 {
				at += bit.size
			}
		}
		if flags&0x20 == 0 {
			return
		}
	}
}

func (f *face) tables() map[string][]byte {
	found := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(f.data[4:])) {
		entry := f.data[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		found[string(entry[:4])] = f.data[offset : offset+length]
	}
	return found
}

// assemble writes a font file of the tables that a PDF needs; readers do not look
// at the sums.
func assemble(table map[string][]byte) []byte {
	var tags []string
	for _, tag := range []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"} {
		if table[tag] != nil {
			tags = append(tags, tag)
		}
	}
	b := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tags), 128, 3, len(tags)*16 - 128} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at := len(b) + 16*len(tags)
	for _, tag := range tags {
		b = append(b, tag...)
		for _, v := range []int{0, at, len(table[tag])} {
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		}
		at += (len(table[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		b = append(b, table[tag]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}
