package polish

import (
	"fmt"
	"strconv"
	"time"
)

var monthsGenitive = [...]string{
	"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
	"lipca", "sierpnia", "września", "października", "listopada", "grudnia",
}

var monthsNominative = [...]string{
	"styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
	"lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
}

// Month names a month: „wrzesień”.
func Month(m time.Month) string { return monthsNominative[m-1] }

// MonthGenitive names a month as dates do: „września”.
func MonthGenitive(m time.Month) string { return monthsGenitive[m-1] }

// Date writes a day as letters do: „17 września 2025 r.”, in t's own time zone.
// The day stays with the month and the year with its „r.”. The zero time gives "".
func Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return dayMonth(t) + year(t)
}

// DateShort writes a day as tables do: 17.09.2025. The zero time gives "".
func DateShort(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006")
}

// DateRange writes a span of days without what repeats: „17–19 września 2025 r.”,
// „17 września – 3 października 2025 r.”, „17 września 2025 r. – 3 stycznia 2026 r.”.
func DateRange(from, to time.Time) string {
	y1, m1, d1 := from.Date()
	y2, m2, d2 := to.Date()
	switch {
	case y1 != y2:
		return Date(from) + NBSP + "– " + Date(to)
	case m1 != m2:
		return dayMonth(from) + NBSP + "– " + Date(to)
	case d1 != d2:
		return strconv.Itoa(d1) + "–" + Date(to)
	}
	return Date(from)
}

// Clock writes an hour the way offices do: „8.05”.
func Clock(t time.Time) string { return fmt.Sprintf("%d.%02d", t.Hour(), t.Minute()) }

// dayMonth is a day with its month, which never part at a line's end.
func dayMonth(t time.Time) string {
	return strconv.Itoa(t.Day()) + NBSP + monthsGenitive[t.Month()-1]
}

// year is a year with its „r.”; a line may end before it.
func year(t time.Time) string { return " " + strconv.Itoa(t.Year()) + NBSP + "r." }
