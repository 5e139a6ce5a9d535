package sample

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The names were read by a person; the golden file keeps their grammar.
func TestNames(t *testing.T) {
	var b strings.Builder
	seen := map[string]int{}
	for _, p := range all(t, options(11, 1200, 0)) {
		i := p.Institution
		if seen[i.Sub]++; seen[i.Sub] <= 4 {
			b.WriteString(i.Sub + " | " + i.Name + " | " + i.ForForm + " | " + i.OfficeName + "\n")
		}
	}
	path := filepath.Join("testdata", "names.golden")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestTownForms(t *testing.T) {
	seats, villages, qualified := townNames(newSource(1, streamWorld, 0))
	by := map[string]town{}
	for _, list := range [][]named{seats, villages, qualified} {
		for _, n := range list {
			if by[n.name].name != "" {
				t.Errorf("%s twice", n.name)
			}
			by[n.name] = n.town
		}
	}
	for _, want := range []struct{ name, genitive, in, adjective string }{
		{"Lipodwór", "Lipodworu", "w Lipodworze", "lipodworski"},
		{"Wrzosogród", "Wrzosogrodu", "we Wrzosogrodzie", "wrzosogrodzki"},
		{"Sosnogóra", "Sosnogóry", "w Sosnogórze", "sosnogórski"},
		{"Modrorzecze", "Modrorzecza", "w Modrorzeczu", "modrorzecki"},
		{"Jodłołąka", "Jodłołąki", "w Jodłołące", "jodłołącki"},
		{"Brzozówek", "Brzozówka", "w Brzozówku", ""},
		{"Wierzbowizna", "Wierzbowizny", "w Wierzbowiźnie", ""},
		{"Topolowice", "Topolowic", "w Topolowicach", ""},
		{"Lipodwór Górny", "Lipodworu Górnego", "w Lipodworze Górnym", ""},
		{"Sosnogóra Mała", "Sosnogóry Małej", "w Sosnogórze Małej", ""},
		{"Modrorzecze Stare", "Modrorzecza Starego", "w Modrorzeczu Starym", ""},
		{"Topolowice Dolne", "Topolowic Dolnych", "w Topolowicach Dolnych", ""},
		{"Brzozówek nad Modrą", "Brzozówka nad Modrą", "w Brzozówku nad Modrą", ""},
	} {
		got := by[want.name]
		if got.genitive != want.genitive || got.in() != want.in || got.adjective != want.adjective {
			t.Errorf("%s: %s, %s, %s; want %+v", want.name, got.genitive, got.in(), got.adjective, want)
		}
	}
}

// reference reads a column of a table that stands beside the repository.
func reference(t *testing.T, file string, columns ...int) map[string]bool {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for !exists(filepath.Join(dir, "go.mod")) {
		dir = filepath.Dir(dir)
	}
	b, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "reference", file))
	if err != nil {
		t.Skipf("the register %s is not here: %v", file, err)
	}
	found := map[string]bool{}
	for _, line := range strings.Split(string(b), "\n")[1:] {
		f := strings.Split(strings.TrimSpace(line), ",")
		for _, c := range columns {
			if c < len(f) {
				found[strings.ToLower(f[c])] = true
			}
		}
	}
	return found
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestNoTownIsARealCommune(t *testing.T) {
	communes := reference(t, "gminy_2025.csv", 1, 4)
	if !communes["wieliszew"] || !communes["legionowski"] {
		t.Fatal("the register was not read")
	}
	seats, villages, qualified := townNames(newSource(1, streamWorld, 0))
	for _, list := range [][]named{seats, villages, qualified} {
		for _, n := range list {
			if communes[strings.ToLower(n.name)] || communes[n.adjective] && n.adjective != "" {
				t.Errorf("%s (%s) is real", n.name, n.adjective)
			}
		}
	}
}

func TestCodesAreNotInTheRegister(t *testing.T) {
	communes := reference(t, "gminy_2025.csv", 0)
	counties := reference(t, "powiaty_2025.csv", 0)
	names := reference(t, "powiaty_2025.csv", 1)
	for _, p := range all(t, options(1, 3000, 0)) {
		i := p.Institution
		if communes[i.TERYT] || counties[i.TERYT[:4]] || names[strings.ToLower(i.County)] {
			t.Errorf("%s: %s in the county %s is real", i.Name, i.TERYT, i.County)
		}
	}
}

