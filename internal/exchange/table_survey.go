package exchange

import (
	"context"
	"slices"
	"unicode/utf8"

	"biurolidera/internal/contest"
)

// Every worksheet is read twice: surveyed when the file is opened, then read by the
// caller. The survey costs as much as one reading and is what makes the rest simple:
// a file that is too long, cut short or damaged at its end is refused before anything
// of it is taken, and header, blank columns and remarks speak about all of it.

// A survey is the first reading of a worksheet: it holds the limits, counts, notes
// what is remarkable and keeps the top rows for finding the header.
type survey struct {
	in      input
	sheet   Worksheet
	names   []string // of the columns, where the format says them
	rows    int      // with content
	columns int
	cells   int
	head    []rawRow // copies of the first rows with content
	filled  []int    // cells with content by column
	widths  []recordWidth
	merges  []span
	notes   remarks
}

// recordWidth is how many fields a record of a text file has, and how many up to its
// last one with content.
type recordWidth struct{ line, fields, end int }

// Bounds of what a survey keeps.
const (
	headRows      = 60      // looked at for the header
	maxMerges     = 100_000 // kept of a worksheet
	progressEvery = 1_000   // rows
)

// surveyWorksheet reads a worksheet to its end.
func surveyWorksheet(ctx context.Context, in input, source rowSource, place int) (*survey, error) {
	s := &survey{in: in, sheet: source.worksheets()[place]}
	if named, ok := source.(namedSource); ok {
		s.names = named.columnNames()
		if len(s.names) > MaxColumns {
			return s, contest.E("table_columns", "file", in.file, "worksheet", s.sheet.Name, "cell", columnLetters(len(s.names)-1), "limit", MaxColumns)
		}
	}
	sink := rowSink{row: s.add, note: s.notes.add, merge: s.addMerge}
	return s, source.rows(ctx, place, sink)
}

// addMerge keeps a merged range. Beyond maxMerges they are let go: such a worksheet is a
// drawing, and the cells read the same without them.
func (s *survey) addMerge(m span) {
	if len(s.merges) < maxMerges {
		s.merges = append(s.merges, m)
	}
}

// add takes one row; blank ones count for nothing.
func (s *survey) add(r *rawRow) error {
	n, end := r.filled()
	if n == 0 {
		return nil
	}
	s.rows++
	if err := s.holdLimits(r, end); err != nil {
		return err
	}
	s.columns = max(s.columns, end)
	s.cells += n
	for len(s.filled) < end {
		s.filled = append(s.filled, 0)
	}
	for i, c := range r.cells[:end] {
		if c != "" {
			s.filled[i]++
		}
	}
	if len(s.head) < headRows {
		c := *r
		c.cells = slices.Clone(r.cells)
		s.head = append(s.head, c)
	}
	if r.width > 0 {
		s.widths = append(s.widths, recordWidth{r.number, r.width, end})
	}
	if s.in.options.Progress != nil && s.rows%progressEvery == 0 {
		s.in.options.Progress(s.rows)
	}
	return nil
}

// holdLimits refuses the row that goes beyond a limit, by the address of the cell.
func (s *survey) holdLimits(r *rawRow, end int) error {
	if s.rows > MaxRows {
		return contest.E("table_rows", "file", s.in.file, "worksheet", s.sheet.Name, "row", r.number, "limit", MaxRows)
	}
	if end > MaxColumns {
		return contest.E("table_columns", "file", s.in.file, "worksheet", s.sheet.Name, "cell", cellPlace(r.number, end-1), "limit", MaxColumns)
	}
	for i, c := range r.cells[:end] {
		if len(c) > MaxCellRunes && utf8.RuneCountInString(c) > MaxCellRunes {
			return contest.E("table_cell_long", "file", s.in.file, "place", cellPlace(r.number, i), "limit", MaxCellRunes)
		}
	}
	return nil
}

// header finds the header and says which columns never have content below it.
func (s *survey) header() Header {
	var h Header
	if s.names != nil {
		h = headerOfNames(s.names)
	} else {
		h = findHeader(headerSearch{rows: s.head, merges: s.merges, columns: s.columns, first: s.in.options.HeaderRow, count: s.in.options.HeaderRows})
	}
	below := slices.Clone(s.filled)
	for _, r := range s.head {
		if r.number >= h.DataStart {
			break
		}
		for i, c := range r.cells {
			if c != "" {
				below[i]--
			}
		}
	}
	for i := range h.Columns {
		h.Columns[i].Blank = i >= len(below) || below[i] <= 0
	}
	for n := len(h.Columns); n > h.width && h.Columns[n-1].Blank; n-- {
		h.Columns = h.Columns[:n-1] // only a note above the table reaches so far
	}
	return h
}

// remarkWidths notes the records of a text file that are longer or shorter than the
// header: a delimiter within a text, or a file cut short.
func (s *survey) remarkWidths(h Header) {
	for _, w := range s.widths {
		columns := len(h.Columns)
		if h.FirstRow > 0 {
			columns = h.width
		}
		switch {
		case w.line < h.DataStart:
		case w.end > columns:
			s.notes.add(contest.Warn("table_row_wide", "cells", w.end, "columns", columns).AtRow(s.in.file, w.line, ""))
		case w.fields < columns:
			s.notes.add(contest.Warn("table_row_short", "cells", w.fields, "columns", columns).AtRow(s.in.file, w.line, ""))
		}
	}
}

// tallMerges gives the merged ranges over more than one row, in the order of their first.
func (s *survey) tallMerges() []span {
	var tall []span
	for _, m := range s.merges {
		if m.lastRow > m.firstRow && m.firstCol < MaxColumns {
			tall = append(tall, m)
		}
	}
	slices.SortFunc(tall, func(a, b span) int { return a.firstRow - b.firstRow })
	return tall
}

// flatMerges gives the merged ranges within one of the rows kept for the header.
func (s *survey) flatMerges() []span {
	var flat []span
	for _, m := range s.merges {
		if m.lastRow == m.firstRow && len(s.head) > 0 && m.firstRow <= s.head[len(s.head)-1].number {
			flat = append(flat, m)
		}
	}
	return flat
}

// maxRemarks is how many findings of a code are kept.
const maxRemarks = 100

// remarks collects findings and keeps a flood of them small.
type remarks struct {
	list  []contest.Finding
	count map[string]int
}

// add keeps a finding, or counts it once there are enough of its code.
func (r *remarks) add(f contest.Finding) {
	if r.count == nil {
		r.count = map[string]int{}
	}
	r.count[f.Code]++
	if r.count[f.Code] <= maxRemarks {
		r.list = append(r.list, f)
	}
}

// result gives the findings in the order of rows, and for each code what was left out.
func (r *remarks) result() []contest.Finding {
	all := slices.Clone(r.list)
	slices.SortStableFunc(all, func(a, b contest.Finding) int { return a.Row - b.Row })
	codes := make([]string, 0, len(r.count))
	for code := range r.count {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		if more := r.count[code] - maxRemarks; more > 0 {
			all = append(all, contest.Warn(code+"_more", "count", more))
		}
	}
	return all
}
