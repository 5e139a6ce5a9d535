package exchange

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// convert lets LibreOffice turn a file into another format.
func convert(t *testing.T, path, to string) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not on this machine")
	}
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	profile := t.TempDir()
	out := t.TempDir()
	cmd := exec.Command(office, "-env:UserInstallation=file://"+profile, "--headless", "--convert-to", to, "--outdir", out, path)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Skipf("LibreOffice does not start here: %v\n%s", err, said)
	}
	made := filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+"."+to)
	if _, err := os.Stat(made); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return made
}

// formulas counts the formulas in a workbook.
func formulas(t *testing.T, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := openPack(path, data)
	if err != nil {
		t.Fatal(err)
	}
	n, cell := 0, ""
	err = p.each(context.Background(), "xl/worksheets/sheet1.xml", func(kind xmlKind, s *xmlScanner) error {
		if kind == xmlStart && string(s.tag) == "c" {
			cell = string(s.attr("r"))
		}
		if kind == xmlStart && string(s.tag) == "f" {
			t.Logf("a formula in %s", cell)
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// LibreOffice makes formulas of "=1+1" in a plain CSV; of what we write it makes none
// (reliability.md B3). The first part is the proof that the test can fail.
func TestNoFormulaComesAlive(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if n := formulas(t, convert(t, write("zwykly.csv", []byte("a\n=1+1\n")), "xlsx")); n == 0 {
		t.Fatal("LibreOffice left a formula alone: this test proves nothing")
	}
	var text, book bytes.Buffer
	o := Outgoing{Title: "=1+1", Tab: "=1", Columns: []string{"=a", "tekst", "nr"}, Rows: textRows(evilTexts)}
	if err := WriteCSV(&text, o); err != nil {
		t.Fatal(err)
	}
	if err := WriteXLSX(&book, o); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{write("nasz.csv", text.Bytes()), write("nasz.xlsx", book.Bytes())} {
		made := convert(t, path, "xlsx")
		if n := formulas(t, made); n > 0 {
			t.Errorf("%s: %d formulas", filepath.Base(path), n)
		}
		table, err := OpenTable(context.Background(), made, TableOptions{})
		if err != nil || table.Sheet.Rows < len(evilTexts) {
			t.Errorf("%s: LibreOffice read %+v, %v", filepath.Base(path), table, err)
		}
	}
}

// A workbook says the same in every format LibreOffice saves it in.
func TestFormatsAgree(t *testing.T) {
	sheet := "<sheetData>" + inlineRow(1, "nazwa", "liczba", "data", "chwila", "kod", "tak", "wzór") +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>Żółć, „gęś” &amp; &lt;jaźń&gt;</t></is></c><c r="B2"><v>67.400000000000006</v></c><c r="C2" s="1"><v>45917</v></c>` +
		`<c r="D2" s="2"><v>45917.4375</v></c><c r="E2" s="3"><v>1234</v></c><c r="F2" t="inlineStr"><is><t>tak</t></is></c><c r="G2"><f>B2*2</f><v>134.8</v></c></row>` +
		`<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>dwa&#10;wiersze</t></is></c><c r="B3"><v>12345678901</v></c><c r="G3" t="str"><f>A2&amp;"x"</f><v>y</v></c></row>` +
		`<row r="5"><c r="A5" t="inlineStr"><is><t>scalone</t></is></c><c r="B5"><v>-1</v></c></row><row r="6"><c r="B6"><v>0.001</v></c></row>` +
		`</sheetData><mergeCells><mergeCell ref="A5:A6"/></mergeCells>`
	styles := `<numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="00\-000"/></numFmts>` +
		`<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs>`
	data := book{styles: styles, sheets: []string{sheet}}.bytes(t)
	path := filepath.Join(t.TempDir(), "wzor.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	want := allRows(t, openTable(t, "wzor.xlsx", data, TableOptions{}))
	want[2].Cells[6] = "Żółć, „gęś” & <jaźń>x" // LibreOffice computes it anew
	for format, to := range map[Format]string{FormatODS: "ods", FormatXLS: "xls", FormatXLSX: "xlsx"} {
		table, err := OpenTable(context.Background(), convert(t, path, to), TableOptions{})
		if err != nil {
			t.Errorf("%s: %v", to, err)
			continue
		}
		if d := cmp.Diff(want, allRows(t, table)); d != "" || table.Format != format {
			t.Errorf("%s: %s", to, d)
		}
	}
	flat, err := OpenTable(context.Background(), convert(t, path, "fods"), TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, allRows(t, flat)); d != "" {
		t.Errorf("fods: %s", d)
	}
}
