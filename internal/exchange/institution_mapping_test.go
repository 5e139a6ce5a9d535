package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// mappingOf gives field → column (letters) and where it comes from.
func mappingOf(t *testing.T, l *InstitutionList) map[string]string {
	t.Helper()
	m := map[string]string{}
	for _, f := range l.Mapping {
		m[f.Field] = f.Column.Letters + " " + string(f.By)
	}
	return m
}

func TestMappingGiven(t *testing.T) {
	const list = "Kto;Gdzie;Numer;Uwagi\nTeatr Kana;Szczecin;6120009805;brak\nTeatr Nowy;Poznań;8992233911;x\n"
	for name, c := range map[string]struct {
		given map[string]string
		want  map[string]string
	}{
		"by heading":                        {map[string]string{"name": "Kto", "place": "Gdzie", "nip": "Numer"}, map[string]string{"name": "A given", "place": "B given", "nip": "C given"}},
		"by heading, case aside":            {map[string]string{"name": "KTO", "nip": "numer "}, map[string]string{"name": "A given", "nip": "C given"}},
		"by letters and number":             {map[string]string{"name": "a", "place": "2", "nip": "C"}, map[string]string{"name": "A given", "place": "B given", "nip": "C given"}},
		"a guess is dropped for its column": {map[string]string{"name": "Kto", "nip": "Numer"}, map[string]string{"name": "A given", "nip": "C given"}},
		"a guess is left out":               {map[string]string{"name": "Kto", "number": ""}, map[string]string{"name": "A given"}},
		"one column for two fields":         {map[string]string{"name": "Kto", "short_name": "Kto"}, map[string]string{"name": "A given", "short_name": "A given", "number": "C guessed"}},
	} {
		l := readList(t, list, InstitutionOptions{Mapping: c.given})
		if diff := cmp.Diff(c.want, mappingOf(t, l)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if l.Rows[0].Institution.Name != "Teatr Kana" {
			t.Errorf("%s: %+v", name, l.Rows[0].Institution)
		}
	}
}

func TestMappingRemembered(t *testing.T) {
	const list = "Kto;Gdzie;Numer\nTeatr Kana;Szczecin;6120009805\nTeatr Nowy;Poznań;8992233911\n"
	var asked string
	remember := func(m map[string]string) func(string) (map[string]string, bool) {
		return func(key string) (map[string]string, bool) { asked = key; return m, m != nil }
	}
	l := readList(t, list, InstitutionOptions{Remembered: remember(map[string]string{"name": "Kto", "nip": "Numer", "phone": "Telefon", "foreign": "Kto"})})
	if diff := cmp.Diff(map[string]string{"name": "A remembered", "nip": "C remembered"}, mappingOf(t, l)); diff != "" {
		t.Error(diff)
	}
	if asked == "" || asked != l.HeaderKey {
		t.Errorf("asked for %q, the list's key is %q", asked, l.HeaderKey)
	}
	l = readList(t, list, InstitutionOptions{Remembered: remember(map[string]string{"name": "Kto", "nip": "Numer"}), Mapping: map[string]string{"place": "Gdzie", "nip": ""}})
	if diff := cmp.Diff(map[string]string{"name": "A remembered", "place": "B given"}, mappingOf(t, l)); diff != "" {
		t.Error(diff)
	}
	l = readList(t, list, InstitutionOptions{Remembered: remember(map[string]string{"name": "Kto", "number": ""})})
	if diff := cmp.Diff(map[string]string{"name": "A remembered"}, mappingOf(t, l)); diff != "" {
		t.Errorf("a field left out: %s", diff)
	}
	l = readList(t, list, InstitutionOptions{Remembered: remember(map[string]string{"name": "Kto"})})
	if diff := cmp.Diff(map[string]string{"name": "A remembered", "number": "C guessed"}, mappingOf(t, l)); diff != "" {
		t.Errorf("the rest is guessed: %s", diff)
	}
	l = readList(t, strings.Replace(list, "Kto", "Nazwa", 1), InstitutionOptions{Remembered: remember(nil)})
	if got := mappingOf(t, l)["name"]; got != "A guessed" {
		t.Errorf("nothing remembered: %q", got)
	}
}

// The key of a header set forgets order, case and blank columns, and nothing else.
func TestHeaderKey(t *testing.T) {
	key := func(header string) string {
		return readList(t, header+"\nTeatr Kana;1;2;3\nTeatr Nowy;2;3;4\n", InstitutionOptions{Mapping: map[string]string{"name": "A"}}).HeaderKey
	}
	base := key("Nazwa;NIP;REGON;KRS")
	for _, same := range []string{"NAZWA;Nip;Regon;krs", "Nazwa;KRS;REGON;NIP", "Nazwa ;NIP; REGON;KRS"} {
		if key(same) != base {
			t.Errorf("%q is another set", same)
		}
	}
	for _, other := range []string{"Nazwa;NIP;REGON;Telefon", "Nazwa;NIP;REGON"} {
		if key(other) == base {
			t.Errorf("%q is the same set", other)
		}
	}
}

// Headings as lists have them, and what must not be taken for a field.
func TestGuessField(t *testing.T) {
	for heading, want := range map[string]string{
		"Nazwa": "name", "nazwa_samorządu": "name", "PEŁNA NAZWA INSTYTUCJI": "name", "Institution name": "name", "Nazwa szkoły / placówki": "name", "Wyszczególnienie\nSpecification": "name",
		"nazwa_urzędu_JST": "office_name", "Urząd": "office_name", "Kod_TERYT": "teryt", "teryt_2025": "teryt", "Kod TERC 2024": "teryt", "Identyfikator\nterytorialny": "teryt",
		"typ_JST": "kind", "Typ podmiotu": "kind", "Podtyp": "subtype", "Status": "status", "NIP": "nip", "nr NIP": "nip", "REGON": "regon", "KRS": "krs",
		"Województwo": "voivodeship", "Województwo siedziby": "voivodeship", "Powiat": "county", "Gmina siedziby": "commune", "miejscowość": "place", "Miasto": "place",
		"Kod pocztowy": "post_code", "kod": "post_code", "poczta": "post", "Ulica": "street", "ulica_nr": "street_number", "Nr domu": "number", "Numer siedziby": "number", "nr lokalu": "flat",
		"telefon kierunkowy": "phone_area", "telefon": "phone", "telefon 2": "phone2", "wewnętrzny": "extension",
		"ogólny adres poczty elektronicznej gminy/powiatu/województwa": "email", "E-mail": "email", "adres www jednostki": "website", "BIP": "bip",
		"ESP": "epuap", "adres doręczeń elektronicznych ADE": "edelivery", "Ludność": "population", "ludnosc_31_12_2023": "population", "Liczba ludności ogółem": "population",
		"Liczba pracowników": "employees", "Kierownik": "head_name", "Osoba do kontaktu": "contact_name", "Kategoria": "category", "name": "name", "post_code": "post_code",
		"FAX": "", "FAX kierunkowy": "", "Uwagi": "", "Nazwa użytkownika": "", "Nazwisko": "", "Data": "", "Ocena": "", "Region sprzedaży": "", "e-mail respondenta": "email",
		"telefon/fax": "phone", "tel. / faks": "phone", "Nr tel. sekretariatu": "phone", "Telefon komórkowy": "phone2", "Tel. kom.": "phone2", "Telefon dyrektora": "", "Fax": "",
		"adres mailowy": "email", "Mail szkoły": "email", "Adres (ulica, nr, kod, miejscowość)": "street_number", "Adres biblioteki": "street_number", "Ulica i nr lokalu": "street_number",
		"kod i miasto": "post_code", "Nr domu/lokalu": "number", "Nazwa spółdzielni mieszkaniowej": "name", "Adres zamieszkania": "",
		"Powierzchnia": "", "Lokata według": "", "Imię": "",
	} {
		got, _ := guessField(Column{Name: heading, Parts: []string{heading}}, false, nil)
		if got != want {
			t.Errorf("%q: got %q, want %q", heading, got, want)
		}
	}
}

// Headings of two rows: the group tells whose telephone it is.
func TestGuessFieldInGroups(t *testing.T) {
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{[]string{"Adres", "Ulica"}, "street"},
		{[]string{"Dane kontaktowe", "Telefon"}, "phone"},
		{[]string{"Osoba do kontaktu", "Telefon"}, "contact_phone"},
		{[]string{"Osoba do kontaktu", "nr tel."}, "contact_phone"},
		{[]string{"Adres do korespondencji", "Miasto"}, "corr_place"},
		{[]string{"Dyrektor", "telefon"}, ""},
		{[]string{"Kontakt", "tel."}, "phone"},
		{[]string{"Kontakt", "e-mail"}, "email"},
		{[]string{"Adres", "kod, miejscowość"}, "post_code"},
		{[]string{"Osoba do kontaktu", "Imię i nazwisko"}, "contact_name"},
		{[]string{"Osoba do kontaktu", "Uwagi"}, ""},
		{[]string{"Adres do korespondencji", "Kod pocztowy"}, "corr_post_code"},
		{[]string{"Kierownik jednostki", "Nazwisko"}, "head_surname"},
		{[]string{"Ludność\nPopulation", "ogółem\ntotal"}, "population"},
		{[]string{"Ludność\nPopulation", "na 1 km²\nper 1 km²"}, ""},
	} {
		column := Column{Name: strings.Join(c.parts, " › "), Parts: c.parts}
		got, _ := guessField(column, false, personGroups(Header{Columns: []Column{column}}))
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.parts, got, c.want)
		}
	}
}

