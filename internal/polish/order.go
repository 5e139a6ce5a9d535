package polish

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The order of a name list: blanks, punctuation, signs, digits, letters of the
// Polish alphabet (ą after a, … ź and ż at the end), then other scripts. Case and
// foreign accents decide only between names that are else equal; small letters
// stand before capitals. This is the order of the Unicode collation for Polish.
const (
	orderSigns   = `_-,;:!?.'"()[]{}@*/\&#%` + "`" + `^+<=>|~$`
	orderDigits  = "0123456789"
	orderLetters = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
)

// First bytes of the weights of runes outside the table, and the end of a level.
const (
	levelEnd   = 0x00
	otherSign  = 0x60
	firstDigit = 0x70
	otherText  = 0xF0
)

// weight is how a rune is ordered: primary bytes, accent rank and capital.
type weight struct {
	primary string
	accent  byte // 1: none
	upper   bool
	none    bool // contributes nothing
}

// punctuation that is ordered beside its plain form, with its rank there.
var signLike = map[rune]struct {
	as   byte
	rank byte
}{
	'\u00a0': {' ', 2}, '\u202f': {' ', 3}, '\u2009': {' ', 3}, '\t': {' ', 4}, '\n': {' ', 5}, '\r': {' ', 6},
	'‐': {'-', 2}, '‑': {'-', 3}, '–': {'-', 4}, '—': {'-', 5},
	'‘': {'\'', 2}, '’': {'\'', 3}, '‚': {'\'', 4},
	'“': {'"', 2}, '”': {'"', 3}, '„': {'"', 4}, '«': {'"', 5}, '»': {'"', 6},
}

const weightTableEnd = 0x250

var primaries, weightTable = func() (map[rune]byte, [weightTableEnd]weight) {
	p := map[rune]byte{' ': 2}
	for i, r := range orderSigns {
		p[r] = byte(3 + i)
	}
	next := byte(firstDigit)
	for _, r := range orderDigits + orderLetters {
		p[r] = next
		next++
	}
	var t [weightTableEnd]weight
	for r := rune(0); r < weightTableEnd; r++ {
		t[r] = weigh(p, r)
	}
	return p, t
}()

// weigh finds the weight of a rune.
func weigh(p map[rune]byte, r rune) weight {
	low := unicode.ToLower(r)
	w := weight{accent: 1, upper: low != r}
	if b, ok := p[low]; ok {
		w.primary = string([]byte{b})
		return w
	}
	if like, ok := signLike[r]; ok {
		w.primary, w.accent = string([]byte{p[rune(like.as)]}), like.rank
		return w
	}
	if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me) {
		return weight{none: true}
	}
	if w.primary = spelled(p, low); w.primary != "" {
		w.accent = accentRank(low)
		return w
	}
	first := byte(otherSign)
	if unicode.IsLetter(r) || unicode.IsNumber(r) {
		first = otherText
	}
	w.primary = string([]byte{first, byte(low>>16) + 1, byte(low >> 8), byte(low)})
	return w
}

// spelled gives the primary bytes of a foreign letter or a ligature by its plain
// letters: á is a, ß is ss. Empty where it has none.
func spelled(p map[rune]byte, r rune) string {
	var b []byte
	for _, q := range foldRune(r) {
		v, ok := p[q]
		if !ok {
			return ""
		}
		b = append(b, v)
	}
	return string(b)
}

// accentRank orders letters with the same plain letter by their mark.
func accentRank(r rune) byte {
	d := []rune(norm.NFD.String(string(r)))
	if len(d) < 2 {
		return 0x80 // ø, ß: no mark of its own
	}
	if i := strings.IndexRune("\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0328\u0327\u0304", d[1]); i >= 0 {
		return byte(2 + i/2)
	}
	return 0x40
}

// SortKey gives bytes whose order (bytes.Compare, an SQL BLOB) is the Polish
// order of names. Keys of canonically equal texts are equal. Names with the same
// letters come in the order accents, then case.
func SortKey(s string) []byte {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	key := make([]byte, 0, len(s)+len(s)/4+8)
	for _, r := range s {
		if w := weightOf(r); !w.none {
			key = append(key, w.primary...)
		}
	}
	key = appendLevel(key, s, func(w *weight) byte { return w.accent })
	return appendLevel(key, s, func(w *weight) byte {
		if w.upper {
			return 2
		}
		return 1
	})
}

// appendLevel adds one byte a rune, without the ordinary ones (1) at the end.
func appendLevel(key []byte, s string, rank func(*weight) byte) []byte {
	key = append(key, levelEnd)
	ones := 0
	for _, r := range s {
		w := weightOf(r)
		if w.none {
			continue
		}
		v := rank(w)
		if v == 1 {
			ones++
			continue
		}
		for ; ones > 0; ones-- {
			key = append(key, 1)
		}
		key = append(key, v)
	}
	return key
}

// weightOf looks a rune's weight up, or weighs it where the table ends.
func weightOf(r rune) *weight {
	if r < weightTableEnd {
		return &weightTable[r]
	}
	w := weigh(primaries, r)
	return &w
}

// Compare orders two names the Polish way: negative, zero or positive. For long
// lists SortBy makes each key once.
func Compare(a, b string) int { return bytes.Compare(SortKey(a), SortKey(b)) }

// SortBy sorts items by the name that of gives, stably.
func SortBy[T any](items []T, of func(T) string) {
	type keyed struct {
		key  []byte
		item T
	}
	all := make([]keyed, len(items))
	for i, it := range items {
		all[i] = keyed{SortKey(of(it)), it}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i, k := range all {
		items[i] = k.item
	}
}
