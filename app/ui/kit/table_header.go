package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// headCell is the title of a column: a click sorts, a right click opens the
// column's menu, dragging moves the column.
type headCell struct {
	widget.BaseWidget
	g   *grid
	col int // among the columns shown

	fill    *canvas.Rectangle
	text    *canvas.Text
	arrow   *canvas.Image // how it is sorted
	funnel  *canvas.Image // that it is filtered
	cut     bool
	dragged bool
	at      float32 // where the pointer is while dragged, in the grid
}

func newHeadCell(g *grid, col int) *headCell {
	h := &headCell{g: g, col: col, fill: canvas.NewRectangle(nil)}
	c := g.cols[col]
	h.text = canvas.NewText("", theme.Color(fynetheme.ColorNameForeground))
	h.text.TextSize, h.text.TextStyle = fynetheme.TextSize(), fyne.TextStyle{Bold: true}
	h.text.Alignment = c.align
	name := "arrow_upward"
	if c.sorted < 0 {
		name = "arrow_downward"
	}
	h.arrow = canvas.NewImageFromResource(theme.IconIn(name, fynetheme.ColorNamePrimary))
	h.arrow.Hidden = c.sorted == 0
	h.funnel = canvas.NewImageFromResource(theme.IconIn("filter_alt", fynetheme.ColorNamePrimary))
	h.funnel.Hidden = !c.filtered
	h.fill.FillColor = theme.Color(fynetheme.ColorNameHover)
	h.fill.Hidden = true
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *headCell) CreateRenderer() fyne.WidgetRenderer {
	return &headRenderer{h}
}

type headRenderer struct{ h *headCell }

// Destroy implements fyne.WidgetRenderer.
func (r *headRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *headRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Refresh implements fyne.WidgetRenderer.
func (r *headRenderer) Refresh() { canvas.Refresh(r.h) }

// Objects implements fyne.WidgetRenderer.
func (r *headRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.fill, r.h.text, r.h.arrow, r.h.funnel}
}

// Layout implements fyne.WidgetRenderer: the icons stand at the far side of the
// title, so that it lines up with the cells below.
func (r *headRenderer) Layout(size fyne.Size) {
	h := r.h
	c := h.g.cols[h.col]
	h.fill.Resize(size)
	left, width := cellPad(), max(size.Width-2*cellPad(), 0)
	icon := scaled(16)
	title := min(h.g.bold.width(c.title)+1, width)
	next := left + title + scaled(4)
	back := c.align == fyne.TextAlignTrailing
	if back {
		next = left + width - title - scaled(4) - icon
	}
	for _, i := range []*canvas.Image{h.arrow, h.funnel} {
		if i.Hidden {
			continue
		}
		i.Resize(fyne.NewSize(icon, icon))
		if back {
			next = max(next, 0)
			i.Move(fyne.NewPos(next, (size.Height-icon)/2))
			next -= icon
			continue
		}
		next = min(next, size.Width-icon)
		i.Move(fyne.NewPos(next, (size.Height-icon)/2))
		next += icon
	}
	room := width
	if icons := h.icons(); icons > 0 && title+icons > width {
		room = width - icons
		if back {
			left += icons
		}
	}
	h.text.Text, h.cut = h.g.bold.cut(c.title, max(room, 0))
	high := h.g.textHeight()
	h.text.Move(fyne.NewPos(left, (size.Height-high)/2))
	h.text.Resize(fyne.NewSize(max(room, 0), high))
}

// icons is the width of the icons that are shown.
func (h *headCell) icons() float32 {
	var w float32
	for _, i := range []*canvas.Image{h.arrow, h.funnel} {
		if !i.Hidden {
			w += scaled(16)
		}
	}
	if w > 0 {
		w += scaled(4)
	}
	return w
}

// Tapped implements fyne.Tappable.
func (h *headCell) Tapped(*fyne.PointEvent) {
	focus(h.g)
	h.g.src.sortBy(h.g.cols[h.col].index)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (h *headCell) TappedSecondary(ev *fyne.PointEvent) {
	h.g.src.headerMenu(h.g.cols[h.col].index, ev.AbsolutePosition)
}

// Dragged implements fyne.Draggable.
func (h *headCell) Dragged(ev *fyne.DragEvent) {
	h.dragged = true
	h.at = h.Position().X + ev.Position.X
	h.g.showTarget(h.g.target(h.at))
}

// DragEnd implements fyne.Draggable.
func (h *headCell) DragEnd() {
	if !h.dragged {
		return
	}
	h.dragged = false
	h.g.mark.Hide()
	to := h.g.target(h.at)
	if to == h.col || to == h.col+1 {
		return
	}
	before := -1
	if to < len(h.g.cols) {
		before = h.g.cols[to].index
	}
	h.g.src.moved(h.g.cols[h.col].index, before)
}

// MouseIn implements desktop.Hoverable.
func (h *headCell) MouseIn(*desktop.MouseEvent) {
	h.fill.Show()
	h.fill.Refresh()
	if h.cut {
		h.g.tip.later(h.g.cols[h.col].title, fyne.NewPos(h.Position().X-float32(h.g.x), rowHeight()))
	}
}

// MouseMoved implements desktop.Hoverable.
func (h *headCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *headCell) MouseOut() {
	h.fill.Hide()
	h.fill.Refresh()
	h.g.tip.hide()
}

// headEdge is the right border of a column: dragging sizes the column, a double
// click fits it to what it shows.
type headEdge struct {
	widget.BaseWidget
	g    *grid
	col  int
	line *canvas.Rectangle
}

func newHeadEdge(g *grid, col int) *headEdge {
	e := &headEdge{g: g, col: col, line: canvas.NewRectangle(theme.Color(fynetheme.ColorNameInputBorder))}
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer implements fyne.Widget.
func (e *headEdge) CreateRenderer() fyne.WidgetRenderer {
	r := widget.NewSimpleRenderer(e.line)
	return &edgeRenderer{r, e}
}

type edgeRenderer struct {
	fyne.WidgetRenderer
	e *headEdge
}

// Layout implements fyne.WidgetRenderer: a hairline in the middle of what one can
// grip.
func (r *edgeRenderer) Layout(size fyne.Size) {
	r.e.line.Move(fyne.NewPos(size.Width/2-0.5, size.Height/4))
	r.e.line.Resize(fyne.NewSize(1, size.Height/2))
}

// Cursor implements desktop.Cursorable.
func (e *headEdge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged implements fyne.Draggable.
func (e *headEdge) Dragged(ev *fyne.DragEvent) {
	c := &e.g.cols[e.col]
	x := e.Position().X + ev.Position.X
	c.width = min(max((x-c.left)/scaled(1), columnWidthMin), columnWidthMax)
	e.g.stamp++
	e.g.place()
}

// DragEnd implements fyne.Draggable.
func (e *headEdge) DragEnd() { e.g.src.resized(e.g.cols[e.col].index, e.g.cols[e.col].width) }

// DoubleTapped implements fyne.DoubleTappable.
func (e *headEdge) DoubleTapped(*fyne.PointEvent) { e.g.src.fit(e.g.cols[e.col].index) }
