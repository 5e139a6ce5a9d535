package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"biurolidera/internal/contest"
)

// Options say how a file is opened. The zero value opens it for writing by
// nobody in particular, with the clock of the machine.
type Options struct {
	ReadOnly bool
	User     string           // who stands in the history
	Now      func() time.Time // nil: time.Now
	HeadDir  string           // where chain heads are mirrored; "": DefaultHeadDir; "-": nowhere
	Random   io.Reader        // of file ids and salts; nil: crypto/rand

	// NoCapture writes one history row for a step without what it changed, so that
	// it can't be undone. For the sample writer, which makes a file from nothing.
	NoCapture bool
	// Example marks a file that Create makes: everything in it is invented.
	Example bool
	// AcceptHead takes the file's history as it is although the mirror contradicts
	// it. Only after a person said so.
	AcceptHead bool
	// Older reads a file of an older schema too, with ReadOnly alone: for the backup
	// before Migrate. Of its tables only the history can be relied on.
	Older bool
	// SkipCheck leaves the quick check at opening out: for a file just made or checked.
	SkipCheck bool
}

// now is the clock of the file: a test's or a sample's may stand still.
func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// random is where ids and salts come from: a sample's is seeded, so that the same
// seed gives the same file.
func (o Options) random() io.Reader {
	if o.Random == nil {
		return rand.Reader
	}
	return o.Random
}

// DB is an open file. Its methods may be called from several goroutines: writers
// wait for one another, readers do not.
type DB struct {
	path    string
	options Options
	lock    *lock
	pool    *sql.DB   // the writer's, of one connection
	writer  *sql.Conn // nil if read-only
	turn    chan struct{}
	readers *sql.DB
	tables  []table
	identity
	source string      // what the readers read: path, or a private copy of it
	temp   *privateDir // of that copy, or nil
	closed bool

	immutable bool // nobody can write the source, and it has no -wal

	told       sync.Mutex // guards warnings
	warnings   []contest.Finding
	unmirrored bool // the mirror could not be written, and a person knows
}

// Create makes a new file and opens it for writing. A file that is there already
// is never touched: file_exists.
func Create(ctx context.Context, path string, o Options) (db *DB, err error) {
	defer wrap(&err, "Create(%q)", path)
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := absent(path); err != nil {
		return nil, err
	}
	l, err := takeLock(path, me(o))
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			l.release()
		}
	}()
	if err := absent(path); err != nil {
		return nil, err
	}
	if err := build(ctx, path, o); err != nil {
		return nil, err
	}
	// A file of this moment has no history to lose; an invented edition has the number of
	// the one of its seed that was made and deleted before.
	o.ReadOnly, o.SkipCheck, o.AcceptHead = false, true, true
	return open(ctx, path, o, l)
}

// absent fails with file_exists if there is anything under the name or beside it
// that SQLite would take for a part of the new file.
func absent(path string) error {
	for _, suffix := range append([]string{"", RestoreMarker("")}, sidecars...) {
		if _, err := os.Lstat(path + suffix); err == nil {
			return fileError("file_exists", path+suffix)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fileError("file_unreadable", path).Because(err)
		}
	}
	return nil
}

// build makes the file under another name and renames it when it is whole, so that
// a crash leaves no half file under the name a person chose.
func build(ctx context.Context, path string, o Options) (err error) {
	temp := hidden(path, "new")
	removeAll(temp) // of a program that was killed; the lock is ours
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fileError("file_unwritable", path).Because(err)
	}
	defer func() {
		if err != nil {
			removeAll(temp)
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	id := make([]byte, 16)
	if _, err := io.ReadFull(o.random(), id); err != nil {
		return err
	}
	pool := openWriter(temp)
	err = errors.Join(fill(ctx, pool, o, hex.EncodeToString(id)), pool.Close())
	if err != nil {
		return sentinel(err)
	}
	if err := syncPath(temp); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return fileError("file_unwritable", path).Because(err)
	}
	return syncPath(filepath.Dir(path))
}

// fill makes the schema of a new file.
func fill(ctx context.Context, pool *sql.DB, o Options, id string) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA application_id = "+itoa(applicationID)); err != nil {
		return err
	}
	all, err := embedded()
	if err != nil {
		return err
	}
	for _, m := range all {
		if err := m.apply(ctx, conn, o.now(), nil); err != nil {
			return err
		}
	}
	_, err = conn.ExecContext(ctx, `
		INSERT INTO meta (
			id,
			file_id,
			example,
			created_at
		) VALUES (1, ?, ?, ?)`, id, o.Example, moment(o.now()))
	if err != nil {
		return err
	}
	_, err = checkpoint(ctx, conn)
	return err
}

// Open opens a file that is there. Nothing is changed before it is known to be
// ours, whole, of our schema, and in our hands alone. Errors have the codes
// file_missing, file_foreign, file_empty, file_encrypted, file_damaged, file_older
// (Migrate first), file_newer, file_read_only (open it ReadOnly), file_locked,
// wal_foreign (see SetAside), history_behind, history_differs, restore_unfinished.
func Open(ctx context.Context, path string, o Options) (db *DB, err error) {
	defer wrap(&err, "Open(%q)", path)
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := admit(path, o); err != nil {
		return nil, err
	}
	sweepPrivate(time.Now())
	if o.ReadOnly {
		return openReadOnly(ctx, path, o)
	}
	if err := writable(path); err != nil {
		return nil, err
	}
	l, err := takeLock(path, me(o))
	if err != nil {
		return nil, err
	}
	if db, err = openLocked(ctx, path, o, l); err != nil {
		l.release()
		return nil, err
	}
	return db, nil
}

