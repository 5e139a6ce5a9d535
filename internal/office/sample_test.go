package office

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// TestSameSeedSameFile: records, file number and history are the same, so that two
// dumps are equal; another seed gives another file.
func TestSameSeedSameFile(t *testing.T) {
	ctx := context.Background()
	make := func(seed uint64) (string, string) {
		path := filepath.Join(t.TempDir(), "p.lider")
		if _, err := CreateSample(ctx, path, SampleOptions{Participants: 12, AuditsPerChannel: 2, Seed: seed}, testOptions()); err != nil {
			t.Fatal(err)
		}
		o, err := Open(ctx, path, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		defer o.Close()
		var head contest.Change
		if err := o.db.Read(ctx, func(r *store.Reader) error {
			all, err := r.Changes(0, 1)
			head = all[0]
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return o.db.FileID(), head.Hash
	}
	firstID, firstHash := make(5)
	secondID, secondHash := make(5)
	otherID, otherHash := make(6)
	if firstID != secondID || firstHash != secondHash {
		t.Errorf("the same seed gives files %s and %s, heads %s and %s", firstID, secondID, firstHash, secondHash)
	}
	if firstID == otherID || firstHash == otherHash {
		t.Error("another seed gives the same file")
	}
}

// TestCopiesGoTheirOwnWay: two copies of one file, each worked on, both open; a file
// that lost its end does not.
func TestCopiesGoTheirOwnWay(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	opt := testOptions()
	opt.HeadDir = filepath.Join(dir, "heads")
	one, two := filepath.Join(dir, "a.lider"), filepath.Join(dir, "b.lider")
	for _, path := range []string{one, two} {
		if _, err := CreateSample(ctx, path, SampleOptions{Participants: 8, AuditsPerChannel: 3, Seed: 5}, opt); err != nil {
			t.Fatal(err)
		}
	}
	early, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	issue := func(path string) error {
		o, err := Open(ctx, path, opt)
		if err != nil {
			return err
		}
		defer o.Close()
		ed, err := o.FindEdition(ctx, "")
		if err != nil {
			return err
		}
		_, err = o.Approve(ctx, ed, "sprawdzenie")
		return err
	}
	for _, path := range []string{one, two, one} {
		if err := issue(path); err != nil {
			t.Fatalf("%s: %v", filepath.Base(path), err)
		}
	}
	if err := os.WriteFile(one, early, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := issue(one); contest.CodeOf(err) != "history_behind" {
		t.Errorf("a file that lost its last changes opens: %v", err)
	}
}

// TestMadeAgain: an invented edition that was deleted is made again as if it had never
// been, under the same name or another.
func TestMadeAgain(t *testing.T) {
	ctx := context.Background()
	opt := testOptions()
	opt.HeadDir = t.TempDir()
	dir := t.TempDir()
	for _, name := range []string{"p.lider", "p.lider", "q.lider"} {
		path := filepath.Join(dir, name)
		if _, err := CreateSample(ctx, path, SampleOptions{Participants: 6, AuditsPerChannel: 1, Seed: 5}, opt); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		o, err := Open(ctx, path, opt)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}
