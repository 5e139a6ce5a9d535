package dashboard

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	office *office.Office
	gone   []screen.Route
	done   []string
	failed []error
}

func open(t *testing.T, o *office.Office, err error) *stage {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, nil)
	s := &stage{office: o}
	s.Screen = New(&screen.Frame{
		Cat: pl, Edition: ed, Window: w, Tasks: task.NewRunner(), Store: &kit.Memory{}, Now: time.Now,
		Go:   func(r screen.Route) { s.gone = append(s.gone, r) },
		Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
	}, o)
	o.Listen(func(ev contest.Event) { fyne.Do(func() { s.Changed(ev) }) })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1200, 800))
	s.Show("")
	s.settle()
	return s
}

func empty(t *testing.T) *stage {
	dir := t.TempDir()
	o, err := office.Create(context.Background(), filepath.Join(dir, "nowy.lider"), office.NewEdition{Name: "II edycja", Year: 2025}, office.Options{HeadDir: dir})
	return open(t, o, err)
}

func sample(t *testing.T) *stage {
	dir := t.TempDir()
	path, opt := filepath.Join(dir, "p.lider"), office.Options{HeadDir: dir}
	if _, err := office.CreateSample(context.Background(), path, office.SampleOptions{Participants: 12, AuditsPerChannel: 3, Seed: 3}, opt); err != nil {
		t.Fatal(err)
	}
	o, err := office.Open(context.Background(), path, opt)
	return open(t, o, err)
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 4 {
		s.f.Tasks.Wait()
		fyne.DoAndWait(func() {})
	}
}

func TestEmptyEditionShowsTheFirstSteps(t *testing.T) {
	s := empty(t)
	if len(s.next) != 8 || !s.steps.box.Visible() {
		t.Fatalf("%d steps, seen: %v", len(s.next), s.steps.box.Visible())
	}
	if s.results.card.Visible() || s.channels.box.Visible() || s.stats.box.Visible() {
		t.Error("an empty edition shows results or what waits")
	}
	actions := s.Actions()
	if len(actions) != 1 || actions[0].Name != "dashboard.first.calendar" {
		t.Fatalf("actions %v", actions)
	}
	actions[0].Do()
	if len(s.gone) != 1 || s.gone[0].String() != "edition/calendar" {
		t.Errorf("went to %v", s.gone)
	}
	ctx := context.Background()
	if _, err := s.office.SaveCalendar(ctx, s.f.Edition, []contest.Milestone{{Stage: contest.StageGala, From: time.Now().AddDate(0, 1, 0).UTC().Truncate(24 * time.Hour)}}); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if stepsDone(s.next) != 1 || len(s.agenda.shown.lines) != 1 {
		t.Errorf("after the calendar was set %d steps are done, %d stages shown", stepsDone(s.next), len(s.agenda.shown.lines))
	}
}

func TestSampleShowsProgressAndResults(t *testing.T) {
	s := sample(t)
	if len(s.failed) > 0 {
		t.Fatal(s.failed)
	}
	if s.steps.box.Visible() || len(*s.channels.shown) != 3 || !s.results.card.Visible() {
		t.Fatalf("steps %v, channels %v, results %v", s.steps.box.Visible(), s.channels.shown, s.results.card.Visible())
	}
	if s.results.titles.shown == nil || !strings.Contains(*s.results.titles.shown, "sklasyfikowan") {
		t.Fatalf("results were not computed after the first paint: %v", s.results.titles.shown)
	}
	first := s.channels.box.Objects[0]
	s.Show("")
	s.settle()
	if s.channels.box.Objects[0] != first {
		t.Error("a reload without a change painted the card anew")
	}
	newGauge((*s.channels.shown)[0], s.to((*s.channels.shown)[0].to)).Tapped(nil)
	if len(s.gone) != 1 || s.gone[0].String() != "audit/visit" {
		t.Errorf("a click on a channel went to %v", s.gone)
	}
}

func TestBackupFromTheDashboard(t *testing.T) {
	s := empty(t)
	if g := (*s.guards.shown)[1]; g.action == "" {
		t.Fatalf("no backup is offered: %+v", g)
	}
	s.onBackup()
	s.settle()
	if len(s.failed) > 0 || len(s.done) != 1 {
		t.Fatalf("failed %v, done %v", s.failed, s.done)
	}
	if g := (*s.guards.shown)[1]; g.action != "" {
		t.Errorf("after the backup the dashboard still says %q", g.title)
	}
}
