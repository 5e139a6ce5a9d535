package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io/fs"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// evilTexts is what must come out of a file as it went in, and never as a formula.
var evilTexts = []string{
	"=1+1", "+48 601 623 243", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\n=1+1", " =1+1", "\u00A0=1", "\"=1+1\"", "'=1+1", "''=1", "＝1+1", "＋1", "－1", "＠x",
	"=HYPERLINK(\"http://x\";\"y\")", "-5", "-12,50", "-", "--", "+5", "-1-1", "zwykły; tekst", "cudzysłów \" w środku", "\"na początku\"", "dwa\nwiersze", "sep=;", "a,=1+1", "a\t=1+1", "a;=1+1\n=1+1", "x, '=1", "0123", "1e5",
	"Łódź „cytat”", "a,b|c\td", "_x0041_", "<b>&amp;</b>", "'", "''", "=", "\u202Eabc", "2025-09-17", "TRUE", "1 234,5", "😀", "#N/A",
}

func textRows(texts []string) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for i, s := range texts {
			if !yield([]any{"x", s, i}, nil) {
				return
			}
		}
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"=1": "'=1", "+1": "'+1", "-x": "'-x", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "\nx": "'\nx", "\x00x": "'\x00x", "＝1": "'＝1", "＋": "'＋", "－": "'－", "＠": "'＠",
		" =1": "' =1", "\"=1": "'\"=1", "'=1": "''=1", " \"'=1": "' \"'=1", "-5": "-5", "-5,25": "-5,25", "-5.25": "-5.25", "-5 000": "'-5 000", "+48": "'+48",
		"": "", "a=1": "a=1", "5-6": "5-6", "'tekst'": "'tekst'", "-1,2,3": "'-1,2,3", "Urząd": "Urząd", "„=1": "„=1",
		"a,=1": "a,'=1", "a;\t@x\ny": "a;\t'@x\ny", "a\n=1": "a\n'=1", "Rynek 1, +48 601 623 243": "Rynek 1, +48 601 623 243", "a,'=1": "a,''=1", "1,-5": "1,-5",
		"a, +cmd|' /C calc'!A0": "a,' +cmd|' /C calc'!A0", "\n=1": "'\n'=1", "a, - b": "a,' - b", "=1,=2": "'=1,'=2",
	} {
		got := guard(in)
		if got != want || unguard(got) != in {
			t.Errorf("guard(%q) = %q, back %q", in, got, unguard(got))
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range evilTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := unguard(guard(s)); got != s {
			t.Fatalf("%q comes back as %q", s, got)
		}
		if g := guard(s); g != "" && strings.ContainsRune("=+-@\t\r\n\x00", rune(g[0])) && !realNumber.MatchString(g) {
			t.Fatalf("%q is written as %q", s, g)
		}
	})
}

func TestWriteCSVBytes(t *testing.T) {
	var b bytes.Buffer
	o := Outgoing{Columns: []string{"nazwa", "wynik; punkty", "=x"}, Rows: func(yield func([]any, error) bool) {
		_ = yield([]any{"Urząd \"Gminy\"", contest.Hundredths(8742), nil}, nil) &&
			yield([]any{"=1+1", 12.5, -3}, nil) &&
			yield([]any{true, time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC), time.Date(2025, 9, 17, 10, 30, 0, 0, time.UTC)}, nil) &&
			yield([]any{int64(-5), contest.Hundredths(-5), " x"}, nil) &&
			yield(nil, nil)
	}}
	if err := WriteCSV(&b, o); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFnazwa;\"wynik; punkty\";'=x\r\n" +
		"\"Urząd \"\"Gminy\"\"\";87,42;\r\n" +
		"'=1+1;12,5;-3\r\n" +
		"TRUE;2025-09-17;2025-09-17 10:30:00\r\n" +
		"-5;-0,05;\" x\"\r\n" +
		"\"\"\r\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}

