package questionnaire

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// Widths in units of the grid: what the titles of the tabs take, and what a choice
// beside them has at least and at most.
const (
	titlesWidth = 42
	choiceLeast = 30
	choiceMost  = 64
)

// overTabs puts a choice right of the titles of tabs, or over them where there is no
// room beside.
type overTabs struct{ narrow bool }

// Layout implements fyne.Layout: the tabs come first, the choice stands over them.
func (l *overTabs) Layout(o []fyne.CanvasObject, size fyne.Size) {
	height := o[1].MinSize().Height
	room := size.Width - theme.Grid(titlesWidth)
	l.narrow = room < theme.Grid(choiceLeast)
	if l.narrow {
		o[1].Resize(fyne.NewSize(size.Width, height))
		o[1].Move(fyne.NewPos(0, 0))
		o[0].Resize(fyne.NewSize(size.Width, size.Height-height))
		o[0].Move(fyne.NewPos(0, height))
		return
	}
	width := min(room, theme.Grid(choiceMost))
	o[1].Resize(fyne.NewSize(width, height))
	o[1].Move(fyne.NewPos(size.Width-width, 0))
	o[0].Resize(size)
	o[0].Move(fyne.NewPos(0, 0))
}

// MinSize implements fyne.Layout.
func (l *overTabs) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := o[0].MinSize()
	size.Width = max(size.Width, theme.Grid(choiceLeast))
	if l.narrow {
		size.Height += o[1].MinSize().Height
	}
	return size
}
