package kit

import (
	"image"

	"biurolidera/app/ui/task"
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
	// Height is the least height in the window's units. 0: as high as the chart wants
	// to be at its width, which may be much for many rows: put it in a scroller.
	Height float32
	// OnTap is called with the series and the row of the value (Series[s].Values[r],
	// of boxes the r-th box) that was clicked, or that the cursor stood at when Enter
	// was pressed. May be nil.
	OnTap func(series, row int)
	// Note is a sentence shown below the numbers of a value; may be nil.
	Note func(series, row int) string
}

// Chart shows a chart.Model, painted at the widget's own pixels away from the UI
// thread and in the theme's colours. The value at the pointer, or at the cursor
// that the arrow keys move, stands in a box beside it.
type Chart struct {
	widget.BaseWidget

	cfg    ChartConfig
	tasks  *task.Runner
	loader *task.Loader

	asked   chartLook // what is painted or being painted
	shown   chartPicture
	fault   string
	natural float32 // height the chart wants, in the window's units

	cursor  int // of shown.layout.Items; -1: none
	focused bool
}

// chartPicture is a chart as painted: its pixels, its layout, and how many of the
// window's units a point of the layout is.
type chartPicture struct {
	image  *image.RGBA
	layout chart.Layout
	unit   float32
}

// NewChart makes a chart view.
func NewChart(cfg ChartConfig) *Chart {
	c := &Chart{cfg: cfg, tasks: task.NewRunner(), cursor: -1}
	c.loader = task.NewLoader(c.tasks)
	c.ExtendBaseWidget(c)
	return c
}

// SetModel shows another model; the old picture stays until the new one is painted.
func (c *Chart) SetModel(m chart.Model) {
	c.cfg.Model = m
	c.asked.number++
	c.natural, c.cursor = 0, -1
	c.Refresh()
}

// Description is what the chart shows in words: its text alternative.
func (c *Chart) Description() string { return chart.Describe(c.cfg.Model, c.cfg.Cat.Lang()) }

// Resize implements fyne.CanvasObject.
func (c *Chart) Resize(size fyne.Size) {
	if size.Width != c.Size().Width {
		c.natural = 0
	}
	c.BaseWidget.Resize(size)
	c.repaint()
}

// Refresh paints the chart anew if its model, its size or the theme has changed.
func (c *Chart) Refresh() {
	c.repaint()
	c.BaseWidget.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (c *Chart) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	height := c.cfg.Height
	if height == 0 {
		height = c.wanted()
	}
	return fyne.NewSize(chartLeast, height)
}

// Least width, and the width and height taken before the chart has been laid out.
const (
	chartLeast    = 200
	chartAtFirst  = 520
	chartLowest   = 60
	chartSentence = 80
)

// wanted is the height the chart wants at its present width.
func (c *Chart) wanted() float32 {
	if c.natural == 0 {
		width := c.Size().Width
		if width < chartLeast {
			width = chartAtFirst
		}
		c.natural = chartSentence
		if !c.cfg.Model.Empty() {
			s := c.style()
			unit := chartUnit()
			c.natural = max(chartLowest, float32(chart.Height(c.cfg.Model, float64(width/unit)-2*chartMargin, s)+2*chartMargin)*unit)
		}
	}
	return c.natural
}

// said is the sentence shown in place of a picture; empty where there is one.
func (c *Chart) said() string {
	switch {
	case c.fault != "":
		return c.fault
	case !c.cfg.Model.Empty():
		return ""
	case c.cfg.Empty != "":
		return c.cfg.Empty
	}
	return c.cfg.Cat.T("chart.empty")
}
