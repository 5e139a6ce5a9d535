package exchange

import (
	"fmt"
	"strings"
)

// Names by example; the left header has merged ranges, the right one none:
//
//	Nazwa | Adres (two columns)      Lp. | Adres |       | Płeć
//	      | ulica | kod                  | ulica | kod   |
//
//	"Nazwa", "Adres › ulica", "Adres › kod"; "Lp.", "Adres › ulica", "Adres › kod", "Płeć"

// nameColumns makes the columns of the header that stands in h.rows[from:to], and
// how many of them the header itself has.
func (h headerSearch) nameColumns(from, to int) (columns []Column, width int) {
	var names []*rawRow
	for i := from; i < to; i++ {
		r := &h.rows[i]
		_, end := r.filled()
		width = max(width, end, r.width)
		if i == from || !isNumbering(r) {
			names = append(names, r)
		}
	}
	used := map[string]int{}
	for c := range min(max(width, h.columns), MaxColumns) {
		col := Column{Index: c, Letters: columnLetters(c)}
		col.Name, col.Parts = h.columnName(names, c)
		if col.Name == "" {
			col.Name, col.Unnamed = fmt.Sprintf("kolumna %d", c+1), true
		}
		col.Name = unused(col.Name, used)
		columns = append(columns, col)
	}
	return columns, width
}

// headerOfNames is the header of a format that names its columns itself.
func headerOfNames(names []string) Header {
	h := Header{DataStart: 1, width: len(names)}
	used := map[string]int{}
	for i, name := range names {
		h.Columns = append(h.Columns, Column{Index: i, Letters: columnLetters(i), Name: unused(name, used), Parts: []string{name}})
	}
	return h
}

// unused makes a name unique: the second "telefon" is "telefon (2)".
func unused(name string, used map[string]int) string {
	used[name]++
	for n := used[name]; n > 1; n++ {
		next := fmt.Sprintf("%s (%d)", name, n)
		if used[next] == 0 {
			used[name], used[next] = n, 1
			return next
		}
	}
	return name
}

// columnName joins what stands over a column.
func (h headerSearch) columnName(rows []*rawRow, c int) (name string, parts []string) {
	before := ""
	for i, r := range rows {
		cell := h.headCell(rows, i, c)
		if cell == "" || cell == before {
			continue
		}
		before = cell
		own, other := splitLanguages(cell)
		mark := partSign
		if i > 0 && isEnglishRow(r) && !isEnglishRow(rows[i-1]) {
			mark = " / "
		}
		if name != "" {
			name += mark
		}
		name += own
		parts = append(parts, own)
		if other != "" {
			name += " / " + other
			parts = append(parts, other)
		}
	}
	return name, parts
}

// headCell gives the heading of row i over column c: its own, that of the merged
// range it lies in, or, in a file without merged ranges, that of the group it belongs to.
func (h headerSearch) headCell(rows []*rawRow, i, c int) string {
	if own := cellOf(rows[i], c); own != "" {
		return own
	}
	if text, merged := h.mergedHeading(rows, i, c); merged {
		return text
	}
	if i == len(rows)-1 || !namedBelow(rows, i, c) {
		return ""
	}
	for left := c - 1; left >= 0; left-- {
		if group := cellOf(rows[i], left); group != "" {
			if namedBelow(rows, i, left) {
				return group
			}
			break
		}
	}
	return ""
}

// mergedHeading gives the text of the merged range over that place of the header,
// and whether the header has ranges merged across columns at all.
func (h headerSearch) mergedHeading(rows []*rawRow, i, c int) (text string, merged bool) {
	n := rows[i].number
	for _, m := range h.merges {
		if m.lastRow < rows[0].number || m.firstRow > rows[len(rows)-1].number || m.lastCol == m.firstCol {
			continue
		}
		merged = true
		if m.firstRow <= n && n <= m.lastRow && m.firstCol <= c && c <= m.lastCol {
			return topLeft(rows, m), true
		}
	}
	return "", merged
}

// topLeft gives the text of a merged range, which stands in its first cell alone; empty
// if the range begins above the header.
func topLeft(rows []*rawRow, m span) string {
	for _, r := range rows {
		if r.number == m.firstRow {
			return cellOf(r, m.firstCol)
		}
	}
	return ""
}

// namedBelow tells whether a lower header row names the column: only then may a text
// above it be a group that reaches over several columns.
func namedBelow(rows []*rawRow, i, c int) bool {
	for _, r := range rows[i+1:] {
		if cellOf(r, c) != "" {
			return true
		}
	}
	return false
}

// splitLanguages splits a bilingual heading ("Ludność", line break, "Population")
// before the first line with an English word; other is empty if there is none.
// Lines of one language are joined, a break within a word ("miejsko-", "-wiejskie") too.
func splitLanguages(cell string) (own, other string) {
	lines := strings.Split(cell, "\n")
	for i := 1; i < len(lines); i++ {
		rest := joinLines(lines[i:])
		if isEnglish(lines[i]) && !strings.ContainsAny(rest, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ") && !isEnglish(joinLines(lines[:i])) {
			return joinLines(lines[:i]), rest
		}
	}
	return joinLines(lines), ""
}

// joinLines makes one line of a wrapped heading. A hyphen at a line's end joins without a
// blank; where the next line begins with one too, it was written twice, as Polish
// spelling wants it ("miejsko-", "-wiejskie").
func joinLines(lines []string) string {
	s := ""
	for _, l := range lines {
		switch {
		case s == "":
			s = l
		case strings.HasSuffix(s, "-") && strings.HasPrefix(l, "-"):
			s += l[1:]
		case strings.HasSuffix(s, "-") || strings.HasSuffix(s, "/"):
			s += l
		default:
			s += " " + l
		}
	}
	return s
}

// isEnglishRow tells whether at least half of a row's headings are English.
func isEnglishRow(r *rawRow) bool {
	n, english := 0, 0
	for _, c := range r.cells {
		if c == "" {
			continue
		}
		n++
		if isEnglish(c) {
			english++
		}
	}
	return n > 0 && english*2 >= n
}

// englishWords are the English words in headings of Polish statistics and lists
// that are no Polish words at the same time.
var englishWords = headingSet(`of|in|by|per|and|the|with|from|which|name|names|code|address|street|city|town|towns|urban|rural|total|population|area|
number|numbers|type|date|voivodship|voivodships|voivodeship|powiats|gminas|territorial|identifier|unit|units|share|average|males|females|men|women|
below|above|more|less|than|increase|decrease|phone|website|postal|country|region|district|county|cities|localities|households|year|years|value|specification`)

// isEnglish tells whether one of the words is English.
func isEnglish(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if englishWords[strings.Trim(w, ".,;:()/-–")] {
			return true
		}
	}
	return false
}
