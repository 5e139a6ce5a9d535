package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func ask12(w fyne.Window, reason bool, yes func(string), no func()) *Dialog {
	return Confirm(ConfirmConfig{Window: w, Cat: words, Title: "Usunąć 12 zgłoszeń?", Text: "Można to cofnąć.", Yes: "Usuń 12 zgłoszeń", Danger: true, Reason: reason, No: no}, yes)
}

func TestConfirm(t *testing.T) {
	w := window(t, widget.NewLabel("tło"), 900, 600)
	before := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { before++ })
	answers := 0
	refusals := 0
	yes, no := func(string) { answers++ }, func() { refusals++ }

	d := ask12(w, false, yes, no)
	shows(t, d.popup, "Usunąć 12 zgłoszeń?", "Można to cofnąć.", "Usuń 12 zgłoszeń", "Anuluj")
	press(w, fyne.KeyEscape)
	if d.Open() || answers != 0 || w.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not leave it as it was")
	}

	d = ask12(w, false, yes, no)
	press(w, fyne.KeyReturn)
	if d.Open() || answers != 1 {
		t.Errorf("Enter: %d answers", answers)
	}

	d = ask12(w, false, yes, no)
	test.Tap(button(t, d.popup, "Anuluj"))
	if d.Open() || answers != 1 || refusals != 2 {
		t.Errorf("Anuluj: %d answers, %d refusals", answers, refusals)
	}
	if before != 0 {
		t.Error("keys of the dialog went to the window below")
	}
	w.Canvas().Unfocus()
	press(w, fyne.KeyF1)
	if before != 1 {
		t.Error("the window did not get its keys back")
	}
}

func TestConfirmWantsAReason(t *testing.T) {
	w := window(t, widget.NewLabel("tło"), 900, 600)
	got := ""
	d := ask12(w, true, func(reason string) { got = reason }, nil)
	if b := button(t, d.popup, "Usuń 12 zgłoszeń"); !b.Disabled() {
		t.Error("it can be done without a reason")
	}
	press(w, fyne.KeyReturn)
	if !d.Open() {
		t.Error("Enter does it without a reason")
	}
	typed(t, w, "  podwójne  ")
	press(w, fyne.KeyReturn)
	if d.Open() || got != "podwójne" {
		t.Errorf("the reason is %q", got)
	}
}

func TestDialogStaysInItsWindow(t *testing.T) {
	w := window(t, widget.NewLabel("tło"), 400, 300)
	closed := 0
	d := NewDialog(DialogConfig{Window: w, Cat: words, Title: "Duży", Content: widget.NewLabel(""), Width: 200, Height: 200, OnClose: func() { closed++ }})
	d.Show()
	d.Show()
	shows(t, d.popup, "Zamknij")
	if size := d.popup.Content.Size(); size.Width > 400 || size.Height > 300 {
		t.Errorf("the dialog is %v in a window of 400×300", size)
	}
	d.Hide()
	d.Hide()
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}

func TestHelp(t *testing.T) {
	w := window(t, widget.NewLabel("tło"), 900, 600)
	d := Help(w, words, "Klawisze", []Action{
		{Text: "Szukaj wszędzie", Key: Key{fyne.KeyK, fyne.KeyModifierControl}},
		{Text: "Bez klawisza"},
		{Text: "Ukryta z klawiszem", Hidden: true, Key: Key{Name: fyne.KeyF2}},
	})
	shows(t, d.popup, "Ctrl+K", "Szukaj wszędzie", "F2", "Ukryta z klawiszem")
	for _, p := range all[*Paragraph](d.popup) {
		if p.Text() == "Bez klawisza" {
			t.Error("an action without a key is on the sheet of keys")
		}
	}
	d.Hide()
	d = Help(w, words, "Klawisze", nil)
	shows(t, d.popup, "Ten widok nie ma własnych klawiszy.")
}

// Enter goes from field to field, from the last one to the dialog's answer.
func TestEnterAnswersADialogOfFields(t *testing.T) {
	w := window(t, widget.NewLabel("tło"), 900, 600)
	form := NewForm(FormConfig{Cat: words, Fields: []Field{{ID: "name"}, {ID: "year", Kind: Number}}})
	answers := 0
	d := NewDialog(DialogConfig{Window: w, Cat: words, Title: "Nowy plik", Content: form, Focus: form.First(), Actions: []Action{
		{Text: "Dalej", Primary: true, Do: func() { answers++ }},
	}})
	d.Show()
	press(w, fyne.KeyReturn)
	if answers != 0 {
		t.Fatal("Enter in the first field answers the dialog")
	}
	typed(t, w, "x")
	press(w, fyne.KeyReturn)
	if answers != 0 {
		t.Error("Enter answers the dialog with a year that is no number")
	}
	form.Reset(map[string]string{"year": "2026"})
	press(w, fyne.KeyReturn)
	if answers != 1 {
		t.Errorf("Enter in the last field: %d answers", answers)
	}
	d.Hide()
	plain := NewForm(FormConfig{Cat: words, Fields: []Field{{ID: "name"}}})
	w.SetContent(plain)
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { t.Error("a form outside a dialog hands Enter on") })
	plain.Focus("name")
	press(w, fyne.KeyReturn)
}