// Every heading and every alias leads to its own field, and no two fields share one.
func TestInstitutionFields(t *testing.T) {
	seen := map[string]string{}
	for _, c := range institutionColumns {
		for _, a := range strings.Split(c.aliases, "|") {
			if headingKey(a) != a {
				t.Errorf("%s: alias %q is not folded", c.field, a)
			}
			if other, twice := seen[a]; twice && a != "woj" {
				t.Errorf("alias %q leads to %s and %s", a, other, c.field)
			}
			seen[a] = c.field
		}
		if c.heading != "" && institutionAliases[headingKey(c.heading)] != c.field {
			t.Errorf("%s: its heading %q leads to %s", c.field, c.heading, institutionAliases[headingKey(c.heading)])
		}
	}
	fields := InstitutionFields()
	if len(fields) != len(institutionColumns) || fields[0].Name != "name" || fields[0].Heading != "Nazwa" {
		t.Errorf("%+v", fields[:1])
	}
	for _, v := range contest.InstitutionValues() {
		if !slices.ContainsFunc(fields, func(f InstitutionField) bool { return f.Name == v.Name }) {
			t.Errorf("%s can't be read from a list", v.Name)
		}
	}
}

func TestTidyAddress(t *testing.T) {
	for written, want := range map[string]contest.Address{
		"Rynek 2":                         {Street: "Rynek", Number: "2"},
		"ul. Moniuszki 12":                {Street: "ul. Moniuszki", Number: "12"},
		"ul.Teatralna 13a":                {Street: "ul. Teatralna", Number: "13a"},
		"ul. 3 Maja":                      {Street: "ul. 3 Maja"},
		"ul. 3 Maja 5":                    {Street: "ul. 3 Maja", Number: "5"},
		"Plac 1000-lecia":                 {Street: "Plac 1000-lecia"},
		"pl. Powstańców 1863 r. 7":        {Street: "pl. Powstańców 1863 r.", Number: "7"},
		"ul. pl. Nowy Targ 1 do 8":        {Street: "ul. pl. Nowy Targ", Number: "1 do 8"},
		"Al. Wyzwolenia 20, 22, 22a,24":   {Street: "Al. Wyzwolenia", Number: "20, 22, 22a,24"},
		"ul. Solna 1 / 3":                 {Street: "ul. Solna", Number: "1/3"},
		`ul. Polna 12\14`:                 {Street: "ul. Polna", Number: "12/14"},
		"ul. Polna 12 lok. 3":             {Street: "ul. Polna", Number: "12 lok. 3"},
		"Al. .Przyjaźni 4":                {Street: "Al. Przyjaźni", Number: "4"},
		"Pl .Niepodległości 1":            {Street: "Pl. Niepodległości", Number: "1"},
		"Łopiennik Górny 1":               {Street: "Łopiennik Górny", Number: "1"},
		"132":                             {Number: "132"},
		"ul. Polna 1, 59-700 Bolesławiec": {Street: "ul. Polna", Number: "1", PostCode: "59-700", Place: "Bolesławiec"},
		"59-700 Bolesławiec":              {PostCode: "59-700", Place: "Bolesławiec"},
		"Plac Wolności 1\n78-600 Wałcz":   {Street: "Plac Wolności", Number: "1", PostCode: "78-600", Place: "Wałcz"},
		"":                                {},
	} {
		if diff := cmp.Diff(want, splitAddress(written)); diff != "" {
			t.Errorf("%q: %s", written, diff)
		}
	}
	for written, want := range map[string]string{"BielskPodlaski": "Bielsk Podlaski", "Bielsko-Biała": "Bielsko-Biała", "ŁÓDŹ": "ŁÓDŹ", "Łomża": "Łomża"} {
		if got := partWords(written); got != want {
			t.Errorf("%q: got %q", written, got)
		}
	}
}

