package kit

import (
	"slices"
	"strings"

	"biurolidera/internal/polish"
)

// matcher tells which rows of a memory a query wants.
type matcher struct {
	words   []string // each somewhere in the row
	texts   []columnWords
	allowed []columnValues
}

type columnWords struct {
	column int
	words  []string
}

type columnValues struct {
	column int
	values []bool // by number of value
}

// foldedRow is a row as a matcher sees it.
type foldedRow struct {
	folded string
	ends   []uint32 // of the row's cells, the beginning of the first before them
	values [][]uint32
	number int
}

func (m *memory[T]) row(i int) foldedRow {
	n := len(m.columns)
	return foldedRow{m.folded, m.ends[i*n : i*n+n+1], m.values, i}
}

func (r *foldedRow) text(column int) string { return r.folded[r.ends[column]:r.ends[column+1]] }

func (r *foldedRow) all() string { return r.folded[r.ends[0]:r.ends[len(r.ends)-1]] }

// matcher prepares a query; without is a column whose filter is left out, -1 none.
func (m *memory[T]) matcher(q Query, without int) *matcher {
	w := &matcher{words: wordsOf(q.Text)}
	for c, col := range m.columns {
		chosen := q.Filters[col.ID]
		if len(chosen) == 0 || c == without {
			continue
		}
		if m.values[c] == nil {
			w.texts = append(w.texts, columnWords{c, wordsOf(strings.Join(chosen, " "))})
			continue
		}
		v := columnValues{c, make([]bool, len(m.names[c]))}
		for i, name := range m.names[c] {
			v.values[i] = slices.Contains(chosen, valueOf(col.Choices, name))
		}
		w.allowed = append(w.allowed, v)
	}
	return w
}

func (w *matcher) matches(r foldedRow) bool {
	for _, a := range w.allowed {
		if !a.values[r.values[a.column][r.number]] {
			return false
		}
	}
	for _, t := range w.texts {
		if !holds(r.text(t.column), t.words) {
			return false
		}
	}
	return len(w.words) == 0 || holds(r.all(), w.words)
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// wordsOf splits what was typed into folded words.
func wordsOf(text string) []string { return strings.Fields(polish.Fold(text)) }

// valueOf gives the value of a choice by its shown text; a text that is none is
// its own value.
func valueOf(choices []Choice, text string) string {
	for _, c := range choices {
		if c.Text == text {
			return c.Value
		}
	}
	return text
}
