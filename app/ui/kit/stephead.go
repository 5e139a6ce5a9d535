package kit

import (
	"strconv"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// stepHead is a step's number and title on top of an assistant.
type stepHead struct {
	widget.BaseWidget
	number *Paragraph
	done   *widget.Icon
	disc   *panel
	count  *Paragraph
	title  *Paragraph
	box    *fyne.Container
}

func newStepHead(cat *locale.Catalogue, n, total int, title string) *stepHead {
	h := &stepHead{
		number: NewParagraph(strconv.Itoa(n), Style{}),
		done:   widget.NewIcon(theme.IconIn("check", fynetheme.ColorNameForegroundOnPrimary)),
		count:  NewParagraph(cat.T("kit.step", "n", n, "total", total), Small),
		title:  NewParagraph(title, Style{}),
	}
	h.disc = newPanel("", "", 0, 0, container.NewStack(container.New(middleLayout{}, h.number), container.New(padLayout{0.5, 0.5}, h.done)))
	h.disc.round = 1.75
	disc := container.New(squareLayout(3.5), h.disc)
	h.box = Beside(1, 1, disc, Stacked(0, h.count, h.title))
	h.ExtendBaseWidget(h)
	return h
}

// set shows where the step stands: before (negative), at (0) or after the present
// one.
func (h *stepHead) set(distance int) {
	number := Style{Whole: true, Align: fyne.TextAlignCenter, Bold: true}
	title := Style{Cut: true}
	h.disc.fill, h.disc.border = fynetheme.ColorNamePrimary, ""
	h.done.Hidden = distance >= 0
	h.number.Hidden = distance < 0
	switch {
	case distance == 0:
		number.Colour, title.Bold = fynetheme.ColorNameForegroundOnPrimary, true
	case distance > 0:
		number.Colour, title.Colour = theme.ColorNameMuted, theme.ColorNameMuted
		h.disc.fill, h.disc.border = "", fynetheme.ColorNameInputBorder
	}
	h.number.SetStyle(number)
	h.title.SetStyle(title)
	h.disc.Refresh()
	h.done.Refresh()
	h.number.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *stepHead) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }

// middleLayout puts each object in the middle, as large as it needs.
type middleLayout struct{}

// Layout implements fyne.Layout.
func (middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
	}
}

// MinSize implements fyne.Layout.
func (middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// flowOnce sets all objects beside one another with equal widths.
type flowOnce struct{}

// Layout implements fyne.Layout.
func (flowOnce) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Grid(2)
	n := float32(max(len(objects), 1))
	w := (size.Width - gap*(n-1)) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+gap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (flowOnce) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(size.Width*n+theme.Grid(2)*max(n-1, 0), size.Height)
}
