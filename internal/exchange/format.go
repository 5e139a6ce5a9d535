package exchange

import (
	"bytes"
	"context"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
)

// What a file is, is decided by its bytes alone: offices rename, mail programs
// rename, and portals offer web pages as "lista.xls". What can't be read is refused
// by its own name, so that the message can say what to do with it.

// In the order they are asked: beginnings no table has, the zip and the compound
// file by what is in them, web pages, XML, JSON, and at last rows with delimiters,
// which is what any other text is taken for.

// knownForeign are beginnings of files that people hand in instead of a table.
var knownForeign = []struct{ magic, code string }{
	{"%PDF-", "table_pdf"},
	{"\x1F\x8B", "table_archive"},
	{"7z\xBC\xAF\x27\x1C", "table_archive"},
	{"Rar!\x1A\x07", "table_archive"},
	{"\x89PNG", "table_picture"},
	{"\xFF\xD8\xFF", "table_picture"},
	{"GIF8", "table_picture"},
	{"{\\rtf", "table_document"},
	{"SQLite format 3\x00", "table_database"},
	{"\x09\x00\x04\x00", "table_xls_old"}, // BIFF2
	{"\x09\x02\x06\x00", "table_xls_old"}, // BIFF3
	{"\x09\x04\x06\x00", "table_xls_old"}, // BIFF4
}

// Beginnings of the two containers that need a look inside.
const (
	zipMagic      = "PK\x03\x04"
	zipEmptyMagic = "PK\x05\x06"
	compoundMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
)

// Beginnings of text formats. A start tag counts as XML only with proper attributes and
// no delimiter behind it: a CSV may well begin with "<brak danych>;".
var (
	htmlStart = pattern.New(`(?i)^(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body|table|meta|style|div|script)[\s>]`)
	xmlStarts = pattern.New(`^<(\?xml\s|!--|!DOCTYPE\s|[A-Za-z_][\w.:-]*(\s+[\w.:-]+\s*=\s*("[^"]*"|'[^']*'))*\s*/?>\s*[^;,|\s])`)
	jsonStart = pattern.New(`^(\[\s*(\{|\])|\{\s*("|\}))`)
)

// openSource finds out the format and gives the reader of its rows.
func openSource(ctx context.Context, in input) (rowSource, Format, error) {
	data := in.data
	for _, k := range knownForeign {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return nil, "", contest.E(k.code, "file", in.file)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte(zipMagic)), bytes.HasPrefix(data, []byte(zipEmptyMagic)):
		return openPacked(ctx, in)
	case bytes.HasPrefix(data, []byte(compoundMagic)):
		s, err := openCompound(ctx, in)
		return s, FormatXLS, err
	}
	return openText(ctx, in)
}

// openPacked tells XLSX, ODS and what else comes in a zip apart by the parts in it.
func openPacked(ctx context.Context, in input) (rowSource, Format, error) {
	p, err := openPack(in.file, in.data)
	if err != nil {
		return nil, "", err
	}
	switch {
	case p.has("xl/workbook.bin"):
		return nil, "", contest.E("table_xlsb", "file", in.file)
	case p.has("content.xml"):
		s, err := openODS(ctx, in, p)
		return s, FormatODS, err
	case p.has("word/document.xml"), p.has("ppt/presentation.xml"):
		return nil, "", contest.E("table_document", "file", in.file)
	case p.has("_rels/.rels"), p.has("xl/workbook.xml"):
		s, err := openXLSX(ctx, in, p)
		return s, FormatXLSX, err
	}
	return nil, "", contest.E("table_archive", "file", in.file)
}

// openText decodes a text file far enough to see whether it is XML, JSON, a web page
// or rows with delimiters.
func openText(ctx context.Context, in input) (rowSource, Format, error) {
	encoding, bom := DetectEncoding(in.data)
	head, _, err := decodeText(ctx, in.data[bom:min(len(in.data), bom+4096)], encoding)
	if err != nil {
		return nil, "", err
	}
	head = bytes.TrimLeft(head, " \t\r\n\x00\uFEFF")
	switch {
	case len(head) == 0 && len(in.data) < 4096:
		return nil, "", contest.E("table_empty", "file", in.file)
	case htmlStart.Match(head):
		return nil, "", contest.E("table_html", "file", in.file)
	case xmlStarts.Match(head):
		return openXML(ctx, in)
	case jsonStart.Match(head):
		s, err := openJSON(ctx, in)
		return s, FormatJSON, err
	case looksBinary(head):
		return nil, "", contest.E("table_unknown", "file", in.file)
	}
	s, err := openCSV(ctx, in)
	return s, FormatCSV, err
}

// looksBinary tells whether decoded text has more control characters than damage explains.
func looksBinary(head []byte) bool {
	control, runes := 0, 0
	for i := 0; i < len(head); {
		r, n := utf8.DecodeRune(head[i:])
		if r < ' ' && r != '\t' && r != '\r' && r != '\n' || r == utf8.RuneError {
			control++
		}
		i += n
		runes++
	}
	return control*20 > runes
}
