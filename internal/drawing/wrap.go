package drawing

import (
	"math"
	"slices"
	"strings"
)

// atom is a stretch of glyphs that stays together: a word with the blanks after
// it. An atom may hold several styles.
type atom struct {
	letters []letter
	blanks  []letter
	hard    bool // a line feed follows
	broken  bool // its word goes on in the next atom
}

// letter is a glyph that knows its style.
type letter struct {
	glyph
	style *Style
}

// line is what wrap makes: pieces of one style each, blanks at the end dropped.
type line struct {
	pieces []piece
	width  float64
	indent float64
	last   bool // of the paragraph or before a line feed
	broken bool // ends inside a word
}

type piece struct {
	text  string
	style Style
	width float64
}

// blanks is how many places the line can widen at.
func (l line) blanks() int {
	n := 0
	for _, p := range l.pieces {
		n += countBlanks(p.text)
	}
	return n
}

// words cuts the spans into atoms.
func (p Paragraph) words() ([]atom, error) {
	var atoms []atom
	var cur atom
	flush := func() {
		atoms = append(atoms, cur)
		cur = atom{}
	}
	var buf []glyph
	for i := range p.Spans {
		span := &p.Spans[i]
		text := Printable(span.Text)
		glyphs, missing := shape(buf[:0], span.Style, text)
		if missing != 0 {
			return nil, missingGlyph(missing, text)
		}
		buf = glyphs
		if len(glyphs) > 0 {
			glyphs[len(glyphs)-1].kern = span.Style.Spacing
		}
		for _, g := range glyphs {
			switch {
			case g.r == '\n':
				cur.hard = true
				flush()
			case breaks(g.r):
				cur.blanks = append(cur.blanks, letter{g, &span.Style})
			default:
				if len(cur.blanks) > 0 {
					flush()
				}
				cur.letters = append(cur.letters, letter{g, &span.Style})
			}
		}
	}
	flush()
	return atoms, nil
}

// breaks tells whether a line may end at r, which then is not drawn.
func breaks(r rune) bool {
	return r == ' ' || r >= 0x2000 && r <= 0x200A && r != 0x2007 || r == 0x3000
}

// lettersWidth measures letters in a row; the last one's kerning does not count.
func lettersWidth(ls []letter) float64 {
	var w float64
	for i, l := range ls {
		w += l.advance
		if i < len(ls)-1 {
			w += l.kern
		}
	}
	return w
}

// width is that of the letters, in points, without the blanks after them.
func (a atom) width() float64 { return lettersWidth(a.letters) }

// gap is the width from this atom's last letter to the next atom.
func (a atom) gap() float64 {
	var w float64
	if n := len(a.letters); n > 0 {
		w = a.letters[n-1].kern
	}
	for _, b := range a.blanks {
		w += b.advance + b.kern
	}
	return w
}

// wrap puts atoms on lines.
func (p Paragraph) wrap(atoms []atom) []line {
	var lines []line
	start := 0
	for i := range atoms {
		if atoms[i].hard || i == len(atoms)-1 {
			lines = append(lines, p.wrapPart(atoms[start:i+1], len(lines) == 0)...)
			start = i + 1
		}
	}
	return lines
}

// wrapPart wraps atoms up to a line feed or the end.
func (p Paragraph) wrapPart(atoms []atom, first bool) []line {
	indent := 0.0
	if first {
		indent = p.Indent
	}
	atoms = p.splitWide(atoms, indent)
	var ends []int
	if p.Align == Justified || p.Balance {
		ends = p.evenEnds(atoms, indent)
	} else {
		ends = greedyEnds(atoms, p.Width, indent)
	}
	lines := make([]line, 0, len(ends))
	start := 0
	for i, end := range ends {
		l := makeLine(atoms[start:end])
		if i == 0 {
			l.indent = indent
		}
		l.last = i == len(ends)-1
		lines = append(lines, l)
		start = end
	}
	return lines
}

// slack allows for sums of floats that differ in their last digits.
const slack = 1e-6

