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

// Over shows text below an object until Out; an empty one is not shown. It is to be
// called at each move of the pointer: for a moment now and then Fyne does not know where
// things are, and then nothing is shown.
func (t *Tips) Over(of fyne.CanvasObject, text string) {
	t.show(of, text, fyne.NewPos(0, of.Size().Height+2))
}

// Beside is Over with the text at the right of the object.
func (t *Tips) Beside(of fyne.CanvasObject, text string) {
	t.show(of, text, fyne.NewPos(of.Size().Width+2, theme.Grid(1)))
}

// show shows text at an offset from an object.
func (t *Tips) show(of fyne.CanvasObject, text string, off fyne.Position) {
	shown := t.of == of && t.text.Text == text && t.box.Visible()
	if text == "" || shown || canvasOf(of) == nil || canvasOf(t.Layer) == nil {
		return
	}
	t.of = of
	t.text.Text = text
	t.text.TextSize = fynetheme.CaptionTextSize()
	t.text.Color = theme.Color(fynetheme.ColorNameForeground)
	t.back.FillColor = theme.Color(fynetheme.ColorNameMenuBackground)
	t.back.StrokeColor = theme.Color(theme.ColorNameBorder)
	driver := fyne.CurrentApp().Driver()
	corner := driver.AbsolutePositionForObject(of).Subtract(driver.AbsolutePositionForObject(t.Layer))
	at, size, room := corner.Add(off), t.box.MinSize(), t.Layer.Size()
	at.X = min(at.X, max(room.Width-size.Width-theme.Grid(1), 0))
	if at.Y+size.Height > room.Height {
		at.Y = corner.Y - size.Height - 2
	}
	t.box.Resize(size)
	t.box.Move(at)
	t.box.Show()
	t.Layer.Refresh()
}

// Out hides the words of an object.
func (t *Tips) Out(of fyne.CanvasObject) {
	if t.of == of {
		t.box.Hide()
	}
}
