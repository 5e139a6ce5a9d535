package ui

import (
	"image/color"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Widths of the navigation in units of the grid.
const (
	sideWide   = 26
	sideNarrow = 8
)

// sidebar is the navigation: groups of entries, each with what waits there. It is filled
// when the first file is shown: the first picture has none.
type sidebar struct {
	content fyne.CanvasObject
	list    *fyne.Container
	scroll  *container.Scroll
	items   map[string]*navItem
	heads   []*fyne.Container
	slim    bool
}

func newSidebar() *sidebar {
	b := &sidebar{items: map[string]*navItem{}, list: container.NewVBox()}
	b.scroll = container.NewVScroll(kit.Padded(0, 1, b.list))
	b.content, _ = band(theme.ColorNameSidebar, b.scroll)
	return b
}

// show shows the entries, made by the first call.
func (b *sidebar) show(s *Shell, t *kit.Tips) {
	if len(b.items) == 0 {
		b.fill(s, t)
	}
	b.content.Show()
}

func (b *sidebar) fill(s *Shell, t *kit.Tips) {
	group := ""
	for _, e := range s.cfg.Entries {
		if e.Group != group {
			group = e.Group
			head := canvas.NewText(s.cat.T("nav.group."+group), theme.Color(theme.ColorNameSidebarMute))
			head.TextSize = fynetheme.CaptionTextSize()
			head.TextStyle = fyne.TextStyle{Bold: true}
			box := kit.Padded(2, 0.5, head)
			box.Hidden = b.slim
			b.heads = append(b.heads, box)
			b.list.Objects = append(b.list.Objects, box)
		}
		item := newNavItem(s.cat.T("nav."+e.Name), e.Icon, t, func() { s.Go(screen.Route{Screen: e.Name}) })
		item.slim = b.slim
		b.items[e.Name] = item
		b.list.Objects = append(b.list.Objects, item)
	}
}

func (b *sidebar) width() float32 {
	if b.slim {
		return theme.Grid(sideNarrow)
	}
	return theme.Grid(sideWide)
}

// narrow shows icons alone, or icons and words.
func (b *sidebar) narrow(slim bool) {
	if b.slim == slim {
		return
	}
	b.slim = slim
	for _, h := range b.heads {
		h.Hidden = slim
	}
	for _, i := range b.items {
		i.slim = slim
		i.Refresh()
	}
}

// choose marks the entry one is at.
func (b *sidebar) choose(name string) {
	for n, i := range b.items {
		if i.here != (n == name) {
			i.here = n == name
			i.Refresh()
		}
	}
	b.reveal(b.items[name])
}

// reveal scrolls as far as it takes to see an entry.
func (b *sidebar) reveal(i *navItem) {
	if i == nil {
		return
	}
	top, height := i.Position().Y, b.scroll.Size().Height
	bottom := top + i.Size().Height + 2*theme.Grid(1) // with the margins of the list
	switch at := b.scroll.Offset.Y; {
	case top < at:
		b.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > at+height:
		b.scroll.ScrollToOffset(fyne.NewPos(0, bottom-height))
	}
}

// count shows what waits.
func (b *sidebar) count(entries []Entry, d office.Dashboard) {
	for _, e := range entries {
		n := 0
		for _, k := range e.Waits {
			n += d.Count(k)
		}
		if i := b.items[e.Name]; i != nil && i.waiting != n {
			i.waiting = n
			i.Refresh()
		}
	}
}

// navItem is one entry: icon, name, what waits.
type navItem struct {
	widget.BaseWidget
	name    string
	icon    string
	tips    *kit.Tips
	do      func()
	here    bool
	slim    bool
	waiting int
	hovered bool
	focused bool
}

var (
	_ fyne.Tappable     = (*navItem)(nil)
	_ fyne.Focusable    = (*navItem)(nil)
	_ desktop.Hoverable = (*navItem)(nil)
)

func newNavItem(name, icon string, t *kit.Tips, do func()) *navItem {
	i := &navItem{name: name, icon: icon, tips: t, do: do}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped implements fyne.Tappable.
func (i *navItem) Tapped(*fyne.PointEvent) { i.do() }

// MouseIn implements desktop.Hoverable.
func (i *navItem) MouseIn(*desktop.MouseEvent) {
	i.hovered = true
	i.Refresh()
	i.say()
}

// MouseMoved implements desktop.Hoverable.
func (i *navItem) MouseMoved(*desktop.MouseEvent) { i.say() }

// say shows the name if the icon stands for it.
func (i *navItem) say() {
	if i.slim {
		i.tips.Beside(i, i.name)
	}
}

// MouseOut implements desktop.Hoverable.
func (i *navItem) MouseOut() {
	i.hovered = false
	i.Refresh()
	i.tips.Out(i)
}

// FocusGained implements fyne.Focusable.
func (i *navItem) FocusGained() { i.focused = true; i.Refresh() }

// FocusLost implements fyne.Focusable.
func (i *navItem) FocusLost() { i.focused = false; i.Refresh() }

// TypedRune implements fyne.Focusable.
func (i *navItem) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (i *navItem) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.do()
	default:
		kit.PassKey(i, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (i *navItem) CreateRenderer() fyne.WidgetRenderer {
	r := &navRenderer{
		item: i, back: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent),
		icon: widget.NewIcon(nil), text: canvas.NewText(i.name, color.White),
		pill: canvas.NewRectangle(color.Transparent), number: canvas.NewText("", color.White),
	}
	r.Refresh()
	return r
}

type navRenderer struct {
	item             *navItem
	back, mark, pill *canvas.Rectangle
	icon             *widget.Icon
	text, number     *canvas.Text
}

func (r *navRenderer) Destroy() {}

func (r *navRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.mark, r.icon, r.text, r.pill, r.number}
}

func (r *navRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Grid(sideNarrow), theme.Grid(4.5))
}

