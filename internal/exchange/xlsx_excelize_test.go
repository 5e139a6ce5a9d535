package exchange

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// The reader of our own and excelize agree on every cell of every worksheet: texts
// once they are cleaned, numbers by value, dates by the day and second they mean.
func compareWithExcelize(t testing.TB, name string, data []byte) {
	t.Helper()
	theirs, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: MaxUnzippedBytes, UnzipXMLSizeLimit: MaxUnzippedBytes})
	if err != nil {
		t.Fatalf("%s: excelize: %v", name, err)
	}
	defer theirs.Close()
	for _, sheet := range theirs.GetSheetList() {
		want, err := theirs.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		table, err := ReadTable(context.Background(), name, data, TableOptions{Worksheet: sheet, HeaderRows: -1})
		if err != nil {
			if filledRows(want) > 0 {
				t.Errorf("%s, %s: %v", name, sheet, err)
			}
			continue
		}
		table.merges = nil // excelize leaves merged cells blank
		compareRows(t, name+", "+sheet, table, want)
	}
}

func compareRows(t testing.TB, name string, table *Table, want [][]string) {
	t.Helper()
	wrong, rows := 0, 0
	err := table.AllRows(context.Background(), func(r Row) error {
		rows++
		if r.Number > len(want) {
			return fmt.Errorf("row %d, excelize has %d", r.Number, len(want))
		}
		theirs := want[r.Number-1]
		for i := range max(len(theirs), len(r.Cells)) {
			raw := ""
			if i < len(theirs) {
				raw = theirs[i]
			}
			if !sameCell(r.Cell(i), raw) {
				if wrong++; wrong < 5 {
					t.Errorf("%s, %s: %q, excelize %q", name, cellPlace(r.Number, i), r.Cell(i), raw)
				}
			}
		}
		return nil
	})
	if err != nil || wrong > 0 || rows != filledRows(want) {
		t.Errorf("%s: %v, %d cells differ, %d rows, excelize %d", name, err, wrong, rows, filledRows(want))
	}
}

func filledRows(rows [][]string) int {
	n := 0
	for _, r := range rows {
		if strings.TrimSpace(CleanCell(strings.Join(r, ""))) != "" {
			n++
		}
	}
	return n
}

// sameCell compares our text with the raw value excelize gives.
func sameCell(ours, raw string) bool {
	if ours == CleanCell(raw) || ours == "TRUE" && raw == "1" || ours == "FALSE" && raw == "0" {
		return true
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil {
		return false
	}
	if g, err := strconv.ParseFloat(ours, 64); err == nil {
		return math.Abs(f-g) <= 1e-12*math.Abs(f)
	}
	for _, layout := range []string{time.DateTime, time.DateOnly, time.TimeOnly} {
		got, err := time.Parse(layout, ours)
		if err != nil {
			continue
		}
		want, err := excelize.ExcelDateToTime(f, false)
		return err == nil && got.Format(layout) == want.Round(time.Second).Format(layout)
	}
	digits := strings.NewReplacer("-", "", " ", "").Replace(ours)
	g, err := strconv.ParseFloat(digits, 64)
	return err == nil && f == g
}

func TestXLSXAgreesWithExcelizeOnRealFiles(t *testing.T) {
	for _, name := range []string{"02_gus_ludnosc_2024_scalone_naglowki.xlsx", "08_ankieta_pracownicy_2_naglowki.xlsx"} {
		data, err := os.ReadFile(sharedFile(t, "imports", name))
		if err != nil {
			t.Fatal(err)
		}
		compareWithExcelize(t, name, data)
	}
}

func TestXLSXAgreesWithExcelizeOnMadeFiles(t *testing.T) {
	for seed := range uint64(12) {
		data := madeWorkbook(t, rand.New(rand.NewPCG(seed, 7)))
		compareWithExcelize(t, fmt.Sprintf("seed %d", seed), data)
	}
}

// madeWorkbook writes a workbook with excelize: every kind of cell, gaps, styles,
// merged and hidden rows, a streamed worksheet.
func madeWorkbook(t testing.TB, r *rand.Rand) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var styles []int
	for _, format := range []string{"yyyy-mm-dd", "dd/mm/yyyy hh:mm", "hh:mm:ss", "00-000", "#,##0.00", "0.0%"} {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		check(err)
		styles = append(styles, id)
	}
	words := []string{"Urząd Gminy", "ŻÓŁĆ", " odstęp  podwójny ", "a\nb", "<&>\"'", "_x0041_", "=1+1", "", "0123", "1e5", "😀", "Bolesławiec......"}
	for range 300 {
		cell := cellPlace(1+r.IntN(80), r.IntN(40))
		switch r.IntN(9) {
		case 0:
			check(f.SetCellStr("Sheet1", cell, words[r.IntN(len(words))]))
		case 1:
			check(f.SetCellInt("Sheet1", cell, r.Int64N(1e15)))
		case 2:
			check(f.SetCellFloat("Sheet1", cell, math.Round(r.Float64()*1e7)/1e3, -1, 64))
		case 3:
			check(f.SetCellFloat("Sheet1", cell, r.NormFloat64()*math.Pow(10, float64(r.IntN(30)-12)), -1, 64))
		case 4:
			check(f.SetCellBool("Sheet1", cell, r.IntN(2) == 0))
		case 5:
			check(f.SetCellRichText("Sheet1", cell, []excelize.RichTextRun{{Text: "Zażółć "}, {Text: "gęślą", Font: &excelize.Font{Bold: true}}}))
		case 6:
			check(f.SetCellValue("Sheet1", cell, 20000+r.Float64()*30000))
			check(f.SetCellStyle("Sheet1", cell, cell, styles[r.IntN(3)]))
		case 7:
			check(f.SetCellValue("Sheet1", cell, r.IntN(99999)))
			check(f.SetCellStyle("Sheet1", cell, cell, styles[3+r.IntN(3)]))
		case 8:
			check(f.SetCellValue("Sheet1", cell, nil))
		}
	}
	check(f.MergeCell("Sheet1", "B2", "D5"))
	check(f.SetRowVisible("Sheet1", 3, false))
	_, err := f.NewSheet("Strumień ż")
	check(err)
	s, err := f.NewStreamWriter("Strumień ż")
	check(err)
	for row := 1; row <= 60; row += 1 + r.IntN(3) {
		check(s.SetRow(cellPlace(row, r.IntN(3)), []any{words[r.IntN(len(words))], r.IntN(1000), r.Float64(), nil, excelize.Cell{Value: time.Unix(r.Int64N(2e9), 0).UTC()}}))
	}
	check(s.Flush())
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}
