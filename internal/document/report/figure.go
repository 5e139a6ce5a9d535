package report

import (
	"biurolidera/internal/chart"
	"biurolidera/internal/drawing"
)

// figureStyle is how charts are lettered on paper.
func (c *content) figureStyle() chart.Style { return chart.Style{Lang: c.Lang(), Size: 8} }

// figure adds a chart as one piece; x and w are its box.
func (c *content) figure(f *flow, m chart.Model, x, w, h, gap float64) {
	marks, err := chart.Draw(m, drawing.Box{X: x, Y: 0, W: w, H: h}, c.figureStyle())
	if err != nil {
		f.fail(err)
		return
	}
	f.block(h, gap, func(y float64) []drawing.Mark { return drawing.Shifted(marks, 0, y) })
}

// radarFlow adds the radar of the areas.
func (c *content) radarFlow(f *flow) {
	if m, ok := c.radar(); ok {
		f.subheading(m.Title, 18)
		c.figure(f, m, left+40, width-80, 250, 2)
	}
}

// distributionFlow adds the histogram of the category, if there is one.
func (c *content) distributionFlow(f *flow) {
	m, ok := c.distribution()
	if !ok {
		return
	}
	f.section(c.t("section_distribution"))
	d := c.data.Distribution
	f.text(c.n("distribution_intro", c.classified())+" "+c.t("distribution_range", "low", d.Low, "high", d.High), body, 4)
	f.keepLast()
	c.figure(f, m, left, width, 140, 8)
}
