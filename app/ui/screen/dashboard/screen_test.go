package dashboard

import (
	"context"
	"strings"
	"testing"
	"time"

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

func open(t *testing.T, file *screentest.Stage) *stage {
	t.Helper()
	s := &stage{Stage: file, Screen: New(file.Frame, file.Office)}
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	return s
}

func empty(t *testing.T) *stage { return open(t, screentest.New(t, config.Default())) }

func sample(t *testing.T) *stage {
	return open(t, screentest.Sample(t, office.SampleOptions{Participants: 12, AuditsPerChannel: 3, Seed: 3}, config.Default()))
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
	if len(s.Went) != 1 || s.Went[0].String() != "edition/calendar" {
		t.Errorf("went to %v", s.Went)
	}
	ctx := context.Background()
	if _, err := s.Office.SaveCalendar(ctx, s.f.Edition, []contest.Milestone{{Stage: contest.StageGala, From: time.Now().AddDate(0, 1, 0).UTC().Truncate(24 * time.Hour)}}); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if stepsDone(s.next) != 1 || len(s.agenda.shown.lines) != 1 {
		t.Errorf("after the calendar was set %d steps are done, %d stages shown", stepsDone(s.next), len(s.agenda.shown.lines))
	}
}

func TestSampleShowsProgressAndResults(t *testing.T) {
	s := sample(t)
	if len(s.Failed) > 0 {
		t.Fatal(s.Failed)
	}
	if s.steps.box.Visible() || len(*s.channels.shown) != 3 || !s.results.card.Visible() {
		t.Fatalf("steps %v, channels %v, results %v", s.steps.box.Visible(), s.channels.shown, s.results.card.Visible())
	}
	if s.results.titles.shown == nil || !strings.Contains(*s.results.titles.shown, "sklasyfikowan") {
		t.Fatalf("results were not computed after the first paint: %v", s.results.titles.shown)
	}
	first := s.channels.box.Objects[0]
	s.Show("")
	s.Settle()
	if s.channels.box.Objects[0] != first {
		t.Error("a reload without a change painted the card anew")
	}
	newGauge((*s.channels.shown)[0], s.to((*s.channels.shown)[0].to)).Tapped(nil)
	if len(s.Went) != 1 || s.Went[0].String() != "audit/visit" {
		t.Errorf("a click on a channel went to %v", s.Went)
	}
}

func TestBackupFromTheDashboard(t *testing.T) {
	s := empty(t)
	if g := (*s.guards.shown)[1]; g.action == "" {
		t.Fatalf("no backup is offered: %+v", g)
	}
	s.onBackup()
	s.Settle()
	if len(s.Failed) > 0 || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v", s.Failed, s.Done)
	}
	if g := (*s.guards.shown)[1]; g.action != "" {
		t.Errorf("after the backup the dashboard still says %q", g.title)
	}
}
