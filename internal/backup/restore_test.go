package backup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/store"
)

func TestRestore(t *testing.T) {
	dir := scene(t)
	file, in := filepath.Join(dir, "biuro.lider"), filepath.Join(dir, "kopia.lider")
	r, err := Restore(t.Context(), in, file, options(dir))
	if err != nil {
		t.Fatal(err)
	}
	if mustRead(t, file) != mustRead(t, in) {
		t.Error("the restored file is not the backup, byte for byte")
	}
	if r.Manifest.Head.Changes != 1 || !strings.HasPrefix(filepath.Base(r.Kept), "biuro.before-restore-20250917-0800") || !strings.HasSuffix(r.Kept, ".lider") {
		t.Errorf("restored %+v", r)
	}
	if s := state(t, dir, "biuro.lider"); s != "a=0 b= 0" {
		t.Errorf("the file holds %s", s)
	}
	if s := state(t, dir, filepath.Base(r.Kept)); s != "a=now b= 10" {
		t.Errorf("what is kept holds %s", s)
	}
	// And back again: what was kept is no backup, but sound.
	o := options(dir)
	_, err = Restore(t.Context(), r.Kept, file, o)
	wantCode(t, err, "backup_no_manifest")
	o.WithoutManifest = true
	if _, err := Restore(t.Context(), r.Kept, file, o); err != nil {
		t.Fatal(err)
	}
	if s := state(t, dir, "biuro.lider"); s != "a=now b= 10" {
		t.Errorf("the file holds %s", s)
	}
	if l := litter(t, dir, "biuro.before-restore-*"); len(l) > 0 {
		t.Errorf("left: %v", l)
	}
}

func TestRestoreWhereNothingIs(t *testing.T) {
	dir := scene(t)
	file := filepath.Join(dir, "biuro.lider")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	r, err := Restore(t.Context(), filepath.Join(dir, "kopia.lider"), file, options(dir))
	if err != nil || r.Kept != "" {
		t.Fatal(r, err)
	}
	if s := state(t, dir, "biuro.lider"); s != "a=0 b= 0" {
		t.Errorf("the file holds %s", s)
	}
}

// Never over a file that is being written, nor over one that is not ours; a damaged
// one, with whatever lies beside it, is kept.
func TestRestoreOver(t *testing.T) {
	dir := scene(t)
	file, in := filepath.Join(dir, "biuro.lider"), filepath.Join(dir, "kopia.lider")
	db, err := store.Open(t.Context(), file, store.Options{HeadDir: "-"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Restore(t.Context(), in, file, options(dir))
	wantCode(t, err, "file_locked")
	put(t, db, "last")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	text := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(text, []byte("Szanowni Państwo"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Restore(t.Context(), in, text, options(dir))
	wantCode(t, err, "file_foreign")
	if mustRead(t, text) != "Szanowni Państwo" {
		t.Error("a letter was restored over")
	}
	if err := os.Remove(text); err != nil {
		t.Fatal(err)
	}

	damaged := mustRead(t, file)[:5000]
	for suffix, content := range map[string]string{"": damaged, "-wal": "left over", "-shm": "x"} {
		if err := os.WriteFile(file+suffix, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Restore(t.Context(), in, file, options(dir))
	if err != nil {
		t.Fatal(err)
	}
	if mustRead(t, r.Kept) != damaged || mustRead(t, r.Kept+"-wal") != "left over" {
		t.Error("the damaged file is not kept as it was")
	}
	if s := state(t, dir, "biuro.lider"); s != "a=0 b= 0" {
		t.Errorf("the file holds %s", s)
	}
	if l := litter(t, dir, "biuro.before-restore-*"); len(l) > 0 {
		t.Errorf("left: %v", l)
	}
}

// What stands in the -wal alone when the target was not closed is kept too.
func TestRestoreKeepsWhatACrashLeft(t *testing.T) {
	dir := scene(t)
	file := filepath.Join(dir, "biuro.lider")
	db, err := store.Open(t.Context(), file, store.Options{HeadDir: filepath.Join(dir, "heads")})
	if err != nil {
		t.Fatal(err)
	}
	put(t, db, "in the -wal")
	crash := t.TempDir()
	if err := os.CopyFS(filepath.Join(crash, "d"), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	crash = filepath.Join(crash, "d")
	r, err := Restore(t.Context(), filepath.Join(crash, "kopia.lider"), filepath.Join(crash, "biuro.lider"), options(crash))
	if err != nil {
		t.Fatal(err)
	}
	if s := state(t, crash, filepath.Base(r.Kept)); s != "a=in the -wal b= 10" {
		t.Errorf("what is kept holds %s", s)
	}
}

func TestResumeRefusesAStrangeMarker(t *testing.T) {
	dir := scene(t)
	file := filepath.Join(dir, "biuro.lider")
	for _, content := range []string{"", "{}", `{"staged":"../../etc/passwd"}`, `{"staged":"biuro.lider.restoring","kept":"../x"}`} {
		if err := os.WriteFile(store.RestoreMarker(file), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Resume(t.Context(), file, options(dir))
		wantCode(t, err, "restore_unfinished")
		_, err = store.Open(t.Context(), file, store.Options{HeadDir: "-"})
		wantCode(t, err, "restore_unfinished")
	}
	if err := os.Remove(store.RestoreMarker(file)); err != nil {
		t.Fatal(err)
	}
	resumed, err := Resume(t.Context(), file, options(dir))
	if resumed || err != nil {
		t.Errorf("nothing to resume: %v %v", resumed, err)
	}
	if s := state(t, dir, "biuro.lider"); s != "a=now b= 10" {
		t.Errorf("the file holds %s", s)
	}
}
