package kit

import (
	"time"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// control is what a field is filled in with.
type control interface {
	object() fyne.CanvasObject
	focusable() fyne.Focusable
	value() string // as it is kept, as far as it can be read
	set(value string)
	setReadOnly(bool)
	setHooks(hooks)
}

// hooks are what a control tells its field.
type hooks struct {
	changed func()     // typed, chosen
	focused func(bool) // has, lost the keyboard
	next    func()     // Enter
	restore func() bool
	commit  func() // Ctrl+Enter
}

// longText is the number of letters from which a text is shown in several lines.
const longText = 80

// textControl is an entry for texts, numbers, telephone numbers and the like.
type textControl struct {
	entry *entry
	rows  int
}

func newTextControl(f Field) *textControl {
	c := &textControl{entry: newEntry(), rows: 1}
	c.entry.SetPlaceHolder(f.Example)
	if f.Kind == Multiline {
		c.entry.oneLine = false
		c.rows = f.Rows
		if c.rows == 0 {
			c.rows = 3
		}
	}
	c.entry.grow(c.rows)
	return c
}

func (c *textControl) object() fyne.CanvasObject { return c.entry }
func (c *textControl) focusable() fyne.Focusable { return c.entry }
func (c *textControl) value() string             { return c.entry.value() }

// set shows a value; a long one in more lines than the field else has.
func (c *textControl) set(value string) {
	rows := c.rows
	if n := len([]rune(value)); n > longText {
		rows = max(rows, min(1+n/longText, 6))
	}
	c.entry.grow(rows)
	c.entry.SetText(value)
}

func (c *textControl) setReadOnly(on bool) { setDisabled(c.entry, on) }

func (c *textControl) setHooks(h hooks) {
	c.entry.OnChanged = func(string) { h.changed() }
	c.entry.onFocus, c.entry.onEnter, c.entry.onEscape, c.entry.onCommit = h.focused, h.next, h.restore, h.commit
}

func setDisabled(w fyne.Disableable, on bool) {
	if on {
		w.Disable()
	} else {
		w.Enable()
	}
}

// dateControl is an entry for a day with a calendar beside it.
type dateControl struct {
	*textControl
	form *Form
	open *fyne.Container
}

func newDateControl(form *Form, f Field) *dateControl {
	c := &dateControl{textControl: newTextControl(f), form: form}
	if f.Example == "" {
		c.entry.SetPlaceHolder(form.cfg.Cat.T("kit.date.example"))
	}
	c.open = Padded(0.5, 0, newTapIcon(theme.Icon("calendar_month"), c.openCalendar))
	c.entry.ActionItem = c.open
	c.entry.onDown = func() bool { c.openCalendar(); return true }
	return c
}

func (c *dateControl) value() string {
	v, _ := keptDate(c.entry.value())
	return v
}

func (c *dateControl) set(value string) { c.textControl.set(shownDate(c.form.cfg.Cat, value)) }

func (c *dateControl) setReadOnly(on bool) {
	c.textControl.setReadOnly(on)
	c.open.Hidden = on
}

func (c *dateControl) openCalendar() {
	day, ok := ParseDate(c.entry.value())
	if !ok {
		day = c.form.today()
	}
	ShowCalendar(c.form.cfg.Cat, c.entry, day, c.form.today(), func(t time.Time) {
		c.entry.SetText(c.form.cfg.Cat.DateShort(t))
		c.entry.OnChanged(c.entry.Text)
		focus(c.entry)
	})
}

// selectControl chooses one of the field's choices.
type selectControl struct {
	choices []Choice
	sel     *selector
}

func newSelectControl(form *Form, f Field) *selectControl {
	c := &selectControl{choices: f.Choices, sel: newSelector(form.cfg.Cat, f.Choices)}
	return c
}

func (c *selectControl) object() fyne.CanvasObject { return c.sel }
func (c *selectControl) focusable() fyne.Focusable { return c.sel }
func (c *selectControl) value() string             { return c.sel.value }
func (c *selectControl) set(value string)          { c.sel.show(value) }
func (c *selectControl) setReadOnly(on bool)       { setDisabled(c.sel, on) }

func (c *selectControl) setHooks(h hooks) { c.sel.hooks = h }

// checkControl is a box to tick; its label stands beside it.
type checkControl struct{ check *check }

func newCheckControl(f Field) *checkControl { return &checkControl{newCheck(f.Label)} }

func (c *checkControl) object() fyne.CanvasObject { return c.check }
func (c *checkControl) focusable() fyne.Focusable { return c.check }

func (c *checkControl) value() string {
	if c.check.Checked {
		return "1"
	}
	return ""
}

func (c *checkControl) set(value string) {
	c.check.quiet = true
	c.check.SetChecked(value == "1")
	c.check.quiet = false
}

func (c *checkControl) setReadOnly(on bool) { setDisabled(c.check, on) }
func (c *checkControl) setHooks(h hooks)    { c.check.hooks = h }

// check is a box to tick with a visible focus.
type check struct {
	widget.Check
	hooks   hooks
	focused bool
	quiet   bool
}

func newCheck(label string) *check {
	c := &check{}
	c.Text = label
	c.OnChanged = func(bool) {
		if !c.quiet && c.hooks.changed != nil {
			c.hooks.changed()
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *check) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return withRing(c.Check.CreateRenderer(), func() bool { return c.focused })
}

// FocusGained implements fyne.Focusable.
func (c *check) FocusGained() {
	c.focused = true
	c.Check.FocusGained()
	if c.hooks.focused != nil {
		c.hooks.focused(true)
	}
}

// FocusLost implements fyne.Focusable.
func (c *check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
	if c.hooks.focused != nil {
		c.hooks.focused(false)
	}
}

// TypedKey implements fyne.Focusable. Space ticks; it arrives as a rune.
func (c *check) TypedKey(ev *fyne.KeyEvent) {
	if isEnter(ev.Name) && c.hooks.next != nil {
		c.hooks.next()
		return
	}
	if ev.Name == fyne.KeyEscape && c.hooks.restore != nil && c.hooks.restore() {
		return
	}
	if ev.Name != fyne.KeySpace {
		PassKey(c, ev)
	}
}
