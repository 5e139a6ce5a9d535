package kit

import (
	"math"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// desk is what the pages lie on: it scrolls, zooms with Ctrl and the wheel, and is
// pulled by the mouse.
type desk struct {
	container.Scroll
	pages *Pages
	back  *canvas.Rectangle // behind the pages
	frame *canvas.Rectangle // over them while the desk has the keyboard
	sheet *sheet
}

func newDesk(p *Pages) *desk {
	d := &desk{pages: p, back: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil)}
	d.sheet = &sheet{desk: d}
	d.sheet.ExtendBaseWidget(d.sheet)
	d.Content, d.Direction = d.sheet, container.ScrollBoth
	d.OnScrolled = func(fyne.Position) { d.moved() }
	d.ExtendBaseWidget(d)
	d.frame.StrokeWidth, d.frame.Hidden = 2, true
	d.dress()
	return d
}

// dress takes the colours of the theme.
func (d *desk) dress() {
	d.back.FillColor = theme.Color(fynetheme.ColorNameSeparator)
	d.frame.StrokeColor = theme.Color(theme.ColorNameFocusRing)
	d.back.Refresh()
	d.frame.Refresh()
}

// ring shows whether the desk has the keyboard.
func (d *desk) ring(on bool) {
	d.frame.Hidden = !on
	d.frame.Refresh()
}

// Resize implements fyne.CanvasObject: pages that fit the desk follow its size.
func (d *desk) Resize(size fyne.Size) {
	if size == d.Size() {
		return
	}
	page, rest := d.middle()
	d.Scroll.Resize(size)
	d.pages.arrange()
	d.restore(page, rest)
}

// Scrolled implements fyne.Scrollable.
func (d *desk) Scrolled(e *fyne.ScrollEvent) {
	if driver, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0 {
		switch {
		case e.Scrolled.DY > 0:
			d.pages.ZoomIn()
		case e.Scrolled.DY < 0:
			d.pages.ZoomOut()
		}
		return
	}
	d.Scroll.Scrolled(e)
}

// middle is the page in the middle of the view and how far down it, 0 to 1, the
// middle is.
func (d *desk) middle() (page int, rest float32) {
	y := d.Offset.Y + d.Size().Height/2
	p := d.pages.plan
	page = p.at(y)
	if i := page - p.first; i >= 0 && i < len(p.boxes) {
		rest = (y - p.boxes[i].at.Y) / max(1, p.boxes[i].size.Height)
	}
	return page, rest
}

// restore brings a place of a page back to the middle of the view.
func (d *desk) restore(page int, rest float32) {
	p := d.pages.plan
	if i := page - p.first; i >= 0 && i < len(p.boxes) {
		y := p.boxes[i].at.Y + rest*p.boxes[i].size.Height - d.Size().Height/2
		d.scrollTo(fyne.NewPos((p.whole.Width-d.Size().Width)/2, y))
	}
}

// scrollTo scrolls as far as the desk goes.
func (d *desk) scrollTo(at fyne.Position) {
	whole, size := d.pages.plan.whole, d.Size()
	at.X = max(0, min(at.X, whole.Width-size.Width))
	at.Y = max(0, min(at.Y, whole.Height-size.Height))
	d.ScrollToOffset(at)
	d.place()
}

// moved follows the scrolling.
func (d *desk) moved() {
	d.place()
	if !d.pages.single {
		page, _ := d.middle()
		d.pages.look(page)
	}
}

// place puts the pages that are seen on the sheet and asks for their pictures.
func (d *desk) place() {
	p := d.pages
	pixels := float64(pixelsOf(d))
	scale := math.Round(float64(p.plan.unit)*pixels*1000) / 1000
	top, bottom := d.Offset.Y, d.Offset.Y+d.Size().Height
	from, to := p.plan.between(top, bottom)
	s := &sheetPlan{sheet: d.sheet, images: map[piece]*canvas.Image{}}
	var wanted []piece
	for i := from; i < to; i++ {
		number, box := p.plan.first+i, p.plan.boxes[i]
		s.paper(box)
		var missing bool
		for _, k := range piecesOf(number, p.pages[number], scale) {
			y := box.at.Y + float32(float64(k.top)/pixels)
			high := float32(float64(k.rows) / pixels)
			if y > bottom || y+high < top {
				continue
			}
			img := p.paints.get(k)
			if img == nil {
				wanted, missing = append(wanted, k), true
				continue
			}
			s.picture(k, img, fyne.NewPos(box.at.X, y), fyne.NewSize(box.size.Width, high))
		}
		if missing {
			s.rough(p.strip.picture(number), box)
		}
	}
	for i := to; i < min(to+1, len(p.plan.boxes)); i++ { // the next page, before it is asked for
		if next := p.plan.first + i; next < len(p.pages) {
			wanted = append(wanted, piecesOf(next, p.pages[next], scale)[:1]...)
		}
	}
	d.sheet.show(s)
	p.paints.want(append(wanted, p.strip.wanted()...))
}

// sheet is the content of the desk: as large as all pages, with objects only for
// those that are seen.
type sheet struct {
	widget.BaseWidget
	desk    *desk
	objects []fyne.CanvasObject
	images  map[piece]*canvas.Image
}

// MinSize implements fyne.CanvasObject.
func (s *sheet) MinSize() fyne.Size { return s.desk.pages.plan.whole }

// show replaces the objects.
func (s *sheet) show(p *sheetPlan) {
	s.objects, s.images = append(append(p.papers, p.roughs...), p.pictures...), p.images
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) MinSize() fyne.Size           { return r.sheet.MinSize() }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.sheet.objects }
func (r *sheetRenderer) Refresh()                     { canvas.Refresh(r.sheet) }
