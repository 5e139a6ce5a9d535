package edition

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

var pl = locale.For("pl")

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
	switched []string
}

func open(t testing.TB) *stage {
	t.Helper()
	return over(screentest.New(t, config.Default()))
}

// over shows the screen over a file.
func over(file *screentest.Stage) *stage {
	s := &stage{Stage: file, Screen: New(file.Frame, file.Office)}
	s.Frame.Switch = func(code string) { s.switched = append(s.switched, code) }
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	return s
}

// reopened is the file after a restart, with what the window remembered before.
func (s *stage) reopened(t *testing.T) *screentest.Stage {
	t.Helper()
	if err := s.Office.Close(); err != nil {
		t.Fatal(err)
	}
	file := screentest.Open(t, s.Office.Path(), config.Default())
	file.Frame.Store = s.Frame.Store
	return file
}

func TestNameAndYear(t *testing.T) {
	s := open(t)
	s.run.form.Reset(map[string]string{"name": "III edycja", "year": "2025"})
	s.run.onSave()
	s.Settle()
	if len(s.Failed) > 0 || s.shown.detail.Edition.Name != "III edycja" {
		t.Fatalf("failed %v, name %q", s.Failed, s.shown.detail.Edition.Name)
	}
	if p := s.run.check("year")("25"); p.None() {
		t.Error("the year 25 is taken")
	}
}

func TestCalendarIsSavedAsAWhole(t *testing.T) {
	s := open(t)
	s.tabs.Open(tabCalendar)
	f := s.calendar.stages[2]
	f.form.Reset(map[string]string{"from": "2025-09-01", "to": "2025-08-01"})
	if p := s.calendar.backwards(f.stage); p.None() {
		t.Error("an end before the beginning is not told")
	}
	s.calendar.onSave()
	s.Settle()
	if len(s.shown.detail.Calendar) != 0 {
		t.Fatalf("it was saved: %v", s.shown.detail.Calendar)
	}
	f.form.Reset(map[string]string{"from": "2025-09-01", "to": "2025-11-30", "note": " do 16.00 "})
	s.calendar.onSave()
	s.Settle()
	if c := s.shown.detail.Calendar; len(c) != 1 || c[0].Note != "do 16.00" || len(s.calendar.strip.shown.bars) != 1 {
		t.Errorf("calendar %v", c)
	}
}

func TestCategoriesInTheList(t *testing.T) {
	s := open(t)
	s.tabs.Open(tabCategories)
	if n, _ := s.categories.table.Shown(); n != 31 {
		t.Fatalf("%d lines", n)
	}
	s.categories.showKind(kinds(s.categories.lines)[1])
	s.categories.onMove(1)
	s.Settle()
	if got := s.shown.detail.Categories[0].Subcategories[1].Code; got != contest.SubTown {
		t.Errorf("after moving down, %q stands second", got)
	}
	if k, _ := s.categories.current(); k.code != contest.SubTown {
		t.Errorf("the form shows %q after the move", k.code)
	}
	s.categories.form.Reset(map[string]string{"name": "miasto", "code": contest.SubTown})
	s.categories.onSave()
	s.Settle()
	s.categories.onRemove()
	s.Settle()
	if len(s.Failed) > 0 || len(s.shown.detail.Categories[0].Subcategories) != 8 {
		t.Errorf("failed %v, subcategories %v", s.Failed, s.shown.detail.Categories[0].Subcategories)
	}
}

func TestUnsavedRulesAreKept(t *testing.T) {
	s := open(t)
	s.tabs.Open(tabRules)
	store := s.f.Store
	change := func(s *stage, value string) {
		v := s.rules.values()
		v["channels.visit.weight"] = value
		s.rules.put(v)
	}
	change(s, "70")
	if n := len(s.rules.changed()); n != 1 {
		t.Fatalf("%d fields changed", n)
	}
	if !s.Leave() {
		t.Fatal("unsaved rules hold the screen")
	}
	again := over(s.reopened(t))
	if got := again.rules.values()["channels.visit.weight"]; got != "70" {
		t.Fatalf("the weight is %q after coming back", got)
	}
	if again.rules.sum.Text() != "Suma wag: 120. Liczy się stosunek wag, suma nie musi wynosić 100." {
		t.Errorf("sum %q", again.rules.sum.Text())
	}
	change(again, "0")
	if again.rules.actions()[0].Can() {
		t.Error("a weight of 0 can be saved")
	}
	change(again, "60")
	again.rules.onSave()
	again.Settle()
	if r := again.shown.detail.Rules; len(again.Failed) > 0 || r.Channels[0].Weight != 60 || len(again.rules.changed()) != 0 {
		t.Errorf("failed %v, weight %d, changed %v", again.Failed, r.Channels[0].Weight, again.rules.changed())
	}
	again.Leave()
	if kept := store.Get(again.rules.storeKey()); kept != "" {
		t.Errorf("saved rules are still kept as unsaved: %s", kept)
	}
}

func TestSealBreaksAndSaysBy(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	if _, err := s.Office.Seal(ctx, s.f.Edition, ""); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if s.seal.view.tone != theme.Good || s.seal.actions()[0].Can() {
		t.Fatalf("after sealing %+v", s.seal.view)
	}
	s.tabs.Open(tabRules)
	values := s.rules.values()
	values["channels.visit.weight"] = "60"
	s.rules.put(values)
	s.rules.onSave()
	s.Settle()
	if len(s.Done) != 1 || !strings.Contains(s.Done[0], "naruszona") {
		t.Errorf("nobody is told that the seal is broken now: %v", s.Done)
	}
	if v := s.seal.view; v.tone != theme.Bad || !v.again || len(v.changed) != 1 {
		t.Errorf("after a change %+v", v)
	}
}

func TestNewEdition(t *testing.T) {
	s := open(t)
	var refused error
	s.create(office.NewEdition{Name: "III edycja", Year: 2025}, func(err error) bool { refused = err; return true })
	s.Settle()
	if contest.CodeOf(refused) != "edition_code_taken" {
		t.Errorf("the same year: %v", refused)
	}
	s.create(office.NewEdition{Name: "III edycja", Year: 2026}, func(err error) bool { return err == nil })
	s.Settle()
	if len(s.switched) != 1 || s.switched[0] != "2026" || len(s.Failed) > 0 {
		t.Errorf("went to %v, failed %v", s.switched, s.Failed)
	}
}

func TestClosedEditionIsReadOnly(t *testing.T) {
	s := open(t)
	if _, err := s.Office.CloseEdition(context.Background(), s.f.Edition); err != nil {
		t.Fatal(err)
	}
	file := s.reopened(t)
	file.Frame.ReadOnly = "closed"
	closed := over(file)
	can := map[string]bool{}
	for _, a := range closed.Actions() {
		can[a.Name] = a.Can()
	}
	for name, yes := range can {
		if want := name == "edition.new" || name == "edition.reopen"; yes != want {
			t.Errorf("%s can be done: %v", name, yes)
		}
	}
}
