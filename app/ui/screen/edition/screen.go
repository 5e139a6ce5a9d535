// Package edition is the screen of the edition itself: how far it has come, its
// calendar, its categories, its rules and their seal.
package edition

import (
	"context"
	"reflect"
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Office is what the screen asks of the office.
type Office interface {
	EditionDetail(context.Context, contest.Edition) (office.EditionDetail, error)
	History(context.Context, office.HistoryQuery) (office.HistoryPage, error)
	SaveEditionName(context.Context, contest.Edition, office.NewEdition) (contest.Change, error)
	SaveCalendar(context.Context, contest.Edition, []contest.Milestone) (contest.Change, error)
	SaveCategories(context.Context, contest.Edition, []contest.Category) (contest.Change, error)
	SaveRules(context.Context, contest.Edition, contest.Rules) (contest.Change, error)
	Seal(ctx context.Context, ed contest.Edition, reason string) (contest.Seal, error)
	CloseEdition(context.Context, contest.Edition) (contest.Change, error)
	ReopenEdition(ctx context.Context, ed contest.Edition, reason string) (contest.Change, error)
	NewEditionFrom(context.Context, contest.Edition, office.NewEdition) (contest.Edition, error)
}

// Tabs of the screen; each is a record of its route too.
const (
	tabRun        = "run"
	tabCalendar   = "calendar"
	tabCategories = "categories"
	tabRules      = "rules"
	tabSeal       = "seal"
)

// loaded is what one reading gives.
type loaded struct {
	detail  office.EditionDetail
	changes []office.HistoryLine // that broke the seal, the newest first
}

// Screen is the edition's screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content fyne.CanvasObject
	heading *kit.Heading
	tabs    *kit.Tabs

	run        *runTab
	calendar   *calendarTab
	categories *categoriesTab
	rules      *rulesTab
	seal       *sealTab

	load  *task.Loader
	shown *loaded
	fresh map[string]bool // tabs that show what was read last
	stale bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), fresh: map[string]bool{}, stale: true}
	s.heading = kit.NewHeading(f.Cat, f.Edition.Name, "", s.headActions())
	s.run, s.calendar, s.categories, s.rules, s.seal = newRunTab(s), newCalendarTab(s), newCategoriesTab(s), newRulesTab(s), newSealTab(s)
	t := f.Cat.T
	s.tabs = kit.NewTabs(f.Store, "edition", []kit.Tab{
		{ID: tabRun, Title: t("edition.tab.run"), Icon: theme.Icon("timer"), Content: s.run.content, Shown: s.fill},
		{ID: tabCalendar, Title: t("edition.tab.calendar"), Icon: theme.Icon("calendar_month"), Content: s.calendar.content, Shown: s.fill},
		{ID: tabCategories, Title: t("edition.tab.categories"), Icon: theme.Icon("category"), Content: s.categories.content, Shown: s.fill},
		{ID: tabRules, Title: t("edition.tab.rules"), Icon: theme.Icon("balance"), Content: s.rules.content, Shown: s.fill},
		{ID: tabSeal, Title: t("edition.tab.seal"), Icon: theme.Icon("verified_user"), Content: s.seal.content, Shown: s.fill},
	})
	s.content = container.NewBorder(s.heading, nil, nil, nil, s.tabs)
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a tab.
func (s *Screen) Show(record string) {
	if slices.Contains([]string{tabRun, tabCalendar, tabCategories, tabRules, tabSeal}, record) {
		s.tabs.Open(record)
	}
	if s.stale {
		s.reload()
	}
}

// Changed implements screen.Screen: the counts stand on nearly every table.
func (s *Screen) Changed(contest.Event) {
	s.stale = true
	if s.content.Visible() {
		s.reload()
	}
}

