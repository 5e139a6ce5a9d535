package screen

import (
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// Stand is where a day stands to a stage of the year.
type Stand int

// Stands.
const (
	Undated Stand = iota // the stage has no day
	Ahead                // it has not begun, or its only day is to come
	Running
	Over
)

// StandOf tells how a stage stands on a day, both as contest.Milestone has days, and
// says so: „za 12 dni”, „jeszcze 3 dni”, „ostatni dzień”, „3 dni temu”. late says „3 dni
// po terminie” of what is over.
func StandOf(cat *locale.Catalogue, m contest.Milestone, day time.Time, late bool) (Stand, string) {
	from, to := m.From, m.To
	if from.IsZero() {
		from = to
	}
	if to.IsZero() {
		to = from
	}
	begins, ends := daysUntil(day, from), daysUntil(day, to)
	switch {
	case from.IsZero():
		return Undated, ""
	case begins == 1:
		return Ahead, cat.T("screen.day.tomorrow")
	case begins > 1:
		return Ahead, cat.N("screen.day.in", begins)
	case ends == 0 && from.Equal(to):
		return Running, cat.T("screen.day.today")
	case ends == 0:
		return Running, cat.T("screen.day.last")
	case ends > 0:
		return Running, cat.N("screen.day.left", ends)
	case late:
		return Over, cat.N("screen.day.late", -ends)
	case ends == -1:
		return Over, cat.T("screen.day.yesterday")
	}
	return Over, cat.N("screen.day.ago", -ends)
}

// daysUntil counts the days from one day to another.
func daysUntil(from, to time.Time) int {
	return int(Day(to).Sub(Day(from)).Hours() / 24)
}

// Day is a moment's day in its own place, as milestones have it: midnight UTC.
func Day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Span writes the days of a stage: „01.09.2025 – 27.11.2025”, „od 01.09.2025”.
func Span(cat *locale.Catalogue, m contest.Milestone) string {
	switch {
	case m.From.IsZero() && m.To.IsZero():
		return ""
	case m.To.IsZero() && (m.Stage == contest.StageJury || m.Stage == contest.StageGala): // of one day
		return cat.DateShort(m.From)
	case m.To.IsZero():
		return cat.T("screen.day.from", "day", cat.DateShort(m.From))
	case m.From.IsZero():
		return cat.T("screen.day.until", "day", cat.DateShort(m.To))
	case m.From.Equal(m.To):
		return cat.DateShort(m.From)
	}
	return cat.DateShort(m.From) + " – " + cat.DateShort(m.To)
}
