package kit

import (
	"context"
	"slices"

	"biurolidera/app/ui/task"
)

const (
	pageRows  = 200
	pagesKept = 60
)

// paged shows what a Source found. It holds the pages used last and reads those
// the view wants, one at a time: what one scrolled past is not read.
type paged[T any] struct {
	found  Found[T]
	key    func(T) string
	loader *task.Loader
	landed func(from int) // a page came, its first row
	failed func(error)

	pages   map[int]*page[T]
	places  map[string]int // where the rows held stand
	broken  map[int]bool   // could not be read; tried again with the next search
	loading int            // -1: none
	wanted  []int
	clock   int
}

type page[T any] struct {
	rows []T
	used int // clock of the last use
}

func newPaged[T any](f Found[T], key func(T) string, loader *task.Loader) *paged[T] {
	return &paged[T]{
		found: f, key: key, loader: loader, loading: -1,
		pages: map[int]*page[T]{}, places: map[string]int{}, broken: map[int]bool{},
	}
}

func (p *paged[T]) length() int { return p.found.Len }

func (p *paged[T]) total() int { return max(p.found.Total, p.found.Len) }

func (p *paged[T]) at(i int) (row T, ok bool) {
	pg := p.pages[i/pageRows]
	if i < 0 || i >= p.found.Len || pg == nil || i%pageRows >= len(pg.rows) {
		return row, false
	}
	return pg.rows[i%pageRows], true
}

// index knows the rows of the pages that are held.
func (p *paged[T]) index(key string) int {
	if i, ok := p.places[key]; ok {
		return i
	}
	return -1
}

// want tells which rows are in view, and which way the view moves: -1 up, 1 down.
// Pages that are missing are read, those in view first, then the next ones in that
// direction.
func (p *paged[T]) want(first, last, way int) {
	if p.found.Len == 0 {
		return
	}
	p.wanted = p.wanted[:0]
	p.clock++
	from, to := max(first, 0)/pageRows, min(last, p.found.Len-1)/pageRows
	for n := from; n <= to; n++ {
		p.ask(n)
	}
	if way < 0 {
		p.ask(from - 1)
	} else {
		p.ask(to + 1)
	}
	if !slices.Contains(p.wanted, p.loading) {
		p.read()
	}
}

func (p *paged[T]) ask(n int) {
	if n < 0 || n*pageRows >= p.found.Len || p.broken[n] {
		return
	}
	if pg := p.pages[n]; pg != nil {
		pg.used = p.clock
		return
	}
	p.wanted = append(p.wanted, n)
}

// read begins with the first page wanted; what is being read instead is dropped.
func (p *paged[T]) read() {
	if len(p.wanted) == 0 {
		if p.loading >= 0 {
			p.loader.Stop()
			p.loading = -1
		}
		return
	}
	n := p.wanted[0]
	p.loading = n
	task.Load(p.loader, func(ctx context.Context) ([]T, error) {
		return p.found.Rows(ctx, n*pageRows, min(pageRows, p.found.Len-n*pageRows))
	}, func(rows []T) {
		p.keep(n, rows)
		p.next(n)
		p.landed(n * pageRows)
	}, func(err error) {
		p.broken[n] = true
		p.next(n)
		p.failed(err)
	})
}

func (p *paged[T]) next(done int) {
	p.loading = -1
	if i := slices.Index(p.wanted, done); i >= 0 {
		p.wanted = slices.Delete(p.wanted, i, i+1)
	}
	p.read()
}

// keep holds a page and lets the one go that was not used for longest.
func (p *paged[T]) keep(n int, rows []T) {
	p.pages[n] = &page[T]{rows, p.clock}
	for i, row := range rows {
		p.places[p.key(row)] = n*pageRows + i
	}
	if len(p.pages) <= pagesKept {
		return
	}
	oldest := -1
	for i, pg := range p.pages {
		if oldest < 0 || pg.used < p.pages[oldest].used {
			oldest = i
		}
	}
	for _, row := range p.pages[oldest].rows {
		delete(p.places, p.key(row))
	}
	delete(p.pages, oldest)
}

// span reads the rows from first to last, those that are held from the pages: for
// a selection that reaches over rows never seen. held is what rows gives.
func (p *paged[T]) span(ctx context.Context, first, last int, held map[int][]T) ([]T, error) {
	var all []T
	for n := first / pageRows; n <= last/pageRows; n++ {
		rows, ok := held[n]
		if !ok {
			var err error
			if rows, err = p.found.Rows(ctx, n*pageRows, min(pageRows, p.found.Len-n*pageRows)); err != nil {
				return nil, err
			}
		}
		from, to := max(first-n*pageRows, 0), min(last-n*pageRows+1, len(rows))
		if from < to {
			all = append(all, rows[from:to]...)
		}
	}
	return all, nil
}

// held copies the list of pages for span, which works off the UI thread.
func (p *paged[T]) held() map[int][]T {
	all := make(map[int][]T, len(p.pages))
	for n, pg := range p.pages {
		all[n] = pg.rows
	}
	return all
}

// holds tells whether the rows from first to last are at hand.
func (p *paged[T]) holds(first, last int) bool {
	for n := first / pageRows; n <= last/pageRows; n++ {
		if p.pages[n] == nil {
			return false
		}
	}
	return true
}