// admit checks the header and the schema's number.
func admit(path string, o Options) error {
	if _, err := os.Lstat(RestoreMarker(path)); err == nil {
		return fileError("restore_unfinished", path)
	}
	h, err := readHeader(path)
	if err != nil {
		return err
	}
	current := SchemaVersion()
	switch {
	case h.version > current:
		return contest.E("file_newer", "file", filepath.Base(path), "path", path, "version", h.version, "supported", current)
	case h.version < current && !(o.Older && o.ReadOnly):
		return contest.E("file_older", "file", filepath.Base(path), "path", path, "version", h.version, "supported", current)
	case !h.whole() && len(leftOver(path)) == 0:
		return fileError("file_damaged", path)
	}
	return nil
}

// openLocked goes on once nobody else writes: the header is read again, since
// another program may have been at work until then.
func openLocked(ctx context.Context, path string, o Options, l *lock) (*DB, error) {
	if err := admit(path, o); err != nil {
		return nil, err
	}
	if len(leftOver(path)) > 0 {
		if err := tryCopy(ctx, path, o); err != nil {
			return nil, err
		}
	} else if !o.SkipCheck {
		if err := quickCheck(ctx, path); err != nil {
			return nil, err
		}
	}
	return open(ctx, path, o, l)
}

// open connects to a file that passed its checks.
func open(ctx context.Context, path string, o Options, l *lock) (db *DB, err error) {
	if err := assertVersion(); err != nil {
		return nil, err
	}
	db = &DB{path: path, options: o, turn: make(chan struct{}, 1)}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
		}
	}()
	db.pool = openWriter(path)
	if db.writer, err = db.pool.Conn(ctx); err != nil {
		return db, sentinel(err)
	}
	if err := db.identify(ctx, db.writer); err != nil {
		return db, err
	}
	if db.tables, err = readTables(ctx, db.writer); err != nil {
		return db, sentinel(err)
	}
	if !o.NoCapture {
		if err := installCapture(ctx, db.writer, db.tables); err != nil {
			return db, sentinel(err)
		}
	}
	db.connect(path, false)
	if err := db.compareHead(ctx); err != nil {
		return db, err
	}
	db.lock = l
	return db, nil
}

// identify reads who the file is.
func (db *DB) identify(ctx context.Context, q querier) error {
	err := q.QueryRowContext(ctx, `
		SELECT
			file_id,
			example,
			created_at
		FROM meta
		WHERE id = 1`).Scan(&db.fileID, &db.example, &db.createdAt)
	if errors.Is(err, sql.ErrNoRows) {
		return fileError("file_damaged", db.path).Because(err)
	}
	return sentinel(err)
}

// Close writes everything into the file, so that no -wal stays behind, and lets it
// go. Closing again does nothing.
func (db *DB) Close() error {
	if db.closed {
		return nil
	}
	db.closed = true
	var errs []error
	if db.readers != nil {
		errs = append(errs, db.readers.Close())
	}
	if db.writer != nil {
		_, err := checkpoint(context.Background(), db.writer)
		errs = append(errs, err, db.writer.Close())
	}
	if db.pool != nil {
		errs = append(errs, db.pool.Close())
	}
	errs = append(errs, db.temp.remove())
	if db.writer == nil && db.source == db.path && !db.immutable {
		tidy(db.path)
	}
	db.lock.release()
	return sentinel(errors.Join(errs...))
}

// connect opens the readers over source.
func (db *DB) connect(source string, immutable bool) {
	db.source, db.immutable = source, immutable
	db.readers = openReaders(source, immutable)
}

// Path is the absolute path of the file.
func (db *DB) Path() string { return db.path }

// FileID is the file's own number, made with it and never changed.
func (db *DB) FileID() string { return db.fileID }

// Example tells whether everything in the file is invented.
func (db *DB) Example() bool { return db.example }

// ReadOnly tells whether the file was opened for reading alone.
func (db *DB) ReadOnly() bool { return db.writer == nil }

// Warnings are remarks of the opening that a person should see, such as a missing
// mirror of the history's head.
func (db *DB) Warnings() []contest.Finding {
	db.told.Lock()
	defer db.told.Unlock()
	return slices.Clone(db.warnings)
}

// warn adds a remark for a person.
func (db *DB) warn(f contest.Finding) {
	db.told.Lock()
	defer db.told.Unlock()
	db.warnings = append(db.warnings, f)
}

// Checkpoint empties the -wal. Worth calling when nothing is being done: a crash
// then leaves nothing behind.
func (db *DB) Checkpoint(ctx context.Context) (err error) {
	defer wrap(&err, "Checkpoint()")
	if db.writer == nil {
		return nil
	}
	if err := db.takeTurn(ctx); err != nil {
		return err
	}
	defer db.giveTurn()
	_, err = checkpoint(ctx, db.writer)
	return sentinel(err)
}
