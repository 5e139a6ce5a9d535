package ui

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// topBar holds the edition one works in, the search everywhere, undo and redo.
type topBar struct {
	content    fyne.CanvasObject
	edition    *widget.Select
	search     *tipButton
	undo, redo *tipButton
	help       *tipButton
	state      office.UndoState
	filling    bool
}

func newTopBar(s *Shell, t *kit.Tips) *topBar {
	b := &topBar{edition: widget.NewSelect(nil, nil)}
	b.edition.OnChanged = func(string) {
		if i := b.edition.SelectedIndex(); !b.filling && s.file != nil && i >= 0 {
			s.switchTo(s.file.editions[i].Code)
			b.refresh(s)
		}
	}
	b.search = newTipButton(s.cat.T("shell.search")+"   "+kit.Ctrl(fyne.KeyK).String(), "search", t, s.palette)
	b.search.Alignment = widget.ButtonAlignLeading
	b.undo = newTipButton("", "undo", t, func() { s.takeBack(false) })
	b.redo = newTipButton("", "redo", t, func() { s.takeBack(true) })
	b.help = newTipButton("", "help", t, s.help)
	b.help.tip = s.cat.T("shell.help") + " (F1)"
	b.help.Importance = widget.LowImportance
	right := container.NewHBox(b.undo, b.redo, b.help)
	row := container.New(barLayout{}, b.edition, b.search, right)
	b.content = kit.Stacked(0, kit.Padded(1, 0.75, row), widget.NewSeparator())
	return b
}

// refresh shows the editions and what can be done with the file of now.
func (b *topBar) refresh(s *Shell) {
	b.filling = true
	defer func() { b.filling = false }()
	if s.file == nil {
		b.edition.Options = nil
		b.edition.ClearSelected()
		b.edition.Hide()
		b.search.Hide()
		b.state = office.UndoState{}
		b.undo.Hide()
		b.redo.Hide()
		return
	}
	b.edition.Options = nil
	at := 0
	for i, e := range s.file.editions {
		b.edition.Options = append(b.edition.Options, s.editionName(e))
		if e.ID == s.file.edition.ID {
			at = i
		}
	}
	b.edition.SetSelectedIndex(at)
	for _, o := range []fyne.CanvasObject{b.edition, b.search, b.undo, b.redo} {
		o.Show()
	}
	b.undoable(s, b.state)
}

// editionName is an edition as the switch lists it.
func (s *Shell) editionName(e contest.Edition) string {
	return s.cat.T("shell.edition", "name", e.Name, "year", e.Year)
}

// undoable shows what undo and redo would do.
func (b *topBar) undoable(s *Shell, u office.UndoState) {
	b.state = u
	b.undo.tip, b.redo.tip = u.Undo, u.Redo
	if u.Undo == "" {
		b.undo.tip = s.cat.T("shell.undo.nothing")
	}
	if u.Redo == "" {
		b.redo.tip = s.cat.T("shell.redo.nothing")
	}
	b.undo.tip += " (" + kit.Ctrl(fyne.KeyZ).String() + ")"
	b.redo.tip += " (" + kit.Ctrl(fyne.KeyY).String() + ")"
	can := s.file != nil && s.file.locked == nil
	b.undo.enable(can && u.Undo != "")
	b.redo.enable(can && u.Redo != "")
}

// Widths of the bar's parts, in units of the grid.
const (
	editionWidth = 30
	searchWidth  = 44
	barGap       = 2
)

// barLayout puts the edition left, the search in the middle and the buttons right; in
// a narrow window edition and search share what the buttons leave. What is hidden is left
// alone: there is no file in the first picture, and to measure takes a while.
type barLayout struct{}

// Layout implements fyne.Layout.
func (barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Grid(barGap)
	right := o[2].MinSize().Width
	room := max(size.Width-right-2*gap, 0)
	share := min(1, room/theme.Grid(editionWidth+searchWidth))
	edition, search := theme.Grid(editionWidth)*share, theme.Grid(searchWidth)*share
	middle := max((size.Width-search)/2, edition+gap)
	middle = min(middle, size.Width-right-gap-search)
	for i, at := range []struct{ x, width float32 }{{0, edition}, {middle, search}, {size.Width - right, right}} {
		if o[i].Visible() {
			o[i].Move(fyne.NewPos(at.x, 0))
			o[i].Resize(fyne.NewSize(at.width, size.Height))
		}
	}
}

// MinSize implements fyne.Layout.
func (barLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, x := range o {
		if x.Visible() {
			height = max(height, x.MinSize().Height)
		}
	}
	return fyne.NewSize(o[2].MinSize().Width+theme.Grid(2*barGap), height)
}
