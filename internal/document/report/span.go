package report

import (
	"math"

	"biurolidera/internal/drawing"
)

// spanHeight is what a bar with its ends takes.
const spanHeight = 30.0

// spanBar is an interval on a scale: a thick part from low to high, a dot at the value unless
// it is hidden, a dashed line at a mark. from is the scale's left end and may be the greater one.
type spanBar struct {
	title, text, alt       string
	from, to               float64
	value, low, high, mark float64 // mark 0: none
	markText               string
	hidden                 bool
	ends                   [2]string
}

// marks draws the bar in a column from x of width w with its top at y.
func (b spanBar) marks(x, w, y float64) []drawing.Mark {
	at := func(v float64) float64 {
		if b.from == b.to {
			return x + w/2
		}
		return x + w*math.Min(1, math.Max(0, (v-b.from)/(b.to-b.from)))
	}
	middle, lo, hi := y+11, at(b.low), at(b.high)
	if hi-lo < 8 {
		centre := (lo + hi) / 2
		lo, hi = math.Max(x, centre-4), math.Min(x+w, centre+4)
	}
	marks := []drawing.Mark{
		drawing.Rect{X: x, Y: middle - 2, W: w, H: 4, Radius: 2, Fill: track},
		drawing.Rect{X: lo, Y: middle - 5, W: hi - lo, H: 10, Radius: 5, Fill: drawing.Mix(navy, drawing.White, 0.55)},
	}
	if b.mark > 0 {
		m := at(b.mark)
		style := sans(7, ink)
		text := math.Min(m-style.Width(b.markText)/2, x+w-style.Width(b.markText)-24)
		marks = append(marks,
			drawing.Line{X1: m, Y1: middle - 9, X2: m, Y2: middle + 9, Stroke: drawing.Stroke{Color: ink, Width: 0.9, Dash: []float64{2, 1.6}}},
			drawing.Text{X: text, Y: middle + 17, Style: style, Text: b.markText})
	}
	if !b.hidden {
		marks = append(marks, drawing.Circle(at(b.value), middle, 4.2, navy, drawing.Stroke{Color: drawing.White, Width: 1.2}))
	}
	ends := sans(7, muted)
	return append(marks,
		drawing.Text{X: x, Y: middle + 17, Style: ends, Text: b.ends[0]},
		drawing.Text{X: x + w - ends.Width(b.ends[1]), Y: middle + 17, Style: ends, Text: b.ends[1]},
	)
}
