package chart

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

func TestModelsThatDontAddUp(t *testing.T) {
	two := []string{"a", "b"}
	tests := map[string]Model{
		"unknown kind":      {Kind: "pie", Categories: two, Series: []Series{{Values: []float64{1, 2}}}},
		"too few values":    {Kind: Bars, Categories: two, Series: []Series{{Values: []float64{1}}}},
		"no interval":       {Kind: Intervals, Categories: two, Series: []Series{{Values: []float64{1, 2}}}},
		"too few boxes":     {Kind: Boxes, Categories: two, Boxes: []Five{{}}},
		"edges and counts":  {Kind: Histogram, Edges: []float64{0, 1}, Series: []Series{{Values: []float64{1, 2}}}},
		"rows of heat":      {Kind: Heat, Categories: two, Columns: two, Series: []Series{{Values: []float64{1, 2}}}},
		"columns of heat":   {Kind: Heat, Categories: []string{"a"}, Columns: two, Series: []Series{{Values: []float64{1}}}},
		"an infinite value": {Kind: Lines, Categories: two, Series: []Series{{Values: []float64{1, math.Inf(1)}}}},
	}
	for name, m := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := Draw(m, drawing.Box{W: 100, H: 100}, Style{}); err == nil {
				t.Error("drawn")
			}
			if _, err := OptionJSON(m, "pl"); err == nil {
				t.Error("made an option")
			}
		})
	}
}

func TestNumbersAreWrittenAsTheLanguageWants(t *testing.T) {
	tests := []struct {
		f      Format
		v      float64
		pl, en string
	}{
		{Format{Decimals: 2}, Points(8742), "87,42", "87.42"},
		{Format{Decimals: 2}, Points(contest.Hundredths(7)), "0,07", "0.07"},
		{Format{Decimals: 1, Suffix: "%"}, 12.25, "12,2%", "12.2%"},
		{Format{}, 1234567, "1\u00A0234\u00A0567", "1,234,567"},
		{Format{Decimals: 1}, -0.04, "0,0", "0.0"},
		{Format{Decimals: 1}, -4, "−4,0", "−4.0"},
		{points, 75, "75,00\u00A0pkt", "75.00\u00A0pkt"},
		{Format{Decimals: 2}, Missing(), "–", "–"},
	}
	for _, tt := range tests {
		if pl, en := tt.f.text(tt.v, "pl"), tt.f.text(tt.v, "en"); pl != tt.pl || en != tt.en {
			t.Errorf("%v: %q and %q, want %q and %q", tt.v, pl, en, tt.pl, tt.en)
		}
	}
	for v := contest.Hundredths(0); v <= 10000; v++ {
		want := Format{}.text(float64(v/100), "pl") + "," + string(rune('0'+v/10%10)) + string(rune('0'+v%10))
		if got := (Format{Decimals: 2}).text(Points(v), "pl"); got != want {
			t.Fatalf("%d hundredths are written %q", v, got)
		}
	}
}

func TestTicks(t *testing.T) {
	tests := []struct {
		low, high float64
		n         int
		whole     bool
		want      []float64
	}{
		{0, 100, 5, false, []float64{0, 20, 40, 60, 80, 100}},
		{0, 100, 4, false, []float64{0, 50, 100}},
		{50, 100, 5, false, []float64{50, 60, 70, 80, 90, 100}},
		{-5, 15, 4, false, []float64{-5, 0, 5, 10, 15}},
		{0, 3, 10, true, []float64{0, 1, 2, 3}},
		{0, 0.5, 5, false, []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5}},
	}
	for _, tt := range tests {
		got := ticks(tt.low, tt.high, tt.n, tt.whole)
		if diff := cmp.Diff(tt.want, got, cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })); diff != "" {
			t.Errorf("%v–%v: %s", tt.low, tt.high, diff)
		}
	}
}

func TestExtent(t *testing.T) {
	tests := []struct {
		name      string
		m         Model
		low, high float64
	}{
		{"bars begin at zero", Model{Kind: Bars, Series: []Series{{Values: []float64{60, 94}}}}, 0, 100},
		{"bars begin at zero whatever is asked", Model{Kind: Bars, Axis: Axis{Min: 50, Max: 100}}, 0, 100},
		{"lines may begin higher", Model{Kind: Lines, Series: []Series{{Values: []float64{71, 88}}}}, 70, 90},
		{"as asked", Model{Kind: Lines, Axis: Axis{Min: 50, Max: 90}, Series: []Series{{Values: []float64{71}}}}, 50, 90},
		{"references count", Model{Kind: Lines, Series: []Series{{Values: []float64{71, 79}}}, References: []Reference{{"próg", 60}}}, 60, 80},
		{"but not among counts", Model{Kind: Histogram, Series: []Series{{Values: []float64{3, 9}}}, References: []Reference{{"mediana", 60}}}, 0, 10},
		{"one value", Model{Kind: Lines, Series: []Series{{Values: []float64{77}}}}, 76, 78},
		{"no value", Model{Kind: Lines, Series: []Series{{Values: []float64{Missing()}}}}, 0, 1},
		{"below zero", Model{Kind: Bars, Series: []Series{{Values: []float64{-4, 12}}}}, -5, 15},
	}
	for _, tt := range tests {
		if low, high := tt.m.extent(); math.Abs(low-tt.low) > 1e-9 || math.Abs(high-tt.high) > 1e-9 {
			t.Errorf("%s: %v–%v, want %v–%v", tt.name, low, high, tt.low, tt.high)
		}
	}
}

func TestShorten(t *testing.T) {
	d := &drawer{}
	st := Style{}.label()
	text := "Miejska Biblioteka Publiczna im. Tadeusza Różewicza"
	if got := d.shorten(st, text, 1000); got != text {
		t.Errorf("cut without need: %q", got)
	}
	for width := 10.0; width < 220; width += 3 {
		if got := d.shorten(st, text, width); st.Width(got) > width && got != "…" {
			t.Errorf("%q is wider than %v", got, width)
		}
	}
	if got := d.shorten(st, "Gmina, Wieliszew", st.Width("Gmina, W")); got != "Gmina…" {
		t.Errorf("%q", got)
	}
}

func TestSpread(t *testing.T) {
	places := []float64{10, 11, 12, 99, 100}
	spread(places, 10, 0, 100)
	if diff := cmp.Diff([]float64{10, 20, 30, 90, 100}, places); diff != "" {
		t.Error(diff)
	}
}
