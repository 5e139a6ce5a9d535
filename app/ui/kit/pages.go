package kit

import (
	"context"

	"biurolidera/app/ui/task"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// PagesConfig says what a page preview shows.
type PagesConfig struct {
	Cat *locale.Catalogue
	// Pages are shown at once. Load, if set, makes them away from the UI thread; the
	// preview says so meanwhile.
	Pages []drawing.Page
	Load  func(context.Context) ([]drawing.Page, error)
	// Fail gets an error of Load or of painting, besides the sentence in the preview.
	// May be nil.
	Fail func(error)
	// Store remembers zoom, thumbnails and the way of paging under "pages."+ID. May be
	// nil.
	Store Store
	ID    string
	// Actions stand at the right of the preview's own controls: print, save.
	Actions []Action
	// OnPage is told which page, from 0, is looked at. May be nil.
	OnPage func(page int)
}

// Pages previews a paper: the very marks the PDF is made of, painted away from the
// UI thread and only where they are seen.
type Pages struct {
	widget.BaseWidget

	cfg    PagesConfig
	tasks  *task.Runner
	loads  *task.Loader
	paints *painter

	pages   []drawing.Page
	plan    deskPlan
	zoom    zoom
	single  bool // one page at a time
	page    int  // looked at
	told    int  // to OnPage
	loading bool
	fault   string

	desk    *desk
	strip   *strip
	bar     *pagesBar
	said    *widget.Label
	content *fyne.Container
}

// NewPages makes a page preview.
func NewPages(cfg PagesConfig) *Pages {
	p := &Pages{cfg: cfg, tasks: task.NewRunner(), zoom: zoom{mode: fitWidth}, said: widget.NewLabel("")}
	p.loads = task.NewLoader(p.tasks)
	p.paints = newPainter(p.tasks, p.painted, p.failed)
	p.said.Alignment, p.said.Wrapping = fyne.TextAlignCenter, fyne.TextWrapWord
	p.desk, p.strip = newDesk(p), newStrip(p)
	p.bar = newPagesBar(p)
	p.recall()
	middle := container.NewStack(p.desk.back, p.desk, p.desk.frame, container.NewVBox(Padded(2, 4, p.said)))
	p.content = container.NewBorder(Padded(1, 1, p.bar.content), nil, p.strip.content, nil, middle)
	p.ExtendBaseWidget(p)
	if cfg.Load != nil {
		p.Reload()
	} else {
		p.SetPages(cfg.Pages)
	}
	return p
}

// SetPages shows other pages, from the first.
func (p *Pages) SetPages(pages []drawing.Page) {
	p.page = 0
	p.show(pages)
}

// Wait says that pages are being made; SetPages ends it. Pages that are shown stay.
func (p *Pages) Wait() {
	p.loading, p.fault = true, ""
	p.tell()
}

// show shows pages from the one looked at.
func (p *Pages) show(pages []drawing.Page) {
	p.pages, p.fault, p.loading = pages, "", false
	p.page = max(0, min(p.page, len(pages)-1))
	p.paints.set(pages)
	p.arrange()
	p.strip.reset()
	p.GoTo(p.page)
}

// Reload makes the pages anew with Load and stays on the page it showed.
func (p *Pages) Reload() {
	if p.cfg.Load == nil {
		return
	}
	p.Wait()
	task.Load(p.loads, p.cfg.Load, p.show, func(err error) {
		p.loading = false
		p.show(nil)
		p.failed(err)
	})
}

// Stop throws away what is being made: the preview is not looked at any more.
func (p *Pages) Stop() { p.loads.Stop() }

// Len is how many pages there are.
func (p *Pages) Len() int { return len(p.pages) }

// Page is the page looked at, from 0.
func (p *Pages) Page() int { return p.page }

// GoTo shows a page, from 0, from its top; one that is not there gives the nearest.
func (p *Pages) GoTo(page int) {
	p.page = max(0, min(page, len(p.pages)-1))
	if p.single {
		p.arrange()
	}
	p.desk.scrollTo(fyne.NewPos(p.desk.Offset.X, p.plan.top(p.page)-pageGap()))
	p.look(p.page)
}

// look remembers which page is looked at and shows it in bar and strip.
func (p *Pages) look(page int) {
	p.page = page
	p.bar.update()
	p.strip.point(page)
	if p.told != page && p.cfg.OnPage != nil {
		p.cfg.OnPage(page)
	}
	p.told = page
}

// failed shows an error in place of the pages.
func (p *Pages) failed(err error) {
	p.fault = p.cfg.Cat.ErrorLine(err)
	p.tell()
	if p.cfg.Fail != nil {
		p.cfg.Fail(err)
	}
}

// painted shows a piece of a page that is ready.
func (p *Pages) painted() {
	p.strip.refresh()
	p.desk.place()
}

// tell shows the sentence that stands in place of the pages.
func (p *Pages) tell() {
	text := p.fault
	switch {
	case text != "":
	case p.loading && len(p.pages) == 0:
		text = p.cfg.Cat.T("preview.loading")
	case len(p.pages) == 0:
		text = p.cfg.Cat.T("preview.empty")
	}
	p.said.SetText(text)
	p.said.Hidden = text == ""
}

// arrange plans the desk anew: pages, zoom, size or the way of paging changed.
func (p *Pages) arrange() {
	size := p.desk.Size()
	sizes := sizesOf(p.pages)
	if p.single && len(p.pages) > 0 {
		sizes = sizes[p.page : p.page+1]
	}
	p.plan = planDesk(sizes, p.zoom.unit(sizes, p.page, size, p.single), size, pageGap())
	if p.single {
		p.plan.first = p.page
	}
	p.tell()
	p.bar.update()
	p.strip.point(p.page)
	p.desk.Refresh()
	p.desk.place()
}

// Refresh implements fyne.CanvasObject: the theme may have changed.
func (p *Pages) Refresh() {
	p.desk.dress()
	p.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	return &pagesRenderer{WidgetRenderer: widget.NewSimpleRenderer(p.content), pages: p}
}

// pagesRenderer stops the work when the preview goes.
type pagesRenderer struct {
	fyne.WidgetRenderer
	pages *Pages
}

// Destroy implements fyne.WidgetRenderer.
func (r *pagesRenderer) Destroy() {
	r.pages.loads.Stop()
	r.pages.paints.stop()
	r.WidgetRenderer.Destroy()
}
