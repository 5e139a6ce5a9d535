package drawing

import (
	"io/fs"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"biurolidera/assets"
)

const polishLetters = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻqvxQVX0123456789„”–—…№§°·×→↑↓≥≤’«»•%‰€½²³±−.,:;!?()[]/\\@#&*+=<>|_'\"\u00a0"

func faces() []Face { return []Face{Sans, SansBold, SansItalic, Serif, SerifBold, SerifItalic} }

func TestFacesCoverWhatTheOfficePrints(t *testing.T) {
	for _, f := range faces() {
		for _, r := range polishLetters {
			if face, _, id := findGlyph(f, r); id == 0 {
				t.Errorf("%s lacks %q", faceSources[f].name, r)
			} else if face != f && unicode.IsLetter(r) {
				t.Errorf("%s borrows the letter %q", faceSources[f].name, r)
			}
		}
	}
}

func TestFacesCoverManyLetters(t *testing.T) {
	for _, f := range faces() {
		n := 0
		for r := rune(0x20); r <= 0xFFFF; r++ {
			if f.Covers(r) {
				n++
			}
		}
		if n < 1500 {
			t.Errorf("%s covers only %d letters", faceSources[f].name, n)
		}
	}
}

func TestEveryFaceIsKerned(t *testing.T) {
	for _, f := range faces() {
		for _, pair := range []string{"AV", "To", "Te", "Wą"} {
			apart := 0.0
			for _, r := range pair {
				apart += Measure(f, 1000, string(r))
			}
			if together := Measure(f, 1000, pair); together > apart-20 {
				t.Errorf("%s: %q is not kerned: %.1f of %.1f", faceSources[f].name, pair, together, apart)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	for _, f := range faces() {
		m := f.Metrics(10)
		if m.XHeight < 3 || m.XHeight > 6 || m.CapHeight <= m.XHeight || m.Ascent <= m.CapHeight || m.Descent < 1 {
			t.Errorf("%s: metrics %+v", faceSources[f].name, m)
		}
	}
}

// A broken byte in a name refuses the paper, though EB Garamond could draw the sign
// for it.
func TestBrokenBytesAreMissing(t *testing.T) {
	for f := range faceCount {
		if f.Covers('\uFFFD') || CheckText(f, "Gmina W\xffwolnica") == nil {
			t.Errorf("face %d draws a broken byte", f)
		}
	}
}

func TestLettersBeyondTheBasicPlaneAreMissing(t *testing.T) {
	for _, r := range []rune{'😀', 0x1D49C, -1, 0x110000} {
		if Sans.Covers(r) {
			t.Errorf("%U counts as covered", r)
		}
	}
	if !Sans.Covers('ż') {
		t.Error("ż does not count as covered")
	}
}

func TestLicencesStandBesideTheFonts(t *testing.T) {
	var names []string
	err := fs.WalkDir(assets.FontLicences, ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"fonts/OFL-EBGaramond.txt", "fonts/OFL-Lato.txt"}, names); diff != "" {
		t.Error(diff)
	}
}
