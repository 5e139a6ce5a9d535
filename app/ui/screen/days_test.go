package screen

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if s != "" && err != nil {
		panic(err)
	}
	return t
}

func TestStandOf(t *testing.T) {
	today := time.Date(2025, 11, 27, 23, 30, 0, 0, time.FixedZone("CET", 3600))
	for _, c := range []struct {
		from, to string
		late     bool
		stand    Stand
		pl, en   string
	}{
		{"", "", false, Undated, "", ""},
		{"2025-11-28", "2025-12-10", false, Ahead, "jutro", "tomorrow"},
		{"2025-12-09", "", false, Ahead, "za 12\u00a0dni", "in 12 days"},
		{"2025-11-01", "2025-11-28", false, Running, "jeszcze 1\u00a0dzień", "1 day left"},
		{"2025-11-27", "2025-11-29", false, Running, "jeszcze 2\u00a0dni", "2 days left"},
		{"2025-11-01", "2025-11-27", false, Running, "ostatni dzień", "last day"},
		{"", "2025-11-27", false, Running, "dzisiaj", "today"},
		{"2025-11-01", "2025-11-24", true, Over, "3\u00a0dni po terminie", "3 days overdue"},
		{"2025-11-01", "2025-11-26", true, Over, "1\u00a0dzień po terminie", "1 day overdue"},
		{"2025-11-01", "2025-11-24", false, Over, "3\u00a0dni temu", "3 days ago"},
		{"2025-11-26", "", false, Over, "wczoraj", "yesterday"},
	} {
		m := contest.Milestone{From: date(c.from), To: date(c.to)}
		stand, pl := StandOf(locale.For("pl"), m, today, c.late)
		_, en := StandOf(locale.For("en"), m, today, c.late)
		if stand != c.stand || pl != c.pl || en != c.en {
			t.Errorf("%s–%s: %d %q %q, want %d %q %q", c.from, c.to, stand, pl, en, c.stand, c.pl, c.en)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"2025-09-01", "", "od 01.09.2025"},
		{"", "2025-11-27", "do 27.11.2025"},
		{"2025-11-27", "2025-11-27", "27.11.2025"},
		{"2025-09-01", "2025-11-27", "01.09.2025 – 27.11.2025"},
	} {
		if got := Span(locale.For("pl"), contest.Milestone{From: date(c.from), To: date(c.to)}); got != c.want {
			t.Errorf("%q–%q: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
