// Package institution is the screen of the register of institutions: the list, one
// institution with its contacts, editions, likely doubles and history, and the
// assistant that reads lists.
package institution

import (
	"context"
	"strconv"

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
	FindInstitutions(context.Context, office.InstitutionQuery) (office.InstitutionHits, error)
	InstitutionChoices(ctx context.Context, field string) ([]office.Choice, error)
	InstitutionRows(ctx context.Context, ids []int64) ([]office.InstitutionRow, error)
	InstitutionDetail(ctx context.Context, id int64) (office.InstitutionDetail, error)
	InstitutionResults(ctx context.Context, id int64) ([]office.InstitutionResult, error)
	InstitutionDoubles(ctx context.Context, id int64) ([]office.InstitutionDouble, error)
	InstitutionHistory(ctx context.Context, id int64) ([]contest.Change, error)
	EditionDetail(context.Context, contest.Edition) (office.EditionDetail, error)

	SaveInstitution(ctx context.Context, was, now contest.Institution) (office.InstitutionSaved, error)
	AddInstitution(context.Context, contest.Institution) (office.InstitutionSaved, error)
	RemoveInstitutions(ctx context.Context, ids []int64) (contest.Change, error)
	SaveContact(context.Context, contest.Contact) (office.ContactDetail, []contest.Finding, error)
	RemoveContact(context.Context, contest.Contact) (contest.Change, error)
	PreviewMerge(ctx context.Context, keep, gone int64) (office.MergePreview, error)
	MergeInstitutions(ctx context.Context, keep, gone int64) (contest.Change, error)
	Participate(ctx context.Context, ed contest.Edition, ids []int64, state contest.ParticipationState) (office.Entered, error)

	ReadList(ctx context.Context, path string) (*office.List, error)
	ReadListText(ctx context.Context, name, text string) (*office.List, error)
	ReadListAgain(context.Context, *office.List, office.ListSettings) (*office.List, error)
	PlanImport(context.Context, office.InstitutionImport) (*office.ImportPlan, error)
	ImportInstitutions(context.Context, office.InstitutionImport) (office.InstitutionSummary, error)
	UndoState(context.Context) (office.UndoState, error)
	Undo(context.Context) (contest.Change, error)
}

// Screen is the register's screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content  *fyne.Container // the list with its detail, or the assistant
	register fyne.CanvasObject
	heading  *kit.Heading
	waiting  *fyne.Container // the band that an unfinished list waits
	table    *kit.Table[row]
	detail   *detail
	import_  *assistant // the list being read, kept until it is done; nil: none

	load, loadChoices, find *task.Loader
	words                   words
	stale                   bool
	saves                   screen.Saves
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{
		f: f, office: o, load: task.NewLoader(f.Tasks), loadChoices: task.NewLoader(f.Tasks), find: task.NewLoader(f.Tasks),
		words: wordsOf(contest.DefaultCategories()), stale: true,
	}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("institution.title"), "", s.registerActions())
	s.waiting = container.NewStack()
	read := s.action("institution.import")
	s.table = kit.NewTable(kit.TableConfig[row]{
		ID: "institution", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: columns(f.Cat, f.Edition),
		Key:      func(r row) string { return strconv.FormatInt(r.ID, 10) },
		Actions:  func([]row) []kit.Action { return s.rowActions() },
		OnOpen:   func(row) { s.detail.focus() },
		OnSelect: func([]row) { s.onSelect() },
		OnPaste:  s.onPaste,
		OnDelete: func([]row) { s.onRemove() },
		OnFail:   f.Fail,
		Empty:    kit.Empty{Icon: theme.Icon("account_balance"), Title: t("institution.empty"), Text: t("institution.empty.text"), Action: &read},
	})
	s.detail = newDetail(s)
	s.register = container.NewBorder(kit.Stacked(0, s.heading, s.waiting), nil, nil, nil,
		kit.NewSplit(f.Store, "institution", s.table, s.detail.content, 0.55))
	s.content = container.NewStack(s.register)
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// wordImport is the record of a route that opens the assistant.
const wordImport = "import"

