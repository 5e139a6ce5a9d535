package dashboard

import (
	"testing"
	"time"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

var pl = locale.For("pl")

func TestStatsLeadWhereTheWorkIs(t *testing.T) {
	got := stats(pl, []office.Waiting{
		{Kind: office.WaitingApplications, Count: 1},
		{Kind: office.WaitingRules, Count: 1},
		{Kind: office.WaitingReview, Count: 1200},
		{Kind: office.WaitingLicences, Count: 3},
		{Kind: office.WaitingBackup, Count: 1},
	})
	want := []stat{
		{"1", "zgłoszenie do sprawdzenia", theme.Info, screen.Route{Screen: "application", Record: "check"}},
		{"1\u00a0200", "arkuszy do weryfikacji", theme.Info, screen.Route{Screen: "audit", Record: "review"}},
		{"3", "licencje do wydania", theme.Info, screen.Route{Screen: "licence", Record: "proposed"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(stat{})); diff != "" {
		t.Error(diff)
	}
}

func TestAgendaTellsWhatIsLateFirst(t *testing.T) {
	fieldwork := contest.Milestone{Stage: contest.StageFieldwork, From: day("2025-09-01"), To: day("2025-11-24")}
	invitations := contest.Milestone{Stage: contest.StageInvitations, To: day("2025-05-31")}
	jury := contest.Milestone{Stage: contest.StageJury, From: day("2025-11-20"), To: day("2025-11-30")}
	gala := contest.Milestone{Stage: contest.StageGala, From: day("2025-12-09")}
	d := office.Dashboard{
		Day: day("2025-11-27"), Calendar: []contest.Milestone{invitations, fieldwork, jury, gala}, Next: []contest.Milestone{jury, gala},
		Waiting: []office.Waiting{{Kind: office.WaitingOverdue, Count: 4}},
	}
	want := agenda{set: true, lines: []milestone{
		{"Audyty", "01.09.2025 – 24.11.2025", "3\u00a0dni po terminie", theme.Bad},
		{"Posiedzenie kapituły", "20.11.2025 – 30.11.2025", "jeszcze 3\u00a0dni", theme.Info},
		{"Gala", "09.12.2025", "za 12\u00a0dni", theme.Neutral},
	}}
	if diff := cmp.Diff(want, agendaOf(pl, d), cmp.AllowUnexported(agenda{}, milestone{})); diff != "" {
		t.Error(diff)
	}
	d.Waiting = nil
	if a := agendaOf(pl, d); len(a.lines) != 2 {
		t.Errorf("work that is done is told as late: %v", a.lines)
	}
	if got := subtitle(pl, contest.Edition{Name: "II edycja"}, d); got != "II edycja · 27\u00a0listopada 2025\u00a0r. · posiedzenie kapituły, jeszcze 3\u00a0dni" {
		t.Errorf("subtitle %q", got)
	}
}

func TestGuards(t *testing.T) {
	one := []contest.Seal{{SealedAt: day("2025-06-12")}}
	for _, c := range []struct {
		detail office.EditionDetail
		tone   theme.Tone
		title  string
	}{
		{office.EditionDetail{}, theme.Warn, "Zasady nie są zapieczętowane"},
		{office.EditionDetail{Seals: one}, theme.Good, "Zasady zapieczętowane"},
		{office.EditionDetail{Seals: one, SealBroken: true}, theme.Bad, "Zasady zmieniono po zapieczętowaniu"},
	} {
		if g := seal(pl, c.detail); g.tone != c.tone || g.title != c.title {
			t.Errorf("got %+v, want %q", g, c.title)
		}
	}
	now := time.Date(2025, 11, 27, 15, 0, 0, 0, time.UTC)
	late := office.Dashboard{Waiting: []office.Waiting{{Kind: office.WaitingBackup, Count: 1}}}
	for _, c := range []struct {
		d     data
		title string
		acts  bool
	}{
		{data{now: now, board: late}, "Nie ma jeszcze kopii zapasowej", true},
		{data{now: now, board: late, backup: now.AddDate(0, 0, -9)}, "Ostatnia kopia: 18.11.2025 15:00", true},
		{data{now: now, backup: now.Add(-time.Hour)}, "Kopia zapasowa: dzisiaj 14:00", false},
		{data{now: now, backup: now.Add(-20 * time.Hour)}, "Kopia zapasowa: wczoraj 19:00", false},
	} {
		if g := backupState(pl, c.d); g.title != c.title || (g.action != "") != c.acts {
			t.Errorf("got %+v, want %q", g, c.title)
		}
	}
}

func TestFirstStepsEndWithTheFirstSheet(t *testing.T) {
	d := data{institutions: 12, detail: office.EditionDetail{Calendar: []contest.Milestone{{Stage: contest.StageGala}}}}
	all := firstSteps(pl, d)
	if len(all) != 8 || stepsDone(all) != 2 {
		t.Fatalf("%d of %d steps are done", stepsDone(all), len(all))
	}
	for _, s := range all {
		if s.next != (s.name == "applications") {
			t.Errorf("step %s: next %v", s.name, s.next)
		}
	}
	d.detail.Counts.Submitted = 1
	if all := firstSteps(pl, d); all != nil {
		t.Errorf("still %d first steps after the first sheet", len(all))
	}
}

func TestGauges(t *testing.T) {
	got := gauges(pl, []office.Progress{
		{Code: "visit", Planned: 40, Open: 3, Submitted: 15, Approved: 22}, {Code: "phone"}, {Code: "online", Planned: 2, Approved: 2},
	}, channelName(pl))
	want := []gauge{
		{"Wizyta", "37 z 40", "22 zatwierdzone · 15 do weryfikacji · 3 bez arkusza", 40, 15, 22, screen.Route{Screen: "audit", Record: "visit"}},
		{"Online", "2 z 2", "", 2, 0, 2, screen.Route{Screen: "audit", Record: "online"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(gauge{})); diff != "" {
		t.Error(diff)
	}
}

func TestResults(t *testing.T) {
	median := contest.Hundredths(8130)
	r := office.DashboardResults{Classified: 22, Unclassified: 5, Laureates: 1, Categories: []office.CategoryResult{
		{Code: "URZ", Name: "Urzędy", Classified: 21, Laureates: 1, Median: &median}, {Code: "KUL", Name: "Kultura"}, {Code: "INN", Name: "Inne", Classified: 1},
	}}
	if got := resultsLine(pl, r); got != "22 sklasyfikowani · 1 laureat · 5 niesklasyfikowanych" {
		t.Errorf("line %q", got)
	}
	want := []categoryScore{{"URZ", "Urzędy", "21 sklasyfikowanych · 1 laureat", "mediana 81,30"}, {"INN", "Inne", "1 sklasyfikowany · 0 laureatów", ""}}
	if diff := cmp.Diff(want, categoryScores(pl, r), cmp.AllowUnexported(categoryScore{})); diff != "" {
		t.Error(diff)
	}
	if m := scoreModel(pl, r); !m.Empty() {
		t.Error("a distribution of too few is drawn")
	}
	r.Distribution.Edges, r.Distribution.Counts = []contest.Hundredths{7000, 8000, 9000}, []int{4, 18}
	m := scoreModel(pl, r)
	if diff := cmp.Diff([]float64{70, 80, 90}, m.Edges); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float64{4, 18}, m.Series[0].Values); diff != "" {
		t.Error(diff)
	}
}
