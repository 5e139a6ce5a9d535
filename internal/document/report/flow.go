package report

import (
	"slices"

	"biurolidera/internal/drawing"
)

// The report is first set as a row of pieces, each with its height and what it
// draws, and then dealt to pages. Rules of the dealing:
//
//   - A heading stays with what follows it, to the first rows of a table.
//   - A table that goes on repeats its head, in the criteria the section's name too.
//   - A paragraph leaves no single line behind and takes none alone.
//   - What is kept together and longer than a page is parted all the same: nothing
//     is ever cut.

// piece is something of the flow that is never parted: a line, a row, a chart.
type piece struct {
	height float64
	gap    float64 // above it; none at the top of a page
	keep   bool    // stands on one page with the next piece
	head   *piece  // repeated above it where it begins a page: the head of its table
	mark   string  // bookmark of the page it begins on
	draw   func(y float64) []drawing.Mark
}

// flow collects pieces and deals them to pages. The first error stays; what comes
// after it is of no use.
type flow struct {
	pieces []piece
	err    error
}

func (f *flow) add(p ...piece) { f.pieces = append(f.pieces, p...) }

func (f *flow) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// keepLast binds what was added last to what comes next.
func (f *flow) keepLast() {
	if n := len(f.pieces); n > 0 {
		f.pieces[n-1].keep = true
	}
}

// paragraph adds text line by line, so that a long one may cross pages; two lines
// at least stay together at either end.
func (f *flow) paragraph(p drawing.Paragraph, x, gap float64) {
	b, err := p.Set(x, 0)
	if err != nil {
		f.fail(err)
		return
	}
	n := len(b.Lines)
	for i, l := range b.Lines {
		q := piece{height: l.Height, keep: n > 1 && (i == 0 || i == n-2), draw: func(y float64) []drawing.Mark {
			return drawing.Shifted(l.Marks, 0, y-l.Top)
		}}
		if i == 0 {
			q.gap = gap
		}
		f.add(q)
	}
}

// text adds a paragraph of one style over the whole column.
func (f *flow) text(s string, style drawing.Style, gap float64) {
	p := drawing.Para(s, style, width)
	p.Leading = style.Size * 1.45
	f.paragraph(p, left, gap)
}

// block adds marks of a known height as one piece.
func (f *flow) block(height, gap float64, draw func(y float64) []drawing.Mark) {
	f.add(piece{height: height, gap: gap, draw: draw})
}

// section adds the heading of a section: a short gold rule, the words, a bookmark.
func (f *flow) section(title string) {
	p := drawing.Para(title, heading1, width)
	p.Leading, p.Balance = 23, true
	b, err := p.Set(left, 0)
	if err != nil {
		f.fail(err)
		return
	}
	f.add(piece{height: b.Height + 12, gap: 22, keep: true, mark: title, draw: func(y float64) []drawing.Mark {
		return []drawing.Mark{
			decoration(drawing.Rect{X: left, Y: y, W: 28, H: 2.4, Fill: gold}),
			drawing.Group{Role: drawing.RoleHeading1, Marks: b.Shift(0, y+9).Marks()},
		}
	}})
}

// subheading adds a smaller heading.
func (f *flow) subheading(title string, gap float64) {
	b, err := drawing.Para(title, heading2, width).Set(left, 0)
	if err != nil {
		f.fail(err)
		return
	}
	f.add(piece{height: b.Height + 2, gap: gap, keep: true, draw: func(y float64) []drawing.Mark {
		return []drawing.Mark{drawing.Group{Role: drawing.RoleHeading2, Marks: b.Shift(0, y).Marks()}}
	}})
}

func decoration(marks ...drawing.Mark) drawing.Mark {
	return drawing.Group{Role: drawing.RoleArtifact, Marks: marks}
}

// pages deals the pieces to pages. What is kept together moves to the next page as
// one, unless it is longer than a page. from is where the first page begins.
func (f *flow) pages(first *drawing.Page, from float64) []*drawing.Page {
	d := dealer{pages: []*drawing.Page{first}, y: from, empty: false}
	for i := 0; i < len(f.pieces); {
		n := 1
		for i+n < len(f.pieces) && f.pieces[i+n-1].keep {
			n++
		}
		d.deal(f.pieces[i : i+n])
		i += n
	}
	return d.pages
}

// dealer is the state of the dealing: where on the last page it is.
type dealer struct {
	pages []*drawing.Page
	y     float64 // where the next piece may begin
	empty bool    // nothing stands on the last page but a repeated head
}

