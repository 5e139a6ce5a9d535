package office

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Rules, questionnaires and half-typed sheets stand in one column each, as JSON: what
// changed in them is told place by place.

// structured tells whether a value is a JSON object or list of objects.
func structured(v any) bool {
	s, ok := v.(string)
	return ok && (strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") || strings.HasPrefix(s, "[{"))
}

// insideJSON lists the places that differ between two JSON values.
func (w *historyWords) insideJSON(table, column string, before, after any) (out []FieldChange) {
	b, a := map[string]string{}, map[string]string{}
	w.flatten(b, table, "", nil, parsed(before))
	w.flatten(a, table, "", nil, parsed(after))
	places := map[string]bool{}
	for p := range b {
		places[p] = true
	}
	for p := range a {
		places[p] = true
	}
	name := w.columnName(table, column)
	for _, p := range slices.Sorted(maps.Keys(places)) {
		if b[p] != a[p] {
			out = append(out, FieldChange{Field: column, Name: strings.TrimSuffix(name+" › "+p, " › "), Before: b[p], After: a[p]})
		}
	}
	return out
}

// parsed reads a JSON text; anything else is its own value.
func parsed(v any) any {
	s, ok := v.(string)
	if !ok {
		return v
	}
	var out any
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	if d.Decode(&out) != nil {
		return s
	}
	return out
}

// flatten writes the leaves of a JSON value, which is a part of a table's column, under
// their places. Members of a list are named by their code where they have one, so that a
// new first one does not move all others.
func (w *historyWords) flatten(into map[string]string, table, part string, at []string, v any) {
	switch x := v.(type) {
	case nil:
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(x)) {
			w.flatten(into, table, k, append(slices.Clip(at), w.cat.Enum("history.part", k)), x[k])
		}
	case []any:
		for i, one := range x {
			w.flatten(into, table, part, append(slices.Clip(at), w.member(one, i)), one)
		}
	case bool:
		if x {
			into[strings.Join(at, " › ")] = w.cat.Enum("history.yes_no", "1")
		}
	default:
		if s := fmt.Sprint(x); s != "" {
			if write := numbers[table+"."+part]; write != nil {
				s = write(w.cat, s)
			}
			into[strings.Join(at, " › ")] = s
		}
	}
}

// member names one member of a list.
func (w *historyWords) member(v any, i int) string {
	if m, ok := v.(map[string]any); ok {
		for _, key := range []string{"Code", "Channel", "Criterion"} {
			if s, ok := m[key].(string); ok && s != "" {
				return w.cat.Enum("channel", s)
			}
		}
	}
	return fmt.Sprint(i + 1)
}
