package chart

import (
	"math"

	"biurolidera/internal/drawing"
)

// palette is a set of colours: navy for what the chart is about, gold for what it
// is seen against, greys for the rest. Text in them keeps 4.5 to 1 on the paper.
// The names are those of the light set; in the dark one they stand for light tones.
type palette struct {
	paper    drawing.Color
	navy     drawing.Color
	gold     drawing.Color
	goldInk  drawing.Color
	ink      drawing.Color
	muted    drawing.Color
	slate    drawing.Color
	grid     drawing.Color
	webLine  drawing.Color // of a radar: it shows on the tint too
	axisLine drawing.Color
	band     drawing.Color
	pale     drawing.Color
	looks    []look
}

// The colours of papers, pages and the light theme.
var (
	navy     = drawing.RGB(0x1B2A4A)
	gold     = drawing.RGB(0xB8892B)
	goldInk  = drawing.RGB(0x7D5C16)
	ink      = drawing.RGB(0x23272F)
	muted    = drawing.RGB(0x5A6372)
	slate    = drawing.RGB(0x8795AE)
	grid     = drawing.RGB(0xE2E5EA)
	webLine  = drawing.RGB(0xCDD3DC)
	axisLine = drawing.RGB(0x98A1AE)
	band     = drawing.RGB(0xF1F3F7)
	pale     = drawing.RGB(0xF2F4F8)
)

// look is how one of several series is told from the others.
type look struct {
	color   drawing.Color
	ink     drawing.Color // of text in it
	dash    []float64
	marker  marker
	pattern pattern
}

var looks = []look{
	{navy, navy, nil, disc, solid},
	{gold, goldInk, []float64{5, 2.5}, square, rising},
	{drawing.RGB(0x5F7396), drawing.RGB(0x4C5E7E), []float64{1.5, 2}, triangle, falling},
	{drawing.RGB(0x7A6A4F), drawing.RGB(0x6B5C43), []float64{7, 2, 1.5, 2}, diamond, crossed},
	{slate, drawing.RGB(0x5D6A82), []float64{3, 1.5}, ring, hollow},
}

var light = palette{
	paper: drawing.White, navy: navy, gold: gold, goldInk: goldInk, ink: ink, muted: muted, slate: slate,
	grid: grid, webLine: webLine, axisLine: axisLine, band: band, pale: pale, looks: looks,
}

// dark keeps the hues and turns the tones around.
var dark = palette{
	paper: drawing.RGB(0x141A26), navy: drawing.RGB(0x9DBDF5), gold: drawing.RGB(0xD9AC4E), goldInk: drawing.RGB(0xE6C274), ink: drawing.RGB(0xE6E9EF),
	muted: drawing.RGB(0xA9B2C2), slate: drawing.RGB(0x67789A), grid: drawing.RGB(0x2A3345), webLine: drawing.RGB(0x3A465C),
	axisLine: drawing.RGB(0x66738A), band: drawing.RGB(0x1F2838), pale: drawing.RGB(0x202A3C),
	looks: recolored([][2]uint32{{0x9DBDF5, 0x9DBDF5}, {0xD9AC4E, 0xE6C274}, {0x7F97C2, 0x9FB4DA}, {0xB7A27C, 0xC7B592}, {0x67789A, 0x93A4C4}}),
}

// recolored gives the looks with other colours and inks.
func recolored(colors [][2]uint32) []look {
	out := make([]look, len(looks))
	for i, l := range looks {
		l.color, l.ink = drawing.RGB(colors[i][0]), drawing.RGB(colors[i][1])
		out[i] = l
	}
	return out
}

// colors are those the style asks for.
func (s Style) colors() *palette {
	p := &light
	if s.Dark {
		p = &dark
	}
	if s.Paper == drawing.None || s.Paper == p.paper {
		return p
	}
	own := *p
	own.paper = s.Paper
	return &own
}

// lookOf is the look of the i-th series; after five they come again.
func (c *palette) lookOf(i int) look { return c.looks[i%len(c.looks)] }

// boxPoint is how the point of Series[0] looks on a box.
func (c *palette) boxPoint() look { return look{color: c.gold, ink: c.goldInk, marker: diamond} }

// contrasting gives white, ink or black: the first that reads well on a colour.
func (c *palette) contrasting(on drawing.Color) drawing.Color {
	for _, text := range []drawing.Color{drawing.White, ink} {
		if contrast(text, on) >= 4.5 {
			return text
		}
	}
	return drawing.Black
}

// contrast is that of WCAG 2.1, from 1 to 21.
func contrast(a, b drawing.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.1, 0 to 1.
func luminance(c drawing.Color) float64 {
	part := func(shift uint) float64 {
		v := float64(c>>shift&0xFF) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
