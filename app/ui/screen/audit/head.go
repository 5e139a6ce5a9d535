package audit

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// head is the head of the entry: which sheet it is, each on one line, so that the
// question below has the room, and the actions.
type head struct {
	box             *fyne.Container
	title, subtitle *kit.Paragraph
	toolbar         *kit.Toolbar
}

func newHead(cat *locale.Catalogue) *head {
	h := &head{toolbar: kit.NewToolbar(cat, nil)}
	h.title = kit.NewParagraph("", kit.Style{Size: fynetheme.SizeNameHeadingText, Bold: true, Cut: true})
	h.subtitle = kit.NewParagraph("", kit.Style{Colour: theme.ColorNameMuted, Cut: true})
	h.box = kit.Padded(2, 1, container.New(headLayout{h.toolbar}, kit.Stacked(0.25, h.title, h.subtitle), h.toolbar))
	return h
}

func (h *head) set(title, subtitle string) {
	h.title.SetText(title)
	h.subtitle.SetText(subtitle)
}

// headLayout sets the toolbar right of the words, which keep two fifths.
type headLayout struct{ toolbar *kit.Toolbar }

// Layout implements fyne.Layout.
func (l headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(l.toolbar.PreferredWidth(), max(size.Width*3/5, l.toolbar.MinSize().Width))
	high := l.toolbar.MinSize().Height
	o[1].Resize(fyne.NewSize(w, high))
	o[1].Move(fyne.NewPos(size.Width-w, (size.Height-high)/2))
	words := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(max(size.Width-w-theme.Grid(2), 0), words))
	o[0].Move(fyne.NewPos(0, (size.Height-words)/2))
}

// MinSize implements fyne.Layout.
func (l headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(theme.Grid(16)+b.Width, max(a.Height, b.Height))
}
