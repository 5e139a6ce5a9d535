// Package audit is the screen of the audits: their list by state, the entry of paper
// sheets by keyboard alone, the review of what was handed in, and sheets that go out
// and come back as files.
//
// Rules:
//   - a score is the office's: the screen shows what SheetScorer and AuditMarks say;
//   - each answer is kept in the draft as soon as one goes on, so that a fault of the
//     computer costs the answer being typed and no more;
//   - one of four views is in front: list, entry, review, import. Actions have the same
//     names in all of them, because the menu is made once for all.
package audit

import (
	"context"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Office is what the screen asks of the office.
type Office interface {
	AuditLines(context.Context, contest.Edition) ([]office.AuditLine, error)
	AuditMarks(context.Context, contest.Edition) (map[int64]office.AuditMark, error)
	AuditForm(ctx context.Context, ed contest.Edition, code string) (*office.AuditForm, error)
	CriticalFailures(ctx context.Context, ed contest.Edition, openOnly bool) ([]office.CriticalLine, error)
	DecideCritical(ctx context.Context, code, criterion string, state contest.CriticalState, reason string) (contest.Change, error)
	CreateAudits(ctx context.Context, ed contest.Edition, k int) (office.AuditsSummary, error)
	AssignAudits(ctx context.Context, codes []string, a office.AuditAssignment) (contest.Change, error)
	DeleteAudits(ctx context.Context, codes []string) (contest.Change, error)
	ReviewAudits(ctx context.Context, codes []string, state contest.AuditState, reason string) (contest.Change, []error, error)
	SaveDraft(ctx context.Context, sub contest.Submission) (contest.Change, error)
	DropDraft(ctx context.Context, code string) (contest.Change, error)
	RecordAudit(ctx context.Context, ed contest.Edition, sub contest.Submission) ([]contest.Finding, error)
	AttachEvidence(ctx context.Context, code, path, note string) (contest.Evidence, error)
	EvidencePages(context.Context, contest.Evidence) ([]drawing.Page, error)
	SaveEvidence(ctx context.Context, e contest.Evidence, path string) error
	RemoveEvidence(context.Context, contest.Evidence) (contest.Change, error)
	SheetPaper(ctx context.Context, ed contest.Edition, audit string) (office.Paper, error)
	WriteSheets(ctx context.Context, ed contest.Edition, dir, as string) ([]string, error)
	ImportAudits(ctx context.Context, in office.AuditImport) (office.AuditSummary, error)
	History(context.Context, office.HistoryQuery) (office.HistoryPage, error)
}

// mode is the view in front.
type mode int

const (
	modeList mode = iota
	modeEntry
	modeReview
	modeImport
)

// Words a route's record may be; behind a code „enter” opens that sheet, by itself the
// one that is next.
const (
	wordEnter  = "enter"
	wordReview = "review"
)

// Screen is the audits' screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content  *fyne.Container
	mode     mode
	list     fyne.CanvasObject
	heading  *kit.Heading
	channels *bar
	byState  *bar
	only     *fyne.Container // holds chip where the list is narrowed to what waits
	chip     *kit.Button     // takes that away
	segments *fyne.Container
	table    *kit.Table[line]
	detail   *detail
	desk     *desk
	review   *review
	importer *importer

	load, loadMarks, loadForm *task.Loader
	all                       []office.AuditLine
	marks                     map[int64]office.AuditMark
	criticals                 map[string][]office.CriticalLine // by audit code
	lines                     []line
	choice                    choice
	wanted                    string // record to open once the list is there
	making                    bool   // audits are being made
	reading                   bool   // the list is being read
	stale                     bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, stale: true, choice: parseChoice(f.Store.Get("audit.choice"))}
	s.load, s.loadMarks, s.loadForm = task.NewLoader(f.Tasks), task.NewLoader(f.Tasks), task.NewLoader(f.Tasks)
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("audit.title"), "", nil)
	s.channels = newBar(f.Cat, func(id string) { s.choose(choice{contest.Channel(id), s.choice.state, s.choice.only}) })
	s.byState = newBar(f.Cat, func(id string) { s.choose(choice{s.choice.channel, contest.AuditState(id), s.choice.only}) })
	s.chip = s.newChip()
	s.only = container.NewStack(s.chip)
	s.only.Hide() // until the list is known
	s.detail = newDetail(s)
	s.desk, s.review, s.importer = newDesk(s), newReview(s), newImporter(s)
	s.table = kit.NewTable(kit.TableConfig[line]{
		ID: "audit", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: columns(f.Cat),
		Key:         func(l line) string { return l.Code },
		Placeholder: t("audit.search"),
		Actions:     func([]line) []kit.Action { return s.selectionActions() },
		OnOpen:      func(l line) { s.onOpen(l) },
		OnSelect:    func([]line) { s.onSelect() },
		OnDelete:    func([]line) { s.action("audit.delete").Run() },
		Empty:       s.empty(),
	})
	s.segments = kit.Beside(3, -1, s.only, s.channels.box, s.byState.box)
	s.list = container.NewBorder(container.NewVBox(s.heading, kit.Padded(2, 0, container.NewHScroll(kit.Padded(0, 0.5, s.segments)))), nil, nil, nil,
		kit.NewSplit(f.Store, "audit", kit.Padded(0, 0.5, s.table), kit.Padded(2, 1, s.detail.content), 0.68))
	s.content = container.NewStack(s.list)
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is an audit's code, one with „/enter” behind
// it, „review”, or what the list is narrowed to (targetOf).
func (s *Screen) Show(record string) {
	switch {
	case s.stale && s.mode != modeEntry:
		s.wanted = record
		s.reload()
	case record != "":
		s.goTo(record)
	}
	s.refocus()
}

