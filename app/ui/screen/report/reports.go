package report

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// reports are the reports with their preview.
type reports struct {
	f       *screen.Frame
	office  Office
	changed func() // the actions are different now

	content fyne.CanvasObject
	table   *kit.Table[line]
	paper   *screen.Preview

	lines []line
}

func newReports(f *screen.Frame, o Office, changed func()) *reports {
	r := &reports{f: f, office: o, changed: changed}
	t := f.Cat.T
	r.table = kit.NewTable(kit.TableConfig[line]{
		ID: "report", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: columns(f.Cat),
		Key:         func(l line) string { return l.code },
		Placeholder: t("report.screen.search"),
		OnSelect:    func([]line) { r.onSelect() },
		Actions:     func([]line) []kit.Action { return r.actions() },
		Empty: kit.Empty{Icon: theme.Icon("summarize"), Title: t("report.screen.empty"), Text: t("report.screen.empty.text"), Action: &kit.Action{
			Name: "report.application", Text: t("report.screen.application"), Do: func() { f.Go(screen.Route{Screen: "application"}) },
		}},
	})
	r.paper = screen.NewPreview(f, "report")
	r.content = kit.NewSplit(f.Store, "report", r.table, besideList(r.paper), 0.6)
	return r
}

// show shows the participations; what was checked before may have changed.
func (r *reports) show(lines []line) {
	r.lines = lines
	r.table.SetRows(lines)
	r.paper.Forget()
	if _, ok := r.table.Current(); !ok && len(lines) > 0 {
		r.table.Select(lines[0].code)
		return
	}
	r.onSelect()
}

func (r *reports) onSelect() {
	r.changed()
	l, ok := r.table.Current()
	if !ok {
		r.paper.Clear(r.f.Cat.T("report.screen.choose"))
		return
	}
	if !r.paper.Begin(l.code, l.name) {
		return
	}
	r.paper.Say(r.f.Cat.T("report.screen.draft"), theme.Info)
	r.paper.Load(func(ctx context.Context) (office.Paper, error) {
		return r.office.ReportPaper(ctx, r.f.Edition, l.code)
	}, func(err error) { r.onRefused(l.code, err) })
}

// onRefused says over the empty preview why a report can't be set, and marks it.
func (r *reports) onRefused(code string, err error) {
	r.paper.Say(r.f.Cat.ErrorLine(err), theme.Bad)
	lines := make([]line, len(r.lines))
	copy(lines, r.lines)
	for i, l := range lines {
		if l.code == code {
			lines[i] = l.refuse(r.f.Cat, err)
		}
	}
	r.lines = lines
	r.table.SetRows(lines)
}

// onCheck lays every report out without writing it.
func (r *reports) onCheck() {
	cat := r.f.Cat
	var refused map[string]error
	r.f.Run(cat.T("report.screen.checking"), func(ctx context.Context) (err error) {
		refused, err = r.office.CheckReports(ctx, r.f.Edition)
		return err
	}, func() {
		r.lines = checked(cat, r.lines, refused)
		r.table.SetRows(r.lines)
		text := cat.T("report.screen.checked.good")
		if len(refused) > 0 {
			text = cat.N("report.screen.checked.refused", len(refused))
		}
		r.f.Done(text, false)
	})
}

// besideList lays a preview out beside its list.
func besideList(p *screen.Preview) fyne.CanvasObject {
	p.Around = kit.Padded(1, 0.5, container.NewBorder(kit.Stacked(0.5, p.Title, p.Said), nil, nil, nil, p.Pages))
	return p.Around
}
