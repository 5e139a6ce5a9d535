package drawing

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func operators(paint func(*ops)) string {
	o := ops{height: 100}
	o.restart()
	paint(&o)
	return string(o.buf)
}

func TestOperators(t *testing.T) {
	red := RGB(0xFF0000)
	tests := []struct {
		name  string
		paint func(*ops)
		want  string
	}{
		{"a line", func(o *ops) { o.path(Line{1, 2, 3, 4, Stroke{Color: Black, Width: 1}}.path()) }, "1 98 m 3 96 l S\n"},
		{"state is set once", func(o *ops) {
			for range 2 {
				o.path(Line{0, 0, 1, 0, Stroke{Color: red, Width: 2, Dash: []float64{3, 1.5}, Round: true}}.path())
			}
		}, "1 0 0 RG\n2 w\n1 J 1 j\n[3 1.5]0 d\n0 100 m 1 100 l S\n0 100 m 1 100 l S\n"},
		{"state goes back", func(o *ops) {
			o.path(Line{0, 0, 1, 0, Stroke{Color: Black, Width: 1, Round: true, Dash: []float64{1}}}.path())
			o.path(Line{0, 0, 1, 0, Stroke{Color: Black, Width: 1}}.path())
		}, "1 J 1 j\n[1]0 d\n0 100 m 1 100 l S\n0 J 0 j\n[]0 d\n0 100 m 1 100 l S\n"},
		{"area and edge", func(o *ops) {
			o.path(Rect{X: 1, Y: 1, W: 2, H: 3, Fill: red, Stroke: Stroke{Color: RGB(0x808080), Width: 0.5}}.path())
		}, "1 0 0 rg\n0.502 G\n0.5 w\n1 99 m 3 99 l 3 96 l 1 96 l h B\n"},
		{"area alone", func(o *ops) { o.path(Polygon{Points: []Point{{0, 0}, {1, 0}, {0, 1}}, Fill: Black}.path()) }, "0 100 m 1 100 l 0 99 l h f\n"},
		{"nothing visible", func(o *ops) {
			o.path(Rect{W: 5, H: 5}.path())
			o.path(Rect{W: 5, H: 5, Stroke: Stroke{Color: Black}}.path())
			o.path(Path{Fill: Black})
		}, ""},
		{"a code", func(o *ops) {
			o.qr(QR{X: 10, Y: 20, Size: 42, modules: 21, runs: []run{{0, 0, 7}, {9, 0, 1}, {0, 1, 1}}})
		}, "q 2.000000 0 0 -2.000000 10 80 cm\n0 0 7 1 re 9 0 1 1 re 0 1 1 1 re f Q\n"},
		{"a picture", func(o *ops) { o.picture(Picture{X: 5, Y: 10, W: 20, H: 30}, 12) }, "q 20 0 0 30 5 60 cm /X12 Do Q\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, operators(tt.paint)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

var (
	shown  = regexp.MustCompile(`\[(.*?)\]TJ`)
	pieces = regexp.MustCompile(`<([0-9A-F]*)>|(-?[0-9.]+)`)
)

// TestTextEndsWhereItIsMeasured follows the operators of a line as a reader does,
// with the widths the document declares: each glyph stands within a thousandth of the
// size of where it was laid out.
func TestTextEndsWhereItIsMeasured(t *testing.T) {
	text := "Wawrzyniec Łąkowski – „AVATo” Żółć, Powiatowy Urząd Pracy w Kętrzynie 1234567890 ○ Тест"
	for _, f := range faces() {
		for _, spacing := range []float64{0, 0.37, 4} {
			for _, wordSpace := range []float64{0, 2.345} {
				line := Text{X: 10, Y: 20, Style: Style{Face: f, Size: 11.3, Spacing: spacing}, WordSpace: wordSpace, Text: text}
				d := NewPDF(Info{})
				o := ops{height: 100}
				o.restart()
				if err := d.text(&o, line); err != nil {
					t.Fatal(err)
				}
				got := follow(t, d, string(o.buf), line.Style)
				want := line.Style.Width(text) + wordSpace*float64(countBlanks(text)) + spacing // a reader adds the spacing after the last letter too
				if math.Abs(got-want) > 0.0011*line.Style.Size {
					t.Errorf("%s, spacing %v, word space %v: ends at %v, measured %v", faceSources[f].name, spacing, wordSpace, got, want)
				}
			}
		}
	}
}

// follow adds up the way that text operators go, in points.
func follow(t *testing.T, d *PDF, operators string, s Style) float64 {
	t.Helper()
	var at float64
	var current *pdfFont
	font := regexp.MustCompile(`/F(\d+) [0-9.]+ Tf `)
	for _, part := range strings.SplitAfter(operators, "]TJ") {
		if m := font.FindStringSubmatch(part); m != nil {
			number, _ := strconv.Atoi(m[1])
			for _, f := range d.fonts {
				if f != nil && f.number == number {
					current = f
				}
			}
		}
		m := shown.FindStringSubmatch(part)
		if m == nil {
			continue
		}
		for _, p := range pieces.FindAllStringSubmatch(m[1], -1) {
			if p[2] != "" {
				v, _ := strconv.ParseFloat(p[2], 64)
				at -= v * s.Size / 1000
				continue
			}
			for i := 0; i < len(p[1]); i += 4 {
				g, _ := strconv.ParseUint(p[1][i:i+4], 16, 16)
				at += current.width(uint16(g))*s.Size/1000 + s.Spacing
			}
		}
	}
	return at
}

func TestTextStrings(t *testing.T) {
	tests := map[string]string{"": "<FEFF>", "Aż": "<FEFF0041017C>", "😀": "<FEFFD83DDE00>", ") \\": "<FEFF00290020005C>"}
	for s, want := range tests {
		if got := string(appendTextString(nil, s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}