func TestContacts(t *testing.T) {
	l := readList(t, "Nazwa;Kierownik;Kierownik: funkcja;Kontakt: imię;Kontakt: nazwisko;Kontakt: telefon;Kontakt: e-mail\n"+
		"Teatr Kana;dr inż. Anna Nowak-Kowalska;Dyrektor;Jan;Żak;601623243;JAN@X.PL\nTeatr Nowy;Pani Maria Zych;;;;;\nTeatr Stary;Kowalski;;;;nie ma;\n", InstitutionOptions{})
	want := [][]contest.Contact{
		{{Title: "dr inż.", FirstName: "Anna", Surname: "Nowak-Kowalska", Function: "Dyrektor", Head: true}, {FirstName: "Jan", Surname: "Żak", Phone: "+48 601 623 243", Email: "jan@x.pl"}},
		{{FirstName: "Maria", Surname: "Zych", Head: true}},
		{{Surname: "Kowalski", Head: true}},
	}
	for n, r := range l.Rows {
		if diff := cmp.Diff(want[n], r.Contacts); diff != "" {
			t.Errorf("%s: %s", r.Institution.Name, diff)
		}
	}
	if f := l.Rows[2].Findings; len(f) != 1 || f[0].Code != "phone_unusable" || f[0].Field != "contact_phone" {
		t.Errorf("%+v", f)
	}
}

