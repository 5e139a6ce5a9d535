// Package licence is the screen of the Quality Licences: whom they are due to and why
// not to others, issuing, printing and saving them, and their register.
package licence

import (
	"context"

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
	LicenceProposals(context.Context, contest.Edition) ([]office.LicenceProposal, bool, error)
	Licences(context.Context, contest.Edition) ([]office.LicenceLine, error)
	IssueLicencesTo(ctx context.Context, ed contest.Edition, codes []string) ([]contest.QualityLicence, []error, error)
	LicenceDraft(ctx context.Context, ed contest.Edition, code, size string) (office.Paper, error)
	LicencePaper(ctx context.Context, number, size string) (office.Paper, error)
	LicencePapers(ctx context.Context, numbers []string, size string) (office.Paper, error)
	SaveLicences(ctx context.Context, numbers []string, size, out string) ([]string, error)
	PapersOfLicence(ctx context.Context, number string) ([]contest.IssuedDocument, error)
	RevokeLicence(ctx context.Context, number, reason string) (contest.Change, error)
	CorrectLicence(ctx context.Context, number string, c office.LicenceCorrection) (contest.IssuedDocument, error)
	CheckLicence(ctx context.Context, number string) (office.IssuedPaper, error)
	CheckLicenceFile(ctx context.Context, path string) (office.IssuedPaper, error)
}

// The screen's two lists.
const (
	tabProposals = "proposals"
	tabRegister  = "register"
)

// Screen is the licences' screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content   fyne.CanvasObject
	heading   *kit.Heading
	steps     *fyne.Container
	band      *fyne.Container
	tabs      *kit.Tabs
	proposals *kit.Table[proposal]
	register  *kit.Table[entry]
	detail    *detail

	load    *task.Loader
	v       view
	wanted  string   // record to go to when the lists are there
	fresh   []string // numbers issued since the screen was made
	printed bool     // something was printed or saved since the last issue
	issuing bool
	loaded  bool
	stale   bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), stale: true}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("licence.screen.title"), "", nil)
	s.steps, s.band = container.NewStack(), container.NewStack()
	s.detail = newDetail(f, o)
	s.proposals = kit.NewTable(kit.TableConfig[proposal]{
		ID: "licence.proposals", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: proposalColumns(f.Cat),
		Key:         func(p proposal) string { return p.code },
		Placeholder: t("licence.screen.search"),
		OnSelect:    func([]proposal) { s.onSelect() },
		Actions:     func([]proposal) []kit.Action { return s.proposalActions() },
		Empty: kit.Empty{Icon: theme.Icon("workspace_premium"), Title: t("licence.screen.empty"), Text: t("licence.screen.empty.text"), Action: &kit.Action{
			Name: "licence.application", Text: t("licence.screen.application"), Do: func() { f.Go(screen.Route{Screen: "application"}) },
		}},
	})
	s.register = kit.NewTable(kit.TableConfig[entry]{
		ID: "licence.register", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: entryColumns(f.Cat),
		Key:         func(e entry) string { return e.Number },
		Placeholder: t("licence.screen.register.search"),
		OnSelect:    func([]entry) { s.onSelect() },
		Actions:     func([]entry) []kit.Action { return append(s.registerActions(), s.entryActions()...) },
		Empty: kit.Empty{Icon: theme.Icon("workspace_premium"), Title: t("licence.screen.register.empty"), Text: t("licence.screen.register.empty.text"), Action: &kit.Action{
			Name: "licence.proposals", Text: t("licence.screen.show.proposals"), Do: func() { s.tabs.Open(tabProposals) },
		}},
	})
	s.tabs = kit.NewTabs(f.Store, "licence", []kit.Tab{
		{ID: tabProposals, Title: t("licence.screen.proposals"), Content: s.proposals, Shown: s.onTab},
		{ID: tabRegister, Title: t("licence.screen.register"), Content: s.register, Shown: s.onTab},
	})
	s.content = container.NewBorder(kit.Stacked(0, s.heading, kit.Padded(2, 0.5, s.steps), s.band), nil, nil, nil,
		kit.NewSplit(f.Store, "licence", kit.Padded(1, 0, s.tabs), s.detail.content, 0.61))
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a licence's number, a participation's code,
// "proposed" or "expiring".
func (s *Screen) Show(record string) {
	s.wanted = record
	if s.stale {
		s.reload()
		return
	}
	s.goToWanted()
}

