package exchange

import (
	"slices"
	"strings"
)

// Finding the header (domain.md §2, trap 3). Above it may stand titles, it has one to
// four rows, groups are merged or written once at their left, and a row numbering
// the columns may close it. What tells a header from data is the data: a text where
// everything below is a number, a date or an address is a name; a text that comes
// again below in the same column is not.

// headerSearch is what is known when the header is looked for.
type headerSearch struct {
	rows    []rawRow // the first ones with content
	merges  []span
	columns int // of the worksheet
	first   int // number of the header's first row, 0: to be found
	count   int // of its rows, 0: to be found, -1: none
}

// maxHeaderRows is what was seen in real files; a fifth row is data (domain.md §2, trap 3).
const maxHeaderRows = 4

// findHeader gives the header of a worksheet's first rows. Without any, FirstRow is 0,
// the columns are named by number and the data begin with the first row.
func findHeader(h headerSearch) Header {
	if len(h.rows) == 0 {
		return Header{}
	}
	from, to := h.bounds()
	head := Header{Titles: h.titles(from)}
	if from < to {
		head.FirstRow, head.Rows = h.rows[from].number, to-from
	}
	head.DataStart = h.rows[len(h.rows)-1].number + 1
	if to < len(h.rows) {
		head.DataStart = h.rows[to].number
	}
	head.Columns, head.width = h.nameColumns(from, to)
	return head
}

// bounds gives the header's rows as places in h.rows, from inclusive to exclusive.
func (h headerSearch) bounds() (from, to int) {
	if h.first > 0 {
		for from < len(h.rows)-1 && h.rows[from].number < h.first {
			from++
		}
	}
	if h.count < 0 {
		return from, from
	}
	dense := from
	if h.first == 0 {
		dense = h.firstDense()
		from = h.groupsAbove(dense)
		if from == dense && h.count == 0 && h.isData(dense) {
			return dense, dense
		}
	}
	if h.count > 0 {
		return from, min(from+h.count, len(h.rows))
	}
	return from, h.lastHeaderRow(from, dense) + 1
}

// firstDense gives the first row that fills at least half of what the fuller rows
// do: titles and notes above a table stand in one cell or two.
func (h headerSearch) firstDense() int {
	counts := make([]int, len(h.rows))
	for i := range h.rows {
		counts[i], _ = h.rows[i].filled()
	}
	sorted := slices.Clone(counts)
	slices.Sort(sorted)
	usual := sorted[len(sorted)*3/4]
	need := (usual + 1) / 2
	if usual >= 2 {
		need = max(need, 2)
	}
	return max(0, slices.IndexFunc(counts, func(n int) bool { return n >= need }))
}

// groupsAbove gives the first of the rows that stand directly above and name groups
// of columns: few cells, but more than a title has, and none of them a value.
func (h headerSearch) groupsAbove(dense int) int {
	from := dense
	for from > 0 && dense-from < maxHeaderRows-1 {
		r := &h.rows[from-1]
		n, _ := r.filled()
		near := r.width > 0 || h.rows[from].number-r.number == 1
		if n < 2 || !near || slices.ContainsFunc(r.cells, func(c string) bool { return kindOf(c) == kindValue }) {
			break
		}
		from--
	}
	return from
}

// lastHeaderRow goes down from the first dense row as long as rows speak for being names.
func (h headerSearch) lastHeaderRow(from, dense int) int {
	last := dense
	for last+1 < len(h.rows) && last+1-from < maxHeaderRows && h.continues(from, last+1) {
		last++
	}
	if last+1 < len(h.rows) && isNumbering(&h.rows[last+1]) {
		last++
	}
	return last
}

// continues tells whether row i belongs to the header that began at from.
func (h headerSearch) continues(from, i int) bool {
	r, above := &h.rows[i], &h.rows[i-1]
	sub := false
	for _, m := range h.merges {
		if m.firstRow < h.rows[from].number || m.firstRow > above.number {
			continue
		}
		if m.lastRow >= r.number {
			return true
		}
		sub = sub || m.lastRow == above.number && m.lastCol > m.firstCol
	}
	if n, _ := r.filled(); n < 2 && h.columns > 1 {
		return false
	}
	v := h.votes(i)
	gaps, filled := h.gapsFilled(from, i)
	switch {
	case v.data == 0 && v.header == 0:
		return sub || isEnglishRow(r) && !isEnglishRow(above)
	case v.header > v.data:
		return true
	}
	return gaps >= 2 && gaps*3 >= filled && v.header+gaps > v.data && v.data*3 < filled
}

// gapsFilled counts the texts of row i in columns that have no name yet, and all its cells.
func (h headerSearch) gapsFilled(from, i int) (gaps, filled int) {
	for c, text := range h.rows[i].cells {
		if text == "" {
			continue
		}
		filled++
		named := false
		for j := from; j < i; j++ {
			named = named || cellOf(&h.rows[j], c) != ""
		}
		if !named && kindOf(text) == kindText {
			gaps++
		}
	}
	return gaps, filled
}

// titles gives the text of each row above the header.
func (h headerSearch) titles(from int) []string {
	var titles []string
	for _, r := range h.rows[:from] {
		var cells []string
		for _, c := range r.cells {
			if c != "" {
				cells = append(cells, OneLine(c))
			}
		}
		titles = append(titles, strings.Join(cells, " "))
	}
	return titles
}

// cellOf gives the i-th cell of a row that may be shorter.
func cellOf(r *rawRow, i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}
