package dashboard

import (
	"image/color"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// line is a row of a card that leads somewhere: an icon, its content, what stands at
// the right.
type line struct {
	widget.BaseWidget
	content          fyne.CanvasObject
	do               func()
	focused, hovered bool
}

// newLine makes a line; icon and right may be nil.
func newLine(icon fyne.Resource, content, right fyne.CanvasObject, do func()) *line {
	parts, grow := []fyne.CanvasObject{content}, 0
	if icon != nil {
		parts, grow = []fyne.CanvasObject{widget.NewIcon(icon), content}, 1
	}
	if right != nil {
		parts = append(parts, right)
	}
	l := &line{content: kit.Padded(1, 0.75, kit.Beside(1.25, grow, parts...)), do: do}
	l.ExtendBaseWidget(l)
	return l
}

// twoLines sets a title over a text of second rank; an empty text is left out.
func twoLines(title, text string, style kit.Style) fyne.CanvasObject {
	if text == "" {
		return kit.NewParagraph(title, style)
	}
	return kit.Stacked(0.25, kit.NewParagraph(title, style), kit.NewParagraph(text, kit.Small))
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l: l, ground: canvas.NewRectangle(color.Transparent)}
	r.dress()
	return r
}

// Tapped implements fyne.Tappable.
func (l *line) Tapped(*fyne.PointEvent) { l.do() }

// Cursor implements desktop.Cursorable.
func (l *line) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (l *line) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (l *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *line) MouseOut() { l.hovered = false; l.Refresh() }

// FocusGained implements fyne.Focusable.
func (l *line) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *line) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *line) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *line) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.do()
	default:
		kit.PassKey(l, ev)
	}
}

type lineRenderer struct {
	l      *line
	ground *canvas.Rectangle
}

func (r *lineRenderer) dress() {
	r.ground.CornerRadius = theme.Grid(0.75)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, nil, 0
	if r.l.hovered {
		r.ground.FillColor = theme.Color(fynetheme.ColorNameHover)
	}
	if r.l.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.ColorNameFocusRing), 2
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *lineRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.l.content.Resize(size)
}

// MinSize implements fyne.WidgetRenderer.
func (r *lineRenderer) MinSize() fyne.Size { return r.l.content.MinSize() }

// Refresh implements fyne.WidgetRenderer.
func (r *lineRenderer) Refresh() {
	r.dress()
	r.ground.Refresh()
	canvas.Refresh(r.l)
}

// Objects implements fyne.WidgetRenderer.
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.l.content}
}

// Destroy implements fyne.WidgetRenderer.
func (r *lineRenderer) Destroy() {}
