package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// TestWheelMovesTheForm: the wheel goes to the form's scroller, and nothing else does.
func TestWheelMovesTheForm(t *testing.T) {
	var fields []Field
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		fields = append(fields, Field{ID: id, Label: id})
	}
	o := NewFormScroll(NewForm(FormConfig{Cat: words, Fields: fields, Columns: 1}))
	window(t, o, 400, 200)
	parts := o.(*fyne.Container).Objects
	scroll, over := parts[0].(*container.Scroll), parts[1].(*wheel)
	if over.Size() != scroll.Size() {
		t.Errorf("the wheel's place is %v, the scroller's %v", over.Size(), scroll.Size())
	}
	over.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -50)})
	if scroll.Offset.Y != 50 {
		t.Errorf("the form moved by %v", scroll.Offset.Y)
	}
	var any fyne.CanvasObject = over
	if _, ok := any.(fyne.Tappable); ok {
		t.Error("it takes clicks")
	}
	if _, ok := any.(desktop.Hoverable); ok {
		t.Error("it takes the pointer")
	}
	if _, ok := any.(fyne.Focusable); ok {
		t.Error("it takes the keyboard")
	}
}
