package edition

import (
	"context"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestSealFromTheTab(t *testing.T) {
	s := open(t)
	s.tabs.Open(tabSeal)
	s.seal.actions()[0].Do()
	s.Tap("Zapieczętuj")
	if len(s.Failed) > 0 || s.shown.detail.Seal() == nil || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v, seal %v", s.Failed, s.Done, s.shown.detail.Seal())
	}
}

func TestUnsavedRulesAreNotSealed(t *testing.T) {
	s := open(t)
	s.tabs.Open(tabRules)
	v := s.rules.values()
	v[fieldReplyDays] = "14"
	s.rules.put(v)
	s.tabs.Open(tabSeal)
	s.seal.onSeal()
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "seal_unsaved" || s.tabs.At() != tabRules {
		t.Fatalf("failed %v at %s", s.Failed, s.tabs.At())
	}
	s.Leave()
	again := over(s.reopened(t))
	again.tabs.Open(tabSeal)
	if n := again.rules.unsaved(); n != 1 {
		t.Errorf("%d fields are told to be unsaved before the forms are shown", n)
	}
	again.tabs.Open(tabRules)
	again.rules.onDrop()
	if n := again.rules.unsaved(); n != 0 {
		t.Errorf("%d changes are left after dropping them", n)
	}
}

func TestCloseAndReopen(t *testing.T) {
	s := open(t)
	s.onClose()
	s.Tap("Zamknij edycję")
	if s.shown.detail.Edition.State != contest.EditionClosed {
		t.Fatalf("state %s, failed %v", s.shown.detail.Edition.State, s.Failed)
	}
	file := s.reopened(t)
	file.Frame.ReadOnly = "closed"
	closed := over(file)
	closed.onReopen()
	if !closed.Button("Otwórz edycję").Disabled() {
		t.Fatal("a closed edition can be reopened without a reason")
	}
	closed.Fill("odwołanie uczestnika")
	closed.Tap("Otwórz edycję")
	if closed.shown.detail.Edition.State != contest.EditionOpen {
		t.Errorf("state %s, failed %v", closed.shown.detail.Edition.State, closed.Failed)
	}
}

func TestAddACategory(t *testing.T) {
	s := open(t)
	s.categories.onAdd(-1)
	s.Tap("Dodaj")
	if len(s.shown.detail.Categories) != 5 {
		t.Fatal("a category without a name was added")
	}
	s.Fill("Szpitale", "SZP")
	s.Tap("Dodaj")
	all := s.shown.detail.Categories
	if len(s.Failed) > 0 || len(all) != 6 || all[5].Code != "SZP" || all[5].Name != "Szpitale" {
		t.Errorf("failed %v, categories %v", s.Failed, all)
	}
}

// ticked is a field with a tick, whatever its type.
type ticked interface {
	fyne.CanvasObject
	SetChecked(bool)
}

func TestExcludedCategories(t *testing.T) {
	s := open(t)
	s.tabs.Open(tabRules)
	e := s.rules.excluded[channelField(contest.Visit, partExcluded)]
	e.onChoose()
	screentest.All[ticked](s.Dialog())[0].SetChecked(true)
	s.Tap("Przyjmij")
	if len(e.codes) != 1 || e.codes[0] != contest.CategoryOffice || len(s.rules.changed()) != 1 {
		t.Errorf("codes %v, changed %v", e.codes, s.rules.changed())
	}
}

func TestCodeInUseIsRefused(t *testing.T) {
	s := open(t)
	k := kinds(s.categories.lines)[0]
	s.categories.lines[0].Participations = 3
	s.categories.showKind(k)
	if p := s.categories.checkCode("INNY"); p.None() {
		t.Error("the code of a category in use can be changed")
	}
	if p := s.categories.checkCode(k.code); !p.None() {
		t.Errorf("its own code is refused: %s", p.Text)
	}
	if !s.categories.refused(contest.E("category_code_twice", "code", "URZ")) || s.categories.refused(context.Canceled) {
		t.Error("what belongs to the form is not told there, or what doesn't is")
	}
}

func TestStripDrawsItsBars(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	y := newYearStrip()
	w := test.NewTempWindow(t, y)
	w.Resize(fyne.NewSize(900, 300))
	y.set(strip{
		months: []stripMonth{{"sty 2025", 0, true}, {"lut", 0.5, false}}, today: 0.5,
		bars: []stripBar{{name: "Audyty", from: 0, to: 0.5, running: true}, {name: "Gala", from: 0.999, to: 1, mark: true}},
	})
	r := test.WidgetRenderer(y).(*stripRenderer)
	if len(r.bars) != 2 || r.today.Hidden {
		t.Fatalf("%d bars, today hidden %v", len(r.bars), r.today.Hidden)
	}
	end := r.bars[1].Position().X + r.bars[1].Size().Width
	if end > y.Size().Width+0.5 || r.bars[1].Size().Width < theme.Grid(stripBarH) {
		t.Errorf("the mark at the end: to %v of %v, %v wide", end, y.Size().Width, r.bars[1].Size().Width)
	}
	if y.MinSize().Height < theme.Grid(stripHead+2*stripRow) {
		t.Errorf("%v high for two bars", y.MinSize().Height)
	}
}
