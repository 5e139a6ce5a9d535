package office

import (
	"bytes"
	"context"
	"slices"
	"strconv"
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

// newOrder sorts positions by their values.
func newOrder(values []string, numbers bool) *order {
	count := map[string]int32{}
	for _, v := range values {
		count[v]++
	}
	type keyed struct {
		value string
		key   []byte
		n     int
	}
	different := make([]keyed, 0, len(count))
	for v := range count {
		k := keyed{value: v}
		if numbers {
			k.n, _ = strconv.Atoi(v)
		} else {
			k.key = polish.SortKey(v)
		}
		different = append(different, k)
	}
	nothing := func(v string) bool { return v == "" || numbers && v == "0" }
	slices.SortFunc(different, func(a, b keyed) int {
		if x, y := nothing(a.value), nothing(b.value); x != y {
			if x {
				return 1
			}
			return -1
		}
		if numbers {
			return a.n - b.n
		}
		if c := bytes.Compare(a.key, b.key); c != 0 {
			return c
		}
		return bytes.Compare([]byte(a.value), []byte(b.value))
	})
	o := &order{places: make([]int32, len(values))}
	next := make(map[string]int32, len(different))
	at := int32(0)
	for _, k := range different {
		o.groups = append(o.groups, at)
		next[k.value] = at
		at += count[k.value]
	}
	o.groups = append(o.groups, at)
	o.empty = len(different) > 0 && nothing(different[len(different)-1].value)
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