// Changed implements screen.Screen. Licences stand on the ranking, which nearly every
// table has a part in.
func (s *Screen) Changed(contest.Event) {
	s.stale = true
	if s.content.Visible() {
		s.reload()
	}
}

func (s *Screen) reload() {
	s.stale = false
	cat, ed := s.f.Cat, s.f.Edition
	task.Load(s.load, func(ctx context.Context) (view, error) {
		all, approved, err := s.office.LicenceProposals(ctx, ed)
		if err != nil {
			return view{}, err
		}
		lines, err := s.office.Licences(ctx, contest.Edition{})
		return newView(cat, ed.ID, all, approved, lines), err
	}, s.show, s.f.Fail)
}

func (s *Screen) show(v view) {
	first := !s.loaded
	s.v, s.loaded = v, true
	s.proposals.SetRows(v.proposals)
	s.register.SetRows(v.entries)
	s.tabs.SetTitle(tabProposals, s.f.Cat.T("licence.screen.proposals.count", "n", s.f.Cat.Integer(len(v.due))))
	s.tabs.SetTitle(tabRegister, s.f.Cat.T("licence.screen.register.count", "n", s.f.Cat.Integer(len(v.entries))))
	if first && s.wanted == "" && len(v.due) > 0 {
		s.tabs.Open(tabProposals)
	}
	s.goToWanted()
	s.standSomewhere()
	s.showBand()
	s.detail.paper.Forget()
	s.onSelect()
}

// showBand says what has to be done before anything can be issued.
func (s *Screen) showBand() {
	s.band.RemoveAll()
	if !s.v.approved && !s.f.Edition.Example && len(s.v.proposals) > 0 {
		s.band.Add(kit.NewBand(s.f.Cat.T("licence.screen.unapproved"), theme.Warn, &kit.Action{
			Name: "licence.ranking", Text: s.f.Cat.T("licence.screen.ranking"), Icon: theme.Icon("leaderboard"), Do: s.onRanking,
		}))
	}
	s.band.Refresh()
}

// showHead shows title, steps and actions as they stand.
func (s *Screen) showHead() {
	s.heading.SetActions(s.Actions())
	row := []fyne.CanvasObject{}
	for _, st := range steps(s.f.Cat, s.v, s.f.Edition.Example, s.printed) {
		row = append(row, kit.NewBadge(st.text, st.tone))
	}
	s.steps.Objects = []fyne.CanvasObject{kit.Beside(1, -1, row...)}
	s.steps.Refresh()
}

// goToWanted selects the record the route named, in the list that holds it.
func (s *Screen) goToWanted() {
	record := s.wanted
	if record == "" || !s.loaded {
		return
	}
	s.wanted = ""
	if s.narrow(record) {
		return
	}
	for _, e := range s.v.entries {
		if e.Number == record {
			s.tabs.Open(tabRegister)
			s.register.Select(record)
			return
		}
	}
	s.tabs.Open(tabProposals)
	s.proposals.Select(record)
}

// standSomewhere selects the first row of the list in front where none is: one that is
// not shown yet can't scroll to it.
func (s *Screen) standSomewhere() {
	if s.tabs.At() == tabRegister {
		if _, ok := s.register.Current(); !ok && len(s.v.entries) > 0 {
			s.register.Select(s.v.entries[0].Number)
		}
		return
	}
	if _, ok := s.proposals.Current(); !ok && len(s.v.proposals) > 0 {
		s.proposals.Select(s.v.proposals[0].code)
	}
}

func (s *Screen) onTab() {
	if s.loaded {
		s.standSomewhere()
		s.onSelect()
	}
}

// onSelect shows the current row of the list in front, and what can be done with the
// selected ones.
func (s *Screen) onSelect() {
	if s.tabs == nil {
		return
	}
	s.showHead()
	if s.tabs.At() == tabRegister {
		if e, ok := s.register.Current(); ok {
			s.detail.showEntry(e)
			return
		}
	} else if p, ok := s.proposals.Current(); ok {
		s.detail.showProposal(p)
		return
	}
	s.detail.clear()
}

func (s *Screen) onRanking() { s.f.Go(screen.Route{Screen: "ranking"}) }
