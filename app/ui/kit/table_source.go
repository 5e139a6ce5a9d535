package kit

import (
	"context"

	"biurolidera/app/ui/task"
)

// sourced is what a Source found, with the page to show first and the place of the
// current row: all before it is shown, so that nothing flashes.
type sourced[T any] struct {
	found   Found[T]
	page    int
	rows    []T
	current int // -1: not known, or not among them
}

// findPaged asks the Source and shows what it found.
func (t *Table[T]) findPaged(q Query, w why) {
	source, key, page := t.source, t.chosen.key, 0
	if w == newRows {
		page = t.grid.firstRow() / pageRows
	}
	task.Load(t.finder, func(ctx context.Context) (s sourced[T], err error) {
		if w == typedAhead && !pause(ctx, typingPause) {
			return s, ctx.Err()
		}
		if s.found, err = source.Find(ctx, q); err != nil {
			return s, err
		}
		return s, s.begin(ctx, key, page, w)
	}, func(s sourced[T]) {
		t.reader.Stop()
		p := newPaged(s.found, t.cfg.Key, t.reader)
		p.landed, p.failed = t.pageCame, t.fail
		p.keep(s.page, s.rows)
		if s.found.At != nil || w != newRows {
			t.chosen.at = s.current
		}
		t.show(p, w)
	}, t.fail)
}

// begin looks where the current row is and reads the page to begin with: that of
// the row if the order changed, else the one asked for.
func (s *sourced[T]) begin(ctx context.Context, key string, page int, w why) (err error) {
	s.current = -1
	if key != "" && s.found.At != nil {
		if s.current, err = s.found.At(ctx, key); err != nil {
			return err
		}
	}
	if w == newOrder && s.current >= 0 {
		page = s.current / pageRows
	}
	s.page = min(page, max(s.found.Len-1, 0)/pageRows)
	if n := min(pageRows, s.found.Len-s.page*pageRows); n > 0 {
		s.rows, err = s.found.Rows(ctx, s.page*pageRows, n)
	}
	return err
}
