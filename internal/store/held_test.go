package store

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// What a program still holds of a file that was taken from its place can be copied.
func TestCopyOfAFileThatIsGone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps an open file in its place")
	}
	db := create(t, options(t))
	defer db.Close()
	before, err := db.Summary(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(db.Path()); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "held.lider")
	if err := db.CopyTo(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	o := options(t)
	o.ReadOnly = true
	copied, err := Open(t.Context(), out, o)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	same(t, "file", before.FileID, copied.FileID())
}
