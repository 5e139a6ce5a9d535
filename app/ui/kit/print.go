package kit

import (
	"context"
	"strconv"

	"biurolidera/app/ui/task"
	"biurolidera/internal/locale"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// PrintConfig says what the print dialog prints.
type PrintConfig struct {
	Window fyne.Window
	Cat    *locale.Catalogue
	Tasks  *task.Runner
	// Store remembers the printer under "print.printer". May be nil.
	Store Store
	// Title names the job, also in the printer's queue: it must not name a person.
	Title string
	// Pages is how many pages there are; 0 if that is not known before they are made.
	Pages int
	// Paper is the size the pages are made for, „A3”: it is chosen where the printer has
	// it; empty: what the printer takes by itself.
	Paper string
	// Selected are the pages, from 1, of what is selected; none: „Tylko zaznaczone” is
	// not offered.
	Selected []int
	// PDF makes the pages to print, in their order, and only those; an empty choice
	// means all. It runs away from the UI thread.
	PDF func(ctx context.Context, pages printer.Pages) ([]byte, error)
	// Done is told that the printing system took the job; may be nil.
	Done func(printerName string)
	// Fail gets every error, contest.Error with its hint; a cancel is none.
	Fail func(error)
}

// printing is the printing system as the dialog needs it.
type printing interface {
	List(ctx context.Context) ([]printer.Printer, error)
	Papers(ctx context.Context, printerName string) ([]printer.Paper, error)
	Print(ctx context.Context, job printer.Job) (request string, err error)
}

// PrintDialog asks for printer, paper, copies and pages, makes the PDF and hands it to the
// printing system as a job that can be cancelled.
func PrintDialog(cfg PrintConfig) { showPrint(cfg, printer.New()) }

// printStore is where the printer last used is remembered.
const printStore = "print.printer"

// printDialog is the dialog while it is open.
type printDialog struct {
	cfg      PrintConfig
	system   printing
	printers []printer.Printer

	choice *selector
	papers *selector
	sheet  *fyne.Container // the papers with their label; hidden where the printer tells none
	size   *task.Loader
	copies *entry
	which  *widget.RadioGroup
	some   *entry
	said   *Paragraph
	dialog *Dialog
}

// showPrint opens the dialog and looks for printers.
func showPrint(cfg PrintConfig, system printing) *printDialog {
	d := &printDialog{cfg: cfg, system: system, size: task.NewLoader(cfg.Tasks), copies: newEntry(), some: newEntry(), said: NewParagraph("", Style{})}
	t := cfg.Cat.T
	d.choice = newSelector(cfg.Cat, nil)
	d.choice.PlaceHolder = t("print.looking")
	d.choice.hooks.changed = d.lookForPapers
	d.papers = newSelector(cfg.Cat, nil)
	d.sheet = Stacked(0.5, NewParagraph(t("print.paper"), Strong), Wide(24, d.papers))
	d.sheet.Hide()
	d.copies.SetText("1")
	d.some.SetPlaceHolder(t("print.pages.example"))
	d.which = widget.NewRadioGroup(d.options(), func(string) { d.check() })
	d.which.Required = true
	d.which.Selected = d.which.Options[0]
	d.copies.OnChanged = func(string) { d.check() }
	d.some.OnChanged = func(text string) {
		if text != "" {
			d.which.SetSelected(t("print.pages.some"))
		}
		d.check()
	}
	d.dialog = NewDialog(DialogConfig{
		Window: cfg.Window, Cat: cfg.Cat, Title: t("print.title"), Width: 56, Focus: d.copies, OnClose: d.size.Stop,
		Content: Stacked(2,
			Stacked(0.5, NewParagraph(t("print.printer"), Strong), d.choice),
			d.sheet,
			Stacked(0.5, NewParagraph(t("print.copies"), Strong), Wide(12, d.copies)),
			Stacked(0.5, NewParagraph(t("print.pages"), Strong), d.which, d.some),
			d.said),
		Actions: []Action{{Text: t("print.print"), Primary: true, Enabled: d.can, Do: d.print}},
	})
	d.dialog.Show()
	d.look()
	return d
}

// options are the choices of pages, in the order all, selected, some.
func (d *printDialog) options() []string {
	all := d.cfg.Cat.T("print.pages.all")
	if d.cfg.Pages > 0 {
		all = d.cfg.Cat.N("print.pages.all.count", d.cfg.Pages)
	}
	options := []string{all}
	if n := len(d.cfg.Selected); n > 0 {
		options = append(options, d.cfg.Cat.N("print.pages.selected", n))
	}
	return append(options, d.cfg.Cat.T("print.pages.some"))
}

// look lists the printers away from the UI thread.
func (d *printDialog) look() {
	task.Load(task.NewLoader(d.cfg.Tasks), d.system.List, func(all []printer.Printer) {
		d.printers = all
		var choices []Choice
		chosen := all[0].Name
		for _, p := range all {
			text := p.Title
			if p.Default {
				text = d.cfg.Cat.T("print.default", "name", p.Title)
			}
			choices = append(choices, Choice{Value: p.Name, Text: text})
			if d.cfg.Store != nil && d.cfg.Store.Get(printStore) == p.Name {
				chosen = p.Name
			}
		}
		d.choice.setChoices(choices)
		d.choice.show(chosen)
		d.lookForPapers()
		d.check()
	}, func(err error) {
		d.choice.PlaceHolder = "–"
		d.choice.Refresh()
		d.said.SetText(d.cfg.Cat.ErrorLine(err))
		d.dialog.Update()
	})
}

// lookForPapers asks the chosen printer what paper it has; until it answers, nothing is
// chosen of it.
func (d *printDialog) lookForPapers() {
	name := d.choice.value
	d.papers.setChoices(nil)
	d.papers.show("")
	task.Load(d.size, func(ctx context.Context) ([]printer.Paper, error) { return d.system.Papers(ctx, name) }, d.showPapers, d.cfg.Fail)
}

// showPapers offers sizes of paper; none: the printer decides.
func (d *printDialog) showPapers(all []printer.Paper) {
	choices := make([]Choice, len(all))
	chosen := ""
	for i, p := range all {
		choices[i] = Choice{Value: p.Name, Text: p.Title}
		if d.cfg.Paper != "" && p.Title == d.cfg.Paper || chosen == "" && p.Default {
			chosen = p.Name
		}
	}
	d.papers.setChoices(choices)
	d.papers.show(chosen)
	d.sheet.Hidden = len(all) == 0
	d.dialog.Update()
}

// count reads the number of copies.
func (d *printDialog) count() (int, bool) {
	n, err := strconv.Atoi(d.copies.value())
	return n, err == nil && n >= 1 && n <= printer.MostCopies
}

// pages reads the choice of pages; the text says what is wrong with it.
func (d *printDialog) pages() (pages printer.Pages, wrong string) {
	switch {
	case d.which.Selected == d.which.Options[0]:
		return nil, ""
	case len(d.cfg.Selected) > 0 && d.which.Selected == d.which.Options[1]:
		return printer.PagesOf(d.cfg.Selected...), ""
	}
	pages, err := printer.ParsePages(d.some.value(), d.cfg.Pages)
	if err == nil && len(pages) > 0 {
		return pages, ""
	}
	wrong = d.cfg.Cat.T("print.pages.wrong")
	if d.cfg.Pages > 0 {
		wrong += " " + d.cfg.Cat.N("print.pages.beyond", d.cfg.Pages)
	}
	return nil, wrong
}

// check says what is wrong while it is typed.
func (d *printDialog) check() {
	_, wrong := d.pages()
	if _, ok := d.count(); !ok {
		wrong = d.cfg.Cat.T("print.copies.wrong", "most", printer.MostCopies)
	}
	d.said.SetText(wrong)
	d.dialog.Update()
}

// can tells whether all is there to print.
func (d *printDialog) can() bool {
	_, wrong := d.pages()
	_, ok := d.count()
	return ok && wrong == "" && d.choice.value != ""
}

// print makes the pages and hands them over.
func (d *printDialog) print() {
	pages, _ := d.pages()
	copies, _ := d.count()
	name, paper := d.choice.value, d.papers.value
	if d.cfg.Store != nil {
		d.cfg.Store.Set(printStore, name)
	}
	d.dialog.Hide()
	d.cfg.Tasks.Run(d.cfg.Cat.T("print.job", "title", d.cfg.Title), func(ctx context.Context, _ task.Progress) error {
		pdf, err := d.cfg.PDF(ctx, pages)
		if err != nil {
			return err
		}
		_, err = d.system.Print(ctx, printer.Job{Printer: name, Title: d.cfg.Title, Copies: copies, Paper: paper, PDF: pdf})
		return err
	}, func(err error) {
		switch {
		case task.Canceled(err):
		case err != nil:
			d.cfg.Fail(err)
		case d.cfg.Done != nil:
			d.cfg.Done(d.titleOf(name))
		}
	})
}

// titleOf is the name people know a printer by.
func (d *printDialog) titleOf(name string) string {
	for _, p := range d.printers {
		if p.Name == name {
			return p.Title
		}
	}
	return name
}
