package kit

import (
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// DialogConfig describes a dialog over the window.
type DialogConfig struct {
	Window  fyne.Window
	Cat     *locale.Catalogue
	Title   string
	Icon    fyne.Resource // beside the title; may be nil
	Content fyne.CanvasObject
	// Actions stand at the right, the last one outermost; they close the dialog
	// themselves. Enter does the primary one.
	Actions []Action
	// Close is the text of the button that only closes; empty: „Anuluj” where there
	// are actions, else „Zamknij”.
	Close string
	// OnClose is called once when the dialog goes, whichever way; may be nil.
	OnClose func()
	// Width and Height are the least size in units of the grid (8 pixels); 0: as
	// large as the content. A dialog is never larger than its window.
	Width, Height float32
	// Focus gets the keyboard first; nil: the primary action's button, or Close.
	Focus fyne.Focusable
}

// Dialog is a part of the window that must be answered first.
type Dialog struct {
	cfg     DialogConfig
	popup   *widget.PopUp
	buttons []*Button
	close   *Button
	before  func(*fyne.KeyEvent)
	open    bool
}

// NewDialog makes a dialog; Show opens it.
func NewDialog(cfg DialogConfig) *Dialog {
	d := &Dialog{cfg: cfg}
	if d.cfg.Close == "" {
		d.cfg.Close = cfg.Cat.T("kit.close")
		if len(cfg.Actions) > 0 {
			d.cfg.Close = cfg.Cat.T("kit.cancel")
		}
	}
	d.close = NewButton(Action{Text: d.cfg.Close, Do: d.Hide})
	row := []fyne.CanvasObject{d.close}
	for _, a := range cfg.Actions {
		b := NewButton(a)
		d.buttons = append(d.buttons, b)
		row = append(row, b)
	}
	title := NewParagraph(cfg.Title, Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText})
	var head fyne.CanvasObject = title
	if cfg.Icon != nil {
		head = Beside(1, 1, widget.NewIcon(cfg.Icon), title)
	}
	foot := container.NewHBox(append([]fyne.CanvasObject{layout.NewSpacer()}, row...)...)
	content := cfg.Content
	if content == nil {
		content = container.NewWithoutLayout()
	}
	body := container.NewBorder(Padded(0, 1, head), Padded(0, 1, foot), nil, nil, content)
	d.popup = widget.NewModalPopUp(Padded(2, 1, body), cfg.Window.Canvas())
	return d
}

// Show opens the dialog and gives it the keyboard.
func (d *Dialog) Show() {
	if d.open {
		return
	}
	d.open = true
	c := d.cfg.Window.Canvas()
	d.before = c.OnTypedKey()
	c.SetOnTypedKey(d.typed)
	d.popup.Resize(d.size())
	d.popup.Show()
	c.Focus(d.first())
}

// size is the size of the dialog: what it asks for, as far as the window has room.
func (d *Dialog) size() fyne.Size {
	room := d.cfg.Window.Canvas().Size().SubtractWidthHeight(theme.Grid(4), theme.Grid(4))
	want := fyne.NewSize(theme.Grid(d.cfg.Width), theme.Grid(d.cfg.Height))
	d.popup.Content.Resize(fyne.NewSize(max(want.Width, d.popup.MinSize().Width), d.popup.MinSize().Height))
	want = want.Max(d.popup.MinSize())
	return fyne.NewSize(min(want.Width, room.Width), min(want.Height, room.Height))
}

func (d *Dialog) first() fyne.Focusable {
	if d.cfg.Focus != nil {
		return d.cfg.Focus
	}
	for i, a := range d.cfg.Actions {
		if a.Primary && !d.buttons[i].Disabled() {
			return d.buttons[i]
		}
	}
	return d.close
}

// Hide closes the dialog.
func (d *Dialog) Hide() {
	if !d.open {
		return
	}
	d.open = false
	d.cfg.Window.Canvas().SetOnTypedKey(d.before)
	d.popup.Hide()
	if d.cfg.OnClose != nil {
		d.cfg.OnClose()
	}
}

// Open tells whether the dialog is shown.
func (d *Dialog) Open() bool { return d.open }

// Update asks the actions anew whether they can be done.
func (d *Dialog) Update() {
	for _, b := range d.buttons {
		b.Update()
	}
}

// typed gets the keys that the focused widget had no use for.
func (d *Dialog) typed(ev *fyne.KeyEvent) {
	switch {
	case d.cfg.Window.Canvas().Overlays().Top() != d.popup:
		if d.before != nil && d.cfg.Window.Canvas().Overlays().Top() == nil {
			d.before(ev)
		}
	case ev.Name == fyne.KeyEscape:
		d.Hide()
	case isEnter(ev.Name):
		for _, a := range d.cfg.Actions {
			if a.Primary {
				a.Run()
				return
			}
		}
	}
}
