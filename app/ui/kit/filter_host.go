package kit

import (
	"context"
	"maps"
	"slices"
	"strings"

	"biurolidera/app/ui/task"
	"biurolidera/internal/polish"
)

// filterValue is a value of a choice filter.
type filterValue struct {
	Choice
	count int // rows that have it; -1: not known
	on    bool
}

// columnTick is a column in the column chooser.
type columnTick struct {
	id, title string
	hidden    bool
}

func (t *Table[T]) query() Query { return t.asked }

// filterable implements filterHost.
func (t *Table[T]) filterable() []filterColumn {
	var all []filterColumn
	for _, s := range t.layout {
		c := t.cfg.Columns[t.column(s.ID)]
		if c.Filter == FilterNone {
			continue
		}
		f := filterColumn{id: c.ID, title: c.Title, kind: c.Filter}
		chosen := t.asked.Filters[c.ID]
		texts := make([]string, len(chosen))
		for i, v := range chosen {
			texts[i] = t.named(textOf(c.Choices, v))
		}
		f.chosen = strings.Join(texts, ", ")
		all = append(all, f)
	}
	return all
}

// named names a value; an empty one would not be seen.
func (t *Table[T]) named(text string) string {
	if text == "" {
		return t.cfg.Cat.T("kit.table.blank")
	}
	return text
}

// setFilter implements filterHost.
func (t *Table[T]) setFilter(id string, values []string) {
	if slices.Equal(t.asked.Filters[id], values) {
		return
	}
	t.asked.Filters = maps.Clone(t.asked.Filters)
	if len(values) == 0 {
		delete(t.asked.Filters, id)
	} else {
		t.asked.Filters[id] = values
	}
	t.arrange()
	w := newSearch
	if t.cfg.Columns[t.column(id)].Filter == FilterText {
		w = typedAhead
	}
	t.find(w)
}

// clearFilters implements filterHost: every row is shown.
func (t *Table[T]) clearFilters() {
	t.asked.Text, t.asked.Filters = "", map[string][]string{}
	t.bar.setText("")
	t.arrange()
	t.find(newSearch)
}

// values implements filterHost.
func (t *Table[T]) values(id string, show func([]filterValue)) {
	n := t.column(id)
	col, chosen, q := t.cfg.Columns[n], t.asked.Filters[id], t.asked
	ready := func(counts map[string]int) { show(t.valuesOf(col, counts, chosen)) }
	switch {
	case t.memory == nil:
		ready(nil)
	case len(t.memory.rows) <= atOnce:
		if counts, err := t.memory.counts(context.Background(), q, n); err == nil {
			ready(counts)
		}
	default:
		m := t.memory
		task.Load(t.seeker, func(ctx context.Context) (map[string]int, error) { return m.counts(ctx, q, n) }, ready, t.fail)
	}
}

// valuesOf lists the choices given, then those only found in the rows, in Polish
// order.
func (t *Table[T]) valuesOf(col Column[T], counts map[string]int, chosen []string) []filterValue {
	var all []filterValue
	add := func(c Choice) {
		count, known := counts[c.Text]
		if !known && counts == nil {
			count = -1
		}
		c.Text = t.named(c.Text)
		all = append(all, filterValue{c, count, slices.Contains(chosen, c.Value)})
	}
	for _, c := range col.Choices {
		add(c)
	}
	var found []string
	for text := range counts {
		if !slices.ContainsFunc(col.Choices, func(c Choice) bool { return c.Text == text }) {
			found = append(found, text)
		}
	}
	polish.SortBy(found, func(s string) string { return s })
	for _, text := range found {
		add(Choice{text, text})
	}
	return all
}

// status implements filterHost: „1 234 z 100 000 · zaznaczono 3”.
func (t *Table[T]) status() string {
	if t.view == nil {
		return ""
	}
	cat := t.cfg.Cat
	shown, total := t.Shown()
	text := cat.N("kit.table.rows", total)
	if t.isFiltered() || shown != total {
		text = cat.T("kit.table.shown", "shown", cat.Integer(shown), "total", cat.Integer(total))
	}
	if n := len(t.chosen.picks); n > 1 {
		text += " · " + cat.T("kit.table.selected", "n", cat.Integer(n))
	}
	return text
}

// columns implements filterHost.
func (t *Table[T]) columns() []columnTick {
	all := make([]columnTick, len(t.layout))
	for i, s := range t.layout {
		all[i] = columnTick{s.ID, t.cfg.Columns[t.column(s.ID)].Title, s.Hidden}
	}
	return all
}

// hideColumn implements filterHost. The last column stays.
func (t *Table[T]) hideColumn(id string, hidden bool) {
	if hidden && len(t.grid.cols) < 2 {
		return
	}
	t.layout[t.layoutOf(id)].Hidden = hidden
	t.remember()
	t.arrange()
}

// moveColumn implements filterHost.
func (t *Table[T]) moveColumn(id string, by int) {
	from := t.layoutOf(id)
	to := from + by
	if to < 0 || to >= len(t.layout) {
		return
	}
	t.layout[from], t.layout[to] = t.layout[to], t.layout[from]
	t.remember()
	t.arrange()
}

// resetColumns implements filterHost: columns as the screen has them.
func (t *Table[T]) resetColumns() {
	t.layout = t.ordered(nil)
	t.remember()
	t.arrange()
}

// intoRows implements filterHost.
func (t *Table[T]) intoRows() {
	t.Focus()
	if len(t.chosen.picks) == 0 && t.count() > 0 {
		t.pickOnly(max(t.chosen.at, 0))
	}
}
