package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// buildHeader makes the titles of the columns.
func (g *grid) buildHeader() {
	g.heads, g.edges = g.heads[:0], g.edges[:0]
	var objects []fyne.CanvasObject
	for i := range g.cols {
		h := newHeadCell(g, i)
		g.heads = append(g.heads, h)
		objects = append(objects, h)
	}
	for i := range g.cols {
		e := newHeadEdge(g, i)
		g.edges = append(g.edges, e)
		objects = append(objects, e)
	}
	g.mark.Hidden = true
	g.header.Objects = append(objects, g.mark)
}

// placeHeader puts each title over its column.
func (g *grid) placeHeader() {
	grip := theme.Grid(1)
	for i, c := range g.cols {
		h := g.heads[i]
		h.Move(fyne.NewPos(c.left, 0))
		h.Resize(fyne.NewSize(c.wide, rowHeight()))
		h.Refresh()
		g.edges[i].Move(fyne.NewPos(c.left+c.wide-grip/2, 0))
		g.edges[i].Resize(fyne.NewSize(grip, rowHeight()))
	}
}

// target tells before which of the columns shown a dragged one would go.
func (g *grid) target(x float32) int {
	for i, c := range g.cols {
		if x < c.left+c.wide/2 {
			return i
		}
	}
	return len(g.cols)
}

// showTarget marks the place.
func (g *grid) showTarget(i int) {
	x := g.contentWidth()
	if i < len(g.cols) {
		x = g.cols[i].left
	}
	g.mark.Move(fyne.NewPos(max(x-scaled(1), 0), 0))
	g.mark.Resize(fyne.NewSize(scaled(2), rowHeight()))
	g.mark.Show()
	g.mark.Refresh()
}

// fitted is the width at scale 1 at which a column shows its title and the rows
// from first on whole.
func (g *grid) fitted(column, rows int) float32 {
	var w float32
	for _, c := range g.cols {
		if c.index != column {
			continue
		}
		w = g.bold.width(c.title) + scaled(20)
		var extra float32
		if c.badge {
			extra = scaled(32)
		}
		if c.bar {
			extra = scaled(64)
		}
		first := g.firstRow()
		for i := first; i < min(first+rows, g.src.count()); i++ {
			if content, ok := g.src.cellAt(i, column); ok {
				w = max(w, g.plain.width(content.text)+extra)
			}
		}
	}
	return min(max((w+2*cellPad()+1)/scaled(1), columnWidthMin), columnWidthMax)
}
