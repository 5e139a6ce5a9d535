package kit

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"biurolidera/internal/polish"
)

// memory holds the rows of a table with what searching, filtering and sorting
// need: made once, in the background if the rows are many, never changed after.
type memory[T any] struct {
	columns []Column[T]
	key     func(T) string
	rows    []T

	once    sync.Once
	dropped atomic.Bool // newer rows came: give up preparing

	keys   []string
	number map[string]int32 // of the row with that key
	folded string           // the folded cells, row by row, each ended by a line feed
	ends   []uint32         // len(rows)*len(columns)+1: where in folded cells begin
	values [][]uint32       // by column: each row's value of a choice filter; else nil
	names  [][]string       // by column: the texts of the values

	mu     sync.Mutex
	sorted map[sorting][]int32
}

// sorting names an order of the rows.
type sorting struct {
	column int
	desc   bool
}

// memoryView is the rows of a memory that match a query, in its order.
type memoryView[T any] struct {
	of    *memory[T]
	order []int32 // numbers of rows
	place []int32 // by number of row: where it stands in order, -1 if it doesn't
}

func newMemory[T any](columns []Column[T], key func(T) string, rows []T) *memory[T] {
	return &memory[T]{columns: columns, key: key, rows: rows, sorted: map[sorting][]int32{}}
}

// drop tells that nobody waits for these rows any more.
func (m *memory[T]) drop() { m.dropped.Store(true) }

const lookEvery = 1024 // rows between two looks whether the work is still wanted

// prepare folds the texts; a second call waits for the first.
func (m *memory[T]) prepare() error {
	m.once.Do(func() {
		m.keys = make([]string, len(m.rows))
		m.number = make(map[string]int32, len(m.rows))
		m.ends = make([]uint32, 1, len(m.rows)*len(m.columns)+1)
		m.values, m.names = make([][]uint32, len(m.columns)), make([][]string, len(m.columns))
		known := make([]map[string]uint32, len(m.columns))
		for c, col := range m.columns {
			if col.Filter == FilterChoice {
				m.values[c], known[c] = make([]uint32, len(m.rows)), map[string]uint32{}
			}
		}
		var b strings.Builder
		for i, row := range m.rows {
			if i%lookEvery == 0 && m.dropped.Load() {
				return
			}
			m.keys[i] = m.key(row)
			m.number[m.keys[i]] = int32(i)
			m.fold(&b, i, known)
		}
		m.folded = strings.Clone(b.String()) // without the room it had to grow
	})
	if m.dropped.Load() {
		return context.Canceled
	}
	return nil
}

func (m *memory[T]) fold(b *strings.Builder, i int, known []map[string]uint32) {
	for c := range m.columns {
		text := m.columns[c].Text(m.rows[i])
		b.WriteString(polish.Fold(text))
		b.WriteByte('\n')
		m.ends = append(m.ends, uint32(b.Len()))
		if known[c] == nil {
			continue
		}
		n, ok := known[c][text]
		if !ok {
			n = uint32(len(m.names[c]))
			known[c][text] = n
			m.names[c] = append(m.names[c], text)
		}
		m.values[c][i] = n
	}
}

// find gives the rows of a query.
func (m *memory[T]) find(ctx context.Context, q Query) (*memoryView[T], error) {
	if err := m.prepare(); err != nil {
		return nil, err
	}
	order, err := m.inOrder(ctx, q)
	if err != nil {
		return nil, err
	}
	wanted := m.matcher(q, -1)
	v := &memoryView[T]{of: m, order: make([]int32, 0, len(order)), place: make([]int32, len(m.rows))}
	for i, n := range order {
		if i%lookEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		v.place[n] = -1
		if wanted.matches(m.row(int(n))) {
			v.place[n] = int32(len(v.order))
			v.order = append(v.order, n)
		}
	}
	return v, nil
}

// inOrder gives the numbers of all rows in the query's order; each order is made
// once.
func (m *memory[T]) inOrder(ctx context.Context, q Query) ([]int32, error) {
	by := sorting{slices.IndexFunc(m.columns, func(c Column[T]) bool { return c.ID == q.Sort }), q.Desc}
	m.mu.Lock()
	order, ok := m.sorted[by]
	m.mu.Unlock()
	if ok {
		return order, nil
	}
	order = make([]int32, len(m.rows))
	for i := range order {
		order[i] = int32(i)
	}
	if by.column >= 0 {
		slices.SortFunc(order, m.comparer(by))
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	m.mu.Lock()
	m.sorted[by] = order
	m.mu.Unlock()
	return order, nil
}

// comparer orders numbers of rows; equal rows stay as they were given.
func (m *memory[T]) comparer(by sorting) func(a, b int32) int {
	compare := m.ascending(by.column)
	return func(a, b int32) int {
		switch c := compare(a, b); {
		case c != 0 && by.desc:
			return -c
		case c != 0:
			return c
		}
		return int(a - b)
	}
}

func (m *memory[T]) ascending(column int) func(a, b int32) int {
	col := m.columns[column]
	switch {
	case col.Compare != nil:
		return func(a, b int32) int { return col.Compare(m.rows[a], m.rows[b]) }
	case m.values[column] != nil: // few texts: put them in order once
		values, rank := m.values[column], ranks(m.names[column])
		return func(a, b int32) int { return rank[values[a]] - rank[values[b]] }
	}
	keys := make([][]byte, len(m.rows))
	for i, row := range m.rows {
		keys[i] = polish.SortKey(col.Text(row))
	}
	return func(a, b int32) int { return bytes.Compare(keys[a], keys[b]) }
}

// ranks tells of each text which one it is in Polish order; texts of the same key
// rank the same.
func ranks(texts []string) []int {
	order := slices.Clone(texts)
	polish.SortBy(order, func(s string) string { return s })
	rank, place := 0, map[string]int{}
	for i, s := range order {
		if i > 0 && polish.Compare(order[i-1], s) != 0 {
			rank = i
		}
		place[s] = rank
	}
	all := make([]int, len(texts))
	for i, s := range texts {
		all[i] = place[s]
	}
	return all
}

// counts counts the values of a choice column among the rows that the rest of the
// query leaves.
func (m *memory[T]) counts(ctx context.Context, q Query, column int) (map[string]int, error) {
	if err := m.prepare(); err != nil {
		return nil, err
	}
	wanted := m.matcher(q, column)
	numbers := make([]int, len(m.names[column]))
	for i := range m.rows {
		if i%lookEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if wanted.matches(m.row(i)) {
			numbers[m.values[column][i]]++
		}
	}
	all := make(map[string]int, len(numbers))
	for i, n := range numbers {
		all[m.names[column][i]] = n
	}
	return all, nil
}

func (v *memoryView[T]) length() int { return len(v.order) }

func (v *memoryView[T]) total() int { return len(v.of.rows) }

func (v *memoryView[T]) at(i int) (row T, ok bool) {
	if i < 0 || i >= len(v.order) {
		return row, false
	}
	return v.of.rows[v.order[i]], true
}

// index is where the row with that key stands; -1 if it is not shown.
func (v *memoryView[T]) index(key string) int {
	n, ok := v.of.number[key]
	if !ok {
		return -1
	}
	return int(v.place[n])
}

// has tells whether there is such a row, shown or not.
func (v *memoryView[T]) has(key string) bool {
	_, ok := v.of.number[key]
	return ok
}

// want implements view: every row is there.
func (v *memoryView[T]) want(int, int, int) {}
