package kit

import (
	"strings"
	"testing"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// words are the Polish texts the tests run with.
var words = locale.For(locale.Polish)

// ui is what waits for the UI thread, which is the test.
var ui = make(chan func(), 10_000)

// calm works the UI thread until nothing runs and nothing waits.
func calm(tasks *task.Runner) {
	for {
		tasks.Wait()
		select {
		case f := <-ui:
			f()
		default:
			return
		}
	}
}

// The tests run in the program's look.
func TestMain(m *testing.M) {
	task.OnUI(func(f func()) { ui <- f })
	test.NewApp().Settings().SetTheme(theme.New(theme.Light))
	m.Run()
}

// window shows an object in a window of the test driver.
func window(t testing.TB, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	settings := fyne.CurrentApp().Settings()
	if _, ours := settings.Theme().(*theme.Theme); !ours { // a test before had an app of its own
		settings.SetTheme(theme.New(theme.Light))
	}
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// typed types a text into what has the keyboard.
func typed(t *testing.T, w fyne.Window, text string) {
	t.Helper()
	f := w.Canvas().Focused()
	if f == nil {
		t.Fatal("nothing has the keyboard")
	}
	test.Type(f, text)
}

// press presses a key, as the window does: for what has the keyboard, else for the
// window.
func press(w fyne.Window, name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
	} else if typed := w.Canvas().OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// shortcut presses a key with modifiers, as the window does.
func shortcut(w fyne.Window, k Key) {
	if f, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(k.Shortcut())
		return
	}
	w.Canvas().(fyne.Shortcutable).TypedShortcut(k.Shortcut())
}

// all gives every visible object of a kind below an object, as they are drawn.
func all[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var found []T
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if v, ok := o.(T); ok {
			found = append(found, v)
		}
		switch v := o.(type) {
		case *fyne.Container:
			for _, child := range v.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(v).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	return found
}

// texts gives all texts that are shown below an object.
func texts(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, t := range all[*canvas.Text](o) {
		b.WriteString(t.Text + "\n")
	}
	return b.String()
}

// shows fails if a text is not shown below an object.
func shows(t *testing.T, o fyne.CanvasObject, want ...string) {
	t.Helper()
	got := strings.ReplaceAll(texts(o), "\n", " ")
	for _, s := range want {
		if !strings.Contains(got, s) {
			t.Errorf("„%s” is not shown in: %s", s, got)
		}
	}
}

// button finds a shown button by its text.
func button(t *testing.T, o fyne.CanvasObject, text string) *Button {
	t.Helper()
	for _, b := range all[*Button](o) {
		if b.Text == text {
			return b
		}
	}
	t.Fatalf("no button „%s”", text)
	return nil
}
