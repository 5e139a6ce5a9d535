package questionnaire

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// paper is the tab with the sheet of a variant as it is printed.
type paper struct {
	b       *bench
	content fyne.CanvasObject
	said    *fyne.Container
	pages   *kit.Pages
	load    *task.Loader
	shown   office.Paper
	stale   bool
}

func newPaper(b *bench) *paper {
	p := &paper{b: b, load: task.NewLoader(b.s.f.Tasks), said: kit.Stacked(0), stale: true}
	t := b.s.f.Cat.T
	there := func() bool { return len(p.shown.Pages) > 0 }
	p.pages = kit.NewPages(kit.PagesConfig{Cat: b.s.f.Cat, Store: b.s.f.Store, ID: "questionnaire", Fail: b.s.f.Fail, Actions: []kit.Action{
		{Name: "questionnaire.print", Text: t("questionnaire.print"), Icon: theme.Icon("print"), Enabled: there, Do: p.onPrint},
		{Name: "questionnaire.pdf", Text: t("questionnaire.pdf"), Icon: theme.Icon("picture_as_pdf"), Enabled: there, Do: p.onSave},
	}})
	p.content = container.NewBorder(kit.Padded(0, 0.5, p.said), nil, nil, nil, p.pages)
	return p
}

// wanted makes the sheet when it is looked at.
func (p *paper) wanted() {
	k, ok := p.b.oneKind()
	if !p.stale || p.b.q.ID == 0 || !ok {
		return
	}
	p.stale = false
	q := clone(p.b.now())
	task.Load(p.load, func(ctx context.Context) (office.Paper, error) {
		return p.b.s.office.QuestionnairePaper(ctx, p.b.s.f.Edition, q, k.category, k.sub)
	}, func(made office.Paper) {
		p.shown = made
		p.say(p.b.variantNote(k), theme.Info)
		p.pages.SetPages(made.Pages)
	}, func(err error) {
		p.shown = office.Paper{}
		p.say(p.b.s.f.Cat.ErrorLine(err), theme.Bad)
		p.pages.SetPages(nil)
	})
}

// variantNote says which variant stands for all questions; empty: one was chosen.
func (b *bench) variantNote(k kind) string {
	if b.kind != nil {
		return ""
	}
	return b.s.f.Cat.T("questionnaire.variant.first", "kind", k.name)
}

func (p *paper) say(text string, tone theme.Tone) {
	p.said.RemoveAll()
	if text != "" {
		p.said.Add(kit.NewBand(text, tone, nil))
	}
	p.said.Refresh()
}

func (p *paper) onPrint() {
	f, made := p.b.s.f, p.shown
	kit.PrintDialog(kit.PrintConfig{
		Window: f.Window, Cat: f.Cat, Tasks: f.Tasks, Store: f.Store, Title: made.Title, Pages: len(made.Pages), Fail: f.Fail,
		PDF: func(_ context.Context, which printer.Pages) ([]byte, error) { return pdfOf(made, which) },
		Done: func(name string) {
			f.Done(f.Cat.T("questionnaire.printed", "printer", name), false)
		},
	})
}

// pdfOf gives the chosen pages of a paper; an empty choice gives all.
func pdfOf(p office.Paper, which printer.Pages) ([]byte, error) {
	if len(which) > 0 {
		all := p.Pages
		p.Pages = nil
		for i := range all {
			if which.Has(i + 1) {
				p.Pages = append(p.Pages, all[i])
			}
		}
	}
	return p.PDF()
}

func (p *paper) onSave() {
	f, made := p.b.s.f, p.shown
	kit.SaveFile(kit.FileConfig{
		Window: f.Window, Cat: f.Cat, Store: f.Store, Purpose: "questionnaire", Title: f.Cat.T("questionnaire.pdf"), Name: made.Name,
		Types: []kit.FileType{{Name: "PDF", Extensions: []string{".pdf"}}}, Fail: f.Fail,
	}, func(path string) {
		f.Tasks.Run(f.Cat.T("questionnaire.exporting"), func(context.Context, task.Progress) error { return made.Save(path) }, func(err error) {
			if err != nil {
				f.Fail(err)
				return
			}
			f.Saved(f.Cat.T("questionnaire.exported", "path", path), path)
		})
	})
}