func TestCategoriesOfAList(t *testing.T) {
	own := []contest.Category{{Code: "A", Name: "Kategoria pierwsza", Subcategories: []contest.Subcategory{{Code: "a1", Name: "podkategoria"}}}}
	for _, c := range []struct {
		category, sub string
		of            []contest.Category
		want          string
		guessed       bool
	}{
		{"KUL", "biblioteka", nil, "KUL biblioteka", false},
		{"Instytucje kultury", "", nil, "KUL ", false},
		{"instytucje  KULTURY", "dom lub centrum kultury", nil, "KUL dom-kultury", false},
		{"biblioteka", "", nil, "KUL biblioteka", false},
		{"", "muzeum", nil, "KUL muzeum", false},
		{"urząd gminy/miasta", "", nil, "KUL teatr", true}, // says less than the name
		{"", "", nil, "KUL teatr", true},
		{"A", "a1", own, "A a1", false},
		{"Kategoria pierwsza", "", own, "A ", false},
	} {
		l := readList(t, fmt.Sprintf("Nazwa;Kategoria;Podkategoria\nTeatr Kana;%s;%s\nTeatr Nowy;;\n", c.category, c.sub), InstitutionOptions{Categories: c.of})
		i := l.Rows[0]
		if got := i.Institution.Category + " " + i.Institution.Sub; got != c.want || i.CategoryGuessed != c.guessed {
			t.Errorf("%q %q: got %q guessed %v", c.category, c.sub, got, i.CategoryGuessed)
		}
	}
}

