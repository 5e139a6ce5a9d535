package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"
)

func beside(t testing.TB, path string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestCreateNeverOverwrites(t *testing.T) {
	o := options(t)
	db := create(t, o)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before := sumFile(t, db.Path())
	_, err := Create(t.Context(), db.Path(), o)
	wantCode(t, err, "file_exists")
	same(t, "bytes", before, sumFile(t, db.Path()))
	// A sidecar of a file that is gone would become a part of the new one.
	for _, suffix := range []string{"-wal", "-journal", "-shm", ".restore"} {
		path := filepath.Join(t.TempDir(), "neu.lider")
		if err := os.WriteFile(path+suffix, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Create(t.Context(), path, o)
		wantCode(t, err, "file_exists")
		same(t, "left", []string{"neu.lider" + suffix}, beside(t, path))
	}
	_, err = Create(t.Context(), filepath.Join(t.TempDir(), "no", "folder.lider"), o)
	if err == nil {
		t.Error("a file in no folder was made")
	}
}

// Names that a URI would take apart, and those of other systems.
func TestOddPaths(t *testing.T) {
	for _, name := range []string{"a b.lider", "50%.lider", "a?mode=memory.lider", "#1.lider", "zażółć „gęślą”.lider", "a&b=c.lider", "%2e.lider", "a'b\"c.lider", "-rf.lider"} {
		path := filepath.Join(t.TempDir(), name)
		db, err := Create(t.Context(), path, options(t))
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		write(t, db, func(tx *Tx) error { return tx.PutSetting("a", name) })
		sound(t, db)
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		same(t, "files", []string{name}, beside(t, path))
	}
}

// The pragmas are in force on every connection.
func TestPragmas(t *testing.T) {
	db := create(t, options(t))
	for pragma, want := range map[string]string{
		"foreign_keys": "1", "journal_mode": "wal", "synchronous": "2", "recursive_triggers": "1", "secure_delete": "1",
		"trusted_schema": "0", "temp_store": "2", "cell_size_check": "1", "busy_timeout": "5000", "fullfsync": "1",
		"application_id": "1279870034", "user_version": itoa(int64(SchemaVersion())),
	} {
		var got string
		if err := db.writer.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("writer: %s = %s, want %s (%v)", pragma, got, want, err)
		}
	}
	for pragma, want := range map[string]string{"query_only": "1", "trusted_schema": "0", "temp_store": "2"} {
		var got string
		if err := db.readers.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("reader: %s = %s, want %s (%v)", pragma, got, want, err)
		}
	}
	if err := assertVersion(); err != nil {
		t.Error(err)
	}
	if _, n, _ := sqlite3.Version(); n < 3_051_003 {
		t.Errorf("SQLite %d has the WAL-reset fault", n)
	}
}

// Closed, the file stands alone; opened and closed again, it is the same.
func TestCloseLeavesNothingBeside(t *testing.T) {
	o := options(t)
	db := create(t, o)
	furnish(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Errorf("closed twice: %v", err)
	}
	same(t, "files", []string{"biuro.lider"}, beside(t, db.Path()))
	before := sumFile(t, db.Path())
	for _, readOnly := range []bool{false, true} {
		o.ReadOnly = readOnly
		again, err := Open(t.Context(), db.Path(), o)
		if err != nil {
			t.Fatal(err)
		}
		if again.FileID() != db.FileID() || again.ReadOnly() != readOnly {
			t.Errorf("reopened: %s %v", again.FileID(), again.ReadOnly())
		}
		sound(t, again)
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		same(t, "bytes", before, sumFile(t, db.Path()))
		same(t, "files", []string{"biuro.lider"}, beside(t, db.Path()))
	}
}

func TestReadOnly(t *testing.T) {
	o := options(t)
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	o.ReadOnly = true
	look, err := Open(t.Context(), db.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer look.Close()
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "2") }) // the writer is not hindered
	same(t, "seen beside a writer", "2", get(t, look, func(r *Reader) (string, error) { return r.Setting("a") }))
	_, err = look.Write(t.Context(), Step{Action: "test"}, func(*Tx) error { return nil })
	wantCode(t, err, "file_read_only")
	_, err = look.Undo(t.Context())
	wantCode(t, err, "file_read_only")
	if err := look.Checkpoint(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestExample(t *testing.T) {
	o := options(t)
	o.Example = true
	db := create(t, o)
	if !db.Example() {
		t.Error("not an example")
	}
	o.Example = false
	if db = reopen(t, db, o); !db.Example() {
		t.Error("no longer an example")
	}
}

// The same clock and the same randomness make the same file.
func TestSameSeedSameFile(t *testing.T) {
	var sums []string
	for range 2 {
		o := options(t)
		o.Now, o.Random = clock(), strings.NewReader(strings.Repeat("lider", 100))
		db := create(t, o)
		furnish(t, db)
		sums = append(sums, strings.Join(dump(t, db), "\n")+db.FileID()+get(t, db, (*Reader).headHash))
	}
	same(t, "second file", sums[0], sums[1])
}

func (r *Reader) headHash() (string, error) {
	h, err := readHead(r.ctx, r.q, r.db.identity)
	return h.Hash, err
}
