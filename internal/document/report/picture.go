package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"biurolidera/internal/drawing"
)

// picture is the importance–performance picture (method.md §2e): across, what a
// criterion can bring; up, how far the institution is above its category. The lines
// part it at the median worth and at the category's level; the corners are named.
type picture struct {
	points []Point
	x, y   func(p Point) float64
	middle float64 // of the worth
	box    drawing.Box
}

// leastPoints is from how many criteria a picture is drawn.
const leastPoints = 4

// newPicture lays the points out in a box.
func (c *content) newPicture(box drawing.Box) (picture, bool) {
	k := c.data.Confirmed
	if k == nil || len(k.Picture) < leastPoints {
		return picture{}, false
	}
	worth := make([]float64, len(k.Picture))
	most, tall := 0.0, 5.0
	for i, p := range k.Picture {
		worth[i] = float64(p.Worth)
		most, tall = math.Max(most, worth[i]), math.Max(tall, math.Abs(p.Performance))
	}
	slices.Sort(worth)
	most = math.Max(most, 1) * 1.06
	tall *= 1.15
	return picture{
		points: k.Picture, middle: box.X + box.W*worth[len(worth)/2]/most, box: box,
		x: func(p Point) float64 { return box.X + box.W*float64(p.Worth)/most },
		y: func(p Point) float64 { return box.Y + box.H/2 - box.H/2*p.Performance/tall },
	}, true
}

// named are the points with a number, those worth most first.
func (p picture) named() []Point {
	var out []Point
	for _, x := range p.points {
		if x.Named {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Point) int { return cmp.Compare(b.Worth, a.Worth) })
	return out
}

// marks draws the picture.
func (p picture) marks(c *content) []drawing.Mark {
	b := p.box
	hair := drawing.Stroke{Color: line, Width: 0.7}
	level := b.Y + b.H/2
	marks := []drawing.Mark{
		drawing.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H, Stroke: hair},
		drawing.Rect{X: p.middle, Y: level, W: b.X + b.W - p.middle, H: b.Y + b.H - level, Fill: panel},
		drawing.Line{X1: b.X, Y1: level, X2: b.X + b.W, Y2: level, Stroke: drawing.Stroke{Color: muted, Width: 0.8}},
		drawing.Line{X1: p.middle, Y1: b.Y, X2: p.middle, Y2: b.Y + b.H, Stroke: drawing.Stroke{Color: muted, Width: 0.8, Dash: []float64{3, 2}}},
	}
	corner := bold(7.6, muted)
	say := func(key string, rightmost, low bool) {
		text := c.t(key)
		x, y := b.X+6, b.Y+11
		if rightmost {
			x = b.X + b.W - corner.Width(text) - 6
		}
		if low {
			y = b.Y + b.H - 5
		}
		marks = append(marks, drawing.Text{X: x, Y: y, Style: corner, Text: text})
	}
	say("picture_maintain", false, false)
	say("picture_keep", true, false)
	say("picture_later", false, true)
	say("picture_focus", true, true)
	for _, x := range p.points {
		if !x.Named {
			marks = append(marks, drawing.Circle(p.x(x), p.y(x), 2.2, drawing.Mix(navy, drawing.White, 0.6), drawing.Stroke{}))
		}
	}
	var taken []drawing.Point
	for n, x := range p.named() {
		at := apart(drawing.Point{X: p.x(x), Y: p.y(x)}, taken, b)
		taken = append(taken, at)
		number, style := strconv.Itoa(n+1), bold(7.4, drawing.White)
		fill := navy
		if x.Performance < 0 {
			fill = goldInk
		}
		marks = append(marks,
			drawing.Circle(at.X, at.Y, 6.4, fill, drawing.Stroke{Color: drawing.White, Width: 0.8}),
			drawing.Text{X: at.X - style.Width(number)/2, Y: at.Y + 2.7, Style: style, Text: number})
	}
	across := caption.At(7.6)
	text := c.t("picture_across")
	return append(marks, drawing.Text{X: b.X + b.W - across.Width(text), Y: b.Y + b.H + 11, Style: across, Text: text},
		drawing.Text{X: b.X, Y: b.Y - 5, Style: across, Text: c.t("picture_up")})
}

// apart moves a disc aside until it covers no other, within the box.
func apart(at drawing.Point, taken []drawing.Point, b drawing.Box) drawing.Point {
	const room = 13.5
	inside := func(p drawing.Point) drawing.Point {
		return drawing.Point{X: math.Min(math.Max(p.X, b.X+8), b.X+b.W-8), Y: math.Min(math.Max(p.Y, b.Y+20), b.Y+b.H-20)}
	}
	free := func(p drawing.Point) bool {
		return !slices.ContainsFunc(taken, func(t drawing.Point) bool { return math.Hypot(t.X-p.X, t.Y-p.Y) < room })
	}
	start := inside(at)
	for turn := range 4000 {
		angle, far := float64(turn)*2.4, 2.2*math.Sqrt(float64(turn))
		p := inside(drawing.Point{X: start.X + far*math.Cos(angle), Y: start.Y + far*math.Sin(angle)})
		if free(p) {
			return p
		}
	}
	return start
}

// legend is the list of the numbered points: „1 Kryterium (do 4,0 pkt, +8,2)”.
func (p picture) legend(c *content) []string {
	var out []string
	for n, x := range p.named() {
		sign := ""
		if x.Performance > 0 {
			sign = "+"
		}
		out = append(out, c.t("picture_point", "number", n+1, "text", x.Text, "worth", c.gain(x.Worth), "difference", sign+c.Decimal(x.Performance, 1)))
	}
	return out
}

// pictureFlow adds the picture with its legend.
func (c *content) pictureFlow(f *flow) {
	const height = 216.0
	p, ok := c.newPicture(drawing.Box{X: left, Y: 14, W: width, H: height})
	if !ok {
		return
	}
	f.subheading(c.t("picture"), 16)
	f.text(c.t("picture_intro"), caption.At(8.6), 2)
	f.keepLast()
	legend := p.legend(c)
	marks := p.marks(c)
	f.block(height+30, 6, func(y float64) []drawing.Mark {
		return []drawing.Mark{drawing.Group{Role: drawing.RoleFigure, Alt: c.t("picture_intro"), Marks: drawing.Shifted(marks, 0, y)}}
	})
	for _, l := range legend {
		f.text(l, small, 1.5)
	}
}
