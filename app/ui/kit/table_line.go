package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// gridLine is the object of a visible row. It is given one row's content after
// another.
type gridLine struct {
	box   *fyne.Container
	fill  *canvas.Rectangle // behind the row: selected, pointed at
	edge  *canvas.Rectangle // at the left of a selected row
	rule  *canvas.Rectangle // the hairline under it
	cells []*gridCell

	row, stamp int // what it shows; row -1: nothing
	width      float32
}

func newGridLine(cols []gridColumn) *gridLine {
	l := &gridLine{row: -1, fill: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	l.edge.FillColor = theme.Color(fynetheme.ColorNamePrimary)
	l.rule.FillColor = theme.Color(fynetheme.ColorNameSeparator)
	objects := []fyne.CanvasObject{l.fill, l.rule, l.edge}
	for _, c := range cols {
		cell := newGridCell(c)
		l.cells = append(l.cells, cell)
		objects = append(objects, cell.objects()...)
	}
	l.box = container.New(free{}, objects...)
	for _, c := range l.cells {
		if c.badge != nil {
			c.badge.add = l.box.Add
		}
	}
	l.box.Hide()
	return l
}

// write puts a row's content in.
func (l *gridLine) write(g *grid, row int) {
	l.row, l.stamp = row, g.stamp
	for i, c := range l.cells {
		content, ok := g.src.cellAt(row, g.cols[i].index)
		if ok {
			c.write(g, g.cols[i], content)
		} else {
			c.writeMissing(g.cols[i])
		}
	}
}

// stretch lays the row out over a width.
func (l *gridLine) stretch(width float32) {
	if l.width == width {
		return
	}
	l.width = width
	h := rowHeight()
	l.box.Resize(fyne.NewSize(width, h))
	l.fill.Resize(fyne.NewSize(width, h))
	l.edge.Resize(fyne.NewSize(scaled(3), h))
	l.rule.Move(fyne.NewPos(0, h-1))
	l.rule.Resize(fyne.NewSize(width, 1))
}

// paint shows whether the row is selected or pointed at.
func (l *gridLine) paint(picked, hovered bool) {
	fill := theme.Color(theme.ColorNameCard)
	switch {
	case picked:
		fill = theme.Color(theme.ColorNameSelectedRow)
	case hovered:
		fill = theme.Color(fynetheme.ColorNameHover)
	}
	if l.fill.FillColor != fill {
		l.fill.FillColor = fill
	}
	if l.edge.Hidden == picked {
		l.edge.Hidden = !picked
	}
}
