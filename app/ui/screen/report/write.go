package report

import (
	"context"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// actions print, save and check the reports.
func (r *reports) actions() []kit.Action {
	cat := r.f.Cat
	chosen, all := codes(r.table.Selected()), codes(r.lines)
	some := func() bool { return len(chosen) > 0 }
	there := func() bool { return len(all) > 0 }
	return []kit.Action{
		{Name: "report.all", Text: cat.T("report.screen.all", "n", cat.Integer(len(all))), Icon: theme.Icon("picture_as_pdf"), Primary: there(), Enabled: there, Do: func() { r.onFolder(all, "pdf") }},
		{Name: "report.save", Text: cat.T("report.screen.selected", "n", cat.Integer(len(chosen))), Icon: theme.Icon("save_alt"), Key: kit.Ctrl(fyne.KeyS), Enabled: some, Do: func() { r.onSave(chosen, "pdf") }},
		{Name: "report.print", Text: cat.T("report.screen.print", "n", cat.Integer(len(chosen))), Icon: theme.Icon("print"), Key: kit.Ctrl(fyne.KeyP), Enabled: some, Do: func() { r.onPrint(chosen) }},
		{Name: "report.check", Text: cat.T("report.screen.check"), Icon: theme.Icon("fact_check"), Enabled: there, Do: r.onCheck},
		{Name: "report.save.html", Text: cat.T("report.screen.selected.html", "n", cat.Integer(len(chosen))), Icon: theme.Icon("web"), Enabled: some, Do: func() { r.onSave(chosen, "html") }},
		{Name: "report.all.html", Text: cat.T("report.screen.all.html", "n", cat.Integer(len(all))), Icon: theme.Icon("web"), Enabled: there, Do: func() { r.onFolder(all, "html") }},
		{Name: "report.find", Text: cat.T("report.screen.search"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: r.table.FocusSearch},
	}
}

func codes(lines []line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.code
	}
	return out
}

// onSave writes one report into a file, several into a folder.
func (r *reports) onSave(codes []string, as string) {
	if len(codes) != 1 {
		r.onFolder(codes, as)
		return
	}
	cat := r.f.Cat
	kit.SaveFile(kit.FileConfig{
		Window: r.f.Window, Cat: cat, Store: r.f.Store, Purpose: "reports", Folder: r.f.Settings().Folders.Papers, Title: cat.T("report.screen.save.title"), Name: cat.T("report.screen.save.name", "code", codes[0]) + "." + as,
		Types: []kit.FileType{{Name: cat.Enum("report.screen.format", as), Extensions: []string{"." + as}}}, Fail: r.f.Fail,
	}, func(path string) { r.writeOne(codes[0], as, path) })
}

func (r *reports) writeOne(code, as, path string) {
	cat := r.f.Cat
	r.f.Run(cat.N("report.screen.writing", 1), func(ctx context.Context) error {
		_, err := r.office.WriteReport(ctx, r.f.Edition, code, as, path)
		return err
	}, func() { r.f.Saved(cat.T("report.screen.saved", "path", path), path) })
}

// onFolder writes reports into a folder.
func (r *reports) onFolder(codes []string, as string) {
	kit.OpenFolder(kit.FileConfig{
		Window: r.f.Window, Cat: r.f.Cat, Store: r.f.Store, Purpose: "reports", Folder: r.f.Settings().Folders.Papers, Title: r.f.Cat.T("report.screen.folder.title"), Fail: r.f.Fail,
	}, func(folder string) { r.writeAll(codes, as, folder) })
}

// writeAll writes with progress; a cancel leaves what was written until then.
func (r *reports) writeAll(codes []string, as, folder string) {
	cat := r.f.Cat
	var files []string
	var refused []error
	r.f.Tasks.Run(cat.N("report.screen.writing", len(codes)), func(ctx context.Context, p task.Progress) (err error) {
		files, refused, err = r.office.WriteReportsOf(office.WithProgress(ctx, p), r.f.Edition, codes, as, folder)
		return err
	}, func(err error) {
		switch {
		case task.Canceled(err):
			r.f.Saved(cat.T("report.screen.stopped", "path", folder), folder)
		case err != nil:
			r.f.Fail(err)
		case len(refused) > 0:
			r.tellRefused(len(files), refused, folder)
		default:
			r.f.Saved(cat.N("report.screen.saved.many", len(files), "path", folder), folder)
		}
	})
}

// tellRefused lists the reports that could not be set: why and what to do.
func (r *reports) tellRefused(written int, refused []error, folder string) {
	cat := r.f.Cat
	texts := make([]string, len(refused))
	for i, err := range refused {
		texts[i] = cat.ErrorLine(err)
	}
	var d *kit.Dialog
	d = kit.NewDialog(kit.DialogConfig{
		Window: r.f.Window, Cat: cat, Title: cat.N("report.screen.refused.title", len(refused)), Icon: theme.Warn.Icon(), Width: 72, Height: 50,
		Content: container.NewBorder(kit.NewParagraph(cat.N("report.screen.saved.many", written, "path", folder), kit.Style{}), nil, nil, nil,
			container.NewVScroll(kit.Padded(0, 2, kit.Wide(64, kit.NewParagraph(strings.Join(texts, "\n\n"), kit.Style{}))))),
		Close: cat.T("kit.close"),
		Actions: []kit.Action{{Name: "report.folder", Text: cat.T("shell.folder.open"), Icon: theme.Icon("folder_open"), Primary: true, Do: func() {
			d.Hide()
			r.f.Open(folder)
		}}},
	})
	d.Show()
}

// onPrint prints reports one after another.
func (r *reports) onPrint(codes []string) {
	cat, pages := r.f.Cat, 0
	if len(codes) == 1 {
		pages = r.paper.Pages.Len()
	}
	kit.PrintDialog(kit.PrintConfig{
		Window: r.f.Window, Cat: cat, Tasks: r.f.Tasks, Store: r.f.Store, Title: cat.T("report.screen.title"), Pages: pages,
		PDF: func(ctx context.Context, which printer.Pages) ([]byte, error) {
			p, err := r.papers(ctx, codes)
			if err != nil {
				return nil, err
			}
			return p.Only(which.Has).PDF()
		},
		Done: func(name string) {
			r.f.Done(cat.N("report.screen.printed", len(codes), "printer", name), false)
		},
		Fail: r.f.Fail,
	})
}

// papers puts reports one after another into one paper.
func (r *reports) papers(ctx context.Context, codes []string) (all office.Paper, err error) {
	for i, code := range codes {
		p, err := r.office.ReportPaper(ctx, r.f.Edition, code)
		if err != nil {
			return all, err
		}
		if i == 0 {
			all = p
			continue
		}
		all.Pages = append(all.Pages, p.Pages...)
	}
	return all, ctx.Err()
}
