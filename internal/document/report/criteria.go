package report

import (
	"strconv"

	"biurolidera/internal/drawing"
)

// The columns of the criteria: text, bar, result, full, n, not applicable.
const (
	criterionWidth = 264.0
	barAt          = 276.0
	barWidth       = 72.0
)

// criteriaFlow adds each criterion with its result.
func (c *content) criteriaFlow(f *flow) {
	f.section(c.t("section_criteria"))
	if len(c.data.Sections) == 0 {
		f.text(c.t("criteria_none"), body, 4)
		return
	}
	f.text(c.t("criteria_intro"), body, 4)
	f.keepLast()
	for _, ch := range c.channels() {
		f.subheading(c.heading(ch), 13)
		t := f.newTable([]column{
			{width: criterionWidth, style: small.At(8.1), head: c.t("criterion")},
			{x: 350, width: 50, align: drawing.Right, style: bold(8.2, navy), head: c.t("mean")},
			{x: 402, width: 40, align: drawing.Right, style: small, head: c.t("full")},
			{x: 444, width: 16, align: drawing.Right, style: small, head: c.t("n")},
			{x: 460, width: width - 460, align: drawing.Right, style: small, head: c.t("na")},
		})
		t.padding, t.leading = 2.1, 1.22
		t.begin(f, 2)
		columns := t.head
		for _, s := range c.data.Sections {
			if s.Channel == ch && columns != nil {
				c.sectionRows(f, t, columns, s)
			}
		}
	}
}

// sectionRows adds the rows of one section below its name.
func (c *content) sectionRows(f *flow, t *table, columns *piece, s Section) {
	c.sectionName(f, t, columns, s)
	rows := 0
	for _, k := range s.Criteria {
		c.criterionRow(f, t, k)
		rows++
	}
	if rows > 1 {
		f.pieces[len(f.pieces)-2].keep = true
	}
}

// sectionName adds a tinted row with the section's name; it stays with the first
// criterion and is repeated where the section goes on.
func (c *content) sectionName(f *flow, t *table, columns *piece, s Section) {
	spans := []drawing.Span{{Text: c.flow(s.Name), Style: bold(8.4, navy)}}
	if s.Once {
		spans = append(spans, drawing.Span{Text: "   " + c.t("once"), Style: italic(7.8, muted)})
	}
	b, err := drawing.Paragraph{Spans: spans, Width: width - 12, Leading: 11}.Set(left+6, 0)
	if err != nil {
		f.fail(err)
		return
	}
	height := b.Height + 6
	draw := func(y float64) []drawing.Mark {
		return []drawing.Mark{
			decoration(drawing.Rect{X: left, Y: y, W: width, H: height, Fill: tint}),
			drawing.Group{Role: drawing.RoleHeading3, Marks: b.Shift(0, y+3).Marks()},
		}
	}
	f.add(piece{height: height + 1, gap: 2, keep: true, head: columns, draw: draw})
	t.head = &piece{height: columns.height + height + 3, draw: func(y float64) []drawing.Mark {
		return append(columns.draw(y), draw(y+columns.height+2)...)
	}}
}

// criterionText is the criterion with what was measured and whether it is critical.
func (c *content) criterionText(k Criterion) string {
	text := c.flow(k.Text)
	if k.Measured != "" {
		text += " (" + c.flow(k.Measured) + ")"
	}
	if k.Critical {
		text += " – " + c.t("critical")
	}
	return text
}

// criterionRow adds a criterion: text with what belongs to it, bar and numbers.
func (c *content) criterionRow(f *flow, t *table, k Criterion) {
	text := c.criterionText(k)
	if k.N == 0 {
		t.row(f, []string{text, c.t("not_rated"), "", "", strconv.Itoa(k.NA)}, nil)
		return
	}
	bar := bullet{x: left + barAt, width: barWidth, height: 6, score: &k.Share, median: k.Median}
	t.row(f, []string{text, c.mean(k), c.t("full_of", "full", k.Full, "n", k.N), strconv.Itoa(k.N), strconv.Itoa(k.NA)},
		func(y, _ float64) []drawing.Mark {
			return []drawing.Mark{drawing.Group{Role: drawing.RoleFigure, Alt: c.percent(k.Share), Marks: bar.marks(y + t.padding + 4.9)}}
		})
}
