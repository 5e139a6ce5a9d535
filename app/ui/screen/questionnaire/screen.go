// Package questionnaire is the screen of the edition's questionnaires: the versions of
// each channel's sheet, one version with its weights and texts, its editing with the
// linter's remarks, the sheet on paper and a sheet to try out.
package questionnaire

import (
	"context"
	"slices"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Office is what the screen asks of the office.
type Office interface {
	QuestionnaireVersions(context.Context, contest.Edition) ([]office.QuestionnaireLine, error)
	Questionnaire(ctx context.Context, id int64) (contest.Questionnaire, error)
	EditionDetail(context.Context, contest.Edition) (office.EditionDetail, error)
	LintQuestionnaire(context.Context, contest.Edition, contest.Questionnaire) ([]contest.Finding, error)
	SaveQuestionnaireVersion(context.Context, contest.Edition, contest.Questionnaire) (office.SavedQuestionnaire, error)
	ResetQuestionnaire(context.Context, contest.Edition, contest.Channel) (office.SavedQuestionnaire, error)
	AddQuestionnaire(ctx context.Context, ed contest.Edition, path string) (contest.Questionnaire, []contest.Finding, error)
	WriteQuestionnaire(ctx context.Context, id int64, as, out string) error
	QuestionnairePaper(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (office.Paper, error)
	TryQuestionnaire(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (*office.SheetScorer, error)
}

// Screen is the questionnaires' screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content *fyne.Container // the list with its detail, or an opened version
	list    fyne.CanvasObject
	heading *kit.Heading
	table   *kit.Table[line]
	title   *kit.Paragraph
	intro   *kit.Paragraph
	facts   *kit.KeyValues
	beside  *fyne.Container
	bench   *bench

	load, loadOne *task.Loader
	all           []office.QuestionnaireLine
	categories    []contest.Category
	detail        office.EditionDetail
	shown         contest.Questionnaire // beside the list; ID 0: none
	wanted        int64                 // version to be selected once it is listed
	channel       contest.Channel       // channel to be selected then
	stale         bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), loadOne: task.NewLoader(f.Tasks), stale: true}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("questionnaire.title"), "", nil)
	add := s.importAction()
	s.table = kit.NewTable(kit.TableConfig[line]{
		ID: "questionnaire", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: lineColumns(f.Cat),
		Key: line.key, Placeholder: t("questionnaire.search"), OnFail: f.Fail,
		Actions:  func([]line) []kit.Action { return s.listActions() },
		OnOpen:   func(line) { s.onOpen(false) },
		OnSelect: func([]line) { s.onSelect() },
		Empty:    kit.Empty{Icon: theme.Icon("quiz"), Title: t("questionnaire.empty"), Text: t("questionnaire.empty.text"), Action: &add},
	})
	s.title = kit.NewParagraph("", kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText})
	s.intro = kit.NewParagraph("", kit.Muted)
	s.facts = kit.NewKeyValues(f.Cat, nil)
	s.beside = container.NewStack()
	s.beside.Hide()
	s.beside.Add(container.NewVScroll(kit.Padded(2, 1, kit.Stacked(1.5, s.title, s.intro, kit.NewCard("", s.facts)))))
	s.list = container.NewBorder(s.heading, nil, nil, nil, kit.NewSplit(f.Store, "questionnaire", s.table, s.beside, 0.55))
	s.content = container.NewStack(s.list)
	s.bench = newBench(s)
	s.heading.SetActions(s.listActions())
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a channel ("visit"): its version in force.
func (s *Screen) Show(record string) {
	if c := contest.Channel(record); c.Valid() {
		s.channel = c
		s.bench.onClose()
	}
	if s.stale {
		s.reload()
		return
	}
	s.goToWanted()
}

var touching = map[string]bool{"questionnaire": true, "audit": true, "category": true, "rules": true, "edition": true, "seal": true}

// Changed implements screen.Screen.
func (s *Screen) Changed(ev contest.Event) {
	for _, t := range ev.Tables {
		s.stale = s.stale || touching[t]
	}
	if s.stale && s.content.Visible() {
		s.reload()
	}
}

