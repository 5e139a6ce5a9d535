package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/contest"
)

// What a file is, its bytes say; the name may lie.
func TestFormatByContent(t *testing.T) {
	sheet := oneSheet(t, inlineRow(1, "nazwa", "kod")+inlineRow(2, "UG", "57-256"))
	ods := odsBytes(t, `<table:table table:name="A"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>`)
	for _, c := range []struct {
		name string
		data []byte
		want Format
	}{
		{"list.csv", sheet, FormatXLSX},
		{"list.xlsx", []byte("a;b\n1;2\n"), FormatCSV},
		{"list.xls", ods, FormatODS},
		{"list.txt", compound("Workbook", biffBook(nil, labels("a"))), FormatXLS},
		{"list", []byte("<?xml version='1.0'?><a><r><x>1</x></r><r><x>2</x></r></a>"), FormatXML},
		{"list", []byte("\uFEFF\n <a><r x='1'/><r x='2'/></a>"), FormatXML},
		{"list", []byte(`[{"a": 1}]`), FormatJSON},
		{"list", []byte("<brak danych>;x\n1;2\n"), FormatCSV},
		{"list", []byte("[Region];x\n1;2\n"), FormatCSV},
		{"list", []byte("{uwaga};x\n1;2\n"), FormatCSV},
	} {
		if got := openTable(t, c.name, c.data, TableOptions{}).Format; got != c.want {
			t.Errorf("%.20q: %s, want %s", c.data, got, c.want)
		}
	}
}

// labels writes a row of texts into a BIFF worksheet.
func labels(texts ...string) func(*biff) {
	return func(b *biff) {
		for i, s := range texts {
			b.record(biffLabel, uint16(0), uint16(i), uint16(0), wide(s, 2))
		}
	}
}

func TestFormatRefusals(t *testing.T) {
	pdf := "%PDF-1.4\n"
	truncated := oneSheet(t, inlineRow(1, "a", "b"))
	for _, c := range []struct{ name, data, code string }{
		{"nothing", "", "table_empty"},
		{"mark alone", "\uFEFF", "table_empty"},
		{"blanks", "  \n\t", "table_empty"},
		{"PDF", pdf, "table_pdf"},
		{"gzip", "\x1F\x8B\x08\x00", "table_archive"},
		{"7z", "7z\xBC\xAF\x27\x1C\x00", "table_archive"},
		{"picture", "\x89PNG\r\n\x1a\n", "table_picture"},
		{"rich text", `{\rtf1\ansi`, "table_document"},
		{"database", "SQLite format 3\x00\x10", "table_database"},
		{"Excel 4", "\x09\x04\x06\x00\x00\x04\x10\x00", "table_xls_old"},
		{"web page as .xls", "<html><body><table><tr><td>a</td></tr></table></body></html>", "table_html"},
		{"web page with a type", "\n<!DOCTYPE html>\n<html></html>", "table_html"},
		{"web page, bare table", "<TABLE border=1><tr><td>x</td></tr></TABLE>", "table_html"},
		{"XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>`, "table_html"},
		{"garbage", string(garbage()), "table_unknown"},
		{"zip in zip", string(makeZip(t, zipPart{"lista.xlsx", string(truncated)})), "table_archive"},
		{"empty zip", string(makeZip(t)), "table_archive"},
		{"Word", string(makeZip(t, zipPart{"_rels/.rels", "<a/>"}, zipPart{"word/document.xml", "<a/>"})), "table_document"},
		{"binary workbook", string(makeZip(t, zipPart{"xl/workbook.bin", "x"})), "table_xlsb"},
		{"text document", string(makeZip(t, zipPart{"content.xml", `<office:document-content xmlns:office="o"><office:body><office:text/></office:body></office:document-content>`})), "table_document"},
		{"cut zip", string(truncated[:len(truncated)/2]), "table_damaged"},
		{"cut zip, a little", string(truncated[:len(truncated)-30]), "table_damaged"},
		{"encrypted workbook", string(compound("EncryptedPackage", make([]byte, 5000))), "table_encrypted"},
		{"mail message", string(compound("__properties_version1.0", make([]byte, 5000))), "table_document"},
		{"Excel 95", string(compound("Book", make([]byte, 5000))), "table_xls_old"},
		{"cut compound file", compoundMagic + strings.Repeat("\x00", 100), "table_damaged"},
		{"XML cut short", "<a><r><x>1</x></r><r><x>2", "table_damaged"},
		{"XML crooked", "<a><r><x>1</r></x></a>", "table_damaged"},
		{"XML with a type", `<!DOCTYPE a [<!ENTITY b "c">]><a><r><x>&b;</x></r></a>`, "table_xml_dtd"},
		{"XML with an entity", `<a><r><x>&nbsp;</x></r><r><x>1</x></r></a>`, "table_xml_dtd"},
		{"XML of nothing", `<a>b</a>`, "table_xml_flat"},
		{"XML of unknown encoding", `<?xml version="1.0" encoding="EBCDIC-PL"?><a><r><x>1</x></r></a>`, "table_encoding_unknown"},
		{"JSON cut short", `[{"a": 1}, {"a"`, "table_json"},
		{"JSON not closed", `[{"a": 1}`, "table_json"},
		{"JSON object alone", `{"a": {"b": 1}}`, "table_json"},
		{"JSON empty", `[]`, "table_empty"},
	} {
		if got := refusal(t, c.name, []byte(c.data), TableOptions{}); got != c.code {
			t.Errorf("%s: %s, want %s", c.name, got, c.code)
		}
	}
}

func garbage() []byte {
	b := make([]byte, 3000)
	for i := range b {
		b[i] = byte(i*i*7 + i>>3)
	}
	return b
}

func TestOpenTableFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Lista instytucji.csv")
	if err := os.WriteFile(path, []byte("nazwa;kod\nUG;57-256\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := OpenTable(context.Background(), path, TableOptions{})
	if err != nil || table.Name != "Lista instytucji.csv" || len(dataCells(t, table)) != 1 {
		t.Fatalf("%+v %v", table, err)
	}
	big := filepath.Join(dir, "big.csv")
	f, err := os.Create(big)
	if err == nil {
		err = f.Truncate(MaxFileBytes + 1)
		f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for path, code := range map[string]string{dir: "table_no_file", filepath.Join(dir, "missing.csv"): "table_open", big: "table_large"} {
		if _, err := OpenTable(context.Background(), path, TableOptions{}); contest.CodeOf(err) != code {
			t.Errorf("%s: %v", path, err)
		}
	}
}
