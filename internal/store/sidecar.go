package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"biurolidera/internal/contest"
)

// sidecars are the files SQLite keeps beside a file.
var sidecars = []string{"-wal", "-shm", "-journal"}

// RestoreMarker is the file that says a restore of path is under way; until it is
// finished the file is not opened. RestoreMarker("") is its ending.
func RestoreMarker(path string) string { return path + ".restore" }

// leftOver gives the sidecars with content that an unclean exit, or somebody's
// copying, left beside the file.
func leftOver(path string) []string {
	var left []string
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			left = append(left, suffix)
		}
	}
	return left
}

// A -wal or -journal that was left behind is applied by SQLite without asking whether
// it belongs to the file: one of another file, or an old one, ruins it, and one that was
// deleted takes the last commits with it (reliability.md 0.6, A8).

// tryCopy opens a private copy of the file with its sidecars and checks it, so that
// a -wal of another file, or a stale one, never touches the original. It fails
// with wal_foreign or with what the history's mirror says.
func tryCopy(ctx context.Context, path string, o Options) error {
	dir, err := copyAside(ctx, path, o)
	if err != nil {
		return err
	}
	return dir.remove()
}

// copyAside makes and checks the copy; the caller removes the folder.
func copyAside(ctx context.Context, path string, o Options) (dir *privateDir, err error) {
	dir, err = newPrivateDir()
	if err != nil {
		return nil, fileError("temp_unwritable", path).Because(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, dir.remove())
			dir = nil
		}
	}()
	twin := dir.file()
	for _, suffix := range []string{"", "-wal", "-journal"} {
		err := copyFile(twin+suffix, path+suffix)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return dir, fileError("temp_unwritable", path).Because(err)
		}
	}
	if err := soundCopy(ctx, twin, idOf(ctx, twin), o); err != nil {
		code := contest.CodeOf(err)
		if code == "history_behind" || code == "history_differs" || ctx.Err() != nil {
			return dir, err
		}
		return dir, fileError("wal_foreign", path).Because(err)
	}
	return dir, nil
}

// file is where the copy lies in the folder.
func (p *privateDir) file() string { return filepath.Join(p.path, "file"+Extension) }

// idOf reads the file's number without its sidecars; "" if it can't be read.
func idOf(ctx context.Context, path string) string {
	pool := openReaders(path, true)
	defer pool.Close()
	d := &DB{path: path}
	if d.identify(ctx, pool) != nil {
		return ""
	}
	return d.fileID
}

// soundCopy opens the copy with its sidecars and checks structure, number,
// references and history.
func soundCopy(ctx context.Context, path, id string, o Options) (err error) {
	pool := openWriter(path)
	defer func() { err = errors.Join(err, pool.Close()) }()
	faults, err := integrity(ctx, pool, false)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return errors.New(faults[0])
	}
	d := &DB{path: path, options: o}
	if err := d.identify(ctx, pool); err != nil {
		return err
	}
	if id != "" && d.fileID != id {
		return errors.New("the -wal is of another file")
	}
	h, bad, err := verifyChain(ctx, pool, d.identity)
	if err != nil {
		return err
	}
	if bad != 0 {
		return contest.E("history_broken", "change", bad)
	}
	return d.checkMirror(ctx, pool, h)
}

// SetAside renames the sidecars of a file that they do not fit, on a person's
// word, and gives their new names. What only stood in them is lost to the file.
func SetAside(path string, now time.Time) (moved []string, err error) {
	defer wrap(&err, "SetAside(%q)", path)
	l, err := takeLock(path, me(Options{}))
	if err != nil {
		return nil, err
	}
	defer l.release()
	for _, suffix := range sidecars {
		to := path + suffix + ".damaged-" + now.Format("20060102-150405")
		err := os.Rename(path+suffix, to)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return moved, fileError("file_unwritable", path).Because(err)
		}
		moved = append(moved, to)
	}
	return moved, syncPath(filepath.Dir(path))
}

// quickCheck reads the file as nobody's, without making any file beside it.
func quickCheck(ctx context.Context, path string) error {
	pool := openReaders(path, true)
	defer pool.Close()
	faults, err := integrity(ctx, pool, true)
	if err == nil && len(faults) > 0 {
		err = errors.New(faults[0])
	}
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fileError("file_damaged", path).Because(err)
	}
	return nil
}

