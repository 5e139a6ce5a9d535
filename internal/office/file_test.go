package office

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// No paper may take the place of the contest file, of another one or of a folder;
// an older paper is replaced.
func TestPapersReplaceOnlyPapers(t *testing.T) {
	o, ed := openSample(t, 6, 4)
	ctx := context.Background()
	dir := t.TempDir()
	other := filepath.Join(dir, "kopia.lider")
	if _, err := Backup(ctx, o.path, other, testOptions()); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(dir, "stary.pdf")
	if err := os.WriteFile(old, []byte("stary"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		o.path: "write_onto_data", other: "write_onto_data", dir: "write_onto_folder", os.DevNull: "write_onto_device", old: "",
		filepath.Join(dir, "nowy.pdf"): "",
	} {
		before, _ := os.ReadFile(path)
		for _, as := range []string{"csv", "json", "xlsx", "html", "pdf"} {
			if _, err := o.WriteRanking(ctx, ed, "", as, path); contest.CodeOf(err) != want {
				t.Errorf("ranking as %s to %s: %v", as, filepath.Base(path), err)
			}
		}
		if _, err := o.ExportRecount(ctx, ed, path); contest.CodeOf(err) != want {
			t.Errorf("recount to %s: %v", filepath.Base(path), err)
		}
		if after, _ := os.ReadFile(path); want == "write_onto_data" && path == other && string(after) != string(before) {
			t.Errorf("%s was changed", path)
		}
	}
	if _, _, err := o.WriteReports(ctx, ed, "pdf", other); contest.CodeOf(err) != "write_no_folder_but_file" {
		t.Errorf("reports into a file: %v", err)
	}
}

// A backup replaces an older backup and nothing else.
func TestBackupReplacesOnlyBackups(t *testing.T) {
	o, _ := openSample(t, 1, 1)
	ctx := context.Background()
	dir := t.TempDir()
	text := filepath.Join(dir, "pismo.docx")
	if err := os.WriteFile(text, []byte("pismo"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ out, want string }{
		{dir, "write_onto_folder"},
		{text, "backup_exists"},
		{o.path, "backup_onto_itself"},
		{filepath.Join(dir, "kopia.lider"), ""},
		{filepath.Join(dir, "kopia.lider"), ""},
	} {
		if _, err := Backup(ctx, o.path, c.out, testOptions()); contest.CodeOf(err) != c.want {
			t.Errorf("backup to %s: %v", filepath.Base(c.out), err)
		}
	}
	if b, err := os.ReadFile(text); err != nil || string(b) != "pismo" {
		t.Errorf("the letter is gone: %q, %v", b, err)
	}
}

// A record of an invented edition that was changed from outside is found, like a real
// one's.
func TestSampleIsKeptInHistory(t *testing.T) {
	o, _ := openSample(t, 2, 1)
	var kept []contest.RowChange
	err := o.db.Read(context.Background(), func(r *store.Reader) (err error) {
		kept, err = r.Payload(1)
		return err
	})
	if err != nil || len(kept) == 0 {
		t.Errorf("the history holds %d records, %v", len(kept), err)
	}
}
