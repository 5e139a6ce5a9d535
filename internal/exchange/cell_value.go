package exchange

import (
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/pattern"
)

// missingWords are lower-case words and marks that stand where there is no value.
var missingWords = map[string]bool{
	"": true, "n/a": true, "na": true, "n/d": true, "n.d.": true, "nd": true, "nan": true, "null": true, "none": true,
	"-": true, "--": true, "---": true, "–": true, "—": true, ".": true,
	"brak": true, "brak danych": true, "b/d": true, "bd": true, "b.d.": true, "nie podano": true, "nie dotyczy": true,
}

// cellErrors are the error values of spreadsheets, English and Polish.
var cellErrors = map[string]bool{
	"#N/A": true, "#N/D": true, "#N/D!": true, "#NULL!": true, "#ZERO!": true, "#DIV/0!": true, "#DZIEL/0!": true, "#VALUE!": true,
	"#ARG!": true, "#REF!": true, "#ADR!": true, "#NAME?": true, "#NAZWA?": true, "#NUM!": true, "#LICZBA!": true,
	"#GETTING_DATA": true, "#SPILL!": true, "#CALC!": true, "Err:502": true, "Err:504": true, "Err:508": true, "Err:522": true,
}

// IsMissing tells whether a cleaned cell says that there is no value: empty, "N/A",
// "NA", "n/d", "nan", "null", "-", "–", "brak", "nie dotyczy", or an error value of
// a spreadsheet ("#N/A", "#ARG!"). Readers never drop such words themselves: in free
// text "brak" is an answer, and so is N/A in an audit (domain.md §2, trap 16).
func IsMissing(s string) bool {
	return len(s) <= 16 && (missingWords[strings.ToLower(s)] || cellErrors[s])
}

// Grouping by blanks or an apostrophe with either decimal mark; by dots or commas only
// where the other of the two follows, since "1.234" alone may be either.
var (
	groupedNumber = pattern.New(`^[+-]?(\d{1,3}([ \x{00A0}\x{202F}\x{2009}']\d{3})+|\d+)([.,]\d+)?$`)
	dottedNumber  = pattern.New(`^[+-]?\d{1,3}(\.\d{3})+,\d+$`)
	commaedNumber = pattern.New(`^[+-]?\d{1,3}(,\d{3})+\.\d+$`)
)

// ParseNumber reads a number as offices write it ("1 234,50", "1.234,50", "12.5",
// NBSP between thousands; domain.md §2, trap 20) and gives it with a dot and without
// grouping: "1234.50". One separator alone is always the decimal one: "1.234" is
// less than two.
func ParseNumber(s string) (decimal string, ok bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "−", "-"))
	switch {
	case len(s) > 40:
		return "", false
	case groupedNumber.MatchString(s):
		s = strings.ReplaceAll(s, ",", ".")
	case dottedNumber.MatchString(s):
		s = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
	case commaedNumber.MatchString(s):
		s = strings.ReplaceAll(s, ",", "")
	default:
		return "", false
	}
	kept := func(r rune) rune {
		if r == '.' || r == '-' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}
	return strings.Map(kept, s), true
}

// Layouts of domain.md §2, trap 11, and of the tools of §2, trap 18. Day before
// month, as everyone but the United States writes; ParseTime turns them round only
// where that is the one possible reading.
var (
	clockLayouts = []string{
		"2006-01-02 15:04:05.999999999", "2006-01-02 15:04", "2006/01/02 15:04:05", "2006/01/02 15:04", "2006/1/2 3:04:05 PM",
		"2006/1/2 15:04:05", "2006/1/2 15:04", "2006/1/2 3:04 PM", "2.1.2006 15:04:05", "2.1.2006 15:04", "2/1/2006 15:04:05", "2/1/2006 15:04",
		"2-1-2006 15:04:05", "2-1-2006 15:04", "1/2/2006 15:04:05", "1/2/2006 15:04", "1/2/2006 3:04:05 PM", "1/2/2006 3:04 PM",
	}
	dayLayouts  = []string{"2006-01-02", "2006/01/02", "2006/1/2", "2006.01.02", "2.1.2006", "2/1/2006", "2-1-2006", "1/2/2006", "20060102"}
	zoneLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05.999999999-07"}
	zoneName    = pattern.New(`^(.*\d(?: ?[AP]M)?) (CET|CEST|UTC|GMT|MEZ|MESZ|EET|EEST|WET|GMT[+-]\d{1,2})$`)
	monthName   = pattern.New(`^(\d{1,2})\s+([a-ząćęłńóśźż]+)\.?\s+(\d{4})(?:\s*(?:r\.?|roku))?$`)
)

// zoneHours are the zones of survey tools that Go knows no offset for without a place.
var zoneHours = map[string]int{"CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3}

// monthsByName are the first three letters of Polish months, in either case form.
var monthsByName = map[string]string{
	"sty": "1", "lut": "2", "mar": "3", "kwi": "4", "maj": "5", "cze": "6", "lip": "7", "sie": "8", "wrz": "9", "paź": "10", "lis": "11", "gru": "12",
}

// ParseTime reads a date or a time stamp as survey tools and spreadsheets write it
// (domain.md §2, trap 11): ISO with and without zone, "2016/11/29 6:49:50 PM CET",
// "17/11/2016", "17.09.2025 10:30", "17 września 2025 r.". clock tells whether it had
// a time of day. A stamp without a zone is taken in loc; one with a zone is given in loc.
func ParseTime(s string, loc *time.Location) (t time.Time, clock, ok bool) {
	s = OneLine(s)
	if len(s) < 8 || len(s) > 40 {
		return time.Time{}, false, false
	}
	if t, ok := tryLayouts(s, zoneLayouts, time.UTC); ok {
		return t.In(loc), true, true
	}
	from := loc
	if m := zoneName.FindStringSubmatch(s); m != nil {
		s, from = m[1], namedZone(m[2])
	}
	s = strings.Replace(s, "T", " ", 1)
	if t, ok := tryLayouts(s, clockLayouts, from); ok {
		return t.In(loc), true, true
	}
	if m := monthName.FindStringSubmatch(strings.ToLower(s)); m != nil {
		if month := monthsByName[string([]rune(m[2] + "   ")[:3])]; month != "" {
			s = m[1] + "." + month + "." + m[3]
		}
	}
	if t, ok := tryLayouts(s, dayLayouts, loc); ok {
		return t, false, true
	}
	return time.Time{}, false, false
}

// tryLayouts gives the first layout that fits. Years outside 1900–2199 are slips of a
// key ("0225") or numbers that only look like a date.
func tryLayouts(s string, layouts []string, loc *time.Location) (time.Time, bool) {
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l, s, loc); err == nil && t.Year() >= 1900 && t.Year() < 2200 {
			return t, true
		}
	}
	return time.Time{}, false
}

// namedZone gives the zone of an abbreviation, winter and summer time told apart.
func namedZone(name string) *time.Location {
	hours, ok := zoneHours[name]
	if !ok && len(name) > 4 { // GMT+2
		hours, _ = strconv.Atoi(name[3:]) // the pattern lets digits only through
	}
	return time.FixedZone(name, hours*60*60)
}
