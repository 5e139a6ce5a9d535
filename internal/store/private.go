package store

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// A copy of a file has people's data in it. It lies in a folder that this user alone
// can read, and a lock in the folder says whether its program still lives, so that
// what a killed program left is taken away at an opening a minute later.

const (
	privatePattern = "biuro-lidera-"
	privateLock    = "lock"
	// A folder younger than this may be one whose program has not come to hold its
	// lock yet: between the two steps nobody can tell it from a dead one.
	privateGrace = time.Minute
)

// privateDir is such a folder.
type privateDir struct {
	path string
	held *flock.Flock
}

// newPrivateDir makes one in the system's temporary folder.
func newPrivateDir() (*privateDir, error) {
	dir, err := os.MkdirTemp("", privatePattern)
	if err != nil {
		return nil, err
	}
	p := &privateDir{path: dir, held: flock.New(filepath.Join(dir, privateLock))}
	ok, err := p.held.TryLock()
	if err == nil && !ok {
		err = errors.New("store: a new folder is locked already")
	}
	if err != nil {
		return nil, errors.Join(err, p.remove())
	}
	return p, nil
}

// remove takes the folder away with all in it. Again, and of none, it does nothing.
func (p *privateDir) remove() error {
	if p == nil || p.path == "" {
		return nil
	}
	path := p.path
	p.path = ""
	return errors.Join(p.held.Close(), os.RemoveAll(path))
}

// sweepPrivate takes the folders of dead programs away. What can't be removed (it
// may be another user's) stays.
func sweepPrivate(now time.Time) {
	dirs, err := filepath.Glob(filepath.Join(os.TempDir(), privatePattern+"*"))
	if err != nil {
		return
	}
	for _, dir := range dirs {
		info, err := os.Stat(dir)
		if err != nil || !info.IsDir() || now.Sub(info.ModTime()) < privateGrace {
			continue
		}
		name := filepath.Join(dir, privateLock)
		if _, err := os.Stat(name); err != nil {
			os.RemoveAll(dir)
			continue
		}
		f := flock.New(name)
		if ok, err := f.TryLock(); err == nil && ok {
			_ = f.Close()
			os.RemoveAll(dir)
		}
	}
}
