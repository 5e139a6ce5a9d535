package ranking

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
)

func TestApproveAgainWantsAReason(t *testing.T) {
	s := open(t, false)
	if _, err := s.Office.Approve(context.Background(), s.Frame.Edition, ""); err != nil {
		t.Fatal(err)
	}
	s.Show("")
	s.Calm()
	yes := s.f.Cat.T("ranking.screen.approve")
	s.Do("ranking.approve")
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, s.f.Cat.T("ranking.screen.approve.again")) || !s.Button(yes).Disabled() {
		t.Fatalf("a further approval needs no reason: %s", said)
	}
	s.Fill("uwzględniono odwołanie")
	s.Tap(yes)
	s.Calm()
	if all := s.state.snapshots; len(all) != 2 || all[0].Reason != "uwzględniono odwołanie" || len(s.Done) != 1 {
		t.Fatalf("snapshots %+v, said %v", all, s.Done)
	}
	s.Do("ranking.snapshots")
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, "uwzględniono odwołanie") || !strings.Contains(said, s.f.Cat.T("ranking.screen.same")) {
		t.Errorf("the approved rankings: %s", said)
	}
	s.Press(fyne.KeyEscape)
}

func TestBrokenSealLeadsToTheRules(t *testing.T) {
	s := open(t, false)
	ctx := context.Background()
	s.Show("")
	s.Calm()
	rules := s.state.ranking.Rules
	rules.MaxAttempts++
	if _, err := s.Office.SaveRules(ctx, s.Frame.Edition, rules); err != nil {
		t.Fatal(err)
	}
	s.Calm()
	if s.Action("ranking.approve").Can() || screentest.Text(s.band) == "" {
		t.Fatalf("a broken seal: %+v", s.state.approval)
	}
	s.onApprove()
	if s.Asked() {
		t.Error("it asks to approve what can't be approved")
	}
	if said := screentest.Text(s.band); !strings.Contains(said, s.f.Cat.T("ranking.screen.band.broken")) || !strings.Contains(said, s.f.Cat.T("ranking.screen.to_rules")) {
		t.Errorf("said %q", said)
	}
	s.approve("mimo to")
	s.Settle()
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "approve_seal_broken" || len(s.Done) != 0 {
		t.Errorf("failed %v, done %v", s.Failed, s.Done)
	}
}
