package kit

// OpenFile asks for files to open: with the system's dialog where there is one, else
// with the window's own. It returns at once; done is called on the UI thread with
// what was chosen, and not at all if the person changed their mind.
func OpenFile(cfg FileConfig, done func(paths []string)) {
	ask(cfg, askOpen, done)
}

// SaveFile asks where to save a file. The path has an extension of the chosen type;
// that an existing file will be replaced has been confirmed.
func SaveFile(cfg FileConfig, done func(path string)) {
	ask(cfg, askSave, func(paths []string) { done(paths[0]) })
}

// OpenFolder asks for a folder that exists or is made in the dialog.
func OpenFolder(cfg FileConfig, done func(path string)) {
	ask(cfg, askFolder, func(paths []string) { done(paths[0]) })
}

// asking is what a file dialog asks for.
type asking uint8

const (
	askOpen asking = iota
	askSave
	askFolder
)
