package listing

import (
	"time"

	"biurolidera/internal/chart"
)

// List is a whole paper.
type List struct {
	Lang     string // "pl" or "en"; empty: Polish
	Contest  string // full name of the contest, above the title
	Title    string // „Lista rankingowa”
	Subtitle string // „II edycja”
	When     string // place and date, top right; may be empty
	Facts    []Fact // below the title, label and value
	Notice   string // in a frame above the first section; may be empty
	Example  bool   // an invented edition: said on every page
	Sections []Section
	Notes    []Note
	Footer   string // on every page; may be empty
	Serif    bool   // the first text column in the serif face, for the press
	Created  time.Time
}

// Fact is a label with its value.
type Fact struct{ Label, Value string }

// Note is a paragraph with its heading, at the end.
type Note struct{ Title, Text string }

// Section is a heading with a table.
type Section struct {
	Title   string
	Count   string        // „12 uczestników”, beside the title
	Figures []chart.Model // on paper, between title and table: the table says the same in numbers
	Columns []Column
	Rows    []Row
	Empty   string // what stands there when there are no rows
}

// Column of a table. One column of a table has Width 0: it takes the room left
// and names the row; screen readers read it before each cell.
type Column struct {
	Title string
	Width float64 // points
	Right bool    // figures, set flush right
	Bold  bool
}

// Row of a table.
type Row struct {
	Cells []Cell // one a column
}

// Cell is a text with a smaller one below it.
type Cell struct {
	Text string
	Sub  string
}

// naming is the column that names the row: the one without a width.
func (s Section) naming() int {
	for i, c := range s.Columns {
		if c.Width == 0 {
			return i
		}
	}
	return 0
}
