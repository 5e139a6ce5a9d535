package ui

import (
	"image/color"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// tips shows the words of what is under the pointer. It is a layer above everything
// that takes no taps.
type tips struct {
	*fyne.Container
	box  *fyne.Container
	text *canvas.Text
	back *canvas.Rectangle
	of   fyne.CanvasObject
}

func newTips() *tips {
	t := &tips{text: canvas.NewText("", color.Black), back: canvas.NewRectangle(color.White)}
	t.back.CornerRadius = 4
	t.back.StrokeWidth = 1
	t.box = container.NewStack(t.back, container.NewPadded(t.text))
	t.box.Hide()
	t.Container = container.NewWithoutLayout(t.box)
	return t
}

// over shows text beside an object until out.
func (t *tips) over(of fyne.CanvasObject, text string) {
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
		fyne.CurrentApp().Driver().AbsolutePositionForObject(t.Container))
	size := t.box.MinSize()
	t.box.Resize(size)
	room := t.Size()
	x := min(at.X, max(room.Width-size.Width-theme.Grid(1), 0))
	y := at.Y + of.Size().Height + 2
	if y+size.Height > room.Height {
		y = at.Y - size.Height - 2
	}
	t.box.Move(fyne.NewPos(x, y))
	t.box.Show()
	t.Refresh()
}

// out hides the words of an object.
func (t *tips) out(of fyne.CanvasObject) {
	if t.of == of {
		t.box.Hide()
	}
}
