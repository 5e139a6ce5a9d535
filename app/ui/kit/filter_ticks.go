package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tickLine is a line of a tickList.
type tickLine struct {
	text  string
	count string // at the right
	on    bool
}

// tickList is a list of things to tick, for pop-ups: arrows, Space, Enter and Esc,
// or the mouse.
type tickList struct {
	widget.BaseWidget
	lines    []tickLine
	at       int
	focused  bool
	onToggle func(i int)
	onMove   func(i, by int) // Ctrl+Up, Ctrl+Down; nil: the order is fixed
	onClose  func()
	onType   func(rune) // nil: letters do nothing
	scroll   *container.Scroll

	fill    *canvas.Rectangle // behind the line one is at
	objects []fyne.CanvasObject
	meter   meter
}

func newTickList(onToggle func(int), onClose func()) *tickList {
	l := &tickList{onToggle: onToggle, onClose: onClose, fill: canvas.NewRectangle(nil)}
	l.scroll = container.NewVScroll(l)
	l.ExtendBaseWidget(l)
	return l
}

// setLines shows these lines.
func (l *tickList) setLines(lines []tickLine) {
	l.lines = lines
	l.at = min(max(l.at, 0), max(len(lines)-1, 0))
	l.meter.set(fynetheme.TextSize(), fyne.TextStyle{})
	l.fill.CornerRadius = fynetheme.Size(fynetheme.SizeNameSelectionRadius)
	l.objects = []fyne.CanvasObject{l.fill}
	for _, line := range lines {
		name := "check_box_outline_blank"
		if line.on {
			name = "check_box"
		}
		text := canvas.NewText("", theme.Color(fynetheme.ColorNameForeground))
		text.TextSize = fynetheme.TextSize()
		count := canvas.NewText(line.count, theme.Color(theme.ColorNameMuted))
		count.TextSize, count.Alignment = fynetheme.TextSize(), fyne.TextAlignTrailing
		l.objects = append(l.objects, canvas.NewImageFromResource(theme.IconIn(name, fynetheme.ColorNamePrimary)), text, count)
	}
	l.lay()
	l.scroll.Refresh()
	canvas.Refresh(l)
}

// CreateRenderer implements fyne.Widget.
func (l *tickList) CreateRenderer() fyne.WidgetRenderer { return &tickRenderer{l} }

type tickRenderer struct{ l *tickList }

// Destroy implements fyne.WidgetRenderer.
func (r *tickRenderer) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (r *tickRenderer) Layout(fyne.Size) { r.l.lay() }

// MinSize implements fyne.WidgetRenderer.
func (r *tickRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Grid(30), float32(len(r.l.lines))*rowHeight())
}

// Objects implements fyne.WidgetRenderer.
func (r *tickRenderer) Objects() []fyne.CanvasObject { return r.l.objects }

// Refresh implements fyne.WidgetRenderer.
func (r *tickRenderer) Refresh() { canvas.Refresh(r.l) }

func (l *tickList) lay() {
	size, h := l.Size(), rowHeight()
	l.fill.FillColor = theme.Color(fynetheme.ColorNameHover)
	if l.focused {
		l.fill.FillColor = theme.Color(theme.ColorNameSelectedRow)
	}
	l.fill.Move(fyne.NewPos(0, float32(l.at)*h))
	l.fill.Resize(fyne.NewSize(size.Width, h))
	icon, gap := scaled(20), theme.Grid(1)
	high := fyne.MeasureText("Żg", l.meter.size, l.meter.style).Height
	for i, line := range l.lines {
		y := float32(i) * h
		image, text, count := l.objects[1+3*i], l.objects[2+3*i].(*canvas.Text), l.objects[3+3*i]
		image.Move(fyne.NewPos(gap, y+(h-icon)/2))
		image.Resize(fyne.NewSize(icon, icon))
		right := size.Width - gap
		wide := l.meter.width(line.count)
		count.Move(fyne.NewPos(right-wide, y+(h-high)/2))
		count.Resize(fyne.NewSize(wide, high))
		left := 2*gap + icon
		text.Text, _ = l.meter.cut(line.text, max(right-wide-gap-left, 0))
		text.Move(fyne.NewPos(left, y+(h-high)/2))
		text.Resize(fyne.NewSize(max(right-wide-gap-left, 0), high))
	}
}

// goTo makes a line the one one is at, and shows it.
func (l *tickList) goTo(i int) {
	if len(l.lines) == 0 {
		return
	}
	l.at = min(max(i, 0), len(l.lines)-1)
	top, seen := float32(l.at)*rowHeight(), l.scroll.Size().Height
	offset := l.scroll.Offset.Y
	switch {
	case top < offset:
		offset = top
	case top+rowHeight() > offset+seen:
		offset = top + rowHeight() - seen
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	l.lay()
	canvas.Refresh(l)
}

func (l *tickList) toggle() {
	if l.at < len(l.lines) {
		l.onToggle(l.at)
	}
}

// Tapped implements fyne.Tappable.
func (l *tickList) Tapped(ev *fyne.PointEvent) {
	focus(l)
	if i := int(ev.Position.Y / rowHeight()); i < len(l.lines) {
		l.at = i
		l.toggle()
	}
}

// MouseIn implements desktop.Hoverable.
func (l *tickList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (l *tickList) MouseMoved(ev *desktop.MouseEvent) {
	if i := int(ev.Position.Y / rowHeight()); i != l.at && i < len(l.lines) {
		l.at = i
		l.lay()
		canvas.Refresh(l)
	}
}

// MouseOut implements desktop.Hoverable.
func (l *tickList) MouseOut() {}

// FocusGained implements fyne.Focusable.
func (l *tickList) FocusGained() {
	l.focused = true
	l.lay()
	canvas.Refresh(l)
}

// FocusLost implements fyne.Focusable.
func (l *tickList) FocusLost() {
	l.focused = false
	l.lay()
	canvas.Refresh(l)
}

// TypedRune implements fyne.Focusable.
func (l *tickList) TypedRune(r rune) {
	if l.onType != nil && r != ' ' {
		l.onType(r)
	}
}

// TypedKey implements fyne.Focusable.
func (l *tickList) TypedKey(ev *fyne.KeyEvent) {
	page := max(int(l.scroll.Size().Height/rowHeight())-1, 1)
	switch ev.Name {
	case fyne.KeyUp:
		l.goTo(l.at - 1)
	case fyne.KeyDown:
		l.goTo(l.at + 1)
	case fyne.KeyPageUp:
		l.goTo(l.at - page)
	case fyne.KeyPageDown:
		l.goTo(l.at + page)
	case fyne.KeyHome:
		l.goTo(0)
	case fyne.KeyEnd:
		l.goTo(len(l.lines) - 1)
	case fyne.KeySpace:
		l.toggle()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		l.onClose()
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (l *tickList) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || l.onMove == nil || c.Modifier != fyne.KeyModifierShortcutDefault {
		return
	}
	switch c.KeyName {
	case fyne.KeyUp:
		l.onMove(l.at, -1)
	case fyne.KeyDown:
		l.onMove(l.at, 1)
	}
}