// Leave implements screen.Leaver. Unsaved changes are kept for later and hold nobody.
func (s *Screen) Leave() bool {
	s.bench.commit()
	return true
}

// Drop implements screen.Dropper: a file dropped on the window is a questionnaire.
func (s *Screen) Drop(paths []string) bool {
	if len(paths) != 1 || !s.f.Writable() || !isQuestionnaireFile(paths[0]) {
		return false
	}
	s.add(paths[0])
	return true
}

// loaded is what one reading of the list gives.
type loaded struct {
	lines  []office.QuestionnaireLine
	detail office.EditionDetail
}

func (s *Screen) reload() {
	s.stale = false
	task.Load(s.load, func(ctx context.Context) (l loaded, err error) {
		if l.lines, err = s.office.QuestionnaireVersions(ctx, s.f.Edition); err != nil {
			return l, err
		}
		l.detail, err = s.office.EditionDetail(ctx, s.f.Edition)
		return l, err
	}, s.show, s.f.Fail)
}

func (s *Screen) show(l loaded) {
	s.all, s.detail = l.lines, l.detail
	s.categories = nil
	for _, c := range l.detail.Categories {
		s.categories = append(s.categories, c.Category)
	}
	s.heading.Set(s.f.Cat.T("questionnaire.title"), s.f.Cat.N("questionnaire.count", len(l.lines)))
	s.table.SetRows(s.lines())
	s.goToWanted()
	if _, ok := s.table.Current(); !ok && len(l.lines) > 0 {
		s.table.Select(s.lines()[0].key())
	}
	s.shown.ID = 0
	s.onSelect()
	s.bench.changed()
}

// goToWanted selects what was asked for, if it is there.
func (s *Screen) goToWanted() {
	i := slices.IndexFunc(s.all, func(l office.QuestionnaireLine) bool {
		return l.ID == s.wanted && s.wanted != 0 || s.wanted == 0 && l.Channel == s.channel && l.InForce
	})
	if i < 0 {
		return
	}
	s.table.Select(s.lines()[i].key())
	s.wanted, s.channel = 0, ""
}

func (s *Screen) onSelect() {
	s.heading.SetActions(s.listActions())
	l, ok := s.table.Current()
	s.beside.Hidden = !ok
	if !ok || l.ID == s.shown.ID {
		return
	}
	task.Load(s.loadOne, func(ctx context.Context) (contest.Questionnaire, error) { return s.office.Questionnaire(ctx, l.ID) }, func(q contest.Questionnaire) {
		s.shown = q
		s.title.SetText(s.f.Cat.T("questionnaire.version", "title", q.Title, "version", q.Version))
		s.intro.SetText(q.Intro)
		s.facts.Set(summary(s.f.Cat, l, q))
		s.beside.Show()
		s.beside.Refresh()
		s.heading.Update()
	}, s.f.Fail)
}

// lineOf gives a version's line in the list.
func (s *Screen) lineOf(id int64) (office.QuestionnaireLine, bool) {
	i := slices.IndexFunc(s.all, func(l office.QuestionnaireLine) bool { return l.ID == id })
	if i < 0 {
		return office.QuestionnaireLine{}, false
	}
	return s.all[i], true
}

func (s *Screen) opened() bool { return s.content.Objects[0] == s.bench.content }

// closeBench goes back to the list, which says of which versions changes are kept.
func (s *Screen) closeBench() {
	if !s.opened() {
		return
	}
	s.bench.close()
	s.content.Objects = []fyne.CanvasObject{s.list}
	s.content.Refresh()
	s.table.SetRows(s.lines())
	s.onSelect()
	if s.content.Visible() {
		s.f.Window.Canvas().Focus(s.table.Keyboard())
	}
}

// lines are the versions as the list shows them.
func (s *Screen) lines() []line {
	return lines(s.f.Cat, s.all, func(id int64) time.Time { k, _ := s.kept(id); return k.At })
}

var (
	_ screen.Screen  = (*Screen)(nil)
	_ screen.Leaver  = (*Screen)(nil)
	_ screen.Dropper = (*Screen)(nil)
)
