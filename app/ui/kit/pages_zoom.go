package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Keys are the preview's keys for a screen's help; they act while the preview has
// the keyboard, and everywhere if the screen hands them on.
func (p *Pages) Keys() []Action {
	t := p.cfg.Cat.T
	return []Action{
		{Name: "preview.next", Text: t("preview.next"), Key: Key{Name: fyne.KeyPageDown}, Hidden: true, Do: func() { p.turn(1, p.desk.Size().Height) }},
		{Name: "preview.previous", Text: t("preview.previous"), Key: Key{Name: fyne.KeyPageUp}, Hidden: true, Do: func() { p.turn(-1, p.desk.Size().Height) }},
		{Name: "preview.zoom.in", Text: t("preview.zoom.in"), Key: Ctrl(fyne.KeyEqual), Hidden: true, Do: p.ZoomIn},
		{Name: "preview.zoom.out", Text: t("preview.zoom.out"), Key: Ctrl(fyne.KeyMinus), Hidden: true, Do: p.ZoomOut},
		{Name: "preview.zoom.width", Text: t("preview.zoom.width"), Key: Ctrl(fyne.Key0), Hidden: true, Do: p.FitWidth},
	}
}

// ZoomIn shows the pages larger by a step.
func (p *Pages) ZoomIn() { p.zoomBy(zoomedAStep) }

// ZoomOut shows the pages smaller by a step.
func (p *Pages) ZoomOut() { p.zoomBy(1 / zoomedAStep) }

// FitWidth makes the widest page as wide as the desk.
func (p *Pages) FitWidth() { p.setZoom(zoom{mode: fitWidth}) }

// FitPage makes the page looked at fit the desk.
func (p *Pages) FitPage() { p.setZoom(zoom{mode: fitPage}) }

// zoomBy zooms from what is seen now, and stops at the round steps it passes.
func (p *Pages) zoomBy(factor float32) {
	now := p.plan.unit / fullUnit * 100
	next := now * factor
	for _, s := range zoomSteps {
		if now < s-1 && next > s || now > s+1 && next < s {
			next = s
			break
		}
	}
	p.setZoom(zoom{byPercent, max(leastZoom, min(next, mostZoom))})
}

// setZoom changes the size of the pages; what is in the middle stays there.
func (p *Pages) setZoom(z zoom) {
	page, rest := p.desk.middle()
	p.zoom = z
	p.arrange()
	p.desk.restore(page, rest)
	p.remember()
}

// setSingle shows one page at a time, or all below one another.
func (p *Pages) setSingle(on bool) {
	p.single = on
	p.arrange()
	p.GoTo(p.page)
	p.remember()
}

// toggleStrip shows or hides the thumbnails.
func (p *Pages) toggleStrip() {
	p.strip.hidden = !p.strip.hidden
	p.strip.reset()
	p.strip.point(p.page)
	p.remember()
}

// The words of the remembered state.
const (
	rememberSingle  = "single"
	rememberNoStrip = "bare"
)

// remember keeps zoom and way of showing from one start to the next.
func (p *Pages) remember() {
	if p.cfg.Store == nil {
		return
	}
	words := []string{p.zoom.String()}
	if p.single {
		words = append(words, rememberSingle)
	}
	if p.strip.hidden {
		words = append(words, rememberNoStrip)
	}
	p.cfg.Store.Set("pages."+p.cfg.ID, strings.Join(words, " "))
}

// recall takes what was remembered.
func (p *Pages) recall() {
	if p.cfg.Store == nil {
		return
	}
	words := strings.Fields(p.cfg.Store.Get("pages." + p.cfg.ID))
	if len(words) > 0 {
		p.zoom = parseZoom(words[0])
	}
	p.single = slices.Contains(words, rememberSingle)
	p.strip.hidden = slices.Contains(words, rememberNoStrip)
}
