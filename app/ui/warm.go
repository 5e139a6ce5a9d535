package ui

import (
	"sync"

	"fyne.io/fyne/v2"
)

// warm reads the faces: Fyne would read each when the first text in it is measured, in
// some twenty milliseconds. The first picture needs the plain one, which wait waits for;
// the other is read beside it. The theme must be set.
func warm() (wait func()) {
	var plain sync.WaitGroup
	plain.Go(func() { fyne.MeasureText("Lider", 14, fyne.TextStyle{}) })
	go fyne.MeasureText("Lider", 14, fyne.TextStyle{Bold: true})
	return plain.Wait
}
