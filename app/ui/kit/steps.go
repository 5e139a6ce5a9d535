package kit

import (
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
)

// Step is a step of an assistant.
type Step struct {
	Title   string
	Content fyne.CanvasObject
	// Ready tells whether Next may be taken and, if not, why; nil: always. It is
	// asked again by Steps.Refresh.
	Ready func() (ok bool, why string)
	// Enter is called each time the step comes up; may be nil.
	Enter func()
	// Leave is called by Next with the function that goes on, which it calls at once
	// or when its work ended; nil: goes on at once.
	Leave func(next func())
	// Next is the text of the button; empty: „Dalej”, in the last step „Zakończ”.
	Next string
}

// StepsConfig describes an assistant.
type StepsConfig struct {
	Cat      *locale.Catalogue
	Steps    []Step
	OnDone   func() // after the last step
	OnCancel func() // nil: no Cancel button
}
