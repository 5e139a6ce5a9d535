package ranking

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// leastHeight of a tab, in units of the grid: in a lower window it scrolls.
const leastHeight = 46

// tall keeps a tab's content high enough to work in where the window is low or the text
// is large.
func tall(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVScroll(container.New(tallLayout{}, o))
}

// tallLayout fills its place and asks for the least height.
type tallLayout struct{}

// Layout implements fyne.Layout.
func (tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, theme.Grid(leastHeight))
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
