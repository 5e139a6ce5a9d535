package kit

import (
	"image"
	"image/draw"
	"math"
	"slices"
	"strconv"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/drawing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// strip is the column of thumbnails at the left, shown for more than one page.
type strip struct {
	pages   *Pages
	list    *widget.List
	content *fyne.Container
	hidden  bool // by the person
	moving  bool // the selection follows the desk
	missing []int
}

// Thumbnails: their width in units of the grid, how much higher than wide they may
// be, and how many may wait to be painted.
const (
	thumbWidth   = 11
	thumbTallest = 1.5
	thumbsWaited = 40
)

func newStrip(p *Pages) *strip {
	s := &strip{pages: p}
	s.list = widget.NewList(func() int { return len(p.pages) }, s.create, s.update)
	s.list.HideSeparators = true
	s.list.OnSelected = func(id widget.ListItemID) {
		if !s.moving && id != p.page {
			p.GoTo(id)
		}
	}
	s.content = Wide(thumbWidth+5, s.list)
	s.content.Hide()
	return s
}

// size is that of a thumbnail, high enough for every page.
func (s *strip) size() fyne.Size {
	width, tallest := theme.Grid(thumbWidth), 0.4
	for _, p := range s.pages.pages {
		tallest = max(tallest, p.Height/max(1, p.Width))
	}
	return fyne.NewSize(width, width*float32(min(tallest, thumbTallest)))
}

// create makes an item: the picture and the number below it.
func (s *strip) create() fyne.CanvasObject {
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest}
	img.SetMinSize(s.size())
	number := canvas.NewText("", theme.Color(fynetheme.ColorNameForeground))
	number.TextSize, number.Alignment = fynetheme.CaptionTextSize(), fyne.TextAlignCenter
	return Padded(1, 0.5, container.NewVBox(container.NewCenter(img), number))
}

// update shows a page in an item.
func (s *strip) update(id widget.ListItemID, o fyne.CanvasObject) {
	if id >= len(s.pages.pages) {
		return
	}
	box := o.(*fyne.Container).Objects[0].(*fyne.Container)
	number := box.Objects[1].(*canvas.Text)
	number.Text, number.Color = strconv.Itoa(id+1), theme.Color(fynetheme.ColorNameForeground)
	number.Refresh()
	img := box.Objects[0].(*fyne.Container).Objects[0].(*canvas.Image)
	ready := s.picture(id)
	if ready == nil {
		img.Image = blank(s.pages.pages[id])
		img.Refresh()
		s.request(id)
		return
	}
	if img.Image != ready {
		img.Image = ready
		img.Refresh()
	}
}

// request asks for a thumbnail; of many that were scrolled past, the last count.
func (s *strip) request(id int) {
	if !slices.Contains(s.missing, id) {
		s.missing = append(s.missing, id)
		if n := len(s.missing) - thumbsWaited; n > 0 {
			s.missing = s.missing[n:]
		}
		s.pages.paints.add(s.piece(id))
	}
}

// blank stands in for the thumbnail of a page that is not painted yet.
func blank(p drawing.Page) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(p.Width/20)), max(1, int(p.Height/20))))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	return img
}

// piece names the thumbnail of a page.
func (s *strip) piece(page int) piece {
	p := s.pages.pages[page]
	box := s.size()
	pixels := float64(pixelsOf(s.pages.desk))
	scale := min(float64(box.Width)/p.Width, float64(box.Height)/p.Height) * pixels
	scale = max(0.01, math.Round(scale*1000)/1000)
	return piece{page, scale, 0, max(1, int(math.Round(p.Height*scale)))}
}

// picture is a page's thumbnail if it is ready.
func (s *strip) picture(page int) *image.RGBA { return s.pages.paints.get(s.piece(page)) }

// wanted are the thumbnails that wait to be painted.
func (s *strip) wanted() []piece {
	var all []piece
	for _, page := range s.missing {
		if page < len(s.pages.pages) { // there may be fewer pages now
			all = append(all, s.piece(page))
		}
	}
	return all
}

// refresh shows thumbnails that got ready.
func (s *strip) refresh() {
	s.missing = slices.DeleteFunc(s.missing, func(page int) bool {
		if page >= len(s.pages.pages) {
			return true
		}
		ready := s.picture(page) != nil
		if ready {
			s.list.RefreshItem(page)
		}
		return ready
	})
}

// reset shows the strip of other pages.
func (s *strip) reset() {
	s.missing = nil
	s.content.Hidden = s.hidden || len(s.pages.pages) < 2
	s.list.UnselectAll()
	s.list.Refresh()
	if s.pages.content != nil {
		s.pages.content.Refresh()
	}
}

// point marks the page looked at.
func (s *strip) point(page int) {
	if s.content.Hidden || s.list.Size().Height < 1 || page >= len(s.pages.pages) {
		return
	}
	s.moving = true
	s.list.Select(page)
	s.moving = false
}
