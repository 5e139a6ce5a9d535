package application

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
}

// open makes an edition with n received applications.
func open(t *testing.T, n int) *stage {
	t.Helper()
	ctx := context.Background()
	s := &stage{Stage: screentest.New(t, config.Default())}
	var ids []int64
	for i := range n {
		saved, err := s.Office.AddInstitution(ctx, contest.Institution{Name: "Gmina " + string(rune('A'+i)), Category: contest.CategoryOffice})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, saved.Institution.ID)
	}
	if _, err := s.Office.Participate(ctx, s.Frame.Edition, ids, contest.ParticipationReceived); n > 0 && err != nil {
		t.Fatal(err)
	}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	return s
}

func (s *stage) state(t *testing.T, code string) contest.ParticipationState {
	t.Helper()
	d, err := s.Office.ApplicationDetail(context.Background(), s.Frame.Edition, code)
	if err != nil {
		t.Fatal(err)
	}
	return d.Participation.State
}

func TestMovesOneAndGoesOn(t *testing.T) {
	s := open(t, 3)
	s.Show("received")
	s.Settle()
	s.Show("P-0002")
	s.Settle()
	s.Action("application.move.accepted").Do()
	s.Settle()
	if len(s.Failed) > 0 || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v", s.Failed, s.Done)
	}
	if got := s.state(t, "P-0002"); got != contest.ParticipationAccepted {
		t.Errorf("state %s", got)
	}
	if now, _ := s.table.Current(); now.Code != "P-0003" || s.detail.code != "P-0003" {
		t.Errorf("after the moved one %q is selected and %q shown", now.Code, s.detail.code)
	}
	if n, _ := s.table.Shown(); n != 2 {
		t.Errorf("%d are still received, want 2", n)
	}
}

// „check” shows what the dashboard counts as waiting: received and complete.
func TestRouteShowsWhatIsToBeChecked(t *testing.T) {
	s := open(t, 4)
	ctx := context.Background()
	for code, state := range map[string]contest.ParticipationState{"P-0001": contest.ParticipationAccepted, "P-0002": contest.ParticipationComplete, "P-0003": contest.ParticipationIncomplete} {
		if _, err := s.Office.SetParticipationState(ctx, s.Frame.Edition, code, state); err != nil {
			t.Fatal(err)
		}
	}
	s.Show("P-0001")
	s.Settle()
	s.Show("check")
	s.Calm()
	if got := codesOf(rowsOf(s.f.Cat, s.all, s.view)); len(got) != 2 || got[0] != "P-0002" || got[1] != "P-0004" {
		t.Errorf("shown %v", got)
	}
	d, err := s.Office.Dashboard(ctx, s.Frame.Edition)
	if n, _ := s.table.Shown(); err != nil || n != d.Count(office.WaitingApplications) {
		t.Errorf("%d rows, the dashboard counts %d, %v", n, d.Count(office.WaitingApplications), err)
	}
	if got := viewTitle(s.f.Cat, viewCheck, s.all); got != "do sprawdzenia 2" {
		t.Errorf("the tab says %q", got)
	}
}

func TestFieldIsSavedAndTheChecklistFollows(t *testing.T) {
	s := open(t, 1)
	form := s.detail.form
	form.save("received_on", "2025-09-17")
	s.Settle()
	form.save("rules_accepted", "1")
	s.Settle()
	form.save("signatory", "Anna Nowak, Wójt")
	s.Settle()
	d, err := s.Office.ApplicationDetail(context.Background(), s.Frame.Edition, "P-0001")
	if err != nil || len(s.Failed) > 0 {
		t.Fatal(err, s.Failed)
	}
	if a := d.Participation.Application; a.Signatory != "Anna Nowak, Wójt" || !a.RulesAccepted || a.ReceivedOn.Day() != 17 {
		t.Errorf("%+v", a)
	}
	if len(d.Missing) != 1 || d.Missing[0] != contest.MissingAudit {
		t.Errorf("missing %v", d.Missing)
	}
	if n := len(s.detail.now.Missing); n != 1 {
		t.Errorf("the screen says that %d things are missing", n)
	}
}

func TestRefusedFieldShowsWhatIsKept(t *testing.T) {
	s := open(t, 1)
	form := s.detail.form
	for _, c := range []string{"visit", "phone"} {
		form.save(c, "1")
		s.Settle()
	}
	form.save("online", "1")
	s.Settle()
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "application_no_channel" {
		t.Fatalf("failed %v", s.Failed)
	}
	if form.forms.Of("online").Value("online") != "" {
		t.Error("the refused tick stays")
	}
}

func TestRemovesAndSaysEmpty(t *testing.T) {
	s := open(t, 1)
	s.Action("application.remove").Do()
	s.Settle()
	if n, _ := s.table.Shown(); n != 0 || s.detail.code != "" {
		t.Errorf("%d left, shown %q", n, s.detail.code)
	}
	if _, err := s.Office.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if n, _ := s.table.Shown(); n != 1 {
		t.Errorf("%d after the undo", n)
	}
	s.Action("application.enter").Do()
	if len(s.Went) != 1 || s.Went[0].Screen != "institution" {
		t.Errorf("went %v", s.Went)
	}
}

func TestReadOnlyMovesNothing(t *testing.T) {
	s := open(t, 1)
	s.f.ReadOnly = "closed"
	for _, a := range s.Actions() {
		if a.Name != "application.enter" && a.Name != "application.institution" && a.Name != "application.find" && a.Can() {
			t.Errorf("%s can be done in a closed edition", a.Name)
		}
	}
	s.onMove(contest.ParticipationAccepted)
	s.Settle()
	if got := s.state(t, "P-0001"); got != contest.ParticipationReceived {
		t.Errorf("state %s", got)
	}
}

// Before the applications are read the screen says so: no tab says 0, and no list is
// said to be empty.
func TestLoadingIsNotEmpty(t *testing.T) {
	s := open(t, 2)
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("received")
	shown := screentest.Text(s.content)
	for _, wrong := range []string{s.f.Cat.T("application.empty"), " 0"} {
		if strings.Contains(shown, wrong) {
			t.Errorf("„%s” is said before anything is read: %s", wrong, shown)
		}
	}
	if want := s.f.Cat.T("kit.table.loading"); !strings.Contains(shown, want) {
		t.Errorf("it does not say „%s”: %s", want, shown)
	}
	s.Calm()
	if n, _ := s.table.Shown(); n != 2 || strings.Contains(screentest.Text(s.content), s.f.Cat.T("kit.table.loading")) {
		t.Errorf("%d rows are shown after the reading", n)
	}
}
