package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// entry is a text field that tells what a form must know and hands keys on that
// it does not use.
type entry struct {
	widget.Entry
	focused  bool
	oneLine  bool // Enter never makes a line, however many lines are shown
	onEnter  func()
	onEscape func() bool // tells whether there was something to take back
	onCommit func()
	onFocus  func(bool)
	onDown   func() bool // Down in a one-line field; tells whether it was used
}

func newEntry() *entry {
	e := &entry{oneLine: true}
	e.ExtendBaseWidget(e)
	return e
}

// grow shows a number of lines in which the text wraps; 1: one line.
func (e *entry) grow(rows int) {
	multi := rows > 1
	if multi == e.MultiLine && !multi {
		return
	}
	e.MultiLine, e.Wrapping = multi, fyne.TextWrapOff
	if multi {
		e.Wrapping = fyne.TextWrapWord
	}
	e.SetMinRowsVisible(rows)
	e.Refresh()
}

// value is the text without blanks around it; in a field of one line, pasted line
// ends are blanks.
func (e *entry) value() string {
	if e.oneLine {
		return strings.Join(strings.Fields(e.Text), " ")
	}
	return strings.TrimSpace(strings.ReplaceAll(e.Text, "\r\n", "\n"))
}

// CreateRenderer implements fyne.Widget.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	return withRing(e.Entry.CreateRenderer(), func() bool { return e.focused && !e.Disabled() })
}

// AcceptsTab implements fyne.Tabbable: Tab always goes to the next field.
func (e *entry) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (e *entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case isEnter(ev.Name) && e.oneLine:
		if e.onEnter != nil {
			e.onEnter()
			return
		}
		PassKey(e, ev)
	case ev.Name == fyne.KeyEscape:
		if e.onEscape == nil || !e.onEscape() {
			PassKey(e, ev)
		}
	case ev.Name == fyne.KeyDown && e.onDown != nil && e.onDown():
	case isEnter(ev.Name) || typing(ev.Name):
		e.Entry.TypedKey(ev)
	default:
		PassKey(e, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	switch {
	case isCommit(s) && e.onCommit != nil:
		e.onCommit()
	case forWindow(s):
		PassShortcut(e, s)
	default:
		e.Entry.TypedShortcut(s)
	}
}
