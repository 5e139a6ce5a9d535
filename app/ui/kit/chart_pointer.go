package kit

import (
	"biurolidera/internal/chart"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable     = (*Chart)(nil)
	_ fyne.Tappable      = (*Chart)(nil)
	_ desktop.Hoverable  = (*Chart)(nil)
	_ desktop.Cursorable = (*Chart)(nil)
)

// at is the position in the layout's items of what stands at a place; -1: nothing.
func (c *Chart) at(p fyne.Position) int {
	if c.shown.unit == 0 || c.said() != "" {
		return -1
	}
	found, ok := c.shown.layout.At(float64(p.X/c.shown.unit), float64(p.Y/c.shown.unit))
	if !ok {
		return -1
	}
	for i, item := range c.shown.layout.Items {
		if item == found {
			return i
		}
	}
	return -1
}

// current is the item under the cursor.
func (c *Chart) current() (chart.Item, bool) {
	if c.cursor < 0 || c.cursor >= len(c.shown.layout.Items) || c.said() != "" {
		return chart.Item{}, false
	}
	return c.shown.layout.Items[c.cursor], true
}

// point moves the cursor.
func (c *Chart) point(i int) {
	if i != c.cursor {
		c.cursor = i
		c.BaseWidget.Refresh()
	}
}

// MouseIn implements desktop.Hoverable.
func (c *Chart) MouseIn(e *desktop.MouseEvent) { c.point(c.at(e.Position)) }

// MouseMoved implements desktop.Hoverable.
func (c *Chart) MouseMoved(e *desktop.MouseEvent) { c.point(c.at(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (c *Chart) MouseOut() { c.point(-1) }

// Cursor implements desktop.Cursorable: a hand over what can be clicked.
func (c *Chart) Cursor() desktop.Cursor {
	if _, ok := c.current(); ok && c.cfg.OnTap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped implements fyne.Tappable.
func (c *Chart) Tapped(e *fyne.PointEvent) {
	if app := fyne.CurrentApp(); app != nil {
		if canvas := app.Driver().CanvasForObject(c); canvas != nil {
			canvas.Focus(c)
		}
	}
	if i := c.at(e.Position); i >= 0 {
		c.point(i)
		c.open()
	}
}

// open goes where the value under the cursor leads.
func (c *Chart) open() {
	if item, ok := c.current(); ok && c.cfg.OnTap != nil {
		c.cfg.OnTap(item.Series, item.Row)
	}
}

// FocusGained implements fyne.Focusable.
func (c *Chart) FocusGained() {
	c.focused = true
	c.BaseWidget.Refresh()
}

// FocusLost implements fyne.Focusable.
func (c *Chart) FocusLost() {
	c.focused, c.cursor = false, -1
	c.BaseWidget.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *Chart) TypedRune(rune) {}

// TypedKey moves the cursor from value to value and opens what it stands at. Keys it
// has no use for go on to the window.
func (c *Chart) TypedKey(e *fyne.KeyEvent) {
	n := len(c.shown.layout.Items)
	if n == 0 || c.said() != "" {
		PassKey(c, e)
		return
	}
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		c.point((c.cursor + 1) % n)
	case fyne.KeyLeft, fyne.KeyUp:
		c.point((max(c.cursor, 0) + n - 1) % n)
	case fyne.KeyHome:
		c.point(0)
	case fyne.KeyEnd:
		c.point(n - 1)
	case fyne.KeyEscape:
		c.point(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open()
	default:
		PassKey(c, e)
	}
}

// TypedShortcut hands shortcuts on to the window.
func (c *Chart) TypedShortcut(s fyne.Shortcut) { PassShortcut(c, s) }
