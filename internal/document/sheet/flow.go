package sheet

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// piece is something of the sheet that is never parted: a criterion, a row of fields,
// a line of text.
type piece struct {
	name   string // what to name if no page holds it: a criterion's code
	height float64
	gap    float64 // above it; none at the top of a page
	keep   bool    // stands on one page with the next piece
	draw   func(y float64) []drawing.Mark
}

// spacing is how much white there is between things, in points.
type spacing struct {
	choice float64 // between boxes below each other
	part   float64 // between the parts of a criterion
	block  float64 // above and below a criterion
	band   float64 // above a heading
	row    float64 // above a row of fields
}

// A sheet is set easy, and tight if that saves a page.
var (
	easy  = spacing{choice: 3, part: 2.6, block: 4.4, band: 8, row: 6.5}
	tight = spacing{choice: 1.8, part: 1.8, block: 3.2, band: 6, row: 4.5}
)

// flow collects pieces and deals them to pages. The first error stays; what comes
// after it is of no use.
type flow struct {
	space  spacing
	code   float64 // width of the column of codes
	pieces []piece
	err    error
}

func (f *flow) add(p piece) { f.pieces = append(f.pieces, p) }

func (f *flow) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// text adds a paragraph line by line: the one thing that may cross pages.
func (f *flow) text(x, w, gap float64, spans ...drawing.Span) {
	b, err := set(x, w, spans...)
	if err != nil {
		f.fail(err)
		return
	}
	for i, l := range b.Lines {
		p := piece{height: l.Height, keep: i == 0 && len(b.Lines) > 1, draw: func(y float64) []drawing.Mark {
			return []drawing.Mark{paragraph(drawing.Shifted(l.Marks, 0, y-l.Top)...)}
		}}
		if i == 0 {
			p.gap = gap
		}
		f.add(p)
	}
}

// keepLast binds what was added last to what comes next.
func (f *flow) keepLast() {
	if n := len(f.pieces); n > 0 {
		f.pieces[n-1].keep = true
	}
}

// spot is where a piece stands: a page, counted from 0, and its upper edge.
type spot struct {
	page int
	y    float64
}

// deal finds a spot for each piece; what is kept together moves to the next page as
// one. rest is the room left on the last page. It fails with papersheet_tall where a
// piece is higher than a page.
func (f *flow) deal() (spots []spot, rest float64, err error) {
	d := dealer{spot: spot{y: headTop}, empty: true}
	for i := 0; i < len(f.pieces); {
		n := 1
		for i+n < len(f.pieces) && f.pieces[i+n-1].keep {
			n++
		}
		if err := d.deal(f.pieces[i : i+n]); err != nil {
			return nil, 0, err
		}
		i += n
	}
	return d.spots, bottom - d.y, nil
}

// draw draws the pieces at their spots.
func (f *flow) draw(spots []spot) []drawing.Page {
	var pages []drawing.Page
	for i, at := range spots {
		for len(pages) <= at.page {
			pages = append(pages, drawing.A4())
		}
		pages[at.page].Add(f.pieces[i].draw(at.y)...)
	}
	return pages
}

// dealer is the state of the dealing: where the next piece goes.
type dealer struct {
	spot
	empty bool // nothing stands on the page yet
	spots []spot
}

// deal finds spots for pieces that belong together: on one page, or, if none holds
// them all, on as many as they need.
func (d *dealer) deal(group []piece) error {
	height := 0.0
	for i, p := range group {
		height += p.height
		if i > 0 || !d.empty {
			height += p.gap
		}
		if p.height > bottom-top {
			return contest.E("papersheet_tall", "what", p.name)
		}
	}
	if d.y+height > bottom {
		d.turn()
	}
	for _, p := range group {
		if !d.empty {
			d.y += p.gap
		}
		if d.y+p.height > bottom {
			d.turn()
		}
		d.spots = append(d.spots, d.spot)
		d.y += p.height
		d.empty = false
	}
	return nil
}

// turn begins a page, unless nothing stands on this one yet.
func (d *dealer) turn() {
	if !d.empty {
		d.page, d.y, d.empty = d.page+1, top, true
	}
}
