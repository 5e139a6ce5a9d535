package locale

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
)

// T gives the text of a key with pairs of placeholder name and value put in:
// c.T("licence.number", "number", "LZM/2025/014"). Of a counted text it gives the
// form for many.
func (c *Catalogue) T(key string, pairs ...any) string {
	return c.text(key, argsOf(pairs))
}

// N gives the text of a key in the plural form of n, which is also {n}:
// c.N("audit.count", 5) is „5 audytów”.
func (c *Catalogue) N(key string, n int, pairs ...any) string {
	forms, ok := c.plurals[key]
	args := argsOf(pairs)
	args["n"] = c.Integer(n)
	if !ok {
		return c.text(key, args)
	}
	return c.fill(forms[c.form(n)], args)
}

// text finds a key's text and fills it.
func (c *Catalogue) text(key string, args contest.Args) string {
	if t, ok := c.single[key]; ok {
		return c.fill(t, args)
	}
	if forms, ok := c.plurals[key]; ok {
		return c.fill(forms[c.form(5)], args)
	}
	return "⟦" + key + "⟧"
}

// argsOf pairs names with values; a name without a value or that is no text shows
// in the text as a placeholder left over.
func argsOf(pairs []any) contest.Args {
	a := make(contest.Args, len(pairs)/2+1)
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, ok := pairs[i].(string); ok {
			a[name] = pairs[i+1]
		}
	}
	return a
}

// fill puts values in place of {name}. What a value holds is never looked at
// again, and an unknown placeholder stays visible.
func (c *Catalogue) fill(text string, args contest.Args) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			b.WriteString("{" + rest)
			return b.String()
		}
		field, enum, _ := strings.Cut(name, "|")
		if v, has := args[field]; has {
			b.WriteString(c.value(amount(c, field, v), enum))
		} else {
			b.WriteString("{" + name + "}")
		}
		text = after
	}
}

// amounts are the names under which codes of errors, findings and steps carry how many
// there are. Other whole numbers (a year, a version, the number of a step) are names
// and have no spaces between thousands.
var amounts = map[string]bool{"count": true, "added": true, "updated": true, "changes": true, "known": true, "max": true}

// amount writes a whole number that says how many; anything else comes as it is. Out
// of the history numbers come back as JSON has them.
func amount(c *Catalogue, name string, v any) any {
	if !amounts[name] {
		return v
	}
	switch x := v.(type) {
	case int:
		return c.Integer(x)
	case int64:
		return c.Integer(int(x))
	case float64:
		if x == math.Trunc(x) && math.Abs(x) < 1e15 {
			return c.Integer(int(x))
		}
	case json.Number:
		if n, err := x.Int64(); err == nil {
			return c.Integer(int(n))
		}
	}
	return v
}

// value writes an argument for a person. enum names the group of keys that holds
// the texts of a code.
func (c *Catalogue) value(v any, enum string) string {
	var s string
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		s = x
	case []string:
		parts := make([]string, len(x))
		for i, p := range x {
			parts[i] = c.value(p, enum)
		}
		return strings.Join(parts, ", ")
	case []any:
		parts := make([]string, len(x))
		for i, p := range x {
			parts[i] = c.value(p, enum)
		}
		return strings.Join(parts, ", ")
	case contest.Hundredths:
		return c.Number(x)
	case time.Time:
		return c.Date(x)
	case float64: // a whole number that came back from JSON
		if x == math.Trunc(x) && math.Abs(x) < 1e15 {
			s = strconv.FormatInt(int64(x), 10)
		} else {
			s = strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", c.comma(), 1)
		}
	case json.Number:
		s = x.String()
	case error:
		m, _ := c.Error(x)
		return m
	default:
		s = fmt.Sprint(v) // whole numbers, typed strings
	}
	if enum != "" {
		if t, ok := c.single[enum+"."+s]; ok {
			return t
		}
	}
	return s
}
