package kit

import (
	"context"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// tipDelay is how long the pointer rests before a cut text is shown whole.
const tipDelay = 500 * time.Millisecond

// tip shows the whole of a text that is cut, over the grid. It is no overlay of
// the canvas: that would take the next click.
type tip struct {
	g      *grid
	box    *fyne.Container
	back   *canvas.Rectangle
	text   *Paragraph
	loader *task.Loader
	of     string // the text that is shown or will be
}

func newTip(g *grid, runner *task.Runner) *tip {
	t := &tip{g: g, back: canvas.NewRectangle(nil), text: NewParagraph("", Style{}), loader: task.NewLoader(runner)}
	t.back.StrokeWidth = 1
	t.box = container.New(free{}, t.back, t.text)
	t.box.Hide()
	return t
}

// later shows a text if nothing happens for a while. at is in the grid.
func (t *tip) later(text string, at fyne.Position) {
	if text == t.of {
		return
	}
	t.hide()
	t.of = text
	task.Load(t.loader, func(ctx context.Context) (bool, error) { return pause(ctx, tipDelay), nil }, func(rested bool) {
		if rested {
			t.show(text, at)
		}
	}, func(error) {})
}

func (t *tip) show(text string, at fyne.Position) {
	pad := theme.Grid(1)
	wide := min(t.g.plain.width(text)*1.05, theme.Grid(60), t.g.size.Width-4*pad)
	t.text.SetText(text)
	high := heightAt(t.text, wide)
	t.text.Move(fyne.NewPos(pad, pad))
	t.text.Resize(fyne.NewSize(wide, high))
	size := fyne.NewSize(wide+2*pad, high+2*pad)
	t.back.FillColor = theme.Color(fynetheme.ColorNameOverlayBackground)
	t.back.StrokeColor = theme.Color(theme.ColorNameBorder)
	t.back.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	t.back.Resize(size)
	at.X = max(min(at.X, t.g.size.Width-size.Width-pad), 0)
	if at.Y+size.Height > t.g.size.Height {
		at.Y = max(at.Y-size.Height-rowHeight(), 0)
	}
	t.box.Move(at)
	t.box.Resize(size)
	t.box.Show()
	canvas.Refresh(t.g)
}

func (t *tip) hide() {
	t.of = ""
	t.loader.Stop()
	if t.box.Visible() {
		t.box.Hide()
		canvas.Refresh(t.g)
	}
}
