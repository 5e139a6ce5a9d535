package exchange

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

const odsSheet = `<table:tracked-changes><table:table-cell><text:p>ERR</text:p></table:table-cell></table:tracked-changes>` +
	`<table:table table:name="Łódź &amp; co"><table:table-column table:number-columns-repeated="1024"/>` +
	`<table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Urząd <text:s text:c="3"/>Gminy</text:p></table:table-cell>` +
	`<table:table-cell office:value-type="string"><text:p>a<office:annotation><text:p>ERR</text:p></office:annotation></text:p><text:p>b <text:span>c<text:line-break/>d</text:span></text:p>` +
	`<office:annotation><text:p>ERR</text:p></office:annotation></table:table-cell></table:table-row></table:table-header-rows>` +
	`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
	`<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1.2345678901E+10"><text:p>12 345 678 901</text:p></table:table-cell>` +
	`<table:table-cell office:value-type="float" office:value="1234"><text:p>01-234</text:p></table:table-cell>` +
	`<table:table-cell office:value-type="date" office:date-value="2025-09-17"><text:p>17.09.25</text:p></table:table-cell>` +
	`<table:table-cell office:value-type="date" office:date-value="2025-09-17T10:30:00.5"/>` +
	`<table:table-cell office:value-type="time" office:time-value="PT26H30M05S"/>` +
	`<table:table-cell office:value-type="boolean" office:boolean-value="true"/>` +
	`<table:table-cell office:value-type="percentage" office:value="0.85"><text:p>85 %</text:p></table:table-cell>` +
	`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" xmlns:calcext="c" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>` +
	`<table:table-cell table:formula="of:=1+1"/>` +
	`<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"><text:p>7</text:p></table:table-cell></table:table-row>` +
	`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>razem</text:p></table:table-cell>` +
	`<table:covered-table-cell office:value-type="string"><text:p>ERR</text:p></table:covered-table-cell><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>` +
	`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>` +
	`<table:table table:name="Drugi"><table:table-row><table:table-cell><text:p>tu</text:p><draw:frame xmlns:draw="d"><table:table table:name="ERR"><table:table-row>` +
	`<table:table-cell><text:p>ERR</text:p></table:table-cell></table:table-row></table:table></draw:frame></table:table-cell></table:table-row></table:table>`

