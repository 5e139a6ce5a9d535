package kit

import (
	"strings"

	"biurolidera/internal/chooser"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// fileList is the list of the window's own file dialog. Space chooses, as in any list;
// Enter takes what is chosen, or what the keyboard stands on.
type fileList struct {
	widget.List
	enter func()
	paste func(path string)
}

func newFileList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *fileList {
	l := &fileList{List: widget.List{Length: length, CreateItem: create, UpdateItem: update}}
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *fileList) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case isEnter(ev.Name):
		l.enter()
	case ev.Name == fyne.KeyEscape:
		PassKey(l, ev)
	default:
		l.List.TypedKey(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable: a path that was copied elsewhere is gone to.
func (l *fileList) TypedShortcut(s fyne.Shortcut) {
	p, ok := s.(*fyne.ShortcutPaste)
	if !ok {
		PassShortcut(l, s)
		return
	}
	if path := strings.Trim(strings.TrimSpace(p.Clipboard.Content()), `"`); path != "" {
		l.paste(path)
	}
}

// entered opens the folder or takes the file the keyboard stands on; files that were
// chosen before are taken instead.
func (d *fileDialog) entered() {
	if d.kind == chooser.Folder || len(d.marked) == 0 {
		d.list.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
	if d.kind != chooser.Folder && len(d.marked) > 0 {
		d.accept()
	}
}
