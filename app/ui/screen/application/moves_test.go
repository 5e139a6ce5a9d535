package application

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
)

// selectAll selects every row of the view in front.
func (s *stage) selectAll() {
	s.table.Focus()
	s.f.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.Settle()
}

// Several are moved as one step, which one undo takes back.
func TestMovesSeveralAsOneStep(t *testing.T) {
	s := open(t, 3)
	s.Show("")
	s.Settle()
	s.selectAll()
	shown := screentest.Text(s.detail.content)
	if want := s.f.Cat.N("application.selected", 3); !strings.Contains(shown, want) {
		t.Fatalf("the detail says %q, not „%s”", shown, want)
	}
	move := s.Action("application.move.accepted")
	if want := s.f.Cat.T("application.move.counted", "move", s.f.Cat.Enum("application.move", "accepted"), "n", "3"); move.Text != want {
		t.Errorf("the move is called %q, want %q", move.Text, want)
	}
	s.Do("application.move.accepted")
	s.Calm()
	for _, code := range []string{"P-0001", "P-0002", "P-0003"} {
		if got := s.state(t, code); got != contest.ParticipationAccepted {
			t.Errorf("%s is %s", code, got)
		}
	}
	if len(s.Done) != 1 || !strings.Contains(s.Done[0], "3") {
		t.Errorf("said %v", s.Done)
	}
	if _, err := s.Office.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Calm()
	if got := s.state(t, "P-0002"); got != contest.ParticipationReceived {
		t.Errorf("after one undo P-0002 is %s", got)
	}
}

// A move that one of several may not make is not offered for all of them.
func TestRefusedMoveIsNotOffered(t *testing.T) {
	for _, from := range contest.ParticipationStates() {
		for _, to := range contest.ParticipationStates() {
			rows := []row{{}, {}}
			rows[0].State, rows[1].State = from, to
			n := movable(rows, to)
			if want := from != to && from.CanBecome(to); (n == 1) != want {
				t.Errorf("%s to %s beside one that is there: %d are moved", from, to, n)
			}
		}
	}
	s := open(t, 2)
	if _, err := s.Office.SetParticipationState(context.Background(), s.Frame.Edition, "P-0001", contest.ParticipationWithdrawn); err != nil {
		t.Fatal(err)
	}
	s.Show("")
	s.Settle()
	s.selectAll()
	for _, m := range s.moves() {
		to := contest.ParticipationState(strings.TrimPrefix(m.Name, "application.move."))
		if may := movable(s.table.Selected(), to) > 0; m.Can() != may {
			t.Errorf("%s can be done: %v", m.Name, m.Can())
		}
	}
}

// What the file refuses is told, and nothing is moved.
func TestMoveRefusedByTheOfficeIsTold(t *testing.T) {
	s := open(t, 1)
	s.Show("P-0001")
	s.Settle()
	if err := s.Office.Close(); err != nil {
		t.Fatal(err)
	}
	s.onMove(contest.ParticipationAccepted)
	s.Settle()
	if len(s.Failed) == 0 || len(s.Done) != 0 {
		t.Errorf("failed %v, done %v", s.Failed, s.Done)
	}
}

// A closed edition shows every field and lets none be changed.
func TestClosedEditionIsReadOnly(t *testing.T) {
	s := open(t, 2)
	s.Frame.ReadOnly = "closed"
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("P-0002")
	s.Settle()
	for _, form := range s.detail.form.forms.All {
		if form.First() != nil {
			t.Error("a form can be filled in")
		}
	}
	for _, b := range screentest.All[*kit.Button](s.detail.moves) {
		if b.Text != "" && !b.Disabled() {
			t.Errorf("„%s” can be pressed", b.Text)
		}
	}
	s.onRemove()
	s.Calm()
	if n, _ := s.table.Shown(); n != 2 {
		t.Errorf("%d applications are left", n)
	}
}

func TestTraceOfAnApplication(t *testing.T) {
	s := open(t, 1)
	s.Show("P-0001")
	s.Settle()
	s.detail.form.save("signatory", "Anna Nowak")
	s.Settle()
	s.detail.tabs.Open("trace")
	s.Calm()
	if shown := screentest.Text(s.detail.trace.Content); strings.Contains(shown, s.f.Cat.T("application.trace.empty")) {
		t.Errorf("the trace is empty: %q", shown)
	}
}

// What is missing leads to its field.
func TestFocusGoesToWhatIsMissing(t *testing.T) {
	s := open(t, 1)
	s.Show("P-0001")
	s.Settle()
	s.detail.tabs.Open("about")
	s.detail.focus()
	s.Calm()
	if s.detail.tabs.At() != "form" || s.f.Window.Canvas().Focused() == nil {
		t.Error("the form does not come to the front with its first missing field")
	}
	if got := checks(s.f.Cat, s.detail.now.Participation, s.detail.now.Missing); len(got) == 0 || !got[0].lacks {
		t.Errorf("checks %+v", got)
	}
}
