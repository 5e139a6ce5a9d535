package chart

import "biurolidera/internal/drawing"

// Style is how a chart is drawn.
type Style struct {
	Lang  string  // "pl" if empty
	Size  float64 // of the labels in points; 8.5 if 0
	Title bool    // title and subtitle above the chart; else the paper has them
	// Dark is for the window's dark theme; papers are always light. Paper is the
	// background the chart stands on, to which tints are mixed; None: white, or the
	// dark theme's own.
	Dark  bool
	Paper drawing.Color
}

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
	return drawing.Style{Face: drawing.Sans, Size: s.size(), Color: s.colors().ink}
}

// strong is the style of what is set off.
func (s Style) strong() drawing.Style {
	return drawing.Style{Face: drawing.SansBold, Size: s.size(), Color: s.colors().navy}
}

// small is the style of axes and notes.
func (s Style) small() drawing.Style {
	return drawing.Style{Face: drawing.Sans, Size: s.size() * 0.9, Color: s.colors().muted}
}

// lineHeight is the height of a line of labels, in their size.
const lineHeight = 1.22
