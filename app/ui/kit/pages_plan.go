package kit

import (
	"sort"
	"strconv"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/drawing"

	"fyne.io/fyne/v2"
)

// zoomMode is how the size of the pages is chosen.
type zoomMode uint8

const (
	fitWidth zoomMode = iota
	fitPage
	byPercent
)

// zoom is a way to choose the size of the pages; percent counts for byPercent.
type zoom struct {
	mode    zoomMode
	percent float32
}

// The ends of the zoom, and what is offered between them. 100 % is the size of the
// paper on a screen of 96 dots an inch.
const (
	leastZoom   = 25
	mostZoom    = 400
	fullUnit    = 96.0 / 72
	zoomedAStep = 1.25
)

var zoomSteps = []float32{50, 75, 100, 125, 150, 200, 300, 400}

// parseZoom reads what String writes; what it can't read fits the width.
func parseZoom(s string) zoom {
	switch s {
	case "page":
		return zoom{mode: fitPage}
	case "", "width":
		return zoom{}
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < leastZoom || n > mostZoom {
		return zoom{}
	}
	return zoom{byPercent, float32(n)}
}

// String writes the zoom as it is remembered.
func (z zoom) String() string {
	switch z.mode {
	case fitWidth:
		return "width"
	case fitPage:
		return "page"
	}
	return strconv.Itoa(int(z.percent + 0.5))
}

// pageGap is the desk between two pages and around them.
func pageGap() float32 { return theme.Grid(2) }

// unit is how many of the window's units a point of the paper is: for a desk of a
// size, with the widest of the pages, or the page looked at, in it.
func (z zoom) unit(pages []fyne.Size, page int, desk fyne.Size, single bool) float32 {
	if z.mode == byPercent {
		return fullUnit * z.percent / 100
	}
	wide, high := float32(drawing.A4Width), float32(drawing.A4Height)
	for i, s := range pages {
		if i == 0 {
			wide, high = 0, 0
		}
		wide = max(wide, s.Width)
		if single || i == page {
			high = s.Height
		}
	}
	const bar = 12 // of scrolling, which must not cover the paper
	unit := (desk.Width - 2*pageGap() - bar) / wide
	if z.mode == fitPage {
		unit = min(unit, (desk.Height-2*pageGap())/max(high, 1))
	}
	return max(fullUnit*leastZoom/100, min(unit, fullUnit*mostZoom/100))
}

// deskPlan is where the pages lie on the desk, in the window's units.
type deskPlan struct {
	first int // number of the first page that lies there
	unit  float32
	boxes []deskBox
	whole fyne.Size
}

// deskBox is a page on the desk.
type deskBox struct {
	at   fyne.Position
	size fyne.Size
}

// sizesOf gives the pages' sizes in points.
func sizesOf(pages []drawing.Page) []fyne.Size {
	out := make([]fyne.Size, len(pages))
	for i, p := range pages {
		out[i] = fyne.NewSize(float32(p.Width), float32(p.Height))
	}
	return out
}

// planDesk puts pages below one another, each in the middle of the desk's width.
func planDesk(pages []fyne.Size, unit float32, desk fyne.Size, gap float32) deskPlan {
	p := deskPlan{unit: unit}
	wide := float32(0)
	for _, s := range pages {
		wide = max(wide, s.Width*unit)
	}
	p.whole.Width = max(desk.Width, wide+2*gap)
	y := float64(gap)
	for _, s := range pages {
		size := fyne.NewSize(s.Width*unit, s.Height*unit)
		p.boxes = append(p.boxes, deskBox{fyne.NewPos((p.whole.Width-size.Width)/2, float32(y)), size})
		y += float64(size.Height + gap)
	}
	p.whole.Height = max(desk.Height, float32(y))
	if len(p.boxes) == 1 && p.boxes[0].size.Height < desk.Height {
		p.boxes[0].at.Y = (p.whole.Height - p.boxes[0].size.Height) / 2
	}
	return p
}

// top is the y of a page's upper edge.
func (p deskPlan) top(page int) float32 {
	if i := page - p.first; i >= 0 && i < len(p.boxes) {
		return p.boxes[i].at.Y
	}
	return 0
}

// between gives the pages, as positions in boxes, that reach into y0 to y1; from is
// to if there are none.
func (p deskPlan) between(y0, y1 float32) (from, to int) {
	from = sort.Search(len(p.boxes), func(i int) bool { return p.boxes[i].at.Y+p.boxes[i].size.Height > y0 })
	to = sort.Search(len(p.boxes), func(i int) bool { return p.boxes[i].at.Y >= y1 })
	return from, max(from, to)
}

// at is the page, by number, that lies at y or is the nearest below it.
func (p deskPlan) at(y float32) int {
	if len(p.boxes) == 0 {
		return 0
	}
	from, _ := p.between(y, y)
	return p.first + min(from, len(p.boxes)-1)
}
