package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
)

// One worksheet with every kind of cell.
func TestXLSXCells(t *testing.T) {
	b := book{
		shared: `<si><t>Urząd  Gminy </t></si><si><r><t>Boles</t></r><r><rPr/><t xml:space="preserve">ławiec</t></r><rPh sb="0"><t>ERR</t></rPh></si>` +
			`<si><t>a_x000D_&#10;b &lt;&amp;&gt; _x005F_x0041_</t></si><si/>`,
		styles: `<numFmts><numFmt numFmtId="164" formatCode="00\-000"/><numFmt numFmtId="165" formatCode="dd\.mm\.yyyy\ hh:mm"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="21"/></cellXfs>`,
		sheets: []string{`<sheetData>` +
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>` +
			`<row r="3" hidden="1"><c r="B3"><v>1.2345678901E10</v></c><c r="C3" s="1"><v>45917</v></c><c r="D3" s="2"><v>1234</v></c>` +
			`<c r="E3" s="3"><v>45917.4375</v></c><c r="F3" s="4"><v>0.5</v></c></row>` +
			`<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>wynik</v></c>` +
			`<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="str"><f>""</f><v></v></c><c t="d"><v>2025-09-17T10:30:00.000</v></c></row>` +
			`<row r="7"><c r="$A$7" t="inlineStr"><is><r><t>ro</t></r><r><t>zbite</t></r><rPh sb="0"><t>ERR</t></rPh></is></c>` +
			`<c r="c7"><v><![CDATA[5]]></v></c><c r="E7" s="99"><v>6</v></c><c r="F7" s="1"><v>abc</v></c></row>` +
			`<row r="8"><c r="A8"/><c r="B8" s="1"/></row>` +
			`</sheetData><extLst><row r="9"><c r="A9"><v>ERR</v></c></row></extLst>`},
	}
	table := openTable(t, "t.xlsx", b.bytes(t), TableOptions{HeaderRows: -1})
	want := []Row{
		{1, []string{"Urząd Gminy", "Bolesławiec", "a\nb <&> _x0041_"}, false},
		{3, []string{"", "12345678901", "2025-09-17", "01-234", "2025-09-17 10:30:00", "12:00:00"}, true},
		{4, []string{"TRUE", "FALSE", "#N/A", "wynik", "2", "", "", "2025-09-17 10:30:00"}, false},
		{7, []string{"rozbite", "", "5", "", "6", "abc"}, false},
	}
	if d := cmp.Diff(want, allRows(t, table)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"table_cell_error@4", "table_formula_empty@4"}, codesAt(table.Findings())); d != "" {
		t.Error(d)
	}
	if f := table.Findings()[1]; f.Source != "Arkusz1" || f.Field != "F" || f.Args["cell"] != "F4" {
		t.Errorf("%+v", f)
	}
	b.props = `<workbookPr date1904="1"/>`
	if got := allRows(t, openTable(t, "t.xlsx", b.bytes(t), TableOptions{HeaderRows: -1}))[1].Cells[2]; got != "2029-09-18" {
		t.Errorf("1904: %s", got)
	}
}

// Producers choose prefixes, absolute targets, odd case and other encodings.
func TestXLSXOtherProducers(t *testing.T) {
	rows := `<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Łódź</x:t></x:is></x:c></x:row></x:sheetData>`
	for _, strict := range []string{fixtureRels, "http://purl.oclc.org/ooxml/officeDocument/relationships"} {
		sheet := `<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="m">` + rows + `</x:worksheet>`
		data := makeZip(t,
			zipPart{"_rels/.rels", `<p:Relationships xmlns:p="p"><p:Relationship Id="r" Type="` + strict + `/officeDocument" Target="/XL/Book.xml"/></p:Relationships>`},
			zipPart{`xl\book.xml`, `<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="Wykres" q:id="c"/><x:sheet name="Ł&amp;ó" q:id="s" state="hidden"/></x:sheets></x:workbook>`},
			zipPart{"xl/_rels/book.xml.rels", `<Relationships><Relationship Id="s" Type="` + strict + `/worksheet" Target="../xl/sheets/One.xml"/>` +
				`<Relationship Id="c" Type="` + strict + `/chartsheet" Target="chart.xml"/></Relationships>`},
			zipPart{"xl/Sheets/one.xml", string(encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), sheet))},
		)
		table := openTable(t, "t.xlsx", data, TableOptions{HeaderRows: -1})
		if d := cmp.Diff([]Worksheet{{"Ł&ó", true, 1, 1}}, table.Sheets); d != "" {
			t.Error(d)
		}
		if got := allRows(t, table); got[0].Cells[0] != "Łódź" {
			t.Errorf("%v", got)
		}
	}
}

func TestXLSXMergedCells(t *testing.T) {
	sheet := "<sheetData>" + inlineRow(1, "powiat", "gmina", "uwagi") +
		inlineRow(2, "ząbkowicki", "Bardo") + inlineRow(3, "", "Ziębice") + inlineRow(4, "", "Złoty Stok", "x") +
		inlineRow(5, "Razem dla powiatu") + inlineRow(6, "strzeliński", "Strzelin") + inlineRow(8, "", "Wiązów") +
		`</sheetData><mergeCells count="3"><mergeCell ref="A6:A9"/><mergeCell ref="A2:A4"/><mergeCell ref="A5:C5"/><mergeCell ref="zła"/></mergeCells>`
	table := openTable(t, "t.xlsx", book{sheets: []string{sheet}}.bytes(t), TableOptions{})
	want := [][]string{
		{"ząbkowicki", "Bardo", ""},
		{"ząbkowicki", "Ziębice", ""},
		{"ząbkowicki", "Złoty Stok", "x"},
		{"Razem dla powiatu", "", ""},
		{"strzeliński", "Strzelin", ""},
		{"strzeliński", "Wiązów", ""},
	}
	for range 2 { // a table may be read again
		if d := cmp.Diff(want, dataCells(t, table)); d != "" {
			t.Error(d)
		}
	}
}

func TestXLSXWorksheets(t *testing.T) {
	data := book{sheets: []string{
		"<sheetData>" + inlineRow(1, "opis") + "</sheetData>",
		"<sheetData>" + inlineRow(1, "nazwa", "kod") + inlineRow(2, "UG", "57-256") + "</sheetData>",
		"<sheetData>" + inlineRow(1, "a", "b", "c") + inlineRow(2, "1", "2", "3") + inlineRow(3, "4", "5", "6") + "</sheetData>",
		"<sheetData/>",
	}}.bytes(t)
	table := openTable(t, "t.xlsx", data, TableOptions{})
	if table.Sheet.Name != "Arkusz3" {
		t.Errorf("the fullest is %s", table.Sheet.Name)
	}
	if d := cmp.Diff([]Worksheet{{"Arkusz1", false, 1, 1}, {"Arkusz2", false, 2, 2}, {"Arkusz3", false, 3, 3}, {"Arkusz4", false, 0, 0}}, table.Sheets); d != "" {
		t.Error(d)
	}
	score := func(_ Worksheet, h Header) int {
		if _, ok := h.Find("kod"); ok {
			return 10
		}
		return 0
	}
	if got := openTable(t, "t.xlsx", data, TableOptions{Score: score}).Sheet.Name; got != "Arkusz2" {
		t.Errorf("by score: %s", got)
	}
	if got := openTable(t, "t.xlsx", data, TableOptions{Worksheet: " arkusz1 "}).Sheet.Name; got != "Arkusz1" {
		t.Errorf("by name: %s", got)
	}
	other, err := table.Use(t.Context(), "Arkusz2")
	if err != nil || other.Sheet.Rows != 2 || table.Sheet.Name != "Arkusz3" {
		t.Errorf("%+v %v", other, err)
	}
	if got := refusal(t, "t.xlsx", data, TableOptions{Worksheet: "Arkusz9"}); got != "table_no_worksheet" {
		t.Error(got)
	}
	if got := refusal(t, "t.xlsx", data, TableOptions{Worksheet: "Arkusz4"}); got != "table_empty" {
		t.Error(got)
	}
}

// A worksheet too long must not lead to another being read in its place; asked for
// another by name, it does not matter.
func TestXLSXTroubleElsewhere(t *testing.T) {
	data := book{sheets: []string{
		"<sheetData>" + inlineRow(1, "a", "b") + "</sheetData>",
		`<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>`,
	}}.bytes(t)
	if got := refusal(t, "t.xlsx", data, TableOptions{}); got != "table_shared_string" {
		t.Error(got)
	}
	openTable(t, "t.xlsx", data, TableOptions{Worksheet: "Arkusz1"})
}

func TestXLSXDamage(t *testing.T) {
	for name, c := range map[string]struct{ rows, code string }{
		"shared text out of range":  {`<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>`, "table_shared_string"},
		"shared text below 0":       {`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, "table_shared_string"},
		"row 0":                     {`<row r="0"><c r="A1"><v>1</v></c></row>`, "table_damaged"},
		"row of letters":            {`<row r="x"><c r="A1"><v>1</v></c></row>`, "table_damaged"},
		"row beyond the end":        {`<row r="1048577"><c r="A1"><v>1</v></c></row>`, "table_damaged"},
		"cell without a column":     {`<row r="1"><c r="1"><v>1</v></c></row>`, "table_damaged"},
		"cell of column ZZZZ":       {`<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`, "table_damaged"},
		"column beyond ours":        {`<row r="1"><c r="SS1"><v>1</v></c></row>`, "table_columns"},
		"last column of Excel":      {`<row r="1"><c r="XFD1"><v>1</v></c></row>`, "table_columns"},
		"entity":                    {`<row r="1"><c r="A1" t="str"><v>&boom;</v></c></row>`, "table_xml_dtd"},
		"long cell":                 {inlineRow(1, strings.Repeat("ź", MaxCellRunes+1)), "table_cell_long"},
		"nothing":                   {``, "table_empty"},
		"blank formatted rows only": {`<row r="1"><c r="XFD1" s="5"/></row>`, "table_empty"},
		"crooked":                   {`<row r="1"><c r="A1"></row></c>`, "table_damaged"},
	} {
		if got := refusal(t, "t.xlsx", oneSheet(t, c.rows), TableOptions{}); got != c.code {
			t.Errorf("%s: %s, want %s", name, got, c.code)
		}
	}
	// A dimension that promises a million rows and 16,384 columns means nothing.
	sheet := `<dimension ref="A1:XFD1048576"/><sheetData>` + inlineRow(1, "nazwa", "kod") + `</sheetData>`
	openTable(t, "t.xlsx", book{sheets: []string{sheet}}.bytes(t), TableOptions{})
	doctype := book{sheets: []string{""}}.parts()
	doctype[3].text = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>` + doctype[3].text
	if got := refusal(t, "t.xlsx", makeZip(t, doctype...), TableOptions{}); got != "table_xml_dtd" {
		t.Error(got)
	}
	one := book{shared: "<si><t>a</t></si>", sheets: []string{`<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData>`}}
	if got := refusal(t, "t.xlsx", one.bytes(t), TableOptions{}); got != "table_shared_string" {
		t.Error(got)
	}
	missing := book{sheets: []string{""}}.parts()
	if got := refusal(t, "t.xlsx", makeZip(t, missing[:3]...), TableOptions{}); got != "table_damaged" {
		t.Error(got)
	}
}

func TestUnescapeX(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a", "_x0041_": "A", "_x000D_\n": "\r\n", "_x005F_x0041_": "_x0041_", "_x00": "_x00", "_xZZZZ_b": "_xZZZZ_b", "_xD800_": "\uFFFD", "a_x": "a_x",
	} {
		if got := unescapeX(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if got := unescapeX(escapeX(in)); got != in {
			t.Errorf("%q escaped comes back as %q", in, got)
		}
	}
}

func TestParseCellRef(t *testing.T) {
	for in, want := range map[string][2]int{"A1": {0, 1}, "Z9": {25, 9}, "AA10": {26, 10}, "$AB$12": {27, 12}, "xfd1048576": {16383, 1048576}} {
		col, row, ok := parseCellRef([]byte(in))
		if !ok || col != want[0] || row != want[1] {
			t.Errorf("%s: %d %d %v", in, col, row, ok)
		}
		if back := cellPlace(row, col); back != strings.ToUpper(strings.ReplaceAll(in, "$", "")) {
			t.Errorf("%s: %s", in, back)
		}
	}
	for _, in := range []string{"", "A", "1", "1A", "A1B", "A0", "ÄA1", "A-1"} {
		if _, _, ok := parseCellRef([]byte(in)); ok {
			t.Errorf("%q is no cell", in)
		}
	}
}
