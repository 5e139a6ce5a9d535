package office

import (
	"cmp"
	"context"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"biurolidera/internal/backup"
)

// BackupLine is one backup of a folder.
type BackupLine struct {
	backup.Entry
	OwnFile bool // made of this file
}

// BackupFolder is where automatic backups go: the settings' folder, else „kopie” beside
// the file.
func (o *Office) BackupFolder() string {
	return cmp.Or(o.settings().Folders.Backups, filepath.Join(filepath.Dir(o.path), o.cat.T("office.backup.folder")))
}

// Backups lists a folder's backups of any file, the newest first, by name and manifest
// without proving the bytes; an empty folder takes BackupFolder.
func (o *Office) Backups(dir string) (all []BackupLine, err error) {
	defer wrap(&err, "Backups(%q)", dir)
	entries, err := backup.List(cmp.Or(dir, o.BackupFolder()))
	for _, e := range entries {
		all = append(all, BackupLine{Entry: e, OwnFile: e.Manifest.FileID == o.db.FileID()})
	}
	return all, err
}

// BackupNow makes a verified copy in the folder (empty: BackupFolder), named
// NAME.20251128-120000.lider, and thins out older automatic ones of this file. A failure
// to thin out is told as warning: the backup stands.
func (o *Office) BackupNow(ctx context.Context, dir string) (made BackupLine, warning, err error) {
	defer wrap(&err, "BackupNow(%q)", dir)
	dir = cmp.Or(dir, o.BackupFolder())
	if err := makeFolder(dir); err != nil {
		return made, nil, err
	}
	at := o.opt.Now()
	path := filepath.Join(dir, backup.Name(o.path, at))
	m, err := backup.MakeOf(ctx, o.db, path, o.opt.backup(ctx))
	if err != nil {
		return made, nil, err
	}
	_, warning = backup.Thin(ctx, dir, m.FileID, at)
	return BackupLine{Entry: backup.Entry{Path: path, Manifest: m}, OwnFile: true}, warning, nil
}

// CheckBackup proves one: manifest and every byte.
func CheckBackup(ctx context.Context, path string) (m backup.Manifest, err error) {
	defer wrap(&err, "CheckBackup(%q)", path)
	return backup.Verify(ctx, path)
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
	Ahead    int64             // steps of this file's history that the backup has not; 0 for another file's
	Counts   []CountDifference // tables that differ, by name
}

// innerTables are no records of the office.
var innerTables = []string{"meta", "schema_migration", "change", "change_payload", "import_mapping", "setting"}

// PreviewRestore proves a backup and compares it with the file as it is. To restore,
// close the office, call Restore and open the file again.
func (o *Office) PreviewRestore(ctx context.Context, path string) (p RestorePreview, err error) {
	defer wrap(&err, "PreviewRestore(%q)", path)
	if p.Manifest, err = backup.Verify(ctx, path); err != nil {
		return p, err
	}
	now, err := o.db.Summary(ctx)
	if err != nil {
		return p, err
	}
	if p.OwnFile = p.Manifest.FileID == now.FileID; p.OwnFile {
		p.Ahead = now.Head.Changes - p.Manifest.Head.Changes
	}
	tables := maps.Clone(now.Counts)
	maps.Copy(tables, p.Manifest.Counts)
	for _, table := range slices.Sorted(maps.Keys(tables)) {
		d := CountDifference{Table: table, Name: o.cat.Enum("record", table), Now: now.Counts[table], There: p.Manifest.Counts[table]}
		if d.Now != d.There && !slices.Contains(innerTables, table) {
			p.Counts = append(p.Counts, d)
		}
	}
	return p, nil
}

// backupEvery is how old the newest backup may be while the file changes.
const backupEvery = 30 * time.Minute

// BackupDue tells whether an automatic backup is due: the file has changed since the
// newest backup of it in the folder (empty: BackupFolder), and that one is older than
// half an hour, or there is none.
func (o *Office) BackupDue(ctx context.Context, dir string) (due bool, err error) {
	defer wrap(&err, "BackupDue(%q)", dir)
	newest, found, err := o.newestBackup(dir)
	if err != nil || !found {
		return err == nil, err
	}
	last, err := o.lastChange(ctx)
	if err != nil {
		return false, err
	}
	age := o.opt.Now().Sub(newest.MadeAt)
	return last != newest.Head.Changes && (age >= backupEvery || age < 0), nil
}

// newestBackup gives the newest backup of this file in a folder that can be taken.
func (o *Office) newestBackup(dir string) (m backup.Manifest, found bool, err error) {
	all, err := o.Backups(dir)
	for _, b := range all {
		if b.OwnFile && b.Err == nil {
			return b.Manifest, true, nil
		}
	}
	return m, false, err
}
