package report

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// bullet is a bar of 0 to 100 with the category beside it: a diamond for the
// median, an upright line where the best quarter begins. The shapes differ, so
// that it reads in grey; the numbers stand in the row.
type bullet struct {
	x, width, height float64
	score            *contest.Hundredths
	median, quarter  *contest.Hundredths
}

// at is the place of a score of 0..10000.
func (b bullet) at(h contest.Hundredths) float64 {
	return b.x + b.width*float64(min(max(h, 0), 10000))/10000
}

// marks draws the bar with its middle at y.
func (b bullet) marks(y float64) []drawing.Mark {
	half := b.height / 2
	marks := []drawing.Mark{drawing.Rect{X: b.x, Y: y - half, W: b.width, H: b.height, Radius: half, Fill: track}}
	if b.score != nil && *b.score > 0 {
		w := max(b.at(*b.score)-b.x, b.height)
		marks = append(marks, drawing.Rect{X: b.x, Y: y - half, W: w, H: b.height, Radius: half, Fill: navy})
	}
	if b.quarter != nil {
		x, tall := b.at(*b.quarter), half+2.6
		marks = append(marks,
			drawing.Line{X1: x, Y1: y - tall, X2: x, Y2: y + tall, Stroke: drawing.Stroke{Color: drawing.White, Width: 3}},
			drawing.Line{X1: x, Y1: y - tall, X2: x, Y2: y + tall, Stroke: drawing.Stroke{Color: goldInk, Width: 1.3}})
	}
	if b.median != nil {
		marks = append(marks, diamond(b.at(*b.median), y, max(half*0.82, 2.6)))
	}
	return marks
}

// diamond is the sign of the median: gold with a white rim.
func diamond(x, y, r float64) drawing.Mark {
	return drawing.Polygon{
		Points: []drawing.Point{{X: x, Y: y - r*1.25}, {X: x + r*1.25, Y: y}, {X: x, Y: y + r*1.25}, {X: x - r*1.25, Y: y}},
		Fill:   gold, Stroke: drawing.Stroke{Color: drawing.White, Width: 0.9},
	}
}

// ruler writes 0, 25, 50, 75, 100 below bars, with ticks from a height upwards.
func (b bullet) ruler(y, up float64) []drawing.Mark {
	var marks []drawing.Mark
	style := sans(7, muted)
	for i, text := range []string{"0", "25", "50", "75", "100"} {
		x := b.at(contest.Hundredths(i * 2500))
		marks = append(marks,
			drawing.Line{X1: x, Y1: y - up, X2: x, Y2: y + 2.5, Stroke: drawing.Stroke{Color: line, Width: 0.5}},
			drawing.Text{X: x - style.Width(text)/2, Y: y + 10.5, Style: style, Text: text})
	}
	return marks
}

// legend explains the shapes on one line.
func (c *content) legend(x, y float64, all bool) []drawing.Mark {
	style := caption.At(7.6)
	marks := []drawing.Mark{drawing.Rect{X: x, Y: y - 5, W: 16, H: 5.4, Radius: 2.7, Fill: navy}}
	x += 21
	say := func(text string) {
		marks = append(marks, drawing.Text{X: x, Y: y, Style: style, Text: text})
		x += style.Width(text) + 16
	}
	say(c.t("distribution_you"))
	if !all {
		return marks
	}
	marks = append(marks, diamond(x+3, y-2.4, 3))
	x += 10
	say(c.t("median"))
	marks = append(marks, drawing.Line{X1: x + 2, Y1: y - 7, X2: x + 2, Y2: y + 2, Stroke: drawing.Stroke{Color: goldInk, Width: 1.3}})
	x += 8
	say(c.t("quarter_short"))
	return marks
}
