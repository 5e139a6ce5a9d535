package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// scrollTo moves the view, as far as there is something to see, and writes the
// rows that came into view.
func (g *grid) scrollTo(x, y float64) {
	w, h := g.bodySize()
	wide := max(g.contentWidth(), w)
	x = min(max(x, 0), float64(wide-w))
	y = min(max(y, 0), max(g.contentHeight()-float64(h), 0))
	switch {
	case y > g.y:
		g.way = 1
	case y < g.y:
		g.way = -1
	}
	g.x, g.y = x, y
	g.down.set(g.y, float64(h), g.contentHeight())
	g.across.set(g.x, float64(w), float64(wide))
	g.header.Move(fyne.NewPos(float32(-x), 0))
	g.repaint()
}

// repaint shows the rows in view as they are now.
func (g *grid) repaint() {
	n, count := len(g.lines), g.src.count()
	if n == 0 {
		return
	}
	w, h := g.bodySize()
	wide := max(g.contentWidth(), w)
	first := g.firstRow()
	g.ring.Hidden = true
	for i := first; i < first+n; i++ {
		line := g.lines[i%n]
		if i >= count {
			line.box.Hidden, line.row = true, -1
			continue
		}
		if line.row != i || line.stamp != g.stamp {
			line.write(g, i)
		}
		line.stretch(wide)
		line.paint(g.src.isPicked(i), i == g.hover)
		line.box.Hidden = false
		at := fyne.NewPos(float32(-g.x), float32(float64(i)*float64(rowHeight())-g.y))
		line.box.Move(at)
		if g.focused && i == g.src.current() {
			g.ring.Hidden = false
			g.ring.Move(at.AddXY(float32(g.x), 0))
			g.ring.Resize(fyne.NewSize(w, rowHeight()))
		}
	}
	g.src.inView(first, min(first+int(h/rowHeight()), count-1), g.way)
	canvas.Refresh(g.body)
}

// reload writes every row in view anew.
func (g *grid) reload() {
	g.stamp++
	g.showState()
	g.repaint()
}

// showState says what there is to say where there are no rows.
func (g *grid) showState() {
	s := g.src.says()
	if s == g.said {
		return
	}
	g.said, g.state.Objects = s, nil
	if o := g.src.saying(s); o != nil {
		g.state.Objects = []fyne.CanvasObject{o}
	}
	g.state.Refresh()
}

// setCount takes in that there are more or fewer rows: the scroll bars come or go.
func (g *grid) setCount() {
	g.stamp++
	g.place()
}

// firstRow is the first row in view.
func (g *grid) firstRow() int { return int(g.y / float64(rowHeight())) }

// pageStep is how many rows PgDn goes on.
func (g *grid) pageStep() int {
	_, h := g.bodySize()
	return max(int(h/rowHeight())-1, 1)
}

// moveBy moves the view by rows.
func (g *grid) moveBy(rows int) { g.scrollTo(g.x, g.y+float64(rows)*float64(rowHeight())) }

func (g *grid) toTop() { g.scrollTo(g.x, 0) }

// reveal moves the view as little as it must to show a row.
func (g *grid) reveal(i int) {
	_, h := g.bodySize()
	top := float64(i) * float64(rowHeight())
	switch bottom := top + float64(rowHeight()); {
	case top < g.y:
		g.scrollTo(g.x, top)
	case bottom > g.y+float64(h):
		g.scrollTo(g.x, min(top, bottom-float64(h))) // a table behind another tab has no height yet
	default:
		g.repaint()
	}
}

// textHeight is the height of a line of text.
func (g *grid) textHeight() float32 {
	if g.plain.high == 0 {
		g.plain.high = fyne.MeasureText("Żg", g.plain.size, g.plain.style).Height
	}
	return g.plain.high
}
