package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/locale"
)

// A place is told alone, with its range, or as a group with the range.
func TestPlacesAreToldAsSurelyAsTheyAre(t *testing.T) {
	c := &content{words: words{locale.For("pl")}}
	for _, x := range []struct {
		place Place
		want  placing
	}{
		{Place{Place: 4, Tied: true, Of: 83}, placing{"4. miejsce", "ex aequo", "lista ogólna, 83 instytucje"}},
		{Place{List: "Kultura", Place: 2, Of: 21, Low: 1, High: 6}, placing{"2. miejsce", "", "realnie miejsca 1–6; Kultura, 21 instytucji"}},
		{Place{Place: 1, Of: 5, Low: 1, High: 1}, placing{"1. miejsce", "", "realnie miejsce 1; lista ogólna, 5 instytucji"}},
		{Place{Of: 83, Low: 1, High: 30, Tier: 1, Tiers: 4}, placing{"Grupa czołowa", "", "realnie miejsca 1–30; lista ogólna, 83 instytucje"}},
		{Place{Of: 83, Low: 20, High: 61, Tier: 2, Tiers: 4}, placing{"Grupa 2 z 4", "", "realnie miejsca 20–61; lista ogólna, 83 instytucje"}},
		{Place{Of: 83, Low: 2, High: 80, Tier: 1, Tiers: 1}, placing{"Jedna wspólna grupa", "", "realnie miejsca 2–80; lista ogólna, 83 instytucje"}},
		{Place{Of: 83, Low: 2, High: 80}, placing{"Miejsca 2–80", "", "lista ogólna, 83 instytucje"}},
		{Place{Of: 1, Low: 1, High: 1}, placing{"Miejsce 1", "", "lista ogólna, 1 instytucja"}},
	} {
		got := c.place(x.place)
		got.List = strings.ReplaceAll(got.List, "\u00a0", " ")
		got.Place = strings.ReplaceAll(got.Place, "\u00a0", " ")
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%+v:\n%s", x.place, diff)
		}
	}
}

// banded is a report that tells groups instead of places.
func banded() Data {
	d := certain()
	d.Result.Places = []Place{
		{Of: 83, Low: 12, High: 61, Tier: 2, Tiers: 4},
		{List: "Spółdzielnie i wspólnoty mieszkaniowe", Of: 21, Low: 3, High: 17, Tier: 1, Tiers: 2},
	}
	d.Result.PlaceNote = "Zamiast dokładnego miejsca podano grupę i zakres miejsc."
	d.Certain.Places = []Ranged{{Text: "Zakres miejsc: 12–61", Low: 12, High: 61, Of: 83}}
	return d
}

// Where groups are told, neither the paper nor the page has an exact place.
func TestBandsHideTheExactPlace(t *testing.T) {
	d := banded()
	paper, page := inBoth(t, d)
	for name, text := range map[string]string{"paper": paper, "page": page} {
		for _, want := range []string{"Grupa 2 z 4", "Grupa czołowa", "realnie miejsca 12–61", d.Result.PlaceNote, "Zakres miejsc: 12–61"} {
			if !strings.Contains(text, want) {
				t.Errorf("the %s lacks %q", name, want)
			}
		}
		for _, never := range []string{". miejsce", "Miejsce:", `class="tied"`} {
			if strings.Contains(text, never) {
				t.Errorf("the %s has %q", name, never)
			}
		}
	}
	hidden, shown := spanBar{to: 10, high: 3, hidden: true}, spanBar{to: 10, high: 3}
	if a, b := len(hidden.marks(0, 100, 0)), len(shown.marks(0, 100, 0)); a != b-1 {
		t.Errorf("%d marks without a place, %d with one", a, b)
	}
}
