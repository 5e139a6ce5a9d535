package exchange

import (
	"context"
	"encoding/binary"
	"math"

	"biurolidera/internal/contest"
)

// A worksheet's records ([MS-XLS] 2.4). Those that set a cell begin with its row and
// column, two bytes each and from 0, and the XF that formats it, two bytes; then:
//
//	LabelSST   4 bytes  place in the table of shared strings
//	Label      string   RString: the same, its formatting behind it
//	Number     8 bytes  IEEE float
//	RK         4 bytes  a number in short, see rkNumber
//	MulRK      no XF before it; for each cell XF and RK; the last column behind them
//	BoolErr    1 byte   truth value or error code, 1 byte which of them
//	Formula    8 bytes  value as last computed, see xlsWalk.formula; then the formula
//	String     no place: the text of the formula before it
//
// Rows stand in order, their Row records (height, hidden) before their cells.

// worksheets gives the workbook's worksheets in their order.
func (x *xlsSource) worksheets() []Worksheet { return x.sheets }

// rows walks over the records of one worksheet.
func (x *xlsSource) rows(ctx context.Context, sheet int, out rowSink) error {
	w := xlsWalk{book: x, name: x.sheets[sheet].Name, out: out, hidden: map[int]bool{}, row: rawRow{number: 0}}
	for pos, n := x.offsets[sheet], 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r, next, err := nextRecord(x.stream, pos)
		if err != nil {
			return xlsTrouble(err, x.file)
		}
		if r.kind == biffEOF {
			return w.flush()
		}
		if err := w.record(r); err != nil {
			return xlsTrouble(err, x.file)
		}
		pos = next
	}
}

// xlsWalk is where the walk over a worksheet has come to.
type xlsWalk struct {
	book   *xlsSource
	name   string
	out    rowSink
	hidden map[int]bool
	row    rawRow
	await  int // column whose formula's text comes in the next string record, from 1; 0: none
}

// record reads one record; those too short for what they should hold are damage.
func (w *xlsWalk) record(r biffRecord) error {
	least := map[int]int{biffRow: 14, biffLabelSST: 10, biffNumber: 14, biffRK: 10, biffMulRK: 6, biffFormula: 14, biffBoolErr: 8, biffLabel: 6, biffRString: 6}[r.kind]
	if len(r.data) < least {
		return errBIFF
	}
	switch r.kind {
	case biffRow:
		if r.data[12]&0x20 != 0 {
			w.hidden[int(binary.LittleEndian.Uint16(r.data))+1] = true
		}
	case biffString:
		return w.awaited(r.data)
	case biffMergeCells:
		w.merges(r.data)
	case biffLabelSST, biffLabel, biffRString, biffNumber, biffRK, biffMulRK, biffFormula, biffBoolErr:
		return w.cell(r)
	}
	return nil
}

// cell reads a record that sets one cell or, with MulRK, several side by side.
func (w *xlsWalk) cell(r biffRecord) error {
	row, col := int(binary.LittleEndian.Uint16(r.data))+1, int(binary.LittleEndian.Uint16(r.data[2:]))
	if err := w.goTo(row); err != nil {
		return err
	}
	style, rest := int(binary.LittleEndian.Uint16(r.data[4:])), r.data[6:]
	text, err := "", error(nil)
	switch r.kind {
	case biffMulRK:
		for rest = r.data[4:]; len(rest) >= 8; rest = rest[6:] {
			w.row.set(col, w.number(rkNumber(rest[2:]), int(binary.LittleEndian.Uint16(rest))))
			col++
		}
		return nil
	case biffLabelSST:
		i := int(binary.LittleEndian.Uint32(rest))
		if i >= len(w.book.shared) {
			return contest.E("table_shared_string", "file", w.book.file, "worksheet", w.name, "cell", cellPlace(row, col))
		}
		text = w.book.shared[i]
	case biffLabel, biffRString:
		text, err = longString(rest)
		text = CleanCell(text)
	case biffNumber:
		text = w.number(math.Float64frombits(binary.LittleEndian.Uint64(rest)), style)
	case biffRK:
		text = w.number(rkNumber(rest), style)
	case biffBoolErr:
		text = w.boolOrError(rest[0], rest[1] != 0, col)
	case biffFormula:
		text = w.formula(rest[:8], style, col)
	}
	w.row.set(col, text)
	return err
}

// goTo begins another row. Rows stand in order; anything else is damage.
func (w *xlsWalk) goTo(row int) error {
	switch {
	case row == w.row.number:
		return nil
	case row < w.row.number:
		return errBIFF
	}
	if err := w.flush(); err != nil {
		return err
	}
	w.row = rawRow{number: row, cells: w.row.cells[:0], hidden: w.hidden[row]}
	return nil
}

// flush gives the row that is complete now.
func (w *xlsWalk) flush() error {
	if w.row.number == 0 {
		return nil
	}
	return w.out.row(&w.row)
}

// number writes a number as the cell's style means it.
func (w *xlsWalk) number(f float64, style int) string {
	if style < len(w.book.styles) {
		return w.book.styles[style].text(f, w.book.date1904)
	}
	return floatText(f)
}

// rkNumber decodes the short form of a number: two flag bits, then an integer or the
// upper half of a float.
func rkNumber(b []byte) float64 {
	rk := binary.LittleEndian.Uint32(b)
	f := float64(int32(rk) >> 2)
	if rk&2 == 0 {
		f = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		f /= 100
	}
	return f
}

// formula gives the value a formula had when the file was saved.
func (w *xlsWalk) formula(value []byte, style, col int) string {
	w.await = 0
	if value[6] != 0xFF || value[7] != 0xFF {
		return w.number(math.Float64frombits(binary.LittleEndian.Uint64(value)), style)
	}
	switch value[0] {
	case 0:
		w.await = col + 1
	case 1, 2:
		return w.boolOrError(value[2], value[0] == 2, col)
	}
	return ""
}

// awaited sets the text of the formula before.
func (w *xlsWalk) awaited(data []byte) error {
	if w.await == 0 {
		return nil
	}
	text, err := longString(data)
	w.row.set(w.await-1, CleanCell(text))
	w.await = 0
	return err
}

// biffErrors are the error values by their code ([MS-XLS] 2.5.10).
var biffErrors = map[byte]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}

// boolOrError writes a truth value, or an error value with a remark.
func (w *xlsWalk) boolOrError(v byte, isError bool, col int) string {
	if !isError {
		return boolText(v != 0)
	}
	text := biffErrors[v]
	w.out.note(cellErrorAt(w.name, w.row.number, col, text))
	return text
}

// merges reads merged ranges: a count, then for each first and last row, first and last
// column, all from 0.
func (w *xlsWalk) merges(data []byte) {
	if w.out.merge == nil || len(data) < 2 {
		return
	}
	for data = data[2:]; len(data) >= 8; data = data[8:] {
		u := func(i int) int { return int(binary.LittleEndian.Uint16(data[i:])) }
		if u(2) >= u(0) && u(6) >= u(4) {
			w.out.merge(span{firstRow: u(0) + 1, lastRow: u(2) + 1, firstCol: u(4), lastCol: u(6)})
		}
	}
}
