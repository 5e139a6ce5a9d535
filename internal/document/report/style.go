package report

import (
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// The sheet: A4 with a column of 172 mm; everything stands on a grid of 4 points.
const (
	left       = 54.0
	width      = drawing.A4Width - 2*left
	right      = left + width
	top        = 68.0  // first line below the running head
	bottom     = 787.0 // last line above the foot
	headLine   = 50.0
	footLine   = 806.0
	rowPadding = 3.1
)

// The house's colours: navy for words and bars, gold for ornament and for the
// category beside them; text stands in ink, navy, muted and gold ink alone.
var (
	navy    = house.Navy
	gold    = house.Gold
	goldInk = house.GoldDeep
	ink     = house.Ink
	muted   = house.Gray
	red     = house.Red
	line    = house.Hair
	tint    = house.Mist
	faint   = drawing.Mix(house.Hair, drawing.White, 0.45)
	track   = drawing.Mix(house.Hair, drawing.White, 0.5)
	panel   = drawing.Mix(house.Mist, drawing.White, 0.35)
)

func sans(size float64, c drawing.Color) drawing.Style {
	return drawing.Style{Face: drawing.Sans, Size: size, Color: c}
}

func bold(size float64, c drawing.Color) drawing.Style {
	return drawing.Style{Face: drawing.SansBold, Size: size, Color: c}
}

func italic(size float64, c drawing.Color) drawing.Style {
	return drawing.Style{Face: drawing.SansItalic, Size: size, Color: c}
}

// The styles of the text.
var (
	body     = sans(9.5, ink)
	small    = sans(8.2, ink)
	caption  = sans(8.2, muted)
	label    = drawing.Style{Face: drawing.SansBold, Size: 7.2, Spacing: 0.55, Color: muted}
	heading1 = drawing.Style{Face: drawing.SerifBold, Size: 19, Color: navy}
	heading2 = bold(11, navy)
)
