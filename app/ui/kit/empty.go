package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Empty is what an empty list says: what would be here, and the action that fills
// it.
type Empty struct {
	Icon   fyne.Resource // may be nil
	Title  string
	Text   string
	Action *Action // may be nil
}

// NewEmpty shows what an empty place says, in its middle.
func NewEmpty(e Empty) fyne.CanvasObject {
	centre := fyne.TextAlignCenter
	var parts []fyne.CanvasObject
	if e.Icon != nil {
		icon := widget.NewIcon(e.Icon)
		parts = append(parts, container.NewCenter(container.New(squareLayout(6), icon)))
	}
	parts = append(parts, NewParagraph(e.Title, Style{Size: fynetheme.SizeNameSubHeadingText, Bold: true, Align: centre}))
	if e.Text != "" {
		parts = append(parts, NewParagraph(e.Text, Style{Colour: theme.ColorNameMuted, Align: centre}))
	}
	if e.Action != nil {
		a := *e.Action
		a.Primary = true
		parts = append(parts, container.NewCenter(NewButton(a)))
	}
	return container.NewCenter(Wide(50, Padded(1, 2, Stacked(1.5, parts...))))
}

// squareLayout gives its objects a square of a side in units of the grid.
type squareLayout float32

// Layout implements fyne.Layout.
func (l squareLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (l squareLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(theme.Grid(float32(l)))
}
