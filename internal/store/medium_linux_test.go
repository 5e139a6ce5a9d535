package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"biurolidera/internal/contest"
)

// A4: the disk is full: what was not saved is said, what was is there, and it can
// still be read; with room again work goes on.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root to mount a small disk")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("can't mount: %s", out)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	o := options(t)
	db, err := Create(t.Context(), filepath.Join(dir, "biuro.lider"), o)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	of := furnish(t, db)
	before := dump(t, db)
	_, err = db.Write(t.Context(), Step{Action: "import", Undoable: true}, func(tx *Tx) error {
		_, err := tx.InsertInstitutions(institutions(5000))
		return err
	})
	if code := contest.CodeOf(err); code != "file_disk_full" && code != "file_io" {
		t.Fatalf("a full disk: %v", err)
	}
	same(t, "after the refusal", before, dump(t, db))
	sound(t, db)

	// A copy has no room either, and says so.
	ballast := filepath.Join(dir, "ballast")
	if err := exec.Command("dd", "if=/dev/zero", "of="+ballast, "bs=4k").Run(); err == nil {
		t.Fatal("the control failed: the disk is not full")
	}
	err = db.CopyTo(t.Context(), filepath.Join(dir, "kopia.lider"))
	if code := contest.CodeOf(err); code != "file_disk_full" && code != "file_io" && code != "file_unreadable" {
		t.Errorf("a copy to a full disk: %v", err)
	}
	os.Remove(filepath.Join(dir, "kopia.lider"))
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	write(t, db, func(tx *Tx) error { return tx.PutCategories(of.edition, contest.DefaultCategories()[:1]) })
	db = reopen(t, db, o)
	sound(t, db)
}

// readOnlyMount makes a folder read-only the only way that stops root too.
func readOnlyMount(t *testing.T, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root to mount")
	}
	for _, args := range [][]string{{"--bind", dir, dir}, {"-o", "remount,ro,bind", dir}} {
		if out, err := exec.Command("mount", args...).CombinedOutput(); err != nil {
			t.Skipf("can't mount: %s", out)
		}
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
}

// A9: a read-only medium: read in place, or from a checked copy if a -wal is there.
func TestReadOnlyMedium(t *testing.T) {
	for name, withWAL := range map[string]bool{"at rest": false, "after a crash": true} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			db := create(t, o)
			write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
			if !withWAL {
				db.Close()
			}
			dir := t.TempDir()
			path := filepath.Join(dir, "biuro.lider")
			for _, suffix := range []string{"", "-wal"} {
				if err := copyFile(path+suffix, db.Path()+suffix); err != nil && suffix == "" {
					t.Fatal(err)
				}
			}
			db.Close()
			readOnlyMount(t, dir)
			_, err := Open(t.Context(), path, o)
			wantCode(t, err, "file_read_only")
			o.ReadOnly = true
			look, err := Open(t.Context(), path, o)
			if err != nil {
				t.Fatal(err)
			}
			defer look.Close()
			same(t, "setting", "1", get(t, look, func(r *Reader) (string, error) { return r.Setting("a") }))
			same(t, "read from a copy", withWAL, look.temp != nil)
			temp := filepath.Dir(look.source)
			sound(t, look)
			if err := look.Close(); err != nil {
				t.Fatal(err)
			}
			if withWAL {
				if _, err := os.Stat(temp); err == nil {
					t.Error("the copy is left behind")
				}
			}
		})
	}
}
