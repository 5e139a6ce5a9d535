package chart

import (
	"math"

	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// Item is one value of a chart and the box on the page that stands for it.
type Item struct {
	// Series and Row say which: Series[Series].Values[Row], of Boxes the Row-th box.
	Series, Row int
	Box         drawing.Box
}

// pointReach is how far around a point, in points, it is meant by the pointer.
const pointReach = 7

// item notes where a value stands.
func (d *drawer) item(series, row int, b drawing.Box) {
	d.items = append(d.items, Item{Series: series, Row: row, Box: b})
}

// around is the box that reaches dx and dy to either side of a point.
func around(p drawing.Point, dx, dy float64) drawing.Box {
	return drawing.Box{X: p.X - dx, Y: p.Y - dy, W: 2 * dx, H: 2 * dy}
}

// At gives the item a place belongs to: of several boxes over it the one whose
// middle is nearest.
func (l Layout) At(x, y float64) (Item, bool) {
	var best Item
	nearest := math.Inf(1)
	for _, i := range l.Items {
		b := i.Box
		if x < b.X || x >= b.Right() || y < b.Y || y >= b.Bottom() {
			continue
		}
		if d := math.Hypot(x-b.X-b.W/2, y-b.Y-b.H/2); d < nearest {
			best, nearest = i, d
		}
	}
	return best, !math.IsInf(nearest, 1)
}

// ItemText says in words what an item is: the name of its category (its bin, its
// row of a heat map) and a line a number. Series and row must be those of an Item.
func ItemText(m Model, lang string, series, row int) (name string, lines []string) {
	c := locale.For(lang)
	switch m.Kind {
	case Boxes:
		return m.Categories[row], m.boxLines(c, row)
	case Heat:
		return m.Categories[series], []string{m.Columns[row] + ": " + m.shown(c, m.Series[series].Values[row])}
	}
	s := m.Series[series]
	label := s.Name
	if label == "" && m.Kind == Histogram {
		label = c.T("chart.values")
	}
	text := m.shown(c, s.Values[row])
	if label != "" {
		text = label + ": " + text
	}
	lines = []string{text}
	if m.Kind == Intervals && !math.IsNaN(s.Low[row]) && !math.IsNaN(s.High[row]) {
		lines = append(lines, c.T("chart.table.low")+" "+m.Format.text(s.Low[row], lang)+" "+c.T("chart.table.high")+" "+m.Format.text(s.High[row], lang))
	}
	return m.valueName(lang, row), lines
}

// shown writes a value, or that there is none.
func (m Model) shown(c *locale.Catalogue, v float64) string {
	if math.IsNaN(v) {
		return c.T("chart.missing")
	}
	return m.valueText(c.Lang(), v)
}

// boxLines are the five numbers of a box from the highest down, and the point on it.
func (m Model) boxLines(c *locale.Catalogue, row int) []string {
	b := m.Boxes[row]
	var lines []string
	for _, p := range []struct {
		key   string
		value float64
	}{{"max", b.Max}, {"q3", b.Q3}, {"median", b.Median}, {"q1", b.Q1}, {"min", b.Min}} {
		lines = append(lines, c.T("chart.table."+p.key)+": "+m.shown(c, p.value))
	}
	if len(m.Series) > 0 && !math.IsNaN(m.Series[0].Values[row]) {
		lines = append(lines, m.Series[0].Name+": "+m.shown(c, m.Series[0].Values[row]))
	}
	return lines
}