func TestIdentifiersBelongToNobody(t *testing.T) {
	seen := map[string]string{}
	for _, p := range all(t, options(1, 3000, 0)) {
		i := p.Institution
		if len(i.NIP) != 10 || i.NIP[1:3] != "00" || checksum(i.NIP, nipWeights) != int(i.NIP[9]-'0') {
			t.Errorf("NIP %s", i.NIP)
		}
		if len(i.REGON) != 9 || i.REGON[:2] != "99" || checksum(i.REGON, regonWeights)%10 != int(i.REGON[8]-'0') {
			t.Errorf("REGON %s", i.REGON)
		}
		if i.KRS != "" && (len(i.KRS) != 10 || i.KRS[:4] != "0009") {
			t.Errorf("KRS %s", i.KRS)
		}
		if !strings.HasPrefix(i.Phone, "+48 99 ") || len(i.Phone) != len("+48 99 000 00 00") {
			t.Errorf("telephone %s", i.Phone)
		}
		for _, address := range []string{i.Email, i.Website} {
			if !strings.HasSuffix(address, ".example") || strings.ToLower(address) != address {
				t.Errorf("address %s", address)
			}
		}
		for _, id := range []string{i.NIP, i.REGON, i.Phone, i.KRS} {
			if other := seen[id]; id != "" && other != "" {
				t.Errorf("%s has %s of %s", i.Name, id, other)
			}
			seen[id] = i.Name
		}
	}
}

func TestTERYTIsStructured(t *testing.T) {
	for _, p := range all(t, options(2, 1500, 0)) {
		i := p.Institution
		last := i.TERYT[len(i.TERYT)-1:]
		want := map[string]string{
			contest.SubTown: "1", contest.SubCity: "1", contest.SubVillage: "2", contest.SubTownVillage: "3", contest.SubDistrict: "8",
		}[i.Sub]
		if want != "" && (last != want || len(i.TERYT) != 7) {
			t.Errorf("%s %s: %s", i.Sub, i.Name, i.TERYT)
		}
		if i.Sub == contest.SubCounty && len(i.TERYT) != 4 {
			t.Errorf("%s: %s", i.Name, i.TERYT)
		}
		if city := i.TERYT[2:4] >= "61"; i.Sub == contest.SubCity && !city || i.Sub == contest.SubVillage && city {
			t.Errorf("%s %s: %s", i.Sub, i.Name, i.TERYT)
		}
	}
}

func TestOfficesAreOfDifferentCommunes(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range all(t, options(3, 3000, 0)) {
		i := p.Institution
		switch i.Sub {
		case contest.SubVillage, contest.SubTown, contest.SubTownVillage, contest.SubCity, contest.SubCounty:
			if seen[i.TERYT] || seen[i.Name] {
				t.Errorf("%s %s twice", i.Name, i.TERYT)
			}
			seen[i.TERYT], seen[i.Name] = true, true
		}
	}
}

func TestNamesRarelyRepeat(t *testing.T) {
	seen, twice := map[string]bool{}, 0
	for _, p := range all(t, options(4, 1000, 0)) {
		if seen[p.Institution.Name] {
			twice++
		}
		seen[p.Institution.Name] = true
	}
	if twice > 10 {
		t.Errorf("%d names of 1000 occur again", twice)
	}
}

// A built-in criterion without a sentence of its own would get a general one.
func TestBuiltInCriteriaHaveComments(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "assets", "questionnaires", "*.toml"))
	if err != nil || len(files) == 0 {
		t.Skip("no built-in questionnaires")
	}
	built := map[string]bool{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, criteria, _ := strings.Cut(string(b), "\n[[section.criterion]]")
		for _, line := range strings.Split(criteria, "\n") {
			if code, ok := strings.CutPrefix(line, `code = "`); ok && len(code) == 5 {
				built[code[:4]] = true
			}
		}
	}
	for _, list := range [][]remarks{visitComments, phoneComments, onlineComments} {
		for _, r := range list {
			if !built[r.code] {
				t.Errorf("sentences for %s, which no questionnaire has", r.code)
			}
			delete(built, r.code)
		}
	}
	for code := range built {
		t.Errorf("no sentences for %s", code)
	}
}
