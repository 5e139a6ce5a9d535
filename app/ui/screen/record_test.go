package screen_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
)

func TestTraceIsReadWhenLookedAt(t *testing.T) {
	s := screentest.New(t, config.Default())
	x := screen.NewTrace(s.Frame, "test.trace", "Tu będą zmiany.")
	s.Frame.Window.SetContent(x.Content)
	reads := 0
	read := func(context.Context) ([]contest.Change, error) {
		reads++
		return []contest.Change{{ID: 7, Action: "edition.seal", Who: "Anna", At: time.Date(2025, 9, 17, 8, 5, 0, 0, time.Local)}}, nil
	}
	x.Renew(read)
	s.Calm()
	if reads != 0 {
		t.Fatal("it was read before anybody looked")
	}
	x.Shown()
	x.Shown()
	s.Calm()
	if shown := screentest.Text(x.Content); reads != 1 || !strings.Contains(shown, "17.09.2025 08:05") || !strings.Contains(shown, "Anna") {
		t.Errorf("read %d times, shown %q", reads, shown)
	}
	x.Renew(func(context.Context) ([]contest.Change, error) { return nil, nil })
	x.Shown()
	s.Calm()
	if shown := screentest.Text(x.Content); !strings.Contains(shown, "Tu będą zmiany.") {
		t.Errorf("a record without steps shows %q", shown)
	}
}

func TestLeaveWaitsForWhatIsBeingSaved(t *testing.T) {
	s := screentest.New(t, config.Default())
	var saves screen.Saves
	var order []string
	save := func(name string, err error) {
		screen.Save(s.Frame, &saves, func(context.Context) (string, error) {
			time.Sleep(20 * time.Millisecond)
			order = append(order, name)
			return name, err
		}, func(string) {}, s.Frame.Fail)
	}
	save("first", nil)
	if !saves.Leave(func() bool { return true }, s.Frame.Fail) || !slices.Equal(order, []string{"first"}) {
		t.Errorf("left before the field arrived: %v", order)
	}
	refused := errors.New("refused")
	if saves.Leave(func() bool { save("second", refused); return true }, s.Frame.Fail) {
		t.Error("a refused field lets the screen be left")
	}
	if len(s.Failed) != 1 || !errors.Is(s.Failed[0], refused) {
		t.Errorf("failed %v", s.Failed)
	}
	if !saves.Leave(func() bool { return true }, s.Frame.Fail) {
		t.Error("what was refused once keeps the screen for ever")
	}
	if saves.Leave(func() bool { return false }, s.Frame.Fail) {
		t.Error("a faulty form lets the screen be left")
	}
}

func TestRunTellsWhatFailed(t *testing.T) {
	s := screentest.New(t, config.Default())
	done := 0
	for _, err := range []error{nil, errors.New("no room")} {
		s.Frame.Run("Zapis", func(context.Context) error { return err }, func() { done++ })
	}
	s.Settle()
	if done != 1 || len(s.Failed) != 1 {
		t.Errorf("done %d times, failed %v", done, s.Failed)
	}
}

func TestForms(t *testing.T) {
	s := screentest.New(t, config.Default())
	saved := map[string]string{}
	form := func(ids ...string) *kit.Form {
		var fields []kit.Field
		for _, id := range ids {
			fields = append(fields, kit.Field{ID: id, Label: id})
		}
		return kit.NewForm(kit.FormConfig{Cat: s.Frame.Cat, Fields: fields, OnSave: func(id, value string) { saved[id] = value }})
	}
	x := screen.Forms{
		Groups: []screen.FieldGroup{{ID: "name", Fields: []string{"name"}}, {ID: "reach", Fields: []string{"phone", "email"}}},
		All:    []*kit.Form{form("name"), form("phone", "email")},
	}
	s.Frame.Window.SetContent(kit.Stacked(1, x.All[0], x.All[1]))
	if x.Of("email") != x.All[1] || x.Of("nip") != nil {
		t.Error("a field is found in another form")
	}
	x.Set(map[string]string{"name": "Gmina Abramów", "email": "a@x.pl"}, true)
	x.Of("email").Focus("email")
	s.Frame.Window.Canvas().Focused().TypedRune('!')
	x.Set(map[string]string{"name": "Gmina Nowa", "email": "b@x.pl"}, false)
	if got := x.Of("email").Value("email"); !strings.Contains(got, "!") {
		t.Errorf("the field in hand became %q", got)
	}
	if !x.Commit() || !strings.Contains(saved["email"], "!") || x.Of("name").Value("name") != "Gmina Nowa" {
		t.Errorf("saved %v", saved)
	}
}

func TestParticipationTone(t *testing.T) {
	want := map[contest.ParticipationState]theme.Tone{
		contest.ParticipationReceived: theme.Info, contest.ParticipationIncomplete: theme.Warn, contest.ParticipationComplete: theme.Good,
		contest.ParticipationAccepted: theme.Good, contest.ParticipationRejected: theme.Bad, contest.ParticipationWithdrawn: theme.Neutral,
	}
	for _, state := range contest.ParticipationStates() {
		if got := screen.ParticipationTone(state); got != want[state] {
			t.Errorf("%s has tone %v, want %v", state, got, want[state])
		}
	}
	if !screen.Touches(contest.Event{Tables: []string{"audit", "licence"}}, map[string]bool{"licence": true}) || screen.Touches(contest.Event{}, map[string]bool{"licence": true}) {
		t.Error("what a commit touches")
	}
}
