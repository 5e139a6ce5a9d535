package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// firstSize is the size of a window that was never opened before.
var firstSize = fyne.NewSize(1280, 800)

// sizeText writes a size as the view state keeps it: "1440x900".
func sizeText(s fyne.Size) string { return fmt.Sprintf("%.0fx%.0f", s.Width, s.Height) }

// windowSize reads what sizeText wrote; anything that is no sensible size gives the
// first one.
func windowSize(text string) fyne.Size {
	var w, h int
	if n, err := fmt.Sscanf(text, "%dx%d", &w, &h); n != 2 || err != nil {
		return firstSize
	}
	s := fyne.NewSize(float32(w), float32(h))
	if s.Width < smallest.Width || s.Height < smallest.Height || s.Width > 16000 || s.Height > 16000 {
		return firstSize
	}
	return s
}
