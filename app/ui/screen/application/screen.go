// Package application is the screen of an edition's applications: who asked to take
// part, what is still missing, and how far the office has come with it.
package application

import (
	"context"
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
	Applications(context.Context, contest.Edition) (*office.Applications, error)
	ApplicationDetail(ctx context.Context, ed contest.Edition, code string) (office.ApplicationDetail, error)
	ApplicationHistory(ctx context.Context, ed contest.Edition, code string) ([]contest.Change, error)
	SaveApplication(ctx context.Context, was, now contest.Participation) (office.ApplicationSaved, error)
	SetParticipationStates(ctx context.Context, ed contest.Edition, codes []string, state contest.ParticipationState) (contest.Change, error)
	RemoveParticipations(ctx context.Context, ed contest.Edition, codes []string) (contest.Change, error)
}

// Screen is the applications' screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content fyne.CanvasObject
	heading *kit.Heading
	views   *kit.Tabs // all, what waits for the office, what lacks something, and one a state
	table   *kit.Table[row]
	detail  *detail

	load   *task.Loader
	list   *fyne.Container      // the table, or that it is being read
	all    *office.Applications // nil: not read yet
	view   string               // in front
	wanted string               // code to be shown once the list is there
	after  string               // code to go to where what was selected leaves the view
	stale  bool
	saves  screen.Saves
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), stale: true}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("application.title"), t("kit.table.loading"), nil)
	enter := s.enterAction()
	s.table = kit.NewTable(kit.TableConfig[row]{
		ID: "application", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: columns(f.Cat),
		Key:      func(r row) string { return r.Code },
		Actions:  func([]row) []kit.Action { return append(s.moves(), s.toInstitution(), s.removeAction()) },
		OnOpen:   func(row) { s.detail.focus() },
		OnSelect: func([]row) { s.onSelect() },
		OnDelete: func([]row) { s.onRemove() },
		OnFail:   f.Fail,
		Empty:    kit.Empty{Icon: theme.Icon("inbox"), Title: t("application.empty"), Text: t("application.empty.text"), Action: &enter},
	})
	s.detail = newDetail(s)
	s.views = kit.NewTabs(f.Store, "application.view", s.viewTabs())
	top := kit.Stacked(0, s.heading, kit.Padded(1, 0, container.NewHScroll(s.views)))
	s.list = container.NewStack(kit.NewEmpty(kit.Empty{Icon: theme.Icon("inbox"), Title: t("kit.table.loading")}))
	s.content = container.NewBorder(top, nil, nil, nil, kit.NewSplit(f.Store, "application", s.list, s.detail.content, 0.605))
	s.heading.SetActions(s.Actions())
	return s
}

// viewTabs are the tabs over the list: they have no content, they narrow the list.
func (s *Screen) viewTabs() []kit.Tab {
	var tabs []kit.Tab
	for _, v := range views() {
		tabs = append(tabs, kit.Tab{ID: v, Title: viewTitle(s.f.Cat, v, nil), Content: container.NewWithoutLayout(), Shown: func() { s.onView(v) }})
	}
	return tabs
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is the code of an application, or a view: a
// state, "check" or "missing".
func (s *Screen) Show(record string) {
	if slices.Contains(views(), record) && record != "" {
		s.views.Open(record)
	} else if record != "" {
		s.wanted = record
	}
	if s.stale {
		s.reload()
		return
	}
	s.goToWanted()
}

// touching are the tables whose changes the screen shows.
var touching = map[string]bool{
	"participation": true, "application": true, "institution": true, "contact": true, "category": true, "edition": true, "audit": true, "licence": true,
}

// Changed implements screen.Screen.
func (s *Screen) Changed(ev contest.Event) {
	s.stale = s.stale || screen.Touches(ev, touching)
	if s.stale && s.content.Visible() {
		s.reload()
	}
}

// Leave implements screen.Leaver: the field in hand is saved, and what is on its way
// into the file has arrived.
func (s *Screen) Leave() bool {
	return s.saves.Leave(s.detail.form.forms.Commit, s.f.Fail)
}

func (s *Screen) reload() {
	s.stale = false
	task.Load(s.load, func(ctx context.Context) (*office.Applications, error) {
		return s.office.Applications(ctx, s.f.Edition)
	}, s.show, func(err error) {
		s.stale = true
		s.f.Fail(err)
	})
}

func (s *Screen) show(all *office.Applications) {
	if s.all == nil {
		s.list.Objects = []fyne.CanvasObject{kit.Padded(0, 0.5, s.table)}
		s.list.Refresh()
	}
	s.all = all
	s.heading.Set(s.f.Cat.T("application.title"), s.f.Cat.N("application.count", len(all.Rows)))
	for _, v := range views() {
		s.views.SetTitle(v, viewTitle(s.f.Cat, v, all))
	}
	s.fill()
	s.goToWanted()
	s.onSelect()
	s.detail.reload()
}

// fill puts the rows of the view in front into the table. Where what was selected
// has left the view, the one after it is selected.
func (s *Screen) fill() {
	shown := rowsOf(s.f.Cat, s.all, s.view)
	now, had := s.table.Current()
	s.table.SetRows(shown)
	gone := had && !slices.ContainsFunc(shown, func(r row) bool { return r.Code == now.Code })
	if gone && slices.ContainsFunc(shown, func(r row) bool { return r.Code == s.after }) {
		s.table.Select(s.after)
	}
	s.after = ""
	if now, ok := s.table.Current(); !ok && !had && len(shown) > 0 {
		s.table.Select(shown[0].Code)
	} else if !ok && len(shown) == 0 || ok && now.Code == "" {
		s.detail.clear()
	}
	s.heading.Update()
}

// goToWanted shows the record that was asked for, in the view of all if the one in
// front does not have it.
func (s *Screen) goToWanted() {
	code := s.wanted
	has := func(rows []row) bool {
		return slices.ContainsFunc(rows, func(r row) bool { return r.Code == code })
	}
	if code == "" || s.all == nil || !has(rowsOf(s.f.Cat, s.all, "")) {
		return
	}
	s.wanted = ""
	if !has(rowsOf(s.f.Cat, s.all, s.view)) {
		s.views.Open(viewAll)
	}
	s.table.Select(code)
}

func (s *Screen) onView(view string) {
	was := s.view
	s.view = view
	if view != was && s.all != nil {
		s.fill()
	}
}

func (s *Screen) onSelect() {
	s.heading.SetActions(s.Actions())
	s.detail.show(s.table.Selected())
}

var (
	_ screen.Screen = (*Screen)(nil)
	_ screen.Leaver = (*Screen)(nil)
)