func (r *navRenderer) Layout(size fyne.Size) {
	unit := theme.Grid(1)
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(unit/2, size.Height))
	icon := fynetheme.IconInlineSize()
	left := 2 * unit
	if r.item.slim {
		left = (size.Width - icon) / 2
	}
	r.icon.Resize(fyne.NewSize(icon, icon))
	r.icon.Move(fyne.NewPos(left, (size.Height-icon)/2))
	text := r.text.MinSize()
	r.text.Move(fyne.NewPos(left+icon+1.5*unit, (size.Height-text.Height)/2))
	n := r.number.MinSize()
	w := max(n.Width+unit, n.Height)
	at := fyne.NewPos(size.Width-w-1.5*unit, (size.Height-n.Height)/2)
	if r.item.slim {
		at = fyne.NewPos(size.Width-w-unit/2, unit/4)
	}
	r.pill.CornerRadius = n.Height / 2
	r.pill.Resize(fyne.NewSize(w, n.Height))
	r.pill.Move(at)
	r.number.Move(at.Add(fyne.NewPos((w-n.Width)/2, 0)))
}

func (r *navRenderer) Refresh() {
	i := r.item
	r.back.FillColor = color.Transparent
	switch {
	case i.here:
		r.back.FillColor = theme.Color(theme.ColorNameSidebarHere)
	case i.hovered || i.focused:
		r.back.FillColor = withAlpha(theme.Color(theme.ColorNameSidebarHere), 0x90)
	}
	r.mark.FillColor = color.Transparent
	if i.here {
		r.mark.FillColor = theme.Color(theme.ColorNameGold)
	}
	r.back.StrokeWidth, r.back.StrokeColor = 0, color.Transparent
	if i.focused {
		r.back.StrokeWidth, r.back.StrokeColor = 2, theme.Color(theme.ColorNameOnSidebar)
	}
	r.icon.SetResource(theme.IconIn(i.icon, theme.ColorNameOnSidebar))
	r.text.Text, r.text.Color, r.text.TextSize = i.name, theme.Color(theme.ColorNameOnSidebar), fynetheme.TextSize()
	r.text.TextStyle = fyne.TextStyle{Bold: i.here}
	r.text.Hidden = i.slim
	r.number.Text = ""
	if i.waiting > 0 {
		r.number.Text = strconv.Itoa(i.waiting)
	}
	if i.waiting > 999 {
		r.number.Text = "999+"
	}
	r.number.TextSize = fynetheme.CaptionTextSize()
	r.number.Color = theme.Color(theme.ColorNameSidebar)
	r.pill.FillColor = theme.Color(theme.ColorNameOnSidebar)
	r.pill.Hidden, r.number.Hidden = i.waiting == 0, i.waiting == 0
	r.Layout(i.Size())
	canvas.Refresh(i)
}

func withAlpha(c color.Color, a uint8) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: a}
}
