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
	x.content = container.NewVScroll(kit.Padded(0, 1, x.box))
	return x
}

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
	}
	var stats []fyne.CanvasObject
	for _, s := range summaryStats(f.Cat, *sum) {
		stats = append(stats, kit.NewStat(s.value, s.label, s.tone, nil))
	}
	x.box.Add(kit.NewFlow(20, 1, stats...))
	if sum.Rejected > 0 && a.rejects != "" {
		x.box.Add(kit.NewCard(f.Cat.T("institution.import.rejected.title"), kit.Stacked(1, kit.NewParagraph(f.Cat.T("institution.import.rejected.text"), kit.Style{}),
			kit.NewKeyValues(f.Cat, []kit.KeyValue{{Label: f.Cat.T("institution.import.rejected.file"), Value: a.rejects, Copy: true}})),
			kit.Action{Text: f.Cat.T("shell.action.folder"), Icon: theme.Icon("folder_open"), Do: func() { f.Open(filepath.Dir(a.rejects)) }}))
	}
	row := container.NewHBox()
	if sum.Written && !x.undone {
		row.Add(kit.NewButton(kit.Action{Text: f.Cat.T("institution.import.undo"), Icon: theme.Icon("undo"), Do: x.onUndo}))
	}
	if sum.Participations > 0 && !x.undone {
		row.Add(kit.NewButton(kit.Action{Text: f.Cat.T("institution.import.applications"), Icon: theme.Icon("arrow_forward"), Do: func() { f.Go(screen.Route{Screen: "application"}) }}))
	}
	row.Add(kit.NewButton(kit.Action{Text: f.Cat.T("institution.import.another"), Icon: theme.Icon("upload_file"), Do: func() { a.s.endAssistant(); a.s.openAssistant() }}))
	x.box.Add(row)
	x.box.Refresh()
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
}
