// Package ranking is the screen of the results: the lists, why an institution stands
// where it stands, how sure that is, what other weights would change, and the approval.
package ranking

import (
	"context"
	"slices"
	"strings"

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
	Ranking(context.Context, contest.Edition) (*office.Ranking, error)
	Explain(ctx context.Context, ed contest.Edition, code string) (office.Explanation, error)
	Approve(ctx context.Context, ed contest.Edition, reason string) (office.Approval, error)
	Snapshots(context.Context, contest.Edition) ([]office.SnapshotLine, error)
	CompareSnapshot(ctx context.Context, ed contest.Edition, id int64) ([]office.SnapshotDifference, error)
	WriteRanking(ctx context.Context, ed contest.Edition, category, as, out string) (office.RankingSummary, error)
	RankingPaper(ctx context.Context, ed contest.Edition, category string) (office.Paper, error)
	JuryPaper(context.Context, contest.Edition) (office.Paper, error)
	Certainty(context.Context, contest.Edition) (*office.Certainty, error)
	CertaintyTiers(context.Context, contest.Edition) (*office.CertaintyTiers, error)
	CertaintyAuditors(context.Context, contest.Edition) ([]office.AuditorSeverity, error)
	ShowsSeverity() bool
	Strengths(ctx context.Context, ed contest.Edition, code string) (*office.InstitutionStrengths, error)
	WeightStudy(ctx context.Context, ed contest.Edition, category string) (*office.WeightRobustness, error)
}

// Names of the tabs.
const (
	tabList     = "list"
	tabSure     = "sure"
	tabReliable = "reliable"
	tabWeights  = "weights"
	tabSeverity = "severity"
)

// listKey is where the list that was in front is remembered.
const listKey = "ranking.list"

// whyRecord ends a route that opens the explanation: "P-0004/why".
const whyRecord = "/why"

// Screen is the ranking's screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content  fyne.CanvasObject
	heading  *kit.Heading
	band     *fyne.Container
	advice   *fyne.Container // above the list: what may be published, where not places
	tabs     *kit.Tabs
	selector *kit.Form
	table    *kit.Table[row]
	detail   *detail
	sureView *sureView
	reliable *reliableView
	weights  *weightsView
	severity *severityView

	load, loadSure, loadTiers *task.Loader

	state state
	list  string
	stale bool
	want  string // code to select once the ranking is there: of a participation or category
}

// state is what one reading of the screen gives; certainty and tiers follow later.
type state struct {
	ranking   *office.Ranking
	snapshots []office.SnapshotLine
	approval  approval
	sure      sureties
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{
		f: f, office: o, stale: true, list: f.Store.Get(listKey),
		load: task.NewLoader(f.Tasks), loadSure: task.NewLoader(f.Tasks), loadTiers: task.NewLoader(f.Tasks),
	}
	if s.list == "" {
		s.list = listID(contest.ListOverall, "")
	}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("nav.ranking"), t("ranking.screen.loading"), nil)
	s.band = container.NewStack()
	s.detail = newDetail(s)
	s.sureView, s.reliable, s.weights = newSureView(s), newReliableView(s), newWeightsView(s)
	tabs := []kit.Tab{
		{ID: tabList, Title: t("ranking.screen.tab.list"), Icon: theme.Icon("leaderboard"), Content: tall(s.listTab())},
		{ID: tabSure, Title: t("ranking.screen.tab.sure"), Icon: theme.Icon("insights"), Content: tall(s.sureView.content), Shown: s.sureView.show},
		{ID: tabReliable, Title: t("ranking.screen.tab.reliable"), Icon: theme.Icon("speed"), Content: s.reliable.content, Shown: s.reliable.show},
		{ID: tabWeights, Title: t("ranking.screen.tab.weights"), Icon: theme.Icon("tune"), Content: tall(s.weights.content), Shown: s.weights.shown},
	}
	if o.ShowsSeverity() {
		s.severity = newSeverityView(s)
		tabs = append(tabs, kit.Tab{ID: tabSeverity, Title: t("ranking.screen.tab.severity"), Icon: theme.Icon("balance"), Content: s.severity.content, Shown: s.severity.show})
	}
	s.tabs = kit.NewTabs(f.Store, "ranking", tabs)
	s.content = container.NewBorder(kit.Stacked(0, s.heading, s.band), nil, nil, nil, s.tabs)
	return s
}

// inFront tells whether a tab can be seen; one that cannot is filled when it comes to
// the front.
func (s *Screen) inFront(tab string) bool { return s.tabs != nil && s.tabs.At() == tab }

// listTab is the lists with the detail beside them.
func (s *Screen) listTab() fyne.CanvasObject {
	t := s.f.Cat.T
	s.selector = newListSelector(s)
	s.table = kit.NewTable(kit.TableConfig[row]{
		ID: "ranking", Cat: s.f.Cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: columns(s.f.Cat),
		Key:         func(x row) string { return x.code },
		Placeholder: t("ranking.screen.search"),
		OnSelect:    func([]row) { s.onSelect() },
		OnOpen:      func(row) { s.openWhy() },
		Actions:     func([]row) []kit.Action { return s.rowActions() },
		Empty:       kit.Empty{Icon: theme.Icon("leaderboard"), Title: t("ranking.screen.empty"), Text: t("ranking.screen.empty.text"), Action: s.emptyAction()},
	})
	s.advice = container.NewStack()
	list := container.NewBorder(kit.Stacked(0, kit.Padded(1, 0.5, s.selector), s.advice), nil, nil, nil, s.table)
	return kit.NewSplit(s.f.Store, "ranking", list, s.detail.content, 0.62)
}

