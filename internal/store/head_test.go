package store

import (
	"os"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
)

func codes(found []contest.Finding) (list []string) {
	for _, f := range found {
		list = append(list, f.Code)
	}
	return list
}

func TestMirror(t *testing.T) {
	o := options(t)
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	id, path := db.FileID(), db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	reopen := func() []string {
		t.Helper()
		db, err := Open(t.Context(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		return codes(db.Warnings())
	}
	same(t, "mirrored", []string(nil), reopen())
	kept, _ := readMirror(o.HeadDir, id)

	// Missing: warned once, then there again.
	mirrorFile := filepath.Join(o.HeadDir, id+".json")
	for _, make := range []func() error{
		func() error { return os.Remove(mirrorFile) },
		func() error { return os.WriteFile(mirrorFile, nil, 0o600) },
		func() error { return os.WriteFile(mirrorFile, []byte("{\"file\":\"another\"}"), 0o600) },
	} {
		if err := make(); err != nil {
			t.Fatal(err)
		}
		same(t, "missing", []string{"history_unmirrored"}, reopen())
		same(t, "made again", []string(nil), reopen())
	}

	// Older than the file, as after a crash between commit and mirror: brought up.
	if err := MirrorHead(o.HeadDir, id, path, Head{Changes: 0, Hash: hexOf(db.genesis())}, kept.At); err != nil {
		t.Fatal(err)
	}
	same(t, "older", []string(nil), reopen())
	if m, _ := readMirror(o.HeadDir, id); m.Head != kept.Head {
		t.Errorf("mirror not brought up: %+v", m)
	}

	// Contradicting: refused, until a person accepts.
	for code, head := range map[string]Head{
		"history_behind":  {Changes: 2, Hash: kept.Hash},
		"history_differs": {Changes: 1, Hash: hexOf(identity{}.genesis())},
	} {
		if err := MirrorHead(o.HeadDir, id, path, head, kept.At); err != nil {
			t.Fatal(err)
		}
		before := sumFile(t, path)
		_, err := Open(t.Context(), path, o)
		wantCode(t, err, code)
		same(t, "untouched", before, sumFile(t, path))
		accept := o
		accept.AcceptHead = true
		db, err := Open(t.Context(), path, accept)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		same(t, "accepted", []string(nil), reopen())
	}
}

// A folder for mirrors that can't be written hinders no work.
func TestMirrorThatCannotBeWritten(t *testing.T) {
	o := options(t)
	if err := os.WriteFile(o.HeadDir, []byte("a file, not a folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "2") })
	same(t, "warned once", []string{"history_mirror_failed"}, codes(db.Warnings()))
	off := options(t)
	off.HeadDir = noMirror
	bare := create(t, off)
	write(t, bare, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	sound(t, bare)
	same(t, "no mirror wanted", []string(nil), codes(bare.Warnings()))
}