func TestODSCells(t *testing.T) {
	want := []Row{
		{1, []string{"Urząd Gminy", "a\nb c\nd"}, false},
		{5, []string{"12345678901", "01-234", "2025-09-17", "2025-09-17 10:30:00", "26:30:05", "TRUE", "0.85", "#DIV/0!", "", "7", "7"}, true},
		{6, []string{"razem", "", "x"}, false},
		{7, []string{"razem", "", "x"}, false},
	}
	flat := strings.Replace(odsHead, "document-content", "document", 1) + odsSheet + strings.Replace(odsTail, "document-content", "document", 1)
	for name, data := range map[string][]byte{"packed": odsBytes(t, odsSheet), "flat": []byte(flat)} {
		table := openTable(t, "t.ods", data, TableOptions{HeaderRows: -1})
		if d := cmp.Diff(want, allRows(t, table)); d != "" || table.Format != FormatODS {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff([]string{"table_cell_error@5", "table_formula_empty@5"}, codesAt(table.Findings())); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff([]Worksheet{{"Łódź & co", false, 4, 11}, {"Drugi", false, 1, 1}}, table.Sheets); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		second, err := table.Use(context.Background(), "Drugi")
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]Row{{1, []string{"tu"}, false}}, allRows(t, second)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestODSHiddenAndMerged(t *testing.T) {
	tables := `<table:table table:name="Ukryty" table:style-name="ta2"><table:table-row table:number-rows-repeated="20"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>` +
		`<table:table table:name="Jawny" table:style-name="ta1">` +
		`<table:table-row><table:table-cell><text:p>powiat</text:p></table:table-cell><table:table-cell><text:p>gmina</text:p></table:table-cell></table:table-row>` +
		`<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>strzeliński</text:p></table:table-cell><table:table-cell><text:p>Strzelin</text:p></table:table-cell></table:table-row>` +
		`<table:table-row><table:covered-table-cell/><table:table-cell><text:p>Wiązów</text:p></table:table-cell></table:table-row></table:table>`
	styles := `<office:automatic-styles xmlns:style="s"><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>` +
		`<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>`
	head := strings.Replace(odsHead, "<office:body>", styles+"<office:body>", 1)
	table := openTable(t, "t.ods", makeZip(t, zipPart{"content.xml", head + tables + odsTail}), TableOptions{})
	if table.Sheet.Name != "Jawny" || !table.Sheets[0].Hidden {
		t.Errorf("%+v", table.Sheets)
	}
	if d := cmp.Diff([][]string{{"strzeliński", "Strzelin"}, {"strzeliński", "Wiązów"}}, dataCells(t, table)); d != "" {
		t.Error(d)
	}
}

func TestODSRefusals(t *testing.T) {
	table := func(rows string) []byte { return odsBytes(t, `<table:table table:name="A">`+rows+`</table:table>`) }
	cell := `<table:table-cell><text:p>x</text:p></table:table-cell>`
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"a million filled rows": {table(`<table:table-row table:number-rows-repeated="1000000">` + cell + `</table:table-row>`), "table_rows"},
		"a thousand columns":    {table(`<table:table-row><table:table-cell table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row>`), "table_columns"},
		"no worksheet":          {odsBytes(t, ""), "table_empty"},
		"encrypted": {makeZip(t, zipPart{"META-INF/manifest.xml", `<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`},
			zipPart{"content.xml", "\x00\x01rubbish"}), "table_encrypted"},
		"encrypted whole": {makeZip(t, zipPart{"content.xml", "x"}, zipPart{"encrypted-package", "x"}), "table_encrypted"},
		"too many":        {odsBytes(t, strings.Repeat(`<table:table table:name="A"/>`, MaxWorksheets+1)), "table_worksheets"},
		"cut":             {makeZip(t, zipPart{"content.xml", odsHead + `<table:table table:name="A">`}), "table_damaged"},
	} {
		if got := refusal(t, name, c.data, TableOptions{}); got != c.code {
			t.Errorf("%s: %s, want %s", name, got, c.code)
		}
	}
}

func TestDurationText(t *testing.T) {
	for in, want := range map[string]string{"PT10H30M00S": "10:30:00", "PT00H00M59.6S": "00:01:00", "PT1M": "00:01:00", "PT0,5S": "00:00:01", "P1D": "P1D", "": ""} {
		if got := durationText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzODS: any content is read within the limits or refused with a code; what is read
// twice is the same.
func FuzzODS(f *testing.F) {
	f.Add(odsSheet)
	f.Add(`<table:table table:name="A"><table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-repeated="500" table:number-rows-spanned="7"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`)
	f.Add(`<table:table><table:table-row><table:table-cell><table:table><table:table-row/></table:table></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, tables string) {
		checkReading(t, []byte(odsHead+tables+odsTail))
	})
}

// checkReading reads hostile bytes and checks what holds for every table.
func checkReading(t *testing.T, data []byte) {
	table, err := ReadTable(context.Background(), "t", data, TableOptions{})
	if err != nil {
		if code := contest.CodeOf(err); !strings.HasPrefix(code, "table_") {
			t.Fatalf("refused with %q: %v", code, err)
		}
		return
	}
	var before [][]string
	for pass := range 2 {
		number, n := 0, 0
		err := table.AllRows(context.Background(), func(r Row) error {
			if r.Number < number || r.Filled() == 0 || len(r.Cells) < len(table.Header.Columns) {
				t.Fatalf("row %d after %d, %q", r.Number, number, r.Cells)
			}
			number = r.Number
			switch {
			case n >= 200:
			case pass == 0:
				before = append(before, append([]string(nil), r.Cells...))
			case !cmp.Equal(before[n], r.Cells):
				t.Fatalf("read twice: %q, then %q", before[n], r.Cells)
			}
			for _, c := range r.Cells {
				if CleanCell(c) != c {
					t.Fatalf("not clean: %q", c)
				}
			}
			n++
			return nil
		})
		if err != nil || n != table.Sheet.Rows {
			t.Fatalf("%d rows of %d: %v", n, table.Sheet.Rows, err)
		}
	}
	seen := map[string]bool{}
	for i, c := range table.Header.Columns {
		if c.Name == "" || seen[c.Name] || c.Index != i {
			t.Fatalf("column %d: %+v", i, c)
		}
		seen[c.Name] = true
	}
}

// FuzzXLSXSheet: as FuzzODS for the rows of a worksheet.
func FuzzXLSXSheet(f *testing.F) {
	f.Add(inlineRow(1, "a", "b") + `<row r="3" hidden="1"><c r="C3" t="s"><v>0</v></c><c t="b"><v>1</v></c><c s="1"><v>45917.5</v></c></row>`)
	f.Add(`<row r="2"><c r="$B$2" t="e"><v>#N/A</v></c></row><row><c t="str"><f>1</f></c></row>`)
	f.Add(`</sheetData><mergeCells><mergeCell ref="A1:C5"/></mergeCells><sheetData><row><c><v>1e9</v></c></row>`)
	fixed := book{shared: "<si><t>wspólny</t></si>", styles: `<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>`, sheets: []string{""}}
	f.Fuzz(func(t *testing.T, rows string) {
		fixed.sheets[0] = "<sheetData>" + rows + "</sheetData>"
		checkReading(t, fixed.bytes(t))
	})
}
