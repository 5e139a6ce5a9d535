package kit

import (
	"context"
	"testing"

	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

// office stands in for the printing system.
type office struct {
	printers []printer.Printer
	papers   map[string][]printer.Paper
	err      error
	jobs     []printer.Job
	refuse   error
}

func (o *office) List(context.Context) ([]printer.Printer, error) { return o.printers, o.err }

func (o *office) Papers(_ context.Context, name string) ([]printer.Paper, error) {
	return o.papers[name], nil
}

func (o *office) Print(_ context.Context, job printer.Job) (string, error) {
	o.jobs = append(o.jobs, job)
	return "X-1", o.refuse
}

var twoPrinters = []printer.Printer{{Name: "Biuro", Title: "Drukarka w biurze", Default: true}, {Name: "Gala", Title: "Drukarka do licencji"}}

// printWindow opens the dialog and waits for the printers.
func printWindow(t *testing.T, o *office, cfg PrintConfig) (*printDialog, *[]string) {
	t.Helper()
	var log []string
	cfg.Window, cfg.Cat, cfg.Tasks, cfg.Title = window(t, widget.NewLabel(""), 900, 700), words, task.NewRunner(), "Licencje"
	cfg.PDF = func(_ context.Context, pages printer.Pages) ([]byte, error) {
		log = append(log, "made "+pages.String())
		return []byte("%PDF"), nil
	}
	cfg.Done = func(name string) { log = append(log, "done "+name) }
	cfg.Fail = func(err error) { log = append(log, "fail "+contest.CodeOf(err)) }
	d := showPrint(cfg, o)
	calm(cfg.Tasks)
	return d, &log
}

func TestPrints(t *testing.T) {
	o := &office{printers: twoPrinters}
	store := &Memory{}
	d, log := printWindow(t, o, PrintConfig{Pages: 8, Store: store, Selected: []int{2, 3, 7}})
	shows(t, d.cfg.Window.Canvas().Overlays().Top(), "Drukarka w biurze (domyślna)", "Wszystkie (8 stron)", "Tylko zaznaczone (3 strony)")
	d.choice.SetSelected("Drukarka do licencji")
	d.copies.SetText("2")
	d.which.SetSelected("Tylko zaznaczone (3 strony)")
	test.Tap(button(t, d.cfg.Window.Canvas().Overlays().Top(), "Drukuj"))
	calm(d.cfg.Tasks)
	if diff := cmp.Diff([]printer.Job{{Printer: "Gala", Title: "Licencje", Copies: 2, PDF: []byte("%PDF")}}, o.jobs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"made 2-3,7", "done Drukarka do licencji"}, *log); diff != "" {
		t.Error(diff)
	}
	again, _ := printWindow(t, o, PrintConfig{Pages: 8, Store: store})
	if again.choice.value != "Gala" {
		t.Errorf("the next time %q is chosen", again.choice.value)
	}
}

// Paper is asked for where the printer tells sizes, and is that printer's.
func TestPrintPaper(t *testing.T) {
	a4, a3 := printer.Paper{Name: "iso_a4", Title: "A4", Default: true}, printer.Paper{Name: "iso_a3", Title: "A3"}
	o := &office{printers: twoPrinters, papers: map[string][]printer.Paper{"Biuro": {a4}, "Gala": {a4, a3}}}
	for _, x := range []struct {
		made, at  string // size of the pages, printer
		want      string // paper chosen by itself
		chosen    string // paper the person chooses
		wantPaper string
	}{
		{"", "Drukarka w biurze (domyślna)", "A4", "", "iso_a4"},
		{"A3", "Drukarka w biurze (domyślna)", "A4", "", "iso_a4"},
		{"A3", "Drukarka do licencji", "A3", "", "iso_a3"},
		{"", "Drukarka do licencji", "A4", "A3", "iso_a3"},
	} {
		o.jobs = nil
		d, _ := printWindow(t, o, PrintConfig{Paper: x.made})
		d.choice.SetSelected(x.at)
		calm(d.cfg.Tasks)
		if d.sheet.Hidden || d.papers.Selected != x.want {
			t.Errorf("pages of %q at %s: %q is chosen, hidden: %v", x.made, x.at, d.papers.Selected, d.sheet.Hidden)
		}
		if x.chosen != "" {
			d.papers.SetSelected(x.chosen)
		}
		d.print()
		calm(d.cfg.Tasks)
		if len(o.jobs) != 1 || o.jobs[0].Paper != x.wantPaper {
			t.Errorf("pages of %q at %s: printed %+v", x.made, x.at, o.jobs)
		}
	}
	d, _ := printWindow(t, &office{printers: twoPrinters}, PrintConfig{})
	if !d.sheet.Hidden {
		t.Error("a printer that tells no sizes is asked for one")
	}
}

func TestPrintRange(t *testing.T) {
	o := &office{printers: twoPrinters}
	d, log := printWindow(t, o, PrintConfig{Pages: 8})
	d.some.SetText("2-4, 9")
	if d.can() || d.which.Selected != words.T("print.pages.some") || d.said.Text() == "" {
		t.Errorf("page 9 of 8: can %v, chosen %q, says %q", d.can(), d.which.Selected, d.said.Text())
	}
	d.some.SetText("2-4, 8")
	if !d.can() || d.said.Text() != "" {
		t.Errorf("says %q", d.said.Text())
	}
	for _, bad := range []string{"0", "", "100", "dwa"} {
		d.copies.SetText(bad)
		if d.can() {
			t.Errorf("%q copies", bad)
		}
	}
	d.copies.SetText("1")
	d.cfg.Window.Canvas().Focus(d.some)
	press(d.cfg.Window, fyne.KeyReturn)
	calm(d.cfg.Tasks)
	if diff := cmp.Diff([]string{"made 2-4,8", "done Drukarka w biurze"}, *log); diff != "" {
		t.Error(diff)
	}
}

func TestPrintFails(t *testing.T) {
	d, _ := printWindow(t, &office{err: contest.E("print_no_system")}, PrintConfig{Pages: 1})
	if d.can() || d.said.Text() != words.ErrorLine(contest.E("print_no_system")) {
		t.Errorf("says %q", d.said.Text())
	}
	d, log := printWindow(t, &office{printers: twoPrinters, refuse: contest.E("print_refused", "printer", "Biuro")}, PrintConfig{})
	d.print()
	calm(d.cfg.Tasks)
	if diff := cmp.Diff([]string{"made ", "fail print_refused"}, *log); diff != "" {
		t.Error(diff)
	}
}
