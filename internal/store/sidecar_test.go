package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// crashed gives the files of a store that was not closed: n settings are in it, the
// last ones in the -wal alone.
func crashed(t *testing.T, o Options, n int) (files map[string][]byte, id string) {
	t.Helper()
	db := create(t, o)
	for i := range n {
		if i == n/2 {
			if _, err := checkpoint(t.Context(), db.writer); err != nil {
				t.Fatal(err)
			}
		}
		write(t, db, func(tx *Tx) error { return tx.PutSetting(fmt.Sprintf("%03d", i), "x") })
	}
	files = map[string][]byte{}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		b, err := os.ReadFile(db.Path() + suffix)
		if err != nil {
			t.Fatal(err)
		}
		files[suffix] = b
	}
	return files, db.FileID()
}

// wholeWAL gives the -wal of another file that has every page of it in itself, as
// after VACUUM: laid beside ours, it makes a sound file of somebody else's.
func wholeWAL(t *testing.T) []byte {
	t.Helper()
	db := create(t, options(t))
	write(t, db, func(tx *Tx) error { return tx.PutSetting("other", "x") })
	if _, err := checkpoint(t.Context(), db.writer); err != nil {
		t.Fatal(err)
	}
	if _, err := db.writer.ExecContext(t.Context(), "VACUUM"); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(db.Path() + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func lay(t *testing.T, files map[string][]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "biuro.lider")
	for suffix, b := range files {
		if b == nil {
			continue
		}
		if err := os.WriteFile(path+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// A8: what lies beside the file after a crash is tried on a copy first. What fits
// is taken in; what does not is refused and everything stays as it was.
func TestSidecars(t *testing.T) {
	o := options(t)
	const all = 12
	files, _ := crashed(t, o, all)
	other := options(t)
	foreign, _ := crashed(t, other, all)
	whole := wholeWAL(t)
	flip := func(at int) func(map[string][]byte) {
		return func(f map[string][]byte) { f["-wal"] = bytes.Clone(f["-wal"]); f["-wal"][at] ^= 1 }
	}
	frame := func(n int) int { return 32 + (n-1)*(24+4096) + 24 + 100 }
	for _, c := range []struct {
		name, code string
		change     func(f map[string][]byte)
	}{
		{"as the crash left it", "", func(map[string][]byte) {}},
		{"-shm missing", "", func(f map[string][]byte) { f["-shm"] = nil }},
		{"-shm garbage", "", func(f map[string][]byte) { f["-shm"] = noise(32768) }},
		{"-wal of another file", "wal_foreign", func(f map[string][]byte) { f["-wal"] = foreign["-wal"] }},
		{"-wal of another file, no -shm", "wal_foreign", func(f map[string][]byte) { f["-wal"], f["-shm"] = foreign["-wal"], nil }},
		{"-wal that is a whole other file", "wal_foreign", func(f map[string][]byte) { f["-wal"] = whole }},
		{"-wal missing", "history_behind", func(f map[string][]byte) { f["-wal"] = nil }},
		{"-wal empty", "history_behind", func(f map[string][]byte) { f["-wal"] = []byte{} }},
		{"-wal cut in half", "history_behind", func(f map[string][]byte) { f["-wal"] = f["-wal"][:len(f["-wal"])/2] }},
		{"-wal cut by a byte", "history_behind", func(f map[string][]byte) { f["-wal"] = f["-wal"][:len(f["-wal"])-1] }},
		{"-wal header flipped", "history_behind", flip(9)},
		{"frame 1 flipped", "history_behind", flip(frame(1))},
		{"frame 4 flipped", "history_behind", flip(frame(4))},
		{"frame 16 flipped", "history_behind", flip(frame(16))},
		{"-wal of noise", "history_behind", func(f map[string][]byte) { f["-wal"] = noise(9000) }},
		{"-journal of noise", "", func(f map[string][]byte) { f["-journal"] = noise(3000) }},
	} {
		for _, readOnly := range []bool{false, true} {
			t.Run(fmt.Sprint(c.name, " ", readOnly), func(t *testing.T) {
				mine := map[string][]byte{}
				for k, v := range files {
					mine[k] = v
				}
				c.change(mine)
				path := lay(t, mine)
				o.ReadOnly = readOnly
				checkOpened(t, path, o, mine, c.code, all)
			})
		}
	}
}

func checkOpened(t *testing.T, path string, o Options, laid map[string][]byte, code string, settings int) {
	t.Helper()
	db, err := Open(t.Context(), path, o)
	if err == nil && o.ReadOnly && code != "" {
		if w := db.Warnings(); len(w) != 1 || w[0].Code != code {
			t.Errorf("warnings %+v, want %s", w, code)
		}
		db.Close()
		return
	}
	wantCode(t, err, code)
	if err != nil {
		for suffix, b := range laid {
			if suffix == "-shm" || len(b) == 0 {
				continue
			}
			now, err := os.ReadFile(path + suffix)
			if err != nil || !bytes.Equal(now, b) {
				t.Errorf("file%s was touched (%v)", suffix, err)
			}
		}
		return
	}
	defer db.Close()
	same(t, "settings", settings, len(get(t, db, (*Reader).Settings)))
	sound(t, db)
}

// A stale -wal beside a newer file of the same office.
func TestStaleWAL(t *testing.T) {
	o := options(t)
	db := create(t, o)
	for i := range 20 {
		write(t, db, func(tx *Tx) error { return tx.PutSetting(fmt.Sprint(i), "old") })
	}
	stale, err := os.ReadFile(db.Path() + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		write(t, db, func(tx *Tx) error { return tx.PutSetting(fmt.Sprint(i*7), "newer") })
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(db.Path()+"-wal", stale, 0o600); err != nil {
		t.Fatal(err)
	}
	before := sumFile(t, db.Path())
	_, err = Open(t.Context(), db.Path(), o)
	if err == nil {
		t.Fatal("a stale -wal was taken in")
	}
	same(t, "bytes", before, sumFile(t, db.Path()))

	// On a person's word it is put aside, and the file is as it was.
	moved, err := SetAside(db.Path(), time.Date(2025, 10, 3, 10, 15, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "moved", []string{db.Path() + "-wal.damaged-20251003-101500"}, moved)
	db, err = Open(t.Context(), db.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	same(t, "settings", 47, len(get(t, db, (*Reader).Settings)))
	sound(t, db)
}

// A hot journal (a file not yet in WAL mode, as a restored one) is rolled back if
// it fits.
func TestHotJournal(t *testing.T) {
	o := options(t)
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	path := filepath.Join(t.TempDir(), "biuro.lider")
	if err := db.CopyTo(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	db.Close()
	pool := openSQL(path, map[string][]string{"mode": {"rw"}, "_cache_size": {"2"}})
	pool.SetMaxOpenConns(1)
	for _, s := range []string{"PRAGMA cache_spill = 1", "BEGIN IMMEDIATE", "UPDATE setting SET value = '2'", "INSERT INTO setting SELECT 'k' || value, hex(randomblob(3000)) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]')"} {
		if _, err := pool.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	hot := map[string][]byte{}
	for _, suffix := range []string{"", "-journal"} {
		b, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		hot[suffix] = b
	}
	pool.Close()
	again := lay(t, hot)
	if len(leftOver(again)) == 0 {
		t.Fatal("the control failed: no hot journal")
	}
	checkOpened(t, again, o, hot, "", 1)

	// The journal deleted: what of the transaction stands in the file shows.
	delete(hot, "-journal")
	torn := lay(t, hot)
	db, err := Open(t.Context(), torn, o)
	if err != nil {
		return
	}
	defer db.Close()
	value := get(t, db, func(r *Reader) (string, error) { return r.Setting("a") })
	found, err := db.Check(t.Context(), nil)
	if err != nil || value != "1" && len(found) == 0 {
		t.Errorf("half a transaction was not found: %v", err)
	}
}
