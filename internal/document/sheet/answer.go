package sheet

import (
	"math"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// choice is a box to be crossed, with a word in bold and what it looks like.
type choice struct{ label, text string }

// chosen is a choice as set.
type chosen struct {
	block  drawing.Block
	height float64 // of its row
}

// choices sets choices that stand in one row, each in a column of the width; h is the
// row's height, at least that of a box.
func (f *flow) choices(row []choice, w float64) (set []chosen, h float64) {
	h = boxSide
	for _, c := range row {
		b, err := c.set(w - boxSide - tickGap)
		if err != nil {
			f.fail(err)
			return nil, h
		}
		set = append(set, chosen{block: b})
		h = max(h, b.Height)
	}
	for i := range set {
		set[i].height = h
	}
	return set, h
}

func (c choice) set(w float64) (drawing.Block, error) {
	var spans []drawing.Span
	if c.label != "" {
		spans = append(spans, span(c.label, answer))
	}
	if c.text != "" {
		if c.label != "" {
			spans = append(spans, span("  ", fact))
		}
		spans = append(spans, span(c.text, fact))
	}
	return set(0, w, spans...)
}

// draw gives box and text with the row's upper left corner at x, y. They stand in the
// middle of the row, but of the upper lines where it has over two.
func (c chosen) draw(x, y float64) []drawing.Mark {
	const lines = 2
	middle := y + min(c.height, max(boxSide, lines*leading*answer.Size))/2
	text := max(y, middle-c.block.Height/2)
	return []drawing.Mark{tickBox(x, middle-boxSide/2), paragraph(c.block.Shift(x+boxSide+tickGap, text).Marks()...)}
}

// answers lists what can be crossed for a criterion that is not measured: yes and no,
// or the points from the highest, then „n/d” where it is allowed.
func (s sheet) answers(c contest.Criterion) []choice {
	facts := map[int]string{}
	for _, a := range c.Anchors {
		facts[a.Points] = clean(a.Text)
	}
	var all []choice
	if c.Scale == contest.ScaleYesNo {
		all = []choice{{s.shared("yes"), facts[c.Max]}, {s.shared("no"), facts[0]}}
	} else {
		for p := c.Max; p >= 0; p-- {
			all = append(all, choice{strconv.Itoa(p), facts[p]})
		}
	}
	if c.NAAllowed {
		all = append(all, s.notApplicable(c))
	}
	return all
}

// part is a part of a criterion's block, below the one before it.
type part struct {
	height float64
	draw   func(x, y float64) []drawing.Mark
}

// list sets choices below each other.
func (f *flow) list(all []choice, w float64) part {
	gap := f.space.choice
	var rows []chosen
	for _, c := range all {
		row, _ := f.choices([]choice{c}, w)
		rows = append(rows, row...)
	}
	p := part{height: -gap}
	for _, r := range rows {
		p.height += r.height + gap
	}
	p.draw = func(x, y float64) []drawing.Mark {
		var marks []drawing.Mark
		for _, r := range rows {
			marks = append(marks, r.draw(x, y)...)
			y += r.height + gap
		}
		return marks
	}
	return p
}

// beside sets choices side by side. Those without a text take what their word needs,
// the others share the rest.
func (f *flow) beside(all []choice, w float64) part {
	const apart = 12.0
	texts, room := 0, w-apart*float64(len(all)-1)
	widths := make([]float64, len(all))
	for i, c := range all {
		if c.text == "" {
			widths[i] = boxSide + tickGap + answer.Width(c.label) + 1
			room -= widths[i]
		} else {
			texts++
		}
	}
	var row []chosen
	h := boxSide
	for i, c := range all {
		if c.text != "" {
			widths[i] = room / float64(texts)
		}
		set, high := f.choices([]choice{c}, widths[i])
		row = append(row, set...)
		h = max(h, high)
	}
	for i := range row {
		row[i].height = h
	}
	return part{height: h, draw: func(x, y float64) []drawing.Mark {
		var marks []drawing.Mark
		for i, c := range row {
			marks = append(marks, c.draw(x, y)...)
			x += widths[i] + apart
		}
		return marks
	}}
}

// measured sets cells for a number with its unit, and what the number gives.
func (s sheet) measured(f *flow, c contest.Criterion, w float64) part {
	cells := s.numberComb(c)
	x0 := cells.width() + 6
	b, err := set(0, w-x0, span(clean(c.Unit), answer), span("    "+s.bands(c.Bands), fact))
	if err != nil {
		f.fail(err)
		return part{}
	}
	h := max(cellHeight, b.Height)
	return part{height: h, draw: func(x, y float64) []drawing.Mark {
		return append(cells.draw(x, y), paragraph(b.Shift(x+x0, y+max(0, cellHeight-b.Height)/2).Marks()...))
	}}
}

// numberComb has room for three digits, or one more than the largest limit has; a
// cell after a comma where a limit has decimals.
func (s sheet) numberComb(c contest.Criterion) comb {
	whole, decimals := 3, 0
	for _, b := range c.Bands {
		if b.UpTo == "" {
			continue
		}
		v, err := strconv.ParseFloat(b.UpTo, 64)
		if err != nil {
			continue
		}
		whole = max(whole, digits(int(v))+1)
		if v != math.Trunc(v) {
			decimals = 1
		}
	}
	n := comb{groups: []int{whole}, joint: s.decimal(".")}
	if decimals > 0 {
		n.groups = append(n.groups, decimals)
	}
	return n
}
