package chart

// The invented numbers below are laid out the way the office's are: long Polish
// names, scores out of 100, one institution against its category.

var areas = []string{"Dostępność i pierwsze wrażenie", "Kultura obsługi", "Jakość informacji", "Skuteczność załatwienia sprawy", "Język zrozumiały dla mieszkańca", "Czas oczekiwania"}

var institutions = []string{
	"Miejska Biblioteka Publiczna im. Tadeusza Różewicza we Wrocławiu", "Gmina Wieliszew", "Miasto Płońsk",
	"Augustowskie Towarzystwo Budownictwa Społecznego „KODREM” Sp. z o.o.", "Młodzieżowe Centrum Kultury w Legnicy",
	"Powiatowy Urząd Pracy w Kętrzynie", "Gmina Starogard Gdański", "Warszawskie Muzeum Komputerów",
}

var points = Format{Decimals: 2, Suffix: "\u00A0pkt"}

func samples() map[string]Model {
	refs := []Reference{{"mediana kategorii", 81.3}, {"najlepsza ćwiartka od", 86.05}}
	return map[string]Model{
		"bars": {
			Kind: Bars, Title: "Wynik w kategorii „Instytucje kultury”", Subtitle: "punkty na 100, II edycja 2025", Categories: institutions,
			Series: []Series{{Values: []float64{94.12, 91.4, 87.42, 86.05, 81.3, 78.88, 75, 60.21}}}, Axis: Axis{Name: "punkty", Max: 100}, References: refs, Highlight: 3, Format: Format{Decimals: 2},
		},
		"grouped": {
			Kind: Grouped, Title: "Obszary na tle kategorii", Categories: areas[:5], Highlight: 1, Format: Format{Decimals: 1}, Axis: Axis{Max: 100},
			Series: []Series{{Name: "Państwa instytucja", Values: []float64{91.2, 84, 77.5, 96.3, 58.8}}, {Name: "mediana kategorii", Values: []float64{85.5, 82.2, 80, 84.4, 71}}, {Name: "najlepsza ćwiartka od", Values: []float64{92, 90.5, 88.1, 93, 84.7}}},
		},
		"intervals": {
			Kind: Intervals, Title: "Ranking z niepewnością", Subtitle: "wynik i przedział 90%", Categories: institutions, Highlight: 4, Format: Format{Decimals: 2}, References: refs[:1], Axis: Axis{Name: "punkty"},
			Series: []Series{{Values: []float64{94.12, 91.4, 87.42, 86.05, 81.3, 78.88, 75, 60.21}, Low: []float64{90.5, 88.8, 83.1, 84, 75.9, 74.1, 70.2, 52.3}, High: []float64{97.1, 93.9, 90.2, 88.5, 85.2, 83, 79.9, 68}}},
		},
		"boxes": {
			Kind: Boxes, Title: "Rozkład wyników w kategoriach", Categories: []string{"Urzędy administracji publicznej", "Instytucje kultury", "Spółki komunalne", "Spółdzielnie i wspólnoty mieszkaniowe", "Inne organizacje świadczące usługi dla mieszkańców"}, Highlight: 2, Format: Format{Decimals: 1},
			Boxes: []Five{{41, 68.2, 77.4, 84, 96.1}, {60.2, 76.9, 83.9, 88.3, 94.1}, {38.8, 62, 70.5, 79.2, 91}, {45, 58.1, 66.6, 75.7, 88.8}, {52.2, 70, 74.3, 85.5, 93}}, Series: []Series{{Name: "Państwa wynik", Values: []float64{Missing(), 87.4, Missing(), Missing(), Missing()}}},
		},
		"histogram": {Kind: Histogram, Title: "Rozkład wyników w kategorii", Edges: []float64{40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100}, Series: []Series{{Name: "instytucje", Values: []float64{1, 0, 2, 5, 9, 17, 24, 38, 41, 30, 12, 4}}}, Highlight: 10, References: []Reference{{"mediana", 78.6}, {"Państwa wynik", 87.42}}, Format: Format{Decimals: 2}, Axis: Axis{Name: "wynik w punktach"}},
		"lines": {
			Kind: Lines, Title: "Wyniki w kolejnych edycjach", Categories: []string{"I edycja 2021", "II edycja 2022", "III edycja 2023", "IV edycja 2024", "V edycja 2025"}, Highlight: 1, Format: Format{Decimals: 2}, References: []Reference{{"próg tytułu", 75}}, Axis: Axis{Name: "punkty"},
			Series: []Series{{Name: "Gmina Wieliszew", Values: []float64{71.2, 78.43, 76.9, 84.15, 87.42}}, {Name: "mediana kategorii", Values: []float64{70.1, 72.4, 75, 77.7, 78.6}}, {Name: "najlepsza ćwiartka", Values: []float64{80.3, 81, 84.2, 86.1, 86.05}}},
		},
		"radar": {
			Kind: Radar, Title: "Obszary na tle kategorii", Categories: areas, Highlight: 1, Format: Format{Decimals: 1}, Axis: Axis{Max: 100},
			Series: []Series{{Name: "Państwa instytucja", Values: []float64{91.2, 84, 77.5, 96.3, 58.8, 70}}, {Name: "mediana kategorii", Values: []float64{85.5, 82.2, 80, 84.4, 71, 76.5}}},
		},
		"heat": {
			Kind: Heat, Title: "Obszary w kanałach", Categories: institutions[:6], Columns: areas, Highlight: 3, Format: Format{Decimals: 1}, Axis: Axis{Min: 40, Max: 100},
			Series: []Series{{Values: []float64{97, 92.5, 95, 99, 88, 91}}, {Values: []float64{95, 92, 88, 96, 83, 90}}, {Values: []float64{91.2, 84, 77.5, 96.3, 58.8, 70}}, {Values: []float64{88, 85, 84, 90, 80.5, 79}}, {Values: []float64{80, 86, 79, 82, 72, Missing()}}, {Values: []float64{75, 80, 76, 83, 66, 71}}},
		},
	}
}
