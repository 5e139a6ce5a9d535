package kit

import (
	"regexp"
	"strings"
)

// Rows travel to and from spreadsheets as text: cells parted by tabs, lines by
// CRLF, a cell with a tab, a line break or a quote in quotes that are doubled
// inside. A cell that a spreadsheet would take for a formula goes out with an
// apostrophe before it, which a spreadsheet takes away again, and comes back
// without it.

// writeTSV writes rows for the clipboard.
func writeTSV(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(quoteCell(guardCell(cell)))
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// signed are texts with a leading sign that no spreadsheet calculates: numbers,
// and a dash alone.
var signed = regexp.MustCompile(`^[+-]?\d{1,3}(?:[ \x{00A0}\x{202F}]?\d{3})*(?:[.,]\d+)?[ \x{00A0}]?%?$|^-+$`)

// guardCell puts an apostrophe before a formula. A phone number keeps its plus so
// too: "+48600100200" would else become a number.
func guardCell(cell string) string {
	if !formulaLike(cell) || strings.HasPrefix(cell, "-") && signed.MatchString(cell) {
		return cell
	}
	return "'" + cell
}

// formulaLike tells whether a cell begins as a formula does, blanks and quotes
// passed over.
func formulaLike(cell string) bool {
	trimmed := strings.TrimLeft(cell, " \u00A0\u3000\u200B\uFEFF\t\r\n\"'`")
	return trimmed != "" && strings.ContainsAny(firstRune(trimmed), "=+-@＝＋－＠")
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

func quoteCell(cell string) string {
	if !strings.ContainsAny(cell, "\t\r\n\"") {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

// parseTSV reads what a spreadsheet, or writeTSV, put into the clipboard. Lines
// that end in LF or CR are taken too; the last line's end makes no row. Quotes
// count only where a cell begins with one.
func parseTSV(text string) [][]string {
	var rows [][]string
	var row []string
	for len(text) > 0 {
		cell, rest := cutCell(text)
		row = append(row, unguardCell(cell))
		switch {
		case strings.HasPrefix(rest, "\t"):
			if text = rest[1:]; text == "" {
				row = append(row, "")
			}
			continue
		case strings.HasPrefix(rest, "\r\n"):
			rest = rest[2:]
		case rest != "":
			rest = rest[1:]
		}
		rows, row, text = append(rows, row), nil, rest
	}
	if row != nil {
		rows = append(rows, row)
	}
	return rows
}

// cutCell takes the first cell off; rest begins with what ended it.
func cutCell(text string) (cell, rest string) {
	if text[0] == '"' {
		if cell, rest, ok := cutQuoted(text[1:]); ok {
			return cell, rest
		}
	}
	if i := strings.IndexAny(text, "\t\r\n"); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// cutQuoted reads up to the closing quote; false if there is none or something
// stands after it, when the quote is part of the text.
func cutQuoted(text string) (cell, rest string, ok bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '"')
		if i < 0 {
			return "", "", false
		}
		b.WriteString(text[:i])
		text = text[i+1:]
		if strings.HasPrefix(text, `"`) {
			b.WriteByte('"')
			text = text[1:]
			continue
		}
		return b.String(), text, text == "" || strings.ContainsAny(text[:1], "\t\r\n")
	}
}

// unguardCell takes the apostrophe of guardCell away.
func unguardCell(cell string) string {
	if after, ok := strings.CutPrefix(cell, "'"); ok && formulaLike(after) {
		return after
	}
	return cell
}
