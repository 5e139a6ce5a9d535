package kit

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// isoDate is how a Date field's value is kept.
const isoDate = "2006-01-02"

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[.\-/ ] ?(\d{1,2})[.\-/ ] ?(\d{4})(?: ?r\.?)?$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})$`)
)

// ParseDate reads a day as people type it: 17.09.2025, 17.9.2025, 17-09-2025,
// 2025-09-17. A day that is in no calendar is refused.
func ParseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	var y, m, d string
	if f := dayFirst.FindStringSubmatch(s); f != nil {
		d, m, y = f[1], f[2], f[3]
	} else if f := yearFirst.FindStringSubmatch(s); f != nil {
		y, m, d = f[1], f[2], f[3]
	} else {
		return time.Time{}, false
	}
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Year() == year && int(t.Month()) == month && t.Day() == day && year > 0
}

// shownDate gives a kept date as the language writes it; what is no date is shown
// as it is.
func shownDate(cat *locale.Catalogue, value string) string {
	if t, err := time.Parse(isoDate, value); err == nil {
		return cat.DateShort(t)
	}
	return value
}

// keptDate gives what was typed as it is kept; ok is false if it is no date.
func keptDate(typed string) (string, bool) {
	if strings.TrimSpace(typed) == "" {
		return "", true
	}
	t, ok := ParseDate(typed)
	if !ok {
		return strings.TrimSpace(typed), false
	}
	return t.Format(isoDate), true
}

// unreadable says what of a kind can't be read at all.
func unreadable(cat *locale.Catalogue, kind FieldKind, value string) Problem {
	if value == "" {
		return Problem{}
	}
	switch kind {
	case Date:
		if _, ok := keptDate(value); !ok {
			return Problem{Text: cat.T("kit.field.date")}
		}
	case Number:
		if _, ok := polish.ParseNumber(value); !ok {
			return Problem{Text: cat.T("kit.field.number")}
		}
	}
	return Problem{}
}
