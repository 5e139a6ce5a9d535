package history

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
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
	return s
}

func TestHistoryShowsAndUndoes(t *testing.T) {
	s := open(t)
	if _, err := s.Office.SaveEditionName(context.Background(), s.Frame.Edition, office.NewEdition{Name: "III edycja", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	s.Show("")
	s.Settle()
	if n, _ := s.table.Shown(); n != 2 {
		t.Fatalf("%d steps are shown, want the founding and the renaming", n)
	}
	newest, _ := s.table.Current()
	if newest.state != "można cofnąć" {
		t.Errorf("the newest step is %q", newest.state)
	}
	if n, _ := s.records.Shown(); n == 0 {
		t.Error("the detail shows no field")
	}
	undo := s.Action("history.undo")
	if !undo.Can() || !strings.HasPrefix(undo.Text, "Cofnij") {
		t.Fatalf("undo: %q, can be done: %v", undo.Text, undo.Can())
	}
	undo.Do()
	s.Settle()
	if len(s.Failed) > 0 || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v", s.Failed, s.Done)
	}
	if n, _ := s.table.Shown(); n != 3 {
		t.Errorf("%d steps after the undo, want 3", n)
	}
	ed, err := s.Office.FindEdition(context.Background(), "")
	if err != nil || ed.Name != "II edycja" {
		t.Errorf("the edition is %q, %v", ed.Name, err)
	}
	if redo := s.Action("history.redo"); !redo.Can() {
		t.Error("the undo can't be redone")
	}
}

func TestVerifySaysSo(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	s.Action("history.verify").Do()
	s.Settle()
	if len(s.chain.Objects) != 1 {
		t.Errorf("%d bands after a verification, want one", len(s.chain.Objects))
	}
}

func TestReadOnlyUndoesNothing(t *testing.T) {
	s := open(t)
	s.Frame.ReadOnly = "locked"
	s.Show("")
	s.Settle()
	if s.Action("history.undo").Can() {
		t.Error("a locked file can be undone")
	}
}
