package kit

import (
	"math"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridSource is what a grid shows and whom it tells of keys and clicks. It is a
// Table; the grid knows nothing of the rows' type.
type gridSource interface {
	count() int
	cellAt(row, column int) (c cell, ok bool) // false: not there yet
	isPicked(row int) bool
	current() int
	inView(first, last, way int)
	says() said
	saying(s said) fyne.CanvasObject

	focusGained()
	typedKey(key fyne.KeyName, shift bool) (used bool)
	typedRune(r rune)
	typedShortcut(s fyne.Shortcut) (used bool)
	clicked(row int, mod fyne.KeyModifier)
	opened(row int)
	contextMenu(row int, at fyne.Position)

	sortBy(column int)
	headerMenu(column int, at fyne.Position)
	resized(column int, width float32)
	fit(column int)
	moved(column, before int) // before: the column to stand before; -1: at the end
}

// cell is what a grid shows at one place.
type cell struct {
	text string
	tone theme.Tone
	bar  *Bar
}

// gridColumn is a column as the grid shows it.
type gridColumn struct {
	index      int // in the table's configuration
	title      string
	width      float32 // at scale 1
	align      fyne.TextAlign
	badge, bar bool
	sorted     int8 // 1 ascending, -1 descending
	filtered   bool
	left, wide float32 // where it stands now, in the window's units
}

// grid shows the rows that are in view, with a header that stays. It keeps one
// object a visible row and gives it another row's content when that comes into
// view, so that moving by a row changes one object only, however many rows there
// are.
type grid struct {
	widget.BaseWidget
	src  gridSource
	cols []gridColumn

	x, y   float64 // how far it is scrolled
	way    int     // where to, last
	stamp  int     // grows when every row in view must be written anew
	size   fyne.Size
	lines  []*gridLine
	heads  []*headCell
	edges  []*headEdge
	body   *fyne.Container // the lines
	header *fyne.Container
	clips  [2]*container.Clip // body, header
	back   *canvas.Rectangle
	shade  *canvas.Rectangle // behind the header
	ring   *canvas.Rectangle // around the current row while the grid has the keyboard
	mark   *canvas.Rectangle // where a dragged column would go
	down   *scrollBar
	across *scrollBar
	tip    *tip
	state  *fyne.Container // what is said instead of rows
	said   said

	plain, bold meter
	focused     bool
	shift       bool // held down
	hover       int
}

func newGrid(src gridSource, runner *task.Runner) *grid {
	g := &grid{src: src, hover: -1}
	g.body, g.header, g.state = container.New(free{}), container.New(free{}), container.NewStack()
	g.clips = [2]*container.Clip{container.NewClip(g.body), container.NewClip(g.header)}
	g.back, g.shade = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	g.ring, g.mark = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	g.down = newScrollBar(false, func(to float64) { g.scrollTo(g.x, to) })
	g.across = newScrollBar(true, func(to float64) { g.scrollTo(to, g.y) })
	g.tip = newTip(g, runner)
	g.ExtendBaseWidget(g)
	return g
}

// free is the layout of containers whose objects are placed by hand.
type free struct{}

// Layout implements fyne.Layout.
func (free) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize implements fyne.Layout.
func (free) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer { return &gridRenderer{g} }

type gridRenderer struct{ g *grid }

// Destroy implements fyne.WidgetRenderer.
func (r *gridRenderer) Destroy() { r.g.tip.hide() }

// MinSize implements fyne.WidgetRenderer: a header and a few rows.
func (r *gridRenderer) MinSize() fyne.Size { return fyne.NewSize(theme.Grid(20), theme.Grid(20)) }

// Objects implements fyne.WidgetRenderer.
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	g := r.g
	return []fyne.CanvasObject{g.back, g.clips[0], g.state, g.shade, g.clips[1], g.down, g.across, g.tip.box}
}

// Layout implements fyne.WidgetRenderer.
func (r *gridRenderer) Layout(size fyne.Size) {
	r.g.size = size
	r.g.place()
}

