package audit

import (
	"context"
	"slices"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func TestTargetOf(t *testing.T) {
	all := []office.AuditLine{{Code: "2025-W-0001", Category: "URZ", Participant: "P-0001"}}
	for record, want := range map[string]target{
		"planned":  {choice: choice{state: contest.AuditPlanned}},
		"void":     {choice: choice{state: contest.AuditVoid}},
		"phone":    {choice: choice{channel: contest.Phone}},
		"overdue":  {choice: choice{only: waitsSheet}},
		"draft":    {choice: choice{only: waitsDraft}},
		"critical": {choice: choice{only: waitsDecision}},
		"URZ":      {category: "URZ"},
		"P-0001":   {participant: "P-0001"},
		"P-0099":   {participant: "P-0099"},
	} {
		got, ok := targetOf(record, all)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(target{}, choice{})); diff != "" || !ok {
			t.Errorf("%s: %v %s", record, ok, diff)
		}
	}
	for _, record := range []string{"", "2025-W-0001", "KUL", "fax", "review"} {
		if got, ok := targetOf(record, all); ok {
			t.Errorf("%q narrows to %+v", record, got)
		}
	}
}

// shownCodes are the codes of the rows the table shows, from top to bottom.
func (s *stage) shownCodes() []string {
	s.t.Helper()
	var all []string
	n, _ := s.table.Shown()
	for _, l := range s.lines {
		if s.choice.holds(l) && s.throughFilters(l) {
			all = append(all, l.Code)
		}
	}
	if len(all) != n {
		s.t.Errorf("%d rows are shown, %d audits pass", n, len(all))
	}
	return all
}

func (s *stage) throughFilters(l line) bool {
	has := func(column, value string) bool {
		chosen := s.table.Filtered(column)
		return len(chosen) == 0 || slices.Contains(chosen, value)
	}
	return has(columnParticipant, l.Participant) && has(columnCategory, l.Category)
}

// Whatever a route narrows the list to, the audits of that and no others are shown,
// what was narrowed before does not count, and all can be shown again.
func TestRoutesNarrowTheList(t *testing.T) {
	s := openSample(t, office.SampleOptions{Participants: 40, AuditsPerChannel: 2, Seed: 3})
	ctx := context.Background()
	draft := s.firstOpen(contest.Phone)
	if _, err := s.Office.SaveDraft(ctx, contest.Submission{AuditCode: draft, Remark: "x"}); err != nil {
		t.Fatal(err)
	}
	s.start("")
	critical, err := s.Office.CriticalFailures(ctx, s.Frame.Edition, true)
	if err != nil {
		t.Fatal(err)
	}
	first := s.lines[0]
	for record, holds := range map[string]func(line) bool{
		"approved":        func(l line) bool { return l.State == contest.AuditApproved },
		"running":         func(l line) bool { return l.State == contest.AuditRunning },
		"online":          func(l line) bool { return l.Channel == contest.Online },
		"overdue":         isOpen,
		"draft":           func(l line) bool { return l.Code == draft },
		first.Participant: func(l line) bool { return l.Participant == first.Participant },
		first.Category:    func(l line) bool { return l.Category == first.Category },
		"critical": func(l line) bool {
			return slices.ContainsFunc(critical, func(c office.CriticalLine) bool { return c.AuditCode == l.Code })
		},
	} {
		s.table.Search("xyz")
		s.start(record)
		want := codes(s.lines, holds)
		if diff := cmp.Diff(want, s.shownCodes()); diff != "" || len(want) == 0 {
			t.Errorf("%s: want %v, %s", record, want, diff)
		}
		if s.only.Visible() != (s.choice.only != "") {
			t.Errorf("%s: the filter is seen: %v", record, s.only.Visible())
		}
	}
	s.start("overdue")
	if want := codes(s.lines, isOpen); s.byState.cells[0].s.n != len(want) || len(want) == len(s.lines) {
		t.Errorf("the segments count %d of %d open audits", s.byState.cells[0].s.n, len(want))
	}
	s.Do("audit.all")
	if n, _ := s.table.Shown(); n != len(s.lines) || s.Action("audit.all").Can() || s.only.Visible() {
		t.Errorf("%d of %d shown", n, len(s.lines))
	}
}

// What waits is taken away by its chip, and a route to one audit is shown whatever the
// list was narrowed to.
func TestFilterOfWhatWaitsIsTakenAway(t *testing.T) {
	s := open(t)
	s.start("overdue")
	s.chip.Tapped(nil)
	if n, _ := s.table.Shown(); n != len(s.lines) || s.only.Visible() {
		t.Errorf("%d of %d shown", n, len(s.lines))
	}
	approved := codes(s.lines, isHandedIn)[0]
	s.start("overdue")
	s.start(approved)
	if l, _ := s.table.Current(); l.Code != approved {
		t.Errorf("shown %q, want %q", l.Code, approved)
	}
}

// A list narrowed to nothing does not say that there are no audits.
func TestNarrowedToNothing(t *testing.T) {
	s := open(t)
	s.start("void")
	if n, _ := s.table.Shown(); n != 0 || !s.Action("audit.all").Can() {
		t.Fatalf("%d void audits", n)
	}
	if got := s.empty().Title; got != s.f.Cat.T("audit.none") {
		t.Errorf("it says %q", got)
	}
	s.empty().Action.Run()
	if n, _ := s.table.Shown(); n != len(s.lines) {
		t.Errorf("%d of %d shown", n, len(s.lines))
	}
}
