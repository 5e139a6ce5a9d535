package drawing

import (
	"errors"
	"math"
	"testing"

	"biurolidera/internal/contest"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func TestWidthAddsSpacingBetweenLettersOnly(t *testing.T) {
	plain := Style{Face: Serif, Size: 20}
	wide := plain
	wide.Spacing = 3
	if got, want := wide.Width("LICENCJA"), plain.Width("LICENCJA")+7*3; !near(got, want) {
		t.Errorf("spaced width %v, want %v", got, want)
	}
	if got := wide.Width(""); got != 0 {
		t.Errorf("width of nothing %v", got)
	}
}

func TestWidthGrowsWithSize(t *testing.T) {
	s := Style{Face: Sans, Size: 10, Spacing: 1}
	if got, want := s.At(25).Width("Żółw"), 2.5*s.Width("Żółw"); !near(got, want) {
		t.Errorf("width at 25 pt %v, want %v", got, want)
	}
}

func TestWidthIsThatOfComposedLetters(t *testing.T) {
	if composed, apart := Measure(Sans, 12, "Żółć"), Measure(Sans, 12, "Z\u0307o\u0301łc\u0301"); !near(composed, apart) {
		t.Errorf("NFD measures %v, NFC %v", apart, composed)
	}
}

func TestBorrowedAndStandInLetters(t *testing.T) {
	tests := []struct {
		name  string
		face  Face
		r     rune
		from  Face
		drawn rune
		found bool
	}{
		{"own", Sans, 'ż', Sans, 'ż', true},
		{"no-break hyphen", Sans, 0x2011, Sans, '-', true},
		{"narrow no-break space in Garamond", Serif, 0x202F, Serif, 0xA0, true},
		{"circle from the other family", Serif, '○', Sans, '○', true},
		{"emoji", Sans, '😀', Sans, '😀', false},
		{"Hebrew", Sans, 'א', Sans, 'א', false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, drawn, id := findGlyph(tt.face, tt.r)
			if f != tt.from || drawn != tt.drawn || (id != 0) != tt.found {
				t.Errorf("%U in face %d: face %d, drawn %U, glyph %d", tt.r, tt.face, f, drawn, id)
			}
		})
	}
}

func TestCheckTextNamesTheLetter(t *testing.T) {
	if err := CheckText(Sans, "Gmina Łódź\n– „Żuk”"); err != nil {
		t.Errorf("Polish text refused: %v", err)
	}
	err := CheckText(Sans, "Jan 😀 Kowalski")
	var e *contest.Error
	if !errors.As(err, &e) || e.Code != "glyph_missing" {
		t.Fatalf("emoji: %v", err)
	}
	if e.Args["char"] != "😀" || e.Args["code"] != "U+1F600" || e.Args["text"] != "Jan 😀 Kowalski" {
		t.Errorf("arguments %v", e.Args)
	}
}
