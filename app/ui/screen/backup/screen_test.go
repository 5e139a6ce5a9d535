package backup

import (
	"context"
	"os"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
}

func open(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: screentest.New(t, config.Default())}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	return s
}

func TestMakeCompareAndRestore(t *testing.T) {
	s := open(t)
	if n, _ := s.table.Shown(); n != 0 {
		t.Fatalf("%d copies in a new folder", n)
	}
	s.Do("backup.now")
	if len(s.Failed) > 0 || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v", s.Failed, s.Done)
	}
	if n, _ := s.table.Shown(); n != 1 {
		t.Fatalf("%d copies are listed, want one", n)
	}
	if s.preview == nil || !s.preview.OwnFile || s.preview.Ahead != 0 {
		t.Fatalf("the comparison: %+v", s.preview)
	}
	if _, err := s.Office.SaveEditionName(context.Background(), s.Frame.Edition, office.NewEdition{Name: "III edycja", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if s.preview == nil || s.preview.Ahead != 1 || len(s.said.Objects) != 1 {
		t.Fatalf("after a change the copy is %+v behind", s.preview)
	}
	s.detailActions()[0].Do()
	s.Settle()
	if len(s.Done) != 2 || len(s.Failed) > 0 {
		t.Errorf("proving: done %v, failed %v", s.Done, s.Failed)
	}
	if !s.detailActions()[1].Can() {
		t.Error("the copy can't be restored")
	}
}

func TestDamagedCopySaysSo(t *testing.T) {
	s := open(t)
	s.Do("backup.now")
	l, _ := s.table.Current()
	if err := os.Truncate(l.Path, 100); err != nil {
		t.Fatal(err)
	}
	s.shown = ""
	s.reload()
	s.Settle()
	l, _ = s.table.Current()
	if l.tone != theme.Bad {
		t.Errorf("the damaged copy is shown as %q", l.state)
	}
	if s.detailActions()[1].Can() {
		t.Error("a damaged copy may be restored")
	}
}

func TestMegabytes(t *testing.T) {
	cat := locale.For("pl")
	for bytes, want := range map[int64]string{0: "0,0 MB", 1 << 20: "1,0 MB", 1572864: "1,5 MB", 36 << 20: "36,0 MB"} {
		if got := megabytes(cat, bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
}
