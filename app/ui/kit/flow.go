package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// flowLayout sets objects of equal width beside one another, as many as the width
// allows, and goes on below.
type flowLayout struct {
	least float32 // width of one, in units of the grid
	gap   float32
	width float32 // of the last layout
}

// NewFlow sets cards of equal width, each at least least units of the grid wide,
// beside and below one another.
func NewFlow(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{least: least, gap: gap}, objects...)
}

func (l *flowLayout) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	gap := theme.Grid(l.gap)
	n := max(1, int((width+gap)/(theme.Grid(l.least)+gap)))
	n = min(n, max(len(shown), 1))
	w := (width - gap*float32(n-1)) / float32(n)
	y := float32(0)
	for from := 0; from < len(shown); from += n {
		row := shown[from:min(from+n, len(shown))]
		h := float32(0)
		for _, o := range row {
			h = max(h, heightAt(o, w))
		}
		for i, o := range row {
			put(o, fyne.NewPos(float32(i)*(w+gap), y), fyne.NewSize(w, h))
		}
		y += h + gap
	}
	return max(y-gap, 0)
}

// Layout implements fyne.Layout.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := theme.Grid(l.least)
	for _, o := range objects {
		least = max(least, o.MinSize().Width)
	}
	return fyne.NewSize(least, l.place(objects, max(l.width, least), func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}
