package audit

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// segment is one of several choices with how many there are.
type segment struct {
	id, text string
	n        int
	chosen   bool
	tone     theme.Tone
}

// bar shows segments beside one another; one of them is chosen.
type bar struct {
	box    *fyne.Container
	cat    *locale.Catalogue
	choose func(id string)
	cells  []*cell
}

func newBar(cat *locale.Catalogue, choose func(id string)) *bar {
	return &bar{box: kit.Beside(0.75, -1), cat: cat, choose: choose}
}

// set shows other counts.
func (b *bar) set(all []segment) {
	for len(b.cells) < len(all) {
		c := newCell(b.choose)
		b.cells = append(b.cells, c)
	}
	b.box.Objects = b.box.Objects[:0]
	for i, s := range all {
		b.cells[i].set(s, b.cat.Integer(s.n))
		b.box.Objects = append(b.box.Objects, b.cells[i])
	}
	b.box.Refresh()
}

// cell is a segment that can be pressed, by the keyboard too.
type cell struct {
	widget.BaseWidget
	s                segment
	choose           func(string)
	text, count      *kit.Paragraph
	ground           *canvas.Rectangle
	focused, hovered bool
}

func newCell(choose func(string)) *cell {
	c := &cell{choose: choose, text: kit.NewParagraph("", kit.Style{Whole: true}), count: kit.NewParagraph("", kit.Style{Whole: true}), ground: canvas.NewRectangle(nil)}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) set(s segment, count string) {
	c.s = s
	c.text.SetText(s.text)
	c.count.SetText(count)
	c.dress()
}

func (c *cell) dress() {
	c.text.SetStyle(kit.Style{Whole: true, Bold: c.s.chosen})
	count := kit.Style{Whole: true, Bold: true, Colour: theme.ColorNameMuted}
	if c.s.tone != theme.Neutral {
		count.Colour = c.s.tone.Foreground()
	}
	c.count.SetStyle(count)
	c.ground.CornerRadius = theme.Grid(0.75)
	c.ground.StrokeWidth, c.ground.StrokeColor = 1, theme.Color(theme.ColorNameBorder)
	c.ground.FillColor = theme.Color(theme.ColorNameCard)
	switch {
	case c.s.chosen:
		c.ground.FillColor = theme.Color(theme.ColorNameSelectedRow)
	case c.hovered:
		c.ground.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	if c.focused {
		c.ground.StrokeWidth, c.ground.StrokeColor = 2, theme.Color(theme.ColorNameFocusRing)
	}
	c.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	c.dress()
	return widget.NewSimpleRenderer(container.NewStack(c.ground, kit.Padded(1.25, 0.5, kit.Beside(1, -1, c.text, c.count))))
}

// Refresh implements fyne.CanvasObject: the look may be another.
func (c *cell) Refresh() {
	c.dress()
	c.BaseWidget.Refresh()
}

// Tapped implements fyne.Tappable.
func (c *cell) Tapped(*fyne.PointEvent) { c.choose(c.s.id) }

// Cursor implements desktop.Cursorable.
func (c *cell) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (c *cell) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.dress() }

// MouseMoved implements desktop.Hoverable.
func (c *cell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *cell) MouseOut() { c.hovered = false; c.dress() }

// FocusGained implements fyne.Focusable.
func (c *cell) FocusGained() { c.focused = true; c.dress() }

// FocusLost implements fyne.Focusable.
func (c *cell) FocusLost() { c.focused = false; c.dress() }

// TypedRune implements fyne.Focusable.
func (c *cell) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *cell) TypedKey(ev *fyne.KeyEvent) {
	if isEnter(ev.Name) || ev.Name == fyne.KeySpace {
		c.Tapped(nil)
		return
	}
	kit.PassKey(c, ev)
}
