package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable         = (*grid)(nil)
	_ fyne.Shortcutable      = (*grid)(nil)
	_ fyne.Scrollable        = (*grid)(nil)
	_ fyne.DoubleTappable    = (*grid)(nil)
	_ fyne.SecondaryTappable = (*grid)(nil)
	_ desktop.Mouseable      = (*grid)(nil)
	_ desktop.Hoverable      = (*grid)(nil)
	_ desktop.Keyable        = (*grid)(nil)
)

// rowAt is the row at a height of the grid; -1 if there is none.
func (g *grid) rowAt(y float32) int {
	if y < rowHeight() {
		return -1
	}
	i := int((float64(y-rowHeight()) + g.y) / float64(rowHeight()))
	if i >= g.src.count() {
		return -1
	}
	return i
}

// MouseDown implements desktop.Mouseable. Rows are selected here and not in Tapped,
// which waits whether a double click comes.
func (g *grid) MouseDown(ev *desktop.MouseEvent) {
	focus(g)
	g.tip.hide()
	i := g.rowAt(ev.Position.Y)
	switch {
	case i < 0:
	case ev.Button == desktop.MouseButtonPrimary:
		g.src.clicked(i, ev.Modifier)
	case ev.Button == desktop.MouseButtonSecondary && !g.src.isPicked(i):
		g.src.clicked(i, 0)
	}
}

// MouseUp implements desktop.Mouseable.
func (g *grid) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped implements fyne.DoubleTappable.
func (g *grid) DoubleTapped(ev *fyne.PointEvent) {
	if i := g.rowAt(ev.Position.Y); i >= 0 {
		g.src.opened(i)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (g *grid) TappedSecondary(ev *fyne.PointEvent) {
	g.src.contextMenu(g.rowAt(ev.Position.Y), ev.AbsolutePosition)
}

// Scrolled implements fyne.Scrollable. With Shift the wheel goes sideways.
func (g *grid) Scrolled(ev *fyne.ScrollEvent) {
	g.tip.hide()
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	if g.shiftHeld() && dx == 0 {
		dx, dy = dy, 0
	}
	g.hover = -1
	g.scrollTo(g.x-dx, g.y-dy)
}

// MouseIn implements desktop.Hoverable.
func (g *grid) MouseIn(ev *desktop.MouseEvent) { g.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (g *grid) MouseMoved(ev *desktop.MouseEvent) {
	i := g.rowAt(ev.Position.Y)
	if i != g.hover {
		g.hover = i
		g.tip.hide()
		g.repaint()
	}
	if i < 0 {
		return
	}
	text, cut := g.cutTextAt(i, ev.Position.X+float32(g.x))
	if !cut {
		g.tip.hide()
		return
	}
	below := float32(float64(i+1)*float64(rowHeight())-g.y) + rowHeight()
	g.tip.later(text, fyne.NewPos(ev.Position.X, below))
}

// MouseOut implements desktop.Hoverable.
func (g *grid) MouseOut() {
	g.hover = -1
	g.tip.hide()
	g.repaint()
}

// cutTextAt gives the whole text at a place of a row if it is shown cut.
func (g *grid) cutTextAt(row int, x float32) (text string, cut bool) {
	line := g.lines[row%len(g.lines)]
	for n, c := range g.cols {
		if x < c.left || x >= c.left+c.wide || line.row != row || line.cells[n].text.Hidden {
			continue
		}
		content, ok := g.src.cellAt(row, c.index)
		return content.text, ok && line.cells[n].text.Text != content.text
	}
	return "", false
}

// FocusGained implements fyne.Focusable.
func (g *grid) FocusGained() {
	g.focused = true
	g.src.focusGained()
	g.repaint()
}

// FocusLost implements fyne.Focusable.
func (g *grid) FocusLost() {
	g.focused, g.shift = false, false
	g.repaint()
}

// KeyDown implements desktop.Keyable.
func (g *grid) KeyDown(ev *fyne.KeyEvent) { g.noteShift(ev, true) }

// KeyUp implements desktop.Keyable.
func (g *grid) KeyUp(ev *fyne.KeyEvent) { g.noteShift(ev, false) }

func (g *grid) noteShift(ev *fyne.KeyEvent, down bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		g.shift = down
	}
}

// shiftHeld tells whether Shift is held down: it may have been pressed before the
// grid had the keyboard, which only the driver knows.
func (g *grid) shiftHeld() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return g.shift
}

// TypedKey implements fyne.Focusable.
func (g *grid) TypedKey(ev *fyne.KeyEvent) {
	g.tip.hide()
	if !g.src.typedKey(ev.Name, g.shiftHeld()) {
		PassKey(g, ev)
	}
}

// TypedRune implements fyne.Focusable.
func (g *grid) TypedRune(r rune) { g.src.typedRune(r) }

// TypedShortcut implements fyne.Shortcutable.
func (g *grid) TypedShortcut(s fyne.Shortcut) {
	if !g.src.typedShortcut(s) {
		PassShortcut(g, s)
	}
}
