package exchange

import (
	"context"
	"encoding/binary"
	"errors"

	"biurolidera/internal/contest"
)

// Workbooks of Excel 97–2003 (BIFF8, [MS-XLS]): a stream of records. Own, because
// shakinm/xlsReader v0.9.12 passes over the results of formulas, gives "ó" as a
// broken byte, and follows a looped chain for ever; the tests compare with it where
// it is right.

// Records that are read.
const (
	biffBOF        = 0x0809
	biffEOF        = 0x000A
	biffContinue   = 0x003C
	biffFilePass   = 0x002F
	biffDateMode   = 0x0022
	biffBoundSheet = 0x0085
	biffFormat     = 0x041E
	biffXF         = 0x00E0
	biffSST        = 0x00FC
	biffRow        = 0x0208
	biffLabelSST   = 0x00FD
	biffLabel      = 0x0204
	biffRString    = 0x00D6
	biffNumber     = 0x0203
	biffRK         = 0x027E
	biffMulRK      = 0x00BD
	biffFormula    = 0x0006
	biffString     = 0x0207
	biffBoolErr    = 0x0205
	biffMergeCells = 0x00E5
)

// xlsSource is an opened workbook; rows are read from its stream as often as asked.
type xlsSource struct {
	file     string
	stream   []byte
	sheets   []Worksheet
	offsets  []int // of the worksheets in the stream
	shared   []string
	styles   []numberStyle // by XF
	date1904 bool
}

// What a workbook may be besides damaged.
var (
	errBIFFOld       = errors.New("biff: older than BIFF8")
	errBIFFEncrypted = errors.New("biff: encrypted")
	errBIFFEmpty     = errors.New("biff: no worksheet")
)

// xlsTrouble turns an error of the reader into one a person can do something about.
func xlsTrouble(err error, file string) error {
	switch {
	case errors.Is(err, errBIFFOld):
		return contest.E("table_xls_old", "file", file)
	case errors.Is(err, errBIFFEncrypted):
		return contest.E("table_encrypted", "file", file)
	case errors.Is(err, errBIFFEmpty):
		return contest.E("table_empty", "file", file)
	case errors.Is(err, errBIFF):
		return contest.E("table_damaged", "file", file, "part", "XLS").Because(err)
	}
	return err
}

// biffRecord is one record; data points into the stream.
type biffRecord struct {
	kind int
	data []byte
}

// nextRecord reads the record at pos and gives the place behind it.
func nextRecord(stream []byte, pos int) (biffRecord, int, error) {
	if pos < 0 || pos+4 > len(stream) {
		return biffRecord{}, pos, errBIFF
	}
	kind, length := int(binary.LittleEndian.Uint16(stream[pos:])), int(binary.LittleEndian.Uint16(stream[pos+2:]))
	if pos+4+length > len(stream) {
		return biffRecord{}, pos, errBIFF
	}
	return biffRecord{kind, stream[pos+4 : pos+4+length]}, pos + 4 + length, nil
}

// openXLS reads the workbook's globals: worksheets, shared strings, formats.
func openXLS(ctx context.Context, file string, stream []byte) (*xlsSource, error) {
	g := xlsGlobals{book: &xlsSource{file: file, stream: stream}, codes: map[int]string{}}
	for pos := 0; ; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, next, err := nextRecord(stream, pos)
		switch {
		case err != nil:
			return nil, err
		case pos == 0 && !r.beginsBIFF8():
			return nil, errBIFFOld
		case r.kind == biffEOF:
			return g.finish()
		}
		if pos, err = g.record(r, pos, next); err != nil {
			return nil, err
		}
	}
}

// beginsBIFF8 tells whether the record is the beginning of a stream of this version;
// Excel 95 has 0x0500 there.
func (r biffRecord) beginsBIFF8() bool {
	return r.kind == biffBOF && len(r.data) >= 4 && binary.LittleEndian.Uint16(r.data) == 0x0600
}

// xlsGlobals collects what the workbook's records say until all of them are read.
type xlsGlobals struct {
	book    *xlsSource
	codes   map[int]string // of number formats
	formats []int          // number format of each XF
}

// record reads the record between pos and next and gives the place to go on at.
func (g *xlsGlobals) record(r biffRecord, pos, next int) (int, error) {
	var err error
	switch {
	case r.kind == biffSST:
		return g.book.readShared(pos)
	case r.kind == biffFormat && len(r.data) > 2:
		id := int(binary.LittleEndian.Uint16(r.data))
		g.codes[id], err = longString(r.data[2:])
	case r.kind == biffXF && len(r.data) >= 4:
		g.formats = append(g.formats, int(binary.LittleEndian.Uint16(r.data[2:])))
	default:
		err = g.book.global(r)
	}
	return next, err
}

// finish resolves the formats: an XF may come before the format it names.
func (g *xlsGlobals) finish() (*xlsSource, error) {
	for _, id := range g.formats {
		g.book.styles = append(g.book.styles, styleOfFormat(id, g.codes[id]))
	}
	if len(g.book.sheets) == 0 {
		return nil, errBIFFEmpty
	}
	return g.book, nil
}

// global reads the small records of the workbook.
func (x *xlsSource) global(r biffRecord) error {
	switch {
	case r.kind == biffFilePass:
		return errBIFFEncrypted
	case r.kind == biffDateMode && len(r.data) >= 2:
		x.date1904 = r.data[0] == 1
	case r.kind == biffBoundSheet && len(r.data) >= 8:
		if r.data[5] != 0 {
			return nil // a chart or macro sheet
		}
		name, err := shortString(r.data[6:])
		if err != nil {
			return err
		}
		x.sheets = append(x.sheets, Worksheet{Name: name, Hidden: r.data[4]&3 != 0})
		x.offsets = append(x.offsets, int(binary.LittleEndian.Uint32(r.data)))
		if len(x.sheets) > MaxWorksheets {
			return contest.E("table_worksheets", "file", x.file, "limit", MaxWorksheets)
		}
	}
	return nil
}

// readShared reads the table of shared strings at pos with the records that
// continue it, and gives the place behind them.
func (x *xlsSource) readShared(pos int) (int, error) {
	r, next, err := nextRecord(x.stream, pos)
	if err != nil || len(r.data) < 8 {
		return next, errBIFF
	}
	c := biffCursor{parts: [][]byte{r.data[8:]}}
	for {
		more, after, err := nextRecord(x.stream, next)
		if err != nil || more.kind != biffContinue {
			break
		}
		c.parts = append(c.parts, more.data)
		next = after
	}
	unique := int(binary.LittleEndian.Uint32(r.data[4:]))
	for range unique {
		s := c.sharedString()
		if c.err != nil {
			return next, c.err
		}
		x.shared = append(x.shared, CleanCell(s))
	}
	return next, nil
}