// What was written is read as it was, and by another reader too.
func TestWriteCSVRoundTrip(t *testing.T) {
	var b bytes.Buffer
	if err := WriteCSV(&b, Outgoing{Columns: []string{"a", "tekst", "nr"}, Rows: textRows(evilTexts)}); err != nil {
		t.Fatal(err)
	}
	got := dataCells(t, openTable(t, "t.csv", b.Bytes(), TableOptions{HeaderRows: 1}))
	var want []string
	for _, s := range evilTexts {
		want = append(want, CleanCell(s))
	}
	var have []string
	for _, r := range got {
		have = append(have, r[1])
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Error(d)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF")))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil || len(all) != len(evilTexts)+1 {
		t.Fatalf("%d records, %v", len(all), err)
	}
	for i, s := range evilTexts {
		if all[i+1][1] != strings.ReplaceAll(guard(s), "\r\n", "\n") {
			t.Errorf("%q was written as %q", s, all[i+1][1])
		}
	}
}

func writtenXLSX(t *testing.T, o Outgoing) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteXLSX(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// excelize, another program's reader, sees texts as texts and numbers as numbers.
func TestWriteXLSXRoundTrip(t *testing.T) {
	o := Outgoing{Title: "Ranking <2025>", Tab: "Wyniki/ogólne: [A]", Columns: []string{"a", "tekst", "nr"}, Widths: []float64{0, 40}, Rows: textRows(evilTexts)}
	data := writtenXLSX(t, o)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tab := f.GetSheetList()[0]
	if tab != "Wyniki-ogólne- -A-" {
		t.Errorf("tab %q", tab)
	}
	for i, s := range evilTexts {
		cell := cellPlace(i+3, 1)
		kind, err := f.GetCellType(tab, cell)
		formula, _ := f.GetCellFormula(tab, cell)
		value, _ := f.GetCellValue(tab, cell)
		if err != nil || kind != excelize.CellTypeInlineString || formula != "" || value != strings.ReplaceAll(s, "\x00", "") {
			t.Errorf("%s: %q of kind %v, formula %q, %v", cell, value, kind, formula, err)
		}
	}
	if width, err := f.GetColWidth(tab, "B"); err != nil || width != 40 {
		t.Errorf("width %v %v", width, err)
	}
	if panes, err := f.GetPanes(tab); err != nil || !panes.Freeze || panes.YSplit != 2 {
		t.Errorf("%+v %v", panes, err)
	}
	if props, err := f.GetDocProps(); err != nil || props.Title != "Ranking <2025>" || props.Created != "2000-01-01T00:00:00Z" {
		t.Errorf("%+v %v", props, err)
	}
	table := openTable(t, "t.xlsx", data, TableOptions{})
	if d := cmp.Diff([]string{"a", "tekst", "nr"}, columnNames(table)); d != "" || table.Header.FirstRow != 2 {
		t.Error(d)
	}
	for i, r := range dataCells(t, table) {
		if r[1] != CleanCell(evilTexts[i]) {
			t.Errorf("%q comes back as %q", evilTexts[i], r[1])
		}
	}
	if !bytes.Equal(data, writtenXLSX(t, o)) {
		t.Error("the same content gives other bytes")
	}
}

// A note stands below the table, outside what Excel filters and what is read back by the
// table's columns; in CSV it would be a row.
func TestNoteStandsBelowTheTable(t *testing.T) {
	o := Outgoing{Title: "Ranking", Columns: []string{"a", "b"}, Note: "Miejsc nie publikować.", Rows: textRows([]string{"x", "y"})}
	data := writtenXLSX(t, o)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tab := f.GetSheetList()[0]
	rows, err := f.GetRows(tab)
	if err != nil || len(rows) != 6 || len(rows[4]) != 0 || rows[5][0] != o.Note {
		t.Errorf("%q, %v", rows, err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := fs.ReadFile(z, "xl/worksheets/sheet1.xml")
	if err != nil || !strings.Contains(string(sheet), `<autoFilter ref="A2:B4"/>`) {
		t.Errorf("the filter holds the note, %v", err)
	}
	var b bytes.Buffer
	if err := WriteCSV(&b, o); err != nil || strings.Contains(b.String(), o.Note) {
		t.Errorf("%q, %v", b.String(), err)
	}
}

func TestWriteXLSXValues(t *testing.T) {
	row := []any{
		contest.Hundredths(8742), 12.5, 7, int64(1) << 40, true, false, nil, "",
		time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC), time.Date(2025, 9, 17, 10, 30, 15, 0, time.UTC),
		time.Time{},
		"kontrolny\x01znak",
	}
	data := writtenXLSX(t, Outgoing{Columns: []string{"a"}, Rows: func(yield func([]any, error) bool) { yield(row, nil) }})
	table := openTable(t, "t.xlsx", data, TableOptions{HeaderRow: 1, HeaderRows: 1})
	if table.Sheet.Name != "Tabela" || table.Header.FirstRow != 1 {
		t.Errorf("%+v %+v", table.Sheet, table.Header)
	}
	want := []string{"87.42", "12.5", "7", "1099511627776", "TRUE", "FALSE", "", "", "2025-09-17", "2025-09-17 10:30:15", "", "kontrolnyznak"}
	if d := cmp.Diff(want, dataCells(t, table)[0]); d != "" {
		t.Error(d)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A2": "87.42", "I2": "2025-09-17", "J2": "2025-09-17 10:30:15"} {
		if got, err := f.GetCellValue("Tabela", cell); err != nil || got != want {
			t.Errorf("%s shows %q, %v", cell, got, err)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	stop := errors.New("store")
	failing := func(yield func([]any, error) bool) {
		if yield([]any{"a"}, nil) {
			yield(nil, stop)
		}
	}
	odd := func(yield func([]any, error) bool) { yield([]any{struct{}{}}, nil) }
	long := func(yield func([]any, error) bool) { yield([]any{"x", strings.Repeat("😀", maxXLSXCell/2+1)}, nil) }
	for name, write := range map[string]func(w *bytes.Buffer, o Outgoing) error{
		"CSV":  func(w *bytes.Buffer, o Outgoing) error { return WriteCSV(w, o) },
		"XLSX": func(w *bytes.Buffer, o Outgoing) error { return WriteXLSX(w, o) },
	} {
		var b bytes.Buffer
		if err := write(&b, Outgoing{Columns: []string{"a"}, Rows: failing}); err != stop {
			t.Errorf("%s: %v", name, err)
		}
		if err := write(&b, Outgoing{Columns: []string{"a"}, Rows: odd}); err == nil {
			t.Errorf("%s wrote a struct", name)
		}
	}
	var e *contest.Error
	if err := WriteXLSX(&bytes.Buffer{}, Outgoing{Columns: []string{"a"}, Rows: long}); !errors.As(err, &e) || e.Code != "table_write_cell" || e.Args["cell"] != "B2" {
		t.Errorf("%v", err)
	}
	full := errors.New("disk full")
	rows := textRows(make([]string, 50_000))
	if err := WriteCSV(failingWriter{full}, Outgoing{Columns: []string{"a"}, Rows: rows}); err != full {
		t.Errorf("CSV to a full disk: %v", err)
	}
	if err := WriteXLSX(failingWriter{full}, Outgoing{Columns: []string{"a"}, Rows: rows}); !errors.Is(err, full) {
		t.Errorf("XLSX to a full disk: %v", err)
	}
}

type failingWriter struct{ err error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.err }

func TestWriteRejects(t *testing.T) {
	table := openTable(t, "t.csv", []byte("nazwa;telefon;\n\"=zły\";123456789;x\n"), TableOptions{HeaderRows: 1})
	var rejects []Reject
	err := table.Rows(context.Background(), func(r Row) error {
		rejects = append(rejects, Reject{Row: r.Number, Reason: "brak kodu „TERYT”", Cells: append([]string(nil), r.Cells...)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteRejects(&b, table.Header, func(yield func(Reject) bool) {
		for _, r := range rejects {
			if !yield(r) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFwiersz;powód;nazwa;telefon;kolumna 3\r\n2;brak kodu „TERYT”;'=zły;123456789;x\r\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
	again := openTable(t, "odrzucone.csv", b.Bytes(), TableOptions{HeaderRows: 1})
	if d := cmp.Diff([][]string{{"2", "brak kodu „TERYT”", "=zły", "123456789", "x"}}, dataCells(t, again)); d != "" {
		t.Error(d)
	}
}

func TestTabName(t *testing.T) {
	for in, want := range map[string]string{"": "Tabela", "''": "Tabela", "a:b": "a-b", strings.Repeat("ż", 40): strings.Repeat("ż", 31), "Gala\n2025": "Gala 2025"} {
		if got := tabName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
