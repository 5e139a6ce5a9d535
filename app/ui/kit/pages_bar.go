package kit

import (
	"math"
	"strconv"
	"strings"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// pagesBar holds the preview's controls: paging, zoom, ways of showing, and the
// caller's actions.
type pagesBar struct {
	pages      *Pages
	back, next *Button
	number     *entry
	of         *widget.Label
	zoom       *widget.Select
	zoomBox    *fyne.Container
	single     *widget.Check
	strip      *Button
	actions    *Toolbar
	content    *fyne.Container
	setting    bool // shows what is so; nothing was chosen
	narrow     bool // no room for the way of paging
}

func newPagesBar(p *Pages) *pagesBar {
	cat := p.cfg.Cat
	b := &pagesBar{pages: p, number: newEntry(), of: widget.NewLabel(""), actions: NewToolbar(cat, p.cfg.Actions)}
	b.back = newIconButton(theme.Icon("chevron_left"), func() { p.GoTo(p.page - 1) })
	b.next = newIconButton(theme.Icon("chevron_right"), func() { p.GoTo(p.page + 1) })
	b.number.onEnter = b.goTyped
	b.number.onFocus = func(on bool) {
		if !on {
			b.update()
		}
	}
	options := []string{cat.T("preview.zoom.width"), cat.T("preview.zoom.page")}
	for _, s := range zoomSteps {
		options = append(options, b.percent(s))
	}
	b.zoom = widget.NewSelect(options, func(string) { b.chosen() })
	b.single = widget.NewCheck(cat.T("preview.single"), func(on bool) {
		if !b.setting {
			p.setSingle(on)
		}
	})
	b.strip = newIconButton(theme.Icon("view_module"), p.toggleStrip)
	b.zoomBox = Wide(zoomWidth, b.zoom)
	row := Beside(1, 9, b.strip, b.back, Wide(7, b.number), b.of, b.next,
		newIconButton(theme.Icon("remove"), p.ZoomOut), b.zoomBox, newIconButton(theme.Icon("add"), p.ZoomIn), b.single, container.New(atRight{}, b.actions))
	b.content = container.New(barFit{b}, row)
	return b
}

// barFit leaves the way of paging out where the bar is too narrow for it, and where it
// is narrower still the list of zooms.
type barFit struct{ bar *pagesBar }

// Layout implements fyne.Layout.
func (l barFit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b, gap := l.bar, theme.Grid(1)
	room := size.Width - l.MinSize(objects).Width - theme.Grid(zoomWidth) - gap
	b.zoomBox.Hidden = room < 0
	b.narrow = room < b.single.MinSize().Width+gap
	b.single.Hidden = b.narrow || len(b.pages.pages) < 2
	for _, o := range objects {
		o.Resize(size)
		if row, ok := o.(*fyne.Container); ok {
			row.Layout.Layout(row.Objects, size)
		}
	}
}

// MinSize implements fyne.Layout.
func (l barFit) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	single, zoom := l.bar.single.Hidden, l.bar.zoomBox.Hidden
	l.bar.single.Hidden, l.bar.zoomBox.Hidden = true, true
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	l.bar.single.Hidden, l.bar.zoomBox.Hidden = single, zoom
	return size
}

// zoomWidth is the width of the list of zooms in units of the grid.
const zoomWidth = 17

// percent writes a zoom: „125%”.
func (b *pagesBar) percent(v float32) string {
	return b.pages.cfg.Cat.T("preview.zoom.percent", "percent", strconv.Itoa(int(math.Round(float64(v)))))
}

// goTyped goes to the page whose number was typed; „3 / 8” and what makes no sense are
// forgiven.
func (b *pagesBar) goTyped() {
	text, _, _ := strings.Cut(b.number.Text, "/")
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		b.pages.GoTo(n - 1)
	}
	b.number.SetText(strconv.Itoa(b.pages.page + 1))
	focus(b.pages.desk.sheet)
}

// chosen takes the zoom that was chosen.
func (b *pagesBar) chosen() {
	if b.setting {
		return
	}
	switch i := b.zoom.SelectedIndex(); {
	case i == 0:
		b.pages.setZoom(zoom{mode: fitWidth})
	case i == 1:
		b.pages.setZoom(zoom{mode: fitPage})
	case i > 1 && i < len(zoomSteps)+2:
		b.pages.setZoom(zoom{byPercent, zoomSteps[i-2]})
	}
}

// update shows the page, the zoom and what can be done.
func (b *pagesBar) update() {
	p := b.pages
	b.setting = true
	defer func() { b.setting = false }()
	n := len(p.pages)
	number := "0"
	if n > 0 {
		number = strconv.Itoa(p.page + 1)
	}
	if b.number.Text != number {
		b.number.SetText(number)
	}
	b.of.SetText(p.cfg.Cat.T("preview.of", "total", p.cfg.Cat.Integer(n)))
	b.back.enable(p.page > 0)
	b.next.enable(p.page+1 < n)
	shown := b.zoom.Options[0]
	switch p.zoom.mode {
	case fitPage:
		shown = b.zoom.Options[1]
	case byPercent:
		shown = b.percent(p.zoom.percent)
	}
	if b.zoom.Selected != shown {
		b.zoom.Selected = shown
		b.zoom.Refresh()
	}
	b.single.SetChecked(p.single)
	b.strip.Hidden, b.single.Hidden = n < 2, n < 2 || b.narrow
	b.actions.Refresh()
}

// atRight puts a toolbar at the right end, as wide as its actions.
type atRight struct{}

// Layout implements fyne.Layout.
func (atRight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := size.Width
		if t, ok := o.(*Toolbar); ok {
			width = min(width, t.PreferredWidth())
		}
		o.Resize(fyne.NewSize(width, size.Height))
		o.Move(fyne.NewPos(size.Width-width, 0))
	}
}

// MinSize implements fyne.Layout.
func (atRight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// enable makes a button pressable or not.
func (b *Button) enable(on bool) {
	if on == b.Disabled() {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}
