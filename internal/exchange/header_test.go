package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type headerWant struct {
	First, Rows, Data int
	Names             []string
	Titles            []string
}

func headerGot(h Header) headerWant {
	w := headerWant{h.FirstRow, h.Rows, h.DataStart, nil, h.Titles}
	for _, c := range h.Columns {
		w.Names = append(w.Names, c.Name)
	}
	return w
}

// Trap 3, 4 and 18 of domain.md §2 in text files.
func TestHeaderOfText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       headerWant
	}{
		{"plain", "nazwa;kod\nUG;57-256\nUM;57-200\n", headerWant{1, 1, 2, []string{"nazwa", "kod"}, nil}},
		{"texts alone", "nazwa;miasto\nUrząd Gminy;Bardo\nUrząd Miasta;Łódź\n", headerWant{1, 1, 2, []string{"nazwa", "miasto"}, nil}},
		{"header alone", "nazwa;miasto\n", headerWant{1, 1, 2, []string{"nazwa", "miasto"}, nil}},
		{"one data row", "nazwa;miasto\nUrząd;Bardo\n", headerWant{1, 1, 2, []string{"nazwa", "miasto"}, nil}},
		{
			"titles above", "Wykaz instytucji kultury;;\nstan na 1.01.2025;;\n\nLp.;nazwa;kod\n1;UG;57-256\n2;UM;57-200\n",
			headerWant{4, 1, 5, []string{"Lp.", "nazwa", "kod"}, []string{"Wykaz instytucji kultury", "stan na 1.01.2025"}},
		},
		{
			"groups of a survey", "Jak oceniasz?;;;Skąd wiesz?;\nczas;uprzejmość;dojazd;prasa;radio\n5;4;3;tak;nie\n4;4;2;nie;nie\n",
			headerWant{1, 2, 3, []string{"Jak oceniasz? › czas", "Jak oceniasz? › uprzejmość", "Jak oceniasz? › dojazd", "Skąd wiesz? › prasa", "Skąd wiesz? › radio"}, nil},
		},
		{
			"names in the first row where the second has none", "Lp.;Adres;;Płeć\n;ulica;kod;\n1;Rynek;57-256;K\n2;Lipowa;57-200;M\n",
			headerWant{1, 2, 3, []string{"Lp.", "Adres › ulica", "Adres › kod", "Płeć"}, nil},
		},
		{
			"names beside each other in two rows are no group", "Nazwa;;;Płeć;Wiek;Miasto\n;ulica;kod;;;\nUG;Rynek;57-256;K;30;Bardo\nUM;Lipowa;57-200;M;40;Łódź\nUX;Lipowa;57-201;M;50;Łódź\n",
			headerWant{1, 2, 3, []string{"Nazwa", "ulica", "kod", "Płeć", "Wiek", "Miasto"}, nil},
		},
		{
			"two languages in two rows", "Nazwa;Adres\nName;Address\nUrząd Gminy;Rynek\nUrząd Miasta;Lipowa\n",
			headerWant{1, 2, 3, []string{"Nazwa / Name", "Adres / Address"}, nil},
		},
		{
			"columns numbered", "Lp.;nazwa;kod\n1;2;3\n1;UG;57-256\n2;UM;57-200\n",
			headerWant{1, 2, 3, []string{"Lp.", "nazwa", "kod"}, nil},
		},
		{
			"unnamed and equal names", ";telefon;telefon;;telefon\n1;123456789;223456789;tak;323456789\n2;423456789;523456789;nie;623456789\n",
			headerWant{1, 1, 2, []string{"kolumna 1", "telefon", "telefon (2)", "kolumna 4", "telefon (3)"}, nil},
		},
		{"no header", "UG;57-256;123456789\nUM;57-200;223456789\nUM;50-200;323456789\n", headerWant{0, 0, 1, []string{"kolumna 1", "kolumna 2", "kolumna 3"}, nil}},
		{"years are names", "Gmina;2021;2022;2023\nBardo;5;6;7\nŁódź;8;9;1\n", headerWant{1, 1, 2, []string{"Gmina", "2021", "2022", "2023"}, nil}},
		{
			"Google Forms matrix", "Sygnatura czasowa,Oceń [czas],Oceń [uprzejmość]\n2022-06-01 17:20:43,5,4\n2022-06-01 17:21:42,3,4\n",
			headerWant{1, 1, 2, []string{"Sygnatura czasowa", "Oceń [czas]", "Oceń [uprzejmość]"}, nil},
		},
		{
			"LimeSurvey, ODK and Kobo", "id,g0[SQ001],g0[other],gps:Latitude,grupa/pytanie,_uuid\n1,Y,inne,51.5,tak,uuid:1\n2,N,,52.5,nie,uuid:2\n",
			headerWant{1, 1, 2, []string{"id", "g0[SQ001]", "g0[other]", "gps:Latitude", "grupa/pytanie", "_uuid"}, nil},
		},
		{
			"line break in a heading", "\"kod\npocztowy\";\"Ludność\nPopulation\";\"miejsko-\n-wiejskie\nurban-\n-rural\"\n57-256;5;6\n57-200;7;8\n",
			headerWant{1, 1, 7, []string{"kod pocztowy", "Ludność / Population", "miejsko-wiejskie / urban-rural"}, nil},
		},
		{"missing words in the first row", "nazwa;kod;nip\nUG;brak;6120009805\nUM;57-200;6120009806\nUX;57-201;6120009807\n", headerWant{1, 1, 2, []string{"nazwa", "kod", "nip"}, nil}},
	} {
		got := headerGot(openTable(t, "t.csv", []byte(c.text), TableOptions{}).Header)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, d)
		}
	}
}