// goTo shows what a route's record says.
func (s *Screen) goTo(record string) {
	code, word, _ := strings.Cut(record, "/")
	switch {
	case record == wordEnter:
		s.onEnter()
	case word == wordEnter:
		s.openEntry(code)
	case record == wordReview:
		s.choose(choice{}) // all that wait, whatever the list was narrowed to
		s.onReview()
	default:
		if s.mode == modeEntry && code == s.desk.inHand() {
			return
		}
		if !s.Leave() {
			return
		}
		s.toList()
		if p, ok := targetOf(record, s.all); ok {
			s.narrow(p)
			return
		}
		if s.choice != (choice{}) {
			s.choose(choice{})
		}
		s.table.Select(code)
	}
}

// refocus gives the keyboard back to a view that lives by it.
func (s *Screen) refocus() {
	switch s.mode {
	case modeEntry:
		s.desk.refocus()
	case modeReview:
		s.review.refocus()
	}
}

// Leave implements screen.Leaver: the sheet being typed in is kept.
func (s *Screen) Leave() bool {
	if s.mode == modeEntry {
		return s.desk.leave()
	}
	return true
}

// Drop implements screen.Dropper: sheets are imported.
func (s *Screen) Drop(paths []string) bool {
	if !s.f.Writable() || s.mode == modeEntry || len(paths) == 0 {
		return false
	}
	s.importer.begin(paths)
	s.open(modeImport)
	return true
}

// Changed implements screen.Screen. While a sheet is typed in, the list behind it
// waits.
func (s *Screen) Changed(contest.Event) {
	s.stale = true
	if s.content.Visible() && (s.mode != modeEntry || s.desk.ended != "") {
		s.reload()
	}
}

// open brings a view to the front.
func (s *Screen) open(m mode) {
	s.mode = m
	view := map[mode]fyne.CanvasObject{modeList: s.list, modeEntry: s.desk.content, modeReview: s.review.content, modeImport: s.importer.content}[m]
	s.content.Objects = []fyne.CanvasObject{view}
	s.content.Refresh()
	s.dress()
}

// dress gives the view in front its actions as they stand.
func (s *Screen) dress() {
	switch s.mode {
	case modeList:
		s.heading.SetActions(s.listActions())
	case modeEntry:
		s.desk.heading.toolbar.SetActions(s.entryActions())
	case modeReview:
		s.review.heading.SetActions(s.reviewActions())
	}
}

// reload reads the list; scores follow, because they may have to be computed.
func (s *Screen) reload() {
	s.stale, s.reading = false, true
	task.Load(s.load, func(ctx context.Context) ([]office.AuditLine, error) {
		return s.office.AuditLines(ctx, s.f.Edition)
	}, func(all []office.AuditLine) {
		s.all, s.reading = all, false
		s.desk.handed = map[string]bool{}
		s.show()
		if record := s.wanted; record != "" {
			s.wanted = ""
			s.goTo(record)
		}
		s.readMarks()
	}, func(err error) {
		s.reading = false
		s.f.Fail(err)
	})
}

// marked is what is computed of the audits.
type marked struct {
	marks     map[int64]office.AuditMark
	criticals []office.CriticalLine
}

func (s *Screen) readMarks() {
	task.Load(s.loadMarks, func(ctx context.Context) (m marked, err error) {
		if m.marks, err = s.office.AuditMarks(ctx, s.f.Edition); err != nil {
			return m, err
		}
		m.criticals, err = s.office.CriticalFailures(ctx, s.f.Edition, false)
		return m, err
	}, func(m marked) {
		s.marks, s.criticals = m.marks, map[string][]office.CriticalLine{}
		for _, c := range m.criticals {
			s.criticals[c.AuditCode] = append(s.criticals[c.AuditCode], c)
		}
		s.show()
	}, s.f.Fail)
}

// show paints list and queue with what is known now.
func (s *Screen) show() {
	s.lines = lines(s.f.Cat, s.all, s.marks)
	for i := range s.lines {
		s.lines[i].undecided = slices.ContainsFunc(s.criticals[s.lines[i].Code], isUndecided)
	}
	s.heading.Set(s.f.Cat.T("audit.title"), s.f.Cat.N("audit.count", len(s.lines)))
	s.showSegments()
	s.showRows()
	if _, ok := s.table.Current(); ok {
		s.detail.refresh()
	}
	if s.mode == modeReview {
		s.review.show(queue(s.lines, s.choice))
	}
	s.dress()
}

// showRows shows the audits the list is narrowed to.
func (s *Screen) showRows() {
	s.table.SetEmpty(s.empty())
	s.table.SetRows(s.choice.of(s.lines))
}

func (s *Screen) showSegments() {
	channels, byState := segments(s.f.Cat, office.CountAudits(s.choice.only.of(s.lines, s.all)), s.choice)
	s.channels.set(channels)
	s.byState.set(byState)
	s.showOnly()
}

// choose narrows the list and remembers it.
func (s *Screen) choose(c choice) {
	s.choice = c
	s.f.Store.Set("audit.choice", c.String())
	s.showSegments()
	s.showRows()
	if _, ok := s.table.Current(); !ok {
		s.detail.empty()
	}
}

func (s *Screen) onSelect() {
	if l, ok := s.table.Current(); ok {
		s.detail.show(l)
	} else {
		s.detail.empty()
	}
	s.heading.Update()
}

// toList goes back to the list.
func (s *Screen) toList() {
	s.open(modeList)
	if s.stale {
		s.reload()
	}
	s.table.Focus()
}
