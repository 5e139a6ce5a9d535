package dashboard

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2/test"
)

// Each number of what waits leads to the place where it is dealt with, by a click.
func TestNumbersLeadWhereTheWorkIs(t *testing.T) {
	s := sample(t)
	s.waiting = stats(pl, []office.Waiting{
		{Kind: office.WaitingApplications, Count: 1},
		{Kind: office.WaitingOverdue, Count: 5},
		{Kind: office.WaitingCritical, Count: 22},
		{Kind: office.WaitingLicences, Count: 65},
		{Kind: office.WaitingExpiring, Count: 3},
		{Kind: office.WaitingBackup, Count: 1}, // told by the card of what keeps the edition safe
	})
	s.showStats()
	all := screentest.All[*kit.Stat](s.stats.box)
	want := []string{"application/check", "audit/overdue", "audit/critical", "licence/proposed", "licence/expiring"}
	if len(all) != len(want) {
		t.Fatalf("%d numbers, want %d", len(all), len(want))
	}
	for i, n := range all {
		test.Tap(n)
		if got := s.Went[len(s.Went)-1].String(); len(s.Went) != i+1 || got != want[i] {
			t.Errorf("number %d leads to %s, want %s", i, got, want[i])
		}
	}
	said := screentest.Text(s.stats.box)
	for _, want := range []string{"zgłoszenie do sprawdzenia", "audytów po terminie", "uchybienia krytyczne", "licencje wygasną w ciągu 60 dni (wszystkie edycje)"} {
		if !strings.Contains(said, want) {
			t.Errorf("„%s” is not said: %s", want, said)
		}
	}
}

// Every place a number leads to is a screen, and every number has its word in both
// languages.
func TestPlacesHaveWords(t *testing.T) {
	for kind, p := range places {
		if p.to.Screen == "" || p.to.Record == "" {
			t.Errorf("%s leads to %v", kind, p.to)
		}
		for _, lang := range locale.Languages() {
			cat := locale.For(lang)
			for _, n := range []int{1, 2, 5} {
				if got := cat.N("dashboard.stat."+string(kind), n); got == "" || strings.Contains(got, "dashboard.") {
					t.Errorf("%s, %s, %d: %q", kind, lang, n, got)
				}
			}
		}
	}
}

// The ranking's part leads to the list of a category, the gauges to the audits, the
// changes to the history.
func TestLinesLeadOn(t *testing.T) {
	s := sample(t)
	lines := screentest.All[*line](s.content)
	if len(lines) < 6 {
		t.Fatalf("%d lines", len(lines))
	}
	seen, categories := map[string]int{}, map[string]bool{}
	for _, c := range *s.results.lines.shown {
		categories[c.code] = true
	}
	for _, l := range lines {
		before := len(s.Went)
		test.Tap(l)
		for _, r := range s.Went[before:] {
			seen[r.Screen]++
			if r.Screen == "ranking" && !categories[r.Record] {
				t.Errorf("leads to a ranking of %q", r.Record)
			}
		}
	}
	if seen["ranking"] == 0 || seen["history"] == 0 {
		t.Errorf("led to %v", seen)
	}
}

// Once the ranking is approved the licences wait, once they are issued nothing does.
func TestLicencesWaitForTheApprovedRanking(t *testing.T) {
	s := sample(t)
	ctx := context.Background()
	waits := func() bool {
		for _, w := range s.waiting {
			if w.to == (screen.Route{Screen: "licence", Record: "proposed"}) {
				return true
			}
		}
		return false
	}
	if waits() {
		t.Fatal("licences wait before the ranking is approved")
	}
	made, err := s.Office.Approve(ctx, s.f.Edition, "")
	if err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if made.Laureates == 0 || !waits() {
		t.Fatalf("%d have the title, waiting %+v", made.Laureates, s.waiting)
	}
	if _, _, err := s.Office.IssueLicences(ctx, s.f.Edition); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if waits() {
		t.Errorf("issued licences still wait: %+v", s.waiting)
	}
}
