package institution

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Steps of the assistant.
const (
	stepFile = iota
	stepColumns
	stepCheck
	stepResult
)

// assistant reads a list in steps: the file, its columns, what would be done, what
// was done. Nothing is written before the last step, and a list that was left half-way
// waits on the screen as it was.
type assistant struct {
	s       *Screen
	content fyne.CanvasObject
	heading *kit.Heading
	working *fyne.Container // what is being done, with its cancel
	steps   *kit.Steps
	cancel  func() // of the work that runs; nil: none

	file    *fileStep
	columns *columnStep
	check   *checkStep
	result  *resultStep

	again *task.Loader

	path      string // of the file; "": pasted
	list      *office.List
	found     *office.List        // as it was before any word on its columns
	words     []office.ColumnWord // a person's, the newest last
	rereading bool                // list is on its way
	then      func()              // what waits for it; nil: nothing
	decisions map[int]office.RowDecision
	enter     bool   // the institutions take part in the edition shown
	rejects   string // file for the rows kept out
	plan      *office.ImportPlan
	lines     []planLine // of the plan
	planned   bool       // plan is that of list, decisions and enter
	summary   *office.InstitutionSummary
	left      bool // another screen has taken this one's place
}

func newAssistant(s *Screen) *assistant {
	a := &assistant{s: s, again: task.NewLoader(s.f.Tasks), decisions: map[int]office.RowDecision{}}
	t := s.f.Cat.T
	a.heading = kit.NewHeading(s.f.Cat, t("institution.import.title"), t("institution.import.about"), nil)
	a.working = container.NewStack()
	a.file, a.columns, a.check, a.result = newFileStep(a), newColumnStep(a), newCheckStep(a), newResultStep(a)
	a.steps = kit.NewSteps(kit.StepsConfig{
		Cat: s.f.Cat, OnDone: s.endAssistant, OnCancel: a.onCancel,
		Steps: []kit.Step{
			{Title: t("institution.import.step.file"), Content: a.file.content, Ready: a.file.ready},
			{Title: t("institution.import.step.columns"), Content: a.columns.content, Enter: a.letGo, Ready: a.columns.ready, Leave: a.makePlan},
			{Title: t("institution.import.step.check"), Content: a.check.content, Enter: a.check.entered, Ready: a.check.ready, Leave: a.write, Next: t("institution.import.do")},
			{Title: t("institution.import.step.result"), Content: a.result.content, Enter: a.letGo, Ready: a.result.ready, Next: t("institution.import.end"), Final: true},
		},
	})
	a.content = container.NewBorder(kit.Stacked(0, a.heading, a.working), nil, nil, nil, a.steps)
	return a
}

// scrolledLeast is how much is seen of a step that is scrolled, in units of 8 pixels:
// a window with less room is scrolled itself.
const scrolledLeast = 20

func scrolled(o fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(o)
	scroll.SetMinSize(fyne.NewSize(0, theme.Grid(scrolledLeast)))
	return scroll
}

// actions are the assistant's keys.
func (a *assistant) actions() []kit.Action {
	t := a.s.f.Cat.T
	next := kit.Action{Name: "institution.import.next", Text: t("kit.next"), Key: kit.Key{Name: fyne.KeyReturn}, Hidden: true, Enabled: a.idle, Do: a.steps.Next}
	back := kit.Action{Name: "institution.import.back", Text: t("kit.back"), Key: kit.Key{Name: fyne.KeyBackspace}, Hidden: true, Enabled: a.idle, Do: a.steps.Back}
	cancel := kit.Action{Name: "institution.import.cancel", Text: t("kit.cancel"), Key: kit.Key{Name: fyne.KeyEscape}, Hidden: true, Do: a.onCancel}
	switch a.steps.At() {
	case stepFile:
		return []kit.Action{next, cancel, a.file.choose}
	case stepCheck:
		next.Text = t("institution.import.do")
		return append([]kit.Action{next, back, cancel}, a.check.decisionActions()...)
	case stepResult:
		next.Text, cancel.Text = t("institution.import.end"), t("institution.import.end")
		return append([]kit.Action{next, cancel}, a.result.actions()...)
	}
	return []kit.Action{next, back, cancel}
}

// letGo takes the keyboard from what the step before showed: keys would be lost there.
func (a *assistant) letGo() { a.s.f.Window.Canvas().Unfocus() }

func (a *assistant) idle() bool { return a.cancel == nil }

// onCancel cancels the work that runs; where none runs it goes back to the register.
// What was read and decided waits.
func (a *assistant) onCancel() {
	if a.cancel != nil {
		a.cancel()
		return
	}
	a.s.closeAssistant()
}

// work runs a long piece of work and says so above the steps; done gets its error.
func (a *assistant) work(title string, work func(context.Context) error, done func(error)) {
	bar := widget.NewProgressBarInfinite()
	a.cancel = a.s.f.Tasks.Run(title, func(ctx context.Context, p task.Progress) error {
		return work(office.WithProgress(ctx, p))
	}, func(err error) {
		a.cancel = nil
		bar.Stop()
		a.working.RemoveAll()
		a.working.Refresh()
		done(err)
	})
	stop := kit.NewButton(kit.Action{Text: a.s.f.Cat.T("shell.jobs.cancel"), Icon: theme.Icon("cancel"), Do: a.onCancel})
	a.working.Objects = []fyne.CanvasObject{kit.Padded(2, 0.5, kit.Beside(2, 1, kit.NewParagraph(title, kit.Style{Whole: true}), bar, stop))}
	a.working.Refresh()
}

// read reads a file.
func (a *assistant) read(path string) {
	a.take(path, func(ctx context.Context) (*office.List, error) { return a.s.office.ReadList(ctx, path) })
}

// paste reads rows that were copied, or the file whose path was.
func (a *assistant) paste(text string) {
	if path := listPath(text); path != "" {
		a.read(path)
		return
	}
	a.take("", func(ctx context.Context) (*office.List, error) {
		return a.s.office.ReadListText(ctx, a.s.f.Cat.T("institution.import.pasted"), text)
	})
}

// take reads another list in place of the one there was.
func (a *assistant) take(path string, read func(context.Context) (*office.List, error)) {
	if a.s.f.Edition.Example || !a.idle() {
		return
	}
	a.steps.Open(stepFile)
	a.again.Stop()
	a.rereading = false
	var list *office.List
	a.work(a.s.f.Cat.T("institution.import.reading"), func(ctx context.Context) (err error) {
		list, err = read(ctx)
		return err
	}, func(err error) {
		switch {
		case task.Canceled(err):
		case err != nil:
			a.list = nil
			a.file.fail(path, err)
		default:
			a.path, a.decisions, a.summary, a.plan, a.rejects = path, map[int]office.RowDecision{}, nil, nil, rejectsBeside(path)
			a.found, a.words = list, nil
			a.show(list)
		}
		a.steps.Refresh()
	})
}

// waits tells whether a list was read and not imported yet.
func (a *assistant) waits() bool { return a.list != nil && a.summary == nil }

// inherit goes on with the list that another assistant has in hand. What is being
// imported or taken back there ends there.
func (a *assistant) inherit(was *assistant) {
	was.left = true
	was.again.Stop()
	at := was.steps.At()
	if !was.waits() || !was.idle() && at == stepCheck {
		return
	}
	if !was.idle() {
		was.cancel()
	}
	a.path, a.found, a.words, a.decisions, a.enter, a.rejects = was.path, was.found, was.words, was.decisions, was.enter, was.rejects
	a.show(was.list)
	a.steps.Open(min(at, stepColumns))
	if at == stepCheck {
		a.steps.Next()
	}
}

// show shows a list in the first two steps.
func (a *assistant) show(list *office.List) {
	a.list, a.planned = list, false
	a.heading.Set(a.s.f.Cat.T("institution.import.title"), list.Name)
	a.file.show(list)
	a.columns.show(list)
	a.steps.Refresh()
}

// reread reads the list with another sheet, encoding or header. What was said about its
// columns, and decided about rows of another header, does not hold any more.
func (a *assistant) reread(settings office.ListSettings) {
	was := a.list
	a.readAgain(settings, func(list *office.List) {
		if list.Sheet != was.Sheet || list.HeaderRow != was.HeaderRow || list.HeaderRows != was.HeaderRows {
			a.decisions = map[int]office.RowDecision{}
		}
		a.found, a.words = list, nil
	})
}

// say takes a person's word on what a column holds.
func (a *assistant) say(column int, field string) {
	a.words = append(a.words, office.ColumnWord{Column: column, Field: field})
	a.readAgain(a.found.Mapped(a.words...), func(*office.List) {})
}

func (a *assistant) readAgain(settings office.ListSettings, done func(*office.List)) {
	was := a.list
	a.rereading = true
	task.Load(a.again, func(ctx context.Context) (*office.List, error) {
		return a.s.office.ReadListAgain(ctx, was, settings)
	}, func(list *office.List) {
		a.rereading = false
		done(list)
		a.show(list)
		a.goOn()
	}, func(err error) {
		a.rereading, a.then = false, nil
		a.steps.Free()
		a.s.f.Fail(err)
	})
}

// goOn takes the step that was asked for while the list was still being read again.
func (a *assistant) goOn() {
	then := a.then
	a.then = nil
	switch {
	case then == nil:
	case a.list.Problem != nil:
		a.steps.Free()
	default:
		then()
	}
}
