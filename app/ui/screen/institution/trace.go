package institution

import (
	"context"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
)

// trace is the tab with the steps that changed the institution.
type trace struct {
	d       *detail
	content fyne.CanvasObject
	table   *kit.Table[traceLine]
	load    *task.Loader
	stale   bool
}

func newTrace(d *detail) *trace {
	x := &trace{d: d, load: task.NewLoader(d.s.f.Tasks), stale: true}
	f := d.s.f
	x.table = kit.NewTable(kit.TableConfig[traceLine]{
		ID: "institution.trace", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: traceColumns(f.Cat),
		Key:    func(l traceLine) string { return strconv.FormatInt(l.id, 10) },
		OnOpen: func(l traceLine) { f.Go(screen.Route{Screen: "history", Record: strconv.FormatInt(l.id, 10)}) },
		Empty:  kit.Empty{Icon: theme.Icon("history"), Title: f.Cat.T("institution.trace.empty"), Text: f.Cat.T("institution.trace.empty.text")},
	})
	x.content = kit.Padded(0, 1, x.table)
	return x
}

// wanted reads the steps when the tab is looked at.
func (x *trace) wanted() {
	if !x.stale || !x.d.loaded {
		return
	}
	x.stale = false
	id := x.d.id
	task.Load(x.load, func(ctx context.Context) ([]contest.Change, error) {
		return x.d.s.office.InstitutionHistory(ctx, id)
	}, func(all []contest.Change) {
		if x.d.id == id {
			x.table.SetRows(traceLines(x.d.s.f.Cat, all))
		}
	}, x.d.s.f.Fail)
}
