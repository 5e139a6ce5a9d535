// Package kit holds the widgets of the window that know no domain: they are given
// words that are already translated and call back. Every function of it is called
// on the UI thread.
package kit

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Action is a thing a person can do on a screen. Buttons, context menus, keys, the
// palette and the help are made of actions.
type Action struct {
	Name    string        // stable, never shown: "audit.create"
	Text    string        // shown, translated, begins with a capital: „Utwórz audyty”
	Icon    fyne.Resource // may be nil
	Key     Key           // zero: none
	Primary bool          // the one action of a screen that stands out
	Danger  bool          // deletes or can't be taken back
	Hidden  bool          // in the palette, the help and by key only
	Enabled func() bool   // nil: always
	Do      func()
}

// looksLike tells whether a button of both looks the same.
func (a Action) looksLike(b Action) bool {
	return a.Name == b.Name && a.Text == b.Text && a.Primary == b.Primary && a.Danger == b.Danger && nameOf(a.Icon) == nameOf(b.Icon)
}

func nameOf(r fyne.Resource) string {
	if r == nil {
		return ""
	}
	return r.Name()
}

// Can tells whether the action can be done now.
func (a Action) Can() bool { return a.Do != nil && (a.Enabled == nil || a.Enabled()) }

// Run does the action if it can be done, and tells whether it did.
func (a Action) Run() bool {
	if !a.Can() {
		return false
	}
	a.Do()
	return true
}

// Key is a key with its modifiers. For Ctrl write fyne.KeyModifierShortcutDefault:
// it is ⌘ on macOS.
type Key struct {
	Name fyne.KeyName
	Mod  fyne.KeyModifier
}

// Ctrl is a key with Ctrl (⌘ on macOS).
func Ctrl(name fyne.KeyName) Key { return Key{name, fyne.KeyModifierShortcutDefault} }

// None tells that no key is meant.
func (k Key) None() bool { return k.Name == "" }

// Shortcut is the key as Fyne's canvas takes it.
func (k Key) Shortcut() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}
}

// keyNames are shown for Fyne's names where they differ.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Esc", fyne.KeyDelete: "Delete",
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeySpace: "Space", fyne.KeyBackspace: "Backspace",
	fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyLeft: "←", fyne.KeyRight: "→", desktop.KeyMenu: "Menu",
}

// String is the key as people read it: "Ctrl+K", "F1", "Enter"; "⌘K" on macOS.
func (k Key) String() string { return k.on(runtime.GOOS) }

func (k Key) on(system string) string {
	if k.None() {
		return ""
	}
	name := string(k.Name)
	if n, ok := keyNames[k.Name]; ok {
		name = n
	}
	words := [...]struct {
		mod        fyne.KeyModifier
		other, mac string
	}{
		{fyne.KeyModifierControl, "Ctrl+", "⌃"},
		{fyne.KeyModifierAlt, "Alt+", "⌥"},
		{fyne.KeyModifierShift, "Shift+", "⇧"},
		{fyne.KeyModifierSuper, "Super+", "⌘"},
	}
	var b strings.Builder
	for _, w := range words {
		switch {
		case k.Mod&w.mod == 0:
		case system == "darwin":
			b.WriteString(w.mac)
		default:
			b.WriteString(w.other)
		}
	}
	return b.String() + name
}
