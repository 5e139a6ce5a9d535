package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// FilterKind says how a column can be filtered.
type FilterKind uint8

// The kinds of filters.
const (
	FilterNone   FilterKind = iota // only by the search field above the table
	FilterText                     // rows whose text in the column holds the words typed
	FilterChoice                   // rows whose text in the column is one of those ticked
)

// Column is one column of a table. Its functions are called off the UI thread too
// and from several goroutines: they only look at the row they are given.
type Column[T any] struct {
	ID    string // names the column in the remembered state; unique in its table
	Title string
	// Width is what the column has until the user sizes it, in the window's units at
	// scale 1; 0 means 120.
	Width float32
	Align fyne.TextAlign // numbers: fyne.TextAlignTrailing
	// Hidden columns wait in the column chooser until the user shows them.
	Hidden bool
	// Text is shown, copied and searched; line breaks show as blanks.
	Text func(T) string
	// Compare orders rows; nil takes the Polish order of Text. Numbers and days need
	// their own. Rows that compare equal stay in the order they were given.
	Compare func(a, b T) int
	Filter  FilterKind
	// Choices are offered by a choice filter in this order. Left empty they are
	// collected from the rows, which a Source's columns can't do.
	Choices []Choice
	// Tone shows the text as a badge: colour with an icon. nil: plain text; so is a
	// row whose tone is Plain.
	Tone func(T) theme.Tone
	// Bar shows a graphic before the text; a nil Bar leaves the cell plain.
	Bar func(T) *Bar
}

// Plain is the tone of a cell that is no badge in a column of badges.
const Plain theme.Tone = -1

// Bar is a value with its interval on the scale Min to Max: a line from Low to
// High with a mark at Value. Low == High leaves the interval out. All are in the
// same unit, whichever.
type Bar struct{ Low, Value, High, Min, Max float64 }

// columnState is what a table remembers of a column.
type columnState struct {
	ID     string  `json:"id"`
	Width  float32 `json:"width,omitempty"`
	Hidden bool    `json:"hidden,omitempty"`
}

// Widths of columns, in the window's units.
const (
	columnWidth    = 120
	columnWidthMin = 48
	columnWidthMax = 1200
)
