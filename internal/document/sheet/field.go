package sheet

import (
	"unicode/utf8"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// tickBox is a box to be crossed; it is white on any ground.
func tickBox(x, y float64) drawing.Mark {
	return artifact(drawing.Rect{X: x, Y: y, W: boxSide, H: boxSide, Radius: 1.5, Fill: drawing.White, Stroke: inkLine})
}

// ruled is a line to write on, at the foot of the pen's space that begins at y.
func ruled(x, y, w float64) drawing.Mark {
	y += cellHeight
	return artifact(drawing.Line{X1: x, Y1: y, X2: x + w, Y2: y, Stroke: penLine})
}

// comb is a row of cells, one a letter, in groups: a date is 2, 2 and 4.
type comb struct {
	groups []int
	joint  string // printed between groups
	before string // printed before the first cell: "A-"
	after  string // printed after the last: a unit
	value  string // letters printed into the cells
}

const combPad = 4.0 // beside what is printed before, between and after

var combText = bold(11, house.Ink)

func (c comb) beforeWidth() float64 { return padded(c.before) }

func padded(s string) float64 {
	if s == "" {
		return 0
	}
	return combText.Width(s) + combPad
}

func (c comb) jointWidth() float64 { return combText.Width(c.joint) + combPad }

// width is the width of all, what is printed around the cells included.
func (c comb) width() float64 {
	w := c.beforeWidth() + padded(c.after)
	for i, n := range c.groups {
		w += float64(n) * cellWidth
		if i > 0 {
			w += c.jointWidth()
		}
	}
	return w
}

// draw gives the comb with its upper left corner at x, y.
func (c comb) draw(x, y float64) []drawing.Mark {
	const base = cellHeight/2 + 4
	word := func(x float64, s string) drawing.Mark {
		return drawing.Text{X: x, Y: y + base, Style: combText, Text: s}
	}
	var cells []drawing.Mark
	var texts []drawing.Mark
	if c.before != "" {
		texts = append(texts, word(x, c.before))
		x += c.beforeWidth()
	}
	value := c.value
	for i, n := range c.groups {
		if i > 0 {
			texts = append(texts, word(x+combPad/2, c.joint))
			x += c.jointWidth()
		}
		cells = append(cells, combGroup(x, y, n)...)
		for j := 0; j < n && value != ""; j++ {
			_, size := utf8.DecodeRuneInString(value)
			letter := value[:size]
			value = value[size:]
			texts = append(texts, word(x+(float64(j)+0.5)*cellWidth-combText.Width(letter)/2, letter))
		}
		x += float64(n) * cellWidth
	}
	if c.after != "" {
		texts = append(texts, word(x+combPad, c.after))
	}
	marks := []drawing.Mark{artifact(cells...)}
	if len(texts) > 0 {
		marks = append(marks, paragraph(texts...))
	}
	return marks
}

// combGroup is one frame with teeth between its cells.
func combGroup(x, y float64, n int) []drawing.Mark {
	marks := []drawing.Mark{drawing.Rect{X: x, Y: y, W: float64(n) * cellWidth, H: cellHeight, Fill: drawing.White, Stroke: inkLine}}
	for i := 1; i < n; i++ {
		at := x + float64(i)*cellWidth
		marks = append(marks, drawing.Line{X1: at, Y1: y + boxStroke/2, X2: at, Y2: y + cellHeight - boxStroke/2, Stroke: tooth})
	}
	return marks
}

// field is a label with pen's space below it. Draw gets the width it has: that of the
// field, or the rest of the row where it takes the rest.
type field struct {
	label string
	width float64
	rest  bool
	draw  func(x, y, w float64) []drawing.Mark
}

func combField(label string, c comb) field {
	return field{label: label, width: c.width(), draw: func(x, y, _ float64) []drawing.Mark { return c.draw(x, y) }}
}

const tickGap, tickApart = 5.0, 14.0 // between a box and its word, and before the next box

// ticks are boxes with words beside them, in a row as high as a comb.
func ticks(x, y float64, choices []string) []drawing.Mark {
	var marks []drawing.Mark
	for _, c := range choices {
		marks = append(marks, tickBox(x, y+(cellHeight-boxSide)/2))
		x += boxSide + tickGap
		marks = append(marks, paragraph(drawing.Text{X: x, Y: y + cellHeight/2 + 3.2, Style: body, Text: c}))
		x += body.Width(c) + tickApart
	}
	return marks
}

const (
	fieldGap    = 13.0 // between fields of a row
	labelHeight = 12.0
)

// fields adds rows of fields, as many in a row as go.
func (f *flow) fields(all []field) {
	for len(all) > 0 {
		n, w := 0, 0.0
		for n < len(all) {
			more := all[n].across()
			if n > 0 {
				more += fieldGap
			}
			if n > 0 && w+more > width {
				break
			}
			n, w = n+1, w+more
		}
		f.fieldRow(all[:n], width-w)
		all = all[n:]
	}
}

// across is the room a field takes at least.
func (f field) across() float64 { return max(f.width, label.Width(f.label)) }

// fieldRow adds one row; spare is the width nobody took.
func (f *flow) fieldRow(row []field, spare float64) {
	for _, d := range row {
		if err := drawing.CheckText(label.Face, d.label); err != nil {
			f.fail(err)
			return
		}
	}
	f.add(piece{height: labelHeight + cellHeight, gap: f.space.row, draw: func(y float64) []drawing.Mark {
		var marks []drawing.Mark
		x := left
		for _, d := range row {
			w := d.across()
			if d.rest {
				w += spare
			}
			marks = append(marks, paragraph(drawing.Text{X: x, Y: y + smallest, Style: label, Text: d.label}))
			marks = append(marks, d.draw(x, y+labelHeight, w)...)
			x += w + fieldGap
		}
		return marks
	}})
}
