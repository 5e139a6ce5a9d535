package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/drawing"
)

func TestEveryValueHasItsBox(t *testing.T) {
	all := samples()
	for _, k := range Kinds() {
		m := all[string(k)]
		l, err := Lay(m, drawing.Box{X: 20, Y: 10, W: 420, H: 320}, Style{})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[[2]int]bool{}
		for _, i := range l.Items {
			seen[[2]int{i.Series, i.Row}] = true
			b := i.Box
			got, ok := l.At(b.X+b.W/2, b.Y+b.H/2)
			if !ok || k != Radar && (got.Series != i.Series || got.Row != i.Row) {
				t.Errorf("%s: the middle of %v belongs to %v", k, i, got)
			}
		}
		want := 0
		for _, s := range m.Series {
			for _, v := range s.Values {
				if k == Lines || k == Radar {
					if !math.IsNaN(v) {
						want++
					}
					continue
				}
				want++
			}
		}
		if k == Boxes {
			want = len(m.Boxes)
		}
		if len(seen) != want || len(l.Items) != want {
			t.Errorf("%s: %d items, %d of them different, want %d", k, len(l.Items), len(seen), want)
		}
		if _, ok := l.At(-5, -5); ok {
			t.Errorf("%s: something stands outside", k)
		}
	}
}

func TestABarLiesInItsBox(t *testing.T) {
	m := Model{Kind: Grouped, Categories: []string{"A", "B"}, Series: []Series{{Name: "x", Values: []float64{10, 20}}, {Name: "y", Values: []float64{30, 40}}}}
	l, err := Lay(m, plainBox, Style{})
	if err != nil {
		t.Fatal(err)
	}
	bars := only(l.Marks[0].(drawing.Group).Marks, filledWith(navy))[1:] // the first is the legend's
	if len(bars) != 2 {
		t.Fatalf("%d bars", len(bars))
	}
	for row, b := range bars {
		if got, ok := l.At(b.X+1, b.Y+b.H/2); !ok || got.Series != 0 || got.Row != row {
			t.Errorf("bar %d is item %+v", row, got)
		}
	}
}

func TestItemText(t *testing.T) {
	all := samples()
	for _, c := range []struct {
		kind        Kind
		series, row int
		want        string
	}{
		{Bars, 0, 2, "Miasto Płońsk|87,42"},
		{Grouped, 1, 0, "Dostępność i pierwsze wrażenie|mediana kategorii: 85,5"},
		{Intervals, 0, 1, "Gmina Wieliszew|91,40|od 88,80 do 93,90"},
		{Heat, 1, 2, "Gmina Wieliszew|Jakość informacji: 88,0"},
	} {
		name, lines := ItemText(all[string(c.kind)], "pl", c.series, c.row)
		if diff := cmp.Diff(c.want, name+"|"+strings.Join(lines, "|")); diff != "" {
			t.Errorf("%s: %s", c.kind, diff)
		}
	}
	if name, lines := ItemText(all["boxes"], "pl", 0, 1); name != "Instytucje kultury" || len(lines) != 6 || !strings.HasPrefix(lines[2], "mediana: ") {
		t.Errorf("box: %q %q", name, lines)
	}
	missing := Model{Kind: Bars, Categories: []string{"A"}, Series: []Series{{Values: []float64{Missing()}}}}
	if _, lines := ItemText(missing, "pl", 0, 0); lines[0] != "brak danych" {
		t.Errorf("missing: %q", lines)
	}
}

func TestDarkColoursKeepTheirContrast(t *testing.T) {
	for i, l := range dark.looks {
		if c := contrast(l.ink, dark.paper); c < 4.5 {
			t.Errorf("text of series %d: %.2f to 1", i+1, c)
		}
		if c := contrast(l.color, dark.paper); c < 3 {
			t.Errorf("series %d: %.2f to 1", i+1, c)
		}
	}
	for _, c := range []drawing.Color{dark.ink, dark.muted, dark.navy, dark.goldInk} {
		if contrast(c, dark.paper) < 4.5 || contrast(c, dark.band) < 4.5 {
			t.Errorf("text %06x: %.2f on the paper, %.2f on the band", c, contrast(c, dark.paper), contrast(c, dark.band))
		}
	}
	for step := 0.0; step <= 1; step += 0.05 {
		cell := drawing.Mix(dark.pale, dark.navy, step)
		if c := contrast(dark.contrasting(cell), cell); c < 4.5 {
			t.Errorf("cell at %.2f: %.2f to 1", step, c)
		}
	}
}

// TestDarkChartsShowNoWhite finds colours that were left over from the paper.
func TestDarkChartsShowNoWhite(t *testing.T) {
	for name, m := range samples() {
		page, err := Picture(m, 460, Style{Title: true, Dark: true})
		if err != nil {
			t.Fatal(err)
		}
		back := drawing.Rect{X: -1, Y: -1, W: page.Width + 2, H: page.Height + 2, Fill: dark.paper}
		page.Marks = append([]drawing.Mark{back}, page.Marks...)
		img, err := drawing.Paint(page, 1)
		if err != nil {
			t.Fatal(err)
		}
		white := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] > 0xF4 && img.Pix[i+1] > 0xF4 && img.Pix[i+2] > 0xF4 {
				white++
			}
		}
		if white > 40 && name != "heat" { // white letters on dark cells
			t.Errorf("%s: %d white pixels", name, white)
		}
	}
}
