package kit

import (
	"time"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Form shows fields with their labels above them. A changed field is saved when it
// is left: by Tab, Enter (goes on to the next; from the last field of a dialog to the
// dialog's answer), a click elsewhere, Ctrl+Enter. Esc takes back what was typed. What
// is wrong is said below the field at once; a field that can't be saved keeps what was
// typed.
type Form struct {
	widget.BaseWidget
	cfg      FormConfig
	fields   []*formField
	box      *fyne.Container
	readOnly bool
}

// NewForm makes a form.
func NewForm(cfg FormConfig) *Form {
	f := &Form{cfg: cfg}
	objects := make([]fyne.CanvasObject, 0, len(cfg.Fields))
	for _, field := range cfg.Fields {
		ff := newFormField(f, field)
		f.fields = append(f.fields, ff)
		objects = append(objects, ff.box)
	}
	f.box = container.New(&formLayout{form: f}, objects...)
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

func (f *Form) today() time.Time {
	if f.cfg.Today != nil {
		return f.cfg.Today()
	}
	return time.Now()
}

func (f *Form) field(id string) *formField {
	for _, ff := range f.fields {
		if ff.ID == id {
			return ff
		}
	}
	return nil
}

// SetValues shows values by field; fields that are not named are emptied. A field
// that is being typed in or could not be saved keeps its text.
func (f *Form) SetValues(values map[string]string) {
	for _, ff := range f.fields {
		ff.setValue(values[ff.ID])
	}
}

// Reset shows values whatever was typed: another record is shown now.
func (f *Form) Reset(values map[string]string) {
	for _, ff := range f.fields {
		ff.saved = ff.control.value()
		ff.told = Problem{}
	}
	f.SetValues(values)
}

// Values gives what stands in the fields now, as it would be kept.
func (f *Form) Values() map[string]string {
	values := make(map[string]string, len(f.fields))
	for _, ff := range f.fields {
		values[ff.ID] = ff.control.value()
	}
	return values
}

// Value is what stands in a field.
func (f *Form) Value(id string) string {
	if ff := f.field(id); ff != nil {
		return ff.control.value()
	}
	return ""
}

// SetProblem says what is wrong with a field from outside (a refused save); it
// goes when the field is changed. The zero Problem takes it away.
func (f *Form) SetProblem(id string, p Problem) {
	if ff := f.field(id); ff != nil {
		ff.told = p
		ff.say()
	}
}

// Unsave takes back that a field was saved: value is what is kept, what stands in the
// field is in hand again, and p is said at it. A field that was not saved stays as it is.
func (f *Form) Unsave(id, value string, p Problem) {
	if ff := f.field(id); ff != nil && ff.saved != value {
		ff.saved, ff.told = value, p
		ff.say()
	}
}

// SetChoices replaces the choices of a Select field.
func (f *Form) SetChoices(id string, choices []Choice) {
	if ff := f.field(id); ff != nil {
		if c, ok := ff.control.(*selectControl); ok {
			c.sel.setChoices(choices)
			c.sel.show(c.sel.value)
		}
	}
}

// SetHelp replaces the line below a field.
func (f *Form) SetHelp(id, text string) {
	if ff := f.field(id); ff != nil {
		ff.Help = text
		ff.say()
	}
}

// Focus gives a field the keyboard.
func (f *Form) Focus(id string) {
	if ff := f.field(id); ff != nil {
		focus(ff.control.focusable())
	}
}

// First is the first field that can be filled in, for a dialog's Focus; nil if
// there is none.
func (f *Form) First() fyne.Focusable {
	for _, ff := range f.fields {
		if !ff.readOnly() {
			return ff.control.focusable()
		}
	}
	return nil
}

// Commit saves what is in hand and tells whether every field is saved; if not, the
// first that is not gets the keyboard.
func (f *Form) Commit() bool {
	var bad *formField
	for _, ff := range f.fields {
		ff.save()
		if bad == nil && ff.unsaved() {
			bad = ff
		}
	}
	if bad != nil {
		focus(bad.control.focusable())
		return false
	}
	return true
}

// Problems tells whether any field has an error (not only a warning).
func (f *Form) Problems() bool {
	for _, ff := range f.fields {
		if p := ff.problem(); !p.None() && !p.Warning {
			return true
		}
	}
	return false
}

// SetReadOnly makes all fields readable only, or gives them back.
func (f *Form) SetReadOnly(on bool) {
	f.readOnly = on
	for _, ff := range f.fields {
		ff.control.setReadOnly(ff.readOnly())
	}
}

// next gives the keyboard to the field after one.
func (f *Form) next(from *formField) {
	past := false
	for _, ff := range f.fields {
		if past && !ff.readOnly() {
			focus(ff.control.focusable())
			return
		}
		past = past || ff == from
	}
	answers := f.answersDialog() // saving may open one that asks
	from.save()
	switch {
	case answers:
		f.commit()
	case f.cfg.OnLast != nil:
		f.cfg.OnLast()
	}
}

// commit saves what is in hand and goes on: to what OnCommit does or, in a dialog, to
// its primary action.
func (f *Form) commit() {
	answers := f.answersDialog()
	switch {
	case !f.Commit():
	case f.cfg.OnCommit != nil:
		f.cfg.OnCommit()
	case answers:
		PassKey(f, &fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// answersDialog tells whether the form stands in the dialog that must be answered first.
func (f *Form) answersDialog() bool {
	c := canvasOf(f)
	return c != nil && c.Overlays().Top() != nil
}

// formLayout sets the fields in columns: as many as asked for on a wide form, one
// where a column would be narrower than 30 units.
type formLayout struct {
	form  *Form
	width float32
}

func (l *formLayout) columns(width float32) int {
	n := l.form.cfg.Columns
	if n == 0 {
		n = 2
	}
	for n > 1 && (width-theme.Grid(3)*float32(n-1))/float32(n) < theme.Grid(30) {
		n--
	}
	return n
}

// place calls put for each field with where it stands; it gives the height.
func (l *formLayout) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	n := l.columns(width)
	gap, below := theme.Grid(3), theme.Grid(0.5)
	col := (width - gap*float32(n-1)) / float32(n)
	at, y, row := 0, float32(0), float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		span := min(max(l.form.fields[i].Span, 1), n)
		if at+span > n {
			y += row + below
			at, row = 0, 0
		}
		w := col*float32(span) + gap*float32(span-1)
		h := heightAt(o, w)
		put(o, fyne.NewPos((col+gap)*float32(at), y), fyne.NewSize(w, h))
		row = max(row, h)
		at += span
	}
	return y + row
}

// Layout implements fyne.Layout.
func (l *formLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout: one column wide, and as high as at the width it
// was last given.
func (l *formLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := float32(0)
	for _, o := range objects {
		least = max(least, o.MinSize().Width)
	}
	height := l.place(objects, max(l.width, least), func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return fyne.NewSize(least, height)
}