// Leave implements screen.Leaver. Unsaved rules are kept for later and hold nobody.
func (s *Screen) Leave() bool {
	s.rules.keep()
	if !s.run.form.Commit() {
		s.tabs.Open(tabRun)
		return false
	}
	if !s.calendar.commit() {
		s.tabs.Open(tabCalendar)
		return false
	}
	if !s.categories.commit() {
		s.tabs.Open(tabCategories)
		return false
	}
	return true
}

// headActions stand in the head of the screen.
func (s *Screen) headActions() []kit.Action {
	t := s.f.Cat.T
	all := []kit.Action{{
		Name: "edition.new", Text: t("edition.new"), Icon: theme.Icon("post_add"),
		Enabled: func() bool { return s.f.ReadOnly != "locked" && s.shown != nil }, Do: s.onNew,
	}}
	if s.f.Edition.State == contest.EditionClosed {
		return append(all, kit.Action{Name: "edition.reopen", Text: t("edition.reopen"), Icon: theme.Icon("lock_open"), Enabled: func() bool { return s.f.ReadOnly == "closed" }, Do: s.onReopen})
	}
	return append(all, kit.Action{Name: "edition.close", Text: t("edition.close"), Icon: theme.Icon("lock"), Enabled: s.f.Writable, Do: s.onClose})
}

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	all := append(s.headActions(), s.rules.actions()...)
	all = append(all, s.categories.actions()...)
	return append(all, s.seal.actions()...)
}

func (s *Screen) reload() {
	s.stale = false
	task.Load(s.load, s.read, s.show, s.f.Fail)
}

func (s *Screen) read(ctx context.Context) (l loaded, err error) {
	if l.detail, err = s.office.EditionDetail(ctx, s.f.Edition); err != nil || !l.detail.SealBroken {
		return l, err
	}
	sealed := l.detail.Seal().SealedAt
	for _, action := range sealedActions() {
		page, err := s.office.History(ctx, office.HistoryQuery{Action: action, From: sealed.AddDate(0, 0, -1)})
		if err != nil {
			return l, err
		}
		l.changes = append(l.changes, breaking(page.Lines, l.detail.Edition, sealed)...)
	}
	slices.SortFunc(l.changes, func(a, b office.HistoryLine) int { return int(b.ID - a.ID) })
	return l, nil
}

func (s *Screen) show(l loaded) {
	if s.shown != nil && reflect.DeepEqual(*s.shown, l) {
		return
	}
	s.shown = &l
	s.heading.Set(l.detail.Edition.Name, headLine(s.f.Cat, l.detail))
	s.categories.read(l.detail)
	s.seal.read(l)
	s.heading.SetActions(s.headActions())
	clear(s.fresh)
	s.fill()
}

// fill shows what was read in the tab in front; the others are filled when they come to
// the front.
func (s *Screen) fill() {
	if s.shown == nil || s.fresh[s.tabs.At()] {
		return
	}
	s.fresh[s.tabs.At()] = true
	d := s.shown.detail
	switch s.tabs.At() {
	case tabRun:
		s.run.show(d)
	case tabCalendar:
		s.calendar.show(d)
	case tabCategories:
		s.categories.show()
	case tabRules:
		s.rules.show(d)
	case tabSeal:
		s.seal.show()
	}
}

// save runs a change as a job and says what was done; a field that saves itself says
// nothing, the status bar does. What is refused goes to fail, if that takes it, else to
// the window.
func (s *Screen) save(title, done string, work func(context.Context) (contest.Change, error), fail func(error) bool) {
	var ch contest.Change
	s.f.Tasks.Run(title, func(ctx context.Context, _ task.Progress) (err error) {
		ch, err = work(ctx)
		return err
	}, func(err error) {
		switch {
		case err == nil && ch.ID != 0 && done != "":
			s.f.Done(done, true)
		case err != nil && (fail == nil || !fail(err)):
			s.f.Fail(err)
		}
	})
}

var (
	_ screen.Screen = (*Screen)(nil)
	_ screen.Leaver = (*Screen)(nil)
)
