package office

import (
	"os"
	"path/filepath"
	"testing"
)

// The backups of a file are found although the file itself can't be opened any more.
func TestBackupsOfADamagedFile(t *testing.T) {
	dir := t.TempDir()
	opt := Options{HeadDir: filepath.Join(dir, "heads")}
	path := filepath.Join(dir, "a.lider")
	o, err := Create(t.Context(), path, NewEdition{Name: "I edycja", Year: 2025}, opt)
	if err != nil {
		t.Fatal(err)
	}
	if o.FileID() == "" {
		t.Error("a file without a number")
	}
	made, _, err := o.BackupNow(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(dir, "kopia.lider")
	if _, err := Backup(t.Context(), made.Path, beside, opt); err != nil { // of another name
		t.Fatal(err)
	}
	all, err := BackupsOf(path, opt)
	if err != nil || len(all) != 1 || all[0].Path != made.Path {
		t.Errorf("%v, %v", all, err)
	}
	if all, err := BackupsOf(filepath.Join(dir, "b.lider"), opt); err != nil || len(all) != 0 {
		t.Errorf("another file's: %v, %v", all, err)
	}
}
