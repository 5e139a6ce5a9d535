package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// ringed draws a ring around a widget while it has the keyboard. Fyne only tints
// a focused widget, which is hard to see.
type ringed struct {
	fyne.WidgetRenderer
	ring   *canvas.Rectangle
	on     func() bool
	border bool
}

// withRing adds the ring to a widget's renderer; on tells whether it shows.
func withRing(r fyne.WidgetRenderer, on func() bool) fyne.WidgetRenderer {
	w := &ringed{WidgetRenderer: r, ring: canvas.NewRectangle(nil), on: on}
	w.dress()
	return w
}

// withBorder adds a ring that is a thin border while the widget has no keyboard.
func withBorder(r fyne.WidgetRenderer, on func() bool) fyne.WidgetRenderer {
	w := &ringed{WidgetRenderer: r, ring: canvas.NewRectangle(nil), on: on, border: true}
	w.dress()
	return w
}

func (r *ringed) dress() {
	r.ring.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.ColorNameFocusRing), 2
	if on := r.on(); !on && r.border {
		r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(fynetheme.ColorNameInputBorder), 1
	} else {
		r.ring.Hidden = !on
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

// Refresh implements fyne.WidgetRenderer.
func (r *ringed) Refresh() {
	r.dress()
	r.WidgetRenderer.Refresh()
	r.ring.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *ringed) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.ring)
}
