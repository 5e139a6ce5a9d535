package drawing

import (
	"sort"
	"strings"

	"biurolidera/internal/contest"
)

// Fit is a line of text that has to find room: it shrinks, then wraps, then is
// refused (design.md §5, reliability.md B6).
type Fit struct {
	Style   Style   // Size is what is wanted
	MinSize float64 // the smallest that may be
	Lines   int     // the most lines it may wrap to; 0 and 1: it may not wrap
	Width   float64
	Height  float64 // of all lines together; 0: as much as they need
	Leading float64 // times the size; 0: 1.25
	Align   Align
}

// sizeStep is the grain, in points, in which sizes are tried.
const sizeStep = 0.25

// Set lays the text out with its upper left corner at x, y: on one line in the
// largest size that goes, down to MinSize; else on up to Lines lines of about
// equal length in the largest size that goes, no word broken. If MinSize is still
// too large it fails with text_does_not_fit, which names the text. Line feeds
// count as spaces.
func (f Fit) Set(text string, x, y float64) (Block, error) {
	text = strings.ReplaceAll(Printable(text), "\n", " ")
	if err := CheckText(f.Style.Face, text); err != nil {
		return Block{}, err
	}
	if size := f.lineSize(text); size >= f.MinSize {
		return f.paragraph(text, size).Set(x, y)
	}
	if f.Lines > 1 {
		b, ok, err := f.wrapped(text, x, y)
		if ok || err != nil {
			return b, err
		}
	}
	return Block{}, contest.E("text_does_not_fit", "text", text, "size", f.MinSize, "lines", max(f.Lines, 1))
}

// wrapped sets the text on several lines in the largest size that goes. A smaller
// size never needs more room, so that halving finds it.
func (f Fit) wrapped(text string, x, y float64) (b Block, ok bool, err error) {
	b, err = f.paragraph(text, f.MinSize).Set(x, y)
	if err != nil || !f.holds(b) {
		return Block{}, false, err
	}
	steps := int((f.Style.Size - f.MinSize) / sizeStep)
	tooLarge := sort.Search(steps, func(i int) bool {
		larger, setErr := f.paragraph(text, f.MinSize+sizeStep*float64(i+1)).Set(x, y)
		if setErr != nil || !f.holds(larger) {
			return true
		}
		b = larger
		return false
	})
	if tooLarge == steps {
		if full, setErr := f.paragraph(text, f.Style.Size).Set(x, y); setErr == nil && f.holds(full) {
			b = full
		}
	}
	return b, true, nil
}

// lineSize is the largest size in which the text stands on one line.
func (f Fit) lineSize(text string) float64 {
	size := f.Style.Size
	if w := f.Style.Width(text); w > f.Width {
		size *= f.Width / w
	}
	if f.Height > 0 {
		size = min(size, f.Height/f.leading())
	}
	return size
}

// leading is the height of a line in sizes of the letters.
func (f Fit) leading() float64 {
	if f.Leading > 0 {
		return f.Leading
	}
	return 1.25
}

// paragraph is the text in one size. It is balanced, because a name that ends in
// one short word under a full line looks like a mistake.
func (f Fit) paragraph(text string, size float64) Paragraph {
	p := Para(text, f.Style.At(size), f.Width)
	p.Align, p.Leading, p.Balance = f.Align, f.leading()*size, true
	return p
}

// holds tells whether a block keeps to the lines and the height, with no word
// broken.
func (f Fit) holds(b Block) bool {
	return len(b.Lines) <= f.Lines && !b.broken && (f.Height <= 0 || b.Height <= f.Height+slack)
}
