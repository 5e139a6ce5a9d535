package kit

import (
	"encoding/json"
	"slices"
)

// tableState is what a table remembers, as JSON under "table."+ID.
type tableState struct {
	Columns []columnState       `json:"columns,omitempty"` // in their order
	Sort    string              `json:"sort,omitempty"`
	Desc    bool                `json:"desc,omitempty"`
	Text    string              `json:"text,omitempty"`
	Filters map[string][]string `json:"filters,omitempty"`
}

// restore reads the remembered state. What it says of columns that no longer are
// is passed over; new columns stand at their place among the others.
func (t *Table[T]) restore() {
	var s tableState
	if t.cfg.Store != nil {
		if json.Unmarshal([]byte(t.cfg.Store.Get("table."+t.cfg.ID)), &s) != nil {
			s = tableState{} // not ours: begin anew
		}
	}
	t.layout = t.ordered(s.Columns)
	if t.column(s.Sort) >= 0 {
		t.asked.Sort, t.asked.Desc = s.Sort, s.Desc
	}
	t.asked.Text, t.asked.Filters = s.Text, map[string][]string{}
	for id, values := range s.Filters {
		if c := t.column(id); c >= 0 && t.cfg.Columns[c].Filter != FilterNone && len(values) > 0 {
			t.asked.Filters[id] = values
		}
	}
}

// ordered gives the state of every column, in the remembered order.
func (t *Table[T]) ordered(remembered []columnState) []columnState {
	var all []columnState
	for _, s := range remembered {
		known := slices.ContainsFunc(all, func(a columnState) bool { return a.ID == s.ID })
		if t.column(s.ID) >= 0 && !known {
			s.Width = min(max(s.Width, columnWidthMin), columnWidthMax)
			all = append(all, s)
		}
	}
	for i, c := range t.cfg.Columns {
		if slices.ContainsFunc(all, func(a columnState) bool { return a.ID == c.ID }) {
			continue
		}
		all = slices.Insert(all, min(i, len(all)), columnState{c.ID, widthOf(c.Width), c.Hidden})
	}
	if !slices.ContainsFunc(all, func(a columnState) bool { return !a.Hidden }) && len(all) > 0 {
		all[0].Hidden = false
	}
	return all
}

func widthOf(configured float32) float32 {
	if configured <= 0 {
		return columnWidth
	}
	return configured
}

// column gives the number of a column in the configuration; -1 if there is none.
func (t *Table[T]) column(id string) int {
	return slices.IndexFunc(t.cfg.Columns, func(c Column[T]) bool { return c.ID == id })
}

// remember keeps the state as it stands now.
func (t *Table[T]) remember() {
	if t.cfg.Store == nil {
		return
	}
	data, err := json.Marshal(tableState{t.layout, t.asked.Sort, t.asked.Desc, t.asked.Text, t.asked.Filters})
	if err == nil {
		t.cfg.Store.Set("table."+t.cfg.ID, string(data))
	}
}
