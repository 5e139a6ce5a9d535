package store

import (
	"encoding/json"
	"errors"
	"os"
	"time"

	"github.com/gofrs/flock"

	"biurolidera/internal/contest"
)

// Holder says which program writes a file.
type Holder struct {
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	User  string    `json:"user"`
	Since time.Time `json:"since"`
}

// lock is held by the one program that writes a file. The operating system gives
// it up when the program dies, so a stale one needs no asking.
type lock struct {
	held *flock.Flock
}

const (
	lockTries = 5
	lockPause = 15 * time.Millisecond
)

// lockPath is where the lock of a file lies.
func lockPath(path string) string { return path + ".lock" }

// takeLock takes the lock or fails with file_locked, which says who has it. SQLite's
// own locks are the second line: they keep the file whole even where somebody takes
// the lock file away by hand.
func takeLock(path string, me Holder) (*lock, error) {
	refused := 0
	for range 100 {
		f := flock.New(lockPath(path), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o644))
		ok, err := f.TryLock()
		if err != nil {
			return nil, fileError("lock_failed", path).Because(errors.Join(err, f.Close()))
		}
		if !ok {
			// A reader that asks whether the lock is held holds it for a moment.
			if refused++; refused > lockTries {
				return nil, lockedError(path)
			}
			time.Sleep(lockPause)
			continue
		}
		if current(f) {
			l := &lock{held: f}
			if err := l.describe(me); err != nil {
				l.release()
				return nil, fileError("lock_failed", path).Because(err)
			}
			return l, nil
		}
		// The holder before us took its lock file away: ours is a nameless one.
		if err := f.Close(); err != nil {
			return nil, fileError("lock_failed", path).Because(err)
		}
	}
	return nil, lockedError(path)
}

// current tells whether the locked file is still the one under the lock's name.
func current(f *flock.Flock) bool {
	held, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(f.Path())
	return err == nil && os.SameFile(held, named)
}

// describe writes who holds the lock. The first byte stays blank: Windows keeps
// the locked range, which is that byte, from other readers.
func (l *lock) describe(me Holder) error {
	b, err := json.Marshal(me)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(l.held.Path(), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(b, 1)
	return errors.Join(err, f.Truncate(int64(1+len(b))), f.Close())
}

// release gives the lock up and takes its file away.
func (l *lock) release() {
	if l == nil || l.held == nil {
		return
	}
	os.Remove(l.held.Path()) // Windows refuses while it is open; an empty lock file does no harm
	_ = l.held.Close()
	l.held = nil
}

// LockedBy says who writes the file now; false: nobody, or nobody knows.
func LockedBy(path string) (Holder, bool) {
	if !lockHeld(path) {
		return Holder{}, false
	}
	h, ok := readHolder(path)
	return h, ok
}

// lockHeld tries the lock without taking it.
func lockHeld(path string) bool {
	if _, err := os.Stat(lockPath(path)); err != nil {
		return false
	}
	f := flock.New(lockPath(path), flock.SetFlag(os.O_RDONLY))
	ok, err := f.TryRLock()
	if err != nil {
		return false
	}
	_ = f.Close()
	return !ok
}

// readHolder reads what the holder wrote, past the byte that Windows locks.
func readHolder(path string) (h Holder, ok bool) {
	f, err := os.Open(lockPath(path))
	if err != nil {
		return h, false
	}
	defer f.Close()
	b := make([]byte, 4096)
	n, _ := f.ReadAt(b, 1) // short files end with io.EOF
	return h, json.Unmarshal(b[:n], &h) == nil
}

// lockedError says who has the file, where and since when.
func lockedError(path string) error {
	h, ok := readHolder(path)
	if !ok {
		return contest.E("file_locked_unknown", "file", fileError("", path).Args["file"])
	}
	return contest.E("file_locked", "file", fileError("", path).Args["file"],
		"who", h.User, "host", h.Host, "pid", h.PID, "since", h.Since.Local().Format("2006-01-02 15:04"))
}
