package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// formField is a field of a form as it is shown.
type formField struct {
	Field
	form    *Form
	control control
	saved   string  // the value as last saved or shown
	told    Problem // from outside
	box     *fyne.Container
	icon    *widget.Icon
	line    *Paragraph
}

func newFormField(form *Form, field Field) *formField {
	f := &formField{Field: field, form: form}
	switch field.Kind {
	case Date:
		f.control = newDateControl(form, field)
	case Select:
		f.control = newSelectControl(form, field)
	case Check:
		f.control = newCheckControl(field)
	default:
		f.control = newTextControl(field)
	}
	f.control.setHooks(hooks{changed: f.changed, focused: f.focusChanged, next: func() { form.next(f) }, restore: f.restore, commit: form.commit})
	f.control.setReadOnly(f.readOnly())
	f.icon = widget.NewIcon(nil)
	f.line = NewParagraph("", Small)
	f.box = f.build()
	f.say()
	return f
}

func (f *formField) build() *fyne.Container {
	label := f.Label
	if f.Kind == Check {
		label = ""
	}
	var head fyne.CanvasObject = NewParagraph(label, Style{Bold: true, Size: fynetheme.SizeNameCaptionText})
	if f.Required && label != "" {
		mark := NewParagraph(f.form.cfg.Cat.T("kit.field.required"), Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Whole: true})
		head = Beside(1, 0, head, mark)
	}
	middle := f.control.object()
	if f.Unit != "" {
		middle = container.NewBorder(nil, nil, nil, Padded(0, 1, NewParagraph(f.Unit, Style{Whole: true})), middle)
	}
	below := container.New(noteLayout{}, f.icon, f.line)
	return container.New(stackLayout{0.5}, head, middle, below)
}

func (f *formField) readOnly() bool { return f.ReadOnly || f.form.readOnly }

func (f *formField) unsaved() bool { return f.control.value() != f.saved }

// inHand tells whether the field is being changed now or could not be saved.
func (f *formField) inHand() bool { return !f.readOnly() && f.unsaved() }

func (f *formField) setValue(value string) {
	if f.inHand() {
		f.say()
		return
	}
	f.saved = value
	f.control.set(value)
	f.say()
}

// problem is what is wrong now: what can't be read, what was told from outside,
// what the field's check says.
func (f *formField) problem() Problem {
	v := f.control.value()
	if p := unreadable(f.form.cfg.Cat, f.Kind, v); !p.None() {
		return p
	}
	if !f.told.None() {
		return f.told
	}
	if f.Check != nil {
		return f.Check(v)
	}
	return Problem{}
}

func (f *formField) changed() {
	f.told = Problem{}
	f.say()
	if f.Kind == Check || f.Kind == Select {
		f.save()
	}
}

func (f *formField) focusChanged(has bool) {
	if !has {
		f.save()
	}
}

// save hands a changed value on, unless there is an error in it.
func (f *formField) save() {
	v := f.control.value()
	if f.readOnly() || v == f.saved {
		return
	}
	if p := f.problem(); !p.None() && !p.Warning {
		return
	}
	f.saved = v
	if f.Kind != Select && f.Kind != Check {
		f.control.set(v)
	}
	if f.form.cfg.OnSave != nil {
		f.form.cfg.OnSave(f.ID, v)
	}
}

// restore takes back what was typed since the last save.
func (f *formField) restore() bool {
	if !f.unsaved() {
		return false
	}
	f.told = Problem{}
	f.control.set(f.saved)
	f.say()
	return true
}

// say shows what is wrong, or the help if nothing is.
func (f *formField) say() {
	p := f.problem()
	style, text := Small, f.Help
	f.icon.Resource = nil
	if !p.None() {
		tone := theme.Bad
		if p.Warning {
			tone = theme.Warn
		}
		style.Colour, text = tone.Foreground(), p.Text
		f.icon.Resource = tone.Icon()
	}
	f.icon.Hidden = f.icon.Resource == nil
	f.line.SetStyle(style)
	f.line.SetText(text)
	f.icon.Refresh()
	f.form.relayout()
}

// relayout gives the fields their places anew after a text below one changed its
// height.
func (f *Form) relayout() {
	if f.box != nil && f.box.Size().Width > 0 {
		f.box.Layout.Layout(f.box.Objects, f.box.Size())
	}
}

// noteLayout puts a small icon before a text that may wrap, and keeps a line free
// where there is none, so that fields do not jump while one types.
type noteLayout struct{}

// Layout implements fyne.Layout.
func (noteLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	if o[0].Visible() {
		side := theme.Grid(2)
		o[0].Resize(fyne.NewSquareSize(side))
		o[0].Move(fyne.NewPos(0, 0))
		x = side + theme.Grid(0.5)
	}
	o[1].Move(fyne.NewPos(x, 0))
	o[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}

// MinSize implements fyne.Layout.
func (noteLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Grid(8), max(o[1].MinSize().Height, theme.Grid(2)))
}
