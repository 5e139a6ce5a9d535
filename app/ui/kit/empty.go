package kit

import "fyne.io/fyne/v2"

// Empty is what an empty list says: what would be here, and the action that fills
// it.
type Empty struct {
	Icon   fyne.Resource // may be nil
	Title  string
	Text   string
	Action *Action // may be nil
}
