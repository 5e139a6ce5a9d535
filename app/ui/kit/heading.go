package kit

import (
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Heading is the head of a screen: its title, what it shows now, its actions.
type Heading struct {
	widget.BaseWidget
	title, subtitle *Paragraph
	toolbar         *Toolbar
	box             *fyne.Container
}

// NewHeading makes the head of a screen.
func NewHeading(cat *locale.Catalogue, title, subtitle string, actions []Action) *Heading {
	h := &Heading{
		title:    NewParagraph(title, Style{Size: fynetheme.SizeNameHeadingText, Bold: true}),
		subtitle: NewParagraph("", Muted),
		toolbar:  NewToolbar(cat, actions),
	}
	h.box = Padded(2, 1.5, container.New(headLayout{h.toolbar}, Stacked(0.5, h.title, h.subtitle), h.toolbar))
	h.ExtendBaseWidget(h)
	h.Set(title, subtitle)
	return h
}

// Set changes title and subtitle.
func (h *Heading) Set(title, subtitle string) {
	h.title.SetText(title)
	h.subtitle.SetText(subtitle)
	if (subtitle == "") == h.subtitle.Visible() {
		h.subtitle.Hidden = subtitle == ""
		h.Refresh()
	}
}

// SetActions replaces the actions.
func (h *Heading) SetActions(actions []Action) { h.toolbar.SetActions(actions) }

// Update asks the actions anew whether they can be done.
func (h *Heading) Update() { h.toolbar.Update() }

// CreateRenderer implements fyne.Widget.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }

// headLayout sets a toolbar right of a title, as wide as it likes to be but
// leaving the title two fifths.
type headLayout struct{ toolbar *Toolbar }

// Layout implements fyne.Layout.
func (l headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Grid(2)
	_, w := l.toolbar.fit(max(size.Width*3/5, l.toolbar.MinSize().Width))
	h := l.toolbar.MinSize().Height
	o[1].Resize(fyne.NewSize(w, h))
	o[1].Move(fyne.NewPos(size.Width-w, (size.Height-h)/2))
	left := max(size.Width-w-gap, 0)
	th := heightAt(o[0], left)
	o[0].Resize(fyne.NewSize(left, th))
	o[0].Move(fyne.NewPos(0, (size.Height-th)/2))
}

// MinSize implements fyne.Layout.
func (l headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(theme.Grid(16)+b.Width, max(a.Height, b.Height))
}
