package office

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
)

// MethodTable is a plain table for the method's verbs: a header in the first row, a
// value a cell, columns by name.
type MethodTable struct {
	File  string
	Names []string
	cells [][]string // one slice a column
	rows  []int      // number of each row in the file
}

// ReadMethodTable reads a table with one header row; a .csv.gz is unpacked first.
func ReadMethodTable(ctx context.Context, path string) (_ *MethodTable, err error) {
	defer wrap(&err, "ReadMethodTable(%q)", path)
	data, err := unpacked(path)
	if err != nil {
		return nil, err
	}
	table, err := exchange.ReadTable(ctx, filepath.Base(path), data, exchange.TableOptions{HeaderRow: 1, HeaderRows: 1})
	if err != nil {
		return nil, err
	}
	t := &MethodTable{File: table.Name, cells: make([][]string, len(table.Header.Columns))}
	for _, c := range table.Header.Columns {
		t.Names = append(t.Names, c.Name)
	}
	return t, table.Rows(ctx, func(r exchange.Row) error {
		t.rows = append(t.rows, r.Number)
		for c := range t.cells {
			t.cells[c] = append(t.cells[c], r.Cells[c])
		}
		return nil
	})
}

// unpacked reads a file of at most exchange.MaxFileBytes, unpacked if it is gzipped.
func unpacked(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	var r io.Reader = f
	head := make([]byte, 2)
	n, _ := io.ReadFull(f, head)
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, cannotRead(path, err)
	}
	if n == 2 && head[0] == 0x1f && head[1] == 0x8b {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, cannotRead(path, err)
		}
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(r, exchange.MaxFileBytes+1)); err != nil {
		return nil, cannotRead(path, err)
	}
	if b.Len() > exchange.MaxFileBytes {
		return nil, contest.E("table_large", "file", filepath.Base(path), "limit", exchange.MaxFileBytes>>20)
	}
	return b.Bytes(), nil
}

// Rows is the number of rows under the header, blank ones left out.
func (t *MethodTable) Rows() int { return len(t.rows) }

// Line is the number of a row (from 0) in the file, as a person counts.
func (t *MethodTable) Line(row int) int { return t.rows[row] }

// Column gives the cells of the column of that name.
func (t *MethodTable) Column(name string) ([]string, error) {
	for c, n := range t.Names {
		if n == name {
			return t.cells[c], nil
		}
	}
	return nil, contest.E("method_column", "column", name, "file", t.File, "columns", strings.Join(t.Names, ", "))
}

// Numbers gives the column as numbers at the given rows; a cell that is none is an
// error that names its row.
func (t *MethodTable) Numbers(name string, rows []int) ([]float64, error) {
	cells, err := t.Column(name)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(rows))
	for k, row := range rows {
		v, ok := MethodNumber(cells[row])
		if !ok {
			return nil, contest.E("method_number", "column", name, "row", t.Line(row), "value", exchange.OneLine(cells[row]))
		}
		out[k] = v
	}
	return out, nil
}

// MethodNumber reads a number as programs write it (12.5, 1e-3) or as offices do
// ("1 234,50"); NaN and infinities are none.
func MethodNumber(s string) (float64, bool) {
	if plain, ok := exchange.ParseNumber(s); ok {
		s = plain
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return v, err == nil && v-v == 0
}

// Missing tells whether a cell of a method's table has no value: empty, or NA as R writes it.
func Missing(cell string) bool { return cell == "" || cell == "NA" }

// Complete gives the rows in which none of the named columns is missing.
func (t *MethodTable) Complete(columns ...string) ([]int, error) {
	var kept []int
	cells := make([][]string, len(columns))
	for c, name := range columns {
		var err error
		if cells[c], err = t.Column(name); err != nil {
			return nil, err
		}
	}
	for row := range t.rows {
		whole := true
		for _, column := range cells {
			whole = whole && !Missing(column[row])
		}
		if whole {
			kept = append(kept, row)
		}
	}
	return kept, nil
}
