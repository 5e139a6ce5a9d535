package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed program left goes; what a living one uses stays, and what one may just
// be making: two programs that start together do not take each other's folder away.
func TestPrivateFolders(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	mine, err := newPrivateDir()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(mine.path)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	bare := filepath.Join(os.TempDir(), privatePattern+"bare")
	dead := filepath.Join(os.TempDir(), privatePattern+"dead")
	other := filepath.Join(os.TempDir(), "somebody-elses")
	for _, d := range []string{bare, dead, other} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{privateLock, "file.lider"} {
		writeEmpty(t, filepath.Join(dead, f))
	}
	path := mine.path
	there := func(dir string) bool { _, err := os.Stat(dir); return err == nil }
	sweepPrivate(time.Now())
	same(t, "at once: bare, dead, other, mine", []bool{true, true, true, true}, []bool{there(bare), there(dead), there(other), there(path)})
	sweepPrivate(time.Now().Add(time.Hour))
	same(t, "an hour later", []bool{false, false, true, true}, []bool{there(bare), there(dead), there(other), there(path)})
	if err := mine.remove(); err != nil || there(path) {
		t.Errorf("removed: %v", err)
	}
	if err := mine.remove(); err != nil {
		t.Errorf("again: %v", err)
	}
}

// A copy that is refused leaves nothing in the temporary folder, nor does one taken in.
func TestCopiesAreTakenAway(t *testing.T) {
	o := options(t)
	files, _ := crashed(t, o, 6)
	for name, wal := range map[string][]byte{"fits": files["-wal"], "foreign": wholeWAL(t)} {
		path := lay(t, map[string][]byte{"": files[""], "-wal": wal})
		t.Setenv("TMPDIR", t.TempDir())
		db, err := Open(t.Context(), path, o)
		if (err == nil) != (name == "fits") {
			t.Errorf("%s: %v", name, err)
		}
		if db != nil {
			db.Close()
		}
		if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "*")); len(left) > 0 {
			t.Errorf("%s: left %v", name, left)
		}
	}
}

// A program killed while it makes a file leaves no half file, and hinders none.
func TestCreateAfterACrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neu.lider")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(hidden(path, "new")+suffix, noise(5000), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db, err := Create(t.Context(), path, options(t))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	same(t, "files", []string{"neu.lider"}, beside(t, path))
}
