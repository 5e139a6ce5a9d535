package drawing

import "strings"

// Align is how lines stand in their column.
type Align uint8

// Justified sets the last line of a paragraph to the left.
const (
	Left Align = iota
	Center
	Right
	Justified
)

// Span is a piece of a paragraph in one style.
type Span struct {
	Text  string
	Style Style
}

// Paragraph is text set in a column. A line feed in it breaks the line. No-break
// spaces (U+00A0, U+202F, U+2007) hold words together; the caller has put them
// where Polish wants them (polish.NoOrphans). Words are never broken unless one is
// wider than the column; then it breaks after a hyphen or slash if it has one,
// else between letters, and nothing of it is lost.
type Paragraph struct {
	Spans   []Span
	Width   float64
	Align   Align
	Leading float64 // from baseline to baseline; 0: 1.4 times the largest size
	Indent  float64 // of the first line
	Balance bool    // lines of about equal length, for headings and names
}

// Para makes a paragraph of one style.
func Para(text string, s Style, width float64) Paragraph {
	return Paragraph{Spans: []Span{{text, s}}, Width: width}
}

// SetLine is one line of a Block: its marks and where it stands.
type SetLine struct {
	Text     string
	Top      float64 // y of the line's upper edge
	Baseline float64
	Height   float64 // down to the next line's upper edge
	Width    float64
	Marks    []Mark
}

// Block is a paragraph as set: its lines from the top.
type Block struct {
	X, Y, Width, Height float64
	Lines               []SetLine
	broken              bool // a line ends inside a word
}

// Marks gives the marks of all lines.
func (b Block) Marks() []Mark {
	var all []Mark
	for _, l := range b.Lines {
		all = append(all, l.Marks...)
	}
	return all
}

// Bottom is the y below the last line.
func (b Block) Bottom() float64 { return b.Y + b.Height }

// Breaks tells whether a word wider than the column was broken.
func (b Block) Breaks() bool { return b.broken }

// Widest is the width of the widest line.
func (b Block) Widest() float64 {
	var w float64
	for _, l := range b.Lines {
		w = max(w, l.Width)
	}
	return w
}

// Shift gives the block moved by dx, dy.
func (b Block) Shift(dx, dy float64) Block {
	b.X, b.Y = b.X+dx, b.Y+dy
	lines := make([]SetLine, len(b.Lines))
	for i, l := range b.Lines {
		l.Top, l.Baseline = l.Top+dy, l.Baseline+dy
		l.Marks = Shifted(l.Marks, dx, dy)
		lines[i] = l
	}
	b.Lines = lines
	return b
}

// Set lays the paragraph out with its upper left corner at x, y. An empty
// paragraph gives one empty line, so that it keeps its height. It fails with
// glyph_missing.
func (p Paragraph) Set(x, y float64) (Block, error) {
	words, err := p.words()
	if err != nil {
		return Block{}, err
	}
	lines := p.wrap(words)
	leading := p.leading()
	b := Block{X: x, Y: y, Width: p.Width, Height: leading * float64(len(lines))}
	m := p.tallest().Metrics()
	// The letters stand in the middle of the line's height.
	drop := (leading-m.Ascent-m.Descent)/2 + m.Ascent
	for i, l := range lines {
		b.broken = b.broken || l.broken
		top := y + leading*float64(i)
		b.Lines = append(b.Lines, p.place(l, x, top, top+drop, leading))
	}
	return b, nil
}

// Height gives the height the paragraph takes when set.
func (p Paragraph) Height() (float64, error) {
	b, err := p.Set(0, 0)
	return b.Height, err
}

// leading is the distance of the baselines in points. It is the same for all lines,
// so that columns side by side keep in step.
func (p Paragraph) leading() float64 {
	if p.Leading > 0 {
		return p.Leading
	}
	return p.tallest().Size * 1.4
}

// tallest is the style that decides how high a line is.
func (p Paragraph) tallest() Style {
	var s Style
	for _, span := range p.Spans {
		if span.Style.Size > s.Size {
			s = span.Style
		}
	}
	return s
}

// place turns a line of words into marks, one Text a style.
func (p Paragraph) place(l line, x, top, baseline, leading float64) SetLine {
	set := SetLine{Top: top, Baseline: baseline, Height: leading, Width: l.width}
	column := p.Width - l.indent
	x += l.indent
	var stretch float64
	switch p.Align {
	case Center:
		x += (column - l.width) / 2
	case Right:
		x += column - l.width
	case Justified:
		if n := l.blanks(); !l.last && n > 0 {
			stretch = (column - l.width) / float64(n)
			set.Width = column
		}
	}
	var text strings.Builder
	for _, piece := range l.pieces {
		text.WriteString(piece.text)
		set.Marks = append(set.Marks, Text{X: x, Y: baseline, Style: piece.style, Text: piece.text, WordSpace: stretch})
		x += piece.width + stretch*float64(countBlanks(piece.text))
	}
	set.Text = text.String()
	return set
}

// countBlanks is how many places a justified line can widen at.
func countBlanks(s string) int {
	n := 0
	for _, r := range s {
		if stretches(r) {
			n++
		}
	}
	return n
}

// stretches tells whether a justified line widens at r.
func stretches(r rune) bool { return r == ' ' || r == 0xA0 }
