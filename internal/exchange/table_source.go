package exchange

import (
	"context"
	"strconv"

	"biurolidera/internal/contest"
)

// input is a file as it was handed in.
type input struct {
	file    string // base name, for messages
	data    []byte
	options TableOptions
}

// rawRow is a row as a source gives it; cells are valid until the next one.
type rawRow struct {
	number int
	cells  []string // cleaned
	width  int      // fields of the record in a text file, empty ones too; 0 elsewhere
	hidden bool
}

// filled counts the cells with content and gives the place behind the last of them.
func (r *rawRow) filled() (n, end int) {
	for i, c := range r.cells {
		if c != "" {
			n++
			end = i + 1
		}
	}
	return n, end
}

// set puts a text into column i.
func (r *rawRow) set(i int, text string) {
	for len(r.cells) <= i {
		r.cells = append(r.cells, "")
	}
	r.cells[i] = text
}

// cellErrorAt is the remark about an error value in a workbook.
func cellErrorAt(worksheet string, row, col int, value string) contest.Finding {
	return contest.Warn("table_cell_error", "cell", cellPlace(row, col), "value", value).AtRow(worksheet, row, columnLetters(col))
}

// formulaEmptyAt is the remark about a formula that was saved without its value.
func formulaEmptyAt(worksheet string, row, col int) contest.Finding {
	return contest.Warn("table_formula_empty", "cell", cellPlace(row, col)).AtRow(worksheet, row, columnLetters(col))
}

// span is a merged range, everything from 1 and inclusive of both ends.
type span struct {
	firstRow, lastRow int
	firstCol, lastCol int // from 0
}

// rowSink takes what a source finds. An error of row ends the reading.
type rowSink struct {
	row   func(*rawRow) error
	note  func(contest.Finding)
	merge func(span)
}

// rowSource gives the raw rows of a file's worksheets, as often as asked. Rows come
// in the order of the file; blank ones may come or not.
type rowSource interface {
	worksheets() []Worksheet
	rows(ctx context.Context, sheet int, out rowSink) error
}

// namedSource is a source whose format names the columns itself; its rows are all data.
type namedSource interface{ columnNames() []string }

// columnLetters gives the name a spreadsheet shows for a column: 0 is "A", 27 "AB".
func columnLetters(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

// cellPlace names a cell as a spreadsheet does: "AB12".
func cellPlace(row, col int) string { return columnLetters(col) + strconv.Itoa(row) }
