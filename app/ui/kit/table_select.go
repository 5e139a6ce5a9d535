package kit

import (
	"cmp"
	"context"
	"slices"

	"biurolidera/app/ui/task"
)

// selection is which rows are selected. It holds the rows themselves: of a paged
// table they may no longer be at hand.
type selection[T any] struct {
	picks  map[string]pick[T]
	key    string // of the current row
	at     int    // where the current row stands; -1: there is none
	anchor int    // where Shift began; -1
	due    bool   // the row at at is to be selected when its page comes
	wanted string // the key to select when it is known
}

type pick[T any] struct {
	row T
	at  int
}

func noSelection[T any]() selection[T] {
	return selection[T]{picks: map[string]pick[T]{}, at: -1, anchor: -1}
}

// meet notes where a row stands now, and its newest content if it is selected.
func (s *selection[T]) meet(key string, row T, i int) {
	if _, ok := s.picks[key]; ok {
		s.picks[key] = pick[T]{row, i}
	}
	if key == s.key {
		s.at = i
	}
}

// Selected gives the selected rows from top to bottom.
func (t *Table[T]) Selected() []T {
	picks := make([]pick[T], 0, len(t.chosen.picks))
	for _, p := range t.chosen.picks {
		picks = append(picks, p)
	}
	slices.SortFunc(picks, func(a, b pick[T]) int { return cmp.Compare(a.at, b.at) })
	rows := make([]T, len(picks))
	for i, p := range picks {
		rows[i] = p.row
	}
	return rows
}

// Current gives the row that the keys move from; false if there is none.
func (t *Table[T]) Current() (row T, ok bool) {
	if t.view == nil || t.chosen.at < 0 {
		return row, false
	}
	return t.view.at(t.chosen.at)
}

// isPicked implements gridSource.
func (t *Table[T]) isPicked(i int) bool {
	if len(t.chosen.picks) == 0 {
		return false
	}
	row, ok := t.view.at(i)
	if !ok {
		return false
	}
	_, picked := t.chosen.picks[t.cfg.Key(row)]
	return picked
}

// current implements gridSource.
func (t *Table[T]) current() int { return t.chosen.at }

// Select makes the row with that key the only selected one and scrolls to it, as
// soon as it is known. A search or filter that hides it is cleared.
func (t *Table[T]) Select(key string) {
	t.chosen.wanted = key
	t.seekWanted()
}

// seekWanted looks for the row that is to be selected.
func (t *Table[T]) seekWanted() {
	key := t.chosen.wanted
	if key == "" || t.view == nil {
		return
	}
	if i := t.view.index(key); i >= 0 {
		t.chosen.wanted = ""
		t.pickOnly(i)
		return
	}
	switch v := t.view.(type) {
	case *memoryView[T]:
		if v.has(key) && v.of == t.memory && t.isFiltered() {
			t.clearFilters()
		}
	case *paged[T]:
		if v.found.At == nil {
			return
		}
		task.Load(t.seeker, func(ctx context.Context) (int, error) { return v.found.At(ctx, key) }, func(i int) {
			t.foundWanted(v, key, i)
		}, t.fail)
	}
}

func (t *Table[T]) foundWanted(v *paged[T], key string, i int) {
	switch {
	case t.chosen.wanted != key || t.view != view[T](v):
	case i >= 0:
		t.chosen.wanted = ""
		t.pickOnly(i)
	case t.isFiltered():
		t.clearFilters()
	}
}

// pickOnly makes one row the selection. If its page is not there yet it becomes
// the selection when it comes.
func (t *Table[T]) pickOnly(i int) {
	t.chosen = noSelection[T]()
	t.stand(i)
	t.chosen.anchor = i
	if row, ok := t.view.at(i); ok {
		t.chosen.picks[t.chosen.key] = pick[T]{row, i}
	} else {
		t.chosen.due = true
	}
	t.grid.reveal(i)
	t.tellSelection()
}

// stand makes a row the current one and leaves the selection as it is.
func (t *Table[T]) stand(i int) {
	t.chosen.at, t.chosen.key, t.chosen.due, t.chosen.wanted = i, "", false, ""
	if row, ok := t.view.at(i); ok {
		t.chosen.key = t.cfg.Key(row)
	}
}

// toggle adds a row to the selection or takes it out.
func (t *Table[T]) toggle(i int) {
	t.stand(i)
	t.chosen.anchor = i
	if row, ok := t.view.at(i); ok {
		if _, picked := t.chosen.picks[t.chosen.key]; picked {
			delete(t.chosen.picks, t.chosen.key)
		} else {
			t.chosen.picks[t.chosen.key] = pick[T]{row, i}
		}
	}
	t.grid.reveal(i)
	t.tellSelection()
}

// extend selects from the anchor to a row.
func (t *Table[T]) extend(i int) {
	anchor := t.chosen.anchor
	if anchor < 0 || anchor >= t.count() {
		anchor = i
	}
	t.stand(i)
	t.chosen.anchor = anchor
	t.grid.reveal(i)
	t.pickSpan(min(anchor, i), max(anchor, i))
}

// pickAll selects every row shown.
func (t *Table[T]) pickAll() {
	if n := t.count(); n > 0 {
		t.chosen.anchor = 0
		if t.chosen.at < 0 {
			t.stand(0)
		}
		t.pickSpan(0, n-1)
	}
}

// pickSpan makes the rows from first to last the selection. Rows of a Source that
// are not at hand are read for it.
func (t *Table[T]) pickSpan(first, last int) {
	v, isPaged := t.view.(*paged[T])
	if !isPaged || v.holds(first, last) {
		rows := make([]T, 0, last-first+1)
		for i := first; i <= last; i++ {
			row, _ := t.view.at(i)
			rows = append(rows, row)
		}
		t.pickRows(first, rows)
		return
	}
	held := v.held()
	task.Load(t.seeker, func(ctx context.Context) ([]T, error) { return v.span(ctx, first, last, held) }, func(rows []T) {
		if t.view == view[T](v) {
			t.pickRows(first, rows)
		}
	}, t.fail)
}

func (t *Table[T]) pickRows(first int, rows []T) {
	t.chosen.picks = make(map[string]pick[T], len(rows))
	for i, row := range rows {
		t.chosen.picks[t.cfg.Key(row)] = pick[T]{row, first + i}
	}
	t.tellSelection()
}

// tellSelection shows another selection and tells of it.
func (t *Table[T]) tellSelection() {
	t.grid.repaint()
	t.bar.update()
	if t.cfg.OnSelect != nil {
		t.cfg.OnSelect(t.Selected())
	}
}

// followSelection finds the selected rows in a new view. Rows that are no longer
// shown are no longer selected: nobody shall delete what he does not see. It tells
// whether there were such rows.
func (t *Table[T]) followSelection(w why) (lost bool) {
	_, isPaged := t.view.(*paged[T])
	for key := range t.chosen.picks {
		i := t.view.index(key)
		row, ok := t.view.at(i)
		switch {
		case ok:
			t.chosen.picks[key] = pick[T]{row, i}
		case !isPaged, w != newRows && (key != t.chosen.key || t.chosen.at < 0):
			delete(t.chosen.picks, key)
			lost = true
		}
	}
	if i := t.view.index(t.chosen.key); i >= 0 || !isPaged {
		t.chosen.at = i
	}
	if w != newRows && len(t.chosen.picks) == 0 {
		t.chosen.at, t.chosen.key = min(0, t.view.length()-1), "" // the keys begin at the top
	}
	t.chosen.anchor = t.chosen.at
	return lost
}
