package application

import (
	"cmp"
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// traceLine is a step that changed an application.
type traceLine struct {
	id              int64
	when, what, who string
}

func traceLines(cat *locale.Catalogue, all []contest.Change) []traceLine {
	lines := make([]traceLine, len(all))
	for i, c := range all {
		at := c.At.Local()
		lines[i] = traceLine{c.ID, cat.DateShort(at) + " " + at.Format("15:04"), cat.Action(c.Action, c.Args), c.Who}
	}
	return lines
}

func traceColumns(cat *locale.Catalogue) []kit.Column[traceLine] {
	t := cat.T
	return []kit.Column[traceLine]{
		{ID: "when", Title: t("application.trace.when"), Width: 130, Text: func(l traceLine) string { return l.when }, Compare: func(a, b traceLine) int { return cmp.Compare(a.id, b.id) }},
		{ID: "what", Title: t("application.trace.what"), Width: 260, Text: func(l traceLine) string { return l.what }},
		{ID: "who", Title: t("application.trace.who"), Width: 90, Text: func(l traceLine) string { return l.who }},
	}
}

// readTrace reads the steps when the tab is looked at.
func (d *detail) readTrace() {
	if !d.loaded {
		return
	}
	code := d.code
	task.Load(d.loadTrace, func(ctx context.Context) ([]contest.Change, error) {
		return d.s.office.ApplicationHistory(ctx, d.s.f.Edition, code)
	}, func(all []contest.Change) {
		if d.code == code {
			d.trace.SetRows(traceLines(d.s.f.Cat, all))
		}
	}, d.s.f.Fail)
}
