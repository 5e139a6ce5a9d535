package report

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
)

// revealing are the marks by which a remark is left out (domain.md §3.2): what
// leads to a person or to the single contact. Rather a harmless remark too many is
// left out than a name printed.
var revealing = []*pattern.Pattern{
	// A form of address or a function before a capital letter: „pani Anna”.
	pattern.New(`(?:^|[^\pL])(?i:pan|pani|panu|panią|panem|pana|p\.|mgr|inż\.|dr|kierowni(?:k|cz)\pL*|dyrektor\pL*|inspektor\pL*|specjalist\pL*|referent\pL*|sekretar\pL*)\s+\p{Lu}\p{Ll}`),
	// Initials: „J. K.”, „J.K.”, „A. Nowak”.
	pattern.New(`(?:^|[^\pL])\p{Lu}\.\s?\p{Lu}(?:\.|\p{Ll})`),
	// A surname by its ending, not at the beginning of a sentence.
	pattern.New(`[\pL,;:]\s+\p{Lu}\p{Ll}+(?:sk|ck|dzk)(?:i|a|iego|iej|iemu|im|ą)(?:$|[^\pL])|[\pL,;:]\s+\p{Lu}\p{Ll}+wicz(?:$|[^\pL]|a|em|owi)`),
	// „nazywa się …”, „przedstawiła się jako …”.
	pattern.New(`(?i)nazwisk(?:o|iem)|nazyw\pL+ się|przedstawił\pL* się\s+(?:jako|imieniem)`),
	// An e-mail address, a telephone number, an auditor's or an audit's code.
	pattern.New(`\S@\S|\d{2,3}[ -]?\d{2,3}[ -]?\d{2,3}[ -]?\d{2,3}|(?:^|[^\pL])A-\d{2}|\d{4}-[WTO]-\d`),
	// A room, a desk, a window by number.
	pattern.New(`(?i)(?:pok(?:ój|oju|oje|oi|\.)|okien(?:ko|ka|ku|ek)|stanowisk\pL*|biur(?:ko|ka|ku)|sal[aęi]|gabine(?:t|cie|tu))\s+(?:nr\.?\s*|numer\s*)?\d`),
	// An hour of the contact or a day.
	pattern.New(`(?i)(?:^|[^\pL])(?:o|ok\.|około|godz\.?|godzin\pL*)\s+(?:godz\.?\s*|godzin\pL*\s*)?\d{1,2}[.:]\d{2}`),
	pattern.New(`\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}`),
	pattern.New(`(?i)\d\.?\s+(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)`),
	pattern.New(`(?i)(?:^|[^\pL])we?\s+(?:poniedział(?:ek|ki)|wtor(?:ek|ki)|środ[ęy]|czwart(?:ek|ki)|piąt(?:ek|ki)|sobot[ęy]|niedziel[ęe])`),
}

// Reveals tells whether a comment could lead to a person or to the single
// contact, so that a report must not print it.
func Reveals(text string) bool {
	for _, r := range revealing {
		if r.MatchString(text) {
			return true
		}
	}
	return namesSomebody(text)
}

// speaking are the remarks as printed: those of a channel together, in an order
// that comes from their words alone, each once; withheld counts the left out ones.
func speaking(list []Remark) (kept []Remark, withheld int) {
	seen := map[Remark]bool{}
	for _, r := range list {
		r.Text = strings.TrimSpace(r.Text)
		same := r
		same.DayPart = ""
		switch {
		case r.Text == "" || seen[same]:
		case Reveals(r.Text):
			withheld++
		default:
			seen[same] = true
			kept = append(kept, r)
		}
	}
	channels := contest.Channels()
	slices.SortFunc(kept, func(a, b Remark) int {
		return cmp.Or(
			cmp.Compare(slices.Index(channels, a.Channel), slices.Index(channels, b.Channel)),
			cmp.Compare(mixed(a), mixed(b)),
			cmp.Compare(a.Text, b.Text),
			cmp.Compare(a.About, b.About),
		)
	})
	return kept, withheld
}

// mixed gives a number that tells nothing of when a remark came.
func mixed(r Remark) uint64 {
	h := fnv.New64a()
	h.Write([]byte(r.Text + "\x00" + r.About))
	return h.Sum64()
}
