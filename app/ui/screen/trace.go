package screen

import (
	"cmp"
	"context"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
)

// Trace is a tab with the steps that changed a record, the way to each in the history.
// They are read when the tab is looked at.
type Trace struct {
	Content fyne.CanvasObject

	f     *Frame
	table *kit.Table[contest.Change]
	load  *task.Loader
	read  func(context.Context) ([]contest.Change, error) // nil: what is shown is of now
}

// NewTrace makes the tab; id is the table's, empty says whose steps would be here.
func NewTrace(f *Frame, id, empty string) *Trace {
	x := &Trace{f: f, load: task.NewLoader(f.Tasks)}
	number := func(c contest.Change) string { return strconv.FormatInt(c.ID, 10) }
	x.table = kit.NewTable(kit.TableConfig[contest.Change]{
		ID: id, Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: traceColumns(f.Cat), Key: number,
		OnOpen: func(c contest.Change) { f.Go(Route{Screen: "history", Record: number(c)}) },
		Empty:  kit.Empty{Icon: theme.Icon("history"), Title: f.Cat.T("screen.trace.empty"), Text: empty},
	})
	x.Content = kit.Padded(0, 1, x.table)
	return x
}

// Renew tells how the steps are read the next time the tab is looked at: another
// record is shown, or it was changed.
func (x *Trace) Renew(read func(context.Context) ([]contest.Change, error)) {
	x.load.Stop()
	x.read = read
}

// Shown reads the steps, where they are not there yet.
func (x *Trace) Shown() {
	if x.read == nil {
		return
	}
	task.Load(x.load, x.read, x.table.SetRows, x.f.Fail)
	x.read = nil
}

func traceColumns(cat *locale.Catalogue) []kit.Column[contest.Change] {
	t := cat.T
	byID := func(a, b contest.Change) int { return cmp.Compare(a.ID, b.ID) }
	return []kit.Column[contest.Change]{
		{ID: "when", Title: t("screen.trace.when"), Width: 130, Text: func(c contest.Change) string {
			at := c.At.Local()
			return cat.DateShort(at) + " " + at.Format("15:04")
		}, Compare: byID},
		{ID: "what", Title: t("screen.trace.what"), Width: 260, Text: func(c contest.Change) string { return cat.Action(c.Action, c.Args) }},
		{ID: "who", Title: t("screen.trace.who"), Width: 90, Text: func(c contest.Change) string { return c.Who }},
		{ID: "number", Title: t("screen.trace.number"), Width: 90, Hidden: true, Text: func(c contest.Change) string { return strconv.FormatInt(c.ID, 10) }, Compare: byID},
	}
}
