package ui

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tipButton is a button whose words show when the pointer is over it.
type tipButton struct {
	widget.Button
	tips *kit.Tips
	tip  string
}

func newTipButton(text, icon string, t *kit.Tips, do func()) *tipButton {
	b := &tipButton{tips: t}
	b.Text, b.OnTapped = text, do
	if icon != "" {
		b.Icon = theme.Icon(icon)
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tipButton) enable(can bool) {
	if can {
		b.Enable()
	} else {
		b.Disable()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *tipButton) MouseIn(ev *desktop.MouseEvent) {
	b.Button.MouseIn(ev)
	b.tips.Over(b, b.tip)
}

// MouseMoved implements desktop.Hoverable.
func (b *tipButton) MouseMoved(ev *desktop.MouseEvent) {
	b.Button.MouseMoved(ev)
	b.tips.Over(b, b.tip)
}

// MouseOut implements desktop.Hoverable.
func (b *tipButton) MouseOut() {
	b.Button.MouseOut()
	b.tips.Out(b)
}

// TypedKey implements fyne.Focusable.
func (b *tipButton) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		b.Button.TypedKey(ev)
		return
	}
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		b.Tapped(nil)
		return
	}
	kit.PassKey(b, ev)
}
