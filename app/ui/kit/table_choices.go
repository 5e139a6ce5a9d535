package kit

import "slices"

// SetChoices replaces what a column can be filtered by: a Source's values are known
// only once it was asked.
func (t *Table[T]) SetChoices(column string, choices []Choice) {
	n := t.column(column)
	if slices.Equal(t.cfg.Columns[n].Choices, choices) {
		return
	}
	t.cfg.Columns[n].Choices = choices
	t.bar.update()
}

// Filter narrows a column to values, or to all rows if there is none.
func (t *Table[T]) Filter(column string, values ...string) { t.setFilter(column, values) }

// Filtered gives the values a column is narrowed to.
func (t *Table[T]) Filtered(column string) []string { return t.asked.Filters[column] }

// SetEmpty replaces what is shown where there are no rows at all: a list that its screen
// narrowed is empty for another reason.
func (t *Table[T]) SetEmpty(e Empty) {
	t.cfg.Empty = e
	if t.grid.said == saysEmpty {
		t.grid.said = saysRows
		t.grid.showState()
	}
}
