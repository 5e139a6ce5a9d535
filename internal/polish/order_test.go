package polish

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

var orderNames = []string{
	"", "a", "A", "ą", "Ą", "á", "ab", "Ab", "aB", "AB", "az", "aż", "b", "c", "ć", "cz", "ćma", "d", "e", "ę", "é",
	"Lódź", "Łódź", "Lubin", "łąka", "laka", "ląka", "lz", "n", "ń", "nz", "o", "ó", "oz", "s", "ś", "sz", "z", "ź", "ż",
	"Zz", "Źa", "Ża", "zażółć", "zazolc", "Gmina 1", "Gmina 10", "Gmina 2", "Gmina A", "Gmina Starogard Gdański",
	"Gmina-Starogard", "Gmina Starogard", "GMINA STAROGARD", "gmina starogard", "Miasto Płońsk", "Miasto Plonsk",
	"Müller", "Muller", "Mueller", "„KODREM”", `"KODREM"`, "KODREM", "O'Neil", "O’Neil", "Oneil", "ul. Nowa", "ul Nowa",
	"A–B", "A-B", "A—B", "AB-C", "(A)", "A.B.", "A, B", "A/B", "A&B", "A+B", "3M", "Ñandu", "Núñez", "Škoda", "Skoda", "Skodą",
	"qu", "v", "w", "x", "y", "straße", "strasse", "Straßa", "Москва", "Αθήνα", "ŁOMŻA", "Łomża", "Łomza", "Lomża",
	"Powiatowy Urząd Pracy w Kętrzynie", "Powiatowy Urząd Pracy we Wrocławiu", "Ząbki", "Zabki", "Żabno", "Źrebce",
}

// The oracle is x/text's collation for Polish; ours is a fixed table, so that an
// order kept in a file does not move.
func TestOrderAgreesWithUnicode(t *testing.T) {
	c := collate.New(language.Polish)
	var buf collate.Buffer
	for _, a := range orderNames {
		for _, b := range orderNames {
			want := bytes.Compare(c.KeyFromString(&buf, a), c.KeyFromString(&buf, b))
			if got := Compare(a, b); got != want {
				t.Errorf("Compare(%q, %q) = %d, want %d", a, b, got, want)
			}
			buf.Reset()
		}
	}
}

func TestOrderOfTheAlphabet(t *testing.T) {
	names := []string{
		"Żary", "zamek", "Ćma", "Łódź", "Lublin", "ciastko", "Źrebak", "ósemka", "owoc", "ćwikła", "Czarny",
		"Ślęza", "Szczecin", "Święty", "ława", "Ąbc", "Azor", "ęcki", "Ewa", "Ńu", "Nysa",
	}
	SortBy(names, func(s string) string { return s })
	want := []string{
		"Azor", "Ąbc", "ciastko", "Czarny", "Ćma", "ćwikła", "Ewa", "ęcki", "Lublin", "ława", "Łódź", "Nysa", "Ńu",
		"owoc", "ósemka", "Szczecin", "Ślęza", "Święty", "zamek", "Źrebak", "Żary",
	}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
}

func TestSortKeyOfEqualTexts(t *testing.T) {
	if !bytes.Equal(SortKey("Łódź"), SortKey("Ło\u0301dz\u0301")) {
		t.Error("composed and decomposed names have different keys")
	}
	if bytes.Equal(SortKey("łomża"), SortKey("Łomża")) || bytes.Equal(SortKey("Muller"), SortKey("Müller")) {
		t.Error("case or accent does not break a tie")
	}
	if Compare("Gmina \u202eX", "Gmina X") != 0 {
		t.Error("format characters count")
	}
	if Compare("😀", "a") >= 0 || Compare("ż", "я") >= 0 {
		t.Error("signs stand before letters, other scripts after them")
	}
}

func FuzzSortKey(f *testing.F) {
	f.Add("Łódź", "lodz")
	f.Add("ß\u0130", "\U0001F600")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Compare(a, b), Compare(b, a)
		if x != -y {
			t.Errorf("Compare(%q, %q) = %d but the other way %d", a, b, x, y)
		}
	})
}

func BenchmarkSortBy100000(b *testing.B) {
	names := make([]string, 100_000)
	for i := range names {
		names[i] = fmt.Sprintf("Miejska Biblioteka Publiczna w Łodzi %d", i*7919%100_000)
	}
	for b.Loop() {
		all := append([]string(nil), names...)
		SortBy(all, func(s string) string { return s })
	}
}
