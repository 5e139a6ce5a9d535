package exchange

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Workbooks keep numbers and say by a format what they mean. What comes out here is
// the text a person would type: dates as 2025-09-17 or 2025-09-17 10:30:00, times as
// 10:30:00, numbers with a dot, without grouping and never as 1.2E+10. Formats that
// only fill up with zeros (00-000, 0000000) are applied, since they are how a
// workbook shows postal codes and TERYT numbers whose leading zeros it lost.

// numberKind is what kind of text a number becomes.
type numberKind uint8

const (
	numberPlain numberKind = iota
	numberDate
	numberTime
	numberDateTime
	numberElapsed
	numberPadded
)

// numberStyle is what a number format means to a reader.
type numberStyle struct {
	kind    numberKind
	pattern string // numberPadded: '\x00' for each digit, all else literally
}

// text writes a number the way its style means it.
func (s numberStyle) text(f float64, date1904 bool) string {
	switch s.kind {
	case numberPlain:
		return floatText(f)
	case numberPadded:
		if f < 0 || f != math.Trunc(f) || f >= 1e15 {
			return floatText(f)
		}
		return padDigits(strconv.FormatInt(int64(f), 10), s.pattern)
	}
	return s.timeText(f, date1904)
}

// secondsADay is how a serial date's fraction is counted: finer than a second is noise.
const secondsADay = 24 * 60 * 60

// timeText writes a serial date. Day 60 of the 1900 system is the 29 February 1900
// that never was; the days before it count from one day later.
func (s numberStyle) timeText(serial float64, date1904 bool) string {
	if !(serial >= 0 && serial < 2958466) { // after 9999-12-31 or not a number
		return floatText(serial)
	}
	total := int64(math.Round(serial * secondsADay))
	days, rest := total/secondsADay, total%secondsADay
	clock := fmt.Sprintf("%02d:%02d:%02d", rest/3600, rest/60%60, rest%60)
	switch s.kind {
	case numberElapsed:
		return fmt.Sprintf("%d:%02d:%02d", total/3600, total/60%60, total%60)
	case numberTime:
		return clock
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		base = base.AddDate(0, 0, 1)
	}
	day := base.AddDate(0, 0, int(days)).Format(time.DateOnly)
	if s.kind == numberDateTime {
		return day + " " + clock
	}
	return day
}

// padDigits puts digits into the places of a pattern from the right; digits that
// are too many stand before the first place.
func padDigits(digits, pattern string) string {
	out := make([]byte, 0, len(pattern)+len(digits))
	left := strings.Count(pattern, "\x00")
	digits = strings.Repeat("0", max(0, left-len(digits))) + digits
	for i := range len(pattern) {
		if pattern[i] != 0 {
			out = append(out, pattern[i])
			continue
		}
		n := len(digits) - left + 1
		out = append(out, digits[:n]...)
		digits = digits[n:]
		left--
	}
	return string(out)
}

// floatText writes a number with the fifteen digits a workbook shows, so that
// 67.400000000000006 is 67.4 again.
func floatText(f float64) string {
	switch a := math.Abs(f); {
	case f == 0:
		return "0"
	case math.IsNaN(f), math.IsInf(f, 0), a >= 1e21, a < 1e-15:
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	s := strconv.FormatFloat(f, 'g', 15, 64)
	if !strings.Contains(s, "e") {
		return s
	}
	f, _ = strconv.ParseFloat(s, 64) // it was written a line above
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// rawNumberText is floatText for a number as it stands in XML; what is no number
// stays as it is.
func rawNumberText(raw []byte) string {
	raw = bytes.TrimSpace(raw)
	if isShortNumber(raw) {
		return string(raw)
	}
	f, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return CleanCell(string(raw))
	}
	return floatText(f)
}

// isShortNumber tells whether raw is a plain number of at most 15 digits, which is
// already written as floatText would.
func isShortNumber(raw []byte) bool {
	digits := raw
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 15 || digits[0] == '.' || digits[len(digits)-1] == '.' {
		return false
	}
	dots := 0
	for _, c := range digits {
		switch {
		case c == '.':
			dots++
		case c < '0' || c > '9':
			return false
		}
	}
	return dots <= 1
}

// boolText writes a truth value as every spreadsheet's file format names it.
func boolText(v bool) string {
	if v {
		return "TRUE"
	}
	return "FALSE"
}

// isoText turns an ISO date of a file format into our text: without "T", without a
// midnight nobody wrote, without fractions of a second.
func isoText(s string) string {
	s = strings.TrimSuffix(strings.TrimSpace(s), "Z")
	day, clock, has := strings.Cut(s, "T")
	clock, _, _ = strings.Cut(clock, ".")
	if !has || clock == "" || clock == "00:00:00" {
		return CleanCell(day)
	}
	return CleanCell(day + " " + clock)
}
