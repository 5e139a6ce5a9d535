package office

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

func TestBackupsAreMadeListedAndCompared(t *testing.T) {
	o, _ := smallEdition(t)
	ctx := context.Background()
	at := noon
	o.opt.Now = func() time.Time { return at }
	due := func(want bool) {
		t.Helper()
		if got, err := o.BackupDue(ctx, ""); err != nil || got != want {
			t.Errorf("due %v, %v", got, err)
		}
	}
	due(true)
	b, warning, err := o.BackupNow(ctx, "")
	if err != nil || warning != nil {
		t.Fatal(warning, err)
	}
	if filepath.Dir(b.Path) != o.BackupFolder() || filepath.Base(filepath.Dir(b.Path)) != "kopie" {
		t.Error(b.Path)
	}
	due(false)
	at = at.Add(time.Hour)
	due(false) // nothing has changed
	if _, err := o.DeleteAudits(ctx, []string{"2025-W-0001", "2025-W-0002"}); err != nil {
		t.Fatal(err)
	}
	due(true)
	at = at.Add(-50 * time.Minute)
	due(false) // ten minutes old
	at = at.Add(-2 * time.Hour)
	due(true) // the clock went back
	all, err := o.Backups("")
	if err != nil || len(all) != 1 || !all[0].OwnFile || all[0].Err != nil || all[0].Path != b.Path {
		t.Fatalf("%+v, %v", all, err)
	}
	if m, err := CheckBackup(ctx, b.Path); err != nil || m.Counts["audit"] != 54 {
		t.Errorf("%v, %v", m.Counts, err)
	}
	p, err := o.PreviewRestore(ctx, b.Path)
	if err != nil || !p.OwnFile || p.Ahead != 1 {
		t.Errorf("%+v, %v", p, err)
	}
	if d := cmp.Diff([]CountDifference{{Table: "audit", Name: "audyt", Now: 52, There: 54}}, p.Counts); d != "" {
		t.Error(d)
	}
	other, _ := newOffice(t)
	if p, err := other.PreviewRestore(ctx, b.Path); err != nil || p.OwnFile || p.Ahead != 0 {
		t.Errorf("another file's: %+v, %v", p, err)
	}
	if _, err := CheckBackup(ctx, filepath.Join(t.TempDir(), "nie ma.lider")); contest.CodeOf(err) != "backup_missing" {
		t.Error(err)
	}
}
