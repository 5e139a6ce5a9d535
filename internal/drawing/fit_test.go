package drawing

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

func TestFit(t *testing.T) {
	style := Style{Face: SerifBold, Size: 28}
	long := "Augustowskie Towarzystwo Budownictwa Społecznego „KODREM” Spółka z ograniczoną odpowiedzialnością w Augustowie"
	hundreds := strings.TrimSpace(strings.Repeat("Gminny Zespół Ekonomiczno-Administracyjny Szkół ", 6))
	tests := []struct {
		name    string
		fit     Fit
		text    string
		lines   int
		size    float64 // 0: between the minimum and the wanted size
		refused bool
	}{
		{"fits", Fit{Style: style, MinSize: 12, Lines: 3, Width: 440}, "Gmina Wieliszew", 1, 28, false},
		{"shrinks", Fit{Style: style, MinSize: 12, Lines: 3, Width: 440}, "Młodzieżowe Centrum Kultury w Legnicy", 1, 0, false},
		{"wraps", Fit{Style: style, MinSize: 16, Lines: 3, Width: 440}, long, 3, 0, false},
		{"may not wrap", Fit{Style: style, MinSize: 16, Lines: 1, Width: 440}, long, 0, 0, true},
		{"285 letters fit on many lines", Fit{Style: style, MinSize: 8, Lines: 4, Width: 440}, hundreds, 4, 0, false},
		{"285 letters are refused on two", Fit{Style: style, MinSize: 12, Lines: 2, Width: 440}, hundreds, 0, 0, true},
		{"5000 letters are refused", Fit{Style: style, MinSize: 8, Lines: 3, Width: 440}, strings.Repeat("Gmina ", 833), 0, 0, true},
		{"a word is not broken", Fit{Style: style, MinSize: 20, Lines: 3, Width: 440}, strings.Repeat("Ż", 40), 0, 0, true},
		{"too high", Fit{Style: style, MinSize: 16, Lines: 3, Width: 440, Height: 40}, long, 0, 0, true},
		{"one line shrinks to the height", Fit{Style: style, MinSize: 8, Lines: 1, Width: 440, Height: 15}, "Gmina", 1, 12, false},
		{"line feeds are blanks", Fit{Style: style, MinSize: 12, Lines: 1, Width: 440}, "Gmina\nWieliszew", 1, 28, false},
		{"empty", Fit{Style: style, MinSize: 12, Width: 440}, "", 1, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := tt.fit.Set(tt.text, 50, 100)
			if tt.refused {
				var e *contest.Error
				if !errors.As(err, &e) || e.Code != "text_does_not_fit" || e.Args["text"] != tt.text {
					t.Fatalf("err %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkFit(t, tt.fit, tt.text, b)
			if len(b.Lines) != tt.lines {
				t.Errorf("%d lines, want %d", len(b.Lines), tt.lines)
			}
			if size := sizeOf(b); tt.size > 0 && !near(size, tt.size) {
				t.Errorf("size %v, want %v", size, tt.size)
			}
		})
	}
}

// checkFit checks what holds for whatever fitted.
func checkFit(t *testing.T, f Fit, text string, b Block) {
	t.Helper()
	if got := strings.Join(texts(b), " "); got != strings.ReplaceAll(text, "\n", " ") {
		t.Errorf("text set %q", got)
	}
	if b.Widest() > f.Width+slack || f.Height > 0 && b.Height > f.Height+slack {
		t.Errorf("block %v × %v", b.Widest(), b.Height)
	}
	if size := sizeOf(b); size != 0 && (size < f.MinSize || size > f.Style.Size) {
		t.Errorf("size %v", size)
	}
}

func sizeOf(b Block) float64 {
	if len(b.Lines[0].Marks) == 0 {
		return 0
	}
	return b.Lines[0].Marks[0].(Text).Style.Size
}

func TestFitRefusesMissingLetters(t *testing.T) {
	_, err := Fit{Style: body, MinSize: 5, Width: 100}.Set("ש", 0, 0)
	if contest.CodeOf(err) != "glyph_missing" {
		t.Errorf("err %v", err)
	}
}

func TestFitTakesTheLargestSizeThatWraps(t *testing.T) {
	style := Style{Face: SerifBold, Size: 40}
	for _, want := range []float64{40, 36.5, 33} {
		f := Fit{Style: style, MinSize: 33, Lines: 2, Width: style.At(want + 0.1).Width("Urząd Pracy"), Align: Center}
		b, err := f.Set("Powiatowy Urząd Pracy", 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"Powiatowy", "Urząd Pracy"}, texts(b)); diff != "" {
			t.Error(diff)
		}
		if size := sizeOf(b); size != want {
			t.Errorf("size %v, want %v", size, want)
		}
	}
}
