package backup

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/store"
)

// A restore goes: prove the backup; bring the target to rest; copy the backup beside it
// and prove the copy; write the marker; let the old file step aside with its sidecars;
// give the copy its name; mirror its head; take the marker away. Until the marker is
// written a crash leaves a stray copy and nothing else; from then on Resume finishes.

// marker is kept beside the file while a restore is under way, so that it can be
// finished after a crash. Names are those of files in the same folder.
type marker struct {
	Staged string     `json:"staged"` // the proved copy, to be given the file's name
	Kept   string     `json:"kept"`   // the name the replaced file gets
	FileID string     `json:"file_id"`
	Head   store.Head `json:"head"`
	SHA256 string     `json:"sha256"`
}

// Restored says what a restore did.
type Restored struct {
	Kept     string // path under which the replaced file is kept, "" if there was none
	Manifest Manifest
}

// Restore puts a backup in the place of the file at target. The backup is proved first; the
// target must be free (file_locked) and ours or damaged (file_foreign); changes
// that stand in its -wal are written into it before. If the program dies under way,
// the target is not opened (restore_unfinished) until Resume.
func Restore(ctx context.Context, in, target string, o Options) (done Restored, err error) {
	if target, err = filepath.Abs(target); err != nil {
		return done, err
	}
	m, err := proved(ctx, in, o)
	if err != nil {
		return done, err
	}
	if err := settle(ctx, target, o); err != nil {
		return done, err
	}
	release, err := store.TakeLock(target, store.Options{User: o.User, Now: o.Now})
	if err != nil {
		return done, err
	}
	defer release()
	if err := disk.RequireSpace(target, uint64(m.Size)+spare); err != nil {
		return done, err
	}
	mark, err := stage(ctx, in, target, m, o)
	if err != nil {
		return done, err
	}
	if err := finish(target, mark, o); err != nil {
		return done, errors.Join(err, takeBack(target, mark))
	}
	done.Manifest = m
	if mark.Kept != "" {
		done.Kept = filepath.Join(filepath.Dir(target), mark.Kept)
	}
	return done, nil
}

// proved verifies the backup by its manifest, or a file without one by itself.
func proved(ctx context.Context, in string, o Options) (Manifest, error) {
	if err := stepBack(ctx, in); err != nil {
		return Manifest{}, err
	}
	m, err := Verify(ctx, in)
	if o.WithoutManifest && contest.CodeOf(err) == "backup_no_manifest" {
		s, err := summary(ctx, in)
		if err != nil {
			return m, err
		}
		sum, size, err := hashFile(ctx, in)
		return Manifest{FileID: s.FileID, Head: s.Head, Schema: s.Schema, Size: size, SHA256: sum}, err
	}
	return m, err
}

