package kit

import (
	"slices"
	"strconv"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sizes of a step's head, in units of the grid: the disc with its number, what parts it
// from the words, what parts the heads.
const (
	discSide = 3.5
	discGap  = 1
	headGap  = 2
)

// stepHead is a step's number and title on top of an assistant.
type stepHead struct {
	widget.BaseWidget
	number *Paragraph
	done   *widget.Icon
	disc   *panel
	count  *Paragraph
	title  *Paragraph
	words  *fyne.Container // count and title
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
	disc := container.New(squareLayout(discSide), h.disc)
	h.words = Stacked(0, h.count, h.title)
	h.box = Beside(discGap, 1, disc, h.words)
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

// width is what the head needs for its words.
func (h *stepHead) width() float32 {
	count := fyne.MeasureText(h.count.Text(), fynetheme.CaptionTextSize(), fyne.TextStyle{})
	title := fyne.MeasureText(h.title.Text(), fynetheme.TextSize(), fyne.TextStyle{Bold: true})
	return theme.Grid(discSide+discGap) + max(count.Width, title.Width)
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

// stepsLayout sets the heads beside one another with equal widths. Where one is too
// narrow for its words, only the present step has any.
type stepsLayout struct{ s *Steps }

// Layout implements fyne.Layout.
func (l stepsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap, disc := theme.Grid(headGap), theme.Grid(discSide)
	n := float32(max(len(l.s.heads), 1))
	share := (size.Width - gap*(n-1)) / n
	narrow := slices.ContainsFunc(l.s.heads, func(h *stepHead) bool { return h.width() > share })
	x := float32(0)
	for i, h := range l.s.heads {
		w := share
		h.words.Hidden = narrow && i != l.s.at
		switch {
		case h.words.Hidden:
			w = disc
		case narrow:
			w = size.Width - (n-1)*(disc+gap)
		}
		h.Move(fyne.NewPos(x, 0))
		h.Resize(fyne.NewSize(w, size.Height))
		x += w + gap
	}
}

// MinSize implements fyne.Layout.
func (stepsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(size.Width*n+theme.Grid(headGap)*max(n-1, 0), size.Height)
}
