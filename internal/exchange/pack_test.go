package exchange

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"biurolidera/internal/contest"
)

// rawPart is a zip entry whose directory says what the test wants it to say.
type rawPart struct {
	name     string
	body     []byte // as it lies in the file
	method   uint16
	declared uint64
	flags    uint16
	crc      uint32
}

func makeRawZip(t testing.TB, parts []zipPart, raw ...rawPart) []byte {
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
	for _, p := range raw {
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: p.method, Flags: p.flags, CRC32: p.crc,
			CompressedSize64: uint64(len(p.body)), UncompressedSize64: p.declared,
		})
		if err == nil {
			_, err = w.Write(p.body)
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

// deflated gives head and, behind it, a block of a megabyte repeated times; it costs
// nothing to make, since deflating a repeated block gives repeated bytes.
func deflated(t testing.TB, head, block string, times int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	full := strings.Repeat(block, 1<<20/len(block))
	write := func(s string) []byte {
		from := b.Len()
		if _, err := io.WriteString(w, s); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		return bytes.Clone(b.Bytes()[from:])
	}
	out := append(write(head), write(full)...)
	again := write(full)
	for range times - 1 {
		out = append(out, again...)
	}
	return append(out, 1, 0, 0, 0xFF, 0xFF) // the last, empty block
}

func bombParts() []zipPart { return book{sheets: []string{""}}.parts()[:3] }

// Bombs are refused by what they declare, or where they declare too little, by what
// comes out (reliability.md B1).
func TestZipBombs(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	row := `<row><c><v>1</v></c></row>`
	bomb := deflated(t, "<worksheet><sheetData>", row+"      ", 2000)
	for name, c := range map[string]struct {
		part rawPart
		code string
	}{
		"2 GB declared":               {rawPart{name: sheet, body: bomb, method: zip.Deflate, declared: 2000 << 20}, "table_unzipped"},
		"2 GB, 1 KB declared":         {rawPart{name: sheet, body: bomb, method: zip.Deflate, declared: 1024}, "table_damaged"},
		"more declared than there is": {rawPart{name: sheet, body: []byte("<worksheet/>"), method: zip.Store, declared: 5000}, "table_damaged"},
		"wrong checksum":              {rawPart{name: sheet, body: []byte("<worksheet/>"), method: zip.Store, declared: 12, crc: 1}, "table_damaged"},
		"encrypted part":              {rawPart{name: sheet, body: []byte("<worksheet/>"), method: zip.Store, declared: 12, flags: 1}, "table_encrypted"},
		"unknown method":              {rawPart{name: sheet, body: []byte("<worksheet/>"), method: 99, declared: 12}, "table_damaged"},
		"shared texts declared":       {rawPart{name: "xl/sharedStrings.xml", body: bomb, method: zip.Deflate, declared: 1 << 40}, "table_unzipped"},
	} {
		parts := bombParts()
		if strings.Contains(c.part.name, "shared") {
			parts = book{sheets: []string{""}, shared: " "}.parts()[:4]
		}
		if got := refusal(t, "t.xlsx", makeRawZip(t, parts, c.part), TableOptions{}); got != c.code {
			t.Errorf("%s: %s, want %s", name, got, c.code)
		}
	}
	ods := makeRawZip(t, nil, rawPart{name: "content.xml", body: bomb, method: zip.Deflate, declared: 300 << 20})
	if got := refusal(t, "t.ods", ods, TableOptions{}); got != "table_unzipped" {
		t.Errorf("ODS: %s", got)
	}
}

// Many parts that are each permitted but not together.
func TestZipBombOfParts(t *testing.T) {
	var b book
	for range 4 {
		b.sheets = append(b.sheets, "")
	}
	parts := b.parts()
	var raw []rawPart
	for _, p := range parts[3:] {
		raw = append(raw, rawPart{name: p.name, body: []byte("x"), method: zip.Deflate, declared: 100 << 20})
	}
	if got := refusal(t, "t.xlsx", makeRawZip(t, parts[:3], raw...), TableOptions{}); got != "table_unzipped" {
		t.Error(got)
	}
}

func TestZipManyThings(t *testing.T) {
	parts := bombParts()
	parts[1].text = "<workbook><sheets>" + strings.Repeat(`<sheet name="a" id="rId1"/>`, 100_000) + "</sheets></workbook>"
	if got := refusal(t, "t.xlsx", makeZip(t, parts...), TableOptions{}); got != "table_worksheets" {
		t.Errorf("worksheets: %s", got)
	}
	many := bombParts()
	for range maxPackEntries {
		many = append(many, zipPart{"a", ""})
	}
	if got := refusal(t, "t.xlsx", makeZip(t, many...), TableOptions{}); got != "table_parts" {
		t.Errorf("parts: %s", got)
	}
	rows := oneSheet(t, strings.Repeat(`<row><c><v>1</v></c><c><v>2</v></c></row>`, MaxRows+1))
	if got := refusal(t, "t.xlsx", rows, TableOptions{}); got != "table_rows" {
		t.Errorf("rows: %s", got)
	}
	blank := oneSheet(t, strings.Repeat(`<row/>`, MaxRows+1)+`<row><c><v>1</v></c></row>`)
	if got := openTable(t, "t.xlsx", blank, TableOptions{}); got.Sheet.Rows != 1 {
		t.Errorf("blank rows: %+v", got.Sheet)
	}
}

func TestZipManyTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads four million texts")
	}
	texts := book{sheets: []string{"<sheetData/>"}, shared: strings.Repeat("<si/>", maxSharedStrings+1)}
	if got := refusal(t, "t.xlsx", texts.bytes(t), TableOptions{}); got != "table_unzipped" {
		t.Errorf("texts: %s", got)
	}
}

// Names of entries are never paths.
func TestZipEvilNames(t *testing.T) {
	parts := append(book{sheets: []string{"<sheetData>" + inlineRow(1, "a", "b") + "</sheetData>"}}.parts(),
		zipPart{"../../etc/passwd", "x"}, zipPart{"/abs", "x"}, zipPart{`C:\x`, "x"}, zipPart{"xl/../xl/workbook.xml", "<second/>"})
	openTable(t, "t.xlsx", makeZip(t, parts...), TableOptions{})
}

func TestBoundedReader(t *testing.T) {
	over := errors.New("over")
	r := &boundedReader{r: strings.NewReader("0123456789"), left: 9, over: over}
	if _, err := io.ReadAll(r); err != over {
		t.Error(err)
	}
	r = &boundedReader{r: strings.NewReader("0123456789"), left: 10, over: over}
	if b, err := io.ReadAll(r); err != nil || len(b) != 10 {
		t.Error(err)
	}
}

func TestPackCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := oneSheet(t, inlineRow(1, "a"))
	if _, err := ReadTable(ctx, "t.xlsx", data, TableOptions{}); !errors.Is(err, context.Canceled) || contest.CodeOf(err) != "" {
		t.Error(err)
	}
}
