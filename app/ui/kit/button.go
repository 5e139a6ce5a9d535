package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is the button of an action: Space and Enter press it, a ring shows that
// it has the keyboard, keys it does not use go on to the window.
type Button struct {
	widget.Button
	action  Action
	focused bool
}

// NewButton makes the button of an action. A danger stands out only where it is
// also primary: in the dialog that asks.
func NewButton(a Action) *Button {
	b := &Button{action: a}
	b.Text, b.Icon = a.Text, a.Icon
	b.OnTapped = func() { b.action.Run() }
	switch {
	case a.Primary && a.Danger:
		b.Importance = widget.DangerImportance
	case a.Primary:
		b.Importance = widget.HighImportance
	}
	b.ExtendBaseWidget(b)
	b.Update()
	return b
}

// newIconButton makes a quiet button of an icon only.
func newIconButton(icon fyne.Resource, do func()) *Button {
	b := NewButton(Action{Icon: icon, Do: do})
	b.Importance = widget.LowImportance
	return b
}

// Update asks the action anew whether it can be done.
func (b *Button) Update() {
	if can := b.action.Can(); can == b.Disabled() {
		if can {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return withRing(b.Button.CreateRenderer(), func() bool { return b.focused && !b.Disabled() })
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	if (ev.Name == fyne.KeySpace || isEnter(ev.Name)) && !b.Disabled() {
		b.Tapped(nil)
		return
	}
	PassKey(b, ev)
}
