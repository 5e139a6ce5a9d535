package exchange

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// realFile is what a real file must come out as.
type realFile struct {
	Name      string
	Format    Format
	Encoding  string
	Delimiter rune
	Sheets    int
	Sheet     string
	HeaderRow int
	HeadRows  int
	Columns   int
	Rows      int // of data
	LastRow   int
	Names     []string // some of the columns, in their order
	Cells     []string // that stand somewhere in the data
	Findings  []string
}

var realFiles = []realFile{
	{
		Name: "01_jst_teleadresowa_2021_cp1250_srednik.csv", Format: FormatCSV, Encoding: encoding1250, Delimiter: ';',
		Sheets: 1, HeaderRow: 1, HeadRows: 1, Columns: 41, Rows: 2825, LastRow: 2835,
		Names: []string{"Kod_TERYT", "nazwa_samorządu", "Województwo", "ESP", "kolumna 22", "kolumna 41"},
		Cells: []string{"Urząd Gminy Żółkiewka", "Boguszów-Gorce", "świętokrzyskie", "0801000", "1 do 8"},
	},
	{
		Name: "02_gus_ludnosc_2024_scalone_naglowki.xlsx", Format: FormatXLSX,
		Sheets: 24, Sheet: "Tabl. 21", HeaderRow: 3, HeadRows: 2, Columns: 10, Rows: 5029, LastRow: 5033,
		Names: []string{"Identyfikator terytorialny / Territorial identifier", "Ludność / Population › ogółem / total", "Lokata według / Ranking position by › liczby ludności / population"},
		Cells: []string{"WOJ. DOLNOŚLĄSKIE", "020101 1"},
	},
	{
		Name: "03_limesurvey_srednik_2_naglowki_de.csv", Format: FormatCSV, Encoding: encodingUTF8, Delimiter: ';',
		Sheets: 1, HeaderRow: 1, HeadRows: 2, Columns: 38, Rows: 45, LastRow: 47,
		Names: []string{"Welchen fachlichen Hintergrund haben Sie? › Maschinenbau", "Welchen fachlichen Hintergrund haben Sie? › Sonstiges"},
		Cells: []string{"eher häufig", "Wirtschaftsingenieurwesen"},
	},
	{
		Name: "04_google_forms_pl_2022.csv", Format: FormatCSV, Encoding: encodingUTF8, Delimiter: ',',
		Sheets: 1, HeaderRow: 1, HeadRows: 1, Columns: 5, Rows: 32, LastRow: 33,
		Names: []string{"Sygnatura czasowa", "Ocena"}, Cells: []string{"2022-06-01 17:20:43", "ze wsi", "134.1345559383872828282828383"},
	},
	{
		Name: "05_surveymonkey_2_naglowki_starwars.csv", Format: FormatCSV, Encoding: encodingUTF8, Delimiter: ',',
		Sheets: 1, HeaderRow: 1, HeadRows: 2, Columns: 38, Rows: 1186, LastRow: 1188,
		Names: []string{"RespondentID", "Gender › Response", "Location (Census Region) › Response"}, Cells: []string{"3292879998", "$0 - $24,999"},
		Findings: []string{"table_broken_bytes@1"},
	},
	{
		Name: "06_odk_safi_results.csv", Format: FormatCSV, Encoding: encodingUTF8, Delimiter: ',',
		Sheets: 1, HeaderRow: 1, HeadRows: 1, Columns: 55, Rows: 131, LastRow: 132,
		Names: []string{"A01_interview_date", "gps:Latitude", "instanceID"}, Cells: []string{"17/11/2016", "uuid:ec241f2c-0609-46ed-b5e8-fe575f6cefef"},
	},
	{
		Name: "07_szkoly_podlasie_krzywe_cudzyslowy.csv", Format: FormatCSV, Encoding: encodingUTF8, Delimiter: ',',
		Sheets: 1, HeaderRow: 1, HeadRows: 1, Columns: 6, Rows: 289, LastRow: 290,
		Names:    []string{"nazwa", "email", "www", "typ", "miasto", "kolumna 6"},
		Cells:    []string{`"EDUCENTRUM" POLICEALNA SZKOŁA MEDYCZNA W BIAŁYMSTOKU`, "http://", "BielskPodlaski", "Łomża"},
		Findings: []string{"table_row_wide@152"},
	},
	{
		Name: "08_ankieta_pracownicy_2_naglowki.xlsx", Format: FormatXLSX,
		Sheets: 1, Sheet: "Sheet1", HeaderRow: 1, HeadRows: 2, Columns: 113, Rows: 94, LastRow: 96,
		Names: []string{
			"2. Twój wiek?", "5. Na ile ważne jest dla Ciebie, by pracodawca zapewnił Ci/zadbał o następujące warunki: › szansę na rozwój osobisty",
			"9. Czy komunikujesz pracodawcy, że nie spełnia on Twoich oczekiwań?",
		},
		Cells: []string{"24-39 lat", "raczej ważne", "narzędzi niezbędnych do wykonywania pracy i/lub właściwych warunków bhp"},
	},
	{
		Name: "09_terc_2025_oficjalny.xml", Format: FormatXML,
		Sheets: 1, Sheet: "row", Columns: 7, Rows: 4348, LastRow: 4348,
		Names: []string{"WOJ", "POW", "GMI", "RODZ", "NAZWA", "NAZWA_DOD", "STAN_NA"}, Cells: []string{"DOLNOŚLĄSKIE", "Świnoujście", "gmina miejsko-wiejska"},
	},
	{
		Name: "10_ankieta_cp1250_crlf.csv", Format: FormatCSV, Encoding: encoding1250, Delimiter: ';',
		Sheets: 1, HeaderRow: 1, HeadRows: 1, Columns: 8, Rows: 200, LastRow: 201,
		Names: []string{"DZIAŁ", "STAŻ", "PŁEĆ"}, Cells: []string{"IT", "-2", "64"},
	},
	{
		Name: "11_ankieta_biff8.xls", Format: FormatXLS,
		Sheets: 3, Sheet: "Sheet1", HeaderRow: 1, HeadRows: 1, Columns: 16, Rows: 94, LastRow: 95,
		Names: []string{"Twój wiek?", "brak dyskryminowania i faworyzowania wybranych pracowników"}, Cells: []string{"24-39 lat", "bardzo ważne"},
	},
}

