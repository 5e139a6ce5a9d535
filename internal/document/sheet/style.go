package sheet

import (
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// The page: upright A4. The left margin leaves room for the holes of a binder.
const (
	left     = 46.0
	right    = drawing.A4Width - 34
	width    = right - left
	top      = 67.0 // of the second page on
	bottom   = drawing.A4Height - 42
	footLine = drawing.A4Height - 25
)

// What is written into. Strokes stand half inside, so that at least 6 mm are free.
const (
	boxSide    = 18.0 // of a box to be ticked
	cellWidth  = 15.2 // of one letter of a comb
	cellHeight = 18.6
	lineStep   = 21.0 // between ruled lines
	boxStroke  = 0.8
)

var (
	inkLine  = drawing.Stroke{Color: house.Ink, Width: boxStroke}
	tooth    = drawing.Stroke{Color: drawing.Mix(house.Gray, drawing.White, 0.35), Width: 0.5}
	penLine  = drawing.Stroke{Color: drawing.Mix(house.Gray, drawing.White, 0.25), Width: 0.5}
	hairLine = drawing.Stroke{Color: house.Hair, Width: 0.6}
)

// smallest is the size, in points, below which nothing is set.
const smallest = 8.5

func sans(size float64, c drawing.Color) drawing.Style {
	return drawing.Style{Face: drawing.Sans, Size: size, Color: c}
}

func bold(size float64, c drawing.Color) drawing.Style {
	return drawing.Style{Face: drawing.SansBold, Size: size, Color: c}
}

// The styles of the text.
var (
	body      = sans(9.2, house.Ink)
	fact      = sans(8.8, house.Ink) // what an answer looks like
	label     = sans(smallest, house.Gray)
	hint      = drawing.Style{Face: drawing.SansItalic, Size: 8.7, Color: house.Gray}
	condition = drawing.Style{Face: drawing.SansItalic, Size: 9.2, Color: house.Ink}
	question  = bold(9.8, house.Navy)
	answer    = bold(10.4, house.Ink)
	band      = bold(10.8, house.Navy)
	codeMark  = bold(10.2, house.Navy)
	tag       = bold(smallest, house.Red)
)

// leading is the height of a line, times its size.
const leading = 1.24

// set lays text out at x with its top at 0; a piece shifts it to its place.
func set(x, w float64, spans ...drawing.Span) (drawing.Block, error) {
	size := 0.0
	for _, s := range spans {
		size = max(size, s.Style.Size)
	}
	return drawing.Paragraph{Spans: spans, Width: w, Leading: leading * size}.Set(x, 0)
}

func span(text string, s drawing.Style) drawing.Span { return drawing.Span{Text: text, Style: s} }

func artifact(marks ...drawing.Mark) drawing.Mark {
	return drawing.Group{Role: drawing.RoleArtifact, Marks: marks}
}

func paragraph(marks ...drawing.Mark) drawing.Mark {
	return drawing.Group{Role: drawing.RoleParagraph, Marks: marks}
}
