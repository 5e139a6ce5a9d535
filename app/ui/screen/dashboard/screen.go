// Package dashboard is the first screen of the window: what waits for the office, how
// far the audits are, what comes next in the calendar, what was changed last.
package dashboard

import (
	"context"
	"time"

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
	Dashboard(context.Context, contest.Edition) (office.Dashboard, error)
	DashboardResults(context.Context, contest.Edition) (office.DashboardResults, error)
	EditionDetail(context.Context, contest.Edition) (office.EditionDetail, error)
	FindInstitutions(context.Context, office.InstitutionQuery) (office.InstitutionHits, error)
	History(context.Context, office.HistoryQuery) (office.HistoryPage, error)
	Backups(dir string) ([]office.BackupLine, error)
	BackupNow(ctx context.Context, dir string) (made office.BackupLine, warning, err error)
}

// shownChanges is how many of the last changes are listed.
const shownChanges = 6

// Screen is the dashboard.
type Screen struct {
	f      *screen.Frame
	office Office

	content              fyne.CanvasObject
	heading              *kit.Heading
	stats                *slot[[]stat]
	steps                *slot[[]step]
	agenda               *slot[agenda]
	guards               *slot[[]guard]
	changes              *slot[[]change]
	channels, categories *slot[[]gauge]
	results              *resultsCard

	load    *task.Loader
	next    []step
	waiting []stat
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{
		f: f, office: o, load: task.NewLoader(f.Tasks),
		stats: newSlot[[]stat](), steps: newSlot[[]step](), agenda: newSlot[agenda](), guards: newSlot[[]guard](), changes: newSlot[[]change](),
	}
	s.heading = kit.NewHeading(f.Cat, f.Cat.T("dashboard.title"), f.Edition.Name, nil)
	s.channels, s.categories, s.results = newSlot[[]gauge](), newSlot[[]gauge](), newResultsCard(s)
	left := kit.Stacked(2, s.steps.box, s.channels.box, s.categories.box, s.results.card)
	right := kit.Stacked(2, s.agenda.box, s.guards.box, s.changes.box)
	body := kit.Stacked(2, s.stats.box, container.New(&columnsLayout{}, left, right))
	s.content = container.NewBorder(s.heading, nil, nil, nil, container.NewVScroll(kit.Padded(2, 0.5, body)))
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen: it reads again each time, because days pass and
// backups are made without a change of the file.
func (s *Screen) Show(string) { s.reload() }

// Changed implements screen.Screen: every change may be seen here.
func (s *Screen) Changed(contest.Event) {
	if s.content.Visible() {
		s.reload()
	}
}

// Actions implements screen.Screen: the next of the first steps, and what waits.
func (s *Screen) Actions() []kit.Action {
	var all []kit.Action
	for _, st := range s.next {
		if st.next {
			all = append(all, kit.Action{Name: "dashboard.first." + st.name, Text: st.title, Icon: theme.Icon("arrow_forward"), Hidden: true, Do: s.to(st.to)})
		}
	}
	for _, w := range s.waiting {
		all = append(all, kit.Action{Name: "dashboard." + w.to.String(), Text: capital(w.value + " " + w.label), Icon: theme.Icon("arrow_forward"), Hidden: true, Do: s.to(w.to)})
	}
	return all
}

// to goes to a place.
func (s *Screen) to(to screen.Route) func() { return func() { s.f.Go(to) } }

func (s *Screen) reload() {
	now := s.f.Now()
	task.Load(s.load, func(ctx context.Context) (data, error) { return s.read(ctx, now) }, s.show, s.f.Fail)
}

// read reads all but the ranking's part.
func (s *Screen) read(ctx context.Context, now time.Time) (d data, err error) {
	d.now = now
	if d.board, err = s.office.Dashboard(ctx, s.f.Edition); err != nil {
		return d, err
	}
	if d.detail, err = s.office.EditionDetail(ctx, s.f.Edition); err != nil {
		return d, err
	}
	if d.detail.Counts.Participations == 0 {
		hits, err := s.office.FindInstitutions(ctx, office.InstitutionQuery{})
		if err != nil {
			return d, err
		}
		d.institutions = hits.All
	}
	page, err := s.office.History(ctx, office.HistoryQuery{Limit: shownChanges})
	if err != nil {
		return d, err
	}
	d.changes = page.Lines
	backups, err := s.office.Backups("")
	for _, b := range backups {
		if b.OwnFile && b.Err == nil {
			d.backup = b.Manifest.MadeAt
			break
		}
	}
	return d, err
}

func (s *Screen) show(d data) {
	cat := s.f.Cat
	s.heading.Set(cat.T("dashboard.title"), subtitle(cat, s.f.Edition, d.board))
	s.waiting, s.next = stats(cat, d.board.Waiting), firstSteps(cat, d)
	s.steps.set(s.next, s.paintSteps)
	s.agenda.set(agendaOf(cat, d.board), s.paintAgenda)
	s.guards.set([]guard{seal(cat, d.detail), backupState(cat, d)}, s.paintGuards)
	s.changes.set(changes(cat, d.changes, d.now), s.paintChanges)
	s.channels.set(gauges(cat, d.board.Channels, channelName(cat)), s.paintGauges(cat.T("dashboard.audits")))
	s.categories.set(gauges(cat, d.board.Categories, categoryName), s.paintGauges(cat.T("dashboard.categories")))
	s.showStats()
	s.results.begin(d.board)
}

// showStats shows what waits; an edition that has not begun has nothing to say there.
func (s *Screen) showStats() {
	s.stats.set(s.waiting, s.paintStats)
	quiet := len(s.waiting) == 0 && len(s.next) > 0
	if s.stats.box.Hidden != quiet {
		s.stats.box.Hidden = quiet
		s.content.Refresh()
	}
}

// onBackup makes a copy now.
func (s *Screen) onBackup() {
	var warning error
	s.f.Tasks.Run(s.f.Cat.T("backup.making"), func(ctx context.Context, p task.Progress) (err error) {
		_, warning, err = s.office.BackupNow(office.WithProgress(ctx, p), "")
		return err
	}, func(err error) {
		if err == nil {
			err = warning // the copy stands, older ones could not be thinned out
			s.f.Done(s.f.Cat.T("dashboard.backup.done"), false)
		}
		if err != nil {
			s.f.Fail(err)
		}
		s.reload()
	})
}
