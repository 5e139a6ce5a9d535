package ui

import (
	"reflect"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"

	"fyne.io/fyne/v2"
)

// perform does an action by menu or shortcut: not under an open dialog, and as the
// action stands now, because a screen may have changed since the menu was made.
func (s *Shell) perform(a kit.Action) {
	if s.win.Canvas().Overlays().Top() != nil || s.closing {
		return
	}
	if a.Key == keyUndo || a.Key == keyRedo {
		if s.typedBack(a.Key == keyRedo) {
			return
		}
	}
	for _, now := range s.screenActions() {
		if now.Name == a.Name {
			a = now
		}
	}
	a.Run()
}

// typedBack takes back typing in the field that has the keyboard, and tells whether
// there was any: then the step of the file is not meant.
func (s *Shell) typedBack(again bool) bool {
	field, ok := s.win.Canvas().Focused().(interface {
		fyne.Shortcutable
		Undo()
		Redo()
	})
	if !ok {
		return false
	}
	before := typedText(field)
	if again {
		field.Redo()
	} else {
		field.Undo()
	}
	return typedText(field) != before
}

// typedText is the text of a Fyne entry or of what is built on one.
func typedText(field any) string {
	v := reflect.Indirect(reflect.ValueOf(field))
	if v.Kind() != reflect.Struct {
		return ""
	}
	if text := v.FieldByName("Text"); text.IsValid() && text.Kind() == reflect.String {
		return text.String()
	}
	return ""
}

// onKey gets the keys without Ctrl that the widget with the keyboard has no use for.
func (s *Shell) onKey(ev *fyne.KeyEvent) {
	if s.win.Canvas().Overlays().Top() != nil || s.closing {
		return
	}
	for _, actions := range [][]kit.Action{s.unreserved(s.screenActions()), s.viewActions(), s.helpActions()} {
		for _, a := range actions {
			if a.Key.Mod == 0 && same(a.Key.Name, ev.Name) && a.Run() {
				return
			}
		}
	}
}

// onPaste hands the clipboard to the screen in front where no field takes it.
func (s *Shell) onPaste(sc fyne.Shortcut) {
	paste, ok := sc.(*fyne.ShortcutPaste)
	if !ok || s.win.Canvas().Overlays().Top() != nil || s.closing {
		return
	}
	if p, ok := s.here().(screen.Paster); ok {
		p.Paste(paste.Clipboard.Content())
	}
}

// same takes the two Enter keys for one.
func same(want, got fyne.KeyName) bool {
	if got == fyne.KeyEnter {
		got = fyne.KeyReturn
	}
	if want == fyne.KeyEnter {
		want = fyne.KeyReturn
	}
	return want != "" && want == got
}