// openReadOnly opens a file to look at, beside a writer or on a medium that can't
// be written.
func openReadOnly(ctx context.Context, path string, o Options) (db *DB, err error) {
	if err := assertVersion(); err != nil {
		return nil, err
	}
	db = &DB{path: path, options: o}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
			db = nil
		}
	}()
	left := leftOver(path)
	if len(left) > 0 && !lockHeld(path) {
		if db.temp, err = copyAside(ctx, path, o); err != nil {
			return db, err
		}
	}
	if err := db.connectReaders(ctx, path, len(left) > 0); err != nil {
		return db, err
	}
	if err := db.identify(ctx, db.readers); err != nil {
		return db, err
	}
	if db.tables, err = readTables(ctx, db.readers); err != nil {
		return db, sentinel(err)
	}
	return db, db.compareHead(ctx)
}

// connectReaders opens the file itself, or where SQLite can't make its shared
// memory beside it, the checked copy (with a -wal) or the bare file.
func (db *DB) connectReaders(ctx context.Context, path string, left bool) error {
	db.connect(path, false)
	err := probe(ctx, db.readers)
	if err == nil {
		copied := db.temp
		db.temp = nil
		return copied.remove()
	}
	switch contest.CodeOf(sentinel(err)) {
	case "file_unreadable", "file_read_only", "file_io":
	default:
		return sentinel(err)
	}
	if err := db.readers.Close(); err != nil {
		return err
	}
	switch {
	case db.temp != nil:
		db.connect(db.temp.file(), false)
	case left:
		return fileError("file_unreadable", path).Because(err)
	default:
		db.connect(path, true)
	}
	return sentinel(probe(ctx, db.readers))
}

// tidy takes the empty -wal and the -shm away that a reader made and may not remove
// itself. SQLite does it, when the last connection that could write is closed, so
// that nothing is taken from another program; where somebody writes, or nothing can
// be written, they stay.
func tidy(path string) {
	info, err := os.Stat(path + "-wal")
	if err != nil || info.Size() > 0 || lockHeld(path) {
		return
	}
	l, err := takeLock(path, me(Options{}))
	if err != nil {
		return
	}
	defer l.release()
	pool := openSQL(path, url.Values{"mode": {"rw"}})
	defer pool.Close()
	probe(context.Background(), pool) //nolint:errcheck // what stays does no harm
}

// probe makes a connection read something.
func probe(ctx context.Context, pool *sql.DB) error {
	var n int
	return pool.QueryRowContext(ctx, "SELECT count(*) FROM meta").Scan(&n)
}

// writable fails with file_read_only if the file or its folder can't be written.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fileError(refusal(err), path).Because(err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	probe := hidden(path, "probe")
	t, err := os.OpenFile(probe, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return fileError(refusal(err), path).Because(err)
	}
	err = errors.Join(t.Close(), os.Remove(probe))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // another program probed at the same time
	}
	return err
}

// hidden is a name beside the file for what lies there for a moment. It is always
// the same, so that what a killed program left is taken away by the next.
func hidden(path, what string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+what)
}

// refusal is the code for a file that can't be opened for writing.
func refusal(err error) string {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return "file_read_only"
	}
	return "file_unwritable"
}

// copyFile copies a file to a new name that only this user can read.
func copyFile(to, from string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}

// removeAll takes a file that was being made away, with its sidecars.
func removeAll(path string) {
	for _, suffix := range append([]string{""}, sidecars...) {
		os.Remove(path + suffix)
	}
}

// syncPath makes a file or a folder durable. Windows can't sync a folder.
func syncPath(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	flag := os.O_RDWR
	if info.IsDir() {
		if runtime.GOOS == "windows" {
			return nil
		}
		flag = os.O_RDONLY
	}
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// me describes this program to others who want the file.
func me(o Options) Holder {
	h := Holder{PID: os.Getpid(), User: o.User, Since: o.now().Truncate(time.Second)}
	h.Host, _ = os.Hostname() // unknown: empty
	if h.User == "" {
		if u, err := user.Current(); err == nil {
			h.User = u.Username
		}
	}
	return h
}

// itoa is a number as text, for pragmas, which take no parameters.
func itoa(n int64) string { return strconv.FormatInt(n, 10) }
