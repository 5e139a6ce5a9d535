package store

import (
	"os"
	"path/filepath"
	"testing"
)

// Mirrors stand in the folder of the settings. One that an older program left in its
// own folder still tells that the file lost steps, until a commit writes a new one.
func TestMirrorsOfTheOlderFolder(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, home)
	}
	o := Options{User: "Anna Nowak", Now: clock()}
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	id, path := db.FileID(), db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	now, err := DefaultHeadDir()
	if err != nil {
		t.Fatal(err)
	}
	same(t, "folder", "Biuro Lidera", filepath.Base(filepath.Dir(now)))
	older, err := headDirIn(olderFolder)
	if err != nil {
		t.Fatal(err)
	}
	kept, ok := readMirror(now, id)
	if !ok {
		t.Fatal("the mirror is not in the settings' folder")
	}
	if err := os.MkdirAll(filepath.Dir(older), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(now, older); err != nil {
		t.Fatal(err)
	}
	reopen := func() error {
		t.Helper()
		db, err := Open(t.Context(), path, o)
		if err != nil {
			return err
		}
		defer db.Close()
		same(t, "remarks", []string(nil), codes(db.Warnings()))
		write(t, db, func(tx *Tx) error { return tx.PutSetting("b", "2") })
		return nil
	}
	if err := MirrorHead(older, id, path, Head{Changes: kept.Changes + 5, Hash: kept.Hash}, kept.At); err != nil {
		t.Fatal(err)
	}
	wantCode(t, reopen(), "history_behind")
	if err := MirrorHead(older, id, path, kept.Head, kept.At); err != nil {
		t.Fatal(err)
	}
	if err := reopen(); err != nil {
		t.Fatal(err)
	}
	m, ok := readMirror(now, id)
	if !ok || m.Changes != kept.Changes+1 {
		t.Errorf("the commit is not mirrored in the folder of now: %+v", m)
	}
	// From then on the older one says nothing, whatever it says.
	if err := MirrorHead(older, id, path, Head{Changes: 99, Hash: kept.Hash}, kept.At); err != nil {
		t.Fatal(err)
	}
	if err := reopen(); err != nil {
		t.Error(err)
	}
}
