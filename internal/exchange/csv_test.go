package exchange

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"biurolidera/internal/contest"
)

// Traps 1 and 2 of domain.md §2: the same table in every encoding, with every
// delimiter and line end, gives the same rows.
func TestCSVEveryShape(t *testing.T) {
	table := "nazwa|powiat|uwagi\nUrząd Gminy Żółkiewka|krasnostawski|brak\nŚwidnica|świdnicki|„ćwierć”\n"
	want := [][]string{{"Urząd Gminy Żółkiewka", "krasnostawski", "brak"}, {"Świdnica", "świdnicki", "„ćwierć”"}}
	encodings := map[string]func(string) []byte{
		"UTF-8":           func(s string) []byte { return []byte(s) },
		"UTF-8 with mark": func(s string) []byte { return []byte("\uFEFF" + s) },
		"windows-1250":    func(s string) []byte { return encoded(t, charmap.Windows1250, s) },
		"ISO-8859-2": func(s string) []byte {
			return encoded(t, charmap.ISO8859_2, strings.NewReplacer("„", "'", "”", "'").Replace(s))
		},
		"UTF-16LE":      func(s string) []byte { return encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), s) },
		"UTF-16BE mark": func(s string) []byte { return encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), s) },
	}
	for name, encode := range encodings {
		for _, comma := range delimiters {
			for _, end := range []string{"\n", "\r\n", "\r"} {
				text := strings.NewReplacer("|", string(comma), "\n", end).Replace(table)
				got := openTable(t, "t.csv", encode(text), TableOptions{})
				rows := dataCells(t, got)
				for _, r := range rows {
					r[2] = strings.ReplaceAll(r[2], "'ćwierć'", "„ćwierć”")
				}
				if d := cmp.Diff(want, rows); d != "" || got.Delimiter != comma {
					t.Errorf("%s, %q, %q: %s", name, comma, end, d)
				}
				if f := got.Findings(); len(f) > 0 {
					t.Errorf("%s, %q, %q: %v", name, comma, end, f)
				}
			}
		}
	}
}

func TestCSVDelimiter(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want rune
	}{
		"decimal commas":            {"a;b;c\n1,5;2,5;3\n1,25;7;8,5\n", ';'},
		"commas in texts":           {"nazwa;adres\nUG;Rynek 1, Bardo\nUM;ul. Długa 2, Łódź\nSP;Lipowa\n", ';'},
		"semicolons in texts":       {"nazwa,mail,www\nUG,\"a@x.pl; b@x.pl\",x\nUM,c@x.pl,y\n", ','},
		"delimiter within quotes":   {"a,b\n\"1;2;3\",\"4;5;6\"\n\"1;2;3\",\"4;5;6\"\n", ','},
		"one column":                {"nazwa\nUG Bardo\nUM Łódź, centrum\nUM Radom\n", 0},
		"one column, uneven commas": {"adres\nRynek 1, Bardo\nLipowa 2, Łódź\nDługa 3, lok. 4, Radom\nKrótka, 5, 6, 7\n", 0},
		"title above":               {"Wykaz instytucji\n\na;b;c\n1;2;3\n4;5;6\n", ';'},
		"said by Excel":             {"sep=,\na,b;c\n1,2;3\n", ','},
		"header alone":              {"a\tb\tc", '\t'},
		"pipe":                      {"a|b\n1|2\n", '|'},
	} {
		if got := openTable(t, "t.csv", []byte(c.text), TableOptions{HeaderRows: 1}); got.Delimiter != c.want {
			t.Errorf("%s: %q, want %q", name, got.Delimiter, c.want)
		}
	}
	got := openTable(t, "t.csv", []byte("a;b,c\n1;2,3\n"), TableOptions{Delimiter: ','})
	if d := cmp.Diff([]string{"a;b", "c"}, columnNames(got)); d != "" {
		t.Error(d)
	}
}

func TestCSVSepLine(t *testing.T) {
	got := openTable(t, "t.csv", []byte("sep=;\r\na;b\r\n1;2\r\n"), TableOptions{})
	if d := cmp.Diff([]Row{{2, []string{"a", "b"}, false}, {3, []string{"1", "2"}, false}}, allRows(t, got)); d != "" {
		t.Error(d)
	}
}

// Row numbers are the lines an editor shows, whatever stands between them.
func TestCSVRowNumbers(t *testing.T) {
	got := openTable(t, "t.csv", []byte("a;b\n\n\"1\nx\";2\n;\n3;4\n"), TableOptions{})
	want := []Row{{1, []string{"a", "b"}, false}, {3, []string{"1\nx", "2"}, false}, {6, []string{"3", "4"}, false}}
	if d := cmp.Diff(want, allRows(t, got)); d != "" {
		t.Error(d)
	}
	if got.Sheet.Rows != 3 || got.Sheet.Columns != 2 {
		t.Errorf("counts: %+v", got.Sheet)
	}
}

