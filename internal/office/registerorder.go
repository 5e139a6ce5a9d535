package office

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// order is the positions sorted by one column. Equal ones stand together in Polish
// order of names; those with nothing there are the last group.
type order struct {
	places []int32
	groups []int32 // start of each group of equal ones, and the end
	empty  bool    // the last group has nothing in the column
}

// orders keeps the orders that were asked for.
type orders struct {
	mu  sync.Mutex
	all map[string]*order
}

func newOrders() *orders { return &orders{all: map[string]*order{}} }

// numberColumns are sorted by value.
var numberColumns = []string{"employees", "population", "service_points"}

// ordered gives the order by a column, read when first asked for.
func (o *Office) ordered(ctx context.Context, g *register, column string) (*order, error) {
	g.orders.mu.Lock()
	defer g.orders.mu.Unlock()
	if kept := g.orders.all[column]; kept != nil {
		return kept, nil
	}
	values := make([]string, len(g.ids))
	err := o.db.Read(ctx, func(r *store.Reader) error {
		return r.InstitutionColumn(column, func(id int64, value string) error {
			if at, ok := g.place[id]; ok {
				values[at] = value
			}
			return ctx.Err()
		})
	})
	if err != nil {
		return nil, err
	}
	made := newOrder(values, slices.Contains(numberColumns, column))
	g.orders.all[column] = made
	return made, nil
}

// columnValue is one of a column's values with what it is sorted by.
type columnValue struct {
	value   string
	nothing bool // "" or, of numbers, 0
	number  int
	key     []byte
}

func newColumnValue(value string, number bool) columnValue {
	v := columnValue{value: value, nothing: value == "" || number && value == "0"}
	if number {
		v.number, _ = strconv.Atoi(value)
	} else {
		v.key = polish.SortKey(value)
	}
	return v
}

// compare puts what is nothing last.
func (v columnValue) compare(w columnValue) int {
	switch {
	case v.nothing != w.nothing && v.nothing:
		return 1
	case v.nothing != w.nothing:
		return -1
	}
	return cmp.Or(cmp.Compare(v.number, w.number), bytes.Compare(v.key, w.key), strings.Compare(v.value, w.value))
}

// newOrder sorts positions by their values.
func newOrder(values []string, numbers bool) *order {
	count := map[string]int32{}
	for _, v := range values {
		count[v]++
	}
	different := make([]columnValue, 0, len(count))
	for v := range count {
		different = append(different, newColumnValue(v, numbers))
	}
	slices.SortFunc(different, columnValue.compare)
	o := &order{places: make([]int32, len(values))}
	next := make(map[string]int32, len(different))
	at := int32(0)
	for _, v := range different {
		o.groups = append(o.groups, at)
		next[v.value] = at
		at += count[v.value]
		o.empty = v.nothing
	}
	o.groups = append(o.groups, at)
	for i, v := range values {
		o.places[next[v]] = int32(i)
		next[v]++
	}
	return o
}

// sorted puts positions into the order: descending turns the groups round, what has
// nothing stays last.
func (o *order) sorted(hits []int32, total int, descending bool) []int32 {
	wanted := newBitset(total)
	for _, at := range hits {
		wanted.add(at)
	}
	out := make([]int32, 0, len(hits))
	take := func(group int) {
		for _, at := range o.places[o.groups[group]:o.groups[group+1]] {
			if wanted.has(at) {
				out = append(out, at)
			}
		}
	}
	last := len(o.groups) - 1
	filled := last
	if o.empty {
		filled--
	}
	for i := range filled {
		if descending {
			take(filled - 1 - i)
		} else {
			take(i)
		}
	}
	if o.empty {
		take(last - 1)
	}
	return out
}
