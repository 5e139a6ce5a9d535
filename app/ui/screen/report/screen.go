// Package report is the screen of the ranking reports, one for each participation, and
// of the lists made of the ranking.
package report

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Office is what the screen asks of the office.
type Office interface {
	Ranking(context.Context, contest.Edition) (*office.Ranking, error)
	ReportPaper(ctx context.Context, ed contest.Edition, code string) (office.Paper, error)
	WriteReport(ctx context.Context, ed contest.Edition, code, as, out string) ([]string, error)
	WriteReportsOf(ctx context.Context, ed contest.Edition, codes []string, as, dir string) (files []string, refused []error, err error)
	CheckReports(ctx context.Context, ed contest.Edition) (map[string]error, error)
	RankingPaper(ctx context.Context, ed contest.Edition, category string) (office.Paper, error)
	LaureatesPaper(ctx context.Context, ed contest.Edition) (office.Paper, error)
	WriteRanking(ctx context.Context, ed contest.Edition, category, as, out string) (office.RankingSummary, error)
	WriteLaureates(ctx context.Context, ed contest.Edition, as, out string) ([]string, error)
	ExportRecount(ctx context.Context, ed contest.Edition, out string) (office.RecountSummary, error)
}

// The screen's tabs.
const (
	tabReports = "reports"
	tabLists   = "lists"
)

// Screen is the reports' screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content fyne.CanvasObject
	heading *kit.Heading
	tabs    *kit.Tabs
	reports *reports
	lists   *lists

	load   *task.Loader
	wanted string // code to go to when the list is there
	loaded bool
	stale  bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), stale: true}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("report.screen.title"), "", nil)
	s.reports = newReports(f, o, s.showHead)
	s.lists = newLists(f, o, s.showHead)
	s.tabs = kit.NewTabs(f.Store, "report", []kit.Tab{
		{ID: tabReports, Title: t("report.screen.reports"), Content: s.reports.content, Shown: s.onTab},
		{ID: tabLists, Title: t("report.screen.lists"), Content: s.lists.content, Shown: s.onTab},
	})
	s.content = container.NewBorder(s.heading, nil, nil, nil, kit.Padded(1, 0, s.tabs))
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a participation's code.
func (s *Screen) Show(record string) {
	s.wanted = record
	if s.stale {
		s.reload()
		return
	}
	s.goToWanted()
}

// Changed implements screen.Screen: nearly every table has a part in the ranking.
func (s *Screen) Changed(contest.Event) {
	s.stale = true
	if s.content.Visible() {
		s.reload()
	}
}

// Actions implements screen.Screen: those of the tab in front.
func (s *Screen) Actions() []kit.Action {
	if s.tabs.At() == tabLists {
		return s.lists.actions()
	}
	return s.reports.actions()
}

func (s *Screen) reload() {
	s.stale = false
	cat, ed := s.f.Cat, s.f.Edition
	task.Load(s.load, func(ctx context.Context) (view, error) {
		res, err := s.office.Ranking(ctx, ed)
		if err != nil {
			return view{}, err
		}
		return newView(cat, res), nil
	}, s.show, s.f.Fail)
}

func (s *Screen) show(v view) {
	s.loaded = true
	cat := s.f.Cat
	s.heading.Set(cat.T("report.screen.title"), cat.N("report.screen.count", len(v.lines)))
	s.reports.show(v.lines)
	s.lists.show(v.documents)
	s.goToWanted()
	s.showHead()
}

func (s *Screen) showHead() {
	if s.tabs != nil {
		s.heading.SetActions(s.Actions())
	}
}

func (s *Screen) goToWanted() {
	if s.wanted == "" || !s.loaded {
		return
	}
	s.tabs.Open(tabReports)
	s.reports.table.Select(s.wanted)
	s.wanted = ""
}

func (s *Screen) onTab() { s.showHead() }
