package backup

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/store"
)

// Options of making and restoring.
type Options struct {
	Now      func() time.Time // nil: time.Now
	Program  string           // name and version for the manifest
	User     string           // who holds the lock while restoring
	HeadDir  string           // as in store.Options
	Replace  bool             // Make: an older backup of that name is replaced
	Progress func(done, total int64)

	// WithoutManifest lets Restore take a file without manifest, if it is sound.
	WithoutManifest bool
}

// now is the clock of manifests and names.
func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// reached tells tests how far a job has come, so that they can cut it off there.
var reached = func(stage string) {}

// Make makes a backup of the file at path, which may be open elsewhere, also for
// writing: SQLite gives one state of it. See MakeOf.
func Make(ctx context.Context, path, out string, o Options) (m Manifest, err error) {
	return makeFrom(ctx, path, out, o, store.Options{ReadOnly: true, HeadDir: o.HeadDir, Now: o.Now})
}

// makeFrom opens the file, makes the backup and closes it.
func makeFrom(ctx context.Context, path, out string, o Options, with store.Options) (m Manifest, err error) {
	db, err := store.Open(ctx, path, with)
	if err != nil {
		return m, err
	}
	m, err = MakeOf(ctx, db, out, o)
	return m, errors.Join(err, db.Close())
}

// BeforeMigration makes the backup that a migration of the file at path needs and
// tells its name: NAME.schema-1.lider, after the schema the file has. One that is
// there already, whole and of this state, is not made again; one of another state
// is never replaced.
func BeforeMigration(ctx context.Context, path string, o Options) (out string, err error) {
	with := store.Options{ReadOnly: true, Older: true, HeadDir: o.HeadDir, Now: o.Now}
	db, err := store.Open(ctx, path, with)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	now, err := db.Summary(ctx)
	if err != nil {
		return "", err
	}
	stem := strings.TrimSuffix(path, store.Extension) + ".schema-" + strconv.Itoa(now.Schema)
	for n := 1; ; n++ {
		out = stem + store.Extension
		if n > 1 {
			out = stem + "-" + strconv.Itoa(n) + store.Extension
		}
		m, err := Verify(ctx, out)
		if err == nil && m.FileID == now.FileID && m.Head == now.Head {
			return out, nil
		}
		if contest.CodeOf(err) == "backup_missing" {
			_, err = MakeOf(ctx, db, out, o)
			return out, err
		}
		if err != nil && ctx.Err() != nil {
			return "", err
		}
	}
}

// MakeOf writes a verified copy of an open file to out, with its manifest beside it,
// while the file is in use. On any failure, and on cancelling, nothing new is left
// and an older backup of that name stands. Errors: backup_exists, backup_no_space
// and those of store.
func MakeOf(ctx context.Context, db *store.DB, out string, o Options) (m Manifest, err error) {
	out, err = filepath.Abs(out)
	if err != nil {
		return m, err
	}
	if out == db.Path() {
		return m, fault("backup_onto_itself", out)
	}
	if err := stepBack(ctx, out); err != nil {
		return m, err
	}
	if _, err := os.Lstat(out); err == nil && !o.Replace {
		return m, fault("backup_exists", out)
	}
	size, err := db.Size(ctx)
	if err != nil {
		return m, err
	}
	if err := disk.RequireSpace(out, uint64(size)+spare); err != nil {
		return m, err
	}
	temp := out + ".tmp"
	if err := clearCopy(temp); err != nil {
		return m, fault("backup_unwritable", out).Because(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, clearCopy(temp))
		}
	}()
	stop := watch(temp, size, o.Progress)
	m, err = prove(ctx, db, temp, o)
	stop()
	if err != nil {
		return Manifest{}, err
	}
	return m, place(temp, out, m)
}

// spare is what a backup needs beside the copy: manifest and rounding.
const spare = 1 << 20

// tries is how often a copy is made again because the file went on meanwhile.
const tries = 3

