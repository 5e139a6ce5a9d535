package exchange

import "bytes"

// A tolerant reader of delimited text. The rules of RFC 4180, and where a file
// breaks them (domain.md §2, traps 5, 7, 8; reliability.md B2):
//
//   - A line ends with CR LF, LF or CR, mixed as they come.
//   - A quote opens a field only at its beginning, blanks before it allowed; it ends
//     at a quote before a delimiter or the line's end. "" within is one quote.
//   - A quoted word with text after it ("EDUCENTRUM" SZKOŁA) is text as it stands.
//   - A quoted field with bare quotes in it ("Firma "ABC" sp. z o.o.") is taken
//     whole, within its line.
//   - A quote that never closes, or would close only by swallowing other records, is
//     a character like any other, and the record is remarked.

const (
	maxQuotedLines = 500                // a field with more line breaks is a quote that never closed
	maxFieldBytes  = MaxCellRunes*4 + 4 // more can't be a permitted cell
)

// csvRecord is one record; fields are valid until the next one is read into it.
type csvRecord struct {
	line   int // it begins on, from 1
	end    int // offset in the text behind it
	fields []string
	stray  bool // a quote that never closes was taken as text
}

// csvReader gives the records of a text one by one. The text is UTF-8; offsets and line
// numbers are those of the text as it stands, so that a remark names the editor's line.
type csvReader struct {
	text  []byte
	comma byte // 0: none, every line is one field
	width int  // usual number of fields, 0: unknown
	pos   int
	line  int
	again int // bytes that may still be read twice; bounds hostile files
	lf    int // offset of the next LF and CR at or behind pos
	cr    int
	field []byte
}

// newCSVReader reads text with that delimiter; width is the usual number of fields, by
// which a doubtful record is judged, or 0.
func newCSVReader(text []byte, comma byte, width int) *csvReader {
	return &csvReader{text: text, comma: comma, width: width, line: 1, again: 4*len(text) + 1024, lf: -1, cr: -1}
}

// next reads a record; false at the end. Blank lines are records of one empty field.
func (r *csvReader) next(rec *csvRecord) bool {
	if r.pos >= len(r.text) {
		return false
	}
	rec.line, rec.stray, rec.fields = r.line, false, rec.fields[:0]
	end := r.lineEnd(r.pos)
	line := r.text[r.pos:end]
	if bytes.IndexByte(line, '"') < 0 {
		r.split(rec, string(line))
		r.pass(end)
	} else {
		r.quoted(rec, end)
	}
	rec.end = r.pos
	return true
}

// split cuts a line without quotes; the fields share its memory.
func (r *csvReader) split(rec *csvRecord, line string) {
	from := 0
	if r.comma != 0 {
		for i := range len(line) {
			if line[i] == r.comma {
				rec.fields = append(rec.fields, line[from:i])
				from = i + 1
			}
		}
	}
	rec.fields = append(rec.fields, line[from:])
}

// quoted reads a record with quotes. One that runs over lines and comes out with
// another number of fields than usual is read again with its quote as text, and
// that reading counts if its number of fields is the usual one.
func (r *csvReader) quoted(rec *csvRecord, lineEnd int) {
	start, line, lf, cr := r.pos, r.line, r.lf, r.cr
	r.fields(rec, true)
	if r.pos <= lineEnd+2 || r.width == 0 || len(rec.fields) == r.width || r.again <= 0 {
		return
	}
	stop, stopLine, whole := r.pos, r.line, append([]string(nil), rec.fields...)
	r.again -= lineEnd - start
	r.pos, r.line, r.lf, r.cr, rec.fields = start, line, lf, cr, rec.fields[:0]
	stray := rec.stray
	r.fields(rec, false)
	if len(rec.fields) == r.width {
		return
	}
	r.pos, r.line, rec.fields, rec.stray = stop, stopLine, whole, stray
}

// fields reads the fields of one record. Without span no field runs over a line's end.
func (r *csvReader) fields(rec *csvRecord, span bool) {
	for {
		end, ok := r.quotedField(rec, span)
		if !ok {
			end = r.plainEnd(r.pos)
			rec.fields = append(rec.fields, string(r.text[r.pos:end]))
		}
		if end < len(r.text) && r.text[end] == r.comma && r.comma != 0 {
			r.pos = end + 1
			continue
		}
		r.pass(end)
		return
	}
}

// quotedField reads a field that begins with a quote and gives where it ends;
// false if there is none or its quotes are text.
func (r *csvReader) quotedField(rec *csvRecord, span bool) (end int, ok bool) {
	open := r.skipBlanks(r.pos)
	if open >= len(r.text) || r.text[open] != '"' || r.again <= 0 {
		return 0, false
	}
	q := quoteScan{r: r, i: open + 1, field: r.field[:0]}
	for q.state == quoteOpen {
		q.step(open, span)
	}
	r.field = q.field[:0]
	if q.state != quoteClosed {
		r.again -= q.i - open
		rec.stray = rec.stray || q.state == quoteStray
		return 0, false
	}
	rec.fields = append(rec.fields, string(q.field))
	r.line += q.lines
	return q.i, true
}

// plainEnd gives the end of an unquoted field that begins at from.
func (r *csvReader) plainEnd(from int) int {
	end := r.lineEnd(from)
	if r.comma != 0 {
		if i := bytes.IndexByte(r.text[from:end], r.comma); i >= 0 {
			return from + i
		}
	}
	return end
}

// lineEnd gives the offset of the first line break at or behind from.
func (r *csvReader) lineEnd(from int) int {
	r.lf = r.nextByte(r.lf, from, '\n')
	r.cr = r.nextByte(r.cr, from, '\r')
	return min(r.lf, r.cr)
}

// nextByte remembers where the next c stands, so that a file without any is not
// searched to its end for every line.
func (r *csvReader) nextByte(known, from int, c byte) int {
	if known >= from {
		return known
	}
	if i := bytes.IndexByte(r.text[from:], c); i >= 0 {
		return from + i
	}
	return len(r.text)
}

// pass goes behind the line break at end.
func (r *csvReader) pass(end int) {
	if n := breakLen(r.text, end); n > 0 {
		r.line++
		end += n
	}
	r.pos = end
}

// breakLen gives the length of the line break at i, 0 if there is none.
func breakLen(text []byte, i int) int {
	switch {
	case i >= len(text):
		return 0
	case text[i] == '\n':
		return 1
	case text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n':
		return 2
	case text[i] == '\r':
		return 1
	}
	return 0
}

// skipBlanks passes over blanks before and behind a quoted field; a tab is one unless
// it is the delimiter.
func (r *csvReader) skipBlanks(i int) int {
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t' && r.comma != '\t') {
		i++
	}
	return i
}

// isEnd tells whether a field may end at i.
func (r *csvReader) isEnd(i int) bool { return i >= len(r.text) || r.isEndByte(r.text[i]) }

// isEndByte tells whether c ends a field.
func (r *csvReader) isEndByte(c byte) bool {
	return c == '\n' || c == '\r' || c == r.comma && r.comma != 0
}
