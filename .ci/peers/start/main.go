// Command start opens an empty Fyne window: what the start of a program with a window
// is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
)

func main() {
	w := app.NewWithID("pl.lider-mieszkancow.pusty").NewWindow("")
	w.SetContent(container.NewStack())
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
