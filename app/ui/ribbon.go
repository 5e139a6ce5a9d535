package ui

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ribbon is the strip that says what is special about what is open: an invented
// edition, a closed one, a file that somebody else writes.
type ribbon struct{ content *fyne.Container }

func newRibbon() *ribbon { return &ribbon{content: kit.Stacked(0)} }

// show says what there is to say of the file and edition of now.
func (r *ribbon) show(s *Shell) {
	r.content.RemoveAll()
	if s.file != nil {
		if s.file.edition.Example {
			r.add(theme.Gold, s.cat.T("shell.ribbon.example"), nil)
		}
		switch s.readOnly() {
		case "closed":
			r.add(theme.Neutral, s.cat.T("shell.ribbon.closed"), nil)
		case "locked":
			message, _ := s.cat.Error(s.file.locked)
			r.add(theme.Warn, message+" "+s.cat.T("shell.ribbon.locked"), kit.NewButton(kit.Action{
				Text: s.cat.T("shell.ribbon.retry"), Do: func() { s.openAs(s.file.path, nil) },
			}))
		}
	}
	r.content.Refresh()
}

func (r *ribbon) add(tone theme.Tone, text string, button *kit.Button) {
	words := kit.NewParagraph(text, kit.Style{Colour: tone.Foreground(), Bold: true, Cut: true})
	parts := []fyne.CanvasObject{widget.NewIcon(tone.Icon()), words}
	if button != nil {
		parts = append(parts, button)
	}
	strip, _ := band(tone.Background(), kit.Padded(2, 0.5, kit.Beside(1, 1, parts...)))
	r.content.Add(strip)
}
