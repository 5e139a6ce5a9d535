package drawing

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// Paint draws a page as a picture; scale is pixels a point (72 dpi is 1). It is
// what a printer makes of the same page: the same outlines in the same places.
func Paint(page Page, scale float64) (*image.RGBA, error) {
	w := max(1, int(math.Round(page.Width*scale)))
	h := max(1, int(math.Round(page.Height*scale)))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	p := picturePainter{canvas: canvas{img: img, ras: vector.NewRasterizer(w, h)}, scale: scale}
	if err := p.marks(page.Marks); err != nil {
		return nil, err
	}
	return img, nil
}

type picturePainter struct {
	canvas
	scale  float64
	glyphs []glyph
}

// marks paints in the order of the list, as the PDF does.
func (p *picturePainter) marks(marks []Mark) error {
	for _, m := range marks {
		if err := p.mark(m); err != nil {
			return err
		}
	}
	return nil
}

// mark paints one mark; links leave no ink.
func (p *picturePainter) mark(m Mark) error {
	switch m := m.(type) {
	case Text:
		return p.text(m)
	case Line:
		p.path(m.path())
	case Rect:
		p.path(m.path())
	case Polygon:
		p.path(m.path())
	case Path:
		p.path(m)
	case QR:
		p.qr(m)
	case Picture:
		return p.picture(m)
	case Group:
		return p.marks(m.Marks)
	case *Shared:
		return p.marks(m.Marks)
	}
	return nil
}

// pagePixels maps points of the page to pixels.
func (p *picturePainter) pagePixels() affine { return affine{a: p.scale, d: p.scale} }

// flatness is how far, in pixels, a straight piece may be from its curve.
const flatness = 0.1

// hairline is the least width in pixels of a stroke: thinner ones fade instead of
// vanishing, as on paper.
const hairline = 0.35

// path paints the area first and the stroke over it, half of it on either side of
// the edge, as PDF does.
func (p *picturePainter) path(m Path) {
	if m.Fill != None {
		p.add(m.Steps, p.pagePixels())
		p.fill(m.Fill)
	}
	if m.Stroke.visible() {
		s := m.Stroke
		s.Width = max(s.Width, hairline/p.scale)
		p.add(outlineStroke(m.Steps, s, flatness/p.scale), p.pagePixels())
		p.fill(s.Color)
	}
}

// text paints the outlines of a line's glyphs where the PDF puts them.
func (p *picturePainter) text(t Text) error {
	s := Printable(t.Text)
	glyphs, missing := shape(p.glyphs[:0], t.Style, s)
	p.glyphs = glyphs
	if missing != 0 {
		return missingGlyph(missing, s)
	}
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	k := t.Style.Size * p.scale
	x := 0.0
	for _, g := range glyphs {
		steps, err := g.face.get().outline(g.id)
		if err != nil {
			return err
		}
		p.add(steps, affine{a: k * cos, b: -k * sin, c: k * sin, d: k * cos, e: (t.X + x*cos) * p.scale, f: (t.Y - x*sin) * p.scale})
		x += g.advance + g.kern
		if stretches(g.r) {
			x += t.WordSpace
		}
	}
	p.fill(t.Style.color())
	return nil
}

// qr fills all modules together, so that their edges do not show.
func (p *picturePainter) qr(q QR) {
	m := q.module()
	for _, r := range q.runs {
		x, y := q.X+float64(r.x)*m, q.Y+float64(r.y)*m
		p.add(Rect{X: x, Y: y, W: float64(r.w) * m, H: m}.path().Steps, p.pagePixels())
	}
	p.fill(q.color())
}

// picture draws an image on whole pixels.
func (p *picturePainter) picture(m Picture) error {
	px := func(v float64) int { return int(math.Round(v * p.scale)) }
	box := image.Rect(px(m.X), px(m.Y), px(m.X+m.W), px(m.Y+m.H))
	if box.Empty() {
		return nil
	}
	src, err := m.Image.at(box.Dx(), box.Dy())
	if err != nil {
		return err
	}
	op := draw.Over
	if src.Opaque() {
		op = draw.Src
	}
	draw.Draw(p.img, box, src, image.Point{}, op)
	return nil
}

// scaledImage keeps the last size an image was drawn in, for previews of a batch
// over the same background.
type scaledImage struct {
	mu   sync.Mutex
	last *image.RGBA
}

// at gives the image in a size in pixels.
func (im *Image) at(w, h int) (*image.RGBA, error) {
	pixels, err := im.decoded()
	if err != nil {
		return nil, err
	}
	im.scaled.mu.Lock()
	defer im.scaled.mu.Unlock()
	if l := im.scaled.last; l != nil && l.Rect.Dx() == w && l.Rect.Dy() == h {
		return l, nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(dst, dst.Bounds(), pixels, pixels.Bounds(), draw.Src, nil)
	im.scaled.last = dst
	return dst, nil
}
