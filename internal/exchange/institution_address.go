package exchange

import (
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
)

var (
	streetShort = pattern.New(`\p{L}+\s*\.`)
	streetDots  = pattern.New(`\.\s*\.+`)
	rangeSigns  = pattern.New(`\s*([/\\–—-])\s*`)
	houseNumber = pattern.New(`^(?:(.*?\S)[\s,]+)?(\d+\s?[A-Za-z]?(?:\s?[/\\,;–-]\s?,?\s?-?\s?\d+\s?[A-Za-z]?)*(?:\s(?:do|i)\s\d+\s?[A-Za-z]?)?(?:\s?(?:lok|m)\.?\s?\d+)?)$`)
	codeInside  = pattern.New(`\b(\d\d)\s?[-–]\s?(\d{3})\b`)
)

// streetWords are the short forms of streets and of ranks before a name.
var streetWords = map[string]bool{
	"ul": true, "al": true, "pl": true, "os": true, "ks": true, "gen": true, "św": true, "płk": true, "mjr": true, "kpt": true,
	"dr": true, "prof": true, "bp": true, "abp": true, "kard": true, "im": true,
}

// tidyStreet gives a street one blank after „ul.”, „al.”, „ks.” and drops doubled dots;
// its words stay: „ul. pl. Nowy Targ” is what the office wrote (domain.md §2, trap 15).
func tidyStreet(s string) string {
	s = streetDots.ReplaceAllString(OneLine(s), ".")
	s = streetShort.ReplaceAllStringFunc(s, func(w string) string {
		word := strings.TrimRight(w, ". ")
		if streetWords[strings.ToLower(word)] {
			return word + ". "
		}
		return w
	})
	return strings.TrimRight(OneLine(s), " ,;")
}

// tidyNumber gives a house number without blanks around its signs: "9 - 11" → "9-11",
// `12\14` → "12/14"; „1 do 8” stays.
func tidyNumber(s string) string {
	s = rangeSigns.ReplaceAllString(OneLine(s), "$1")
	return strings.TrimRight(strings.ReplaceAll(s, `\`, "/"), " ,;")
}

// splitStreet parts „Rynek 2” into street and number. A number that belongs to the
// name („3 Maja”, „Plac 1000-lecia”) stays; a number alone is a house in a village
// without streets.
func splitStreet(s string) (street, number string) {
	s = tidyStreet(s)
	m := houseNumber.FindStringSubmatch(s)
	if m == nil {
		return s, ""
	}
	return m[1], tidyNumber(m[2])
}

// villageHouse is a house in a village without streets: „Żegocina 316”.
var villageHouse = pattern.New(`^(\p{Lu}[^\d,]*\pL) (\d+\s?[A-Za-z]?(?:/\d+\s?[A-Za-z]?)?)$`)

// splitAddress parts a whole address in one cell: „ul. Polna 1, 59-700 Bolesławiec”,
// „59-700 Bolesławiec, ul. Polna 1”, „32-731 Żegocina 316”.
func splitAddress(s string) contest.Address {
	var a contest.Address
	s = OneLine(s)
	if at := codeInside.FindStringSubmatchIndex(s); at != nil {
		a.PostCode = s[at[2]:at[3]] + "-" + s[at[4]:at[5]]
		a.Place = strings.Trim(s[at[1]:], " ,;")
		s = strings.TrimRight(s[:at[0]], " ,;")
	}
	if place, street, found := strings.Cut(a.Place, ","); found && s == "" {
		a.Place, s = strings.TrimSpace(place), strings.Trim(street, " ,;")
	} else if m := villageHouse.FindStringSubmatch(a.Place); m != nil && s == "" {
		a.Place, s = m[1], m[2]
	}
	a.Street, a.Number = splitStreet(s)
	return a
}

var gluedWords = pattern.New(`(\p{Ll})(\p{Lu})`)

// partWords puts the blank back that „BielskPodlaski” has lost: no place has a capital
// inside a word.
func partWords(s string) string { return gluedWords.ReplaceAllString(s, "$1 $2") }
