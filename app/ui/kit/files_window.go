package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// ask shows the dialog.
func ask(cfg FileConfig, what asking, done func(paths []string)) {
	took := func(uri fyne.URI) {
		if uri != nil {
			done([]string{uri.Path()})
		}
	}
	switch what {
	case askOpen:
		dialog.ShowFileOpen(func(r fyne.URIReadCloser, _ error) {
			if r != nil {
				_ = r.Close()
				took(r.URI())
			}
		}, cfg.Window)
	case askSave:
		dialog.ShowFileSave(func(w fyne.URIWriteCloser, _ error) {
			if w != nil {
				_ = w.Close()
				took(w.URI())
			}
		}, cfg.Window)
	case askFolder:
		dialog.ShowFolderOpen(func(l fyne.ListableURI, _ error) {
			if l != nil {
				took(l)
			}
		}, cfg.Window)
	}
}
