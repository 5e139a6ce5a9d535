package dashboard

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The colours of a bar's parts; what is left of it is the track.
var partColours = []fyne.ThemeColorName{fynetheme.ColorNamePrimary, theme.ColorNameGold}

const trackColour = theme.ColorNameBorder

// newBar draws parts of a whole beside one another on a track.
func newBar(parts []int, of int) fyne.CanvasObject {
	rectangles := []fyne.CanvasObject{pill(trackColour)}
	for i := range parts {
		rectangles = append(rectangles, pill(partColours[i]))
	}
	return container.New(barLayout{parts, of}, rectangles...)
}

func pill(colour fyne.ThemeColorName) fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Color(colour))
	r.CornerRadius = theme.Grid(barHeight / 2)
	return r
}

// barHeight is that of a bar in units of the grid, partLeast the least width of a part
// that is not zero.
const (
	barHeight = 1.25
	partLeast = 1.25
)

type barLayout struct {
	parts []int
	of    int
}

// Layout implements fyne.Layout: a hair of ground stands between the parts.
func (l barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	x := float32(0)
	for i, n := range l.parts {
		part := o[i+1]
		if n == 0 {
			part.Resize(fyne.Size{})
			continue
		}
		w := min(max(size.Width*float32(n)/float32(max(l.of, 1)), theme.Grid(partLeast)), size.Width-x)
		part.Move(fyne.NewPos(x, 0))
		part.Resize(fyne.NewSize(w, size.Height))
		x = min(x+w+theme.Grid(0.25), size.Width)
	}
}

// MinSize implements fyne.Layout.
func (barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Grid(12), theme.Grid(barHeight))
}

// newGauge is a line with a bar: how far the audits of a channel or category are.
func newGauge(g gauge, do func()) *line {
	head := kit.Beside(1, 0, kit.NewParagraph(g.name, kit.Style{Cut: true}), kit.NewParagraph(g.total, kit.Style{Colour: theme.ColorNameMuted, Whole: true}))
	rows := []fyne.CanvasObject{head, newBar([]int{g.approved, g.submitted}, g.planned)}
	if g.parts != "" {
		rows = append(rows, kit.NewParagraph(g.parts, kit.Small))
	}
	return newLine(nil, kit.Stacked(0.75, rows...), nil, do)
}

// newLegend says what the colours mean.
func newLegend(names ...string) fyne.CanvasObject {
	var items []fyne.CanvasObject
	for i, n := range names {
		colour := trackColour
		if i < len(partColours) {
			colour = partColours[i]
		}
		dot := canvas.NewRectangle(theme.Color(colour))
		dot.CornerRadius = theme.Grid(0.5)
		dot.SetMinSize(fyne.NewSquareSize(theme.Grid(barHeight)))
		items = append(items, kit.Beside(0.75, -1, dot, kit.NewParagraph(n, kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Whole: true})))
	}
	return kit.Padded(1, 0, kit.Beside(2.5, -1, items...))
}
