package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewFormScroll makes a form, or anything that text fields stand in, scroll up and
// down: WheelOver a vertical scroller.
func NewFormScroll(content fyne.CanvasObject) fyne.CanvasObject {
	return WheelOver(container.NewVScroll(content))
}

// WheelOver gives a scroller the wheel wherever the mouse is over it. A text field keeps
// the wheel for itself, so that a plain scroller stops under the mouse at every field.
func WheelOver(scroll *container.Scroll) fyne.CanvasObject {
	return container.NewStack(scroll, newWheel(scroll))
}

// wheel lies over a scroller and takes nothing but the wheel: all other events find
// what is below it.
type wheel struct {
	widget.BaseWidget
	to *container.Scroll
}

func newWheel(to *container.Scroll) *wheel {
	w := &wheel{to: to}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget: there is nothing to see.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// MinSize implements fyne.CanvasObject: it needs no room of its own.
func (w *wheel) MinSize() fyne.Size { return fyne.Size{} }

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) { w.to.Scrolled(ev) }
