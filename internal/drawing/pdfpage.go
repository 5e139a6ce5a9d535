package drawing

// pagePainter turns the marks of one page into operators without touching the
// document's pages, so that a page with a fault leaves no trace.
type pagePainter struct {
	doc   *PDF
	ops   ops
	tags  tagger
	width float64
	fresh []resource // not yet in the document
	links []Link
	last  Text // the text painted last
}

// newPagePainter begins a page: black, a solid pen, no font, nothing open.
func newPagePainter(d *PDF, page Page) *pagePainter {
	p := &pagePainter{doc: d, ops: ops{height: page.Height}, width: page.Width}
	p.ops.restart()
	p.tags = newTagger(&p.ops, d.info.Untagged)
	return p
}

// marks paints in the order of the list; later marks lie over earlier ones.
func (p *pagePainter) marks(marks []Mark) error {
	for _, m := range marks {
		if err := p.mark(m); err != nil {
			return err
		}
	}
	return nil
}

// mark paints one mark and says to the structure what it is.
func (p *pagePainter) mark(m Mark) error {
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
		p.tags.shape(m.Alt)
		p.ops.qr(m)
	case Picture:
		p.tags.shape(m.Alt)
		p.ops.picture(m, p.resource(resource{resourceKey: resourceKey{image: m.Image.id}, picture: m.Image}))
	case *Shared:
		return p.shared(m)
	case Group:
		before := p.tags.begin(m)
		err := p.marks(m.Marks)
		p.tags.end(m, before)
		return err
	case Link:
		u, err := safeURL(m.URL)
		if err != nil {
			return err
		}
		m.URL = u
		p.tags.link(len(p.links))
		p.links = append(p.links, m)
	}
	return nil
}

// text paints a line. Where it goes on with the line before it in one paragraph, a
// blank after that line keeps their words apart for readers of the structure.
func (p *pagePainter) text(m Text) error {
	if m.Text == "" {
		return nil
	}
	if p.tags.text() {
		last := p.last
		end := last.X + last.Style.Width(last.Text) + last.WordSpace*float64(countBlanks(last.Text))
		apart := last.Y != m.Y || m.X-end > 0.15*m.Style.Size
		if apart && last.Angle == 0 {
			blank := Text{X: end, Y: last.Y, Style: last.Style, Text: " "}
			if err := p.doc.text(&p.ops, blank); err != nil {
				return err
			}
		}
	}
	p.last = m
	return p.doc.text(&p.ops, m)
}

// path paints a figure, which is decoration unless it belongs to a chart.
func (p *pagePainter) path(m Path) {
	p.tags.shape("")
	p.ops.path(m)
}

// picture draws the resource of that name over a box.
func (o *ops) picture(m Picture, name int) {
	o.word("q ")
	o.num(m.W)
	o.word("0 0 ")
	o.num(m.H)
	o.num(m.X)
	o.num(o.height - m.Y - m.H)
	o.word("cm ")
	o.resource(name)
	o.word("Q\n")
}
