package kit

import (
	"image/color"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Tips shows the words of what is under the pointer. Its Layer stands above what it
// speaks of and takes no taps.
type Tips struct {
	Layer *fyne.Container
	box   *fyne.Container
	text  *canvas.Text
	back  *canvas.Rectangle
	of    fyne.CanvasObject
}

// NewTips makes a layer that shows nothing yet.
func NewTips() *Tips {
	t := &Tips{text: canvas.NewText("", color.Black), back: canvas.NewRectangle(color.White)}
	t.back.CornerRadius = 4
	t.back.StrokeWidth = 1
	t.box = container.NewStack(t.back, container.NewPadded(t.text))
	t.box.Hide()
	t.Layer = container.New(free{}, t.box)
	return t
}

// Over shows text beside an object until Out; an empty one is not shown.
func (t *Tips) Over(of fyne.CanvasObject, text string) {
	if text == "" {
		return
	}
	t.of = of
	t.text.Text = text
	t.text.TextSize = fynetheme.CaptionTextSize()
	t.text.Color = theme.Color(fynetheme.ColorNameForeground)
	t.back.FillColor = theme.Color(fynetheme.ColorNameMenuBackground)
	t.back.StrokeColor = theme.Color(theme.ColorNameBorder)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(of).Subtract(
		fyne.CurrentApp().Driver().AbsolutePositionForObject(t.Layer))
	size := t.box.MinSize()
	t.box.Resize(size)
	room := t.Layer.Size()
	x := min(at.X, max(room.Width-size.Width-theme.Grid(1), 0))
	y := at.Y + of.Size().Height + 2
	if y+size.Height > room.Height {
		y = at.Y - size.Height - 2
	}
	t.box.Move(fyne.NewPos(x, y))
	t.box.Show()
	t.Layer.Refresh()
}

// Out hides the words of an object.
func (t *Tips) Out(of fyne.CanvasObject) {
	if t.of == of {
		t.box.Hide()
	}
}
