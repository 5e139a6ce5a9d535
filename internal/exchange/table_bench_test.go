package exchange

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bigRows is the table of bench.md §3: 50,000 rows of 15 columns.
func bigRows(rows int) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for i := range rows {
			row := []any{
				fmt.Sprintf("%07d", i), fmt.Sprintf("Urząd Gminy Żółkiewka %d", i), "dolnośląskie", "ząbkowicki", "GMW", "57-256", "Bardo", "ul. Główna", i % 200,
				"74 817 14 78", fmt.Sprintf("urzad%d@bardo.pl", i), "www.bardo.pl", 12.5 + float64(i), i, "uwagi: brak",
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func bigTable(rows int) Outgoing {
	o := Outgoing{Rows: bigRows(rows)}
	for i := range 15 {
		o.Columns = append(o.Columns, fmt.Sprintf("kolumna %c", 'A'+i))
	}
	return o
}

// bigWorkbook is written by excelize with shared texts, as Excel writes them.
func bigWorkbook(b *testing.B, rows int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	line := 1
	for row := range bigRows(rows) {
		if err := f.SetSheetRow("Sheet1", cellPlace(line, 0), &row); err != nil {
			b.Fatal(err)
		}
		line++
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkXLSX(b *testing.B) {
	data := bigWorkbook(b, 50_000)
	b.Run("ours, opened and read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			table, err := ReadTable(context.Background(), "t.xlsx", data, TableOptions{HeaderRows: -1})
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			if err := table.Rows(context.Background(), func(Row) error { n++; return nil }); err != nil || n != 50_000 {
				b.Fatal(n, err)
			}
		}
	})
	b.Run("excelize, raw rows", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: MaxUnzippedBytes, UnzipXMLSizeLimit: MaxUnzippedBytes})
			if err != nil {
				b.Fatal(err)
			}
			rows, err := f.Rows("Sheet1")
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for rows.Next() {
				if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n != 50_000 {
				b.Fatal(n)
			}
			f.Close()
		}
	})
}

func BenchmarkFormats(b *testing.B) {
	var text, book bytes.Buffer
	if err := WriteCSV(&text, bigTable(50_000)); err != nil {
		b.Fatal(err)
	}
	if err := WriteXLSX(&book, bigTable(50_000)); err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{"CSV": text.Bytes(), "XLSX of our own": book.Bytes()} {
		b.Run("read "+name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				table, err := ReadTable(context.Background(), "t", data, TableOptions{})
				if err == nil {
					err = table.Rows(context.Background(), func(Row) error { return nil })
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("write CSV", func(b *testing.B) {
		for b.Loop() {
			if err := WriteCSV(&bytes.Buffer{}, bigTable(50_000)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("write XLSX", func(b *testing.B) {
		for b.Loop() {
			if err := WriteXLSX(&bytes.Buffer{}, bigTable(50_000)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
