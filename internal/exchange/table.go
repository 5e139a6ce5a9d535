package exchange

import "biurolidera/internal/contest"

// Limits of what is read. A file beyond one of them is refused with a message that
// names the limit; nothing is read halfway (reliability.md B1, B2).
const (
	MaxFileBytes     = 64 << 20  // of the file as it lies on the disk, any format
	MaxUnzippedBytes = 256 << 20 // of the parts of a packed file that are read, together
	MaxRows          = 200_000   // rows with content in one worksheet
	MaxColumns       = 512       // up to the last cell with content
	MaxCellRunes     = 100_000   // of one cell
	MaxWorksheets    = 256       // of a workbook
)

// Format is what a file turned out to be by its content; its name counts for nothing.
type Format string

// The formats that are read.
const (
	FormatCSV  Format = "csv" // any delimiter, see Table.Delimiter
	FormatXLSX Format = "xlsx"
	FormatODS  Format = "ods"  // packed or flat (.fods)
	FormatXLS  Format = "xls"  // BIFF8: Excel 97–2003
	FormatXML  Format = "xml"  // repeated flat elements, as the official TERC
	FormatJSON Format = "json" // an array of flat objects
)

// TableOptions tell OpenTable what the caller knows already; the zero value lets it
// find out everything.
type TableOptions struct {
	// Worksheet is the name of the worksheet to read; the others are then not looked
	// at. Empty: the one with the highest Score, and among equals the one with most content.
	Worksheet string
	Score     func(w Worksheet, h Header) int

	// HeaderRow is the number of the first header row, as Excel shows it. 0: found.
	HeaderRow int
	// HeaderRows is how many rows the header has. 0: found; -1: the table has none.
	HeaderRows int

	Encoding  string // "UTF-8", "windows-1250", "ISO-8859-2", "UTF-16LE", "UTF-16BE"; empty: found
	Delimiter rune   // of a text file; 0: found

	// Progress is called now and then while the file is read for the first time, with
	// the number of rows seen. May be nil.
	Progress func(rows int)
}

// Worksheet is one sheet of a workbook; a text file has exactly one.
type Worksheet struct {
	Name    string
	Hidden  bool
	Rows    int // with content, header and titles included; 0 too if another one was asked for by name
	Columns int // up to the last cell with content; 0 likewise
}

// Table is one worksheet of a file, ready to be read as often as needed. OpenTable
// has read it to its end once: every limit held, and Header, Sheet and Findings
// speak about the whole of it. It keeps the file's bytes and needs no closing.
type Table struct {
	Name      string // base name of the file
	Format    Format
	Encoding  string // of a text file as found: "UTF-8", "windows-1250" …; empty else
	Delimiter rune   // of a text file; 0 else
	Sheets    []Worksheet
	Sheet     Worksheet // the one read
	Header    Header

	source   rowSource
	place    int // of Sheet in Sheets
	in       input
	merges   []span // ranges over several rows, in the order of their first row
	findings []contest.Finding

	flatMerges []span // ranges within one of the first rows, which tell groups of columns
}

// Row is one row of a table. Cells went through CleanCell, are valid until the
// function that got them returns (copy the slice to keep it; the texts may be kept)
// and are at least as many as the header has columns.
type Row struct {
	Number int // as Excel shows it; in a text file the line the record begins on; in XML and JSON the record's place from 1
	Cells  []string
	Hidden bool // hidden or filtered out in the workbook; read all the same
}

// Cell gives the i-th cell (from 0), empty beyond the end.
func (r Row) Cell(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return r.Cells[i]
}

// Filled counts the cells with content. A data row with one is mostly a group
// heading or a footnote (GUS tables); what to do with it is the caller's word.
func (r Row) Filled() int {
	n := 0
	for _, c := range r.Cells {
		if c != "" {
			n++
		}
	}
	return n
}

// Header is the naming part of a table: titles above, one to four rows of names.
type Header struct {
	Titles    []string // texts of the rows above the header
	FirstRow  int      // number of its first row, 0: the table has none
	Rows      int      // how many rows it has
	DataStart int      // number of the first row that may be data
	Columns   []Column

	width int // columns the header itself has
}

// Column is one column of a table. Name is unique in the table: the header's cells
// from top to bottom joined by " › " (group › sub) or, where the lower one repeats
// the upper in another language, by " / "; "kolumna 22" where there is none.
type Column struct {
	Index   int      // from 0
	Letters string   // as Excel shows it: "A", "AB"
	Name    string   // unique
	Parts   []string // the header's cells from top to bottom, cleaned, one a line; empty if unnamed
	Unnamed bool
	Blank   bool // no data row has content here
}

// Find gives the column of that name; Name must be equal, case and all.
func (h Header) Find(name string) (Column, bool) {
	for _, c := range h.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}
