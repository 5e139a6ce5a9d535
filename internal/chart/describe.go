package chart

import (
	"math"
	"strings"

	"biurolidera/internal/locale"
)

// Describe says in words what a chart shows: its kind, title, values (all where
// they are few, else the ends), the reference marks and what is set off. It is the
// text alternative of the figure.
func Describe(m Model, lang string) string {
	c := locale.For(lang)
	title := m.Title
	if m.Subtitle != "" {
		title += " (" + m.Subtitle + ")"
	}
	parts := []string{c.T("chart.describe", "kind", c.T("chart.kind."+string(m.Kind)), "title", title)}
	if m.Empty() {
		return parts[0] + " " + c.T("chart.empty")
	}
	if m.Kind == Boxes {
		parts = append(parts, m.describeBoxes(c))
	}
	for i := range m.Series {
		parts = append(parts, m.describeSeries(c, i))
	}
	for _, r := range m.References {
		parts = append(parts, c.T("chart.describe.reference", "name", r.Name, "value", m.Format.text(r.Value, lang)))
	}
	if name := m.highlightName(); name != "" {
		parts = append(parts, c.T("chart.describe.highlight", "name", name))
	}
	for i, p := range parts { // „Sp. z o.o.” brings the full stop along
		if cut, ok := strings.CutSuffix(p, ".."); ok {
			parts[i] = cut + "."
		}
	}
	return strings.Join(parts, " ")
}

// few is up to how many values are read out one by one.
const few = 12

// describeSeries reads out the values of a series, or their ends where there are
// more than few.
func (m Model) describeSeries(c *locale.Catalogue, i int) string {
	s := m.Series[i]
	name := s.Name
	if name == "" {
		name = c.T("chart.values")
	}
	if m.Kind == Heat {
		name = m.Categories[i]
	}
	if len(s.Values) > few {
		return m.describeEnds(c, name, s.Values)
	}
	var list []string
	for k, v := range s.Values {
		if math.IsNaN(v) {
			list = append(list, m.valueName(c.Lang(), k)+" – "+c.T("chart.missing"))
			continue
		}
		text := m.valueName(c.Lang(), k) + " – " + m.valueText(c.Lang(), v)
		if m.Kind == Intervals && !math.IsNaN(s.Low[k]) && !math.IsNaN(s.High[k]) {
			text += " (" + m.Format.text(s.Low[k], c.Lang()) + "–" + m.Format.text(s.High[k], c.Lang()) + ")"
		}
		list = append(list, text)
	}
	return c.T("chart.describe.values", "name", name, "list", strings.Join(list, "; "))
}

// describeEnds names the highest and the lowest of many values.
func (m Model) describeEnds(c *locale.Catalogue, name string, vs []float64) string {
	low, high, n := -1, -1, 0
	for k, v := range vs {
		if math.IsNaN(v) {
			continue
		}
		n++
		if high < 0 || v > vs[high] {
			high = k
		}
		if low < 0 || v < vs[low] {
			low = k
		}
	}
	if n == 0 {
		return c.T("chart.describe.values", "name", name, "list", c.T("chart.empty"))
	}
	return c.T("chart.describe.ends", "name", name, "count", c.N("chart.count", n),
		"high_name", m.valueName(c.Lang(), high), "high", m.valueText(c.Lang(), vs[high]),
		"low_name", m.valueName(c.Lang(), low), "low", m.valueText(c.Lang(), vs[low]))
}

// describeBoxes reads out the five numbers of each category.
func (m Model) describeBoxes(c *locale.Catalogue) string {
	var list []string
	for k, b := range m.Boxes {
		f := func(v float64) string { return m.Format.text(v, c.Lang()) }
		list = append(list, c.T("chart.describe.box", "name", m.Categories[k], "min", f(b.Min), "q1", f(b.Q1), "median", f(b.Median), "q3", f(b.Q3), "max", f(b.Max)))
	}
	return strings.Join(list, "; ") + "."
}

