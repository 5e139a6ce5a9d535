package listing

import (
	"errors"

	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
)

// Measures of a table, in points.
const (
	cellPad = 5.0 // left and right of a cell's text
	rowPad  = 4.0 // above and below it
)

// textSizes, in points, are tried on a cell's text in turn until it keeps to
// maxNameLines; a name of thousands of letters takes as many lines of the last as
// it needs, so that nothing is cut (design.md §5).
var textSizes = []float64{9.5, 8.5, 7.5, 6.5}

const (
	maxNameLines = 4
	pageLines    = 75 // about as many of the smallest lines go on a page
)

// sections sets all tables, one below another.
func (p *paper) sections() error {
	for _, s := range p.list.Sections {
		if err := p.section(s); err != nil {
			return p.refused(s.Title, err)
		}
	}
	return nil
}

// section sets a heading and its table. The rows are set first, so that it is
// known how much has to stay together.
func (p *paper) section(s Section) error {
	widths := s.widths()
	head, err := p.setRow(s, widths, headerRow(s), true)
	if err != nil {
		return err
	}
	rows := make([]setRow, len(s.Rows))
	for i, r := range s.Rows {
		if rows[i], err = p.setRow(s, widths, r, false); err != nil {
			return p.refused(r.Cells[s.naming()].Text, err)
		}
		if rows[i].height > bottom-top-head.height-40 {
			return p.refused(r.Cells[s.naming()].Text, contest.E("text_does_not_fit", "text", r.Cells[s.naming()].Text,
				"size", textSizes[len(textSizes)-1], "lines", pageLines))
		}
	}
	// Title, header and the first two rows stay together.
	together := 34 + head.height
	for _, r := range rows[:min(2, len(rows))] {
		together += r.height
	}
	if len(s.Figures) > 0 {
		together = 34 + chart.Height(s.Figures[0], column, p.figureStyle())
	}
	if !p.room(together) {
		p.newPage()
	}
	if err := p.sectionTitle(s, false); err != nil {
		return err
	}
	if err := p.figures(s, together); err != nil {
		return err
	}
	if len(rows) == 0 {
		return p.text(drawing.RoleParagraph, s.Empty, drawing.Style{Face: drawing.SansItalic, Size: 9.5, Color: house.Gray}, 1.6)
	}
	return p.rows(s, head, rows)
}

func (p *paper) figureStyle() chart.Style { return chart.Style{Lang: p.texts.Lang(), Size: 8} }

// figures draws the section's charts, each whole on a page.
func (p *paper) figures(s Section, together float64) error {
	for i, m := range s.Figures {
		h := min(chart.Height(m, column, p.figureStyle()), bottom-top-40)
		if i > 0 && !p.room(h) {
			p.newPage()
			if err := p.sectionTitle(s, true); err != nil {
				return err
			}
		}
		marks, err := chart.Draw(m, drawing.Box{X: left, Y: p.y, W: column, H: h}, p.figureStyle())
		if err != nil {
			return err
		}
		p.page().Add(marks...)
		p.y += h + 10
	}
	if len(s.Figures) > 0 && len(s.Rows) > 0 && !p.room(min(together, 120)) {
		p.newPage()
		return p.sectionTitle(s, true)
	}
	return nil
}

// rows puts the set rows, a new page with title and header where one is full.
func (p *paper) rows(s Section, head setRow, rows []setRow) error {
	p.put(head, true)
	for i, r := range rows {
		keep := r.height
		if i == len(rows)-2 { // the last row doesn't stand alone
			keep += rows[i+1].height
		}
		if !p.room(keep) {
			p.newPage()
			if err := p.sectionTitle(s, true); err != nil {
				return err
			}
			p.put(head, true)
		}
		p.put(r, false)
	}
	p.y += 14
	return nil
}

// sectionTitle sets the section's heading with its count beside it.
func (p *paper) sectionTitle(s Section, again bool) error {
	if s.Title == "" {
		return nil
	}
	title := s.Title
	style := drawing.Style{Face: drawing.SerifBold, Size: 14.5, Color: house.Navy}
	count := drawing.Style{Face: drawing.Sans, Size: 9, Color: house.Gray}
	room := column
	if again {
		title, style = p.texts.T("listing.continued", "title", s.Title), style.At(11.5)
	}
	if s.Count != "" && !again {
		room -= count.Width(s.Count) + 14
	}
	p.y += 4
	b, err := drawing.Fit{Style: style, MinSize: 8, Lines: 3, Width: room, Leading: 1.3}.Set(polish.NoOrphans(title), left, p.y)
	if err != nil {
		return err
	}
	marks := b.Marks()
	if s.Count != "" && !again {
		marks = append(marks, drawing.Text{X: right - count.Width(s.Count), Y: b.Lines[0].Baseline, Style: count, Text: s.Count})
	}
	p.add(drawing.RoleHeading2, marks...)
	p.y = b.Bottom() + 5
	return nil
}

