package kit

import (
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Help opens the sheet of keys (F1): each action that has a key, hidden ones too.
func Help(w fyne.Window, cat *locale.Catalogue, title string, actions []Action) *Dialog {
	var rows []fyne.CanvasObject
	for _, a := range actions {
		if !a.Key.None() {
			rows = append(rows, container.New(keyLine{}, keyCap(a.Key), NewParagraph(a.Text, Style{})))
		}
	}
	if len(rows) == 0 {
		rows = append(rows, NewParagraph(cat.T("kit.help.none"), Muted))
	}
	sheet := container.NewVScroll(Stacked(1, rows...))
	sheet.SetMinSize(fyne.NewSize(theme.Grid(56), min(sheet.Content.MinSize().Height, theme.Grid(64))))
	d := NewDialog(DialogConfig{Window: w, Cat: cat, Title: title, Icon: theme.Icon("keyboard"), Content: sheet})
	d.Show()
	return d
}

// keyCap shows a key as it stands on a keyboard.
func keyCap(k Key) fyne.CanvasObject {
	text := NewParagraph(k.String(), Style{Bold: true, Whole: true, Align: fyne.TextAlignCenter})
	return newPanel(theme.ColorNameStripe, theme.ColorNameBorder, 1, 0.25, text)
}

// keyLine sets a key left of what it does.
type keyLine struct{}

// Layout implements fyne.Layout.
func (keyLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	key := o[0].MinSize()
	left := max(theme.Grid(18), key.Width+theme.Grid(2))
	o[0].Resize(key)
	o[0].Move(fyne.NewPos(0, (size.Height-key.Height)/2))
	h := heightAt(o[1], size.Width-left)
	o[1].Resize(fyne.NewSize(size.Width-left, h))
	o[1].Move(fyne.NewPos(left, (size.Height-h)/2))
}

// MinSize implements fyne.Layout.
func (keyLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(theme.Grid(40), max(a.Height, b.Height))
}
