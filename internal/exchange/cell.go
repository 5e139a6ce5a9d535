package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CleanCell gives a cell's text as people mean it: NBSP and runs of blanks as one
// blank, no blanks at the ends, leader dots ("Bolesławiec........", four or more; an
// ellipsis stays) and zero-width and control characters gone, composed letters (NFC).
// Line breaks stay, as one "\n" each, since two e-mail addresses or a bilingual
// heading may be told apart by them. Applying it twice changes nothing more.
func CleanCell(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	for {
		c := trimLeader(squeeze(norm.NFC.String(s)))
		if c == s {
			return c
		}
		s = c
	}
}

// OneLine is CleanCell with line breaks turned into blanks: for names, addresses, codes.
func OneLine(s string) string {
	s = CleanCell(s)
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return CleanCell(strings.ReplaceAll(s, "\n", " "))
}

// isClean tells for most cells at a glance that there is nothing to do.
func isClean(s string) bool {
	blank, dot := true, false
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && blank || c == '.' && dot {
			return false
		}
		blank, dot = c == ' ', c == '.'
	}
	return s == "" || !blank
}

// squeeze drops what can't be seen and makes runs of blanks one.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank, line, last := false, false, rune(0)
	for _, r := range s {
		switch {
		case isLineBreak(r):
			line = true
		case r == '\t' || r == '\u00A0' || unicode.Is(unicode.Zs, r):
			blank = true
		case isInvisible(r, last):
		default:
			switch {
			case b.Len() == 0:
			case line:
				b.WriteByte('\n')
			case blank:
				b.WriteByte(' ')
			}
			blank, line, last = false, false, r
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isLineBreak tells what ends a line within a cell: besides the usual ones what old
// Excel ("vertical tab"), form feeds and Unicode put there.
func isLineBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// isInvisible tells what is dropped. Direction marks stay, they are part of a name;
// the joiners stay where scripts and emoji need them.
func isInvisible(r, before rune) bool {
	switch r {
	case '\u200B', '\u2060', '\uFEFF', '\u00AD':
		return true
	case '\u200C', '\u200D':
		return before < 0x0600
	}
	return unicode.Is(unicode.Cc, r)
}

// trimLeader drops the row of dots that leads the eye to the next column.
func trimLeader(s string) string {
	end, dots := len(s), 0
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		switch r {
		case '.', '·':
			dots++
		case '…':
			dots += 3
		case ' ', '\n':
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		end -= n
	}
	if dots < 4 {
		return s
	}
	return s[:end]
}
