package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"biurolidera/internal/contest"
)

// oldFile makes a file as the first released schema had it: without the last
// migration. It holds one edition.
func oldFile(t *testing.T, o Options) (path string, all []migration) {
	t.Helper()
	all, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "stary.lider")
	writeEmpty(t, path)
	pool := openWriter(path)
	defer pool.Close()
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), "PRAGMA application_id = "+itoa(applicationID)); err != nil {
		t.Fatal(err)
	}
	for _, m := range all[:len(all)-1] {
		if err := m.apply(t.Context(), conn, o.now(), nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []string{
		"INSERT INTO meta VALUES (1, '0123456789abcdef0123456789abcdef', 0, '2025-01-01T00:00:00.000Z')",
		"INSERT INTO edition VALUES (1, '2025', 'II edycja', 2025, 'open', 0)",
	} {
		if _, err := conn.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := checkpoint(t.Context(), conn); err != nil {
		t.Fatal(err)
	}
	return path, all
}

func TestMigrate(t *testing.T) {
	o := options(t)
	path, all := oldFile(t, o)
	before := sumFile(t, path)
	_, err := Open(t.Context(), path, o)
	wantCode(t, err, "file_older")
	same(t, "untouched", before, sumFile(t, path))

	// For its backup it can be read.
	old, err := Open(t.Context(), path, Options{ReadOnly: true, Older: true, HeadDir: o.HeadDir})
	if err != nil {
		t.Fatal(err)
	}
	s, err := old.Summary(t.Context())
	if err != nil || s.Schema != len(all)-1 || s.Counts["edition"] != 1 {
		t.Errorf("summary of the old file: %+v, %v", s, err)
	}
	if err := errors.Join(old.Sound(t.Context()), old.Close()); err != nil {
		t.Error(err)
	}

	if err := Migrate(t.Context(), path, o); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, db)
	c := get(t, db, func(r *Reader) (contest.Change, error) { return r.ChangeByID(1) })
	same(t, "in the history", contest.Args{"from": len(all) - 1, "to": len(all)}, c.Args)
	same(t, "kept", 1, len(get(t, db, (*Reader).Editions)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before = sumFile(t, path)
	if err := Migrate(t.Context(), path, o); err != nil {
		t.Fatal(err)
	}
	same(t, "of the right schema already", before, sumFile(t, path))
}

// A migration that fails, wherever, leaves the file as it was; the next try works.
func TestMigrationThatFails(t *testing.T) {
	for name, script := range map[string]string{
		"broken at once":     "CREATE TABLE broken (",
		"broken at the end":  "CREATE TABLE fine (id INTEGER PRIMARY KEY) STRICT; UPDATE edition SET name = 'x'; SELECT no_such_function();",
		"dangling reference": "PRAGMA defer_foreign_keys = ON; INSERT INTO contact VALUES (1, 99, '', '', '', '', '', '', '', 0);",
		"refused by a table": "UPDATE edition SET year = 5;",
	} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			path, all := oldFile(t, o)
			bad := append(all[:len(all)-1:len(all)-1], migration{len(all), "bad", script})
			before := logical(t, path)
			if _, err := migrate(t.Context(), path, o, bad); err == nil {
				t.Fatal("a bad migration went through")
			}
			same(t, "content", before, logical(t, path))
			if err := Migrate(t.Context(), path, o); err != nil {
				t.Fatalf("the good one afterwards: %v", err)
			}
		})
	}
}

// A record that refers to nothing already stops the migration, and is named.
func TestMigrationOfADamagedRecord(t *testing.T) {
	o := options(t)
	path, _ := oldFile(t, o)
	pool := openSQL(path, map[string][]string{"mode": {"rw"}, "_foreign_keys": {"0"}})
	if _, err := pool.Exec("INSERT INTO contact VALUES (7, 99, '', '', '', '', '', '', '', 0)"); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	before := logical(t, path)
	err := Migrate(t.Context(), path, o)
	wantCode(t, err, "migration_reference")
	same(t, "content", before, logical(t, path))
}

// logical is schema and content of a file of any version, as text.
func logical(t *testing.T, path string) string {
	t.Helper()
	pool := openReaders(path, false)
	defer pool.Close()
	var lines []string
	for _, q := range []string{
		"SELECT user_version FROM pragma_user_version",
		"SELECT name || coalesce(sql, '') FROM sqlite_schema ORDER BY name",
		"SELECT id || code || name || year FROM edition ORDER BY id",
		"SELECT version || name FROM schema_migration ORDER BY version",
	} {
		if err := each(context.Background(), pool, q, nil, scanInto(&lines)); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(lines, "\n")
}

func TestMigrateRefuses(t *testing.T) {
	o := options(t)
	db := create(t, o)
	if err := Migrate(t.Context(), filepath.Join(t.TempDir(), "none.lider"), o); contest.CodeOf(err) != "file_missing" {
		t.Errorf("missing: %v", err)
	}
	all, _ := embedded()
	_, err := migrate(t.Context(), db.Path(), o, all[:1])
	wantCode(t, err, "file_newer")
	path, _ := oldFile(t, o)
	l, err := takeLock(path, me(o))
	if err != nil {
		t.Fatal(err)
	}
	defer l.release()
	wantCode(t, Migrate(t.Context(), path, o), "file_locked")
}

func TestReadMigrations(t *testing.T) {
	file := func(names ...string) fs.FS {
		m := fstest.MapFS{}
		for _, n := range names {
			m["m/"+n] = &fstest.MapFile{Data: []byte("SELECT 1;")}
		}
		return m
	}
	for _, c := range []struct {
		files fs.FS
		want  int
	}{
		{file("0002_b.sql", "0001_a.sql"), 2},
		{file("0001_a.sql", "0003_c.sql"), -1},
		{file("0001_a.sql", "0001_b.sql"), -1},
		{file("a.sql"), -1},
		{file("x_a.sql"), -1},
	} {
		got, err := readMigrations(c.files, "m")
		if (err != nil) != (c.want < 0) || err == nil && (len(got) != c.want || got[0].name != "a") {
			t.Errorf("%v: %v, %v", c.files, got, err)
		}
	}
}
