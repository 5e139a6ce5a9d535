package kit

import (
	"context"
	"maps"
	"time"

	"biurolidera/app/ui/task"
)

// atOnce is up to how many rows are searched and sorted where one stands: that
// takes a few milliseconds. More are searched in the background.
const atOnce = 5000

// typingPause is how long a Source is spared while the user types on: less than a
// hand needs for the next key, so that rows are there before the eye looks for them.
const typingPause = 15 * time.Millisecond

// why rows are looked for: what is kept of place and selection depends on it.
type why uint8

const (
	newRows    why = iota // rows were replaced: everything stays where it was
	newOrder              // another sort: the selected row stays in view
	newSearch             // another search or filter: from the top
	typedAhead            // a search that is still being typed
)

// SetRows shows these rows, which the table keeps: the caller must not change them
// afterwards. Selection and place stay with the rows' keys. Over 5,000 rows are
// searched and sorted in the background.
func (t *Table[T]) SetRows(rows []T) {
	t.letGo()
	t.source, t.memory = nil, newMemory(t.cfg.Columns, t.cfg.Key, rows)
	t.find(newRows)
}

// SetSource shows the rows a Source finds, from now on and for each new search,
// sort and filter. Called again it reads them anew; selection and place stay.
func (t *Table[T]) SetSource(s Source[T]) {
	t.letGo()
	t.source, t.memory = s, nil
	t.find(newRows)
}

// letGo gives up what is being prepared or read of the rows so far.
func (t *Table[T]) letGo() {
	t.seeker.Stop()
	if t.memory != nil {
		t.memory.drop()
	}
}

// Search puts a text into the search field and searches.
func (t *Table[T]) Search(text string) {
	t.bar.setText(text)
	t.setText(text, newSearch)
}

func (t *Table[T]) setText(text string, w why) {
	if text != t.asked.Text {
		t.asked.Text = text
		t.find(w)
	}
}

// find looks for the rows of what is asked and shows them.
func (t *Table[T]) find(w why) {
	q := t.asked
	q.Filters = maps.Clone(q.Filters)
	if w != newRows {
		t.remember()
		t.bar.update()
	}
	switch {
	case t.source != nil:
		t.findPaged(q, w)
	case t.memory == nil:
	case len(t.memory.rows) <= atOnce:
		t.finder.Stop()
		if v, err := t.memory.find(context.Background(), q); err == nil {
			t.show(v, w)
		}
	default:
		m := t.memory
		task.Load(t.finder, func(ctx context.Context) (*memoryView[T], error) { return m.find(ctx, q) },
			func(v *memoryView[T]) { t.show(v, w) }, t.fail)
	}
}

// pause waits; false if it was cancelled.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

func (t *Table[T]) fail(err error) {
	if t.cfg.OnFail != nil {
		t.cfg.OnFail(err)
	}
}

// show puts a view in place of the one before. Selection and place go with the
// rows' keys.
func (t *Table[T]) show(v view[T], w why) {
	top, key := t.grid.firstRow(), ""
	if t.view != nil && w == newRows {
		if row, ok := t.view.at(top); ok {
			key = t.cfg.Key(row)
		}
	}
	t.view = v
	lost := t.followSelection(w)
	t.grid.setCount()
	switch {
	case w == newRows && key != "":
		if i := v.index(key); i >= 0 {
			t.grid.moveBy(i - top)
		}
	case w == newOrder && len(t.chosen.picks) > 0 && t.chosen.at >= 0:
		t.grid.reveal(t.chosen.at)
	case w != newRows:
		t.grid.toTop()
	}
	t.grid.reload()
	t.bar.update()
	t.seekWanted()
	if lost {
		t.tellSelection()
	}
}

// pageCame shows a page that was read.
func (t *Table[T]) pageCame(from int) {
	for i := from; i < from+pageRows; i++ {
		row, ok := t.view.at(i)
		if !ok {
			break
		}
		t.chosen.meet(t.cfg.Key(row), row, i)
	}
	if t.chosen.due && t.chosen.at >= from && t.chosen.at < from+pageRows {
		t.pickOnly(t.chosen.at)
	}
	t.grid.reload()
	t.seekWanted()
}
