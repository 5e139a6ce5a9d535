package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"

	"biurolidera/internal/contest"
)

// Summary is what tells one state of a file from another: for backups and for the
// list a person restores from.
type Summary struct {
	FileID  string
	Example bool
	Schema  int
	Head    Head
	Counts  map[string]int64 // records by table
}

// Summary reads it in one transaction.
func (db *DB) Summary(ctx context.Context) (s Summary, err error) {
	defer wrap(&err, "Summary()")
	s = Summary{FileID: db.fileID, Example: db.example, Counts: map[string]int64{}}
	err = db.Read(ctx, func(r *Reader) error {
		if _, err := r.row("PRAGMA user_version", nil, &s.Schema); err != nil {
			return err
		}
		if s.Head, err = readHead(ctx, r.q, db.identity); err != nil {
			return err
		}
		names, err := r.tableNames()
		if err != nil {
			return err
		}
		for _, name := range names {
			var n int64
			if _, err := r.row("SELECT count(*) FROM main."+name, nil, &n); err != nil {
				return err
			}
			s.Counts[name] = n
		}
		return nil
	})
	return s, err
}

// tableNames lists every table of the file but SQLite's own.
func (r *Reader) tableNames() ([]string, error) {
	return collect(r, `
		SELECT
			name
		FROM sqlite_schema
		WHERE type = 'table'
			AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
		ORDER BY name`, nil, func(rows *sql.Rows, s *string) error { return rows.Scan(s) })
}

// copyHeld copies a file that is gone from its place by the connection that still
// holds it.
func (db *DB) copyHeld(ctx context.Context, path string) error {
	if err := db.takeTurn(ctx); err != nil {
		return err
	}
	defer db.giveTurn()
	return vacuumInto(ctx, db.writer, path)
}

// CopyTo writes a compact copy of the file to path, which must not exist, while
// the file is in use. The copy has no -wal and can be read from any medium. It is
// not yet durable. A half copy is left where it fails.
func (db *DB) CopyTo(ctx context.Context, path string) (err error) {
	defer wrap(&err, "CopyTo(%q)", path)
	if _, err := os.Stat(db.source); errors.Is(err, fs.ErrNotExist) && db.writer != nil {
		return sentinel(db.copyHeld(ctx, path))
	}
	pool := openCopier(db.source, db.immutable)
	err = errors.Join(vacuumInto(ctx, pool, path), pool.Close())
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return sentinel(err)
}

// Sound checks structure and history alone: what a backup must prove before it
// counts. Errors: file_damaged, history_broken.
func (db *DB) Sound(ctx context.Context) (err error) {
	defer wrap(&err, "Sound()")
	return db.Read(ctx, func(r *Reader) error {
		faults, err := integrity(ctx, r.q, false)
		if err != nil {
			return sentinel(err)
		}
		if len(faults) > 0 {
			return contest.E("file_damaged", "file", fileError("", db.path).Args["file"], "detail", faults[0])
		}
		_, bad, err := verifyChain(ctx, r.q, db.identity)
		if err == nil && bad != 0 {
			err = contest.E("history_broken", "change", bad)
		}
		return err
	})
}

// Size is how many bytes a copy of the file takes at most.
func (db *DB) Size(ctx context.Context) (n int64, err error) {
	defer wrap(&err, "Size()")
	err = db.Read(ctx, func(r *Reader) error {
		var pages, size int64
		if _, err := r.row("PRAGMA page_count", nil, &pages); err != nil {
			return err
		}
		if _, err := r.row("PRAGMA page_size", nil, &size); err != nil {
			return err
		}
		n = pages * size
		return nil
	})
	return n, err
}

// HasChange tells whether the history has this head: whether the file went through
// the state a backup was made of.
func (db *DB) HasChange(ctx context.Context, h Head) (has bool, err error) {
	defer wrap(&err, "HasChange(%d)", h.Changes)
	if h.Changes == 0 {
		return h.Hash == hexOf(db.identity.genesis()), nil
	}
	err = db.Read(ctx, func(r *Reader) error {
		var sum []byte
		_, err := r.row("SELECT hash FROM change WHERE id = ?", []any{h.Changes}, &sum)
		has = hexOf(sum) == h.Hash
		return err
	})
	return has, err
}

// TakeLock takes the write lock of a file that is not opened by this package, as a
// restore does; release gives it up. file_locked if a program writes it.
func TakeLock(path string, o Options) (release func(), err error) {
	l, err := takeLock(path, me(o))
	if err != nil {
		return nil, err
	}
	return l.release, nil
}
