package edition

import (
	"image/color"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// yearStrip draws a strip: months on top, a line a stage with its bar, a gold line
// where today is.
type yearStrip struct {
	widget.BaseWidget
	shown strip
}

func newYearStrip() *yearStrip {
	y := &yearStrip{}
	y.ExtendBaseWidget(y)
	return y
}

func (y *yearStrip) set(s strip) {
	y.shown = s
	y.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (y *yearStrip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{y: y}
	r.Refresh()
	return r
}

// Sizes in units of the grid: the names' column, a row, a bar, the least width of a
// month.
const (
	stripNames  = 22
	stripHead   = 3
	stripRow    = 3.25
	stripBarH   = 1.5
	stripMonths = 36
)

type stripRenderer struct {
	y       *yearStrip
	grid    []*canvas.Rectangle
	months  []*canvas.Text
	names   []*kit.Paragraph
	bars    []*canvas.Rectangle
	today   *canvas.Rectangle
	objects []fyne.CanvasObject
}

// Refresh implements fyne.WidgetRenderer: it makes all marks anew.
func (r *stripRenderer) Refresh() {
	s := r.y.shown
	r.grid, r.months, r.names, r.bars, r.objects = nil, nil, nil, nil, nil
	for _, m := range s.months {
		line := canvas.NewRectangle(theme.Color(theme.ColorNameBorder))
		text := canvas.NewText(m.name, theme.Color(theme.ColorNameMuted))
		text.TextSize, text.TextStyle.Bold = fynetheme.CaptionTextSize(), m.year
		r.grid, r.months = append(r.grid, line), append(r.months, text)
		r.objects = append(r.objects, line, text)
	}
	for _, b := range s.bars {
		name := kit.NewParagraph(b.name, kit.Style{Bold: b.running, Cut: true})
		bar := canvas.NewRectangle(barColour(b))
		bar.CornerRadius = theme.Grid(stripBarH / 2)
		r.names, r.bars = append(r.names, name), append(r.bars, bar)
		r.objects = append(r.objects, name, bar)
	}
	r.today = canvas.NewRectangle(theme.Color(theme.ColorNameGold))
	r.today.Hidden = s.today < 0
	r.objects = append(r.objects, r.today)
	r.Layout(r.y.Size())
	canvas.Refresh(r.y)
}

// barColour is navy for what runs now, quieter for the rest.
func barColour(b stripBar) color.Color {
	if b.running {
		return theme.Color(fynetheme.ColorNamePrimary)
	}
	return theme.Color(theme.ColorNameFocusRing)
}

// Layout implements fyne.WidgetRenderer.
func (r *stripRenderer) Layout(size fyne.Size) {
	s := r.y.shown
	left, head, row := theme.Grid(stripNames), theme.Grid(stripHead), theme.Grid(stripRow)
	width := max(size.Width-left, 0)
	bottom := head + row*float32(len(s.bars))
	free := float32(0)
	for i, m := range s.months {
		x := left + m.at*width
		r.grid[i].Move(fyne.NewPos(x, head))
		r.grid[i].Resize(fyne.NewSize(1, bottom-head))
		text := r.months[i]
		text.Hidden = x < free
		if !text.Hidden {
			free = x + text.MinSize().Width + theme.Grid(0.5)
		}
		text.Move(fyne.NewPos(x, theme.Grid(0.5)))
	}
	for i, b := range s.bars {
		y := head + row*float32(i)
		h := r.names[i].MinSize().Height
		r.names[i].Move(fyne.NewPos(0, y+(row-h)/2))
		r.names[i].Resize(fyne.NewSize(left-theme.Grid(1), h))
		bar := theme.Grid(stripBarH)
		w := max((b.to-b.from)*width, bar)
		x := left + min(b.from*width, width-w)
		r.bars[i].Move(fyne.NewPos(x, y+(row-bar)/2))
		r.bars[i].Resize(fyne.NewSize(w, bar))
	}
	r.today.Move(fyne.NewPos(left+s.today*width, head-theme.Grid(0.5)))
	r.today.Resize(fyne.NewSize(theme.Grid(0.25), bottom-head+theme.Grid(0.5)))
}

// MinSize implements fyne.WidgetRenderer.
func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Grid(stripNames+stripMonths), theme.Grid(stripHead+stripRow*float32(len(r.y.shown.bars))))
}

// Objects implements fyne.WidgetRenderer.
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *stripRenderer) Destroy() {}
