package office

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"

	"biurolidera/internal/backup"
)

// FileID is the file's own number, made with it and never changed.
func (o *Office) FileID() string { return o.db.FileID() }

// BackupsOf lists the backups of a file that can't be opened, the newest first, without
// proving their bytes: those in the folder of backups and beside the file that were made
// of a file of its name and have their manifest. OwnFile can't be told.
func BackupsOf(path string, opt Options) (all []BackupLine, err error) {
	defer wrap(&err, "BackupsOf(%q)", path)
	opt = opt.complete()
	folder := filepath.Dir(path)
	closed := &Office{path: path, opt: opt, cat: opt.Catalogue}
	for _, dir := range slices.Compact([]string{closed.BackupFolder(), folder}) {
		entries, fault := backup.List(dir)
		err = errors.Join(err, fault)
		for _, e := range entries {
			if e.Err == nil && e.Path != path && e.Manifest.Source == filepath.Base(path) {
				all = append(all, BackupLine{Entry: e})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b BackupLine) int {
		return cmp.Or(b.Manifest.MadeAt.Compare(a.Manifest.MadeAt), cmp.Compare(b.Path, a.Path))
	})
	if len(all) > 0 {
		err = nil
	}
	return all, err
}
