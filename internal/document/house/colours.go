// Package house is the look all papers share: the colours and the emblem
// (design.md §4, §5).
package house

import (
	"math"

	"biurolidera/internal/drawing"
)

// Navy and a restrained gold. Text stands in Navy, Ink, Gray or GoldDeep, whose
// contrast to white is at least 4.5:1 (a test measures it); Gold and the pale
// ones are for ornament.
var (
	Navy     = drawing.RGB(0x16284C)
	Ink      = drawing.RGB(0x2A3242)
	Gray     = drawing.RGB(0x5A6475)
	GoldDeep = drawing.RGB(0x866520)
	Red      = drawing.RGB(0xA3202B)
	Gold     = drawing.RGB(0xAD8A3E)
	GoldPale = drawing.RGB(0xE6D9B8)
	Cream    = drawing.RGB(0xEBE1CB)
	Mist     = drawing.RGB(0xEEF1F6)
	Hair     = drawing.RGB(0xC9D0DC)
)

// Grain keeps a place to a hundredth of a point: an ornament is thousands of
// numbers, and a paper's bytes are mostly those.
func Grain(v float64) float64 { return math.Round(v*100) / 100 }
