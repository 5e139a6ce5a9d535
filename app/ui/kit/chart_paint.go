package kit

import (
	"context"
	"image/color"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/chart"
	"biurolidera/internal/drawing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// chartMargin is the room around a chart in points; chartLabel is the size of its
// labels on paper, which becomes the theme's caption size in the window.
const (
	chartMargin = 4.0
	chartLabel  = 8.5
)

// settling is how long a size has to stay before it is painted: while a window is
// being pulled, the old picture is stretched.
const settling = 60 * time.Millisecond

// chartLook is what a picture of a chart depends on.
type chartLook struct {
	number        int // of the model
	width, height float32
	pixels        float32 // pixels a unit of the window
	unit          float32 // units of the window a point
	paper         drawing.Color
}

// chartUnit is how many of the window's units a point of a chart is.
func chartUnit() float32 { return fynetheme.CaptionTextSize() / chartLabel }

// paperColor turns a colour of the theme into one of a drawing.
func paperColor(c color.Color) drawing.Color {
	r, g, b, _ := c.RGBA()
	return drawing.RGB(r>>8<<16 | g>>8<<8 | b>>8)
}

// isDark tells whether light text is meant to stand on a colour.
func isDark(c drawing.Color) bool {
	return 299*(c>>16&0xFF)+587*(c>>8&0xFF)+114*(c&0xFF) < 128*1000
}

// style is that of the chart in the present theme.
func (c *Chart) style() chart.Style {
	paper := paperColor(theme.Color(theme.ColorNameCard))
	return chart.Style{Lang: c.cfg.Cat.Lang(), Size: chartLabel, Title: c.cfg.Title, Dark: isDark(paper), Paper: paper}
}

// pixelsOf is how many pixels a unit of the window is where an object stands, 1 if
// it stands nowhere yet.
func pixelsOf(o fyne.CanvasObject) float32 {
	app := fyne.CurrentApp()
	if app == nil {
		return 1
	}
	canvas := app.Driver().CanvasForObject(o)
	if canvas == nil {
		return 1
	}
	const long = 10000
	x, _ := canvas.PixelCoordinateForPosition(fyne.NewPos(long, 0))
	return max(0.1, float32(x)/long)
}

// repaint begins to paint if anything the picture depends on has changed.
func (c *Chart) repaint() {
	size := c.Size()
	if c.cfg.Model.Empty() || size.Width < 1 || size.Height < 1 {
		c.fault = ""
		return
	}
	look := c.asked
	look.width, look.height = size.Width, size.Height
	look.pixels, look.unit, look.paper = pixelsOf(c), chartUnit(), paperColor(theme.Color(theme.ColorNameCard))
	if look == c.asked {
		return
	}
	stretched := look.number == c.asked.number && c.shown.image != nil
	c.asked = look
	model, style := c.cfg.Model, c.style()
	task.Load(c.loader, func(ctx context.Context) (chartPicture, error) {
		if stretched {
			select {
			case <-ctx.Done():
				return chartPicture{}, ctx.Err()
			case <-time.After(settling):
			}
		}
		return paintChart(model, style, look)
	}, func(p chartPicture) {
		c.shown, c.fault = p, ""
		c.cursor = min(c.cursor, len(p.layout.Items)-1)
		c.BaseWidget.Refresh()
	}, func(err error) {
		c.shown, c.fault = chartPicture{}, c.cfg.Cat.ErrorLine(err)
		c.BaseWidget.Refresh()
	})
}

// paintChart lays a chart out in its box and paints it.
func paintChart(m chart.Model, s chart.Style, look chartLook) (chartPicture, error) {
	page := drawing.Page{Width: float64(look.width / look.unit), Height: float64(look.height / look.unit)}
	layout, err := chart.Lay(m, drawing.Box{X: chartMargin, Y: chartMargin, W: page.Width - 2*chartMargin, H: page.Height - 2*chartMargin}, s)
	if err != nil {
		return chartPicture{}, err
	}
	page.Add(drawing.Rect{X: -1, Y: -1, W: page.Width + 2, H: page.Height + 2, Fill: s.Paper})
	page.Add(layout.Marks...)
	img, err := drawing.Paint(page, float64(look.unit*look.pixels))
	return chartPicture{image: img, layout: layout, unit: look.unit}, err
}
