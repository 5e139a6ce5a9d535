package drawing

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Printable gives what is drawn of a string, and so what a reader copies out of
// the paper: s in NFC, without what has no ink and could reorder, hide or break
// the text around it. These are removed: C0 and C1 controls, bidi controls
// (U+061C, U+200E–F, U+202A–E, U+2066–9), zero-width characters (U+200B–D, U+2060–4,
// U+FEFF), the soft hyphen, variation selectors and tags. A tab becomes a space;
// line feeds, which only paragraphs understand, stay; carriage returns, U+0085,
// U+2028 and U+2029 become line feeds. Invalid UTF-8 becomes U+FFFD, which no face
// has and which is therefore refused. Printable(Printable(s)) == Printable(s).
func Printable(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(printableRune, s)
	return norm.NFC.String(s)
}

// plain tells whether s is printable as it stands; nearly every string is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			return norm.NFC.IsNormalString(s) && !strings.ContainsFunc(s, changed)
		}
		if c < 0x20 && c != '\n' || c == 0x7F {
			return false
		}
	}
	return true
}

// changed tells whether Printable would touch the letter, or whether it stands for
// bytes that are no letter.
func changed(r rune) bool { return r == unicode.ReplacementChar || printableRune(r) != r }

// printableRune gives what is drawn of a letter, -1 for nothing.
func printableRune(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t':
		return ' '
	case r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
		return '\n'
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x61C, r == 0xFEFF:
		return -1
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return -1
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE01EF:
		return -1
	}
	return r
}
