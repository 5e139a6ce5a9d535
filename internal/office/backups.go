package office

import (
	"context"
	"errors"

	"biurolidera/internal/backup"
	"biurolidera/internal/contest"
)

// Backups lists a folder's backups of any file, the newest first, by name and manifest
// without proving the bytes; an empty folder takes the settings' one. OwnFile tells
// those of this file.
func (o *Office) Backups(ctx context.Context, dir string) (all []BackupLine, err error) {
	return nil, errors.ErrUnsupported
}

// BackupLine is one backup of a folder.
type BackupLine struct {
	backup.Entry
	OwnFile bool // made of this file
}

// BackupNow makes a verified copy in the folder (empty: the settings' one, else beside
// the file), named NAME.20251128-120000.lider, and thins out older ones of this file.
func (o *Office) BackupNow(ctx context.Context, dir string) (m backup.Manifest, path string, err error) {
	return m, "", errors.ErrUnsupported
}

// CheckBackup proves one: manifest, bytes and what is in it.
func (o *Office) CheckBackup(ctx context.Context, path string) (m backup.Manifest, err error) {
	return m, errors.ErrUnsupported
}

// CountDifference is how many records a table has now and in a backup.
type CountDifference struct {
	Table, Name string // of the file, and in the catalogue's words
	Now, There  int64
}

// RestorePreview says what a restore would change.
type RestorePreview struct {
	Manifest backup.Manifest
	OwnFile  bool              // the backup was made of this file
	Ahead    int64             // steps of this file's history that the backup has not
	Counts   []CountDifference // tables that differ
}

// PreviewRestore compares a backup with the file as it is. To restore, close the office,
// call Restore and open the file again.
func (o *Office) PreviewRestore(ctx context.Context, path string) (p RestorePreview, err error) {
	return p, errors.ErrUnsupported
}

// BackupDue tells whether an automatic backup is due: the file has changed since the
// newest backup of it in the folder, and that one is older than half an hour.
func (o *Office) BackupDue(ctx context.Context, dir string) (due bool, err error) {
	return false, errors.ErrUnsupported
}

var _ = contest.E
