package exchange

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"biurolidera/internal/pattern"
	"biurolidera/internal/polish"
)

// The vote by example. Under "kod" stand codes, under "nazwa" texts that differ:
//
//	nazwa      kod       rodzaj      kod speaks for a header: a text over values
//	UG Bardo   57-256    gmina       57-256 speaks for data: a value over values
//	UM Łódź    90-926    gmina       gmina speaks for data: it comes again below
//
// Empty cells and words for a missing value abstain, and so does a text over texts.

// isData tells whether the row that should be the header is data already: the file has none.
func (h headerSearch) isData(i int) bool {
	for _, c := range h.rows[i].cells {
		if usualHeading[polish.Fold(OneLine(c))] {
			return false
		}
	}
	v := h.votes(i)
	return v.header == 0 && v.data >= 2 || v.header == 0 && v.data == 1 && h.columns == 1
}

// votes is how a row compares with what stands below it.
type votes struct{ header, data int }

// votes counts for row i the cells that speak for a header (text over values) and those
// that speak for data (a value over values, or a text that comes again). Numbers that
// run like years are names over numbers, and abstain.
func (h headerSearch) votes(i int) votes {
	var v votes
	years := isYearRun(&h.rows[i])
	for c, text := range h.rows[i].cells {
		kind := kindOf(text)
		if kind == kindNone {
			continue
		}
		below, values, same := h.below(i, c, text)
		switch {
		case below == 0:
		case values*10 >= below*8 && kind == kindText:
			v.header++
		case values*10 >= below*8 && !years:
			v.data++
		case same:
			v.data++
		}
	}
	return v
}

// below counts the cells with content under row i in column c and the values among
// them, and tells whether the text comes again.
func (h headerSearch) below(i, c int, text string) (filled, values int, same bool) {
	for j := i + 1; j < len(h.rows); j++ {
		other := cellOf(&h.rows[j], c)
		switch kindOf(other) {
		case kindNone:
			continue
		case kindValue:
			values++
		}
		filled++
		same = same || other == text
	}
	return filled, values, same
}

// cellKindOf is what a cell may be when a header is looked for.
type cellKindOf uint8

const (
	kindNone  cellKindOf = iota // empty, or a word for a missing value
	kindText                    // may be a name
	kindValue                   // a number, date, code, address of the net: no name
)

// valuePattern are the beginnings of web and mail addresses, record ids of survey tools,
// mail box paths of ePUAP and truth values: nobody names a column so.
var valuePattern = pattern.New(`(?i)^(https?://|www\.|uuid:|/\S+/\S+$|true$|false$)|^\S+@\S+\.\S+$`)

// kindOf judges a text: more digits than letters make a value, whatever they mean.
func kindOf(s string) cellKindOf {
	if IsMissing(s) {
		return kindNone
	}
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r > 0x7F || isLatinLetter(byte(r)):
			letters++
		}
	}
	if digits > letters || len(s) < 200 && valuePattern.MatchString(s) {
		return kindValue
	}
	return kindText
}

// isNumbering tells whether a row numbers the columns: 1 2 3, (1) (2) (3), "1." "2.".
func isNumbering(r *rawRow) bool {
	n := 0
	for _, c := range r.cells {
		if c == "" {
			continue
		}
		n++
		if strings.Trim(c, "().[] ") != strconv.Itoa(n) {
			return false
		}
	}
	return n >= 3
}

// isYearRun tells whether the numbers of a row are years one after another, which are names.
func isYearRun(r *rawRow) bool {
	before, n := 0, 0
	for _, c := range r.cells {
		if kindOf(c) != kindValue {
			continue
		}
		year, err := strconv.Atoi(c)
		if err != nil || utf8.RuneCountInString(c) != 4 || year < 1900 || year > 2200 || n > 0 && year <= before {
			return false
		}
		before = year
		n++
	}
	return n > 0
}

// usualHeading are headings of the lists offices send, folded. A row with one of
// them is a header whatever stands below.
var usualHeading = headingSet(`lp|l.p.|nr|id|kod|nip|regon|krs|teryt|nazwa|nazwa instytucji|nazwa podmiotu|nazwa urzedu|instytucja|podmiot|
adres|ulica|miejscowosc|miasto|gmina|powiat|wojewodztwo|kod pocztowy|poczta|telefon|tel.|fax|faks|e-mail|email|mail|www|strona www|
typ|rodzaj|kategoria|status|data|ocena|punkty|pytanie|odpowiedz|uwagi|imie|nazwisko|stanowisko|name|code|date|type|address|city`)

// headingSet makes a set of words written one after another with "|".
func headingSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Split(strings.ReplaceAll(list, "\n", ""), "|") {
		set[w] = true
	}
	return set
}
