package exchange

import (
	"context"
	"slices"

	"biurolidera/internal/contest"
)

// Rows gives the data rows in order, blank ones left out. A cell merged over several
// rows has its value in each of them. An error of each ends it and is returned as it is.
func (t *Table) Rows(ctx context.Context, each func(Row) error) error {
	return t.read(ctx, t.Header.DataStart, each)
}

// AllRows gives every row with content from the top, titles and header included.
func (t *Table) AllRows(ctx context.Context, each func(Row) error) error {
	return t.read(ctx, 0, each)
}

// Findings are the remarks about the whole worksheet, each with the row it is about:
// broken bytes, quotes that never close, rows longer or shorter than the header,
// error values, formulas that were never computed. At most 100 of a code are kept;
// the rest is one finding with code + "_more" and the count.
func (t *Table) Findings() []contest.Finding { return slices.Clone(t.findings) }

// read gives the rows from number from on. The cells are copied: filling merged ranges
// must not change what the source still holds.
func (t *Table) read(ctx context.Context, from int, each func(Row) error) error {
	fill := mergeFill{waiting: t.merges}
	row := Row{Cells: make([]string, 0, len(t.Header.Columns))}
	sink := rowSink{note: func(contest.Finding) {}}
	count := 0
	sink.row = func(r *rawRow) error {
		if count++; count%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row.Number, row.Hidden = r.number, r.hidden
		row.Cells = append(row.Cells[:0], r.cells...)
		for len(row.Cells) < len(t.Header.Columns) {
			row.Cells = append(row.Cells, "")
		}
		n, _ := r.filled()
		if fill.apply(&row, n > 0); n == 0 || r.number < from {
			return nil
		}
		return each(row)
	}
	return t.source.rows(ctx, t.place, sink)
}

// mergeFill repeats the value of a merged range's first cell in the rows below, in
// its first column alone: a heading merged over the whole width stays one cell.
type mergeFill struct {
	waiting []span
	open    []openMerge // at most one a column
}

// openMerge is a merged range whose first row has passed, with its value.
type openMerge struct {
	span
	value string
}

// apply opens the ranges that begin at the row, closes those that ended before it, and
// fills the cells the open ones cover. A row that is blank but for them stays blank:
// it holds no record.
func (f *mergeFill) apply(row *Row, content bool) {
	if len(f.waiting) == 0 && len(f.open) == 0 {
		return
	}
	f.open = slices.DeleteFunc(f.open, func(m openMerge) bool { return m.lastRow < row.Number })
	for len(f.waiting) > 0 && f.waiting[0].firstRow <= row.Number {
		m := f.waiting[0]
		f.waiting = f.waiting[1:]
		if m.firstRow == row.Number && row.Cell(m.firstCol) != "" {
			f.open = slices.DeleteFunc(f.open, func(o openMerge) bool { return o.firstCol == m.firstCol })
			f.open = append(f.open, openMerge{m, row.Cells[m.firstCol]})
		}
	}
	if !content {
		return
	}
	for _, m := range f.open {
		if m.firstCol < len(row.Cells) && row.Cells[m.firstCol] == "" {
			row.Cells[m.firstCol] = m.value
		}
	}
}
