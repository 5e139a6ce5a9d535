package kit

import (
	"strings"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/chart"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// chartRenderer shows the picture, over it a frame around the value at the cursor
// and the box that says what it is.
type chartRenderer struct {
	chart   *Chart
	picture *canvas.Image
	ring    *canvas.Rectangle // has the keyboard
	frame   *canvas.Rectangle // around the value
	box     *canvas.Rectangle // behind the words
	words   []*canvas.Text
	said    *widget.Label
}

// CreateRenderer makes what the chart is drawn with.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	r := &chartRenderer{
		chart: c, picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest},
		ring: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil), box: canvas.NewRectangle(nil), said: widget.NewLabel(""),
	}
	r.said.Wrapping, r.said.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	r.ring.StrokeWidth, r.frame.StrokeWidth, r.box.StrokeWidth = 2, 1.5, 1
	r.Refresh()
	return r
}

// Destroy throws away what is being painted.
func (r *chartRenderer) Destroy() { r.chart.loader.Stop() }

// MinSize is asked of the chart itself.
func (r *chartRenderer) MinSize() fyne.Size { return r.chart.MinSize() }

// Objects lists what is drawn, from the back.
func (r *chartRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.picture, r.said, r.ring, r.frame, r.box}
	for _, w := range r.words {
		all = append(all, w)
	}
	return all
}

// Layout puts everything in its place.
func (r *chartRenderer) Layout(size fyne.Size) {
	r.picture.Resize(size)
	r.ring.Resize(size)
	least := r.said.MinSize().Height
	r.said.Resize(fyne.NewSize(size.Width, least))
	r.said.Move(fyne.NewPos(0, max(0, (size.Height-least)/2)))
	r.mark()
}

// Refresh shows the chart as it stands.
func (r *chartRenderer) Refresh() {
	said := r.chart.said()
	r.said.SetText(said)
	r.said.Hidden = said == ""
	r.picture.Hidden = said != "" || r.chart.shown.image == nil
	if img := r.chart.shown.image; img != nil && r.picture.Image != img {
		r.picture.Image = img
		r.picture.Refresh()
	}
	r.ring.StrokeColor, r.ring.Hidden = theme.Color(theme.ColorNameFocusRing), !r.chart.focused
	r.ring.CornerRadius = fynetheme.SelectionRadiusSize()
	r.Layout(r.chart.Size())
	canvas.Refresh(r.chart)
}

// mark puts frame and box at the value under the cursor.
func (r *chartRenderer) mark() {
	item, ok := r.chart.current()
	r.frame.Hidden, r.box.Hidden = !ok, !ok
	r.words = nil
	if !ok {
		return
	}
	u := r.chart.shown.unit
	b := fyne.NewPos(float32(item.Box.X)*u, float32(item.Box.Y)*u)
	size := fyne.NewSize(float32(item.Box.W)*u, float32(item.Box.H)*u)
	r.frame.StrokeColor, r.frame.CornerRadius = theme.Color(theme.ColorNameFocusRing), fynetheme.SelectionRadiusSize()
	const rim = 3
	r.frame.Move(b.SubtractXY(rim, rim))
	r.frame.Resize(size.AddWidthHeight(2*rim, 2*rim))
	r.box.FillColor, r.box.StrokeColor = theme.Color(fynetheme.ColorNameOverlayBackground), theme.Color(theme.ColorNameBorder)
	r.box.CornerRadius = fynetheme.InputRadiusSize()
	r.tell(item, b, size)
}

// tell writes the name and the numbers of a value in a box that stays within the
// chart: under the value, or over it where there is no room.
func (r *chartRenderer) tell(item chart.Item, at fyne.Position, size fyne.Size) {
	whole := r.chart.Size()
	pad := theme.Grid(1)
	name, lines := chart.ItemText(r.chart.cfg.Model, r.chart.cfg.Cat.Lang(), item.Series, item.Row)
	if note := r.chart.cfg.Note; note != nil {
		lines = append(lines, note(item.Series, item.Row))
	}
	wide := fyne.NewSize(0, 0)
	add := func(text string, bold bool) {
		t := canvas.NewText(text, theme.Color(fynetheme.ColorNameForeground))
		t.TextSize, t.TextStyle.Bold = fynetheme.CaptionTextSize(), bold
		r.words = append(r.words, t)
		wide = fyne.NewSize(max(wide.Width, t.MinSize().Width), wide.Height+t.MinSize().Height)
	}
	for _, line := range wrapWords(name, min(theme.Grid(40), whole.Width-2*pad), fynetheme.CaptionTextSize(), true) {
		add(line, true)
	}
	for _, line := range lines {
		for _, part := range wrapWords(line, min(theme.Grid(40), whole.Width-2*pad), fynetheme.CaptionTextSize(), false) {
			add(part, false)
		}
	}
	box := wide.AddWidthHeight(2*pad, pad)
	pos := fyne.NewPos(at.X+size.Width/2-box.Width/2, at.Y+size.Height+pad/2)
	if pos.Y+box.Height > whole.Height {
		pos.Y = at.Y - box.Height - pad/2
	}
	pos = fyne.NewPos(max(0, min(pos.X, whole.Width-box.Width)), max(0, min(pos.Y, whole.Height-box.Height)))
	r.box.Move(pos)
	r.box.Resize(box)
	y := pos.Y + pad/2
	for _, w := range r.words {
		w.Move(fyne.NewPos(pos.X+pad, y))
		w.Resize(w.MinSize())
		y += w.MinSize().Height
	}
}

// wrapWords breaks a text into lines of at most the width; a word that is wider
// stands alone.
func wrapWords(text string, width, size float32, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") { // and not at hard spaces
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && fyne.MeasureText(longer, size, fyne.TextStyle{Bold: bold}).Width > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}
