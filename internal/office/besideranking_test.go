package office

import (
	"context"
	"path/filepath"
	"testing"
)

// TestRankingOutlivesWhatItDoesNotStandOn: approving and issuing keep the ranking in
// memory, a change of the rules does not.
func TestRankingOutlivesWhatItDoesNotStandOn(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path, opt := filepath.Join(dir, "x.lider"), Options{HeadDir: dir}
	if _, err := CreateSample(ctx, path, SampleOptions{Participants: 12, AuditsPerChannel: 3, Seed: 3}, opt); err != nil {
		t.Fatal(err)
	}
	o, err := Open(ctx, path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = o.Close() }()
	ed, err := o.FindEdition(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	first, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	if again, err := o.Ranking(ctx, ed); err != nil || again != first {
		t.Errorf("the approved ranking was computed anew (%v)", err)
	}
	if _, err := o.Approve(ctx, ed, "jeszcze raz"); err != nil {
		t.Errorf("the ranking that was kept can't be approved: %v", err)
	}
	rules := first.Rules
	rules.Laureate.MinScore += 100
	if _, err := o.SaveRules(ctx, ed, rules); err != nil {
		t.Fatal(err)
	}
	if again, err := o.Ranking(ctx, ed); err != nil || again == first {
		t.Errorf("the ranking of the old rules was kept (%v)", err)
	}
}