// splitWide breaks atoms that are wider than the column.
func (p Paragraph) splitWide(atoms []atom, indent float64) []atom {
	room := p.Width - max(indent, 0)
	var out []atom
	for _, a := range atoms {
		for a.width() > room+slack && len(a.letters) > 1 {
			n := fitting(a.letters, room)
			out = append(out, atom{letters: a.letters[:n], broken: true})
			a.letters = a.letters[n:]
			room = p.Width
		}
		out = append(out, a)
		room = p.Width
	}
	return out
}

// fitting is how many letters go on a line of the width, at least one; it prefers
// to end after a hyphen or slash.
func fitting(ls []letter, width float64) int {
	n, soft := 1, 0
	var w float64
	for i, l := range ls {
		if w+l.advance > width+slack {
			break
		}
		w += l.advance + l.kern
		n = max(i+1, 1)
		if strings.ContainsRune("-/–—@._", l.r) {
			soft = i + 1
		}
	}
	if soft > 0 {
		return soft
	}
	return n
}

// greedyEnds fills each line as far as it goes.
func greedyEnds(atoms []atom, width, indent float64) []int {
	var ends []int
	room := width - indent
	used := 0.0
	for i, a := range atoms {
		w := a.width()
		if i > 0 && used+w > room+slack {
			ends = append(ends, i)
			used, room = 0, width
		}
		used += w + a.gap()
	}
	return append(ends, len(atoms))
}

// setting is the cheapest way found to set the first atoms on some lines: the sum
// of the costs of the lines, and where the last line begins.
type setting struct {
	cost float64
	from int
}

// evenEnds chooses the breaks whose unfilled widths, squared, have the smallest
// sum; it takes no more lines than filling greedily would. Paragraphs are short
// enough that every line with every beginning is looked at.
func (p Paragraph) evenEnds(atoms []atom, indent float64) []int {
	n := len(atoms)
	limit := len(greedyEnds(atoms, p.Width, indent))
	// table[k][j]: the cheapest way to set the first j atoms on k lines.
	table := make([][]setting, limit+1)
	for k := range table {
		table[k] = make([]setting, n+1)
		for j := range table[k] {
			table[k][j].cost = math.Inf(1)
		}
	}
	table[0][0].cost = 0
	for k := 1; k <= limit; k++ {
		room := p.Width
		if k == 1 {
			room -= indent
		}
		for j := 1; j <= n; j++ {
			table[k][j] = p.lastLine(atoms[:j], room, table[k-1], j == n)
		}
	}
	ends := make([]int, 0, limit)
	for k, j := limit, n; k > 0; k-- {
		ends = append(ends, j)
		j = table[k][j].from
	}
	slices.Reverse(ends)
	return ends
}

// lastLine finds where the line that ends with the last of the atoms best begins,
// given what the lines before cost. A line of one atom may be overfull.
func (p Paragraph) lastLine(atoms []atom, room float64, before []setting, last bool) setting {
	best := setting{cost: math.Inf(1)}
	end := len(atoms) - 1
	used := 0.0
	for i := end; i >= 0; i-- {
		used += atoms[i].width()
		if i < end {
			used += atoms[i].gap()
		}
		if used > room+slack && i < end {
			break
		}
		if cost := before[i].cost + p.raggedness(room-used, last); cost < best.cost {
			best = setting{cost, i}
		}
	}
	return best
}

// raggedness is the cost of a line that leaves free points unfilled. The last
// line of a justified paragraph may be short.
func (p Paragraph) raggedness(free float64, last bool) float64 {
	if last && !p.Balance {
		return 0
	}
	return free * free
}

// makeLine joins atoms; the blanks after the last are dropped.
func makeLine(atoms []atom) line {
	var ls []letter
	for i, a := range atoms {
		ls = append(ls, a.letters...)
		if i < len(atoms)-1 {
			ls = append(ls, a.blanks...)
		}
	}
	l := line{width: lettersWidth(ls), broken: atoms[len(atoms)-1].broken}
	for start := 0; start < len(ls); {
		end := start
		var text strings.Builder
		for end < len(ls) && ls[end].style == ls[start].style {
			text.WriteRune(ls[end].r)
			end++
		}
		w := lettersWidth(ls[start:end])
		if end < len(ls) {
			w += ls[end-1].kern
		}
		l.pieces = append(l.pieces, piece{text.String(), *ls[start].style, w})
		start = end
	}
	return l
}
