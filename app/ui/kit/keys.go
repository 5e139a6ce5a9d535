package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Fyne gives a key to the focused widget alone, and a shortcut too if the widget
// takes any. So each widget of this package hands on what it has no use for: F1
// and Ctrl+K work while a field is being typed in.

// PassKey hands a key on to the window (or to the dialog that is open).
func PassKey(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// PassShortcut hands a shortcut on to the window, unless a dialog or menu is open.
func PassShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(from)
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	if takes, ok := c.(fyne.Shortcutable); ok {
		takes.TypedShortcut(s)
	}
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	return app.Driver().CanvasForObject(o)
}

// focus gives an object the keyboard, if it is on a canvas.
func focus(o fyne.Focusable) {
	if object, ok := o.(fyne.CanvasObject); ok {
		if c := canvasOf(object); c != nil {
			c.Focus(o)
		}
	}
}

// isEnter tells whether a key is one of the two Enter keys.
func isEnter(name fyne.KeyName) bool { return name == fyne.KeyReturn || name == fyne.KeyEnter }

// isCommit tells whether a shortcut is Ctrl+Enter.
func isCommit(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && isEnter(c.KeyName) && c.Modifier == fyne.KeyModifierShortcutDefault
}

// editing are the keys whose shortcuts an entry itself uses: moving and deleting
// by words.
var editing = map[fyne.KeyName]bool{
	fyne.KeyLeft: true, fyne.KeyRight: true, fyne.KeyBackspace: true, fyne.KeyDelete: true,
	fyne.KeyHome: true, fyne.KeyEnd: true,
}

// forWindow tells whether a shortcut typed into an entry is the window's.
func forWindow(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && !editing[c.KeyName]
}

// typing are the keys an entry uses without modifiers; others go to the window.
func typing(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyTab:
		return true
	}
	return len(name) == 1
}
