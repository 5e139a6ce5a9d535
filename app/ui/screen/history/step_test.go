package history

import (
	"context"
	"strconv"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// broken is a real office that can't undo, nor prove its history.
type broken struct{ *office.Office }

var errStep = contest.E("undo_conflict")

func (broken) Undo(context.Context) (contest.Change, error) { return contest.Change{}, errStep }

func (o broken) Chain(ctx context.Context, verify bool) (office.ChainState, error) {
	if verify {
		return office.ChainState{}, errStep
	}
	return o.Office.Chain(ctx, verify)
}

// renamed gives the edition new names, a step each.
func (s *stage) renamed(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := s.Office.SaveEditionName(context.Background(), s.Frame.Edition, office.NewEdition{Name: name, Year: 2025}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRedoDoesItAgain(t *testing.T) {
	s := open(t)
	s.renamed(t, "III edycja")
	s.Show("")
	s.Settle()
	s.Do("history.undo")
	s.Do("history.redo")
	s.Calm()
	ed, err := s.Office.FindEdition(context.Background(), "")
	if err != nil || ed.Name != "III edycja" {
		t.Errorf("after undo and redo the edition is %q, %v", ed.Name, err)
	}
	if len(s.Done) != 2 || s.Action("history.redo").Can() || !s.Action("history.undo").Can() {
		t.Errorf("said %v", s.Done)
	}
}

func TestRouteShowsAStep(t *testing.T) {
	s := open(t)
	s.renamed(t, "III edycja", "IV edycja")
	s.Show("")
	s.Settle()
	newest, _ := s.table.Current()
	s.Show(strconv.FormatInt(newest.ID-1, 10))
	s.Calm()
	if s.shown != newest.ID-1 || s.title.Text() == newest.Text {
		t.Errorf("step %d is shown, want %d", s.shown, newest.ID-1)
	}
}

func TestOlderStepsAreReadOnDemand(t *testing.T) {
	s := open(t)
	s.renamed(t, "III edycja", "IV edycja")
	s.limit = 1
	s.Show("")
	s.Settle()
	if n, _ := s.table.Shown(); n != 1 {
		t.Fatalf("%d steps, want the newest one", n)
	}
	s.Do("history.older")
	if n, _ := s.table.Shown(); n != 3 {
		t.Errorf("%d steps after reading on, want 3", n)
	}
	for _, a := range s.Actions() {
		if a.Name == "history.older" {
			t.Error("there is still more to read")
		}
	}
}

func TestHiddenScreenReadsWhenItIsShown(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	s.Content().Hide()
	s.renamed(t, "III edycja")
	s.Settle()
	if n, _ := s.table.Shown(); n != 1 || !s.stale {
		t.Errorf("a hidden screen shows %d steps, stale: %v", n, s.stale)
	}
	s.Content().Show()
	s.Show("")
	s.Calm()
	if n, _ := s.table.Shown(); n != 2 {
		t.Errorf("%d steps, want 2", n)
	}
}

func TestWhatFailsIsSaid(t *testing.T) {
	s := &stage{Stage: screentest.New(t, config.Default())}
	s.renamed(t, "III edycja")
	s.Screen = New(s.Frame, broken{s.Office})
	s.Put(s.Screen)
	s.Show("")
	s.Calm()
	s.Do("history.undo")
	s.Do("history.verify")
	if len(s.Failed) != 2 || contest.CodeOf(s.Failed[0]) != "undo_conflict" || len(s.Done) != 0 {
		t.Errorf("failed %v, done %v", s.Failed, s.Done)
	}
	if len(s.chain.Objects) != 0 {
		t.Error("a verification that failed says something of the chain")
	}
}
