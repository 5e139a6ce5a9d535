package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"biurolidera/internal/contest"
)

// Small files made by the tests themselves, and short ways to read them.

// openTable reads data and fails the test if it is refused.
func openTable(t *testing.T, name string, data []byte, o TableOptions) *Table {
	t.Helper()
	table, err := ReadTable(context.Background(), name, data, o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return table
}

// allRows collects every row as number and cells, blanks at the end cut off.
func allRows(t *testing.T, table *Table) []Row {
	t.Helper()
	var rows []Row
	collect := func(r Row) error {
		end := len(r.Cells)
		for end > 0 && r.Cells[end-1] == "" {
			end--
		}
		rows = append(rows, Row{r.Number, slices.Clone(r.Cells[:end]), r.Hidden})
		return nil
	}
	if err := table.AllRows(context.Background(), collect); err != nil {
		t.Fatal(err)
	}
	return rows
}

// dataCells collects the cells of the data rows.
func dataCells(t *testing.T, table *Table) [][]string {
	t.Helper()
	var rows [][]string
	err := table.Rows(context.Background(), func(r Row) error {
		rows = append(rows, slices.Clone(r.Cells))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func columnNames(table *Table) []string {
	var names []string
	for _, c := range table.Header.Columns {
		names = append(names, c.Name)
	}
	return names
}

// codesAt lists the findings as "code@row".
func codesAt(found []contest.Finding) []string {
	var codes []string
	for _, f := range found {
		codes = append(codes, fmt.Sprintf("%s@%d", f.Code, f.Row))
	}
	return codes
}

// refusal reads data and gives the code it is refused with.
func refusal(t *testing.T, name string, data []byte, o TableOptions) string {
	t.Helper()
	_, err := ReadTable(context.Background(), name, data, o)
	if err == nil {
		t.Fatalf("%s was read", name)
	}
	return contest.CodeOf(err)
}

type zipPart struct{ name, text string }

func makeZip(t testing.TB, parts ...zipPart) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// book is a workbook by its parts; empty ones get a plain default.
type book struct {
	props, shared, styles string
	sheets                []string // what stands in <worksheet>
}

const fixtureRels = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`

func (b book) parts() []zipPart {
	sheets, rels := "", ""
	types := strings.Split(xlsxTypes, `<Override PartName="/xl/worksheets`)[0]
	var parts []zipPart
	for i, s := range b.sheets {
		sheets += fmt.Sprintf(`<sheet name="Arkusz%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1)
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, fixtureRels, i+1)
		types += fmt.Sprintf(`<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, xlsxType)
		parts = append(parts, zipPart{
			fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1),
			`<worksheet xmlns="` + xlsxMain + `">` + s + `</worksheet>`,
		})
	}
	if b.shared != "" {
		rels += `<Relationship Id="s1" Type="` + fixtureRels + `/sharedStrings" Target="sharedStrings.xml"/>`
		parts = append(parts, zipPart{"xl/sharedStrings.xml", `<sst xmlns="` + xlsxMain + `">` + b.shared + `</sst>`})
	}
	if b.styles != "" {
		rels += `<Relationship Id="s2" Type="` + fixtureRels + `/styles" Target="/xl/styles.xml"/>`
		types += `<Override PartName="/xl/styles.xml" ContentType="` + xlsxType + `styles+xml"/>`
		parts = append(parts, zipPart{"xl/styles.xml", `<styleSheet xmlns="` + xlsxMain + `">` + b.styles + `</styleSheet>`})
	}
	return append([]zipPart{
		{"_rels/.rels", `<Relationships xmlns="` + xlsxPack + `relationships"><Relationship Id="r" Type="` + fixtureRels + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + xlsxMain + `" xmlns:r="` + fixtureRels + `">` + b.props + `<sheets>` + sheets + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + xlsxPack + `relationships">` + rels + `</Relationships>`},
	}, append(parts, zipPart{"[Content_Types].xml", types + `</Types>`})...)
}

func (b book) bytes(t testing.TB) []byte { return makeZip(t, b.parts()...) }

// oneSheet is a workbook with one worksheet of these rows.
func oneSheet(t testing.TB, rows string) []byte {
	return book{sheets: []string{"<sheetData>" + rows + "</sheetData>"}}.bytes(t)
}

// inlineRow writes a row of inline texts.
func inlineRow(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for i, c := range cells {
		fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, cellPlace(n, i), xmlEscape(c))
	}
	return b.String() + "</row>"
}

const odsHead = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ` +
	`xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>`

const odsTail = `</office:spreadsheet></office:body></office:document-content>`

func odsBytes(t testing.TB, tables string) []byte {
	return makeZip(t, zipPart{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, zipPart{"content.xml", odsHead + tables + odsTail})
}

// biff puts records together into a workbook stream.
type biff struct{ bytes.Buffer }

func (b *biff) record(kind int, data ...any) {
	var body bytes.Buffer
	for _, d := range data {
		switch v := d.(type) {
		case string:
			body.WriteString(v)
		default:
			if err := binary.Write(&body, binary.LittleEndian, v); err != nil {
				panic(err)
			}
		}
	}
	_ = binary.Write(&b.Buffer, binary.LittleEndian, []uint16{uint16(kind), uint16(body.Len())})
	b.Write(body.Bytes())
}

// wide is a BIFF8 string with two bytes a character, its count of that many bytes.
func wide(s string, countBytes int) string {
	units := utf16.Encode([]rune(s))
	var b bytes.Buffer
	b.WriteByte(byte(len(units)))
	if countBytes == 2 {
		b.WriteByte(byte(len(units) >> 8))
	}
	b.WriteByte(stringWide)
	_ = binary.Write(&b, binary.LittleEndian, units)
	return b.String()
}

// biffBook is a workbook with one worksheet of the records sheet writes.
func biffBook(globals, sheet func(*biff)) []byte {
	var head biff
	head.record(biffBOF, uint16(0x0600), uint16(5), uint32(0), uint32(0), uint32(0))
	if globals != nil {
		globals(&head)
	}
	name := wide("Arkusz1", 1)
	start := head.Len() + 4 + 6 + len(name) + 4
	head.record(biffBoundSheet, uint32(start), uint16(0), name)
	head.record(biffEOF)
	head.record(biffBOF, uint16(0x0600), uint16(0x10), uint32(0), uint32(0), uint32(0))
	if sheet != nil {
		sheet(&head)
	}
	head.record(biffEOF)
	return head.Bytes()
}

// compound puts one stream into a compound file with sectors of 512 bytes. The
// stream is filled up to the size from which it needs no mini sectors.
func compound(name string, stream []byte) []byte {
	if len(stream) < miniStreamMax {
		stream = append(slices.Clone(stream), make([]byte, miniStreamMax-len(stream))...)
	}
	sectors := (len(stream) + 511) / 512
	tables := (sectors + 2 + 127) / 128
	for (sectors+1+tables+127)/128 > tables {
		tables++
	}
	head := make([]byte, 512)
	copy(head, compoundMagic)
	put16 := func(at, v int) { binary.LittleEndian.PutUint16(head[at:], uint16(v)) }
	put32 := func(b []byte, at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }
	put16(24, 0x3E)
	put16(26, 3)
	put16(28, 0xFFFE)
	put16(30, 9)
	put16(32, 6)
	put32(head, 44, uint32(tables))
	put32(head, 48, uint32(tables)) // the directory
	put32(head, 56, miniStreamMax)
	put32(head, 60, sectorEnd)
	put32(head, 68, sectorEnd)
	table := make([]byte, tables*512)
	for i := range table {
		table[i] = 0xFF
	}
	for i := range 109 {
		put32(head, 76+4*i, sectorFree)
		if i < tables {
			put32(head, 76+4*i, uint32(i))
			put32(table, 4*i, 0xFFFFFFFD)
		}
	}
	put32(table, 4*tables, sectorEnd)
	for i := range sectors {
		next := uint32(tables + 2 + i)
		if i == sectors-1 {
			next = sectorEnd
		}
		put32(table, 4*(tables+1+i), next)
	}
	directory := make([]byte, 512)
	entry := func(i int, name string, kind byte, start uint32, size int) {
		d := directory[i*entrySize:]
		for j, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(d[2*j:], u)
		}
		binary.LittleEndian.PutUint16(d[64:], uint16(2*len(name)+2))
		d[66] = kind
		put32(d, 68, sectorFree)
		put32(d, 72, sectorFree)
		put32(d, 76, sectorFree)
		if kind == 5 {
			put32(d, 76, 1)
		}
		put32(d, 116, start)
		put32(d, 120, uint32(size))
	}
	entry(0, "Root Entry", 5, sectorEnd, 0)
	entry(1, name, 2, uint32(tables+1), len(stream))
	stream = append(slices.Clone(stream), make([]byte, sectors*512-len(stream))...)
	return slices.Concat(head, table, directory, stream)
}

// sharedFile gives the path of a real file to test with, and skips if it is not there.
func sharedFile(t testing.TB, parts ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(append([]string{filepath.Dir(dir), "shared", "data"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no file to test with: %v", err)
	}
	return path
}
