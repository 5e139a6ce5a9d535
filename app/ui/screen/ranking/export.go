package ranking

import (
	"context"
	"path/filepath"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"
)

// formats are the kinds of files the ranking is written as, the most used first.
var formats = []string{"pdf", "xlsx", "csv", "html", "json"}

// chosenCategory is the category of the list in front; empty: all of them.
func (s *Screen) chosenCategory() string {
	if kind, code := listOf(s.list); kind == contest.ListCategory {
		return code
	}
	return ""
}

// onExport asks where and writes the list: the file's ending says as what.
func (s *Screen) onExport() {
	cat, category := s.f.Cat, s.chosenCategory()
	types := make([]kit.FileType, len(formats))
	for i, f := range formats {
		types[i] = kit.FileType{Name: cat.T("ranking.screen.format." + f), Extensions: []string{"." + f}}
	}
	name := cat.T("ranking.screen.file") + "-" + s.f.Edition.Code
	if category != "" {
		name += "-" + category
	}
	kit.SaveFile(kit.FileConfig{
		Window: s.f.Window, Cat: cat, Store: s.f.Store, Purpose: "ranking", Title: cat.T("ranking.screen.export"),
		Folder: s.f.Settings().Folders.Papers, Name: name + ".pdf", Types: types, Fail: s.f.Fail,
	}, func(path string) { s.export(path, category) })
}

func (s *Screen) export(path, category string) {
	var sum office.RankingSummary
	s.f.Run(s.f.Cat.T("ranking.screen.export"), func(ctx context.Context) (err error) {
		sum, err = s.office.WriteRanking(ctx, s.f.Edition, category, formatOf(path), path)
		return err
	}, func() {
		s.f.Saved(s.f.Cat.N("ranking.screen.exported", sum.Participants, "file", filepath.Base(path)), path)
	})
}

// formatOf reads a file's ending; one that is no format of ours gives the first.
func formatOf(path string) string {
	for _, f := range formats {
		if filepath.Ext(path) == "."+f {
			return f
		}
	}
	return formats[0]
}

// onPrint previews the list.
func (s *Screen) onPrint() {
	category := s.chosenCategory()
	s.preview(s.f.Cat.T("ranking.screen.print"), func(ctx context.Context) (office.Paper, error) {
		return s.office.RankingPaper(ctx, s.f.Edition, category)
	})
}

// preview shows a paper's pages; from there it is printed or saved.
func (s *Screen) preview(title string, read func(context.Context) (office.Paper, error)) {
	var paper office.Paper
	s.f.Run(title, func(ctx context.Context) (err error) {
		paper, err = read(ctx)
		return err
	}, func() { s.showPaper(paper) })
}

func (s *Screen) showPaper(p office.Paper) {
	t := s.f.Cat.T
	actions := []kit.Action{
		{Name: "ranking.paper.print", Text: t("ranking.screen.paper.print"), Icon: theme.Icon("print"), Primary: true, Do: func() { s.printPaper(p) }},
		{Name: "ranking.paper.save", Text: t("ranking.screen.paper.save"), Icon: theme.Icon("picture_as_pdf"), Do: func() { s.savePaper(p) }},
	}
	pages := kit.NewPages(kit.PagesConfig{Cat: s.f.Cat, Pages: p.Pages, Fail: s.f.Fail, Store: s.f.Store, ID: "ranking", Actions: actions})
	size := s.f.Window.Canvas().Size()
	unit := theme.Grid(1)
	kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: p.Title, Icon: theme.Icon("preview"), Content: pages,
		Width: size.Width/unit - 16, Height: size.Height/unit - 22,
	}).Show()
}

func (s *Screen) printPaper(p office.Paper) {
	kit.PrintDialog(kit.PrintConfig{
		Window: s.f.Window, Cat: s.f.Cat, Tasks: s.f.Tasks, Store: s.f.Store, Title: p.Title, Pages: len(p.Pages),
		PDF: func(_ context.Context, pages printer.Pages) ([]byte, error) { return p.Only(pages.Has).PDF() }, Fail: s.f.Fail,
	})
}

func (s *Screen) savePaper(p office.Paper) {
	kit.SaveFile(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "ranking", Title: p.Title, Folder: s.f.Settings().Folders.Papers, Name: p.Name,
		Types: []kit.FileType{{Name: "PDF", Extensions: []string{".pdf"}}}, Fail: s.f.Fail,
	}, func(path string) {
		s.f.Run(p.Title, func(context.Context) error { return p.Save(path) }, func() {
			s.f.Saved(s.f.Cat.T("ranking.screen.saved", "file", filepath.Base(path)), path)
		})
	})
}
