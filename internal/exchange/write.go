package exchange

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
)

// Outgoing is a table to be written. Rows are pulled one by one; an error among them
// ends the writing and is returned as it is. A cell is nil, string, bool, int, int64,
// float64, contest.Hundredths (two decimals) or time.Time (a date; with the time of
// day unless that is midnight); anything else is a programmer's error and is returned
// as one. Texts never become formulas.
type Outgoing struct {
	Title   string    // stands above the table in XLSX and in its properties; may be empty
	Tab     string    // name of the worksheet; empty: "Tabela"
	Columns []string  // headings
	Widths  []float64 // of the columns in characters, XLSX only; missing or 0: by the heading
	Rows    iter.Seq2[[]any, error]
	// Note stands below the table in XLSX, after an empty row; may be empty. A CSV file
	// has no place for it: whoever reads one would take it for a row.
	Note string
}

// outKind is how a cell is kept in a workbook.
type outKind uint8

const (
	outNone outKind = iota
	outText
	outNumber // general, as written
	outScore  // two decimals
	outBool
	outDate
	outStamp // date and time of day
)

// outCell is a cell ready to be written: its text with a dot as the decimal mark and
// ISO dates.
type outCell struct {
	kind outKind
	text string
}

// outgoingCell turns a value into a cell.
func outgoingCell(v any) (outCell, error) {
	switch v := v.(type) {
	case nil:
		return outCell{}, nil
	case string:
		return outCell{outText, v}, nil
	case bool:
		return outCell{outBool, boolText(v)}, nil
	case int:
		return outCell{outNumber, strconv.Itoa(v)}, nil
	case int64:
		return outCell{outNumber, strconv.FormatInt(v, 10)}, nil
	case float64:
		return outCell{outNumber, floatText(v)}, nil
	case contest.Hundredths:
		return outCell{outScore, polish.Dotted(v)}, nil
	case time.Time:
		return outgoingTime(v), nil
	}
	return outCell{}, fmt.Errorf("exchange: a %T can't be written as a cell", v)
}

// outgoingTime writes a time as it stands in its own zone; the zero time is no value.
func outgoingTime(t time.Time) outCell {
	switch {
	case t.IsZero():
		return outCell{}
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return outCell{outDate, t.Format(time.DateOnly)}
	}
	return outCell{outStamp, t.Format(time.DateTime)}
}

// Reject is a row that was not taken, and why, as people read it.
type Reject struct {
	Row    int
	Reason string
	Cells  []string
}

// rejectsHeadings stand before a list's own columns in a rejects file.
var rejectsHeadings = []string{"wiersz", "powód"}

// partSign stands between the parts of a heading of several rows.
const partSign = " › "

// WriteRejects writes the rows that were not taken as CSV (see WriteCSV): row number,
// reason, and the original cells under their names, so that the file can be mended
// and imported again.
func WriteRejects(w io.Writer, h Header, rejects iter.Seq[Reject]) error {
	o := Outgoing{Columns: slices.Clone(rejectsHeadings)}
	for _, c := range h.Columns {
		o.Columns = append(o.Columns, strings.ReplaceAll(c.Name, "\n", " "))
	}
	o.Rows = func(yield func([]any, error) bool) {
		for r := range rejects {
			row := []any{r.Row, r.Reason}
			if r.Row == 0 {
				row[0] = nil // a sheet of its own
			}
			for _, c := range r.Cells {
				row = append(row, c)
			}
			if !yield(row, nil) {
				return
			}
		}
	}
	return WriteCSV(w, o)
}
