package kit

import (
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
)

// FileType is a kind of file a dialog offers: „Arkusz Excela” with the extensions
// ".xlsx", ".xls". No extensions: every file.
type FileType struct {
	Name       string
	Extensions []string
}

// FileConfig says what a file dialog asks for.
type FileConfig struct {
	Window fyne.Window
	Cat    *locale.Catalogue
	// Store remembers the last folder under "folder."+Purpose. May be nil.
	Store Store
	// Purpose keeps the folders of different jobs apart: "import", "licences".
	Purpose string
	Title   string
	// Folder is where the dialog begins if none is remembered; empty: the person's
	// documents.
	Folder string
	// Name is the suggested name of the file to save, with its extension.
	Name string
	// Types are what is offered, the first one chosen. A saved name without an
	// extension gets the first one of the type.
	Types []FileType
	// Multiple lets several files be opened.
	Multiple bool
	// Fail gets an error of the system's dialog, before the window's own is shown
	// instead. May be nil.
	Fail func(error)
}