func TestHeaderSaid(t *testing.T) {
	text := []byte("Wykaz;;\nnazwa;kod;nip\nopis;opis;opis\nUG;57-256;1\nUM;57-200;2\n")
	for _, c := range []struct {
		name string
		o    TableOptions
		want headerWant
	}{
		{"first", TableOptions{HeaderRow: 2}, headerWant{2, 2, 4, []string{"nazwa › opis", "kod › opis", "nip › opis"}, []string{"Wykaz"}}},
		{"count", TableOptions{HeaderRows: 1}, headerWant{2, 1, 3, []string{"nazwa", "kod", "nip"}, []string{"Wykaz"}}},
		{"both", TableOptions{HeaderRow: 1, HeaderRows: 1}, headerWant{1, 1, 2, []string{"Wykaz", "kolumna 2", "kolumna 3"}, nil}},
		{"none", TableOptions{HeaderRows: -1}, headerWant{0, 0, 1, []string{"kolumna 1", "kolumna 2", "kolumna 3"}, nil}},
		{"none from a row on", TableOptions{HeaderRow: 4, HeaderRows: -1}, headerWant{0, 0, 4, []string{"kolumna 1", "kolumna 2", "kolumna 3"}, []string{"Wykaz", "nazwa kod nip", "opis opis opis"}}},
	} {
		if d := cmp.Diff(c.want, headerGot(openTable(t, "t.csv", text, c.o).Header)); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, d)
		}
	}
}

// The header of official statistics: titles, merged groups, two languages in a cell.
func TestHeaderOfWorkbook(t *testing.T) {
	rows := inlineRow(1, "TABL. 1. LUDNOŚĆ\nPOPULATION") +
		`<row r="2"><c r="G2" t="inlineStr"><is><t>Powrót do spisu</t></is></c></row>` +
		inlineRow(3, "Identyfikator\nterytorialny\nTerritorial\nidentifier", "Nazwa", "Powierzchnia\nArea", "", "Ludność\n Population", "") +
		inlineRow(4, "", "", "w ha\nin ha", "w km²\nin km²", "ogółem\ntotal", "na 1 km²\nper 1 km²") +
		inlineRow(5, "WOJ. DOLNOŚLĄSKIE") +
		inlineRow(6, "020101 1", "Bolesławiec........", "2360", "24", "36 991", "1568") +
		inlineRow(7, "020102 2", "Bolesławiec", "28866", "289", "14 567", "50")
	sheet := "<sheetData>" + rows + `</sheetData><mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/>` +
		`<mergeCell ref="C3:D3"/><mergeCell ref="E3:F3"/><mergeCell ref="A5:F5"/></mergeCells>`
	table := openTable(t, "gus.xlsx", book{sheets: []string{sheet}}.bytes(t), TableOptions{})
	want := headerWant{3, 2, 5, []string{
		"Identyfikator terytorialny / Territorial identifier", "Nazwa", "Powierzchnia / Area › w ha / in ha",
		"Powierzchnia / Area › w km² / in km²", "Ludność / Population › ogółem / total", "Ludność / Population › na 1 km² / per 1 km²",
	}, []string{"TABL. 1. LUDNOŚĆ POPULATION", "Powrót do spisu"}}
	if d := cmp.Diff(want, headerGot(table.Header)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"Powierzchnia", "Area", "w ha", "in ha"}, table.Header.Columns[2].Parts); d != "" {
		t.Error(d)
	}
	if got := dataCells(t, table)[1]; got[0] != "020101 1" || got[1] != "Bolesławiec" {
		t.Errorf("%q", got)
	}
}

func TestHeaderBlankColumns(t *testing.T) {
	table := openTable(t, "t.csv", []byte("nazwa;puste;kod;;;\nUG;;57-256;;;\nUM;;57-200;;;\n"), TableOptions{})
	var got []string
	for _, c := range table.Header.Columns {
		s := c.Letters + " " + c.Name
		if c.Blank {
			s += " blank"
		}
		if c.Unnamed {
			s += " unnamed"
		}
		got = append(got, s)
	}
	want := "A nazwa|B puste blank|C kod|D kolumna 4 blank unnamed|E kolumna 5 blank unnamed|F kolumna 6 blank unnamed"
	if strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
	if c, ok := table.Header.Find("kod"); !ok || c.Index != 2 {
		t.Errorf("%v %v", c, ok)
	}
	if _, ok := table.Header.Find("Kod"); ok {
		t.Error("found another name")
	}
}

func TestUnused(t *testing.T) {
	used := map[string]int{}
	var got []string
	for _, name := range []string{"a", "a (2)", "a", "a", "b"} {
		got = append(got, unused(name, used))
	}
	if d := cmp.Diff([]string{"a", "a (2)", "a (3)", "a (4)", "b"}, got); d != "" {
		t.Error(d)
	}
}
