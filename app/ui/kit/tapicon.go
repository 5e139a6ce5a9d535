package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tapIcon is an icon that can be clicked but never has the keyboard: for what a
// key of the field beside it does too, so that Tab goes from field to field.
type tapIcon struct {
	widget.Icon
	do func()
}

func newTapIcon(icon fyne.Resource, do func()) *tapIcon {
	t := &tapIcon{do: do}
	t.Resource = icon
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *tapIcon) Tapped(*fyne.PointEvent) { t.do() }

// Cursor implements desktop.Cursorable.
func (t *tapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }
