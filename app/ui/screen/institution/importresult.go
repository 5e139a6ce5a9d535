package institution

import (
	"context"
	"path/filepath"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// resultStep is the last step: what the list brought.
type resultStep struct {
	a       *assistant
	content fyne.CanvasObject
	box     *fyne.Container
	undone  bool
}

func newResultStep(a *assistant) *resultStep {
	x := &resultStep{a: a, box: kit.Stacked(2)}
	x.content = scrolled(kit.Padded(0, 1, x.box))
	return x
}

func (x *resultStep) ready() (bool, string) { return x.a.idle(), "" }

func (x *resultStep) show() {
	x.undone = false
	x.paint()
}

func (x *resultStep) paint() {
	a := x.a
	f := a.s.f
	sum := a.summary
	x.box.RemoveAll()
	if x.undone {
		x.box.Add(kit.NewBand(f.Cat.T("institution.import.undone"), theme.Warn, nil))
	} else {
		x.box.Add(kit.NewBand(importedText(f.Cat, *sum), theme.Good, nil))
		var stats []fyne.CanvasObject
		for _, s := range summaryStats(f.Cat, *sum) {
			stats = append(stats, kit.NewStat(s.value, s.label, s.tone, nil))
		}
		x.box.Add(kit.NewFlow(20, 1, stats...))
	}
	if sum.Rejected > 0 && a.rejects != "" {
		x.box.Add(kit.NewCard(f.Cat.T("institution.import.rejected.title"), kit.Stacked(1, kit.NewParagraph(f.Cat.T("institution.import.rejected.text"), kit.Style{}),
			kit.NewKeyValues(f.Cat, []kit.KeyValue{{Label: f.Cat.T("institution.import.rejected.file"), Value: a.rejects, Copy: true}})),
			kit.Action{Text: f.Cat.T("shell.action.folder"), Icon: theme.Icon("folder_open"), Do: func() { f.Open(filepath.Dir(a.rejects)) }}))
	}
	var row []fyne.CanvasObject
	for _, action := range x.actions() {
		row = append(row, kit.NewButton(action))
	}
	x.box.Add(container.NewHBox(row...))
	x.box.Refresh()
}

// actions are what can be done about what the list brought.
func (x *resultStep) actions() []kit.Action {
	a := x.a
	f := a.s.f
	t := f.Cat.T
	var all []kit.Action
	switch {
	case a.summary == nil:
	case x.undone:
		all = append(all, kit.Action{Name: "institution.import.mend", Text: t("institution.import.mend"), Icon: theme.Icon("edit"), Do: a.mend})
	case a.summary.Written:
		all = append(all, kit.Action{Name: "institution.import.undo", Text: t("institution.import.undo"), Icon: theme.Icon("undo"), Enabled: a.idle, Do: x.onUndo})
		if a.summary.Participations > 0 {
			all = append(all, kit.Action{Name: "institution.import.applications", Text: t("institution.import.applications"), Icon: theme.Icon("arrow_forward"), Do: func() { f.Go(screen.Route{Screen: "application"}) }})
		}
	}
	return append(all, kit.Action{
		Name: "institution.import.another", Text: t("institution.import.another"), Icon: theme.Icon("upload_file"), Enabled: a.idle, Do: func() { a.s.endAssistant(); a.s.openAssistant() },
	})
}

// onUndo takes the import back, as long as it is the last step of the file; a later
// step has to be taken back before it, in the history.
func (x *resultStep) onUndo() {
	a := x.a
	f := a.s.f
	id := a.summary.Change.ID
	var late bool
	a.work(f.Cat.T("institution.import.undoing"), func(ctx context.Context) error {
		state, err := a.s.office.UndoState(ctx)
		if late = state.UndoStep.ID != id; err != nil || late {
			return err
		}
		_, err = a.s.office.Undo(ctx)
		return err
	}, func(err error) {
		defer a.steps.Refresh()
		switch {
		case err != nil:
			f.Fail(err)
		case late:
			f.Go(screen.Route{Screen: "history"})
		default:
			x.undone = true
			x.paint()
		}
	})
	a.steps.Refresh()
}
