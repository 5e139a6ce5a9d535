package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// focusGained implements gridSource: the keys need a row to start from.
func (t *Table[T]) focusGained() {
	if t.chosen.at < 0 && t.count() > 0 {
		t.stand(min(t.grid.firstRow(), t.count()-1))
		t.chosen.anchor = t.chosen.at
	}
}

// typedKey implements gridSource; it tells whether the key was used.
func (t *Table[T]) typedKey(key fyne.KeyName, shift bool) bool {
	if to, ok := t.goal(key); ok {
		t.goTo(to, shift)
		return true
	}
	switch key {
	case fyne.KeyLeft:
		t.grid.scrollTo(t.grid.x-float64(scaled(64)), t.grid.y)
	case fyne.KeyRight:
		t.grid.scrollTo(t.grid.x+float64(scaled(64)), t.grid.y)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	case fyne.KeySpace:
		if t.chosen.at >= 0 {
			t.toggle(t.chosen.at)
		}
	case fyne.KeyDelete:
		return t.delete()
	case desktop.KeyMenu:
		t.menuAtCurrent()
	case fyne.KeyF10:
		if !shift {
			return false
		}
		t.menuAtCurrent()
	default:
		return false
	}
	return true
}

// goal is the row a key goes to from the current one.
func (t *Table[T]) goal(key fyne.KeyName) (to int, ok bool) {
	at := t.chosen.at
	switch key {
	case fyne.KeyUp:
		return at - 1, true
	case fyne.KeyDown:
		return at + 1, true
	case fyne.KeyPageUp:
		return at - t.grid.pageStep(), true
	case fyne.KeyPageDown:
		return at + t.grid.pageStep(), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return t.count() - 1, true
	}
	return 0, false
}

// goTo makes a row the current and only selected one, or, with Shift, selects up
// to it.
func (t *Table[T]) goTo(i int, shift bool) {
	n := t.count()
	if n == 0 {
		return
	}
	i = min(max(i, 0), n-1)
	switch {
	case shift:
		t.extend(i)
	case i != t.chosen.at || len(t.chosen.picks) != 1 || !t.isPicked(i):
		t.pickOnly(i)
	default:
		t.grid.reveal(i)
	}
}

func (t *Table[T]) open() {
	if row, ok := t.Current(); ok && t.cfg.OnOpen != nil {
		t.cfg.OnOpen(row)
	}
}

func (t *Table[T]) delete() bool {
	if t.cfg.OnDelete == nil {
		return false
	}
	if rows := t.Selected(); len(rows) > 0 {
		t.cfg.OnDelete(rows)
	}
	return true
}

// typedRune implements gridSource: what is typed goes to the search field.
func (t *Table[T]) typedRune(r rune) {
	if r == ' ' {
		return
	}
	t.FocusSearch()
	t.bar.typeOn(r)
}

// typedShortcut implements gridSource; it tells whether the shortcut was used.
func (t *Table[T]) typedShortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		t.copy()
	case *fyne.ShortcutSelectAll:
		t.pickAll()
	case *fyne.ShortcutPaste:
		return t.paste(s.Clipboard)
	case *desktop.CustomShortcut:
		return t.typedCtrl(s)
	default:
		return false
	}
	return true
}

// typedCtrl takes the keys with Ctrl: moving without selecting, selecting on the
// spot, the ends of the list, the search field.
func (t *Table[T]) typedCtrl(s *desktop.CustomShortcut) bool {
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch to, ok := t.goal(s.KeyName); {
	case ok && (s.KeyName == fyne.KeyHome || s.KeyName == fyne.KeyEnd || shift):
		t.goTo(to, shift)
	case ok && t.count() > 0:
		to = min(max(to, 0), t.count()-1)
		t.stand(to)
		t.grid.reveal(to)
	case s.KeyName == fyne.KeySpace && t.chosen.at >= 0:
		t.toggle(t.chosen.at)
	case s.KeyName == fyne.KeyF:
		t.FocusSearch()
	default:
		return false
	}
	return true
}

// clicked implements gridSource.
func (t *Table[T]) clicked(i int, mod fyne.KeyModifier) {
	switch {
	case mod&fyne.KeyModifierShift != 0:
		t.extend(i)
	case mod&fyne.KeyModifierShortcutDefault != 0:
		t.toggle(i)
	default:
		t.pickOnly(i)
	}
}

// opened implements gridSource.
func (t *Table[T]) opened(i int) {
	if i != t.chosen.at {
		t.pickOnly(i)
	}
	t.open()
}
