package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// scrollBar moves a view that is longer than what is seen of it. Lengths are
// float64: rows by the hundred thousand are too many pixels for a float32.
type scrollBar struct {
	widget.BaseWidget
	flat bool // lies below rather than stands at the side
	move func(to float64)

	at, seen, all float64
	track, thumb  *canvas.Rectangle
	grip          float64 // where in the thumb it is held; -1: not held
	hovered       bool
}

func newScrollBar(flat bool, move func(to float64)) *scrollBar {
	b := &scrollBar{flat: flat, move: move, grip: -1, track: canvas.NewRectangle(nil), thumb: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

func scrollBarWidth() float32 { return fynetheme.Size(fynetheme.SizeNameScrollBar) }

// set tells what is seen of what there is. The bar hides when that is all.
func (b *scrollBar) set(at, seen, all float64) {
	b.at, b.seen, b.all = at, seen, all
	if b.Hidden != (all <= seen) {
		b.Hidden = all <= seen
	}
	b.dress()
}

// CreateRenderer implements fyne.Widget.
func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer { return &scrollBarRenderer{b} }

type scrollBarRenderer struct{ b *scrollBar }

// Destroy implements fyne.WidgetRenderer.
func (r *scrollBarRenderer) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (r *scrollBarRenderer) Layout(fyne.Size) { r.b.dress() }

// MinSize implements fyne.WidgetRenderer.
func (r *scrollBarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(scrollBarWidth(), scrollBarWidth())
}

// Objects implements fyne.WidgetRenderer.
func (r *scrollBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.track, r.b.thumb}
}

// Refresh implements fyne.WidgetRenderer.
func (r *scrollBarRenderer) Refresh() { r.b.dress() }

// dress puts the thumb where it belongs.
func (b *scrollBar) dress() {
	size := b.Size()
	b.track.FillColor = theme.Color(fynetheme.ColorNameScrollBarBackground)
	b.track.Resize(size)
	b.thumb.FillColor = theme.Color(fynetheme.ColorNameScrollBar)
	gap := scaled(3)
	if b.hovered || b.grip >= 0 {
		gap = scaled(2)
	}
	start, long := b.thumbSpan()
	if b.flat {
		b.thumb.Move(fyne.NewPos(float32(start), gap))
		b.thumb.Resize(fyne.NewSize(float32(long), size.Height-2*gap))
	} else {
		b.thumb.Move(fyne.NewPos(gap, float32(start)))
		b.thumb.Resize(fyne.NewSize(size.Width-2*gap, float32(long)))
	}
	b.thumb.CornerRadius = (scrollBarWidth() - 2*gap) / 2
	canvas.Refresh(b.thumb)
}

// length is how long the bar is.
func (b *scrollBar) length() float64 {
	if b.flat {
		return float64(b.Size().Width)
	}
	return float64(b.Size().Height)
}

func (b *scrollBar) thumbSpan() (start, long float64) {
	if b.all <= b.seen {
		return 0, b.length()
	}
	long = min(max(b.length()*b.seen/b.all, float64(theme.Grid(4))), b.length())
	return (b.length() - long) * b.at / (b.all - b.seen), long
}

func (b *scrollBar) along(p fyne.Position) float64 {
	if b.flat {
		return float64(p.X)
	}
	return float64(p.Y)
}

// Dragged implements fyne.Draggable.
func (b *scrollBar) Dragged(ev *fyne.DragEvent) {
	start, long := b.thumbSpan()
	if b.grip < 0 {
		begun := ev.Position.SubtractXY(ev.Dragged.DX, ev.Dragged.DY)
		b.grip = min(max(b.along(begun)-start, 0), long)
	}
	if room := b.length() - long; room > 0 {
		b.move((b.along(ev.Position) - b.grip) / room * (b.all - b.seen))
	}
}

// DragEnd implements fyne.Draggable.
func (b *scrollBar) DragEnd() {
	b.grip = -1
	b.dress()
}

// Tapped implements fyne.Tappable: beside the thumb one goes a page on.
func (b *scrollBar) Tapped(ev *fyne.PointEvent) {
	start, long := b.thumbSpan()
	switch at := b.along(ev.Position); {
	case at < start:
		b.move(b.at - b.seen)
	case at > start+long:
		b.move(b.at + b.seen)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *scrollBar) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.dress()
}

// MouseMoved implements desktop.Hoverable.
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *scrollBar) MouseOut() {
	b.hovered = false
	b.dress()
}
