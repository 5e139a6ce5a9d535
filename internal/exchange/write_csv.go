package exchange

import (
	"bufio"
	"io"
	"strings"

	"biurolidera/internal/pattern"
)

// Formulas in exported files (reliability.md B3): a name like =HYPERLINK(…) in a list
// would run when a clerk opens it. A workbook says of each cell that it is text; CSV
// can't, and LibreOffice and Excel make formulas of what looks like one.

// WriteCSV writes UTF-8 with BOM, ";" and CRLF, numbers with a decimal comma: what a
// Polish Excel opens right by a double click. Cells that would become a formula get
// "'" before them; reading such a file with OpenTable takes it away again
// (reliability.md B3).
func WriteCSV(w io.Writer, o Outgoing) error {
	b := bufio.NewWriterSize(w, 64<<10)
	b.WriteString("\uFEFF")
	for i, name := range o.Columns {
		writeField(b, i, guard(name))
	}
	b.WriteString("\r\n")
	for row, err := range o.Rows {
		if err != nil {
			return err
		}
		for i, v := range row {
			c, err := outgoingCell(v)
			if err != nil {
				return err
			}
			writeField(b, i, c.csv())
		}
		if len(row) == 0 {
			b.WriteString(`""`) // an empty line would be no row
		}
		if _, err := b.WriteString("\r\n"); err != nil {
			return err
		}
	}
	return b.Flush() // bufio keeps the first error of all writes
}

// csv gives a cell's text for a text file.
func (c outCell) csv() string {
	switch c.kind {
	case outNumber, outScore:
		return strings.Replace(c.text, ".", ",", 1)
	case outText:
		return guard(c.text)
	}
	return c.text
}

// writeField quotes where a reader needs it; a blank at an end does too, since
// readers take it away.
func writeField(b *bufio.Writer, i int, s string) {
	if i > 0 {
		b.WriteByte(';')
	}
	if !strings.ContainsAny(s, "\";\t\r\n\x00") && strings.TrimSpace(s) == s {
		b.WriteString(s)
		return
	}
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(s, `"`, `""`))
	b.WriteByte('"')
}

// realNumber is a number as this program writes it; a leading minus is no formula then.
var realNumber = pattern.New(`^-?\d{1,15}([.,]\d{1,15})?$`)

// harmlessSign is a phone number, a dash or a range after a comma: no program makes
// more than a number of it.
var harmlessSign = pattern.New(`^[\s"'` + "`" + `]*[+\-＋－][\d\s().\-]*$`)

// guard puts "'" before a text that a spreadsheet would take for a formula: one that
// begins with = + - @ (full-width ones too), a tab, line break or NUL, blanks and
// quotes before it not counted. Real numbers stay. Within a text the same is done
// after line breaks and whatever else may be taken for a delimiter: a program that
// splits at commas begins a cell there.
func guard(s string) string {
	if strings.ContainsAny(s, innerBreaks) {
		s = eachInnerPart(s, func(part string) string {
			if startsFormulaInside(part) {
				return "'" + part
			}
			return part
		})
	}
	if isFormulaLike(s) {
		return "'" + s
	}
	return s
}

// unguard takes away what guard put into a text, and nothing else: for every s,
// unguard(guard(s)) is s.
func unguard(s string) string {
	if strings.IndexByte(s, '\'') < 0 {
		return s
	}
	if s[0] == '\'' && isFormulaLike(s[1:]) {
		s = s[1:]
	}
	return eachInnerPart(s, func(part string) string {
		if part != "" && part[0] == '\'' && startsFormulaInside(part[1:]) {
			return part[1:]
		}
		return part
	})
}

// innerBreaks are the characters at which another program may begin a new cell.
const innerBreaks = ",;|\t\r\n"

// eachInnerPart changes every part of s that stands behind an inner break.
func eachInnerPart(s string, change func(string) string) string {
	var b strings.Builder
	for first := true; ; first = false {
		i := strings.IndexAny(s, innerBreaks)
		part := s
		if i >= 0 {
			part = s[:i]
		}
		if !first {
			part = change(part)
		}
		b.WriteString(part)
		if i < 0 {
			return b.String()
		}
		b.WriteByte(s[i])
		s = s[i+1:]
	}
}

// startsFormulaInside tells whether a part behind an inner break must be guarded.
func startsFormulaInside(part string) bool {
	return isFormulaLike(part) && !harmlessSign.MatchString(part)
}

// isFormulaLike tells whether a spreadsheet may take s for a formula: by its first
// character that is neither blank nor quote.
func isFormulaLike(s string) bool {
	for _, r := range s {
		switch r {
		case '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', 0:
			return !realNumber.MatchString(s)
		case ' ', '\u00A0', '\u3000', '"', '\'', '`', '\uFEFF', '\u200B':
		default:
			return false
		}
	}
	return false
}