// prove copies the file, opens the copy, checks it, compares it with the file and
// hashes it; again if the file went on meanwhile.
func prove(ctx context.Context, db *store.DB, temp string, o Options) (Manifest, error) {
	for range tries {
		before, err := db.Summary(ctx)
		if err != nil {
			return Manifest{}, err
		}
		if err := clearCopy(temp); err != nil {
			return Manifest{}, fault("backup_unwritable", temp).Because(err)
		}
		if err := db.CopyTo(ctx, temp); err != nil {
			return Manifest{}, err
		}
		reached("copied")
		copied, sum, size, err := examine(ctx, temp)
		if err != nil {
			return Manifest{}, err
		}
		reached("examined")
		same, err := agrees(ctx, db, before, copied, temp)
		if err != nil {
			return Manifest{}, err
		}
		if same {
			return Manifest{
				Format: manifestFormat, Program: o.Program, MadeAt: o.now().UTC().Truncate(time.Second),
				Source: filepath.Base(db.Path()), FileID: copied.FileID, Example: copied.Example, Schema: copied.Schema,
				Head: copied.Head, Counts: copied.Counts, Size: size, SHA256: sum,
			}, nil
		}
	}
	return Manifest{}, fault("backup_busy", db.Path())
}

// agrees compares the copy with the file as it was before copying. False: the file
// has gone on since; the copy must then at least be of a state it went through.
func agrees(ctx context.Context, db *store.DB, before, copied store.Summary, temp string) (bool, error) {
	if copied.Head == before.Head {
		if copied.FileID != before.FileID || !maps.Equal(copied.Counts, before.Counts) {
			return false, fault("backup_differs", temp)
		}
		return true, nil
	}
	has, err := db.HasChange(ctx, copied.Head)
	if err == nil && !has {
		err = fault("backup_differs", temp)
	}
	return false, err
}

// examine makes the copy durable, checks it and hashes it, the latter two side by side.
func examine(ctx context.Context, path string) (s store.Summary, sum string, size int64, err error) {
	if err := syncFile(path); err != nil {
		return s, "", 0, fault("backup_unwritable", path).Because(err)
	}
	var wg sync.WaitGroup
	var hashing error
	wg.Go(func() { sum, size, hashing = hashFile(ctx, path) })
	s, err = summary(ctx, path)
	wg.Wait()
	return s, sum, size, errors.Join(err, hashing)
}

// summary opens a copy, checks structure and history, and says what it holds.
func summary(ctx context.Context, path string) (s store.Summary, err error) {
	db, err := store.Open(ctx, path, store.Options{ReadOnly: true, Older: true, HeadDir: "-"})
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Sound(ctx); err != nil {
		return s, err
	}
	return db.Summary(ctx)
}

// previous is the name under which an older backup steps aside while it is replaced.
func previous(out string) string { return out + ".previous" }

// place gives the proved copy its name. An older backup steps aside, its manifest
// first, and is taken away last, so that at every moment one whole backup stands.
func place(temp, out string, m Manifest) error {
	b, err := m.encode()
	if err != nil {
		return err
	}
	replaced, err := stepAsideOld(out)
	if err == nil {
		reached("stepped aside")
		err = disk.WriteAtomic(ManifestPath(out), b, 0o600)
	}
	if err == nil {
		reached("manifest")
		err = os.Rename(temp, out)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(out))
	}
	if err != nil {
		back := clear(ManifestPath(out))
		if replaced {
			back = errors.Join(os.Rename(previous(out), out), os.Rename(ManifestPath(previous(out)), ManifestPath(out)))
		}
		return fault("backup_unwritable", out).Because(errors.Join(err, back))
	}
	reached("placed")
	return errors.Join(clear(previous(out)), clear(ManifestPath(previous(out))))
}

// stepAsideOld renames an older backup; false: there was none.
func stepAsideOld(out string) (replaced bool, err error) {
	if _, err := os.Lstat(out); err != nil {
		return false, nil
	}
	b, err := os.ReadFile(ManifestPath(out))
	if err == nil {
		err = disk.WriteAtomic(ManifestPath(previous(out)), b, 0o600)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	return true, os.Rename(out, previous(out))
}

// stepBack gives an older backup its name again that a killed program left aside.
func stepBack(ctx context.Context, out string) error {
	if _, err := os.Lstat(out); err == nil {
		return nil
	}
	if _, err := Verify(ctx, previous(out)); err != nil {
		return ctx.Err() // none, or none worth having
	}
	err := errors.Join(os.Rename(previous(out), out), os.Rename(ManifestPath(previous(out)), ManifestPath(out)))
	if err != nil {
		return fault("backup_unwritable", out).Because(err)
	}
	return nil
}

// watch tells how far the copy has grown until stop is called.
func watch(path string, total int64, progress func(done, total int64)) (stop func()) {
	if progress == nil {
		return func() {}
	}
	end := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-end:
				return
			case <-tick.C:
				if info, err := os.Stat(path); err == nil {
					progress(min(info.Size(), total), total)
				}
			}
		}
	})
	return func() {
		close(end)
		wg.Wait()
		progress(total, total)
	}
}