// Show implements screen.Screen; record is the code of an institution, or "import".
func (s *Screen) Show(record string) {
	if s.stale {
		s.reload()
	}
	switch record {
	case "":
	case wordImport:
		s.openAssistant()
	default:
		s.closeAssistant()
		s.goTo(record)
	}
}

// goTo selects an institution by its code.
func (s *Screen) goTo(code string) {
	task.Load(s.find, func(ctx context.Context) (int64, error) {
		hits, err := s.office.FindInstitutions(ctx, office.InstitutionQuery{Text: code})
		if err != nil {
			return 0, err
		}
		rows, err := s.office.InstitutionRows(ctx, hits.IDs[:min(len(hits.IDs), 200)])
		for _, r := range rows {
			if r.Code == code {
				return r.ID, err
			}
		}
		return 0, err
	}, func(id int64) {
		if id != 0 {
			s.table.Select(strconv.FormatInt(id, 10))
		}
	}, s.f.Fail)
}

// touching are the tables whose changes the screen shows.
var touching = map[string]bool{
	"institution": true, "contact": true, "participation": true, "edition": true, "category": true, "audit": true, "licence": true, "ranking_snapshot": true,
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
	return s.saves.Leave(s.detail.data.forms.Commit, s.f.Fail)
}

// Drop implements screen.Dropper: a file dropped on the window is a list.
func (s *Screen) Drop(paths []string) bool {
	if len(paths) == 0 || !s.f.Writable() {
		return false
	}
	s.readInstead(func(a *assistant) { a.read(paths[0]) })
	return true
}

// reload reads the set-up and finds the rows anew.
func (s *Screen) reload() {
	s.stale = false
	task.Load(s.load, func(ctx context.Context) (words, error) {
		d, err := s.office.EditionDetail(ctx, s.f.Edition)
		var all []contest.Category
		for _, c := range d.Categories {
			all = append(all, c.Category)
		}
		return wordsOf(append(all, contest.DefaultCategories()...)), err
	}, func(w words) {
		s.words = w
		s.detail.data.setWords(w)
		s.table.SetSource(source{s.office, s.f.Cat, s.f.Edition, w})
		s.detail.reload()
		s.loadValues()
	}, s.f.Fail)
}

// choiceFields are the columns filtered by values that the file knows.
var choiceFields = []string{"voivodeship", "county", "category", "sub"}

// loadValues reads what the columns can be filtered by.
func (s *Screen) loadValues() {
	task.Load(s.loadChoices, func(ctx context.Context) (map[string][]office.Choice, error) {
		found := map[string][]office.Choice{}
		for _, field := range choiceFields {
			all, err := s.office.InstitutionChoices(ctx, field)
			if err != nil {
				return nil, err
			}
			found[field] = all
		}
		return found, nil
	}, func(found map[string][]office.Choice) {
		all := 0
		for _, c := range found["category"] {
			all += c.Count
		}
		s.heading.Set(s.f.Cat.T("institution.title"), s.f.Cat.N("institution.count", all))
		for field, values := range found {
			s.table.SetChoices(field, choicesOf(s.words, field, values))
		}
	}, s.f.Fail)
}

func (s *Screen) onSelect() {
	s.heading.Update()
	if r, ok := s.table.Current(); ok && r.ID != 0 {
		s.detail.show(r.ID)
	}
}

// selected gives the ids of the selected institutions, from top to bottom.
func (s *Screen) selected() []int64 {
	rows := s.table.Selected()
	ids := make([]int64, 0, len(rows))
	for _, r := range rows {
		if r.ID != 0 {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

var (
	_ screen.Screen  = (*Screen)(nil)
	_ screen.Leaver  = (*Screen)(nil)
	_ screen.Dropper = (*Screen)(nil)
	_ screen.Paster  = (*Screen)(nil)
	_ screen.Heir    = (*Screen)(nil)
)
