package kit

import (
	"strings"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
)

// ConfirmConfig describes a question before something is done.
type ConfirmConfig struct {
	Window fyne.Window
	Cat    *locale.Catalogue
	Title  string // the question: „Usunąć 12 zgłoszeń?”
	Text   string // what will be, and whether it can be undone
	Yes    string // the verb of the button: „Usuń 12 zgłoszeń”
	Danger bool   // red, with a warning sign
	// Reason asks for a reason, without which there is no Yes; ReasonLabel stands
	// above it, empty: „Powód”.
	Reason      bool
	ReasonLabel string
	No          func() // called where the answer is not yes; may be nil
	// Unasked is a question that may come while somebody types on: Enter says no.
	Unasked bool
}

// Confirm asks, and calls yes with the reason (empty if none was asked for) if the
// answer is yes. It gives the dialog, which is already open.
func Confirm(cfg ConfirmConfig, yes func(reason string)) *Dialog {
	reason := newEntry()
	reason.grow(3)
	var d *Dialog
	agreed := false
	given := func() string { return strings.TrimSpace(reason.Text) }
	action := Action{
		Text: cfg.Yes, Primary: true, Danger: cfg.Danger,
		Enabled: func() bool { return !cfg.Reason || given() != "" },
		Do: func() {
			agreed = true
			d.Hide()
			yes(given())
		},
	}
	parts := []fyne.CanvasObject{NewParagraph(cfg.Text, Style{})}
	dialog := DialogConfig{
		Window: cfg.Window, Cat: cfg.Cat, Title: cfg.Title, Icon: theme.Info.Icon(),
		Actions: []Action{action}, Width: 56,
		OnClose: func() {
			if !agreed && cfg.No != nil {
				cfg.No()
			}
		},
	}
	if cfg.Danger {
		dialog.Icon = theme.Bad.Icon()
	}
	if cfg.Reason {
		label := cfg.ReasonLabel
		if label == "" {
			label = cfg.Cat.T("kit.reason")
		}
		reason.SetPlaceHolder(cfg.Cat.T("kit.reason.example"))
		reason.OnChanged = func(string) { d.Update() }
		parts = append(parts, Stacked(0.5, NewParagraph(label, Strong), reason))
		dialog.Focus = reason
	}
	dialog.Content = Wide(52, Stacked(2, parts...))
	d = NewDialog(dialog)
	d.Show()
	if cfg.Unasked {
		cfg.Window.Canvas().Focus(d.close)
	}
	return d
}
