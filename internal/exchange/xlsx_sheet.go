package exchange

import (
	"bytes"
	"context"
	"strconv"

	"biurolidera/internal/contest"
)

// What of a worksheet (ECMA-376, 18.3) is read:
//
//	<sheetData>
//	  <row r="2" hidden="1">
//	    <c r="A2" t="s"><v>17</v></c>               shared text 17
//	    <c r="B2" s="3"><v>45917</v></c>            a number, by style 3 a date
//	    <c r="C2" t="inlineStr"><is><t>x</t></is></c>
//	    <c r="D2" t="str"><f>A2&amp;"x"</f><v>y</v></c>
//	  </row>
//	</sheetData>
//	<mergeCells><mergeCell ref="A2:A4"/></mergeCells>
//
// Types besides: "b" truth value, "e" error value, "d" ISO date, none a number.

// worksheets gives the workbook's worksheets in their order.
func (x *xlsxSource) worksheets() []Worksheet { return x.sheets }

// rows walks over one worksheet. Formulas give the value they had when the file was
// saved; merged ranges come after the rows, as they stand in the file.
func (x *xlsxSource) rows(ctx context.Context, sheet int, out rowSink) error {
	w := xlsxWalk{book: x, sheet: x.sheets[sheet].Name, out: out}
	return x.pack.each(ctx, x.parts[sheet], w.token)
}

// xlsxWalk is where the walk over a worksheet has come to.
type xlsxWalk struct {
	book   *xlsxSource
	sheet  string
	out    rowSink
	inData bool

	row     rawRow
	col     int // of the current cell
	kind    string
	style   int
	value   []byte
	valued  bool // the cell has a <v> or <is>
	formula bool
	collect bool // text goes to value
	hint    bool // within a phonetic hint
}

// token takes one token of the worksheet. It is the innermost loop of an import, so it
// makes no strings but those that are kept.
func (w *xlsxWalk) token(kind xmlKind, s *xmlScanner) (err error) {
	switch kind {
	case xmlText:
		if w.collect {
			w.value, err = s.appendText(w.value)
		}
		return err
	case xmlStart:
		return w.start(s)
	}
	switch string(s.tag) {
	case "v", "t":
		w.collect = false
	case "rPh":
		w.hint = false
	case "c":
		if w.inData {
			return w.put()
		}
	case "row":
		if w.inData {
			return w.out.row(&w.row)
		}
	case "sheetData":
		w.inData = false
	}
	return nil
}

// start takes the beginning of an element. Rows and cells count only within sheetData:
// extensions behind it have elements of the same names.
func (w *xlsxWalk) start(s *xmlScanner) error {
	switch string(s.tag) {
	case "sheetData":
		w.inData = true
	case "mergeCell":
		if m, ok := parseSpan(s.attr("ref")); ok && w.out.merge != nil {
			w.out.merge(m)
		}
	}
	if !w.inData {
		return nil
	}
	switch string(s.tag) {
	case "v":
		w.collect, w.valued = true, true
	case "t":
		w.collect, w.valued = !w.hint, true
	case "f":
		w.formula = true
	case "rPh":
		w.hint = true
	case "c":
		return w.startCell(s)
	case "row":
		return w.startRow(s)
	}
	return nil
}

// startRow begins a row. Its number may be left out and is then the next one; one that
// no worksheet has is damage.
func (w *xlsxWalk) startRow(s *xmlScanner) error {
	w.row = rawRow{number: w.row.number + 1, cells: w.row.cells[:0]}
	w.col = -1
	for rest := s.attrs; ; {
		key, value, more, ok := nextAttr(rest)
		if !ok {
			return nil
		}
		rest = more
		switch string(key) {
		case "r":
			n, err := strconv.Atoi(string(value))
			if err != nil || n < 1 || n > 1<<20 {
				return contest.E("table_damaged", "file", w.book.file, "part", w.sheet)
			}
			w.row.number = n
		case "hidden":
			w.row.hidden = isXMLTrue(value)
		}
	}
}

