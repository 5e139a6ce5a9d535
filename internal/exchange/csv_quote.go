package exchange

import "bytes"

// quoteState is what a scan that began at a quote came to.
type quoteState uint8

const (
	quoteOpen   quoteState = iota
	quoteClosed            // the field ends at i
	quoteText              // the quotes are part of the text
	quoteStray             // the quote never closes
)

// quoteScan walks through a quoted field.
type quoteScan struct {
	r     *csvReader
	i     int
	field []byte
	lines int  // line breaks passed
	bare  bool // a quote stood where none may
	state quoteState
}

// step goes to the next quote or line break and decides what it means. A field longer
// than any permitted cell, or with hundreds of lines, is a quote that never closed:
// so a stray quote costs a look ahead and never the rest of the file.
func (q *quoteScan) step(open int, span bool) {
	text := q.r.text
	n := bytes.IndexAny(text[q.i:min(len(text), q.i+maxFieldBytes)], "\"\r\n")
	if n < 0 || len(q.field) > maxFieldBytes {
		q.state = quoteStray
		return
	}
	q.field = append(q.field, text[q.i:q.i+n]...)
	q.i += n
	if text[q.i] == '"' {
		q.quote(open)
		return
	}
	q.i += breakLen(text, q.i)
	q.field = append(q.field, '\n')
	q.lines++
	switch {
	case q.bare:
		q.state = quoteText
	case !span, q.lines > maxQuotedLines:
		q.state = quoteStray
	}
}

// quote decides what the quote at i means.
func (q *quoteScan) quote(open int) {
	r, text, i := q.r, q.r.text, q.i
	if i+1 < len(text) && text[i+1] == '"' {
		q.field = append(q.field, '"')
		q.i = i + 2
		if q.bare && r.isEnd(i+2) {
			q.state = quoteClosed
		}
		return
	}
	after := r.skipBlanks(i + 1)
	switch {
	case r.isEnd(after):
		q.i, q.state = after, quoteClosed
	case q.lines > 0:
		q.state = quoteStray
	case !q.bare && i > open+1 && text[i-1] != ' ' && after > i+1:
		q.state = quoteText
	default:
		q.bare = true
		q.field = append(q.field, '"')
		q.i = i + 1
	}
}
