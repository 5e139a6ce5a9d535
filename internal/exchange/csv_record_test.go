package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type gotRecord struct {
	Line   int
	Fields []string
	Stray  bool
}

func records(text string, comma byte, width int) []gotRecord {
	r := newCSVReader([]byte(text), comma, width)
	var rec csvRecord
	var all []gotRecord
	for r.next(&rec) {
		all = append(all, gotRecord{rec.line, append([]string(nil), rec.fields...), rec.stray})
	}
	return all
}

func TestCSVRecords(t *testing.T) {
	for _, c := range []struct {
		name, in string
		width    int
		want     []gotRecord
	}{
		{"plain, all line ends", "a;b\r\nc;d\ne;f\rg;h", 0, []gotRecord{
			{1, []string{"a", "b"}, false}, {2, []string{"c", "d"}, false}, {3, []string{"e", "f"}, false}, {4, []string{"g", "h"}, false},
		}},
		{"no text", "", 0, nil},
		{"line break at the end", "a\n", 0, []gotRecord{{1, []string{"a"}, false}}},
		{"blank lines", "a\n\n\r\nb", 0, []gotRecord{{1, []string{"a"}, false}, {2, []string{""}, false}, {3, []string{""}, false}, {4, []string{"b"}, false}}},
		{"empty fields", ";;\n", 0, []gotRecord{{1, []string{"", "", ""}, false}}},
		{"quoted", `"a;b";"c""d";""` + "\n", 0, []gotRecord{{1, []string{"a;b", `c"d`, ""}, false}}},
		{"quotes alone", `"""a""";x`, 0, []gotRecord{{1, []string{`"a"`, "x"}, false}}},
		{"blanks around", ` "a" ; b`, 0, []gotRecord{{1, []string{"a", " b"}, false}}},
		{"trap 5: line break within", "\"a\r\nb\";c\nd;e", 0, []gotRecord{{1, []string{"a\nb", "c"}, false}, {3, []string{"d", "e"}, false}}},
		{"line breaks within, CR", "\"a\rb\n\nc\";d\re", 0, []gotRecord{{1, []string{"a\nb\n\nc", "d"}, false}, {5, []string{"e"}, false}}},
		{"trap 7: text that begins with a quote", `"EDUCENTRUM" SZKOŁA;x` + "\n" + `"A" i "B";y`, 0, []gotRecord{
			{1, []string{`"EDUCENTRUM" SZKOŁA`, "x"}, false}, {2, []string{`"A" i "B"`, "y"}, false},
		}},
		{"quote glued to text", `"ABC"def;x` + "\ny", 0, []gotRecord{{1, []string{`"ABC"def`, "x"}, false}, {2, []string{"y"}, false}}},
		{"bare quotes in a quoted field", `"Firma "ABC" sp. z o.o.";x`, 0, []gotRecord{{1, []string{`Firma "ABC" sp. z o.o.`, "x"}, false}}},
		{"bare quotes at its end", `"ZSO "Nr 1"";x`, 0, []gotRecord{{1, []string{`ZSO "Nr 1"`, "x"}, false}}},
		{"doubled quotes outside", `""abc"";x`, 0, []gotRecord{{1, []string{`"abc"`, "x"}, false}}},
		{"quote inside text", `Hotel "Polonia";x`, 0, []gotRecord{{1, []string{`Hotel "Polonia"`, "x"}, false}}},
		{"open quote to the end", "\"a;b\nc;d\n", 2, []gotRecord{{1, []string{`"a`, "b"}, true}, {2, []string{"c", "d"}, false}}},
		{"open quote before a quoted field", "\"a;b\n\"c\";d\ne;f", 2, []gotRecord{{1, []string{`"a`, "b"}, true}, {2, []string{"c", "d"}, false}, {3, []string{"e", "f"}, false}}},
		{"open quote before an empty field", "\"a;b\nc;\"\"\ne;f", 2, []gotRecord{{1, []string{`"a`, "b"}, true}, {2, []string{"c", ""}, false}, {3, []string{"e", "f"}, false}}},
		{"two open quotes", "\"a;b\nc;d\n\"e;f\ng;h", 2, []gotRecord{
			{1, []string{`"a`, "b"}, true}, {2, []string{"c", "d"}, false}, {3, []string{`"e`, "f"}, true}, {4, []string{"g", "h"}, false},
		}},
		{"open quote that would close by swallowing", "\"a;b\nc;d\ne\";f\ng;h", 2, []gotRecord{{1, []string{"a;b\nc;d\ne", "f"}, false}, {4, []string{"g", "h"}, false}}},
		{"open quote, swallowing changes the width", "\"a;b;c\nd;e;f\ng\";h\ni;j;k", 3, []gotRecord{
			{1, []string{`"a`, "b", "c"}, true}, {2, []string{"d", "e", "f"}, false}, {3, []string{`g"`, "h"}, false}, {4, []string{"i", "j", "k"}, false},
		}},
		{"quote at the very end", `a;"`, 0, []gotRecord{{1, []string{"a", `"`}, true}}},
		{"NUL stays for the caller", "a\x00b;c", 0, []gotRecord{{1, []string{"a\x00b", "c"}, false}}},
	} {
		if d := cmp.Diff(c.want, records(c.in, ';', c.width)); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, d)
		}
	}
	if d := cmp.Diff([]gotRecord{{1, []string{"a;b,c"}, false}}, records("a;b,c", 0, 0)); d != "" {
		t.Error("no delimiter:", d)
	}
	if d := cmp.Diff([]gotRecord{{1, []string{"a", "b c"}, false}}, records("a\t\"b c\"", '\t', 0)); d != "" {
		t.Error("tab:", d)
	}
}