func (s *Screen) emptyAction() *kit.Action {
	return &kit.Action{Text: s.f.Cat.T("ranking.screen.to_audits"), Icon: theme.Icon("fact_check"), Do: func() { s.f.Go(screen.Route{Screen: "audit"}) }}
}

// newListSelector chooses the list; each view has one of its own, all show the same.
func newListSelector(s *Screen) *kit.Form {
	return kit.NewForm(kit.FormConfig{
		Cat: s.f.Cat, Columns: 1, OnSave: func(_, value string) { s.onList(value) },
		Fields: []kit.Field{{ID: "list", Label: s.f.Cat.T("ranking.screen.list"), Kind: kit.Select}},
	})
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a participation's code, that with "/why", or
// a category's code.
func (s *Screen) Show(record string) {
	code, why := strings.CutSuffix(record, whyRecord)
	if code != "" {
		s.want = code
		s.tabs.Open(tabList)
		if why {
			s.detail.tabs.Open(detailWhy)
		}
	}
	if s.stale {
		s.reload()
		return
	}
	s.selectWanted()
}

// Changed implements screen.Screen.
func (s *Screen) Changed(ev contest.Event) {
	if !touches(ev.Tables) {
		return
	}
	s.stale = true
	if s.content.Visible() {
		s.reload()
	}
}

// touches tells whether tables that a ranking or its approval stands on were changed.
func touches(tables []string) bool {
	return slices.ContainsFunc(tables, func(t string) bool { return !besides[t] })
}

// besides are tables that change no result and no name.
var besides = map[string]bool{"audit_draft": true, "milestone": true, "change": true, "issued_document": true, "quality_licence": true, "contact": true, "evidence": true, "scenario": true}

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	t := s.f.Cat.T
	there := func() bool { return s.state.ranking != nil && len(s.state.ranking.Participations) > 0 }
	return []kit.Action{
		{Name: "ranking.approve", Text: t("ranking.screen.approve"), Icon: theme.Icon("verified"), Primary: true, Enabled: s.canApprove, Do: s.onApprove},
		{Name: "ranking.print", Text: t("ranking.screen.print"), Icon: theme.Icon("print"), Key: kit.Ctrl(fyne.KeyP), Enabled: there, Do: s.onPrint},
		{Name: "ranking.export", Text: t("ranking.screen.export"), Icon: theme.Icon("save_alt"), Key: kit.Ctrl(fyne.KeyE), Enabled: there, Do: s.onExport},
		{Name: "ranking.jury", Text: t("ranking.screen.jury"), Icon: theme.Icon("gavel"), Enabled: there, Do: s.onJury},
		{Name: "ranking.snapshots", Text: t("ranking.screen.snapshots"), Icon: theme.Icon("history"), Enabled: func() bool { return len(s.state.snapshots) > 0 }, Do: s.onSnapshots},
		{Name: "ranking.find", Text: t("ranking.screen.search"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: s.onFind},
		{Name: "ranking.why", Text: t("ranking.screen.why"), Key: kit.Key{Name: fyne.KeyF2}, Hidden: true, Enabled: there, Do: s.openWhy},
		{Name: "ranking.up", Text: t("ranking.screen.up"), Key: kit.Key{Name: fyne.KeyBackspace}, Hidden: true, Enabled: s.detail.canUp, Do: s.detail.why.up},
	}
}

func (s *Screen) rowActions() []kit.Action {
	t := s.f.Cat.T
	x, ok := s.table.Current()
	one := func() bool { return ok }
	return []kit.Action{
		{Name: "ranking.why", Text: t("ranking.screen.why"), Icon: theme.Icon("help"), Enabled: one, Do: s.openWhy},
		{Name: "ranking.audits", Text: t("ranking.screen.to_audits"), Icon: theme.Icon("fact_check"), Enabled: one, Do: func() { s.f.Go(screen.Route{Screen: "audit", Record: x.code}) }},
		{Name: "ranking.report", Text: t("ranking.screen.to_report"), Icon: theme.Icon("description"), Enabled: one, Do: func() { s.f.Go(screen.Route{Screen: "report", Record: x.code}) }},
	}
}

func (s *Screen) onFind() {
	s.tabs.Open(tabList)
	s.table.FocusSearch()
}

// openWhy brings the explanation of the chosen institution to the front, with the
// keyboard in it.
func (s *Screen) openWhy() {
	s.tabs.Open(tabList)
	s.detail.tabs.Open(detailWhy)
	s.detail.why.focus()
}

// onJury previews the annex for the jury.
func (s *Screen) onJury() {
	s.preview(s.f.Cat.T("ranking.screen.jury"), func(ctx context.Context) (office.Paper, error) { return s.office.JuryPaper(ctx, s.f.Edition) })
}

// selectors are the choices of the list: each view that shows one list has its own.
func (s *Screen) selectors() []*kit.Form {
	return []*kit.Form{s.selector, s.sureView.selector, s.weights.selector}
}
