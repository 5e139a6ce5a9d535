package backup

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// broken is a real office whose folder of copies can't be read or written.
type broken struct{ *office.Office }

var errFolder = contest.E("backup_folder", "path", "E:")

func (broken) Backups(string) ([]office.BackupLine, error) { return nil, errFolder }

func (broken) BackupNow(context.Context, string) (made office.BackupLine, warning, err error) {
	return made, nil, errFolder
}

func TestRestoreAsksFirst(t *testing.T) {
	s := open(t)
	var restored []string
	s.Frame.Restore = func(path string) { restored = append(restored, path) }
	s.Do("backup.now")
	s.detailActions()[1].Run()
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, s.f.Cat.T("backup.restore.kept")) {
		t.Errorf("it is not said that today's file is kept: %s", said)
	}
	s.Press(fyne.KeyEscape)
	if len(restored) != 0 {
		t.Fatal("it was restored without a yes")
	}
	s.detailActions()[1].Run()
	s.Tap(s.f.Cat.T("backup.restore.yes"))
	l, _ := s.table.Current()
	if len(restored) != 1 || restored[0] != l.Path {
		t.Errorf("restored %v, want %s", restored, l.Path)
	}
	for why, want := range map[string]bool{"": true, "closed": true, "locked": false} {
		s.f.ReadOnly = why
		if got := s.detailActions()[1].Can(); got != want {
			t.Errorf("read-only %q: it can be restored: %v", why, got)
		}
	}
}

func TestCopyIsComparedAnewAfterAChangeElsewhere(t *testing.T) {
	s := open(t)
	s.Do("backup.now")
	s.Content().Hide()
	if _, err := s.Office.SaveEditionName(context.Background(), s.Frame.Edition, office.NewEdition{Name: "III edycja", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	s.Content().Show()
	s.Show("")
	s.Calm()
	if s.preview == nil || s.preview.Ahead != 1 || !s.detailActions()[1].Can() {
		t.Errorf("after a change on another screen the copy is %+v behind", s.preview)
	}
}

func TestCopyOfAnotherFileSaysSo(t *testing.T) {
	other := open(t)
	other.Do("backup.now")
	l, _ := other.table.Current()
	s := open(t)
	s.folder = other.folder
	s.reload()
	s.Calm()
	s.Show(l.Path)
	s.Calm()
	if now, _ := s.table.Current(); now.tone != theme.Warn || s.preview == nil || s.preview.OwnFile {
		t.Fatalf("shown as %q, compared %+v", now.state, s.preview)
	}
	if said, want := screentest.Text(s.said), compared(s.f.Cat, *s.preview); said != want.text || want.tone != theme.Warn {
		t.Errorf("said %q, want %q", said, want.text)
	}
}

func TestUnreadableFolderIsSaid(t *testing.T) {
	s := &stage{Stage: screentest.New(t, config.Default())}
	s.Screen = New(s.Frame, broken{s.Office})
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	s.Do("backup.now")
	if len(s.Failed) != 3 || contest.CodeOf(s.Failed[0]) != "backup_folder" || len(s.Done) != 0 {
		t.Errorf("failed %v, done %v, want one of the list, one of the copy and one of the list again", s.Failed, s.Done)
	}
	if s.detailActions()[0].Can() || s.detailActions()[1].Can() {
		t.Error("a copy that is not there can be proved or restored")
	}
}
