package audit

import (
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pad has the keyboard where keys mean answers and not letters of a text. What a
// reader of QR codes types is told from a person's keys by its beginning.
type pad struct {
	widget.BaseWidget
	Text string // changes with each taking back: how the window knows that there was one

	content  fyne.CanvasObject
	onTap    func() // gives it the keyboard
	onRune   func(rune)
	onKey    func(fyne.KeyName) bool // tells whether it was used
	onScan   func(mark string)
	onCommit func()      // Ctrl+Enter
	onUndo   func() bool // may be nil
	onRedo   func() bool
	scanned  string
	focused  bool
	ground   *canvas.Rectangle
}

// scanMark is what a reader of QR codes types first (contest.AuditMark).
const scanMark = "LIDER:AUDYT:"

func newPad(content fyne.CanvasObject) *pad {
	p := &pad{content: content, ground: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *pad) CreateRenderer() fyne.WidgetRenderer {
	p.dress()
	return &padRenderer{p}
}

// dress shows by the border whether the keys come here.
func (p *pad) dress() {
	p.ground.FillColor, p.ground.CornerRadius = theme.Color(theme.ColorNameCard), theme.Grid(1)
	p.ground.StrokeColor, p.ground.StrokeWidth = theme.Color(theme.ColorNameBorder), 1
	if p.focused {
		p.ground.StrokeColor, p.ground.StrokeWidth = theme.Color(theme.ColorNameFocusRing), 2
	}
	p.ground.Refresh()
}

type padRenderer struct{ p *pad }

// Layout implements fyne.WidgetRenderer.
func (r *padRenderer) Layout(size fyne.Size) {
	r.p.ground.Resize(size)
	r.p.content.Resize(size)
}

// MinSize implements fyne.WidgetRenderer.
func (r *padRenderer) MinSize() fyne.Size { return r.p.content.MinSize() }

// Refresh implements fyne.WidgetRenderer.
func (r *padRenderer) Refresh() {
	r.p.dress()
	r.p.content.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *padRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.ground, r.p.content}
}

// Destroy implements fyne.WidgetRenderer.
func (r *padRenderer) Destroy() {}

// Tapped implements fyne.Tappable: a click gives it the keyboard.
func (p *pad) Tapped(*fyne.PointEvent) {
	if p.onTap != nil {
		p.onTap()
	}
}

// FocusGained implements fyne.Focusable.
func (p *pad) FocusGained() { p.focused = true; p.dress() }

// FocusLost implements fyne.Focusable.
func (p *pad) FocusLost() { p.focused, p.scanned = false, ""; p.dress() }

// TypedRune implements fyne.Focusable.
func (p *pad) TypedRune(r rune) {
	if p.onScan != nil && p.isScanned(r) {
		return
	}
	p.onRune(r)
}

// isScanned gathers what begins as a code does, and takes it for keys again as soon
// as it goes on otherwise.
func (p *pad) isScanned(r rune) bool {
	next := strings.ToUpper(p.scanned + string(r))
	if len(next) <= len(scanMark) && !strings.HasPrefix(scanMark, next) || p.scanned == "" && r < ' ' {
		p.scanned = ""
		return false
	}
	p.scanned = next
	return true
}

// TypedKey implements fyne.Focusable.
func (p *pad) TypedKey(ev *fyne.KeyEvent) {
	if isEnter(ev.Name) && strings.HasPrefix(p.scanned, scanMark) {
		mark := p.scanned
		p.scanned = ""
		p.onScan(mark)
		return
	}
	if !isLetter(ev.Name) {
		p.scanned = ""
	}
	if !p.onKey(ev.Name) {
		kit.PassKey(p, ev)
	}
}

// isLetter tells whether a key types something: it comes as a rune too.
func isLetter(name fyne.KeyName) bool {
	return len(name) == 1 || name == fyne.KeySpace || name == desktop.KeyShiftLeft || name == desktop.KeyShiftRight || name == desktop.KeyCapsLock
}

// TypedShortcut implements fyne.Shortcutable.
func (p *pad) TypedShortcut(s fyne.Shortcut) {
	if isCommit(s) && p.onCommit != nil {
		p.onCommit()
		return
	}
	kit.PassShortcut(p, s)
}

// Undo takes the last answer back; the window calls it on Ctrl+Z.
func (p *pad) Undo() {
	if p.onUndo != nil && p.onUndo() {
		p.Text += "."
	}
}

// Redo does it again.
func (p *pad) Redo() {
	if p.onRedo != nil && p.onRedo() {
		p.Text += "."
	}
}

func isEnter(name fyne.KeyName) bool { return name == fyne.KeyReturn || name == fyne.KeyEnter }

// isCommit tells whether a shortcut is Ctrl+Enter, on either Enter key.
func isCommit(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && isEnter(c.KeyName) && c.Modifier == fyne.KeyModifierShortcutDefault
}

// field is a field in which words are typed; Enter, Up, Down and Esc are told.
type field struct {
	widget.Entry
	onEnter, onUp, onDown, onEscape, onCommit func()
}

func newField() *field {
	f := &field{}
	f.Wrapping = fyne.TextWrapOff
	f.ExtendBaseWidget(f)
	return f
}

// put fills the field anew and goes to the text's end. What was selected of the text
// before must go first: SetText keeps the selection, so that the second key typed would
// take the place of the first.
func (f *field) put(text string) {
	f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	f.SetText(text)
	f.CursorColumn, f.CursorRow = len([]rune(text)), 0
}

// grow shows a number of lines; Enter goes on all the same.
func (f *field) grow(rows int) {
	f.MultiLine, f.Wrapping = rows > 1, fyne.TextWrapOff
	if rows > 1 {
		f.Wrapping = fyne.TextWrapWord
	}
	f.SetMinRowsVisible(rows)
	f.Refresh()
}

// AcceptsTab implements fyne.Tabbable.
func (f *field) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	var do func()
	switch {
	case isEnter(ev.Name):
		do = f.onEnter
	case ev.Name == fyne.KeyUp:
		do = f.onUp
	case ev.Name == fyne.KeyDown:
		do = f.onDown
	case ev.Name == fyne.KeyEscape:
		do = f.onEscape
	case strings.HasPrefix(string(ev.Name), "F") && len(ev.Name) > 1:
		kit.PassKey(f, ev)
		return
	default:
		f.Entry.TypedKey(ev)
		return
	}
	if do != nil {
		do()
		return
	}
	kit.PassKey(f, ev)
}

// TypedShortcut implements fyne.Shortcutable.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	c, custom := s.(*desktop.CustomShortcut)
	switch {
	case isCommit(s) && f.onCommit != nil:
		f.onCommit()
	case custom && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyLeft || c.KeyName == fyne.KeyRight || c.KeyName == fyne.KeyBackspace || c.KeyName == fyne.KeyDelete):
		f.Entry.TypedShortcut(s)
	case custom:
		kit.PassShortcut(f, s)
	default:
		f.Entry.TypedShortcut(s)
	}
}
