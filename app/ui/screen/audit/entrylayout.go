package audit

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The answers one may give must be in sight with their question. In a low window, such as
// one in which everything is shown twice as large, the step has the whole view: the
// outline is left out, progress stands under the title, and what explains the question
// stands below the answers.

// lowDesk is the height from which there is room for all, in steps of the grid.
const lowDesk = 66

// longQuestion is the number of letters from which a question is set smaller.
const longQuestion = 70

// deskLayout sets the heading above the rest and tells the desk its height.
type deskLayout struct {
	border fyne.Layout
	d      *desk
}

func newDeskContent(d *desk, top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(deskLayout{layout.NewBorderLayout(top, nil, nil, nil), d}, top, rest)
}

// Layout implements fyne.Layout.
func (l deskLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if low := size.Height < theme.Grid(lowDesk); low != l.d.low && size.Height > 0 {
		l.d.low = low
		l.d.layOut()
		l.d.paint()
	}
	l.border.Layout(o, size)
}

// MinSize implements fyne.Layout.
func (l deskLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return l.border.MinSize(o) }

// layOut sets outline and step beside one another, and the evidence if there is any.
func (d *desk) layOut() {
	store := d.s.f.Store
	d.arrange()
	var body fyne.CanvasObject = kit.Padded(1, 0, d.pad)
	if !d.low {
		body = kit.NewSplit(store, "audit.entry", kit.Padded(1, 1, d.outline), kit.Padded(1, 1, d.pad), 0.3)
	}
	if d.sheet != nil && len(d.sheet.form.Evidence) > 0 {
		form := d.sheet.form
		d.files.show(form.Audit.Code, form.Evidence)
		body = kit.NewSplit(store, "audit.entry.evidence", body, kit.Padded(1, 1, d.files.content), 0.62)
	}
	d.beside.Objects = []fyne.CanvasObject{body}
	d.beside.Refresh()
}

// arrange sets the parts of the step below one another.
func (d *desk) arrange() {
	number := kit.Stacked(0.5, d.big, d.worth)
	over := kit.Beside(1.5, 0, d.section, d.badges)
	if d.low {
		number = kit.Beside(2, -1, d.big, d.worth)
		d.scroll.Content = kit.Padded(2, 0.5, kit.Stacked(0.5, over, d.question, d.said, number, d.options, d.fieldBox, d.comment, d.problems, d.hint))
		return
	}
	head := kit.Stacked(1, over, d.question, d.hint)
	d.scroll.Content = kit.Padded(3, 1.5, kit.Stacked(2, head, number, d.options, d.fieldBox, d.comment, d.said, d.problems))
}

// questionSize sets a question as large as its length and the window allow.
func (d *desk) questionSize(text string) fyne.ThemeSizeName {
	long := len([]rune(text)) > longQuestion
	switch {
	case d.low && long:
		return fynetheme.SizeNameText
	case d.low || long:
		return fynetheme.SizeNameSubHeadingText
	}
	return fynetheme.SizeNameHeadingText
}

// showBar shows progress and the field of the next number, in a low window only while
// that is wanted.
func (d *desk) showBar() {
	hidden := d.low && d.ended == "" && !d.asking
	if hidden == d.bar.Hidden {
		return
	}
	d.bar.Hidden = hidden
	d.content.Refresh()
}

// ask gives the keyboard to the field of the next number.
func (d *desk) ask() {
	d.asking = true
	d.showBar()
	d.s.f.Window.Canvas().Focus(d.number)
}

// reveal scrolls down as far as the end of what one answers with, if that is out of
// sight, and no further than its beginning.
func (d *desk) reveal() {
	last := d.options
	if !d.fieldBox.Hidden {
		last = d.fieldBox
	}
	if last.Hidden {
		return
	}
	origin := d.scroll.Content.(*fyne.Container).Objects[0].Position().Y
	top, view := origin+last.Position().Y, d.scroll.Size().Height
	y := min(top+last.Size().Height+theme.Grid(0.5)-view, top)
	y = min(y, d.scroll.Content.Size().Height-view)
	if y > d.scroll.Offset.Y {
		d.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}
