package report

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// reports are the reports with their preview.
type reports struct {
	f       *screen.Frame
	office  Office
	changed func() // the actions are different now

	content fyne.CanvasObject
	table   *kit.Table[line]
	paper   *preview

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
	r.paper = newPreview(f, "report")
	r.content = kit.NewSplit(f.Store, "report", r.table, r.paper.content, 0.6)
	return r
}

// show shows the participations; what was checked before may have changed.
func (r *reports) show(lines []line) {
	r.lines = lines
	r.table.SetRows(lines)
	r.paper.shown = ""
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
		r.paper.clear()
		return
	}
	r.paper.show(l.code, l.name, r.f.Cat.T("report.screen.draft"), func(ctx context.Context) (office.Paper, error) {
		return r.office.ReportPaper(ctx, r.f.Edition, l.code)
	}, func(err error) { r.onRefused(l.code, err) })
}

// onRefused says over the empty preview why a report can't be set, and marks it.
func (r *reports) onRefused(code string, err error) {
	r.paper.say(r.f.Cat.ErrorLine(err), theme.Bad)
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
	r.f.Tasks.Run(cat.T("report.screen.checking"), func(ctx context.Context, p task.Progress) (err error) {
		refused, err = r.office.CheckReports(office.WithProgress(ctx, p), r.f.Edition)
		return err
	}, func(err error) {
		if err != nil {
			r.f.Fail(err)
			return
		}
		r.lines = checked(cat, r.lines, refused)
		r.table.SetRows(r.lines)
		text := cat.T("report.screen.checked.good")
		if len(refused) > 0 {
			text = cat.N("report.screen.checked.refused", len(refused))
		}
		r.f.Done(text, false)
	})
}

// preview is a paper with a title and a sentence over it.
type preview struct {
	f       *screen.Frame
	content fyne.CanvasObject
	title   *kit.Paragraph
	said    *fyne.Container
	pages   *kit.Pages
	load    *task.Loader
	shown   string // key of what is shown
}

func newPreview(f *screen.Frame, id string) *preview {
	p := &preview{f: f, load: task.NewLoader(f.Tasks), said: container.NewStack()}
	p.title = kit.NewParagraph(f.Cat.T("report.screen.choose"), kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText, Cut: true})
	p.pages = kit.NewPages(kit.PagesConfig{Cat: f.Cat, Store: f.Store, ID: id})
	p.content = kit.Padded(1, 0.5, container.NewBorder(kit.Stacked(0.5, p.title, p.said), nil, nil, nil, p.pages))
	return p
}

// show loads a paper unless it is shown; refused gets an error of making it.
func (p *preview) show(key, title, about string, read func(context.Context) (office.Paper, error), refused func(error)) {
	if p.shown == key {
		return
	}
	p.shown = key
	p.title.SetText(title)
	p.say(about, theme.Info)
	if read == nil {
		p.load.Stop()
		p.pages.SetPages(nil)
		return
	}
	p.pages.Wait()
	task.Load(p.load, read, func(paper office.Paper) { p.pages.SetPages(paper.Pages) }, func(err error) {
		p.pages.SetPages(nil)
		refused(err)
	})
}

// clear shows nothing.
func (p *preview) clear() {
	p.load.Stop()
	p.shown = ""
	p.title.SetText(p.f.Cat.T("report.screen.choose"))
	p.say("", theme.Neutral)
	p.pages.SetPages(nil)
}

// say puts a sentence over the paper; empty: none.
func (p *preview) say(text string, tone theme.Tone) {
	p.said.RemoveAll()
	if text != "" {
		p.said.Add(kit.NewBand(text, tone, nil))
	}
	p.said.Refresh()
	p.content.Refresh()
}
