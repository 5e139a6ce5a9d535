package kit

import (
	"testing"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// words are the Polish texts the tests run with.
var words = locale.For(locale.Polish)

// window shows an object in a window of the test driver in the program's look.
func window(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(width, height))
	return w
}