// settle brings the target to rest: opened and closed, its -wal stands in the file.
// A damaged target stays as it is and is kept with its -wal.
func settle(ctx context.Context, target string, o Options) error {
	db, err := store.Open(ctx, target, store.Options{User: o.User, Now: o.Now, HeadDir: "-"})
	if err == nil {
		return db.Close()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch code := contest.CodeOf(err); code {
	case "file_missing", "file_damaged", "file_empty", "file_older", "file_newer", "wal_foreign", "history_broken":
		return nil
	default:
		return err
	}
}

// stage copies the backup beside the target, proves the copy and writes the marker.
func stage(ctx context.Context, in, target string, m Manifest, o Options) (mark marker, err error) {
	base := filepath.Base(target)
	mark = marker{Staged: base + ".restoring", FileID: m.FileID, Head: m.Head, SHA256: m.SHA256}
	if _, err := os.Lstat(target); err == nil {
		mark.Kept = keptName(target, o.now())
	}
	staged := filepath.Join(filepath.Dir(target), mark.Staged)
	if err := clear(staged); err != nil {
		return mark, fault("file_unwritable", target).Because(err)
	}
	src, err := os.Open(in)
	if err != nil {
		return mark, fault("backup_unreadable", in).Because(err)
	}
	defer src.Close()
	if err := copyDurable(staged, cancelReader{ctx, src}); err != nil {
		return mark, fault("file_unwritable", target).Because(err)
	}
	reached("staged")
	sum, _, err := hashFile(ctx, staged)
	if err == nil && sum != m.SHA256 {
		err = fault("backup_changed", in)
	}
	if err == nil {
		err = ctx.Err() // the last moment to cancel
	}
	if err != nil {
		return mark, errors.Join(err, clear(staged))
	}
	b, err := json.MarshalIndent(mark, "", "  ")
	if err == nil {
		err = disk.WriteAtomic(store.RestoreMarker(target), append(b, '\n'), 0o600)
	}
	if err != nil {
		return mark, errors.Join(err, clear(staged))
	}
	reached("marked")
	return mark, nil
}

// keptName is NAME.before-restore-YYYYMMDD-HHMMSS.lider, with a number where that
// is taken.
func keptName(target string, now time.Time) string {
	name := strings.TrimSuffix(filepath.Base(target), store.Extension) + ".before-restore-" + now.Format("20060102-150405")
	for n := 0; ; n++ {
		full := name + store.Extension
		if n > 0 {
			full = name + "-" + string(rune('a'+n-1)) + store.Extension
		}
		if _, err := os.Lstat(filepath.Join(filepath.Dir(target), full)); errors.Is(err, fs.ErrNotExist) || n == 26 {
			return full
		}
	}
}

// finish does what the marker says from wherever it was left: the old file steps
// aside with its sidecars, the staged one takes its name.
func finish(target string, mark marker, o Options) error {
	dir := filepath.Dir(target)
	staged := filepath.Join(dir, mark.Staged)
	if _, err := os.Lstat(staged); err == nil {
		if err := stepAside(target, mark); err != nil {
			return err
		}
		reached("stepped aside")
		if err := os.Rename(staged, target); err != nil {
			return fault("file_unwritable", target).Because(err)
		}
		reached("placed")
	}
	if err := syncFolder(dir); err != nil {
		return fault("file_unwritable", target).Because(err)
	}
	if err := store.MirrorHead(o.HeadDir, mark.FileID, target, mark.Head, o.now()); err != nil {
		return err
	}
	reached("mirrored")
	if err := clear(store.RestoreMarker(target)); err != nil {
		return fault("file_unwritable", target).Because(err)
	}
	return nil
}

// stepAside keeps the old file with its -wal and -journal; the -shm holds nothing.
// A sidecar must be gone before the restored file has the name (reliability.md 0.6).
func stepAside(target string, mark marker) error {
	if mark.Kept == "" {
		mark.Kept = filepath.Base(target) + ".damaged"
	}
	kept := filepath.Join(filepath.Dir(target), mark.Kept)
	if err := clear(target + "-shm"); err != nil {
		return fault("file_unwritable", target).Because(err)
	}
	for _, suffix := range []string{"-wal", "-journal", ""} {
		err := os.Rename(target+suffix, kept+suffix)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fault("file_unwritable", target).Because(err)
		}
	}
	return syncFolder(filepath.Dir(target))
}

// takeBack puts the old file back after a failure, as far as it goes; what can't be
// put back now is left to Resume with the marker.
func takeBack(target string, mark marker) error {
	dir := filepath.Dir(target)
	staged := filepath.Join(dir, mark.Staged)
	if _, err := os.Lstat(staged); err != nil {
		return nil // the restored file has its name: only the end is missing
	}
	if mark.Kept != "" {
		for _, suffix := range []string{"", "-wal", "-journal"} {
			err := os.Rename(filepath.Join(dir, mark.Kept)+suffix, target+suffix)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fault("restore_unfinished", target).Because(err)
			}
		}
	}
	return errors.Join(clear(store.RestoreMarker(target)), clear(staged))
}

// Resume finishes a restore of target that was cut off; false: there was none. A
// staged copy that is no longer what was proved is thrown away and the old file put
// back.
func Resume(ctx context.Context, target string, o Options) (resumed bool, err error) {
	if target, err = filepath.Abs(target); err != nil {
		return false, err
	}
	b, err := os.ReadFile(store.RestoreMarker(target))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fault("backup_unreadable", target).Because(err)
	}
	var mark marker
	if err := json.Unmarshal(b, &mark); err != nil || mark.Staged != filepath.Base(target)+".restoring" ||
		mark.Kept != filepath.Base(mark.Kept) && mark.Kept != "" {
		return false, fault("restore_unfinished", target).Because(err)
	}
	release, err := store.TakeLock(target, store.Options{User: o.User, Now: o.Now})
	if err != nil {
		return false, err
	}
	defer release()
	staged := filepath.Join(filepath.Dir(target), mark.Staged)
	if _, err := os.Lstat(staged); err == nil {
		sum, _, err := hashFile(ctx, staged)
		if err != nil {
			return false, err
		}
		if sum != mark.SHA256 {
			return true, takeBack(target, mark)
		}
	}
	return true, finish(target, mark, o)
}
