package exchange

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"biurolidera/internal/contest"
)

// listFile writes a list to a file of the test.
func listFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readList(t testing.TB, data string, o InstitutionOptions) *InstitutionList {
	t.Helper()
	l, err := ReadInstitutions(context.Background(), listFile(t, "lista.csv", []byte(data)), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// only gives the single institution of a list.
func only(t testing.TB, l *InstitutionList) InstitutionRow {
	t.Helper()
	if len(l.Rows) != 1 || len(l.Rejected) != 0 {
		t.Fatalf("%d rows, %d rejected", len(l.Rows), len(l.Rejected))
	}
	return l.Rows[0]
}

// The list the other encodings and delimiters are made from.
const plainList = "Nazwa;TERYT;Kod pocztowy;Miejscowość;E-mail\r\nGmina Żółkiewka;0606102;22-335;Żółkiewka;ug@zolkiewka.pl\r\nGmina Łańcut;1810042;37-100;Łańcut;ug@lancut.pl\r\n"

func encodedList(t *testing.T, e interface {
	Bytes([]byte) ([]byte, error)
},
) []byte {
	t.Helper()
	b, err := e.Bytes([]byte(plainList))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Trap 1 and 2: encodings, delimiters and line ends give the same institutions.
func TestTrapEncodingsAndDelimiters(t *testing.T) {
	want := []contest.Institution{
		{
			Name: "Gmina Żółkiewka", Kind: contest.KindVillage, TERYT: "0606102", Voivodeship: "lubelskie", Category: contest.CategoryOffice, Sub: contest.SubVillage,
			Address: contest.Address{PostCode: "22-335", Place: "Żółkiewka"}, Email: "ug@zolkiewka.pl",
		},
		{
			Name: "Gmina Łańcut", Kind: contest.KindVillage, TERYT: "1810042", Voivodeship: "podkarpackie", Category: contest.CategoryOffice, Sub: contest.SubVillage,
			Address: contest.Address{PostCode: "37-100", Place: "Łańcut"}, Email: "ug@lancut.pl",
		},
	}
	for name, data := range map[string][]byte{
		"UTF-8":           []byte(plainList),
		"UTF-8 with BOM":  []byte("\ufeff" + plainList),
		"Windows-1250":    encodedList(t, charmap.Windows1250.NewEncoder()),
		"ISO-8859-2":      encodedList(t, charmap.ISO8859_2.NewEncoder()),
		"UTF-16LE":        encodedList(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"commas":          []byte(strings.ReplaceAll(plainList, ";", ",")),
		"tabs":            []byte(strings.ReplaceAll(plainList, ";", "\t")),
		"LF":              []byte(strings.ReplaceAll(plainList, "\r\n", "\n")),
		"blank lines":     []byte(strings.ReplaceAll(plainList, "\r\n", "\r\n;;;;\r\n\r\n")),
		"no last newline": []byte(strings.TrimRight(plainList, "\r\n")),
	} {
		l, err := ReadInstitutions(context.Background(), listFile(t, "lista.csv", data), InstitutionOptions{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []contest.Institution
		for _, r := range l.Rows {
			got = append(got, r.Institution)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	broken := strings.Replace(plainList, "Łańcut;ug", "Ła\xb3cut;ug", 1)
	if l := readList(t, broken, InstitutionOptions{}); len(l.Rows) != 2 {
		t.Errorf("broken bytes: %d rows", len(l.Rows))
	}
}

// The other traps, each with the row that springs it and what must come of it.
func TestTraps(t *testing.T) {
	type want struct {
		name, office, kind, teryt, nip, regon, street, number, postCode, place, post, phone, email, website, category, sub string
		population                                                                                                         int
		findings                                                                                                           []string
	}
	for name, c := range map[string]struct {
		list string
		want want
	}{
		"3 titles, two header rows, two languages": {
			"Wykaz instytucji kultury,,,\n,,,\nNazwa instytucji,Adres,,Kontakt\n,Ulica,Kod pocztowy,E-mail\nTeatr Kana,pl. św. Piotra 4/5,70-521,kana@kana.art.pl\n",
			want{name: "Teatr Kana", street: "pl. św. Piotra", number: "4/5", postCode: "70-521", email: "kana@kana.art.pl", category: "KUL", sub: "teatr"},
		},
		"4 empty unnamed columns": {
			"Nazwa;;;NIP;;\nTeatr Kana;;;6120009805;;\n",
			want{name: "Teatr Kana", nip: "6120009805", category: "KUL", sub: "teatr"},
		},
		"5 a line break in a quoted cell": {
			"Nazwa;Telefon;E-mail\n\"Dom Kultury\nw Dmosinie\";\"46 874 62 02\n\n\";\"a@x.pl\nb@x.pl\"\n",
			want{name: "Dom Kultury w Dmosinie", phone: "+48 46 874 62 02", email: "a@x.pl; b@x.pl", category: "KUL", sub: "dom-kultury"},
		},
		"6 no-break spaces and double blanks": {
			"Nazwa;Ulica;Kod pocztowy\nTeatr\u00a0 Kana\u00a0;ul.\u00a0Modlińska ;01-627 \n",
			want{name: "Teatr Kana", street: "ul. Modlińska", postCode: "01-627", category: "KUL", sub: "teatr"},
		},
		"7 text that begins with a quote": {
			"nazwa,email\n\"KODREM\" Towarzystwo Budownictwa Społecznego, biuro@kodrem.pl\n",
			want{name: `"KODREM" Towarzystwo Budownictwa Społecznego`, email: "biuro@kodrem.pl", category: "SPK", sub: "tbs"},
		},
		"8 doubled quotes in a name": {
			"nazwa;miasto\n\"Gminne Centrum Kultury \"\"POWOZOWNIA\"\" w Radziejowicach\";Radziejowice\n",
			want{name: `Gminne Centrum Kultury "POWOZOWNIA" w Radziejowicach`, place: "Radziejowice", category: "KUL", sub: "dom-kultury"},
		},
		"9 dot leaders and a footnote": {
			"Identyfikator terytorialny;Wyszczególnienie;Ludność\n020101 1;  Bolesławiec...............................;37 055\n",
			want{name: "Miasto Bolesławiec", kind: "GM", teryt: "0201011", population: 37055, category: "URZ", sub: "gmina-miejska"},
		},
		"10 a powiat with zeros": {
			"Kod_TERYT;nazwa_samorządu;typ_JST\n0201000;Powiat Bolesławiecki;P\n",
			want{name: "Powiat bolesławiecki", kind: "P", teryt: "0201", category: "URZ", sub: "powiat"},
		},
		"10 a blank before, a voivodeship": {
			"Kod_TERYT;nazwa_samorządu;typ_JST\n 0800000;Województwo lubuskie;W\n",
			want{name: "Województwo lubuskie", kind: "W", teryt: "08", category: "URZ", sub: "wojewodztwo"},
		},
		"10 a lost zero": {
			"teryt;nazwa;typ;województwo\n201011;Bolesławiec;GM;dolnośląskie\n",
			want{name: "Miasto Bolesławiec", kind: "GM", teryt: "0201011", category: "URZ", sub: "gmina-miejska"},
		},
		"10 six digits": {
			"teryt;nazwa;rodzaj\n020102;Bolesławiec;gmina wiejska\n",
			want{name: "Gmina Bolesławiec", kind: "GW", teryt: "0201022", category: "URZ", sub: "gmina-wiejska"},
		},
		"12 two addresses in a cell": {
			"Nazwa;E-mail\nMiasto Bydgoszcz;um@um.bydgoszcz.pl; esp@um.bydgoszcz.pl\n",
			want{name: "Miasto Bydgoszcz", email: "um@um.bydgoszcz.pl", category: "URZ"},
		},
		"12 two addresses in a quoted cell": {
			"Nazwa;E-mail\nMiasto Bydgoszcz;\"um@um.bydgoszcz.pl; esp@um.bydgoszcz.pl\"\n",
			want{name: "Miasto Bydgoszcz", email: "um@um.bydgoszcz.pl; esp@um.bydgoszcz.pl", category: "URZ"},
		},
		"13 a name without diacritics": {
			"nazwa\nBiblioteka Publiczna w Swietajnie\n",
			want{name: "Biblioteka Publiczna w Swietajnie", category: "KUL", sub: "biblioteka"},
		},
		"14 capitals": {
			"nazwa;miasto\nGMINNA BIBLIOTEKA PUBLICZNA W BODZANOWIE;BODZANÓW\n",
			want{name: "GMINNA BIBLIOTEKA PUBLICZNA W BODZANOWIE", place: "BODZANÓW", category: "KUL", sub: "biblioteka", findings: []string{"name_capitals"}},
		},
		"14 a glued office": {
			"Nazwa podmiotu;Gmina siedziby\nURZĄDGMINY RADZIECHOWY-WIEPRZ;Radziechowy-Wieprz\n",
			want{name: "Gmina Radziechowy-Wieprz", office: "URZĄD GMINY RADZIECHOWY-WIEPRZ", category: "URZ", sub: "gmina-wiejska"},
		},
		"14 an office without a place": {
			"Nazwa podmiotu;REGON\nURZĄD GMINY;000524944\n",
			want{name: "URZĄD GMINY", regon: "000524944", category: "URZ", sub: "gmina-wiejska", findings: []string{"name_capitals", "name_without_place"}},
		},
		"14 an office whose gmina stands beside": {
			"Nazwa podmiotu;REGON;Gmina siedziby\nURZĄD GMINY;000524944;Rypin\n",
			want{name: "Gmina Rypin", office: "URZĄD GMINY", regon: "000524944", category: "URZ", sub: "gmina-wiejska"},
		},
		"15 a street and a number as written": {
			"nazwa;ulica;nr domu\nTeatr Kana;ul. pl. Nowy  Targ;1 do 8\n",
			want{name: "Teatr Kana", street: "ul. pl. Nowy Targ", number: "1 do 8", category: "KUL", sub: "teatr"},
		},
		"15 a street and a number in one cell": {
			"nazwa;ulica_nr\nTeatr Kana;ul.ks.Kordeckiego 1\\3\n",
			want{name: "Teatr Kana", street: "ul. ks. Kordeckiego", number: "1/3", category: "KUL", sub: "teatr"},
		},
		"16 cells that say nothing": {
			"nazwa;NIP;REGON;ulica;telefon;email;www\nTeatr Kana;N/A;nan;-;brak;NA;n/d\n",
			want{name: "Teatr Kana", category: "KUL", sub: "teatr"},
		},
		"19 a formula in a name": {
			"nazwa;NIP\n\"=HYPERLINK(\"\"http://x\"\")\";6120009805\n",
			want{name: `=HYPERLINK("http://x")`, nip: "6120009805", findings: []string{"category_unknown"}},
		},
		"20 numbers with NBSP and a comma": {
			"nazwa;liczba mieszkańców;TERYT\nGmina Wieliszew;12\u00a0345,0;1408052\n",
			want{name: "Gmina Wieliszew", kind: "GW", teryt: "1408052", population: 12345, category: "URZ", sub: "gmina-wiejska"},
		},
		"identifiers that do not check": {
			"nazwa;NIP;REGON\nTeatr Kana;612-000-98-06;00051424200011\n",
			want{name: "Teatr Kana", nip: "6120009806", regon: "00051424200011", category: "KUL", sub: "teatr", findings: []string{"nip_checksum", "regon_checksum"}},
		},
		"texts that are none": {
			"nazwa;NIP;kod pocztowy;telefon;e-mail;www;liczba pracowników\nTeatr Kana;w toku;przy rynku;zapytać;nie ma;w budowie;ok. 20\n",
			want{
				name: "Teatr Kana", category: "KUL", sub: "teatr",
				findings: []string{"nip_unusable", "count_unusable", "post_code_unusable", "phone_unusable", "email_unusable", "website_unusable"},
			},
		},
		"a post code with its place": {
			"nazwa;kod pocztowy i miejscowość\nTeatr Kana;70-521 Szczecin\n",
			want{name: "Teatr Kana", postCode: "70-521", place: "Szczecin", category: "KUL", sub: "teatr"},
		},
		"a whole address in a cell": {
			"nazwa;adres\nDom Kultury w Mnichowie;Mnichowo 132, 62-200 Gniezno\n",
			want{name: "Dom Kultury w Mnichowie", street: "Mnichowo", number: "132", postCode: "62-200", place: "Gniezno", category: "KUL", sub: "dom-kultury"},
		},
		"another post town": {
			"nazwa;miejscowość;kod;poczta\nDom Kultury w Mnichowie;Mnichowo;62-200;Gniezno\n",
			want{name: "Dom Kultury w Mnichowie", postCode: "62-200", place: "Mnichowo", post: "Gniezno", category: "KUL", sub: "dom-kultury"},
		},
		"a flat": {
			"nazwa;ulica;nr domu;nr lokalu\nTeatr Kana;ul. Polna;3;12\n",
			want{name: "Teatr Kana", street: "ul. Polna", number: "3/12", category: "KUL", sub: "teatr"},
		},
		"a mixed gmina in words": {
			"nazwa;powiat\nMIASTO I GMINA KOŃSKIE;konecki\n",
			want{name: "Gmina Końskie", kind: "GMW", category: "URZ", sub: "gmina-miejsko-wiejska"},
		},
		"a powiat in capitals": {
			"nazwa podmiotu;typ podmiotu;podtyp\nPOWIAT SŁUPSKI;jednostki samorządu terytorialnego;powiaty\n",
			want{name: "Powiat słupski", kind: "P", category: "URZ", sub: "powiat"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			row := only(t, readList(t, c.list, InstitutionOptions{}))
			i := row.Institution
			got := want{
				i.Name, i.OfficeName, i.Kind, i.TERYT, i.NIP, i.REGON, i.Address.Street, i.Address.Number, i.Address.PostCode, i.Address.Place, i.Address.Post,
				i.Phone, i.Email, i.Website, i.Category, i.Sub, i.Population, nil,
			}
			for _, f := range row.Findings {
				got.findings = append(got.findings, f.Code)
			}
			if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(want{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Trap 11 and 18 are survey exports: their columns are no institutions.
func TestTrapSurveys(t *testing.T) {
	for name, data := range map[string]string{
		"Google Forms": "Sygnatura czasowa,Oceń obsługę [uprzejmość],Oceń obsługę [czas]\n2022-06-01 17:20:43,5,4\n2022-06-01 17:21:42,3,4\n",
		"LimeSurvey":   "id;submitdate;g0[SQ001];g0[other]\n1;2016/11/29 6:49:50 PM CET;Y;\n2;2016/11/29 7:01:22 PM CET;N;x\n",
		"ODK":          "SubmissionDate,gps:Latitude,gps:Longitude,instanceID\n17/11/2016,-19.1,33.4,uuid:1\n2017-04-03T00:00:00.000Z,-19.2,33.5,uuid:2\n",
		"Kobo":         "start;grupa/pytanie;_id;_uuid\n2024-01-01;tak;1;a\n2024-01-02;nie;2;b\n",
	} {
		_, err := ReadInstitutions(context.Background(), listFile(t, "ankieta.csv", []byte(data)), InstitutionOptions{})
		if contest.CodeOf(err) != "institution_no_name" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Trap 17: the same list from spreadsheets.
func TestTrapSpreadsheets(t *testing.T) {
	xlsx := oneSheet(t, inlineRow(1, "Nazwa", "NIP", "Miejscowość")+inlineRow(2, "Teatr Kana", "6120009805", "Szczecin"))
	ods := odsBytes(t, `<table:table table:name="Lista"><table:table-row><table:table-cell><text:p>Nazwa</text:p></table:table-cell><table:table-cell><text:p>NIP</text:p></table:table-cell></table:table-row>`+
		`<table:table-row><table:table-cell><text:p>Teatr Kana</text:p></table:table-cell><table:table-cell><text:p>6120009805</text:p></table:table-cell></table:table-row></table:table>`)
	for name, data := range map[string][]byte{"lista.xlsx": xlsx, "lista.ods": ods} {
		l, err := ReadInstitutions(context.Background(), listFile(t, name, data), InstitutionOptions{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if i := only(t, l).Institution; i.Name != "Teatr Kana" || i.NIP != "6120009805" {
			t.Errorf("%s: %+v", name, i)
		}
	}
}

// The catalogue of public bodies, with the headings of its export.
func TestCatalogueOfPublicBodies(t *testing.T) {
	l := readList(t, `Nazwa podmiotu;Status;Typ podmiotu;Podtyp podmiotu;REGON;NIP;KRS;Województwo siedziby;Powiat siedziby;Gmina siedziby;Miasto siedziby;Ulica siedziby;Numer budynku siedziby;Kod pocztowy siedziby;Strona www
URZĄD GMINY W GROMADCE;ACTIVE;urzędy miast i gmin;ogólne;000536462;6941075708;;DOLNOŚLĄSKIE;bolesławiecki;Gromadka;Gromadka;ul. Gen. Władysława Sikorskiego;9;59-706;www.gromadka.pl
Starostwo Powiatowe w Bolesławcu;ACTIVE;starostwa powiatowe;;230829298;6121545492;;DOLNOŚLĄSKIE;bolesławiecki;Bolesławiec;Bolesławiec;ul. Armii Krajowej;12;59-700;
POWIAT BOLESŁAWIECKI;ACTIVE;jednostki samorządu terytorialnego;powiaty;230821641;5361773039;;DOLNOŚLĄSKIE;bolesławiecki;Bolesławiec;Bolesławiec;ul. Armii Krajowej;12;59-700;
Gminna Biblioteka Publiczna;INACTIVE;biblioteki;;000524944;6120009805;;DOLNOŚLĄSKIE;bolesławiecki;Gromadka;Gromadka;;;;
Powiatowy Urząd Pracy w Bolesławcu;ACTIVE;urzędy pracy;powiatowe;230821612;5361773045;;DOLNOŚLĄSKIE;bolesławiecki;Bolesławiec;Bolesławiec;Rynek;21;59-700;
`, InstitutionOptions{})
	var got []string
	for _, r := range l.Rows {
		i := r.Institution
		got = append(got, strings.Join([]string{i.Name, i.OfficeName, i.Kind, i.Category, i.Sub, i.Voivodeship, i.Commune, i.Address.Place, i.Address.Number, i.Website}, "|"))
	}
	want := []string{
		"Gmina Gromadka|URZĄD GMINY W GROMADCE||URZ|gmina-wiejska|dolnośląskie|Gromadka|Gromadka|9|www.gromadka.pl",
		"Powiat bolesławiecki|Starostwo Powiatowe w Bolesławcu|P|URZ|powiat|dolnośląskie|Bolesławiec|Bolesławiec|12|",
		"Powiat bolesławiecki||P|URZ|powiat|dolnośląskie|Bolesławiec|Bolesławiec|12|",
		"Powiatowy Urząd Pracy w Bolesławcu|||URZ|urzad-pracy|dolnośląskie|Bolesławiec|Bolesławiec|21|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Skip{{"inactive", 1}}, l.Skipped); diff != "" {
		t.Error(diff)
	}
	// Its rows find the units of the MSWiA list by name and powiat; the powiat's second
	// entry has other numbers and stays apart, listed.
	kept := map[int64]contest.Institution{
		1: {ID: 1, Name: "Gmina Gromadka", OfficeName: "Urząd Gminy w Gromadce", Kind: "GW", TERYT: "0201032", County: "bolesławiecki", Voivodeship: "dolnośląskie", Address: contest.Address{Place: "Gromadka"}},
		2: {ID: 2, Name: "Powiat bolesławiecki", Kind: "P", TERYT: "0201", County: "bolesławiecki", Voivodeship: "dolnośląskie"},
	}
	first := importList(kept, l)
	if diff := cmp.Diff(map[contest.Action]int{contest.ActionUpdate: 2, contest.ActionUnsure: 1, contest.ActionNew: 1}, first); diff != "" {
		t.Error(diff)
	}
	if kept[1].NIP != "6941075708" || kept[1].Name != "Gmina Gromadka" || kept[1].OfficeName != "Urząd Gminy w Gromadce" || kept[1].Kind != "GW" {
		t.Errorf("%+v", kept[1])
	}
	if again := importList(kept, l); again[contest.ActionSame] != 4 {
		t.Errorf("again: %v", again)
	}
}

// The official register: units alone, each once, cities by their gmina's row; the rest
// is left out and counted. The same from its CSV.
func TestOfficialRegister(t *testing.T) {
	rows := [][]string{
		{"02", "", "", "", "DOLNOŚLĄSKIE", "województwo"},
		{"02", "01", "", "", "bolesławiecki", "powiat"},
		{"02", "01", "01", "1", "Bolesławiec", "gmina miejska"},
		{"02", "01", "02", "2", "Bolesławiec", "gmina wiejska"},
		{"02", "01", "04", "3", "Nowogrodziec", "gmina miejsko-wiejska"},
		{"02", "01", "04", "4", "Nowogrodziec", "miasto"},
		{"02", "01", "04", "5", "Nowogrodziec", "obszar wiejski"},
		{"02", "61", "", "", "Jelenia Góra", "miasto na prawach powiatu"},
		{"02", "61", "01", "1", "Jelenia Góra", "gmina miejska"},
		{"14", "65", "", "", "Warszawa", "miasto stołeczne, na prawach powiatu"},
		{"14", "65", "01", "1", "Warszawa", "gmina miejska, miasto stołeczne"},
		{"14", "65", "05", "8", "Mokotów", "dzielnica"},
		{"10", "61", "02", "9", "Łódź-Bałuty", "delegatura"},
	}
	names := []string{"WOJ", "POW", "GMI", "RODZ", "NAZWA", "NAZWA_DOD"}
	text := strings.Join(names, ";") + ";STAN_NA\r\n"
	xml := `<?xml version="1.0" encoding="utf-8"?><teryt><catalog name="TERC" type="ALL" date="2025-01-01">`
	for _, r := range rows {
		text += strings.Join(r, ";") + ";2025-01-01\r\n"
		xml += "<row>"
		for i, cell := range r {
			xml += "<" + names[i] + ">" + cell + "</" + names[i] + ">"
		}
		xml += "<STAN_NA>2025-01-01</STAN_NA></row>"
	}
	want := []string{
		"Województwo dolnośląskie W 02 ·", "Powiat bolesławiecki P 0201 · bolesławiecki", "Miasto Bolesławiec GM 0201011 · bolesławiecki",
		"Gmina Bolesławiec GW 0201022 · bolesławiecki", "Gmina Nowogrodziec GMW 0201043 · bolesławiecki", "Miasto Jelenia Góra MNP 0261011 · Jelenia Góra",
		"Miasto Warszawa MNP 1465011 · Warszawa",
	}
	for name, data := range map[string]string{"terc.xml": xml + "</catalog></teryt>", "terc.csv": text} {
		l, err := ReadInstitutions(context.Background(), listFile(t, name, []byte(data)), InstitutionOptions{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, r := range l.Rows {
			i := r.Institution
			got = append(got, strings.TrimSpace(strings.Join([]string{i.Name, i.Kind, i.TERYT, "·", i.County}, " ")))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff([]Skip{{"city", 2}, {"district", 2}, {"part", 2}}, l.Skipped); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The MSWiA list of 2025 has one column more, and two addresses in a cell.
func TestListOfMSWiA2025(t *testing.T) {
	row := only(t, readList(t, `Kod_TERYT;nazwa_samorządu;Województwo;Powiat;typ_JST;nazwa_urzędu_JST;miejscowość;Kod pocztowy;poczta;Ulica;Nr domu;telefon kierunkowy;telefon;telefon 2;wewnętrzny;FAX kierunkowy;FAX;FAX wewnętrzny;ogólny adres poczty elektronicznej gminy/powiatu/województwa;adres www jednostki;ESP;adres doręczeń elektronicznych ADE
0461011;Bydgoszcz;kujawsko-pomorskie;bydgoski;MNP;Urząd Miasta Bydgoszczy;Bydgoszcz;85-102;Bydgoszcz;ul. Jezuicka;1;52;5858913;;;52;5858623;;"um@um.bydgoszcz.pl; esp@um.bydgoszcz.pl";www.bydgoszcz.pl;/umbydgoszcz/SkrytkaESP;AE:PL-12345-67890-ABCDE-12
`, InstitutionOptions{}))
	want := contest.Institution{
		Name: "Miasto Bydgoszcz", OfficeName: "Urząd Miasta Bydgoszczy", Kind: contest.KindCity, Category: contest.CategoryOffice, Sub: contest.SubCity,
		Voivodeship: "kujawsko-pomorskie", County: "bydgoski", TERYT: "0461011", Address: contest.Address{Street: "ul. Jezuicka", Number: "1", PostCode: "85-102", Place: "Bydgoszcz"},
		Phone: "+48 52 585 89 13", Email: "um@um.bydgoszcz.pl; esp@um.bydgoszcz.pl", Website: "www.bydgoszcz.pl", EPUAP: "/umbydgoszcz/SkrytkaESP", EDelivery: "AE:PL-12345-67890-ABCDE-12",
	}
	if diff := cmp.Diff(want, row.Institution); diff != "" {
		t.Error(diff)
	}
}

// Bare lists: a heading or none, the first line is not lost.
func TestBareLists(t *testing.T) {
	names := "Gminna Biblioteka Publiczna w Dmosinie\nGminny Ośrodek Kultury w Dmosinie\nSpółdzielnia Mieszkaniowa „Złote Łany”\n"
	for label, data := range map[string]string{"with a heading": "Nazwa\n" + names, "without": names, "with another heading": "Wykaz bibliotek\n" + names} {
		l := readList(t, data, InstitutionOptions{})
		var got []string
		for _, r := range l.Rows {
			got = append(got, r.Institution.Name)
		}
		want := strings.Split(strings.TrimSpace(names), "\n")
		if label == "with another heading" && len(got) == 4 {
			got = got[1:] // a heading that reads like a name is kept for a person to see
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", label, diff)
		}
	}
}

func TestInstitutionRejects(t *testing.T) {
	l := readList(t, "Nazwa;NIP;Miejscowość\nTeatr Kana;6120009805;Szczecin\n;8992233911;Legnica\nDolny Śląsk;;\nRazem:;;\n;;Łódź\n"+strings.Repeat("x", contest.MaxNameLength+1)+";;Łódź\n", InstitutionOptions{})
	if len(l.Rows) != 2 || len(l.Rejected) != 2 {
		t.Fatalf("%d rows, %d rejected, %v", len(l.Rows), len(l.Rejected), l.Skipped)
	}
	for n, want := range []string{"institution_name_empty", "institution_name_long"} {
		f, bad := l.Rejected[n].Rejected()
		if !bad || f.Code != want || f.Row != l.Rejected[n].Row || f.Field != "name" {
			t.Errorf("%d: %+v", n, f)
		}
	}
	if diff := cmp.Diff([]string{"", "8992233911", "Legnica"}, l.Rejected[0].Cells); diff != "" {
		t.Error(diff)
	}
	if f := l.Rows[1].Findings; len(f) != 2 || f[1].Code != "row_name_only" {
		t.Errorf("a name alone: %+v", f)
	}
	if diff := cmp.Diff([]Skip{{"group", 2}}, l.Skipped); diff != "" {
		t.Error(diff)
	}
	wide := readList(t, "nazwa,email,nip\nTeatr Kana, a@x.pl, 6120009805\nTeatr Nowy, b@x.pl, 8992233911\nDom Kultury, w Dmosinie, przy rynku, a@x.pl, 6120009805\nDom, Kultury, a@x.pl, b, c, 612\n", InstitutionOptions{})
	if len(wide.Rows) != 3 || wide.Rows[2].Institution.Name != "Dom Kultury, w Dmosinie, przy rynku" || len(wide.Rejected) != 1 {
		t.Fatalf("%+v %+v", wide.Rows, wide.Rejected)
	}
	if f, _ := wide.Rejected[0].Rejected(); f.Code != "row_wide" {
		t.Errorf("%+v", f)
	}
}

func TestInstitutionErrors(t *testing.T) {
	ctx := context.Background()
	path := listFile(t, "lista.csv", []byte(plainList))
	for name, c := range map[string]struct {
		o    InstitutionOptions
		want string
	}{
		"unknown field":     {InstitutionOptions{Mapping: map[string]string{"nazwa": "Nazwa"}}, "institution_map_field"},
		"unknown column":    {InstitutionOptions{Mapping: map[string]string{"name": "Instytucja"}}, "institution_map_column"},
		"name left out":     {InstitutionOptions{Mapping: map[string]string{"name": ""}}, "institution_no_name"},
		"unknown worksheet": {InstitutionOptions{Sheet: "Arkusz9"}, "table_no_worksheet"},
	} {
		if _, err := ReadInstitutions(ctx, path, c.o); contest.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	_, err := ReadInstitutions(ctx, path, InstitutionOptions{Mapping: map[string]string{"name": "Instytucja"}})
	if e := err.(*contest.Error); e.Args["columns"] != "Nazwa, TERYT, Kod pocztowy, Miejscowość, E-mail" || e.Args["column"] != "Instytucja" {
		t.Errorf("%v", e)
	}
	if _, err := ReadInstitutions(ctx, listFile(t, "pusta.csv", []byte("Nazwa;NIP\n")), InstitutionOptions{}); contest.CodeOf(err) != "institution_no_rows" {
		t.Errorf("headings alone: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := ReadInstitutions(stopped, path, InstitutionOptions{}); err == nil {
		t.Error("a cancelled reading went on")
	}
}

// A long list passes through row by row: what it takes does not grow with its length.
func TestInstitutionsStream(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("Nazwa;NIP;Miejscowość;E-mail\n")
	for range 20_000 {
		b.WriteString("Szkoła Podstawowa im. Marii Konopnickiej w Bolesławcu;6120009805;Bolesławiec;sp@boleslawiec.pl\n")
	}
	calls := 0
	table, err := OpenInstitutions(context.Background(), listFile(t, "lista.csv", b.Bytes()), InstitutionOptions{Progress: func(int) { calls++ }})
	if err != nil {
		t.Fatal(err)
	}
	var before, during runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n := 0
	if _, err := table.Each(context.Background(), func(InstitutionRow) error {
		if n++; n == 19_000 {
			runtime.GC()
			runtime.ReadMemStats(&during)
		}
		return nil
	}); err != nil || n != 20_000 {
		t.Fatalf("%d rows, %v", n, err)
	}
	if grown := int64(during.HeapAlloc) - int64(before.HeapAlloc); grown > 4<<20 {
		t.Errorf("%d bytes are held while streaming", grown)
	}
	if calls < 20 {
		t.Errorf("progress was told %d times", calls)
	}
	stop := contest.E("stop")
	if _, err := table.Each(context.Background(), func(InstitutionRow) error { return stop }); err != stop {
		t.Errorf("the caller's error: %v", err)
	}
}

func FuzzReadInstitutions(f *testing.F) {
	f.Add([]byte(plainList))
	f.Add([]byte("WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD\n02;01;01;1;Bolesławiec;gmina miejska\n02;61;;;Jelenia Góra;miasto na prawach powiatu\n"))
	f.Add([]byte("nazwa,email,www\n\"A\" B, a@x.pl, http://\nx,y,z,q\n"))
	f.Add([]byte("Gminna Biblioteka Publiczna w Dmosinie\n"))
	f.Add([]byte("nazwa;adres;kierownik\nTeatr;ul. 3 Maja 5, 70-521 Szczecin;dr inż. Jan Nowak\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx := context.Background()
		table, err := openInstitutions(ctx, InstitutionOptions{}, func(headerRows int) (*Table, error) {
			return ReadTable(ctx, "lista.csv", data, InstitutionOptions{}.table(headerRows))
		})
		if err == nil {
			_, err = table.Each(ctx, func(r InstitutionRow) error {
				if _, bad := r.Rejected(); bad {
					return nil
				}
				return r.Institution.Validate()
			})
		}
		if err != nil && contest.CodeOf(err) == "" {
			t.Fatalf("an error no person can read: %v", err)
		}
		if code := contest.CodeOf(err); code == "institution_name_empty" || code == "institution_name_long" {
			t.Fatalf("a row is given that can't be kept: %v", err)
		}
	})
}
