package report

import (
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// The first page is laid out by itself down to the panel with the score, because
// its parts stand beside each other; what follows flows like the other pages.

// coverPage lays out the head of the first page: the contest, the institution, the
// facts, the score with its places. It gives the y below it.
func (c *content) coverPage(page *drawing.Page) (float64, error) {
	page.Add(decoration(
		drawing.Rect{X: 0, Y: 0, W: drawing.A4Width, H: 9, Fill: navy},
		drawing.Rect{X: 0, Y: 9, W: drawing.A4Width, H: 1.6, Fill: gold},
	))
	page.Add(decoration(house.Emblem(left+19, 57, 19)...))
	over := drawing.Style{Face: drawing.SansBold, Size: 7.2, Spacing: 0.9, Color: goldInk}
	name := drawing.Style{Face: drawing.Serif, Size: 17, Color: navy}
	page.Add(drawing.Text{X: left + 50, Y: 50, Style: over, Text: strings.ToUpper(c.t("overline"))})
	printed, err := drawing.Fit{Style: name, MinSize: 9, Lines: 2, Width: width - 170}.Set(c.flow(c.contest), left+50, 54)
	if err != nil {
		return 0, err
	}
	page.Add(printed.Marks()...)
	if c.data.Example {
		page.Add(c.badge(right, 40)...)
	}
	y := 112.0
	page.Add(drawing.Text{X: left, Y: y, Style: drawing.Style{Face: drawing.SansBold, Size: 9, Spacing: 1.2, Color: goldInk}, Text: strings.ToUpper(c.title)})
	title, err := c.institution(y + 8)
	if err != nil {
		return 0, err
	}
	page.Add(drawing.Group{Role: drawing.RoleHeading1, Marks: title.Marks()})
	y, err = c.factsRow(page, title.Bottom()+19)
	if err != nil {
		return 0, err
	}
	return c.scorePanel(page, y+18)
}

// institution sets the name: large on up to three lines, a very long one smaller
// on more.
func (c *content) institution(y float64) (drawing.Block, error) {
	fit := drawing.Fit{Style: drawing.Style{Face: drawing.SerifBold, Size: 29, Color: navy}, MinSize: 21, Lines: 3, Width: width, Leading: 1.16}
	name := c.flow(c.data.Institution)
	b, err := fit.Set(name, left, y)
	if contest.CodeOf(err) == "text_does_not_fit" {
		fit.MinSize, fit.Lines, fit.Height = 11, 9, 130
		b, err = fit.Set(name, left, y)
	}
	return b, err
}

// badge is the sign of an invented edition, its right upper corner at x, y.
func (c *content) badge(x, y float64) []drawing.Mark {
	style := drawing.Style{Face: drawing.SansBold, Size: 8.5, Spacing: 1.2, Color: drawing.White}
	text := c.t("example")
	w := style.Width(text) + 18
	return []drawing.Mark{
		drawing.Rect{X: x - w, Y: y, W: w, H: 18, Radius: 3, Fill: red},
		drawing.Text{X: x - w + 9, Y: y + 12.2, Style: style, Text: text},
	}
}

// factsRow writes the facts side by side, the widest column for the category.
func (c *content) factsRow(page *drawing.Page, y float64) (float64, error) {
	shares := []float64{0.17, 0.30, 0.18, 0.18, 0.17} // of the column, for five facts at most
	x, low := left, y
	for i, f := range c.facts {
		w := shares[i] * width
		value := drawing.Para(f.Value, bold(9.2, ink), w-10)
		value.Leading = 12.2
		b, err := value.Set(x, y+5)
		if err != nil {
			return 0, err
		}
		name, err := drawing.Fit{Style: label, MinSize: 5, Width: w - 6}.Set(strings.ToUpper(f.Label), x, y-7)
		if err != nil {
			return 0, err
		}
		page.Add(append(name.Marks(), b.Marks()...)...)
		low = max(low, b.Bottom())
		x += w
	}
	return low, nil
}

// scorePanel is the box with the score: the number in large, the places, the scale.
func (c *content) scorePanel(page *drawing.Page, y float64) (float64, error) {
	const pad = 18.0
	big := bold(54, navy)
	if c.data.Result.Score == nil {
		big = bold(30, navy)
	}
	places, h, err := c.placesColumn(left+width*0.53, width*0.47-pad, y+pad)
	if err != nil {
		return 0, err
	}
	scale := 0.0
	if _, shown := c.distribution(); c.data.Result.Score != nil && !shown {
		scale = 62
	}
	height := max(88, h+2*pad-4) + scale
	page.Add(decoration(
		drawing.Rect{X: left, Y: y, W: width, H: height, Radius: 4, Fill: panel},
		drawing.Rect{X: left, Y: y, W: 4, H: height, Radius: 2, Fill: gold},
	))
	page.Add(drawing.Text{X: left + pad, Y: y + pad + 5, Style: label, Text: strings.ToUpper(c.result.Under)})
	if c.data.Result.Score == nil {
		b, err := drawing.Fit{Style: bold(24, navy), MinSize: 10, Width: width * 0.48}.Set(c.result.Unit, left+pad, y+pad+14)
		if err != nil {
			return 0, err
		}
		page.Add(b.Marks()...)
	} else {
		page.Add(drawing.Text{X: left + pad - 2, Y: y + pad + 55, Style: big, Text: c.result.Big},
			drawing.Text{X: left + pad + big.Width(c.result.Big) + 6, Y: y + pad + 55, Style: sans(11, muted), Text: c.result.Unit})
	}
	page.Add(places...)
	if scale > 0 {
		page.Add(c.overallScale(left+pad, width-2*pad, y+height-42)...)
	}
	return y + height, nil
}

// overallScale shows the score between 0 and 100 with the category beside it.
func (c *content) overallScale(x, w, y float64) []drawing.Mark {
	r := c.data.Result
	b := bullet{x: x, width: w, height: 11, score: r.Score, median: r.Median, quarter: r.Quarter}
	marks := b.ruler(y+8, 0)
	marks = append(marks, b.marks(y)...)
	if r.MinScore != nil {
		at := b.at(*r.MinScore)
		marks = append(marks, drawing.Line{X1: at, Y1: y - 11, X2: at, Y2: y + 8, Stroke: drawing.Stroke{Color: ink, Width: 0.8, Dash: []float64{2, 1.6}}})
	}
	marks = append(marks, c.legend(x, y+33, r.Median != nil)...)
	return []drawing.Mark{drawing.Group{Role: drawing.RoleFigure, Alt: c.altOverall(), Marks: marks}}
}

func (c *content) altOverall() string {
	r := c.data.Result
	row := c.altRow(Compared{Name: c.t("score"), Score: r.Score, Median: r.Median, Quarter: r.Quarter})
	return c.T("report.alt_bars", "rows", row)
}

// placesColumn writes the places one below the other and gives their height.
func (c *content) placesColumn(x, w, y float64) ([]drawing.Mark, float64, error) {
	var marks []drawing.Mark
	from := y
	for i, p := range c.places {
		if i > 0 {
			y += 9
		}
		style := bold(17, navy)
		marks = append(marks, drawing.Text{X: x, Y: y + 13, Style: style, Text: p.Place})
		if p.Tied != "" {
			tied := bold(8.2, goldInk)
			at := x + style.Width(p.Place) + 7
			marks = append(marks,
				drawing.Rect{X: at, Y: y + 2.5, W: tied.Width(p.Tied) + 10, H: 12.5, Radius: 6.2, Stroke: drawing.Stroke{Color: gold, Width: 0.8}},
				drawing.Text{X: at + 5, Y: y + 11.6, Style: tied, Text: p.Tied})
		}
		list := drawing.Para(p.List, small.In(muted), w)
		list.Leading = 11
		b, err := list.Set(x, y+17)
		if err != nil {
			return nil, 0, err
		}
		marks = append(marks, b.Marks()...)
		y = b.Bottom()
	}
	return marks, y - from, nil
}
