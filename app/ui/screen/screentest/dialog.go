package screentest

import (
	"slices"
	"strings"

	"biurolidera/app/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// All gives every object of a kind that is shown below an object, in the order of
// their drawing.
func All[T fyne.CanvasObject](o fyne.CanvasObject) (found []T) {
	if o == nil || !o.Visible() {
		return nil
	}
	if x, ok := o.(T); ok {
		found = append(found, x)
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, b := range below {
		found = append(found, All[T](b)...)
	}
	return found
}

// Text is all that is written below an object, its lines joined by spaces.
func Text(o fyne.CanvasObject) string {
	var lines []string
	for _, t := range All[*canvas.Text](o) {
		lines = append(lines, strings.TrimSpace(t.Text))
	}
	return strings.Join(lines, " ")
}

// Dialog is the dialog that is open.
func (s *Stage) Dialog() fyne.CanvasObject {
	s.t.Helper()
	top := s.Frame.Window.Canvas().Overlays().Top()
	if top == nil {
		s.t.Fatal("no dialog is open")
	}
	return top
}

// Asked tells whether a dialog is open.
func (s *Stage) Asked() bool { return s.Frame.Window.Canvas().Overlays().Top() != nil }

// Button is the open dialog's button of a text.
func (s *Stage) Button(text string) *kit.Button {
	s.t.Helper()
	all := All[*kit.Button](s.Dialog())
	i := slices.IndexFunc(all, func(b *kit.Button) bool { return b.Text == text })
	if i < 0 {
		s.t.Fatalf("the dialog has no button „%s”", text)
	}
	return all[i]
}

// Tap taps the open dialog's button of a text and settles.
func (s *Stage) Tap(text string) {
	s.t.Helper()
	b := s.Button(text)
	if b.Disabled() {
		s.t.Fatalf("„%s” can't be pressed now", text)
	}
	test.Tap(b)
	s.Settle()
}

// field is a text field, whatever its type.
type field interface {
	fyne.CanvasObject
	SetText(string)
	SetPlaceHolder(string)
}

// Fill writes texts into the text fields of the open dialog, from the first one on.
func (s *Stage) Fill(texts ...string) {
	s.t.Helper()
	fields := All[field](s.Dialog())
	if len(fields) < len(texts) {
		s.t.Fatalf("the dialog has %d fields for %d texts", len(fields), len(texts))
	}
	for i, text := range texts {
		fields[i].SetText(text)
	}
}
