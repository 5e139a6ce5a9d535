package report

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
)

// lists are the documents made of the whole ranking, with their preview.
type lists struct {
	f       *screen.Frame
	office  Office
	changed func() // the actions are different now

	content fyne.CanvasObject
	table   *kit.Table[document]
	paper   *screen.Preview
}

func newLists(f *screen.Frame, o Office, changed func()) *lists {
	l := &lists{f: f, office: o, changed: changed}
	l.table = kit.NewTable(kit.TableConfig[document]{
		ID: "report.lists", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: documentColumns(f.Cat),
		Key:         func(d document) string { return d.id },
		Placeholder: f.Cat.T("report.screen.lists.search"),
		OnSelect:    func([]document) { l.onSelect() },
		Actions:     func([]document) []kit.Action { return l.actions() },
	})
	l.paper = screen.NewPreview(f, "report.lists")
	l.content = kit.NewSplit(f.Store, "report.lists", l.table, besideList(l.paper), 0.5)
	return l
}

func (l *lists) show(documents []document) {
	l.table.SetRows(documents)
	l.paper.Forget()
	if _, ok := l.table.Current(); !ok {
		l.table.Select(documents[0].id)
		return
	}
	l.onSelect()
}

func (l *lists) onSelect() {
	l.changed()
	d, ok := l.table.Current()
	if !ok {
		l.paper.Clear(l.f.Cat.T("report.screen.choose"))
		return
	}
	if !l.paper.Begin(d.id, d.name) {
		return
	}
	l.paper.Say(d.about, theme.Info)
	read := l.reader(d)
	if read == nil {
		l.paper.Empty()
		return
	}
	l.paper.Load(read, func(err error) {
		message, _ := l.f.Cat.Error(err) // its hint is for the verbs
		l.paper.Say(message, theme.Warn)
	})
}

// reader makes a document's paper; nil: it has none.
func (l *lists) reader(d document) func(context.Context) (office.Paper, error) {
	switch d.kind {
	case kindRanking:
		return func(ctx context.Context) (office.Paper, error) {
			return l.office.RankingPaper(ctx, l.f.Edition, d.category)
		}
	case kindLaureates:
		return func(ctx context.Context) (office.Paper, error) {
			return l.office.LaureatesPaper(ctx, l.f.Edition)
		}
	}
	return nil
}

// actions print and save the current document, in each format it has.
func (l *lists) actions() []kit.Action {
	cat := l.f.Cat
	d, ok := l.table.Current()
	read := l.reader(d)
	var actions []kit.Action
	if ok && read != nil {
		actions = append(actions, kit.Action{
			Name: "report.list.print", Text: cat.T("report.screen.list.print"), Icon: theme.Icon("print"), Key: kit.Ctrl(fyne.KeyP), Primary: true, Do: func() { l.onPrint(d, read) },
		})
	}
	for i, as := range d.formats {
		a := kit.Action{
			Name: "report.list." + as, Text: cat.T("report.screen.list.save", "format", cat.Enum("report.screen.format", as)), Icon: theme.Icon(formatIcon(as)), Primary: len(actions) == 0,
			Do: func() { l.onSave(d, as) },
		}
		if i == 0 {
			a.Key = kit.Ctrl(fyne.KeyS)
		}
		if d.kind == kindRecount {
			a.Enabled = l.f.Writable // the hand-over stands in the history
		}
		actions = append(actions, a)
	}
	return append(actions, kit.Action{Name: "report.find", Text: cat.T("report.screen.lists.search"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: l.table.FocusSearch})
}

func formatIcon(as string) string {
	switch as {
	case "pdf":
		return "picture_as_pdf"
	case "xlsx", "csv":
		return "table_chart"
	case "html":
		return "web"
	}
	return "inventory_2"
}

func (l *lists) onPrint(d document, read func(context.Context) (office.Paper, error)) {
	cat := l.f.Cat
	kit.PrintDialog(kit.PrintConfig{
		Window: l.f.Window, Cat: cat, Tasks: l.f.Tasks, Store: l.f.Store, Title: d.name, Pages: l.paper.Pages.Len(),
		PDF: func(ctx context.Context, which printer.Pages) ([]byte, error) {
			p, err := read(ctx)
			if err != nil {
				return nil, err
			}
			return p.Only(which.Has).PDF()
		},
		Done: func(name string) {
			l.f.Done(cat.T("report.screen.list.printed", "name", d.name, "printer", name), false)
		},
		Fail: l.f.Fail,
	})
}

func (l *lists) onSave(d document, as string) {
	cat := l.f.Cat
	name := cat.T("report.screen.file."+d.kind, "edition", l.f.Edition.Code)
	if d.category != "" {
		name += "-" + d.category
	}
	kit.SaveFile(kit.FileConfig{
		Window: l.f.Window, Cat: cat, Store: l.f.Store, Purpose: "lists", Folder: l.f.Settings().Folders.Papers, Title: d.name, Name: name + "." + as,
		Types: []kit.FileType{{Name: cat.Enum("report.screen.format", as), Extensions: []string{"." + as}}}, Fail: l.f.Fail,
	}, func(path string) { l.write(d, as, path) })
}

// write writes a document and says where, of the package with its hash.
func (l *lists) write(d document, as, path string) {
	cat := l.f.Cat
	said := cat.T("report.screen.saved", "path", path)
	l.f.Run(cat.T("report.screen.list.writing", "name", d.name), func(ctx context.Context) (err error) {
		switch d.kind {
		case kindRanking:
			_, err = l.office.WriteRanking(ctx, l.f.Edition, d.category, as, path)
		case kindLaureates:
			_, err = l.office.WriteLaureates(ctx, l.f.Edition, as, path)
		case kindRecount:
			var s office.RecountSummary
			s, err = l.office.ExportRecount(ctx, l.f.Edition, path)
			said = cat.T("report.screen.recount.saved", "path", path, "hash", s.SHA256)
		}
		return err
	}, func() { l.f.Saved(said, path) })
}
