package licence

import (
	"context"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"
)

// onPrint prints issued licences in the size chosen beside the preview.
func (s *Screen) onPrint(numbers []string) {
	cat, size := s.f.Cat, s.detail.sheet()
	printed := 0 // fewer where a range was chosen
	kit.PrintDialog(kit.PrintConfig{
		Window: s.f.Window, Cat: cat, Tasks: s.f.Tasks, Store: s.f.Store, Title: cat.T("licence.batch_title"), Pages: len(numbers), Paper: s.detail.size.Selected,
		PDF: func(ctx context.Context, pages printer.Pages) ([]byte, error) {
			chosen := pick(numbers, pages)
			printed = len(chosen)
			p, err := s.paper(ctx, chosen, size)
			if err != nil {
				return nil, err
			}
			return p.PDF()
		},
		Done: func(name string) {
			s.onOut()
			s.f.Done(cat.N("licence.screen.printed", printed, "printer", name), false)
		},
		Fail: s.f.Fail,
	})
}

// paper gives issued licences; one alone is the kept document byte for byte.
func (s *Screen) paper(ctx context.Context, numbers []string, size string) (office.Paper, error) {
	if len(numbers) == 1 {
		return s.office.LicencePaper(ctx, numbers[0], size)
	}
	return s.office.LicencePapers(ctx, numbers, size)
}

// pick keeps the licences on the chosen pages: each has one.
func pick(numbers []string, pages printer.Pages) []string {
	if len(pages) == 0 {
		return numbers
	}
	var out []string
	for i, n := range numbers {
		if pages.Has(i + 1) {
			out = append(out, n)
		}
	}
	return out
}

// onSave writes licences into one PDF.
func (s *Screen) onSave(numbers []string) {
	t := s.f.Cat.T
	name := t("licence.screen.save.name", "edition", s.f.Edition.Code) + ".pdf"
	if len(numbers) == 1 {
		name = strings.ReplaceAll(numbers[0], "/", "-") + ".pdf"
	}
	kit.SaveFile(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "licences", Folder: s.f.Settings().Folders.Papers, Title: t("licence.screen.save.title"), Name: name,
		Types: []kit.FileType{{Name: t("licence.screen.pdf"), Extensions: []string{".pdf"}}}, Fail: s.f.Fail,
	}, func(path string) { s.save(numbers, path) })
}

// onSaveEach writes a file a licence into a folder.
func (s *Screen) onSaveEach(numbers []string) {
	kit.OpenFolder(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "licences", Folder: s.f.Settings().Folders.Papers, Title: s.f.Cat.T("licence.screen.save.each.title"), Fail: s.f.Fail,
	}, func(folder string) { s.save(numbers, folder) })
}

func (s *Screen) save(numbers []string, out string) {
	cat, size := s.f.Cat, s.detail.sheet()
	s.f.Run(cat.N("licence.screen.saving", len(numbers)), func(ctx context.Context) error {
		_, err := s.office.SaveLicences(ctx, numbers, size, out)
		return err
	}, func() {
		s.onOut()
		s.f.Saved(cat.N("licence.screen.saved", len(numbers), "path", out), out)
	})
}

// onOut notes that what was issued went on to paper or to a file.
func (s *Screen) onOut() {
	s.printed, s.fresh = true, nil
	s.showHead()
}