// widths gives the columns their room: the naming one gets what the others leave.
func (s Section) widths() []float64 {
	w := make([]float64, len(s.Columns))
	free := column
	for i, c := range s.Columns {
		w[i] = c.Width
		free -= c.Width
	}
	w[s.naming()] = free
	return w
}

// headerRow is the row of the columns' titles.
func headerRow(s Section) Row {
	var r Row
	for _, c := range s.Columns {
		r.Cells = append(r.Cells, Cell{Text: c.Title})
	}
	return r
}

// setRow is a row laid out with its upper left corner at 0, 0.
type setRow struct {
	cells  []setCell
	height float64
}

// setCell is a cell laid out; baseline is its first line's.
type setCell struct {
	marks            []drawing.Mark
	height, baseline float64
}

// setRow lays a row out; header says that it is the row of titles. All cells
// stand on one first line, whatever their sizes.
func (p *paper) setRow(s Section, widths []float64, r Row, header bool) (setRow, error) {
	var set setRow
	if len(r.Cells) != len(s.Columns) {
		return set, errors.New("listing: a row has other columns than its table")
	}
	x, baseline := 0.0, 0.0
	for i, cell := range r.Cells {
		align := drawing.Left
		if s.Columns[i].Right {
			align = drawing.Right
		}
		c, err := cell.set(p.cellStyle(s, i, header), align, x+cellPad, widths[i]-2*cellPad)
		if err != nil {
			return set, err
		}
		set.cells = append(set.cells, c)
		baseline = max(baseline, c.baseline)
		x += widths[i]
	}
	for i := range set.cells {
		c := &set.cells[i]
		drop := baseline - c.baseline // all first lines stand on one line
		c.marks = drawing.Shifted(c.marks, 0, drop)
		set.height = max(set.height, c.height+drop)
	}
	set.height += 2 * rowPad
	return set, nil
}

// cellStyle is how the i-th cell of a row looks.
func (p *paper) cellStyle(s Section, i int, header bool) drawing.Style {
	switch {
	case header:
		return drawing.Style{Face: drawing.SansBold, Size: 8, Color: house.Navy}
	case i == s.naming() && p.list.Serif:
		return drawing.Style{Face: drawing.Serif, Size: 12.5, Color: house.Navy}
	case s.Columns[i].Bold:
		return drawing.Style{Face: drawing.SansBold, Size: textSizes[0], Color: house.Navy}
	}
	return drawing.Style{Face: drawing.Sans, Size: textSizes[0], Color: house.Ink}
}

// set lays out the text and the smaller one below it, or that alone.
func (c Cell) set(style drawing.Style, align drawing.Align, x, w float64) (setCell, error) {
	below := drawing.Para(polish.NoOrphans(c.Sub), drawing.Style{Face: drawing.Sans, Size: 7.5, Color: house.Gray}, w)
	below.Align, below.Leading = align, 10
	if c.Text == "" && c.Sub != "" {
		b, err := below.Set(x, rowPad)
		if err != nil {
			return setCell{}, err
		}
		return setCell{b.Marks(), b.Height, b.Lines[0].Baseline}, nil
	}
	b, err := setShrinking(polish.NoOrphans(c.Text), style, align, x, w)
	if err != nil {
		return setCell{}, err
	}
	set := setCell{b.Marks(), b.Height, b.Lines[0].Baseline}
	if c.Sub == "" {
		return set, nil
	}
	sub, err := below.Set(x, rowPad+b.Height)
	set.marks, set.height = append(set.marks, sub.Marks()...), b.Height+sub.Height
	return set, err
}

// setShrinking sets a cell's text smaller and smaller until it takes few lines;
// the smallest size takes as many as it needs.
func setShrinking(text string, style drawing.Style, align drawing.Align, x, w float64) (drawing.Block, error) {
	var b drawing.Block
	var err error
	base := style.Size / textSizes[0]
	for _, size := range textSizes {
		para := drawing.Para(text, style.At(size*base), w)
		para.Align, para.Leading = align, size*base*1.32
		if b, err = para.Set(x, rowPad); err != nil || len(b.Lines) <= maxNameLines {
			break
		}
	}
	return b, err
}

// put draws a set row at p.y with a rule below it, the header on a pale ground,
// and goes below it.
func (p *paper) put(r setRow, header bool) {
	rule := drawing.Stroke{Color: house.Hair, Width: 0.5}
	role := drawing.RoleCell
	var marks []drawing.Mark
	if header {
		role, rule = drawing.RoleHeader, drawing.Stroke{Color: house.Navy, Width: 0.9}
		p.add(drawing.RoleArtifact, drawing.Rect{X: left, Y: p.y, W: column, H: r.height, Fill: house.Mist})
	}
	for _, cell := range r.cells {
		marks = append(marks, drawing.Group{Role: role, Marks: drawing.Shifted(cell.marks, left, p.y)})
	}
	p.add(drawing.RoleRow, marks...)
	p.y += r.height
	p.add(drawing.RoleArtifact, drawing.Line{X1: left, Y1: p.y, X2: right, Y2: p.y, Stroke: rule})
}
