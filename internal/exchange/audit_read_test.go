package exchange

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"biurolidera/internal/contest"
)

// auditBook makes a workbook of text cells, a worksheet a table.
func auditBook(t testing.TB, names []string, tables map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, name := range names {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for y, row := range tables[name] {
			for x, v := range row {
				if err := f.SetCellValue(name, cellName(x+1, y+1), v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readAuditFile(t testing.TB, name string, data []byte, o AuditOptions) (AuditBatch, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return ReadAudits(context.Background(), path, o)
}

// A workbook with a worksheet for each channel is read whole; notes beside are not
// taken for audits.
func TestReadAuditsWorkbook(t *testing.T) {
	data := auditBook(t, []string{"Notatki", "Wizyty", "Pusty", "Telefony"}, map[string][][]any{
		"Notatki":  {{"Uwaga", "Kto"}, {"zadzwonić", "biuro"}},
		"Wizyty":   {{"Audyty wizyt 2025"}, {"Kod audytu", "Data", "Godzina", "WA01 Budynek", "WD01 Czas"}, {"2025-W-0001", time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC), 10.5 / 24, "tak", 4.5}},
		"Telefony": {{"Kod audytu", "TA01"}, {"2025-T-0001", 2}, {"2025-T-0002", "n/d"}},
	})
	b, err := readAuditFile(t, "audyty.xlsx", data, someCodes)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range b.Submissions {
		for code, v := range valuesOf(s) {
			got[s.Source+" "+s.AuditCode+" "+code] = v
		}
	}
	want := map[string]string{
		"audyty.xlsx › Wizyty 2025-W-0001 WA01": "tak", "audyty.xlsx › Wizyty 2025-W-0001 WD01": "4.5",
		"audyty.xlsx › Telefony 2025-T-0001 TA01": "2", "audyty.xlsx › Telefony 2025-T-0002 TA01": "n/d",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, s := range b.Submissions {
		if s.AuditCode == "2025-W-0001" && (s.Row != 3 || !s.HeldAt.Equal(time.Date(2025, 9, 17, 10, 30, 0, 0, time.UTC))) {
			t.Errorf("held at %v, row %d", s.HeldAt, s.Row)
		}
	}
}

// An export saved by an old Excel: Windows-1250, semicolons, a number with a comma.
func TestReadAuditsWindows1250(t *testing.T) {
	text := "Kod audytu;Miejsce;WD01;WA01;WA01_komentarz\r\n2025-W-0001;Świętokrzyska 3;4,5;Tak;Źle przykręcona\r\n"
	data, err := charmap.Windows1250.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	b, err := readAuditFile(t, "a.csv", data, someCodes)
	if err != nil || len(b.Submissions) != 1 {
		t.Fatalf("%+v %v", b, err)
	}
	s := b.Submissions[0]
	if s.Place != "Świętokrzyska 3" || s.Answers[1].Comment != "Źle przykręcona" || s.Answers[0].Value != "4,5" {
		t.Errorf("%+v", s)
	}
}

// Columns of a long table in any order, points beside values, remarks as comments.
func TestReadAuditsLongColumns(t *testing.T) {
	text := "komentarz;punkty;odpowiedź;kod kryterium;kod audytu;powód;miejsce\n" +
		"Długo;2;12;WD01;2025-W-0001;;Ratusz\n;1;;WA01.;2025-W-0001;;Ratusz\n;;nie dotyczy;WA02;2025-W-0001;usługa nie jest prowadzona;Ratusz\nbrak;;brak;WE05;2025-W-0001;;\n"
	all, _, _ := readAuditText(t, text, someCodes)
	want := []RawAnswer{
		{Criterion: "WD01", Value: "12", Points: "2", Comment: "Długo", Cell: "C2"},
		{Criterion: "WA01", Points: "1", Cell: "C3"},
		{Criterion: "WA02", NA: true, Reason: contest.NAUnavailable, Cell: "C4"},
		{Criterion: "WE05", Cell: "C5"},
	}
	if len(all) != 1 || all[0].Place != "Ratusz" {
		t.Fatalf("%+v", all)
	}
	if d := cmp.Diff(want, all[0].Answers); d != "" {
		t.Error(d)
	}
}

func TestReadOutcome(t *testing.T) {
	tests := []struct {
		in   string
		want contest.Outcome
		ok   bool
	}{
		{"", "", true},
		{"kontakt", contest.OutcomeContact, true},
		{"TAK", contest.OutcomeContact, true},
		{"contact", contest.OutcomeContact, true},
		{"Brak kontaktu", contest.OutcomeNoContact, true},
		{"no_contact", contest.OutcomeNoContact, true},
		{"nie", contest.OutcomeNoContact, true},
		{"nie było kontaktu", contest.OutcomeNoContact, true},
		{"kontakt doszedł do skutku", contest.OutcomeContact, true},
		{"później", "", false},
	}
	for _, tt := range tests {
		if got, ok := readOutcome(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("%q: %q %v", tt.in, got, ok)
		}
	}
}

func TestReadAuditor(t *testing.T) {
	for in, want := range map[string]string{"A-17": "A-17", " a-17 ": "A-17", "A–170": "A-170", "A17": "A-17", "a 3": "A-03", "A-1": "A-01", "A - 7": "A-07", "17": "A-17", " 1": "A-01", "": ""} {
		if got, f := readAuditor(in); got != want || f != nil {
			t.Errorf("%q: %q %v", in, got, f)
		}
	}
	for _, in := range []string{"Jan Kowalski", "A-17 Jan", "AJ17", "A-1234567", "0", "A1/2", "jan@example.pl", "A-17\nJan"} {
		got, f := readAuditor(in)
		if got != "" || f == nil || f.Severity != contest.SeverityError || len(f.Args) > 0 {
			t.Errorf("%q came in: %q %v", in, got, f)
		}
	}
}

func TestReadReason(t *testing.T) {
	for in, want := range map[string]contest.NAReason{
		"": "", "condition": contest.NACondition, "KIND": contest.NAKind, "Warunek się nie zdarzył": contest.NACondition,
		"brak usługi": contest.NAUnavailable, "bo tak": "",
	} {
		if got := readReason(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestReadMoment(t *testing.T) {
	warsaw := time.FixedZone("CEST", 2*60*60)
	tests := []struct {
		date, clock string
		want        time.Time
		hasClock    bool
		fault       string
	}{
		{"17.09.2025", "", time.Date(2025, 9, 17, 0, 0, 0, 0, warsaw), false, ""},
		{"2025-09-17", "8:05", time.Date(2025, 9, 17, 8, 5, 0, 0, warsaw), true, ""},
		{"2025-09-17 10:30:00", "-", time.Date(2025, 9, 17, 10, 30, 0, 0, warsaw), true, ""},
		{"2025-09-17 10:30:00", "11:00", time.Date(2025, 9, 17, 11, 0, 0, 0, warsaw), true, ""},
		{"2025-09-17T08:30:00Z", "", time.Date(2025, 9, 17, 10, 30, 0, 0, warsaw), true, ""},
		{"", "10:30", time.Time{}, false, ""},
		{"brak", "", time.Time{}, false, ""},
		{"31.02.2025", "", time.Time{}, false, "audit_date"},
		{"17.09.2025", "25:00", time.Date(2025, 9, 17, 0, 0, 0, 0, warsaw), false, "audit_time"},
	}
	for _, tt := range tests {
		got, hasClock, f := readMoment(tt.date, tt.clock, warsaw)
		code := ""
		if f != nil {
			code = f.Code
		}
		if !got.Equal(tt.want) || hasClock != tt.hasClock || code != tt.fault {
			t.Errorf("%q %q: %v %v %q", tt.date, tt.clock, got, hasClock, code)
		}
	}
}

// The files of other programs that lie beside the repository hold no audits, and are
// refused in words.
func TestReadAuditsForeignFiles(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "imports")
	for _, name := range []string{"04_google_forms_pl_2022.csv", "06_odk_safi_results.csv", "10_ankieta_cp1250_crlf.csv", "11_ankieta_biff8.xls", "08_ankieta_pracownicy_2_naglowki.xlsx"} {
		path := filepath.Join(folder, name)
		if _, err := os.Stat(path); err != nil {
			t.Skip("no files to import beside the repository")
		}
		if _, err := ReadAudits(context.Background(), path, AuditOptions{}); contest.CodeOf(err) != "audits_not_recognised" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
