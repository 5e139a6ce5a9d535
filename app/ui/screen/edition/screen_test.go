package edition

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

var pl = locale.For("pl")

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	office   *office.Office
	gone     []screen.Route
	done     []string
	failed   []error
	switched []string
}

func open(t *testing.T) *stage {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	o, err := office.Create(ctx, filepath.Join(dir, "k.lider"), office.NewEdition{Name: "II edycja", Year: 2025}, office.Options{HeadDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	return onto(t, o, &kit.Memory{}, "")
}

// onto shows the screen over an office, as the shell does after each restart.
func onto(t *testing.T, o *office.Office, store kit.Store, readOnly string) *stage {
	t.Helper()
	ed, err := o.FindEdition(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, nil)
	s := &stage{office: o}
	s.Screen = New(&screen.Frame{
		Cat: pl, Edition: ed, ReadOnly: readOnly, Window: w, Tasks: task.NewRunner(), Store: store, Now: time.Now,
		Go:   func(r screen.Route) { s.gone = append(s.gone, r) },
		Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
		Switch: func(code string) { s.switched = append(s.switched, code) },
	}, o)
	o.Listen(func(ev contest.Event) { fyne.Do(func() { s.Changed(ev) }) })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1200, 800))
	s.Show("")
	s.settle()
	return s
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 4 {
		s.f.Tasks.Wait()
		fyne.DoAndWait(func() {})
	}
}

func TestNameAndYear(t *testing.T) {
	s := open(t)
	s.run.form.Reset(map[string]string{"name": "III edycja", "year": "2025"})
	s.run.onSave()
	s.settle()
	if len(s.failed) > 0 || s.shown.detail.Edition.Name != "III edycja" {
		t.Fatalf("failed %v, name %q", s.failed, s.shown.detail.Edition.Name)
	}
	if p := s.run.check("year")("25"); p.None() {
		t.Error("the year 25 is taken")
	}
}

func TestCalendarIsSavedAsAWhole(t *testing.T) {
	s := open(t)
	f := s.calendar.stages[2]
	f.form.Reset(map[string]string{"from": "2025-09-01", "to": "2025-08-01"})
	if p := s.calendar.backwards(f.stage); p.None() {
		t.Error("an end before the beginning is not told")
	}
	s.calendar.onSave()
	s.settle()
	if len(s.shown.detail.Calendar) != 0 {
		t.Fatalf("it was saved: %v", s.shown.detail.Calendar)
	}
	f.form.Reset(map[string]string{"from": "2025-09-01", "to": "2025-11-30", "note": " do 16.00 "})
	s.calendar.onSave()
	s.settle()
	if c := s.shown.detail.Calendar; len(c) != 1 || c[0].Note != "do 16.00" || len(s.calendar.strip.shown.bars) != 1 {
		t.Errorf("calendar %v", c)
	}
}

func TestCategoriesInTheList(t *testing.T) {
	s := open(t)
	if n, _ := s.categories.table.Shown(); n != 31 {
		t.Fatalf("%d lines", n)
	}
	s.categories.showKind(kinds(s.categories.lines)[1])
	s.categories.onMove(1)
	s.settle()
	if got := s.shown.detail.Categories[0].Subcategories[1].Code; got != contest.SubTown {
		t.Errorf("after moving down, %q stands second", got)
	}
	if k, _ := s.categories.current(); k.code != contest.SubTown {
		t.Errorf("the form shows %q after the move", k.code)
	}
	s.categories.form.Reset(map[string]string{"name": "miasto", "code": contest.SubTown})
	s.categories.onSave()
	s.settle()
	s.categories.onRemove()
	s.settle()
	if len(s.failed) > 0 || len(s.shown.detail.Categories[0].Subcategories) != 8 {
		t.Errorf("failed %v, subcategories %v", s.failed, s.shown.detail.Categories[0].Subcategories)
	}
}

func TestUnsavedRulesAreKept(t *testing.T) {
	s := open(t)
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
	again := onto(t, s.office, store, "")
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
	again.settle()
	if r := again.shown.detail.Rules; len(again.failed) > 0 || r.Channels[0].Weight != 60 || len(again.rules.changed()) != 0 {
		t.Errorf("failed %v, weight %d, changed %v", again.failed, r.Channels[0].Weight, again.rules.changed())
	}
	again.Leave()
	if kept := store.Get(again.rules.storeKey()); kept != "" {
		t.Errorf("saved rules are still kept as unsaved: %s", kept)
	}
}

func TestSealBreaksAndSaysBy(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	if _, err := s.office.Seal(ctx, s.f.Edition, ""); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if s.seal.view.tone != theme.Good || s.seal.actions()[0].Can() {
		t.Fatalf("after sealing %+v", s.seal.view)
	}
	rules := s.shown.detail.Rules
	rules.MaxAttempts = 5
	if _, err := s.office.SaveRules(ctx, s.f.Edition, rules); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if v := s.seal.view; v.tone != theme.Bad || !v.again || len(v.changed) != 1 {
		t.Errorf("after a change %+v", v)
	}
}

func TestNewEdition(t *testing.T) {
	s := open(t)
	var refused error
	s.create(office.NewEdition{Name: "III edycja", Year: 2025}, func(err error) bool { refused = err; return true })
	s.settle()
	if contest.CodeOf(refused) != "edition_code_taken" {
		t.Errorf("the same year: %v", refused)
	}
	s.create(office.NewEdition{Name: "III edycja", Year: 2026}, func(err error) bool { return err == nil })
	s.settle()
	if len(s.switched) != 1 || s.switched[0] != "2026" || len(s.failed) > 0 {
		t.Errorf("went to %v, failed %v", s.switched, s.failed)
	}
}

func TestClosedEditionIsReadOnly(t *testing.T) {
	s := open(t)
	if _, err := s.office.CloseEdition(context.Background(), s.f.Edition); err != nil {
		t.Fatal(err)
	}
	closed := onto(t, s.office, &kit.Memory{}, "closed")
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
