package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

func TestXMLRows(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		columns   []string
		rows      [][]string
	}{
		{
			"official TERC", `<?xml version="1.0" encoding="utf-8"?><teryt><catalog name="TERC" type="ALL" date="2025-01-01">` +
				`<row><WOJ>02</WOJ><POW /><NAZWA>DOLNOŚLĄSKIE</NAZWA></row>` + "\n" + `<row><WOJ>02</WOJ><POW>01</POW><NAZWA> bolesławiecki </NAZWA></row></catalog></teryt>`,
			[]string{"WOJ", "POW", "NAZWA"},
			[][]string{{"02", "", "DOLNOŚLĄSKIE"}, {"02", "01", "bolesławiecki"}},
		},
		{
			"attributes", `<list xmlns="x" xmlns:y="z"><i kod="02" y:nazwa="a &amp; b"/><i kod="04" uwagi="x">tekst</i></list>`,
			[]string{"kod", "nazwa", "uwagi", "i"},
			[][]string{{"02", "a & b", "", ""}, {"04", "", "x", "tekst"}},
		},
		{
			"deeper values, columns that come later", `<e><dane><inst id="1"><nazwa>UG</nazwa><adres><ulica>Rynek</ulica></adres></inst>` +
				`<inst id="2"><nazwa>UM</nazwa><adres><ulica>Lipowa</ulica><nr>3</nr></adres><mail>a@x.pl</mail><mail>b@x.pl</mail></inst></dane><stan>x</stan></e>`,
			[]string{"id", "nazwa", "adres/ulica", "adres/nr", "mail"},
			[][]string{{"1", "UG", "Rynek", "", ""}, {"2", "UM", "Lipowa", "3", "a@x.pl; b@x.pl"}},
		},
		{"one row", `<a><b><c>1</c><d>2</d></b></a>`, []string{"c", "d"}, [][]string{{"1", "2"}}},
		{"one column", `<a><b>1</b><b>2</b></a>`, []string{"b"}, [][]string{{"1"}, {"2"}}},
		{"equal names", `<a><b x="1"><x>2</x></b><b x="3"><x>4</x></b></a>`, []string{"x", "x (2)"}, [][]string{{"1", "2"}, {"3", "4"}}},
	} {
		table := openTable(t, "t.xml", []byte(c.doc), TableOptions{})
		if d := cmp.Diff(c.columns, columnNames(table)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(c.rows, dataCells(t, table)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if table.Header.FirstRow != 0 || table.Header.DataStart != 1 || table.Sheet.Rows != len(c.rows) {
			t.Errorf("%s: %+v %+v", c.name, table.Header, table.Sheet)
		}
	}
}

func TestXMLRowsEncoding(t *testing.T) {
	doc := `<?xml version="1.0" encoding="windows-1250"?><a><r><x>Żółć</x></r><r><x>źdźbło</x></r></a>`
	table := openTable(t, "t.xml", encoded(t, charmap.Windows1250, doc), TableOptions{})
	if d := cmp.Diff([][]string{{"Żółć"}, {"źdźbło"}}, dataCells(t, table)); d != "" {
		t.Error(d)
	}
}

func TestXML2003(t *testing.T) {
	doc := `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Mały"><Table><Row><Cell><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Duży"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">razem</Data></Cell><Cell><Data ss:Type="String">c</Data><Comment><Data>ERR</Data></Comment></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">12.50</Data></Cell><Cell><Data ss:Type="DateTime">2025-09-17T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell/></Row>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">w dół</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="Number">2</Data></Cell></Row>
</Table></Worksheet></Workbook>`
	table := openTable(t, "t.xls", []byte(doc), TableOptions{HeaderRows: -1})
	want := []Row{
		{1, []string{"razem", "", "c"}, false},
		{4, []string{"", "12.50", "2025-09-17", "TRUE", "#N/A"}, true},
		{5, []string{"w dół", "1"}, false},
		{6, []string{"w dół", "2"}, false},
	}
	if d := cmp.Diff(want, allRows(t, table)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Worksheet{{"Mały", false, 1, 1}, {"Duży", false, 4, 5}}, table.Sheets); d != "" || table.Sheet.Name != "Duży" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"table_cell_error@4"}, codesAt(table.Findings())); d != "" {
		t.Error(d)
	}
}

func TestJSONRows(t *testing.T) {
	for _, doc := range []string{
		`[{"nazwa":"Urząd  Gminy","adres":{"ulica":"Rynek","nr":3},"mail":["a@x.pl","b@x.pl"],"nip":null},{"nazwa":"UM","aktywny":true,"kod":1.20}]`,
		"\uFEFF" + `{"stan":"2025","pola":["a"],"dane":[{"nazwa":"Urząd  Gminy","adres":{"ulica":"Rynek","nr":3},"mail":["a@x.pl","b@x.pl"],"nip":null},` +
			`{"nazwa":"UM","aktywny":true,"kod":1.20}]}`,
	} {
		table := openTable(t, "t.json", []byte(doc), TableOptions{})
		if d := cmp.Diff([]string{"nazwa", "adres/ulica", "adres/nr", "mail", "nip", "aktywny", "kod"}, columnNames(table)); d != "" {
			t.Error(d)
		}
		want := [][]string{{"Urząd Gminy", "Rynek", "3", "a@x.pl; b@x.pl", "", "", ""}, {"UM", "", "", "", "", "TRUE", "1.20"}}
		if d := cmp.Diff(want, dataCells(t, table)); d != "" {
			t.Error(d)
		}
		if c := table.Header.Columns; !c[4].Blank || c[3].Blank {
			t.Errorf("%+v", c)
		}
	}
}

// FuzzTextTables: any text, be it CSV, XML or JSON, is read within the limits or refused
// with a code; what is read twice is the same.
func FuzzTextTables(f *testing.F) {
	for _, s := range []string{
		`<a><r x="1"><b>1</b></r><r/></a>`, `[{"a":{"b":[1,[2,{"c":3}]]}}]`, `{"x":[{"a":1}]}`, "sep=;\na;\"b\n\";c\n", "nazwa;kod\nUG;1\n", "<Workbook><Worksheet><Row Index='3'><Cell><Data>x</Data></Cell></Row></Worksheet></Workbook>",
		"\xFF\xFEa\x00;\x00b\x00", "Lp.;a\n1;2\n1;x\n", "a\x00b;c\n'=1;2\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkReading(t, data) })
}
