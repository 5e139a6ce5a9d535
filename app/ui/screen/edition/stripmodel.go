package edition

import (
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"biurolidera/app/ui/screen"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// strip is the edition's year as it is drawn: positions are parts of its width, 0 to 1.
type strip struct {
	months []stripMonth
	bars   []stripBar
	today  float32 // below 0: today is not on it
}

type stripMonth struct {
	name string
	at   float32
	year bool // January: a year begins
}

// stripBar is a stage: a bar, or a mark where only one day is known.
type stripBar struct {
	name     string
	days     string
	from, to float32
	mark     bool
	running  bool
}

// stripOf lays the calendar out over whole months, the stages' years as far as that is
// no more than stripMost months. Stages without a day have no bar.
func stripOf(cat *locale.Catalogue, d office.EditionDetail, today time.Time) strip {
	first, last := stripSpan(d)
	at := func(day time.Time) float32 { return float32(day.Sub(first).Hours() / last.Sub(first).Hours()) }
	s := strip{today: -1}
	if !today.Before(first) && today.Before(last) {
		s.today = at(today)
	}
	for m := first; m.Before(last); m = m.AddDate(0, 1, 0) {
		s.months = append(s.months, stripMonth{monthName(cat, m), at(m), m.Month() == time.January})
	}
	for _, m := range d.Calendar {
		if m.From.IsZero() && m.To.IsZero() {
			continue
		}
		stand, _ := screen.StandOf(cat, m, today, false)
		b := stripBar{name: stageName(cat, m.Stage), days: screen.Span(cat, m), running: stand == screen.Running}
		from, to := m.From, m.To
		if b.mark = from.IsZero() || to.IsZero() || from.Equal(to); b.mark {
			if from.IsZero() {
				from = to
			}
			to = from
		}
		b.from, b.to = at(from), at(to.AddDate(0, 0, 1))
		s.bars = append(s.bars, b)
	}
	return s
}

// stripMost is how many months a strip has at most before it begins with its first stage.
const stripMost = 16

// stripSpan gives the first day of a strip and the day after its last.
func stripSpan(d office.EditionDetail) (first, last time.Time) {
	var days []time.Time
	for _, m := range d.Calendar {
		for _, day := range []time.Time{m.From, m.To} {
			if !day.IsZero() {
				days = append(days, day)
			}
		}
	}
	if len(days) == 0 {
		days = append(days, time.Date(d.Edition.Year, 1, 1, 0, 0, 0, 0, time.UTC))
	}
	slices.SortFunc(days, time.Time.Compare)
	first = time.Date(days[0].Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	last = monthOf(days[len(days)-1]).AddDate(0, 1, 0)
	if last.After(first.AddDate(0, stripMost, 0)) {
		first = monthOf(days[0])
	}
	if year := first.AddDate(1, 0, 0); last.Before(year) {
		last = year
	}
	return first, last
}

func monthOf(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// monthName is a month's short name: „sty”, with the year in January.
func monthName(cat *locale.Catalogue, m time.Time) string {
	name := []rune(cat.T("kit.month." + m.Format("1")))
	short := string(name[:min(3, len(name))])
	if m.Month() == time.January {
		return short + " " + m.Format("2006")
	}
	return short
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
