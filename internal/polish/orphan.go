package polish

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words that never end a line beside the one-letter ones.
var staysWithNext = map[string]bool{
	"nr": true, "ul.": true, "al.": true, "pl.": true, "os.": true, "im.": true,
	"art.": true, "ust.": true, "pkt": true, "poz.": true, "tel.": true, "§": true, "św.": true,
}

// words that never begin a line when a number stands before them.
var staysWithNumber = map[string]bool{
	"r.": true, "zł": true, "gr": true, "%": true, "pkt": true, "tys.": true,
	"mln": true, "mld": true, "szt.": true, "min": true, "s": true, "mm": true, "cm": true, "km": true,
}

// NoOrphans puts no-break spaces where a line must not end: after one-letter
// words (a, i, o, u, w, z), after „ul.”, „nr”, „im.” and the like, and between a
// number and its unit, „r.” or „zł” (domain.md §3.7). NoOrphans(NoOrphans(s)) ==
// NoOrphans(s); single blanks alone are replaced.
func NoOrphans(s string) string {
	words := strings.Split(s, " ")
	if len(words) < 2 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(words))
	for i, w := range words {
		b.WriteString(w)
		if i == len(words)-1 {
			break
		}
		if joins(w, words[i+1]) {
			b.WriteString(NBSP)
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// joins tells whether the blank between two words must not break.
func joins(word, next string) bool {
	if word == "" || next == "" {
		return false
	}
	last := lastPart(word)
	if r, n := utf8.DecodeRuneInString(last); n == len(last) && unicode.IsLetter(r) {
		return true
	}
	if staysWithNext[strings.ToLower(last)] && next != "–" {
		return true
	}
	end, _ := utf8.DecodeLastRuneInString(word)
	unit := strings.TrimRight(next, ",;:)”")
	return unicode.IsDigit(end) && (staysWithNumber[unit] || staysWithNumber[strings.TrimSuffix(unit, ".")])
}

// lastPart is what follows the last no-break space, opening quote or bracket.
func lastPart(word string) string {
	if i := strings.LastIndexAny(word, NBSP+"„(«\""); i >= 0 {
		_, n := utf8.DecodeRuneInString(word[i:])
		return word[i+n:]
	}
	return word
}