// Every real file that stands beside the project comes in as it is.
func TestRealFiles(t *testing.T) {
	for _, want := range realFiles {
		t.Run(want.Name, func(t *testing.T) {
			table, err := OpenTable(context.Background(), sharedFile(t, "imports", want.Name), TableOptions{})
			if err != nil {
				t.Fatal(err)
			}
			got := realFile{
				Name: table.Name, Format: table.Format, Encoding: table.Encoding, Delimiter: table.Delimiter, Sheets: len(table.Sheets), Sheet: table.Sheet.Name,
				HeaderRow: table.Header.FirstRow, HeadRows: table.Header.Rows, Columns: len(table.Header.Columns), Findings: codesAt(table.Findings()),
			}
			if want.Sheet == "" {
				want.Sheet = want.Name
			}
			got.lookAt(t, table, want)
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// lookAt fills in what the rows say; of the names and cells wanted those that are there.
func (got *realFile) lookAt(t *testing.T, table *Table, want realFile) {
	t.Helper()
	for _, name := range want.Names {
		if _, ok := table.Header.Find(name); ok {
			got.Names = append(got.Names, name)
		}
	}
	there := map[string]bool{}
	err := table.Rows(context.Background(), func(r Row) error {
		got.Rows++
		got.LastRow = r.Number
		for _, c := range r.Cells {
			there[c] = true
			if strings.ContainsAny(c, "\u00A0\uFEFF\uFFFD") || strings.HasSuffix(c, "....") {
				t.Errorf("row %d: not clean: %q", r.Number, c)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range want.Cells {
		if there[c] {
			got.Cells = append(got.Cells, c)
		}
	}
}

// Lists made for this project read without a remark.
func TestReferenceFiles(t *testing.T) {
	for name, rows := range map[string]int{"gminy_2025.csv": 2479, "powiaty_2025.csv": 380, "wojewodztwa_2025.csv": 16, "jst_2021_utf8.csv": 2825, "urzedy_nip_regon_probka.csv": 33} {
		table, err := OpenTable(context.Background(), sharedFile(t, "reference", name), TableOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(dataCells(t, table)); got != rows || len(table.Findings()) > 0 || table.Header.Rows != 1 {
			t.Errorf("%s: %d rows, header of %d, %v", name, got, table.Header.Rows, codesAt(table.Findings()))
		}
	}
}