// deal puts pieces that belong together on one page, or, if no page holds them,
// on as many as they need.
func (d *dealer) deal(group []piece) {
	height := 0.0
	for i, p := range group {
		height += p.height
		if i > 0 || !d.empty {
			height += p.gap
		}
	}
	if d.y+height > bottom && !d.empty {
		d.turn(group[0].head)
	}
	for _, p := range group {
		if d.y+p.gap+p.height > bottom && !d.empty {
			d.turn(p.head)
		}
		if !d.empty {
			d.y += p.gap
		}
		page := d.pages[len(d.pages)-1]
		page.Add(p.draw(d.y)...)
		if p.mark != "" && page.Bookmark == "" {
			page.Bookmark = p.mark
		}
		d.y += p.height
		d.empty = false
	}
}

// turn begins a page, with the head of the table that goes on there.
func (d *dealer) turn(head *piece) {
	page := drawing.A4()
	d.pages = append(d.pages, &page)
	d.y, d.empty = top, true
	if head != nil {
		page.Add(head.draw(d.y)...)
		d.y += head.height
	}
}

// cells sets texts side by side and gives the height of the tallest.
func cells(columns []column, texts []string, x, y, leading float64) ([]drawing.Block, float64, error) {
	blocks := make([]drawing.Block, len(texts))
	tallest := 0.0
	for i, t := range texts {
		c := columns[i]
		p := drawing.Para(t, c.style, c.width)
		p.Align, p.Leading = c.align, c.style.Size*leading
		b, err := p.Set(x+c.x, y)
		if err != nil {
			return nil, 0, err
		}
		blocks[i] = b
		tallest = max(tallest, b.Height)
	}
	return blocks, tallest, nil
}

// column is a column of a table; x is counted from the table's left edge.
type column struct {
	x, width float64
	align    drawing.Align
	style    drawing.Style
	head     string
}

// table is a head and rows, with a hairline below each.
type table struct {
	columns []column
	head    *piece  // repeated where the table goes on
	padding float64 // above and below the text of a row
	leading float64 // of it, times its size
}

// newTable sets the head.
func (f *flow) newTable(columns []column) *table {
	t := &table{columns: columns, padding: rowPadding, leading: 1.27}
	heads := make([]string, len(columns))
	styled := slices.Clone(columns)
	for i, c := range columns {
		heads[i] = c.head
		styled[i].style = bold(7.4, muted)
	}
	blocks, h, err := cells(styled, heads, left, 0, 1.27)
	if err != nil {
		f.fail(err)
		return t
	}
	height := h + 6
	t.head = &piece{height: height, keep: true, draw: func(y float64) []drawing.Mark {
		row := drawing.Group{Role: drawing.RoleRow}
		for _, b := range blocks {
			row.Marks = append(row.Marks, drawing.Group{Role: drawing.RoleHeader, Marks: b.Shift(0, y+h-b.Height).Marks()})
		}
		return []drawing.Mark{row, rule(y+height-1, navy, 0.9)}
	}}
	return t
}

// rule is a line across the column.
func rule(y float64, c drawing.Color, w float64) drawing.Mark {
	return decoration(drawing.Line{X1: left, Y1: y, X2: right, Y2: y, Stroke: drawing.Stroke{Color: c, Width: w}})
}

// begin adds the head.
func (t *table) begin(f *flow, gap float64) {
	if t.head != nil {
		p := *t.head
		p.gap = gap
		f.add(p)
	}
}

// row adds a row; extra draws what is no text, given the row's top and height.
func (t *table) row(f *flow, texts []string, extra func(y, h float64) []drawing.Mark) {
	blocks, h, err := cells(t.columns, texts, left, 0, t.leading)
	if err != nil {
		f.fail(err)
		return
	}
	padding := t.padding
	height := h + 2*padding
	f.add(piece{height: height, head: t.head, draw: func(y float64) []drawing.Mark {
		row := drawing.Group{Role: drawing.RoleRow}
		for _, b := range blocks {
			row.Marks = append(row.Marks, drawing.Group{Role: drawing.RoleCell, Marks: b.Shift(0, y+padding).Marks()})
		}
		if extra != nil {
			row.Marks = append(row.Marks, extra(y, height)...)
		}
		return []drawing.Mark{row, rule(y+height, faint, 0.6)}
	}})
}

// end keeps the table's first two rows with its head and its last two together.
func (t *table) end(f *flow, rows int) {
	n := len(f.pieces)
	if rows > 1 && n > rows {
		f.pieces[n-rows].keep = true
		f.pieces[n-2].keep = true
	}
}
