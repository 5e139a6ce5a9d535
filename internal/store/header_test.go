package store

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rewrite puts other bytes in a copy of a good file.
func rewrite(t *testing.T, good []byte, change func([]byte) []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.lider")
	if err := os.WriteFile(path, change(bytes.Clone(good)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A7: not our file, or no longer: refused with its reason, untouched, and nothing
// new beside it.
func TestNotOurFile(t *testing.T) {
	o := options(t)
	db := create(t, o)
	furnish(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	set := func(at int, v uint32) func([]byte) []byte {
		return func(b []byte) []byte { binary.BigEndian.PutUint32(b[at:], v); return b }
	}
	const text = "Nazwa;NIP\nGmina;123\n"
	for _, c := range []struct {
		name, code string
		change     func([]byte) []byte
	}{
		{"zero bytes", "file_empty", func([]byte) []byte { return nil }},
		{"one byte", "file_foreign", func(b []byte) []byte { return b[:1] }},
		{"text", "file_foreign", func([]byte) []byte { return []byte(text) }},
		{"picture", "file_foreign", func([]byte) []byte { return append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 5000)...) }},
		{"noise", "file_foreign", func([]byte) []byte { return noise(8192) }},
		{"age file", "file_encrypted", func([]byte) []byte { return append([]byte("age-encryption.org/v1\n"), noise(4096)...) }},
		{"header alone", "file_damaged", func(b []byte) []byte { return b[:100] }},
		{"half", "file_damaged", func(b []byte) []byte { return b[:len(b)/2] }},
		{"half a page less", "file_damaged", func(b []byte) []byte { return b[:len(b)-2048] }},
		{"a byte less", "file_damaged", func(b []byte) []byte { return b[:len(b)-1] }},
		{"zeroed header", "file_damaged", func(b []byte) []byte { clear(b[:100]); return b }},
		{"zeroed page", "file_damaged", func(b []byte) []byte { clear(b[3*4096 : 4*4096]); return b }},
		{"zeroed last page", "file_damaged", func(b []byte) []byte { clear(b[len(b)-4096:]); return b }},
		{"other application", "file_foreign", set(68, 0x0f055112)},
		{"plain SQLite", "file_foreign", set(68, 0)},
		{"newer schema", "file_newer", set(60, uint32(SchemaVersion()+1))},
		{"far newer schema", "file_newer", set(60, 1<<30)},
		{"no schema", "file_damaged", set(60, 0)},
		{"negative schema", "file_damaged", set(60, 1<<31)},
		{"odd page size", "file_damaged", func(b []byte) []byte { b[16], b[17] = 0x10, 0x01; return b }},
		{"untouched", "", func(b []byte) []byte { return b }},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, readOnly := range []bool{false, true} {
				path := rewrite(t, good, c.change)
				before := sumFile(t, path)
				o.ReadOnly = readOnly
				db, err := Open(t.Context(), path, o)
				if strings.HasPrefix(c.name, "zeroed") && readOnly && err == nil {
					// A page that nothing has read yet: what reads it will tell.
					if found, err := db.Check(t.Context(), nil); err != nil || len(found) == 0 {
						t.Error("damage was not found")
					}
				} else {
					wantCode(t, err, c.code)
				}
				if db != nil {
					db.Close()
				}
				same(t, "bytes", before, sumFile(t, path))
				entries, err := os.ReadDir(filepath.Dir(path))
				if err != nil || len(entries) != 1 {
					t.Errorf("left beside the file: %v %v", entries, err)
				}
			}
		})
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "nowhere.lider"), o); err == nil {
		t.Error("a missing file was opened")
	}
	dir := t.TempDir()
	_, err = Open(t.Context(), filepath.Join(dir, "none.lider"), o)
	wantCode(t, err, "file_missing")
	_, err = Open(t.Context(), dir, o)
	wantCode(t, err, "file_foreign")
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("opening made %v", entries)
	}
}

func noise(n int) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func FuzzHeader(f *testing.F) {
	f.Add([]byte("SQLite format 3\x00"), int64(4096))
	f.Add(noise(100), int64(100))
	f.Fuzz(func(t *testing.T, b []byte, size int64) {
		h, err := parseHeader("x", b[:min(len(b), headerSize)], size)
		if err == nil && (h.pageSize < minPage || h.version < 1) {
			t.Errorf("taken: %+v", h)
		}
		if err == nil && h.whole() && size%h.pageSize != 0 {
			t.Errorf("whole: %+v", h)
		}
	})
}
