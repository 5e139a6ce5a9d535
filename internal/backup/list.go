package backup

// Entry is one backup of a folder, by its manifest.
type Entry struct {
	Path     string
	Manifest Manifest
	Err      error // why it can't be taken: manifest missing or changed, size differs; nil: it may be
}