// Open quotes on every line, as a hostile file has them, must not make it read the
// rest of the file for each.
func TestCSVOpenQuotesCostNothing(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "\"a%d\"\";\"\"b\n", i)
	}
	r := newCSVReader([]byte(b.String()), ';', 2)
	var rec csvRecord
	n := 0
	for r.next(&rec) {
		n++
	}
	if n == 0 || r.pos != b.Len() {
		t.Fatalf("%d records, stopped at %d of %d", n, r.pos, b.Len())
	}
	if spent := 4*b.Len() + 1024 - r.again; spent > 5*b.Len()+maxFieldBytes {
		t.Errorf("read %d bytes again for a file of %d", spent, b.Len())
	}
}

// FuzzCSV: the reader comes to the end, every line begins at most one record, lines
// rise, and what encoding/csv writes is read as it was.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"a;b\n\"c\nd\";e\n", "\"EDUCENTRUM\" SZKOŁA, x\n", "\"a;b\nc;\"\"\n", "sep=;\na;b", "a\rb\r\n\"", "\"\"\"\"", "a\t\"b\"c\"\t\n", "\"x\"\"\n\"y\"\"\n",
	} {
		f.Add(s, byte(0))
	}
	f.Fuzz(func(t *testing.T, text string, pick byte) {
		comma := delimiters[int(pick)%len(delimiters)]
		r := newCSVReader([]byte(text), comma, int(pick)%7)
		var rec csvRecord
		before, fields := 0, 0
		for r.next(&rec) {
			if rec.line <= before || len(rec.fields) == 0 || rec.end > len(text) {
				t.Fatalf("line %d after %d, %d fields, end %d", rec.line, before, len(rec.fields), rec.end)
			}
			before = rec.line
			fields += len(rec.fields)
		}
		if lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1; before > lines || r.pos != len(text) {
			t.Fatalf("line %d of %d, stopped at %d of %d", before, lines, r.pos, len(text))
		}
		if fields > len(text)+1 {
			t.Fatalf("%d fields in %d bytes", fields, len(text))
		}
		checkWrittenCSV(t, text, comma)
	})
}

func checkWrittenCSV(t *testing.T, text string, comma byte) {
	want := [][]string{strings.Split(text, "x"), {"a", text}}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = rune(comma)
	w.UseCRLF = len(text)%2 == 0 && !strings.Contains(text, "\r") // it would drop them
	if w.WriteAll(want) != nil || strings.Count(text, "\n")+strings.Count(text, "\r") > maxQuotedLines {
		return
	}
	got := records(b.String(), comma, 0)
	if len(got) != 2 {
		t.Fatalf("%q: %d records", b.String(), len(got))
	}
	for i := range want {
		if len(got[i].Fields) != len(want[i]) {
			t.Fatalf("%q: %q", want[i], got[i].Fields)
		}
		for j := range want[i] {
			a := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(want[i][j])
			if a != got[i].Fields[j] {
				t.Fatalf("%q became %q", a, got[i].Fields[j])
			}
		}
	}
}
