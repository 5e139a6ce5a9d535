package audit

import (
	"slices"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// fresh is the screen over an edition whose audits are all handed in.
func fresh(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: screentest.Sample(t, office.SampleOptions{Participants: 3, AuditsPerChannel: 1, Seed: 1}, config.Default()), t: t}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.start("")
	return s
}

// Who asks for the entry while audits are being made gets it as soon as they are there.
func TestEnterRightAfterMakingAudits(t *testing.T) {
	for _, when := range []string{"while they are made", "while the list is read"} {
		t.Run(when, func(t *testing.T) {
			s := fresh(t)
			s.run("audit.enter")
			if s.mode != modeList || !slices.Equal(s.Done, []string{s.f.Cat.T("audit.entry.next.none")}) {
				t.Fatalf("mode %v, done %v: nothing waits yet", s.mode, s.Done)
			}
			if when == "while they are made" {
				s.create(2)
				s.run("audit.enter")
			} else {
				s.create(2)
				s.Calm()
				s.reload()
				s.run("audit.enter")
			}
			s.Settle()
			if s.mode != modeEntry || s.audit(s.desk.inHand()).State != contest.AuditPlanned || len(s.Failed) > 0 {
				t.Errorf("mode %v, audit %q, failed %v", s.mode, s.desk.inHand(), s.Failed)
			}
		})
	}
}

// What can't be made says why, and the wish to enter goes with it.
func TestMakingAuditsThatFails(t *testing.T) {
	s := fresh(t)
	s.create(office.MaxAuditsPerChannel + 1)
	s.run("audit.enter")
	s.Settle()
	if s.mode != modeList || s.wanted != "" || len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "audits_number" {
		t.Errorf("mode %v, wanted %q, failed %v", s.mode, s.wanted, s.Failed)
	}
	s.create(1)
	s.Settle()
	if want := s.f.Cat.T("audit.created.none", "n", 1); s.Done[len(s.Done)-1] != want {
		t.Errorf("done %v, want %q last", s.Done, want)
	}
}

// The dialog takes a number in its range and nothing else.
func TestCreateAsks(t *testing.T) {
	s := fresh(t)
	yes := s.f.Cat.T("audit.create.yes")
	before := len(s.lines)
	s.run("audit.create")
	for _, bad := range []string{"", "0", "201", "cztery"} {
		s.Fill(bad)
		s.Tap(yes)
		if !s.Asked() {
			t.Fatalf("%q made audits", bad)
		}
	}
	s.Fill("2")
	s.Tap(yes)
	if s.Asked() || len(s.lines) <= before || len(s.Failed) > 0 {
		t.Errorf("%d audits after %d, failed %v", len(s.lines), before, s.Failed)
	}
	if want := s.f.Cat.N("audit.created", len(s.lines)-before); s.Done[len(s.Done)-1] != want {
		t.Errorf("says %q, want %q", s.Done, want)
	}
}
