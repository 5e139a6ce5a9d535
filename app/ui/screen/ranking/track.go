package ranking

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// track sets a slider on a line of its own: what is not yet filled can be seen on a
// card too.
func track(s *widget.Slider) fyne.CanvasObject {
	return container.NewStack(container.New(trackLayout{}, canvas.NewRectangle(theme.Color(theme.ColorNameMuted))), s)
}

// trackLayout is a thin line in the middle, as long as a slider's way.
type trackLayout struct{}

// Layout implements fyne.Layout.
func (trackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	inset, thick := theme.Grid(2), theme.Grid(0.25)
	for _, o := range objects {
		o.Move(fyne.NewPos(inset, (size.Height-thick)/2))
		o.Resize(fyne.NewSize(max(0, size.Width-2*inset), thick))
	}
}

// MinSize implements fyne.Layout.
func (trackLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
