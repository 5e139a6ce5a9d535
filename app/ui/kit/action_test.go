package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestKeyString(t *testing.T) {
	ctrl, shift, super := fyne.KeyModifierControl, fyne.KeyModifierShift, fyne.KeyModifierSuper
	for _, c := range []struct {
		key          Key
		linux, apple string
	}{
		{Key{}, "", ""},
		{Key{Name: fyne.KeyF1}, "F1", "F1"},
		{Key{Name: fyne.KeyReturn}, "Enter", "Enter"},
		{Key{fyne.KeyK, ctrl}, "Ctrl+K", "⌃K"},
		{Key{fyne.KeyK, super}, "Super+K", "⌘K"},
		{Key{fyne.KeyEnter, ctrl | shift}, "Ctrl+Shift+Enter", "⌃⇧Enter"},
		{Key{fyne.KeyLeft, fyne.KeyModifierAlt}, "Alt+←", "⌥←"},
	} {
		if got := c.key.on("linux"); got != c.linux {
			t.Errorf("linux: %q, want %q", got, c.linux)
		}
		if got := c.key.on("darwin"); got != c.apple {
			t.Errorf("darwin: %q, want %q", got, c.apple)
		}
	}
}

func TestActionRun(t *testing.T) {
	done, can := 0, false
	a := Action{Enabled: func() bool { return can }, Do: func() { done++ }}
	if a.Run() || done != 0 {
		t.Error("it is done although it can't be")
	}
	can = true
	if !a.Run() || done != 1 {
		t.Error("it is not done")
	}
	if (Action{}).Can() {
		t.Error("an action that does nothing can be done")
	}
}

func TestMemory(t *testing.T) {
	var m Memory
	if m.Get("x") != "" {
		t.Error("a key that was never set has a value")
	}
	m.Set("x", "1")
	m.Set("x", "2")
	if got := m.Get("x"); got != "2" {
		t.Errorf("x is %q", got)
	}
}
