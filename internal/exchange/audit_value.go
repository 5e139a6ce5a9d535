package exchange

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
	"biurolidera/internal/polish"
)

// Words of an outcome, folded.
var (
	contactWords   = []string{"", "kontakt", "contact", "tak", "yes", "byl kontakt", "kontakt doszedl do skutku", "doszlo do kontaktu", "1"}
	noContactWords = []string{"brak kontaktu", "brak", "bez kontaktu", "no contact", "no_contact", "nie", "no", "nie bylo kontaktu", "0"}
)

// readOutcome reads whether anybody was reached; an empty cell says nothing.
func readOutcome(s string) (contest.Outcome, bool) {
	word := polish.Fold(s)
	switch {
	case word == "":
		return "", true
	case slices.Contains(contactWords, word):
		return contest.OutcomeContact, true
	case slices.Contains(noContactWords, word):
		return contest.OutcomeNoContact, true
	}
	return "", false
}

// readAuditor takes a code alone. Anything else is refused without being repeated
// anywhere: a name would leave the vault by way of a message.
func readAuditor(s string) (string, *contest.Finding) {
	code, ok := contest.ReadAuditorCode(s)
	if !ok {
		f := contest.Fault("auditor_not_code")
		return "", &f
	}
	return code, nil
}

// readMoment joins a date and a time of day; either may be left out, and the date may
// hold both.
func readMoment(date, clock string, loc *time.Location) (t time.Time, hasClock bool, fault *contest.Finding) {
	if IsMissing(date) {
		return time.Time{}, false, nil
	}
	t, hasClock, ok := ParseTime(date, loc)
	if !ok {
		f := contest.Fault("audit_date", "value", contest.Excerpt(date))
		return time.Time{}, false, &f
	}
	if IsMissing(clock) {
		return t, hasClock, nil
	}
	hour, minute, ok := readClock(clock)
	if !ok {
		f := contest.Fault("audit_time", "value", contest.Excerpt(clock))
		return t, hasClock, &f
	}
	return time.Date(t.Year(), t.Month(), t.Day(), hour, minute, 0, 0, t.Location()), true, nil
}

var clockForm = pattern.New(`^(\d{1,2})[:.,](\d{1,2})(?:[:.]\d{2}(?:\.\d+)?)?$|^(\d{1,2})$`)

// readClock reads „10:30”, „10.30”, „10:30:00”, „9” and a spreadsheet's part of a day.
func readClock(s string) (hour, minute int, ok bool) {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(polish.Fold(s), "h"), "godz."))
	if part, err := strconv.ParseFloat(s, 64); err == nil && part > 0 && part < 1 {
		total := int(part*24*60 + 0.5)
		return total / 60 % 24, total % 60, true
	}
	m := clockForm.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	hour, _ = strconv.Atoi(m[1] + m[3])
	if m[2] != "" {
		minute, _ = strconv.Atoi(m[2])
		if len(m[2]) == 1 { // a spreadsheet makes 10.3 of 10.30
			minute *= 10
		}
	}
	return hour, minute, hour < 24 && minute < 60
}

// reasonWords are the reasons of N/A as a table may say them, folded.
var reasonWords = map[string]contest.NAReason{
	"sytuacja nie wystapila": contest.NADefault, "warunek": contest.NACondition, "warunek sie nie zdarzyl": contest.NACondition,
	"rodzaj instytucji": contest.NAKind, "nie dotyczy instytucji": contest.NAKind, "brak kontaktu": contest.NANoContact,
	"usluga nie jest prowadzona": contest.NAUnavailable, "brak uslugi": contest.NAUnavailable,
}

// readReason reads a reason code or its words; an unknown one is the default.
func readReason(s string) contest.NAReason {
	word := polish.Fold(s)
	if r := contest.NAReason(word); slices.Contains(contest.NAReasons(), r) {
		return r
	}
	return reasonWords[word]
}
