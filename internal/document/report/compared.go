package report

import (
	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// comparedFlow adds the scores of channels and areas beside the category's.
func (c *content) comparedFlow(f *flow) {
	if len(c.data.Channels) == 0 && len(c.data.Areas) == 0 {
		return
	}
	f.section(c.t("section_compared"))
	intro := "compared_intro"
	if !compared(c.data.Channels) && !compared(c.data.Areas) {
		intro = "compared_alone"
	}
	f.text(c.t(intro), body, 4)
	f.keepLast()
	c.bars(f, c.t("channels"), c.t("channel"), c.data.Channels)
	c.bars(f, c.t("areas"), c.t("area"), c.data.Areas)
}

// bars adds a table of bars: a row a score, the scale below the last.
func (c *content) bars(f *flow, title, head string, rows []Compared) {
	if len(rows) == 0 {
		return
	}
	f.subheading(title, 14)
	others := compared(rows)
	columns := []column{{width: 150, style: small.At(8.8), head: head}, {x: 326, width: 46, align: drawing.Right, style: bold(9.4, navy), head: c.t("your_score")}}
	if others {
		columns = append(columns,
			column{x: 378, width: 46, align: drawing.Right, style: small.At(8.8), head: c.t("median_short")},
			column{x: 430, width: width - 430, align: drawing.Right, style: small.At(8.8), head: c.t("quarter")})
	}
	t := f.newTable(columns)
	t.begin(f, 2)
	b := bullet{x: left + 164, width: 150, height: 9}
	for _, r := range rows {
		texts := []string{c.flow(c.name(r)), c.points(r.Score)}
		if others {
			texts = append(texts, c.points(r.Median), c.points(r.Quarter))
		}
		bar := b
		bar.score, bar.median, bar.quarter = r.Score, r.Median, r.Quarter
		t.row(f, texts, func(y, h float64) []drawing.Mark {
			return []drawing.Mark{drawing.Group{Role: drawing.RoleFigure, Alt: c.T("report.alt_bars", "rows", c.altRow(r)), Marks: bar.marks(y + h/2)}}
		})
	}
	for i := range rows {
		f.pieces[len(f.pieces)-1-i].keep = true
	}
	f.block(14, 0, func(y float64) []drawing.Mark { return []drawing.Mark{decoration(b.ruler(y+1, 1)...)} })
}

// altRow tells a row in words.
func (c *content) altRow(r Compared) string {
	name := r.Name
	if r.Channel != "" {
		name = c.heading(r.Channel)
	}
	if r.Median == nil || r.Quarter == nil {
		return c.T("report.alt_row", "name", name, "score", c.points(r.Score))
	}
	return c.T("report.alt_row_compared", "name", name, "score", c.points(r.Score), "median", c.points(r.Median), "quarter", c.points(r.Quarter))
}

// radar is the model of the areas; without three of them there is none.
func (c *content) radar() (chart.Model, bool) {
	m := chart.Model{Kind: chart.Radar, Title: c.T("report.radar_title"), Axis: chart.Axis{Min: 0, Max: 100}, Highlight: 1, Format: chart.Format{Decimals: 2}}
	you := chart.Series{Name: c.T("report.radar_you")}
	median := chart.Series{Name: c.T("report.median")}
	for _, a := range c.data.Areas {
		if a.Score == nil {
			continue
		}
		m.Categories = append(m.Categories, a.Name)
		you.Values = append(you.Values, value(a.Score))
		median.Values = append(median.Values, value(a.Median))
	}
	m.Series = []chart.Series{you}
	if compared(c.data.Areas) {
		m.Series = append(m.Series, median)
	}
	return m, len(m.Categories) >= 3
}

func value(h *contest.Hundredths) float64 {
	if h == nil {
		return chart.Missing()
	}
	return chart.Points(*h)
}

// distribution is the model of the histogram; false where none is shown: too few
// institutions, or one that has no place among them.
func (c *content) distribution() (chart.Model, bool) {
	d := c.data.Distribution
	if c.data.Result.Score == nil || len(d.Counts) == 0 || len(d.Edges) != len(d.Counts)+1 {
		return chart.Model{}, false
	}
	m := chart.Model{Kind: chart.Histogram, Title: c.T("report.section_distribution"), Axis: chart.Axis{Name: c.T("report.distribution_axis")}, Format: chart.Format{Decimals: 2}}
	counts := chart.Series{Name: c.T("report.distribution_count")}
	for i, n := range d.Counts {
		counts.Values = append(counts.Values, float64(n))
		if c.inBin(i) {
			m.Highlight = i + 1
		}
	}
	for _, e := range d.Edges {
		m.Edges = append(m.Edges, chart.Points(e))
	}
	m.Series = []chart.Series{counts}
	m.References = []chart.Reference{{Name: c.T("report.distribution_you"), Value: chart.Points(*c.data.Result.Score)}}
	if s := c.data.Result.Median; s != nil {
		m.References = append(m.References, chart.Reference{Name: c.T("report.median"), Value: chart.Points(*s)})
	}
	return m, true
}

// inBin tells whether the institution's score is in the i-th range.
func (c *content) inBin(i int) bool {
	s, d := c.data.Result.Score, c.data.Distribution
	return *s >= d.Edges[i] && (*s < d.Edges[i+1] || i == len(d.Counts)-1 && *s == d.Edges[i+1])
}

// classified is the number of institutions in the distribution.
func (c *content) classified() int {
	n := 0
	for _, k := range c.data.Distribution.Counts {
		n += k
	}
	return n
}
