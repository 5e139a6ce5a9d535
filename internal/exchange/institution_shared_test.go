package exchange

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"biurolidera/internal/contest"
)

// The files in the shared data, as they come.

const (
	listMSWiA  = "01_jst_teleadresowa_2021_cp1250_srednik.csv"
	listGUS    = "02_gus_ludnosc_2024_scalone_naglowki.xlsx"
	listSchool = "07_szkoly_podlasie_krzywe_cudzyslowy.csv"
	listTERC   = "09_terc_2025_oficjalny.xml"
)

func sharedList(t testing.TB, o InstitutionOptions, parts ...string) *InstitutionList {
	t.Helper()
	l, err := ReadInstitutions(context.Background(), sharedFile(t, parts...), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// fieldsOf says which column each field is read from.
func fieldsOf(mapping []FieldColumn) map[string]string {
	m := map[string]string{}
	for _, f := range mapping {
		m[f.Field] = f.Column.Name
	}
	return m
}

func countFindings(rows []InstitutionRow) map[string]int {
	n := map[string]int{}
	for _, r := range rows {
		for _, f := range r.Findings {
			n[f.Code]++
		}
	}
	return n
}

// The MSWiA list: 2,825 institutions, none lost, each field in its place, named as the
// letter names them.
func TestListOfMSWiA(t *testing.T) {
	l := sharedList(t, InstitutionOptions{}, "imports", listMSWiA)
	if len(l.Rows) != 2825 || len(l.Rejected) != 0 || len(l.Skipped) != 0 {
		t.Fatalf("%d rows, %d rejected, skipped %v", len(l.Rows), len(l.Rejected), l.Skipped)
	}
	want := map[string]string{
		"name": "nazwa_samorządu", "office_name": "nazwa_urzędu_JST", "kind": "typ_JST", "voivodeship": "Województwo", "county": "Powiat", "teryt": "Kod_TERYT",
		"street": "Ulica", "number": "Nr domu", "post_code": "Kod pocztowy", "place": "miejscowość", "post": "poczta", "phone_area": "telefon kierunkowy",
		"phone": "telefon", "phone2": "telefon 2", "extension": "wewnętrzny", "website": "adres www jednostki", "epuap": "ESP",
		"email": "ogólny adres poczty elektronicznej gminy/powiatu/województwa",
	}
	if diff := cmp.Diff(want, fieldsOf(l.Mapping)); diff != "" {
		t.Error(diff)
	}
	var unused []string
	for _, c := range l.Unused {
		unused = append(unused, c.Name)
	}
	if diff := cmp.Diff([]string{"FAX kierunkowy", "FAX", "FAX wewnętrzny"}, unused); diff != "" {
		t.Errorf("unused: %s", diff)
	}
	raw := rawMSWiA(t)
	for n, r := range l.Rows {
		checkNamed(t, raw[n+1], r.Institution)
		i := r.Institution
		if len(i.Address.PostCode) != 6 || !strings.HasPrefix(i.Phone, "+48 ") || !strings.Contains(i.Email, "@") || i.OfficeName == "" || i.TERYT == "" {
			t.Errorf("row %d: %+v", r.Row, i)
		}
	}
	want2 := map[string]int{"epuap_form": 2, "teryt_kind": 6, "website_unusable": 1, "website_form": 1}
	if diff := cmp.Diff(want2, countFindings(l.Rows)); diff != "" {
		t.Error(diff)
	}
}

// rawMSWiA reads the file with other means than ours.
func rawMSWiA(t *testing.T) [][]string {
	t.Helper()
	b, err := os.ReadFile(sharedFile(t, "imports", listMSWiA))
	if err != nil {
		t.Fatal(err)
	}
	if b, err = charmap.Windows1250.NewDecoder().Bytes(b); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// checkNamed holds a row against the letter's way of naming its unit.
func checkNamed(t *testing.T, raw []string, got contest.Institution) {
	t.Helper()
	name, kind := strings.Join(strings.Fields(raw[1]), " "), raw[4]
	want := map[string]string{
		"GM": "Miasto " + name, "MNP": "Miasto " + name, "GW": "Gmina " + name, "GMW": "Gmina " + name, "W": name,
		"P": "Powiat " + strings.ToLower(strings.TrimPrefix(name, "Powiat ")), "dzielnica": "Dzielnica " + name + " m.st. Warszawy",
	}[kind]
	if got.Name != want || got.Kind != kind || got.Category != contest.CategoryOffice || got.Sub != contest.SubOfKind(kind) {
		t.Errorf("%s %s: got %q %s %s %s", kind, name, got.Name, got.Kind, got.Category, got.Sub)
	}
	if office := strings.Join(strings.Fields(raw[5]), " "); got.OfficeName != office {
		t.Errorf("%s: office %q, want %q", name, got.OfficeName, office)
	}
	if code := strings.TrimSpace(raw[0]); !strings.HasPrefix(code, got.TERYT) || strings.Trim(code[len(got.TERYT):], "0") != "" {
		t.Errorf("%s: TERYT %q of %q", name, got.TERYT, code)
	}
}

// The cleaned copy of the same list says the same in every field it has: the 66 newer
// codes differ, and what it left out (second telephones, extensions).
func TestTwoCopiesOfAList(t *testing.T) {
	first, second := sharedList(t, InstitutionOptions{}, "imports", listMSWiA), sharedList(t, InstitutionOptions{}, "reference", "jst_2021_utf8.csv")
	if len(second.Rows) != 2825 {
		t.Fatalf("%d rows", len(second.Rows))
	}
	if got := fieldsOf(second.Mapping)["teryt"]; got != "teryt_2025" {
		t.Errorf("codes are read from %q, want the newest year", got)
	}
	key := func(i contest.Institution) string { return i.Name + "|" + i.TERYT[:min(6, len(i.TERYT))] }
	other := map[string]contest.Institution{}
	for _, r := range second.Rows {
		other[key(r.Institution)] = r.Institution
	}
	changed := map[string]int{}
	for _, r := range first.Rows {
		o, ok := other[key(r.Institution)]
		if !ok {
			t.Fatalf("%s is not in the copy", r.Institution.Name)
		}
		for _, c := range contest.Diff(r.Institution, contest.MergeImported(r.Institution, o)) {
			if r.Institution.Address.Number == "q" {
				continue // the copy has the house number "q" in one cell with the street
			}
			changed[c.Field]++
			if c.Field != "teryt" {
				t.Errorf("%s: %+v", r.Institution.Name, c)
			}
		}
	}
	if diff := cmp.Diff(map[string]int{"teryt": 66}, changed); diff != "" {
		t.Error(diff)
	}
}

func TestSharedLists(t *testing.T) {
	for _, c := range []struct {
		file           []string
		rows, rejected int
		skipped        []Skip
	}{
		{[]string{"imports", listMSWiA}, 2825, 0, nil},
		{[]string{"imports", listGUS}, 2495, 0, []Skip{{"group", 1112}, {"part", 1422}}},
		{[]string{"imports", listSchool}, 289, 0, nil},
		{[]string{"imports", listTERC}, 2809, 0, []Skip{{"city", 66}, {"district", 37}, {"part", 1436}}},
		{[]string{"reference", "jst_2021_utf8.csv"}, 2825, 0, nil},
		{[]string{"reference", "gminy_2025.csv"}, 2479, 0, nil},
		{[]string{"reference", "urzedy_nip_regon_probka.csv"}, 33, 0, nil},
		{[]string{"reference", "instytucje_bip_2019_bez_ogonkow.csv"}, 212, 0, nil},
		{[]string{"reference", "laureaci_poprzedniej_edycji.csv"}, 8, 0, nil},
	} {
		l := sharedList(t, InstitutionOptions{}, c.file...)
		if len(l.Rows) != c.rows || len(l.Rejected) != c.rejected {
			t.Errorf("%v: %d rows, %d rejected; want %d, %d", c.file, len(l.Rows), len(l.Rejected), c.rows, c.rejected)
		}
		if diff := cmp.Diff(c.skipped, l.Skipped); diff != "" {
			t.Errorf("%v: %s", c.file, diff)
		}
	}
}

// Surveys hold no institutions and are refused with the columns there are.
func TestSurveysAreRefused(t *testing.T) {
	for _, name := range []string{
		"03_limesurvey_srednik_2_naglowki_de.csv", "04_google_forms_pl_2022.csv", "05_surveymonkey_2_naglowki_starwars.csv", "06_odk_safi_results.csv",
		"08_ankieta_pracownicy_2_naglowki.xlsx", "10_ankieta_cp1250_crlf.csv", "11_ankieta_biff8.xls",
	} {
		l, err := ReadInstitutions(context.Background(), sharedFile(t, "imports", name), InstitutionOptions{})
		if contest.CodeOf(err) != "institution_no_name" {
			t.Errorf("%s: %v, %d rows", name, err, len(l.Rows))
			continue
		}
		if columns := err.(*contest.Error).Args["columns"].(string); len(columns) < 20 {
			t.Errorf("%s: columns %q", name, columns)
		}
	}
}

// The schools' broken CSV: every row whole, the one with an unquoted comma mended.
func TestListOfSchools(t *testing.T) {
	l := sharedList(t, InstitutionOptions{}, "imports", listSchool)
	byName := map[string]contest.Institution{}
	for _, r := range l.Rows {
		byName[r.Institution.Name] = r.Institution
		if r.Institution.Category != contest.CategoryOther || r.Institution.Sub != contest.SubEducation {
			t.Errorf("row %d: %s is %s %s", r.Row, r.Institution.Name, r.Institution.Category, r.Institution.Sub)
		}
		if strings.Contains(r.Institution.Website, "http://;") || r.Institution.Website == "http://" || strings.ContainsAny(r.Institution.Address.Place, ",@") {
			t.Errorf("row %d: %+v", r.Row, r.Institution)
		}
	}
	for name, want := range map[string]contest.Institution{
		`"EDUCENTRUM" POLICEALNA SZKOŁA MEDYCZNA W BIAŁYMSTOKU`:                 {Email: "biuro@educentrum.com.pl", Address: contest.Address{Place: "Białystok"}},
		"SZKOŁA POLICEALNA NR 1 W BIELSKU PODLASKIM":                            {Email: "zsznr4bp@op.pl", Website: "http://www.zsnr4.ovh.org", Address: contest.Address{Place: "Bielsk Podlaski"}},
		"STUDIUM HANDLU ZAGRANICZNEGO, OBSŁUGI CELNEJ I SPEDYCJI W BIAŁYMSTOKU": {Email: "forumelk@op.pl", Website: "http://www.szkolycelne.infoserwis.elk.pl/info-bialystok.html", Address: contest.Address{Place: "Białystok"}},
		`POLICEALNA SZKOŁA 'EDUKATOR" W HAJNÓWCE`:                               {Email: "hajnowka@ckedukator.pl", Website: "http://www.hajnowka.ckedukator.pl", Address: contest.Address{Place: "Hajnówka"}},
	} {
		want.Name, want.Category, want.Sub = name, contest.CategoryOther, contest.SubEducation
		if diff := cmp.Diff(want, byName[name]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if n := countFindings(l.Rows); n["row_shifted"] != 1 || n["name_capitals"] < 280 {
		t.Errorf("findings: %v", n)
	}
}

// What the laureates of the letter are called and where they belong (domain.md §4).
func TestListOfLaureates(t *testing.T) {
	var got []string
	for _, r := range sharedList(t, InstitutionOptions{}, "reference", "laureaci_poprzedniej_edycji.csv").Rows {
		i := r.Institution
		got = append(got, fmt.Sprintf("%s · %s %s · %s %s", i.Name, i.Category, i.Sub, i.Kind, i.TERYT))
	}
	want := []string{
		"Miejska Biblioteka Publiczna im. Tadeusza Różewicza we Wrocławiu · KUL biblioteka ·  0264011",
		"Gmina Starogard Gdański · URZ gmina-wiejska · GW 2213122",
		"Młodzieżowe Centrum Kultury w Legnicy · KUL dom-kultury ·  0262011",
		"Miasto Płońsk · URZ gmina-miejska · GM 1420011",
		"Warszawskie Muzeum Komputerów · KUL muzeum ·  1465011",
		"Powiatowy Urząd Pracy w Kętrzynie · URZ urzad-pracy ·  2808011",
		"Augustowskie Towarzystwo Budownictwa Społecznego „KODREM” Sp. z o.o. · SPK tbs ·  2001011",
		"Gmina Wieliszew · URZ gmina-wiejska · GW 1408052",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// importList is the loop of a real import over a map instead of a file.
func importList(kept map[int64]contest.Institution, l *InstitutionList) map[contest.Action]int {
	in := contest.NewIntake(0)
	ids := make([]int64, 0, len(kept))
	for id := range kept {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		i := kept[id]
		in.Know(&i)
	}
	n := map[contest.Action]int{}
	for _, r := range l.Rows {
		d := in.Decide(r.Incoming())
		n[d.Action]++
		if d.Action == contest.ActionSame {
			continue
		}
		if d.Record.ID == 0 {
			d.Record.ID = int64(len(kept) + 1)
		}
		kept[d.Record.ID] = d.Record
		in.Stored(&d.Record)
	}
	return n
}

// In whatever order the real lists come there are 2,825 institutions, with the
// register's two gminas of 2025 2,827; a list a second time writes nothing.
func TestOrderOfSharedLists(t *testing.T) {
	lists := []*InstitutionList{
		sharedList(t, InstitutionOptions{}, "imports", listMSWiA),
		sharedList(t, InstitutionOptions{}, "reference", "jst_2021_utf8.csv"),
		sharedList(t, InstitutionOptions{}, "imports", listTERC),
		sharedList(t, InstitutionOptions{}, "imports", listGUS),
	}
	for _, order := range [][]int{{0, 1}, {1, 0}, {0, 1, 2, 3}, {0, 2, 1, 3}, {1, 2, 0, 3}, {2, 0, 1, 3}, {2, 1, 0, 3}, {3, 0, 1, 2}, {0, 1, 0}} {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			kept, want := map[int64]contest.Institution{}, 2825
			for _, n := range order {
				if got := importList(kept, lists[n]); got[contest.ActionUnsure] > 0 {
					t.Errorf("list %d: %v", n, got)
				}
				if n == 2 {
					want = 2827
				}
				if got := importList(kept, lists[n]); got[contest.ActionSame] != len(lists[n].Rows) {
					t.Errorf("list %d again: %v", n, got)
				}
			}
			if len(kept) != want {
				t.Errorf("%d institutions, want %d", len(kept), want)
			}
			checkNoneLost(t, kept)
		})
	}
}

// checkNoneLost holds the institutions against the register: each unit once.
func checkNoneLost(t *testing.T, kept map[int64]contest.Institution) {
	t.Helper()
	seen := map[string]string{}
	for _, i := range kept {
		key := i.TERYT[:min(6, len(i.TERYT))]
		if i.Kind == contest.KindDistrict {
			key = "d" + key
		}
		if other, twice := seen[key]; twice {
			t.Errorf("%s is %s and %s", key, other, i.Name)
		}
		seen[key] = i.Name
	}
	for code, name := range map[string]string{"142001": "Miasto Płońsk", "142009": "Gmina Płońsk", "0201": "Powiat bolesławiecki", "24": "Województwo śląskie", "d146505": "Dzielnica Mokotów m.st. Warszawy"} {
		if seen[code] != name {
			t.Errorf("%s is %q, want %q", code, seen[code], name)
		}
	}
}

// What a newer list changes is told field by field.
func TestUpdateShowsWhatChanged(t *testing.T) {
	kept := map[int64]contest.Institution{}
	importList(kept, sharedList(t, InstitutionOptions{}, "imports", listMSWiA))
	in := contest.NewIntake(0)
	for id := int64(1); id <= int64(len(kept)); id++ {
		i := kept[id]
		in.Know(&i)
	}
	changes, names, fresh := map[string]int{}, []string{}, []string{}
	for _, r := range sharedList(t, InstitutionOptions{}, "imports", listTERC).Rows {
		d := in.Decide(r.Incoming())
		if d.Action == contest.ActionNew {
			fresh = append(fresh, d.Record.Name+" "+d.Record.TERYT+" "+d.Record.County)
			continue
		}
		for _, c := range d.Changes {
			changes[c.Field]++
			if c.Field == "name" {
				names = append(names, c.Old+" → "+c.New)
			}
		}
	}
	slices.Sort(names)
	wantNames := []string{"Gmina Dobra → Gmina Dobra (Szczecińska)", "Gmina Sitkówka-Nowiny → Gmina Nowiny", "Gmina Słupia → Gmina Słupia Konecka", "Gmina Słupsk → Gmina Redzikowo"}
	if diff := cmp.Diff(wantNames, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Gmina Szczawa 1207132 limanowski", "Gmina Grabówka 2002162 białostocki"}, fresh); diff != "" {
		t.Error(diff)
	}
	if changes["teryt"] != 66 || changes["email"]+changes["phone"]+changes["street"] > 0 {
		t.Errorf("changes: %v", changes)
	}
}

// GUS updates the number of people of units that are there, and makes none.
func TestPopulationUpdates(t *testing.T) {
	kept := map[int64]contest.Institution{}
	importList(kept, sharedList(t, InstitutionOptions{}, "imports", listMSWiA))
	got := importList(kept, sharedList(t, InstitutionOptions{}, "imports", listGUS))
	if got[contest.ActionNew]+got[contest.ActionUnsure] > 0 || len(kept) != 2825 {
		t.Errorf("%v, %d kept", got, len(kept))
	}
	people := 0
	for _, i := range kept {
		switch i.Name {
		case "Miasto Bolesławiec":
			people += i.Population
		case "Dzielnica Mokotów m.st. Warszawy", "Miasto Warszawa":
			people += i.Population
		}
	}
	if want := 37055 + 225519 + 1861599; people != want {
		t.Errorf("%d people, want %d", people, want)
	}
}

// Offices with their numbers find their units, the voivode's office stays apart.
func TestNumbersFindTheirUnits(t *testing.T) {
	kept := map[int64]contest.Institution{}
	importList(kept, sharedList(t, InstitutionOptions{}, "imports", listMSWiA))
	l := sharedList(t, InstitutionOptions{}, "reference", "urzedy_nip_regon_probka.csv")
	got := importList(kept, l)
	if got[contest.ActionUpdate] != 32 || got[contest.ActionNew] != 1 {
		t.Errorf("%v", got)
	}
	for _, i := range kept {
		if i.TERYT == "0201022" && (i.NIP != "6121218534" || i.Name != "Gmina Bolesławiec" || i.OfficeName != "Urząd Gminy Bolesławiec") {
			t.Errorf("%+v", i)
		}
		if i.NIP == "8961003245" && (i.Kind != "" || i.Sub != contest.SubOtherOffice) {
			t.Errorf("%+v", i)
		}
	}
	if got := importList(kept, l); got[contest.ActionSame] != 33 {
		t.Errorf("again: %v", got)
	}
}

func BenchmarkReadMSWiA(b *testing.B) {
	path := sharedFile(b, "imports", listMSWiA)
	for b.Loop() {
		l, err := ReadInstitutions(context.Background(), path, InstitutionOptions{})
		if err != nil || len(l.Rows) != 2825 {
			b.Fatal(err)
		}
	}
}