func TestCSVFindings(t *testing.T) {
	text := "nazwa;gmina;kod\n" +
		"Jasło;Łódź;1\n" +
		"\xB9\x9C;Żory;2\n" + // other bytes
		"\"Nida;Kielce;3\n" + // open quote
		"Kłaj;Kłaj\n" + // short
		"a;b;c;d;\n" + // wide
		"a;b;c;;\n" + // blank cells beyond are nothing
		"x\x00y;b;c\n"
	got := openTable(t, "t.csv", []byte(text), TableOptions{})
	want := []string{"table_broken_bytes@3", "table_quote_open@4", "table_row_short@5", "table_row_wide@6", "table_zero_bytes@8"}
	if d := cmp.Diff(want, codesAt(got.Findings())); d != "" {
		t.Error(d)
	}
	if f := got.Findings()[0]; f.Args["count"] != 2 || f.Args["encoding"] != encodingUTF8 || f.Source != "t.csv" || f.Severity != contest.SeverityWarning {
		t.Errorf("%+v", f)
	}
	rows := dataCells(t, got)
	if rows[1][0] != "ąś" || rows[2][0] != `"Nida` || rows[6][0] != "xy" {
		t.Errorf("%q", rows)
	}
}

func TestCSVFindingsAreBounded(t *testing.T) {
	got := openTable(t, "t.csv", []byte("a;b;c\n"+strings.Repeat("1;2\n", 150)+strings.Repeat("1;2;3\n", 200)), TableOptions{})
	found := got.Findings()
	if last := found[len(found)-1]; len(found) != 101 || last.Code != "table_row_short_more" || last.Args["count"] != 50 {
		t.Errorf("%d, %+v", len(found), last)
	}
}

func TestCSVLimits(t *testing.T) {
	long := strings.Repeat("ż", MaxCellRunes)
	openTable(t, "t.csv", []byte("a;b\n"+long+";1\n"), TableOptions{})
	wide := strings.Repeat("x;", MaxColumns-1)
	openTable(t, "t.csv", []byte(wide+"x;;;\n"+wide+"y\n"), TableOptions{})
	for name, c := range map[string]struct{ text, code string }{
		"long cell":        {"a;b\n" + long + "z;1\n", "table_cell_long"},
		"long quoted cell": {"a;b\n\"" + long + "z\";1\n", "table_cell_long"},
		"huge cell":        {"a;b\n" + strings.Repeat("y", 20<<20) + ";1\n", "table_cell_long"},
		"many columns":     {wide + "x;x\n", "table_columns"},
		"blank":            {" \r\n\n", "table_empty"},
		"nothing":          {"", "table_empty"},
		"delimiters alone": {";;;\n;;;\n", "table_empty"},
	} {
		if got := refusal(t, "t.csv", []byte(c.text), TableOptions{}); got != c.code {
			t.Errorf("%s: %s", name, got)
		}
	}
	rows := strings.Repeat("1;2\n", MaxRows-1)
	openTable(t, "t.csv", []byte("a;b\n"+rows), TableOptions{})
	_, err := ReadTable(context.Background(), "t.csv", []byte("a;b\n"+rows+"\n\n3;4\n"), TableOptions{})
	var e *contest.Error
	if !errors.As(err, &e) || e.Code != "table_rows" || e.Args["row"] != MaxRows+3 || e.Args["limit"] != MaxRows {
		t.Errorf("%v", err)
	}
}

func TestCSVEncodingSaid(t *testing.T) {
	data := []byte("nazwa;kod\nB\xB9k;1\n")
	if got := dataCells(t, openTable(t, "t.csv", data, TableOptions{}))[0][0]; got != "Bąk" {
		t.Errorf("found: %q", got)
	}
	if got := dataCells(t, openTable(t, "t.csv", data, TableOptions{Encoding: "ISO-8859-2"}))[0][0]; got != "Bšk" {
		t.Errorf("said: %q", got)
	}
	if got := refusal(t, "t.csv", data, TableOptions{Encoding: "koi8"}); got != "table_encoding_unknown" {
		t.Error(got)
	}
}

func TestCSVCancel(t *testing.T) {
	data := []byte("a;b\n" + strings.Repeat("1;2\n", 5000))
	ctx, cancel := context.WithCancel(context.Background())
	table, err := ReadTable(ctx, "t.csv", data, TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = table.Rows(ctx, func(Row) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 600 {
		t.Errorf("after %d rows: %v", n, err)
	}
	if _, err := ReadTable(ctx, "t.csv", data, TableOptions{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	stop := errors.New("enough")
	if err := table.Rows(context.Background(), func(Row) error { return stop }); err != stop {
		t.Error(err)
	}
}

func TestCSVProgress(t *testing.T) {
	var seen []int
	data := []byte("a;b\n" + strings.Repeat("1;2\n", 2500))
	openTable(t, "t.csv", data, TableOptions{Progress: func(rows int) { seen = append(seen, rows) }})
	if fmt.Sprint(seen) != "[1000 2000]" {
		t.Error(seen)
	}
}

// Trap 16 and trap 12: words for nothing and cells with two addresses come as they are.
func TestCSVKeepsWords(t *testing.T) {
	got := dataCells(t, openTable(t, "t.csv", []byte("nazwa;mail;uwagi\nUG;a@x.pl, b@x.pl;brak\nUM;N/A;-\n"), TableOptions{}))
	if d := cmp.Diff([][]string{{"UG", "a@x.pl, b@x.pl", "brak"}, {"UM", "N/A", "-"}}, got); d != "" {
		t.Error(d)
	}
}
