package audit

import (
	"context"
	"slices"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
)

// reviewing is the review of n sheets handed in.
func reviewing(t *testing.T, n int) (s *stage, codes []string) {
	t.Helper()
	s = open(t)
	codes = s.handIn(contest.Visit, n)
	s.start("review")
	if s.mode != modeReview || s.review.at != codes[0] || len(s.review.queue) != n {
		t.Fatalf("mode %v, at %q of %d", s.mode, s.review.at, len(s.review.queue))
	}
	return s, codes
}

func TestReviewByKeys(t *testing.T) {
	s, codes := reviewing(t, 3)
	at := func(want, key string) {
		t.Helper()
		s.Calm()
		if s.review.at != want {
			t.Errorf("after %s at %q, want %q", key, s.review.at, want)
		}
	}
	s.press("Down")
	at(codes[1], "Down")
	s.press("Down", "Down")
	at(codes[2], "Down at the end")
	s.press("Up")
	at(codes[1], "Up")
	s.review.onTap(0)
	at(codes[0], "a click")
	s.press("PageDown")
	if s.review.scroll.Offset.Y == 0 {
		t.Error("PageDown does not scroll")
	}
	s.press("PageUp")
	if s.review.scroll.Offset.Y != 0 {
		t.Error("PageUp does not scroll back")
	}
	if said := screentest.Text(s.review.pad); !strings.Contains(said, codes[0]) || !strings.Contains(said, "100,00") {
		t.Errorf("shows %q", said)
	}
	s.press("e")
	s.Calm()
	if s.mode != modeEntry || s.desk.inHand() != codes[0] {
		t.Errorf("E opens mode %v, %q", s.mode, s.desk.inHand())
	}
	s.run("audit.close")
	s.run("audit.review")
	s.press("Escape")
	if s.mode != modeList {
		t.Errorf("Escape leads to mode %v", s.mode)
	}
}

// Sending back and voiding ask why; the next sheet follows; an empty queue says so.
func TestReviewWithReasons(t *testing.T) {
	s, codes := reviewing(t, 2)
	s.press("z")
	yes := s.f.Cat.T("audit.return.one.yes")
	s.Fill("brak daty na arkuszu")
	s.Tap(yes)
	s.Calm()
	if got := s.audit(codes[0]); got.State != contest.AuditReturned || got.Reason != "brak daty na arkuszu" || s.review.at != codes[1] {
		t.Fatalf("%s: %s, %q; at %q", codes[0], got.State, got.Reason, s.review.at)
	}
	s.press("u")
	s.Fill("audytor rozpoznany")
	s.Tap(s.f.Cat.T("audit.void.one.yes"))
	s.Calm()
	if got := s.audit(codes[1]); got.State != contest.AuditVoid || s.review.at != "" {
		t.Fatalf("%s: %s; at %q", codes[1], got.State, s.review.at)
	}
	if said := screentest.Text(s.review.pad); !strings.Contains(said, s.f.Cat.T("audit.review.empty")) {
		t.Errorf("an empty queue says %q", said)
	}
	for _, a := range s.reviewActions() {
		if a.Name != "audit.review.close" && a.Can() {
			t.Errorf("%s can be done with nothing in hand", a.Name)
		}
	}
	if len(s.Done) != 2 || !strings.Contains(s.Done[0], codes[0]) {
		t.Errorf("done %v", s.Done)
	}
}

// A critical failure is decided where it is seen, with a reason.
func TestCriticalFailureIsDecided(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	code := s.firstOpen(contest.Visit)
	f, err := s.Office.AuditForm(ctx, s.Frame.Edition, code)
	if err != nil {
		t.Fatal(err)
	}
	all := f.Form.Criteria()
	i := slices.IndexFunc(all, func(c contest.Criterion) bool { return c.Critical && c.Scale != contest.ScaleMeasured })
	if i < 0 {
		t.Fatal("no critical criterion")
	}
	if _, err := s.Office.RecordAudit(ctx, s.Frame.Edition, s.full(code, all[i].Code)); err != nil {
		t.Fatal(err)
	}
	s.start("critical")
	if shown, _ := s.table.Shown(); shown == 0 || len(s.criticals[code]) != 1 {
		t.Fatalf("%d wait, %v", shown, s.criticals[code])
	}
	if s.only.Hidden || s.chip.Text != s.f.Cat.T("audit.only.critical") {
		t.Errorf("the filter says %q", s.chip.Text)
	}
	s.table.Select(code)
	s.Calm()
	if said := screentest.Text(s.detail.gates); !strings.Contains(said, all[i].Text) {
		t.Errorf("the detail says %q", said)
	}
	s.onDecide(s.criticals[code][0], contest.CriticalDismissed)
	s.Fill("pomyłka audytora")
	s.Tap(s.f.Cat.T("audit.critical.dismiss"))
	s.Calm()
	if c := s.criticals[code]; len(c) != 1 || c[0].State != contest.CriticalDismissed || c[0].Reason != "pomyłka audytora" {
		t.Errorf("decided: %+v", c)
	}
}