// The template is mapped heading by heading, and what is written under it comes back.
func TestInstitutionTemplate(t *testing.T) {
	full := contest.Institution{}
	for _, v := range contest.InstitutionValues() {
		v.Set(&full, map[string]string{
			"name": "Gmina Wieliszew", "office_name": "Urząd Gminy Wieliszew", "short_name": "Wieliszew", "for_form": "dla Gminy Wieliszew", "category": "URZ", "sub": "gmina-wiejska",
			"kind": "GW", "voivodeship": "mazowieckie", "county": "legionowski", "commune": "Wieliszew", "teryt": "1408052", "nip": "6120009805", "regon": "000524944", "krs": "0000012345",
			"street": "ul. Krzysztofa Kamila Baczyńskiego", "number": "1", "post_code": "05-135", "place": "Wieliszew", "post": "Nieporęt",
			"corr_street": "ul. Polna", "corr_number": "2", "corr_post_code": "05-126", "corr_place": "Nieporęt", "corr_post": "Legionowo",
			"phone": "+48 22 782 27 32 wew. 12; +48 601 623 243", "email": "a@x.pl; b@x.pl", "website": "www.wieliszew.pl", "bip": "bip.wieliszew.pl",
			"edelivery": "AE:PL-12345-67890-ABCDE-12", "epuap": "/abc/SkrytkaESP", "employees": "80", "population": "17000", "service_points": "3",
		}[v.Name])
	}
	tricky := contest.Institution{Name: "=1+1 „Teatr”; \"A\"\nB", Category: contest.CategoryCulture, Sub: contest.SubTheatre, Phone: "+48 601 623 243"}
	for _, format := range []Format{FormatXLSX, FormatCSV} {
		var empty, filled bytes.Buffer
		if err := WriteInstitutionTemplate(&empty, format); err != nil {
			t.Fatal(err)
		}
		table, err := OpenInstitutions(context.Background(), listFile(t, "szablon", empty.Bytes()), InstitutionOptions{})
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		for _, m := range table.Mapping {
			i := slices.IndexFunc(institutionColumns, func(c institutionColumn) bool { return c.field == m.Field })
			if institutionColumns[i].heading != m.Column.Name {
				t.Errorf("%s: %s is read from %q", format, m.Field, m.Column.Name)
			}
		}
		headings := 0
		for _, f := range InstitutionFields() {
			if f.Heading != "" {
				headings++
			}
		}
		if len(table.Mapping) != headings || len(table.Table.Header.Columns) != headings {
			t.Errorf("%s: %d of %d headings mapped", format, len(table.Mapping), headings)
		}
		err = WriteInstitutions(&filled, format, func(yield func(contest.Institution, error) bool) {
			_ = yield(full, nil) && yield(tricky, nil)
		})
		if err != nil {
			t.Fatal(err)
		}
		l, err := ReadInstitutions(context.Background(), listFile(t, "lista", filled.Bytes()), InstitutionOptions{})
		if err != nil || len(l.Rows) != 2 {
			t.Fatalf("%s: %v, %+v", format, err, l)
		}
		if diff := cmp.Diff(full, l.Rows[0].Institution); diff != "" || l.Rows[0].CategoryGuessed {
			t.Errorf("%s: %s", format, diff)
		}
		tricky := tricky
		tricky.Name = "=1+1 „Teatr”; \"A\" B"
		if diff := cmp.Diff(tricky, l.Rows[1].Institution); diff != "" {
			t.Errorf("%s: %s", format, diff)
		}
	}
	broken := errors.New("broken")
	if err := WriteInstitutions(&bytes.Buffer{}, FormatCSV, func(yield func(contest.Institution, error) bool) { yield(contest.Institution{}, broken) }); !errors.Is(err, broken) {
		t.Errorf("an error among the rows: %v", err)
	}
}

