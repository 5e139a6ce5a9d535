package backup

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/internal/store"
)

// Entry is one backup of a folder, by its manifest.
type Entry struct {
	Path     string
	Manifest Manifest
	Err      error // why it can't be taken: manifest missing or changed, size differs; nil: it may be
}

// List gives the backups of a folder, the newest first: files with a manifest, and files
// named as Name does, by what manifests say. The bytes are not proved: see Verify. A
// folder that is not there has none.
func List(dir string) (all []Entry, err error) {
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fault("backup_unreadable", dir).Because(err)
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		if f.IsDir() || !strings.HasSuffix(f.Name(), store.Extension) {
			continue
		}
		_, _, named := ParseName(f.Name())
		if _, err := os.Stat(ManifestPath(path)); err != nil && !named {
			continue
		}
		all = append(all, look(path))
	}
	slices.SortStableFunc(all, func(a, b Entry) int {
		return cmp.Or(b.Manifest.MadeAt.Compare(a.Manifest.MadeAt), cmp.Compare(b.Path, a.Path))
	})
	return all, nil
}

// look reads one backup's manifest and compares its size.
func look(path string) (e Entry) {
	e.Path = path
	if e.Manifest, e.Err = ReadManifest(path); e.Err != nil {
		return e
	}
	if info, err := os.Stat(path); err != nil || info.Size() != e.Manifest.Size {
		e.Err = fault("backup_changed", path).Because(err)
	}
	return e
}
