package ui

import (
	"sync"

	"fyne.io/fyne/v2"
)

// warm reads the faces the first picture needs side by side: Fyne would read one after
// another, each in some twenty milliseconds, when the first text in it is measured. The
// theme must be set.
func warm() (wait func()) {
	var faces sync.WaitGroup
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		faces.Go(func() { fyne.MeasureText("Lider", 14, style) })
	}
	return faces.Wait
}
