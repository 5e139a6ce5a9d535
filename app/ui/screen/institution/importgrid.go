package institution

import (
	"image/color"
	"strconv"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// rawShown is how many rows of the file are shown as they stand in it; cellShown how
// many letters of a cell fit its column for certain.
const (
	rawShown  = 12
	cellShown = 22
)

// Widths of the grid, in units of 8 pixels.
const (
	gridNumber = 5
	gridColumn = 24
	gridGap    = 1
)

// rawGrid shows the first rows of a list as they stand in it, each column below what
// it is read as. A survey has hundreds of columns: one is made when it comes into view.
type rawGrid struct {
	content fyne.CanvasObject
	scroll  *container.Scroll
	list    *office.List
	head    func(office.ListColumn) fyne.CanvasObject
	box     *fyne.Container
	made    []bool
	high    float32 // of a head
}

func newRawGrid(l *office.List, head func(office.ListColumn) fyne.CanvasObject) *rawGrid {
	g := &rawGrid{list: l, head: head, made: make([]bool, len(l.Columns))}
	g.box = container.New(gridSize{g})
	g.scroll = container.NewScroll(g.box)
	g.scroll.OnScrolled = func(fyne.Position) { g.fill() }
	if len(l.Columns) > 0 {
		g.make(0)
	}
	for i, r := range g.rows() {
		g.text(strconv.Itoa(r.Number), 0, gridNumber, i, theme.Color(theme.ColorNameMuted), false, fyne.TextAlignTrailing)
	}
	g.content = container.New(filling{g}, g.scroll)
	return g
}

func (g *rawGrid) rows() []office.ListRow { return g.list.Raw[:min(len(g.list.Raw), rawShown)] }

// fill makes the columns in view, and one on either side for the Tab key.
func (g *rawGrid) fill() {
	step := theme.Grid(gridColumn + gridGap)
	first := int((g.scroll.Offset.X-theme.Grid(gridNumber))/step) - 1
	last := int((g.scroll.Offset.X+g.scroll.Size().Width)/step) + 1
	for i := max(first, 0); i <= min(last, len(g.made)-1); i++ {
		if !g.made[i] {
			g.make(i)
		}
	}
}

// make makes a column.
func (g *rawGrid) make(i int) {
	g.made[i] = true
	c := g.list.Columns[i]
	left := float32(gridNumber + gridGap + i*(gridColumn+gridGap))
	head := g.head(c)
	head.Move(fyne.NewPos(theme.Grid(left), 0))
	head.Resize(fyne.NewSize(theme.Grid(gridColumn), head.MinSize().Height))
	if g.high == 0 {
		g.high = head.MinSize().Height
	}
	g.box.Add(head)
	for k, r := range g.rows() {
		if c.Index >= len(r.Cells) {
			continue
		}
		colour := theme.Color(fynetheme.ColorNameForeground)
		if r.Title {
			colour = theme.Color(theme.ColorNameMuted)
		}
		g.text(short(r.Cells[c.Index], cellShown), left, gridColumn, k, colour, r.Header, fyne.TextAlignLeading)
	}
}

// text writes a cell of the row numbered k.
func (g *rawGrid) text(s string, left, width float32, k int, colour color.Color, bold bool, align fyne.TextAlign) {
	t := canvas.NewText(s, colour)
	t.TextSize, t.Alignment, t.TextStyle.Bold = fynetheme.TextSize(), align, bold
	t.Move(fyne.NewPos(theme.Grid(left), g.high+float32(k)*g.line()))
	t.Resize(fyne.NewSize(theme.Grid(width), g.line()))
	g.box.Add(t)
}

func (g *rawGrid) line() float32 { return fynetheme.TextSize() * 1.5 }

// gridSize is the size of the whole grid; what is in it was placed when it was made.
type gridSize struct{ g *rawGrid }

// Layout implements fyne.Layout.
func (gridSize) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize implements fyne.Layout.
func (s gridSize) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Grid(gridNumber+float32(len(s.g.made))*(gridColumn+gridGap)), s.g.high+float32(len(s.g.rows())+1)*s.g.line())
}

// filling gives the grid its place and fills what is in view then.
type filling struct{ g *rawGrid }

// Layout implements fyne.Layout.
func (f filling) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
	f.g.fill()
}

// MinSize implements fyne.Layout.
func (f filling) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
