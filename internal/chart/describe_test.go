package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDescribe(t *testing.T) {
	tests := []struct {
		name string
		m    Model
		lang string
		want string
	}{
		{
			"bars",
			Model{
				Kind: Bars, Title: "Wynik", Subtitle: "punkty na 100", Categories: []string{"Gmina Wieliszew", "TBS Sp. z o.o."}, Series: []Series{{Values: []float64{91.4, Missing()}}},
				References: []Reference{{"mediana kategorii", 81.3}}, Highlight: 2, Format: Format{Decimals: 2},
			},
			"pl",
			"Wykres słupkowy: Wynik (punkty na 100). wartości: Gmina Wieliszew – 91,40; TBS Sp. z o.o. – brak danych. mediana kategorii: 81,30. Wyróżniono: TBS Sp. z o.o.",
		},
		{
			"intervals in English",
			Model{Kind: Intervals, Title: "Places", Categories: []string{"A"}, Series: []Series{{Name: "score", Values: []float64{80}, Low: []float64{75.5}, High: []float64{84}}}, Format: Format{Decimals: 1}},
			"en",
			"Chart of values with intervals of uncertainty: Places. score: A – 80.0 (75.5–84.0).",
		},
		{
			"boxes",
			Model{Kind: Boxes, Title: "Rozkład", Categories: []string{"KUL"}, Boxes: []Five{{1, 2, 3, 4, 5}}},
			"pl",
			"Wykres pudełkowy: Rozkład. KUL: od 1 do 5, kwartyle 2 i 4, mediana 3.",
		},
		{
			"histogram",
			Model{Kind: Histogram, Title: "Rozkład", Edges: []float64{0, 50, 100}, Series: []Series{{Name: "instytucje", Values: []float64{3, 12}}}, Format: Format{Decimals: 2}},
			"pl",
			"Histogram: Rozkład. instytucje: 0–50 – 3; 50–100 – 12.",
		},
		{
			"heat",
			Model{Kind: Heat, Title: "Obszary", Categories: []string{"A"}, Columns: []string{"x", "y"}, Series: []Series{{Values: []float64{1, 2}}}},
			"pl",
			"Mapa cieplna: Obszary. A: x – 1; y – 2.",
		},
		{
			"a highlighted series",
			Model{Kind: Lines, Title: "Edycje", Categories: []string{"2024"}, Series: []Series{{Name: "Gmina", Values: []float64{77}}}, Highlight: 1},
			"pl",
			"Wykres liniowy: Edycje. Gmina: 2024 – 77. Wyróżniono: Gmina.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Describe(tt.m, tt.lang)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDescribeSumsUpManyValues(t *testing.T) {
	m := Model{Kind: Bars, Title: "Wynik", Series: []Series{{}}}
	for i := range 22 {
		m.Categories = append(m.Categories, fmt.Sprint("I", i))
		m.Series[0].Values = append(m.Series[0].Values, float64((i*7)%22))
	}
	if got := Describe(m, "pl"); !strings.Contains(got, "wartości: 22 wartości; najwyższa: I3 – 21, najniższa: I0 – 0.") {
		t.Error(got)
	}
}

func TestTables(t *testing.T) {
	tests := map[string]struct {
		m    Model
		want Rows
	}{
		"grouped": {
			Model{Kind: Grouped, Categories: []string{"A", "B"}, Series: []Series{{Name: "x", Values: []float64{1, 2}}, {Name: "y", Values: []float64{3, Missing()}}}, References: []Reference{{"próg", 2.5}}, Format: Format{Decimals: 1}},
			Rows{{"nazwa", "x", "y"}, {"A", "1,0", "3,0"}, {"B", "2,0", "–"}, {"próg", "2,5", ""}},
		},
		"intervals": {
			Model{Kind: Intervals, Categories: []string{"A"}, Series: []Series{{Values: []float64{1}, Low: []float64{0}, High: []float64{2}}}},
			Rows{{"nazwa", "wartości", "od", "do"}, {"A", "1", "0", "2"}},
		},
		"boxes": {
			Model{Kind: Boxes, Categories: []string{"A"}, Boxes: []Five{{1, 2, 3, 4, 5}}, Series: []Series{{Name: "Państwa wynik", Values: []float64{3}}}},
			Rows{{"nazwa", "najmniej", "kwartyl dolny", "mediana", "kwartyl górny", "najwięcej", "Państwa wynik"}, {"A", "1", "2", "3", "4", "5", "3"}},
		},
		"histogram": {
			Model{Kind: Histogram, Edges: []float64{0, 2.5, 5}, Series: []Series{{Name: "n", Values: []float64{4, 6}}}, Format: Format{Decimals: 2}},
			Rows{{"nazwa", "n"}, {"0–2,5", "4"}, {"2,5–5", "6"}},
		},
		"heat": {
			Model{Kind: Heat, Categories: []string{"A"}, Columns: []string{"x", "y"}, Series: []Series{{Values: []float64{1, 2}}}},
			Rows{{"nazwa", "x", "y"}, {"A", "1", "2"}},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Table(tt.m, "pl")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
