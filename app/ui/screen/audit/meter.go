package audit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// meter is a slim bar of how much of a sheet is done.
type meter struct {
	widget.BaseWidget
	share       float32 // from 0 to 1
	rail, level *canvas.Rectangle
}

func newMeter() *meter {
	m := &meter{rail: canvas.NewRectangle(nil), level: canvas.NewRectangle(nil)}
	m.ExtendBaseWidget(m)
	return m
}

// set shows another share.
func (m *meter) set(share float32) {
	m.share = max(0, min(share, 1))
	m.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (m *meter) CreateRenderer() fyne.WidgetRenderer {
	r := &meterRenderer{m}
	r.dress()
	return r
}

type meterRenderer struct{ m *meter }

func (r *meterRenderer) dress() {
	r.m.rail.FillColor, r.m.level.FillColor = theme.Color(theme.ColorNameBorder), theme.Color(fynetheme.ColorNamePrimary)
	r.m.rail.CornerRadius, r.m.level.CornerRadius = theme.Grid(0.5), theme.Grid(0.5)
}

// Layout implements fyne.WidgetRenderer.
func (r *meterRenderer) Layout(size fyne.Size) {
	r.m.rail.Resize(size)
	r.m.level.Resize(fyne.NewSize(size.Width*r.m.share, size.Height))
}

// MinSize implements fyne.WidgetRenderer.
func (r *meterRenderer) MinSize() fyne.Size { return fyne.NewSize(theme.Grid(8), theme.Grid(1)) }

// Refresh implements fyne.WidgetRenderer.
func (r *meterRenderer) Refresh() {
	r.dress()
	r.Layout(r.m.Size())
	r.m.rail.Refresh()
	r.m.level.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *meterRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.rail, r.m.level}
}

// Destroy implements fyne.WidgetRenderer.
func (r *meterRenderer) Destroy() {}
