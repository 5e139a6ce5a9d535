package drawing

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"biurolidera/internal/contest"
)

// TestWrapHolds throws words and columns at the typesetter: nothing is lost, no
// line is wider than its column, justified lines fill it, and evening out never
// takes more lines.
func TestWrapHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zżółćAWTV\-„”0-9,]{1,18}`)
		words := rapid.SliceOfN(word, 1, 25).Draw(t, "words")
		blank := rapid.SampledFrom([]string{" ", " ", " ", "\u00A0", "  ", "\n"})
		var text strings.Builder
		for i, w := range words {
			if i > 0 {
				text.WriteString(blank.Draw(t, "blank"))
			}
			text.WriteString(w)
		}
		p := Para(text.String(), Style{Face: Sans, Size: rapid.Float64Range(4, 30).Draw(t, "size")}, rapid.Float64Range(20, 400).Draw(t, "width"))
		p.Align = rapid.SampledFrom([]Align{Left, Center, Right, Justified}).Draw(t, "align")
		p.Balance = rapid.Bool().Draw(t, "balance")
		b, err := p.Set(0, 0)
		if err != nil {
			t.Fatal(err)
		}
		ink := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := ink(strings.Join(texts(b), " ")); got != ink(text.String()) {
			t.Fatalf("%q became %q", ink(text.String()), got)
		}
		for _, l := range b.Lines {
			if l.Width > p.Width+slack && len([]rune(ink(l.Text))) > 1 {
				t.Fatalf("%q is %v wide in a column of %v", l.Text, l.Width, p.Width)
			}
			if strings.TrimRight(l.Text, " ") != l.Text {
				t.Fatalf("%q ends in a blank", l.Text)
			}
		}
		greedy := p
		greedy.Align, greedy.Balance = Left, false
		g, err := greedy.Set(0, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Lines) > len(g.Lines) {
			t.Fatalf("%d lines, filled one by one %d", len(b.Lines), len(g.Lines))
		}
	})
}

// TestFitNeverCuts: whatever fits keeps all letters within the width and the
// smallest size; whatever does not is refused by name.
func TestFitNeverCuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[A-ZŁŻa-zżółć„”.]{1,22}`), 1, 30).Draw(t, "words"), " ")
		f := Fit{Style: Style{Face: SerifBold, Size: 28}, MinSize: rapid.Float64Range(6, 28).Draw(t, "min"), Lines: rapid.IntRange(0, 5).Draw(t, "lines"), Width: rapid.Float64Range(60, 500).Draw(t, "width")}
		b, err := f.Set(name, 0, 0)
		if err != nil {
			if contest.CodeOf(err) != "text_does_not_fit" || !strings.Contains(err.Error(), name) {
				t.Fatal(err)
			}
			return
		}
		if strings.Join(texts(b), " ") != name {
			t.Fatalf("%q became %q", name, texts(b))
		}
		if size := sizeOf(b); size < f.MinSize-slack || size > 28+slack || b.Widest() > f.Width+slack || len(b.Lines) > max(f.Lines, 1) {
			t.Fatalf("size %v, width %v, %d lines for %+v", size, b.Widest(), len(b.Lines), f)
		}
	})
}

func TestWidthsOfPartsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Style{Face: rapid.SampledFrom(faces()).Draw(t, "face"), Size: 12}
		text := rapid.StringMatching(`[A-Za-zżółćĄ ,.\-]{2,40}`).Draw(t, "text")
		runes := []rune(text)
		cut := rapid.IntRange(1, len(runes)-1).Draw(t, "cut")
		glyphs, missing := shape(nil, s, text)
		if missing != 0 {
			t.Fatalf("%U is missing", missing)
		}
		whole, parts := s.Width(text), s.Width(string(runes[:cut]))+s.Width(string(runes[cut:]))+glyphs[cut-1].kern
		if math.Abs(whole-parts) > 1e-9 {
			t.Fatalf("%q: %v, its parts %v", text, whole, parts)
		}
	})
}

func TestForeignFontsAreRefused(t *testing.T) {
	whole := *faceSources[Serif].data
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("to nie krój pisma"), "header alone": whole[:12], "cut short": whole[:len(whole)/3]} {
		if _, err := parseFace(data); err == nil {
			t.Errorf("%s: taken for a font", name)
		}
	}
}
