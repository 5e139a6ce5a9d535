package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"biurolidera/internal/contest"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step of the schema: a file named 0001_name.sql.
type migration struct {
	version int
	name    string
	script  string
}

// embedded gives the program's migrations, the first first, without gaps.
var embedded = sync.OnceValues(func() ([]migration, error) { return readMigrations(migrationFiles, "migrations") })

// readMigrations reads the steps of a folder; a gap or a doubled number is an error.
func readMigrations(files fs.FS, dir string) ([]migration, error) {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, e := range entries {
		number, name, ok := strings.Cut(strings.TrimSuffix(e.Name(), ".sql"), "_")
		version, err := strconv.Atoi(number)
		if !ok || err != nil {
			return nil, fmt.Errorf("store: %q is no name of a migration", e.Name())
		}
		script, err := fs.ReadFile(files, dir+"/"+e.Name())
		if err != nil {
			return nil, err
		}
		all = append(all, migration{version, name, string(script)})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].version < all[j].version })
	for i, m := range all {
		if m.version != i+1 {
			return nil, fmt.Errorf("store: migration %d is missing", i+1)
		}
	}
	return all, nil
}

// SchemaVersion is the number of the schema this program reads and writes.
func SchemaVersion() int {
	all, err := embedded()
	if err != nil {
		panic(err) // the program was built without its schema
	}
	return len(all)
}

// apply runs one migration, writes its record and the file's user_version, and
// checks the references, all in one transaction. note, if not nil, writes the
// history row in it.
func (m migration) apply(ctx context.Context, conn *sql.Conn, now time.Time, note func() error) (err error) {
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil && inTransaction(conn) {
			_, undo := conn.ExecContext(context.Background(), "ROLLBACK")
			err = errors.Join(err, undo)
		}
	}()
	if _, err := conn.ExecContext(ctx, m.script); err != nil {
		return fmt.Errorf("migration %d: %w", m.version, err)
	}
	_, err = conn.ExecContext(ctx, `
		INSERT INTO schema_migration (
			version,
			name,
			sha256,
			applied_at
		) VALUES (?, ?, ?, ?)`, m.version, m.name, sumOf([]byte(m.script)), moment(now))
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "PRAGMA user_version = "+itoa(int64(m.version))); err != nil {
		return err
	}
	dangling, err := danglingReferences(ctx, conn, 1)
	if err != nil {
		return err
	}
	if len(dangling) > 0 {
		return contest.E("migration_reference", "version", m.version, "table", dangling[0].table, "record", dangling[0].rowid)
	}
	if note != nil {
		if err := note(); err != nil {
			return err
		}
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}

// Migrate brings an older file to the program's schema, one transaction a step. The
// caller has made a backup first. A file of the right schema is left as it is. What
// was done stands in the history.
func Migrate(ctx context.Context, path string, o Options) (err error) {
	defer wrap(&err, "Migrate(%q)", path)
	all, err := embedded()
	if err != nil {
		return err
	}
	_, err = migrate(ctx, path, o, all)
	return err
}

// migrate applies those of all that the file lacks and tells its version before.
func migrate(ctx context.Context, path string, o Options, all []migration) (from int, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return 0, err
	}
	h, err := readHeader(path)
	if err != nil {
		return 0, err
	}
	if h.version > len(all) {
		return 0, contest.E("file_newer", "file", filepath.Base(path), "path", path, "version", h.version, "supported", len(all))
	}
	if h.version == len(all) {
		return h.version, nil
	}
	if err := writable(path); err != nil {
		return 0, err
	}
	l, err := takeLock(path, me(o))
	if err != nil {
		return 0, err
	}
	defer l.release()
	if len(leftOver(path)) > 0 {
		if err := tryCopy(ctx, path, o); err != nil {
			return 0, err
		}
	} else if err := quickCheck(ctx, path); err != nil {
		return 0, err
	}
	pool := openWriter(path)
	err = errors.Join(applyFrom(ctx, pool, o, all), pool.Close())
	return h.version, sentinel(err)
}

// applyFrom applies what the open file lacks. Its number is read again: before the
// lock another program may have migrated it.
func applyFrom(ctx context.Context, pool *sql.DB, o Options, all []migration) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var version int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	db := &DB{options: o, writer: conn}
	db.options.NoCapture = true // what a migration does to records, no payload says
	if err := db.identify(ctx, conn); err != nil {
		return err
	}
	for _, m := range all[min(version, len(all)):] {
		note := func() error {
			tx := db.newTx(ctx, Step{Action: "migrate", Args: contest.Args{"from": m.version - 1, "to": m.version}})
			_, _, err := tx.appendChange(newPayload(nil), []byte{})
			return err
		}
		if err := m.apply(ctx, conn, o.now(), note); err != nil {
			return err
		}
	}
	_, err = checkpoint(ctx, conn)
	return err
}