// startCell begins a cell. Its place may be left out and is then the next one.
func (w *xlsxWalk) startCell(s *xmlScanner) error {
	w.col++
	w.kind, w.style, w.value = "", 0, w.value[:0]
	w.valued, w.formula = false, false
	for rest := s.attrs; ; {
		key, value, more, ok := nextAttr(rest)
		if !ok {
			return nil
		}
		rest = more
		switch string(key) {
		case "r":
			col, _, ok := parseCellRef(value)
			if !ok {
				return contest.E("table_damaged", "file", w.book.file, "part", w.sheet)
			}
			w.col = col
		case "s":
			w.style = xmlInt(value)
		case "t":
			w.kind = cellKind(value)
		}
	}
}

// cellKind gives the constant of a cell's type, so that no string is made for each cell.
func cellKind(v []byte) string {
	for _, k := range []string{"s", "str", "inlineStr", "b", "e", "d"} {
		if string(v) == k {
			return k
		}
	}
	return "" // "n" or left out: a number
}

// put sets the cell that just ended.
func (w *xlsxWalk) put() error {
	if !w.valued {
		if w.formula {
			w.out.note(formulaEmptyAt(w.sheet, w.row.number, w.col))
		}
		return nil
	}
	text, err := w.text()
	if err != nil || text == "" {
		return err
	}
	w.row.set(w.col, text)
	return nil
}

// text gives the cell's value as its type says: a shared text by its place, a number by
// its style.
func (w *xlsxWalk) text() (string, error) {
	switch w.kind {
	case "s":
		i, err := strconv.Atoi(string(bytes.TrimSpace(w.value)))
		if err != nil || i < 0 || i >= len(w.book.shared) {
			return "", contest.E("table_shared_string", "file", w.book.file, "worksheet", w.sheet, "cell", cellPlace(w.row.number, w.col)).Because(err)
		}
		return w.book.shared[i], nil
	case "b":
		return boolText(isXMLTrue(bytes.TrimSpace(w.value))), nil
	case "e":
		text := CleanCell(string(w.value))
		w.out.note(cellErrorAt(w.sheet, w.row.number, w.col, text))
		return text, nil
	case "d":
		return isoText(string(w.value)), nil
	case "str", "inlineStr":
		return CleanCell(unescapeX(string(w.value))), nil
	}
	if w.style > 0 && w.style < len(w.book.styles) && w.book.styles[w.style].kind != numberPlain {
		if f, err := strconv.ParseFloat(string(bytes.TrimSpace(w.value)), 64); err == nil {
			return w.book.styles[w.style].text(f, w.book.date1904), nil
		}
	}
	return rawNumberText(w.value), nil
}

// parseCellRef reads "AB12" or "$AB$12": the column from 0, the row from 1.
func parseCellRef(ref []byte) (col, row int, ok bool) {
	letters := 0
	for _, c := range ref {
		switch {
		case c == '$':
		case 'a' <= c|0x20 && c|0x20 <= 'z' && row == 0 && letters < 3:
			col = col*26 + int(c|0x20-'a') + 1
			letters++
		case c >= '0' && c <= '9' && letters > 0 && row < 1<<24:
			row = row*10 + int(c-'0')
		default:
			return 0, 0, false
		}
	}
	return col - 1, row, letters > 0 && row > 0
}

// parseSpan reads the range of a merged cell, "A1:C2".
func parseSpan(ref []byte) (span, bool) {
	from, to, ok := bytes.Cut(ref, []byte(":"))
	if !ok {
		return span{}, false
	}
	c1, r1, ok1 := parseCellRef(from)
	c2, r2, ok2 := parseCellRef(to)
	if !ok1 || !ok2 || c2 < c1 || r2 < r1 {
		return span{}, false
	}
	return span{firstRow: r1, lastRow: r2, firstCol: c1, lastCol: c2}, true
}
