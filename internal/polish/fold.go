package polish

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldSpecial are letters that no decomposition takes apart, and signs that people
// type differently.
var foldSpecial = map[rune]string{
	'ł': "l", 'đ': "d", 'ð': "d", 'ø': "o", 'ħ': "h", 'ı': "i", 'ŧ': "t", 'ŋ': "n",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ĸ': "k",
	'„': `"`, '”': `"`, '“': `"`, '«': `"`, '»': `"`, '‟': `"`, '″': `"`,
	'’': "'", '‘': "'", '‚': "'", '′': "'", '`': "'",
	'–': "-", '—': "-", '‒': "-", '―': "-", '‐': "-", '‑': "-", '−': "-",
}

// foldTable holds the folding of the runes below foldTableEnd, which is nearly all
// a Polish text has; the rest takes the slow way.
const foldTableEnd = 0x250

var foldTable = func() (t [foldTableEnd]string) {
	for r := rune(0); r < foldTableEnd; r++ {
		t[r] = foldRune(r)
	}
	return t
}()

// Fold gives the form in which texts are searched and compared without regard to
// case and diacritics: „Łódź” and "lodz" fold alike. Compatibility-decomposed,
// marks stripped, ł ø đ æ ß … spelt with plain letters, quotes and dashes in one
// form, lower case; white space squeezed to single blanks and trimmed; format
// characters (zero width, direction) dropped. Fold(Fold(s)) == Fold(s).
func Fold(s string) string {
	b := folded{}
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.add(r)
		case r < foldTableEnd:
			b.addAll(foldTable[r])
		default:
			b.addAll(foldRune(r))
		}
	}
	return b.String()
}

// folded collects folded runes; blanks are squeezed, those at the ends dropped.
type folded struct {
	strings.Builder
	blank bool // one is due before the next rune
}

func (b *folded) addAll(s string) {
	for _, r := range s {
		b.add(r)
	}
}

func (b *folded) add(r rune) {
	if r == ' ' {
		b.blank = true
		return
	}
	if b.blank && b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.blank = false
	b.WriteRune(r)
}

// foldRune folds one rune; white space becomes a blank, dropped runes "".
// Folding goes on until nothing changes, since a lower-case letter may be a
// special one again (ẞ → ß → ss).
func foldRune(r rune) string {
	if f, ok := foldSpecial[r]; ok {
		return f
	}
	s := string(r)
	for range 4 {
		next := foldOnce(s)
		if next == s {
			break
		}
		s = next
	}
	return s
}

// foldOnce decomposes, strips and lowers once.
func foldOnce(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r == utf8.RuneError:
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), isMark(r):
		default:
			r = unicode.ToLower(r)
			if f, ok := foldSpecial[r]; ok {
				b.WriteString(f)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// isMark tells whether r is a combining mark that folding strips: a non-spacing
// or enclosing one, or any that normalisation may reorder.
func isMark(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me) || norm.NFKD.PropertiesString(string(r)).CCC() != 0
}