// Refresh implements fyne.WidgetRenderer: the look may be another.
func (r *gridRenderer) Refresh() {
	r.g.rebuild()
	canvas.Refresh(r.g)
}

// rowHeight is the height of a row and of the header.
func rowHeight() float32 { return theme.Grid(4) }

// scaled turns a width at scale 1 into the window's units.
func scaled(w float32) float32 { return w * theme.Grid(1) / 8 }

// setColumns shows other columns.
func (g *grid) setColumns(cols []gridColumn) {
	g.cols = cols
	g.rebuild()
}

// rebuild makes all objects anew: after a change of columns or look.
func (g *grid) rebuild() {
	size := fynetheme.TextSize()
	g.plain.set(size, fyne.TextStyle{})
	g.bold.set(size, fyne.TextStyle{Bold: true})
	g.back.FillColor = theme.Color(theme.ColorNameCard)
	g.shade.FillColor = theme.Color(fynetheme.ColorNameHeaderBackground)
	g.ring.StrokeColor, g.ring.StrokeWidth = theme.Color(theme.ColorNameFocusRing), 2
	g.mark.FillColor = theme.Color(theme.ColorNameFocusRing)
	g.lines = nil
	g.buildHeader()
	g.place()
}

// bodySize is the room for rows.
func (g *grid) bodySize() (width, height float32) {
	width, height = g.size.Width, g.size.Height-rowHeight()
	if g.contentHeight() > float64(height) {
		width -= scrollBarWidth()
	}
	if g.contentWidth() > width {
		height -= scrollBarWidth()
	}
	return max(width, 0), max(height, 0)
}

func (g *grid) contentHeight() float64 { return float64(g.src.count()) * float64(rowHeight()) }

func (g *grid) contentWidth() float32 {
	var w float32
	for _, c := range g.cols {
		w += scaled(c.width)
	}
	return w
}

// place puts everything where it belongs for the size the grid has.
func (g *grid) place() {
	if g.size.IsZero() {
		return
	}
	w, h := g.bodySize()
	top := rowHeight()
	g.back.Resize(g.size)
	g.shade.Resize(fyne.NewSize(g.size.Width, top))
	g.clips[0].Move(fyne.NewPos(0, top))
	g.clips[0].Resize(fyne.NewSize(w, h))
	g.clips[1].Resize(fyne.NewSize(w, top))
	g.state.Move(fyne.NewPos(0, top))
	g.state.Resize(fyne.NewSize(g.size.Width, max(g.size.Height-top, 0)))
	bar := scrollBarWidth()
	g.down.Move(fyne.NewPos(g.size.Width-bar, top))
	g.down.Resize(fyne.NewSize(bar, h))
	g.across.Move(fyne.NewPos(0, g.size.Height-bar))
	g.across.Resize(fyne.NewSize(g.size.Width, bar))
	g.placeColumns(w)
	g.makeLines(int(math.Ceil(float64(h/rowHeight()))) + 1)
	g.scrollTo(g.x, g.y)
}

// placeColumns finds where each column stands. The last one takes what is left of
// the width.
func (g *grid) placeColumns(width float32) {
	var x float32
	for i := range g.cols {
		g.cols[i].left, g.cols[i].wide = x, scaled(g.cols[i].width)
		if i == len(g.cols)-1 {
			g.cols[i].wide = max(g.cols[i].wide, width-x)
		}
		x += g.cols[i].wide
	}
	g.placeHeader()
}

// makeLines makes as many row objects as fit in view.
func (g *grid) makeLines(n int) {
	if len(g.lines) == n {
		return
	}
	g.lines = make([]*gridLine, n)
	objects := make([]fyne.CanvasObject, 0, n+1)
	for i := range g.lines {
		g.lines[i] = newGridLine(g.cols)
		objects = append(objects, g.lines[i].box)
	}
	g.body.Objects = append(objects, g.ring)
}
