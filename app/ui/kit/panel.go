package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// panel is a coloured ground with round corners behind a content.
type panel struct {
	widget.BaseWidget
	fill, border fyne.ThemeColorName // empty: none
	round        float32             // of the corners, in units of the grid
	x, y         float32             // margin, in units of the grid
	content      fyne.CanvasObject
}

func newPanel(fill, border fyne.ThemeColorName, x, y float32, content fyne.CanvasObject) *panel {
	p := &panel{fill: fill, border: border, round: 1, x: x, y: y, content: content}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p: p, ground: canvas.NewRectangle(nil)}
	r.dress()
	return r
}

type panelRenderer struct {
	p      *panel
	ground *canvas.Rectangle
}

func (r *panelRenderer) dress() {
	r.ground.CornerRadius = theme.Grid(r.p.round)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = nil, nil, 0
	if r.p.fill != "" {
		r.ground.FillColor = theme.Color(r.p.fill)
	}
	if r.p.border != "" {
		r.ground.StrokeColor = theme.Color(r.p.border)
		r.ground.StrokeWidth = fynetheme.Size(fynetheme.SizeNameSeparatorThickness)
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *panelRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	x, y := theme.Grid(r.p.x), theme.Grid(r.p.y)
	r.p.content.Move(fyne.NewPos(x, y))
	r.p.content.Resize(size.SubtractWidthHeight(2*x, 2*y))
}

// MinSize implements fyne.WidgetRenderer.
func (r *panelRenderer) MinSize() fyne.Size {
	return r.p.content.MinSize().AddWidthHeight(2*theme.Grid(r.p.x), 2*theme.Grid(r.p.y))
}

// Refresh implements fyne.WidgetRenderer.
func (r *panelRenderer) Refresh() {
	r.dress()
	r.ground.Refresh()
	r.p.content.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.p.content}
}

// Destroy implements fyne.WidgetRenderer.
func (r *panelRenderer) Destroy() {}
