package application

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	office *office.Office
	ed     contest.Edition
	done   []string
	failed []error
	turns  chan func() // what waits for the UI thread, which is the test's
	went   []screen.Route
}

// open makes an edition with n received applications.
func open(t *testing.T, n int) *stage {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	o, err := office.Create(ctx, filepath.Join(dir, "konkurs.lider"), office.NewEdition{Name: "II edycja", Year: 2025}, office.Options{HeadDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for i := range n {
		saved, err := o.AddInstitution(ctx, contest.Institution{Name: "Gmina " + string(rune('A'+i)), Category: contest.CategoryOffice})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, saved.Institution.ID)
	}
	if _, err := o.Participate(ctx, ed, ids, contest.ParticipationReceived); n > 0 && err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, nil)
	s := &stage{office: o, ed: ed, turns: make(chan func(), 1000)}
	s.Screen = New(&screen.Frame{
		Cat: locale.For("pl"), Edition: ed, Window: w, Tasks: task.NewRunnerOn(func(f func()) { s.turns <- f }), Store: &kit.Memory{}, Now: time.Now,
		Go:   func(r screen.Route) { s.went = append(s.went, r) },
		Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
	}, o)
	o.Listen(func(ev contest.Event) { s.turns <- func() { s.Changed(ev) } })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1200, 800))
	s.Show("")
	s.settle()
	return s
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 6 {
		s.f.Tasks.Wait()
		for waits := len(s.turns); waits > 0; waits-- {
			(<-s.turns)()
		}
	}
}

func (s *stage) action(t *testing.T, name string) kit.Action {
	t.Helper()
	for _, a := range s.Actions() {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("no action %s", name)
	return kit.Action{}
}

func (s *stage) state(t *testing.T, code string) contest.ParticipationState {
	t.Helper()
	d, err := s.office.ApplicationDetail(context.Background(), s.ed, code)
	if err != nil {
		t.Fatal(err)
	}
	return d.Participation.State
}

func TestMovesOneAndGoesOn(t *testing.T) {
	s := open(t, 3)
	s.Show("received")
	s.settle()
	s.Show("P-0002")
	s.settle()
	s.action(t, "application.move.accepted").Do()
	s.settle()
	if len(s.failed) > 0 || len(s.done) != 1 {
		t.Fatalf("failed %v, done %v", s.failed, s.done)
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

func TestFieldIsSavedAndTheChecklistFollows(t *testing.T) {
	s := open(t, 1)
	form := s.detail.form
	form.save("received_on", "2025-09-17")
	s.settle()
	form.save("rules_accepted", "1")
	s.settle()
	form.save("signatory", "Anna Nowak, Wójt")
	s.settle()
	d, err := s.office.ApplicationDetail(context.Background(), s.ed, "P-0001")
	if err != nil || len(s.failed) > 0 {
		t.Fatal(err, s.failed)
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
		s.settle()
	}
	form.save("online", "1")
	s.settle()
	if len(s.failed) != 1 || contest.CodeOf(s.failed[0]) != "application_no_channel" {
		t.Fatalf("failed %v", s.failed)
	}
	if form.formOf("online").Value("online") != "" {
		t.Error("the refused tick stays")
	}
}

func TestRemovesAndSaysEmpty(t *testing.T) {
	s := open(t, 1)
	s.action(t, "application.remove").Do()
	s.settle()
	if n, _ := s.table.Shown(); n != 0 || s.detail.code != "" {
		t.Errorf("%d left, shown %q", n, s.detail.code)
	}
	if _, err := s.office.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if n, _ := s.table.Shown(); n != 1 {
		t.Errorf("%d after the undo", n)
	}
	s.action(t, "application.enter").Do()
	if len(s.went) != 1 || s.went[0].Screen != "institution" {
		t.Errorf("went %v", s.went)
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
	s.settle()
	if got := s.state(t, "P-0001"); got != contest.ParticipationReceived {
		t.Errorf("state %s", got)
	}
}