// A group is a person's where a column of it is the name; else its telephone and
// e-mail are the institution's own.
func TestContactGroups(t *testing.T) {
	for _, c := range []struct{ list, phone, person string }{
		{"Nazwa;Kontakt;\n;tel.;e-mail\nBiblioteka w Rumi;58 671 00 00;a@rumia.pl\n", "+48 58 671 00 00", ""},
		{"Nazwa;Kontakt;;\n;imię i nazwisko;tel.;e-mail\nBiblioteka w Rumi;Anna Nowak;58 671 00 00;a@rumia.pl\n", "", "+48 58 671 00 00"},
	} {
		row := readList(t, c.list, InstitutionOptions{}).Rows[0]
		person := ""
		if len(row.Contacts) > 0 {
			person = row.Contacts[0].Phone
		}
		if row.Institution.Phone != c.phone || person != c.person {
			t.Errorf("%q: institution %q, person %q", c.list, row.Institution.Phone, person)
		}
	}
}

// A whole address in one cell, in whatever order offices write it.
func TestSplitAddress(t *testing.T) {
	for written, want := range map[string]contest.Address{
		"ul. Polna 1, 59-700 Bolesławiec": {Street: "ul. Polna", Number: "1", PostCode: "59-700", Place: "Bolesławiec"},
		"14-200 Iława, ul. Kościuszki 2":  {Street: "ul. Kościuszki", Number: "2", PostCode: "14-200", Place: "Iława"},
		"32-731 Żegocina 316":             {Number: "316", PostCode: "32-731", Place: "Żegocina"},
		"32-731 Żegocina":                 {PostCode: "32-731", Place: "Żegocina"},
	} {
		if diff := cmp.Diff(want, splitAddress(written)); diff != "" {
			t.Errorf("%q:\n%s", written, diff)
		}
	}
}

// A rejects file keeps the headings of two rows as one; mended, it is read as the list
// was, and what was said about the list's columns holds for it.
func TestMendedRejectsFile(t *testing.T) {
	list := readList(t, "Wykaz;;;\n;;;\nNazwa;Adres;;Kontakt\n;ulica;kod, miejscowość;telefon\nBiblioteka w Rumi;Morska 1;84-230 Rumia;58 671 00 00\n;Morska 2;84-230 Rumia;58 671 00 01\n", InstitutionOptions{})
	var file bytes.Buffer
	if err := WriteRejects(&file, list.Header, func(yield func(Reject) bool) {
		yield(Reject{Row: list.Rejected[0].Row, Reason: "Wiersz nie ma nazwy instytucji.", Cells: list.Rejected[0].Cells})
	}); err != nil {
		t.Fatal(err)
	}
	mended := readList(t, strings.Replace(file.String(), "instytucji.;;", "instytucji.;Muzeum w Rumi;", 1), InstitutionOptions{})
	if mended.HeaderKey != list.HeaderKey || len(mended.Unused) > 0 {
		t.Errorf("header %s, want %s; unused %v", mended.HeaderKey, list.HeaderKey, mended.Unused)
	}
	got := mended.Rows[0].Institution
	if got.Name != "Muzeum w Rumi" || got.Phone != "+48 58 671 00 01" || got.Address != (contest.Address{Street: "Morska", Number: "2", PostCode: "84-230", Place: "Rumia"}) {
		t.Errorf("got %+v", got)
	}
}
