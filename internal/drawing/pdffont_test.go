package drawing

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tablesOf reads a font file, which must be sound.
func tablesOf(tb testing.TB, data []byte) trueType {
	tb.Helper()
	t, err := fontTables(data)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// glyphsOf are the glyphs of all letters the face itself has.
func glyphsOf(f Face, letters string) []uint16 {
	var glyphs []uint16
	for _, r := range letters {
		if g := f.get().glyph(r); g != 0 {
			glyphs = append(glyphs, g)
		}
	}
	slices.Sort(glyphs)
	return slices.Compact(glyphs)
}

func TestSubsetHasTheGlyphsUsedAndNoOthers(t *testing.T) {
	for _, f := range faces() {
		whole := tablesOf(t, *faceSources[f].data)
		used := glyphsOf(f, polishLetters)
		data, err := whole.subset(used)
		if err != nil {
			t.Fatal(err)
		}
		cut := tablesOf(t, data)
		all, err := whole.closure(used)
		if err != nil {
			t.Fatal(err)
		}
		count := int(binary.BigEndian.Uint16(cut["maxp"][4:]))
		if last := int(all[len(all)-1]); count != last+1 {
			t.Errorf("%s: %d glyphs, the last used is %d", faceSources[f].name, count, last)
		}
		for g := range count {
			got, err := cut.outline(uint16(g))
			if err != nil {
				t.Fatal(err)
			}
			want, err := whole.outline(uint16(g))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(all, uint16(g)) {
				want = nil
			} else if !bytes.Equal(cut.advance(g), whole.advance(g)) {
				t.Errorf("%s: glyph %d is %x wide, want %x", faceSources[f].name, g, cut.advance(g), whole.advance(g))
			}
			if !bytes.Equal(got, padded(slices.Clone(want))) {
				t.Errorf("%s: glyph %d has another outline", faceSources[f].name, g)
			}
		}
	}
}

func TestSubsetHasTheParts(t *testing.T) {
	put, parts := 0, 0
	for _, f := range faces() {
		whole := tablesOf(t, *faceSources[f].data)
		for _, g := range glyphsOf(f, polishLetters) {
			outline, err := whole.outline(g)
			if err != nil {
				t.Fatal(err)
			}
			of, err := components(outline)
			if err != nil {
				t.Fatal(err)
			}
			all, err := whole.closure([]uint16{g})
			if err != nil {
				t.Fatal(err)
			}
			for _, part := range append(of, 0, g) {
				if !slices.Contains(all, part) {
					t.Errorf("%s: glyph %d lacks %d", faceSources[f].name, g, part)
				}
			}
			if len(of) > 0 {
				put, parts = put+1, parts+len(of)
			}
		}
	}
	if put < 20 || parts < put {
		t.Errorf("%d glyphs put together from %d parts: nothing was tested", put, parts)
	}
}

// The sums are those that programs which look at fonts ask for.
func TestSubsetAddsUp(t *testing.T) {
	for _, f := range faces() {
		data, err := tablesOf(t, *faceSources[f].data).subset(glyphsOf(f, "Żółć"))
		if err != nil {
			t.Fatal(err)
		}
		if sum := fontSum(data); sum != 0xB1B0AFBA {
			t.Errorf("%s: the file adds up to %X", faceSources[f].name, sum)
		}
		if len(data)%4 != 0 || len(data) > 60_000 {
			t.Errorf("%s: %d bytes", faceSources[f].name, len(data))
		}
		tags := int(binary.BigEndian.Uint16(data[4:]))
		for i := range tags {
			entry := data[12+16*i:]
			table := slices.Clone(tablesOf(t, data)[string(entry[:4])])
			if string(entry[:4]) == "head" {
				clear(table[8:12])
			}
			if sum := fontSum(table); sum != binary.BigEndian.Uint32(entry[4:]) {
				t.Errorf("%s: table %s adds up to %X", faceSources[f].name, entry[:4], sum)
			}
		}
		if search := binary.BigEndian.Uint16(data[6:]); search != 128 && tags > 8 && tags < 16 || search+binary.BigEndian.Uint16(data[10:]) != uint16(16*tags) {
			t.Errorf("%s: the directory is searched from %d among %d", faceSources[f].name, search, tags)
		}
	}
}

// A short table of places, widths that glyphs share, and faults of every kind.
func TestFontFilesOfOtherKinds(t *testing.T) {
	table := func(size int, at int, numbers ...uint16) []byte {
		b := make([]byte, size)
		for i, n := range numbers {
			binary.BigEndian.PutUint16(b[at+2*i:], n)
		}
		return b
	}
	font := func() trueType {
		return trueType{
			"head": table(54, 50, 0), "hhea": table(36, 34, 1), "maxp": table(6, 4, 3),
			"hmtx": table(8, 0, 500, 10, 20, 30), "loca": table(8, 0, 0, 0, 2, 12),
			"glyf": append(table(4, 0, 1), table(20, 0, 0xFFFF, 0, 0, 0, 0, partWords|partMatrix|partMore, 1)...),
		}
	}
	f := font()
	if d := cmp.Diff([]byte{500 >> 8, 500 & 0xFF, 0, 20}, f.advance(1)); d != "" {
		t.Error(d)
	}
	if got, err := f.outline(1); err != nil || len(got) != 4 {
		t.Errorf("outline of %d bytes, %v", len(got), err)
	}
	for name, spoil := range map[string]func(f trueType){
		"parts cut off":     func(trueType) {},
		"places cut off":    func(f trueType) { f["loca"] = f["loca"][:6] },
		"places backwards":  func(f trueType) { f["loca"] = table(8, 0, 4, 0, 2, 1) },
		"outlines cut off":  func(f trueType) { f["glyf"] = f["glyf"][:8] },
		"long, places gone": func(f trueType) { f["head"] = table(54, 50, 1) },
	} {
		f := font()
		spoil(f)
		if _, err := f.subset([]uint16{2}); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	whole := *faceSources[Sans].data
	for _, n := range []int{0, 11, 12, 40, 300, len(whole) / 2} {
		if _, err := fontTables(whole[:n]); err == nil {
			t.Errorf("%d bytes of a face were taken", n)
		}
	}
}

// More letters than one list of the table to text may hold.
func TestManyLettersAreCopied(t *testing.T) {
	var letters []rune
	for r := rune('A'); r < 0x250; r++ {
		if Sans.Covers(r) && Printable(string(r)) == string(r) && r != 0xAD {
			letters = append(letters, r)
		}
	}
	var marks []Mark
	var want []string
	for i, part := range slices.Collect(slices.Chunk(letters, 40)) {
		marks = append(marks, Text{X: 20, Y: 40 + 30*float64(i), Style: Style{Face: Sans, Size: 10}, Text: string(part)})
		want = append(want, strings.ReplaceAll(string(part), "\u00a0", " "))
	}
	pdf := mustPDF(t, one(marks...))
	sound(t, pdf)
	if len(letters) <= 2*unicodeBlock {
		t.Fatalf("only %d letters", len(letters))
	}
	if d := cmp.Diff(want, copied(t, pdf)); d != "" {
		t.Error(d)
	}
}

func TestWidthsOfNeighbours(t *testing.T) {
	f := &pdfFont{face: &typeface{upem: 2000, widths: []uint16{0, 1161, 1000, 1333, 500}}}
	if got := string(f.widths([]uint16{1, 2, 4})); got != "1[580.5 500]4[250]" {
		t.Error(got)
	}
}
