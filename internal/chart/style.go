package chart

import (
	"math"

	"biurolidera/internal/drawing"
)

// Style is how a chart is drawn.
type Style struct {
	Lang  string  // "pl" if empty
	Size  float64 // of the labels in points; 8.5 if 0
	Title bool    // title and subtitle above the chart; else the paper has them
}

// The colours: navy for what the chart is about, gold for what it is seen
// against, greys for the rest. Text in them keeps 4.5 to 1 on white.
var (
	navy     = drawing.RGB(0x1B2A4A)
	gold     = drawing.RGB(0xB8892B)
	goldInk  = drawing.RGB(0x7D5C16)
	ink      = drawing.RGB(0x23272F)
	muted    = drawing.RGB(0x5A6372)
	slate    = drawing.RGB(0x8795AE)
	grid     = drawing.RGB(0xE2E5EA)
	webLine  = drawing.RGB(0xCDD3DC) // of a radar: it shows on the tint too
	axisLine = drawing.RGB(0x98A1AE)
	band     = drawing.RGB(0xF1F3F7)
	pale     = drawing.RGB(0xF2F4F8)
)

// lang is the language of numbers and words.
func (s Style) lang() string {
	if s.Lang == "" {
		return "pl"
	}
	return s.Lang
}

// size is that of the labels in points.
func (s Style) size() float64 {
	if s.Size <= 0 {
		return 8.5
	}
	return s.Size
}

// label is the style of names and values.
func (s Style) label() drawing.Style {
	return drawing.Style{Face: drawing.Sans, Size: s.size(), Color: ink}
}

// strong is the style of what is set off.
func (s Style) strong() drawing.Style {
	return drawing.Style{Face: drawing.SansBold, Size: s.size(), Color: navy}
}

// small is the style of axes and notes.
func (s Style) small() drawing.Style {
	return drawing.Style{Face: drawing.Sans, Size: s.size() * 0.9, Color: muted}
}

// lineHeight is the height of a line of labels, in their size.
const lineHeight = 1.22

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

// lookOf is the look of the i-th series; after five they come again.
func lookOf(i int) look { return looks[i%len(looks)] }

// contrasting gives white, ink or black: the first that reads well on c.
func contrasting(c drawing.Color) drawing.Color {
	for _, text := range []drawing.Color{drawing.White, ink} {
		if contrast(text, c) >= 4.5 {
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
