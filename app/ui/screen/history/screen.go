// Package history is the screen of what was done: who, when, what, before and
// after, and the way back.
package history

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
	History(context.Context, office.HistoryQuery) (office.HistoryPage, error)
	HistoryDetail(ctx context.Context, id int64) ([]office.RecordChange, bool, error)
	UndoState(context.Context) (office.UndoState, error)
	Undo(context.Context) (contest.Change, error)
	Redo(context.Context) (contest.Change, error)
	Chain(ctx context.Context, verify bool) (office.ChainState, error)
}

// listed is how many steps the list holds at first, and how many each further
// reading adds: the newest ones are those people look for.
const listed = 5000

// Screen is the history's screen.
type Screen struct {
	f      *screen.Frame
	office Office

	content fyne.CanvasObject
	heading *kit.Heading
	chain   *fyne.Container
	table   *kit.Table[line]
	title   *kit.Paragraph
	facts   *kit.KeyValues
	records *kit.Table[recordLine]

	load, loadDetail *task.Loader
	limit            int
	more             bool
	undo             office.UndoState
	shown            int64 // step in the detail; 0: none
	stale            bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), loadDetail: task.NewLoader(f.Tasks), limit: listed, stale: true}
	s.heading = kit.NewHeading(f.Cat, f.Cat.T("history.title"), "", nil)
	s.chain = container.NewStack()
	s.table = kit.NewTable(kit.TableConfig[line]{
		ID: "history", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: columns(f.Cat),
		Key:         func(l line) string { return strconv.FormatInt(l.ID, 10) },
		Placeholder: f.Cat.T("history.search"),
		OnSelect:    func([]line) { s.onSelect() },
		Empty:       kit.Empty{Icon: theme.Icon("history"), Title: f.Cat.T("history.empty"), Text: f.Cat.T("history.empty.text")},
	})
	s.title = kit.NewParagraph("", kit.Strong)
	s.facts = kit.NewKeyValues(f.Cat, nil)
	s.records = kit.NewTable(kit.TableConfig[recordLine]{
		ID: "history.records", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: recordColumns(f.Cat),
		Key:         func(l recordLine) string { return l.key },
		Placeholder: f.Cat.T("history.records.search"),
		Empty:       kit.Empty{Title: f.Cat.T("history.records.empty"), Text: f.Cat.T("history.records.empty.text")},
	})
	detail := container.NewBorder(kit.Stacked(1, s.title, s.facts), nil, nil, nil, s.records)
	s.content = container.NewBorder(kit.Stacked(1, s.heading, s.chain), nil, nil, nil,
		kit.NewSplit(f.Store, "history", s.table, kit.Padded(2, 1, detail), 0.6))
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is the number of a step.
func (s *Screen) Show(record string) {
	if s.stale {
		s.reload()
	}
	if record != "" {
		s.table.Select(record)
	}
}

// Changed implements screen.Screen: every commit is a step of the history.
func (s *Screen) Changed(contest.Event) {
	s.stale = true
	if s.content.Visible() {
		s.reload()
	}
}

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	t := s.f.Cat.T
	actions := []kit.Action{
		{Name: "history.undo", Text: or(s.undo.Undo, t("history.action.undo")), Icon: theme.Icon("undo"), Primary: true, Enabled: func() bool { return s.f.Writable() && s.undo.Undo != "" }, Do: s.onUndo},
		{Name: "history.redo", Text: or(s.undo.Redo, t("history.action.redo")), Icon: theme.Icon("redo"), Enabled: func() bool { return s.f.Writable() && s.undo.Redo != "" }, Do: s.onRedo},
		{Name: "history.verify", Text: t("history.verify"), Icon: theme.Icon("verified"), Do: s.onVerify},
		{Name: "history.find", Text: t("history.find"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: s.table.FocusSearch},
	}
	if s.more {
		actions = append(actions, kit.Action{Name: "history.older", Text: t("history.older"), Icon: theme.Icon("expand_more"), Do: s.onOlder})
	}
	return actions
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// loaded is what one reading of the screen gives.
type loaded struct {
	page  office.HistoryPage
	undo  office.UndoState
	chain office.ChainState
}

func (s *Screen) reload() {
	s.stale = false
	limit := s.limit
	task.Load(s.load, func(ctx context.Context) (l loaded, err error) {
		if l.page, err = s.office.History(ctx, office.HistoryQuery{Limit: limit}); err != nil {
			return l, err
		}
		if l.undo, err = s.office.UndoState(ctx); err != nil {
			return l, err
		}
		l.chain, err = s.office.Chain(ctx, false)
		return l, err
	}, s.show, s.f.Fail)
}

func (s *Screen) show(l loaded) {
	s.undo, s.more = l.undo, l.page.More
	s.heading.Set(s.f.Cat.T("history.title"), s.f.Cat.N("history.count", int(l.chain.Changes)))
	s.heading.SetActions(s.Actions())
	s.showChain(l.chain)
	s.table.SetRows(lines(s.f.Cat, l.page.Lines))
	if s.shown == 0 && len(l.page.Lines) > 0 {
		s.table.Select(strconv.FormatInt(l.page.Lines[0].ID, 10))
	}
}

// showChain says what is known of the history's soundness; a sound one that was not
// just verified says nothing.
func (s *Screen) showChain(c office.ChainState) {
	s.chain.RemoveAll()
	if all := bands(s.f.Cat, c); len(all) > 0 {
		s.chain.Add(kit.NewBand(all[0].text, all[0].tone, nil))
	}
	s.chain.Refresh()
}

func (s *Screen) onSelect() {
	l, ok := s.table.Current()
	if !ok || l.ID == s.shown {
		return
	}
	s.shown = l.ID
	s.title.SetText(l.Text)
	s.facts.Set(facts(s.f.Cat, l))
	s.records.SetRows(nil)
	task.Load(s.loadDetail, func(ctx context.Context) ([]recordLine, error) {
		rows, cut, err := s.office.HistoryDetail(ctx, l.ID)
		return recordLines(s.f.Cat, rows, cut), err
	}, s.records.SetRows, s.f.Fail)
}

func (s *Screen) onUndo() { s.step(s.undo.Undo, s.office.Undo) }

func (s *Screen) onRedo() { s.step(s.undo.Redo, s.office.Redo) }

// step undoes or redoes; the commit's event reloads the screen.
func (s *Screen) step(title string, work func(context.Context) (contest.Change, error)) {
	s.f.Tasks.Run(title, func(ctx context.Context, _ task.Progress) error {
		_, err := work(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.f.Done(s.f.Cat.T("history.done", "what", title), false)
	})
}

// onVerify recomputes every link of the chain.
func (s *Screen) onVerify() {
	var state office.ChainState
	s.f.Tasks.Run(s.f.Cat.T("history.verify"), func(ctx context.Context, p task.Progress) (err error) {
		state, err = s.office.Chain(office.WithProgress(ctx, p), true)
		return err
	}, func(err error) {
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.showChain(state)
	})
}

func (s *Screen) onOlder() {
	s.limit += listed
	s.reload()
}
