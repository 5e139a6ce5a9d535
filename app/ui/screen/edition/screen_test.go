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

	"fyne.io/fyne/v2"
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

// sealed is the screen over a file whose rules are sealed.
func sealed(t *testing.T) *stage {
	t.Helper()
	s := open(t)
	if _, err := s.Office.Seal(context.Background(), s.f.Edition, ""); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	return s
}

func TestSealBreaksAndSaysBy(t *testing.T) {
	s := sealed(t)
	if s.seal.view.tone != theme.Good || s.seal.actions()[0].Can() {
		t.Fatalf("after sealing %+v", s.seal.view)
	}
	s.tabs.Open(tabRules)
	values := s.rules.values()
	values["channels.visit.weight"] = "60"
	s.rules.put(values)
	s.rules.onSave()
	s.Tap("Anuluj")
	if s.shown.detail.SealBroken || len(s.Done) > 0 || s.rules.unsaved() != 1 {
		t.Fatalf("after the answer no: broken %v, done %v, %d fields in hand", s.shown.detail.SealBroken, s.Done, s.rules.unsaved())
	}
	s.rules.onSave()
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, "każda lista") {
		t.Errorf("the question does not say what will be: %s", said)
	}
	s.Tap("Zmień i narusz pieczęć")
	if len(s.Done) != 1 || !strings.Contains(s.Done[0], "naruszona") {
		t.Errorf("nobody is told that the seal is broken now: %v", s.Done)
	}
	if v := s.seal.view; v.tone != theme.Bad || !v.again || len(v.changed) != 1 {
		t.Errorf("after a change %+v", v)
	}
	values["channels.visit.weight"] = "70"
	s.rules.put(values)
	s.rules.onSave()
	s.Settle()
	if s.Asked() || s.shown.detail.Rules.Channels[0].Weight != 70 {
		t.Error("it is asked about a seal that is broken already")
	}
}

// field is a text field, whatever its type.
type field interface {
	fyne.CanvasObject
	fyne.Focusable
	SetText(string)
}

// A category saves itself when its field is left; where that breaks the seal it is asked
// before, once for both fields, and what was typed stays in hand after a no.
func TestCategoryAsksBeforeItBreaksTheSeal(t *testing.T) {
	s := sealed(t)
	s.tabs.Open(tabCategories)
	all := kinds(s.categories.lines)
	form := s.categories.form
	typed := screentest.All[field](form)
	typed[0].SetText("miasto i wieś")
	typed[1].SetText("NOWY")
	s.f.Window.Canvas().Focus(typed[1])
	typed[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Settle()
	if !s.Asked() || s.Leave() {
		t.Fatal("the screen can be left before it is said whether the seal may be broken")
	}
	s.Tap("Anuluj")
	if s.Asked() {
		t.Fatal("it is asked twice")
	}
	if form.Value("name") != "miasto i wieś" || form.Value("code") != "NOWY" || s.shown.detail.SealBroken {
		t.Fatalf("after a no %v, broken %v", form.Values(), s.shown.detail.SealBroken)
	}
	s.categories.show() // as when something else was changed
	if form.Value("name") != "miasto i wieś" {
		t.Error("what is in hand is lost when the screen is read again")
	}
	s.categories.table.Select(all[3].key)
	if k, _ := s.categories.current(); !s.Asked() || k.key != all[0].key {
		t.Fatalf("the form went on to %s with the question open", k.key)
	}
	s.Tap("Zmień i narusz pieczęć")
	if c := s.shown.detail.Categories[0]; len(s.Failed) > 0 || c.Name != "miasto i wieś" || c.Code != "NOWY" || !s.shown.detail.SealBroken {
		t.Errorf("failed %v, category %+v, broken %v", s.Failed, c, s.shown.detail.SealBroken)
	}
	if !s.Leave() {
		t.Error("the screen can't be left after the answer")
	}
}

func TestListOfCategoriesAsksBeforeItBreaksTheSeal(t *testing.T) {
	s := sealed(t)
	s.tabs.Open(tabCategories)
	for i, do := range []func(){
		func() { s.categories.showKind(kinds(s.categories.lines)[1]); s.categories.onMove(1) },
		s.categories.onRemove,
		func() {
			s.categories.onAdd(-1)
			s.Fill("Szpitale", "SZP")
			s.Tap("Dodaj")
		},
	} {
		do()
		s.Tap("Anuluj")
		if s.shown.detail.SealBroken || len(s.Done) > 0 {
			t.Errorf("change %d was made before the answer", i)
		}
	}
	s.Tap("Dodaj") // the new category is still in its dialog
	s.Tap("Zmień i narusz pieczęć")
	if all := s.shown.detail.Categories; len(all) != 6 || !s.shown.detail.SealBroken {
		t.Errorf("%d categories, broken %v", len(all), s.shown.detail.SealBroken)
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