// valueName is what the k-th value of a series belongs to.
func (m Model) valueName(lang string, k int) string {
	switch m.Kind {
	case Histogram:
		return m.Format.tick(m.Edges[k], lang) + "–" + m.Format.tick(m.Edges[k+1], lang)
	case Heat:
		return m.Columns[k]
	}
	return m.Categories[k]
}

// valueText writes a value of a series; counts have no decimals.
func (m Model) valueText(lang string, v float64) string {
	if m.Kind == Histogram {
		return Format{}.text(v, lang)
	}
	return m.Format.text(v, lang)
}

// highlightName is the name of what is set off, empty if nothing is.
func (m Model) highlightName() string {
	h := m.Highlight - 1
	switch {
	case h < 0:
		return ""
	case m.Kind == Grouped || m.Kind == Lines || m.Kind == Radar:
		if h < len(m.Series) {
			return m.Series[h].Name
		}
	case m.Kind != Histogram && h < len(m.Categories):
		return m.Categories[h]
	}
	return ""
}

// Rows is a chart as a table: the first row holds the column heads, the first
// cell of each other row its name.
type Rows [][]string

// Table gives the chart's numbers as a table, references last.
func Table(m Model, lang string) Rows {
	c := locale.For(lang)
	if m.Empty() {
		return Rows{{c.T("chart.table.name"), c.T("chart.values")}}
	}
	var t Rows
	switch m.Kind {
	case Boxes:
		t = m.boxTable(c)
	case Heat:
		t = m.heatTable(c)
	default:
		t = m.seriesTable(c)
	}
	for _, r := range m.References {
		row := make([]string, len(t[0]))
		row[0], row[1] = r.Name, m.Format.text(r.Value, lang)
		t = append(t, row)
	}
	return t
}

// seriesTable has a row a category and a column a series.
func (m Model) seriesTable(c *locale.Catalogue) Rows {
	head := []string{c.T("chart.table.name")}
	for _, s := range m.Series {
		name := s.Name
		if name == "" {
			name = c.T("chart.values")
		}
		head = append(head, name)
		if m.Kind == Intervals {
			head = append(head, c.T("chart.table.low"), c.T("chart.table.high"))
		}
	}
	t := Rows{head}
	for k := range m.Series[0].Values {
		row := []string{m.valueName(c.Lang(), k)}
		for _, s := range m.Series {
			row = append(row, m.valueText(c.Lang(), s.Values[k]))
			if m.Kind == Intervals {
				row = append(row, m.Format.text(s.Low[k], c.Lang()), m.Format.text(s.High[k], c.Lang()))
			}
		}
		t = append(t, row)
	}
	return t
}

// boxTable has a row a category and a column a number, from the lowest up.
func (m Model) boxTable(c *locale.Catalogue) Rows {
	head := []string{c.T("chart.table.name"), c.T("chart.table.min"), c.T("chart.table.q1"), c.T("chart.table.median"), c.T("chart.table.q3"), c.T("chart.table.max")}
	if len(m.Series) > 0 {
		head = append(head, m.Series[0].Name)
	}
	t := Rows{head}
	for k, b := range m.Boxes {
		row := []string{m.Categories[k]}
		for _, v := range []float64{b.Min, b.Q1, b.Median, b.Q3, b.Max} {
			row = append(row, m.Format.text(v, c.Lang()))
		}
		if len(m.Series) > 0 {
			row = append(row, m.Format.text(m.Series[0].Values[k], c.Lang()))
		}
		t = append(t, row)
	}
	return t
}

// heatTable is the map itself.
func (m Model) heatTable(c *locale.Catalogue) Rows {
	t := Rows{append([]string{c.T("chart.table.name")}, m.Columns...)}
	for k, name := range m.Categories {
		row := []string{name}
		for _, v := range m.Series[k].Values {
			row = append(row, m.Format.text(v, c.Lang()))
		}
		t = append(t, row)
	}
	return t
}
