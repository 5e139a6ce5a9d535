package office

import (
	"context"
	"errors"
	"slices"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

// The parts of a place add up to it: each of what is shown is the ranking's own number.
func TestExplainLeadsFromThePlaceToAnswers(t *testing.T) {
	o, ed := openSample(t, 40, 3)
	ctx := context.Background()
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for i, p := range res.Participations {
		e, err := o.Explain(ctx, ed, p.Code)
		if err != nil {
			t.Fatal(err)
		}
		st := res.Standings[i]
		if d := cmp.Diff(st.Reasons, e.Reasons); d != "" {
			t.Error(d)
		}
		if !st.Classified {
			if e.Above != nil || e.Below != nil || e.AllAbove != nil || e.AllBelow != nil {
				t.Errorf("%s has neighbours without a place", p.Code)
			}
			continue
		}
		seen++
		worth, part := contest.Hundredths(0), contest.Hundredths(0)
		for c, ch := range e.Channels {
			worth, part = worth+ch.Worth, part+ch.Part
			if ch.Applicable && len(ch.Counted) != ch.N+ch.Void {
				t.Errorf("%s: %d audits shown, %d counted", p.Code, len(ch.Counted), ch.N+ch.Void)
			}
			if ch.Weight != res.Rules.Channels[c].Weight {
				t.Errorf("weight %d", ch.Weight)
			}
		}
		if abs(worth-st.Overall.Published) > 2 || abs(part-10000) > 2 {
			t.Errorf("%s: channels bring %s of %s, parts %s", p.Code, worth, st.Overall.Published, part)
		}
		win := contest.Hundredths(0)
		for _, c := range e.Criteria {
			win += c.ToWin
		}
		if abs(win-(10000-st.Overall.Published)) > contest.Hundredths(len(e.Criteria)) {
			t.Errorf("%s: %s to win, overall %s", p.Code, win, st.Overall.Published)
		}
		if !slices.IsSortedFunc(e.Criteria, func(a, b ExplainedCriterion) int { return int(b.ToWin - a.ToWin) }) {
			t.Errorf("%s: criteria out of order", p.Code)
		}
		for _, n := range e.Above {
			if n.Place > st.Place || n.Ahead < 0 || n.Score-n.Ahead != st.Overall.Published {
				t.Errorf("%s above %s: %+v", n.Participation.Code, p.Code, n)
			}
		}
		for _, n := range append(slices.Clone(e.AllAbove), e.AllBelow...) {
			if n.Place > st.OverallPlace && n.Ahead >= 0 || n.Place < st.OverallPlace && n.Ahead <= 0 {
				t.Errorf("%s beside %s among all: %+v", n.Participation.Code, p.Code, n)
			}
		}
		if len(e.AllAbove) < min(neighbours, st.OverallPlace-1) {
			t.Errorf("%s: %d above place %d", p.Code, len(e.AllAbove), st.OverallPlace)
		}
		for _, n := range e.Below {
			if n.Place < st.Place || n.Ahead > 0 {
				t.Errorf("%s below %s: %+v", n.Participation.Code, p.Code, n)
			}
		}
	}
	if seen < 20 {
		t.Fatalf("only %d explained", seen)
	}
	left, leave := context.WithCancel(ctx)
	leave()
	if _, err := o.Explain(left, ed, res.Participations[0].Code); !errors.Is(err, context.Canceled) {
		t.Errorf("an explanation nobody waits for: %v", err)
	}
	if _, err := o.Explain(ctx, ed, "P-9999"); contest.CodeOf(err) != "participant_unknown" {
		t.Errorf("unknown: %v", err)
	}
}

func abs(h contest.Hundredths) contest.Hundredths { return max(h, -h) }

// Answers of a criterion are those that were kept, audit by audit.
func TestExplainedAnswers(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	f, err := o.AuditForm(ctx, ed, "2025-W-0001")
	if err != nil {
		t.Fatal(err)
	}
	lose := f.Form.Sections[1].Criteria[0].Code
	for n := 1; n <= 3; n++ {
		if _, err := o.RecordAudit(ctx, ed, fullSheet(t, o, ed, contest.AuditCode(ed.Code, contest.Visit, n), lose)); err != nil {
			t.Fatal(err)
		}
	}
	e, err := o.Explain(ctx, ed, f.Participation.Code)
	if err != nil {
		t.Fatal(err)
	}
	first := e.Criteria[0]
	if first.Code != lose || first.Share != 0 || first.ToWin == 0 || len(first.Answers) != 3 || first.Answers[0].Answer.Comment != "nie było" {
		t.Errorf("%+v", first)
	}
	if e.Standing.Classified || len(e.Reasons) == 0 {
		t.Error("two channels have no audits")
	}
}

func TestWhatIf(t *testing.T) {
	o, ed := openSample(t, 60, 3)
	res, err := o.Ranking(context.Background(), ed)
	if err != nil {
		t.Fatal(err)
	}
	same, err := res.WhatIf(Weights{Channels: map[contest.Channel]int{contest.Visit: 50}, Areas: map[string]int{res.input.Areas[0].Code: 100}})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range same.Moves {
		if m.Before != m.After || (m.Score == nil) != (m.Would == nil) || m.Score != nil && !m.Score.Equal(*m.Would) {
			t.Errorf("the rules' own weights move %+v", m)
		}
	}
	other, err := res.WhatIf(Weights{Channels: map[contest.Channel]int{contest.Visit: 1, contest.Online: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for i, m := range other.Moves {
		moved += onlyIf(m.Before != m.After, 1)
		if m.Would != nil && other.Standings[i].Place != m.After {
			t.Errorf("%+v", m)
		}
	}
	if moved == 0 || len(same.Gained)+len(same.Lost) != 0 {
		t.Errorf("%d moved", moved)
	}
	for _, i := range other.Gained {
		if res.Standings[i].Laureate || !other.Standings[i].Laureate {
			t.Errorf("%d gained no title", i)
		}
	}
	if res.Rules.Channels[0].Weight != 50 || res.input.Channels[0].Weight != 50 {
		t.Error("the official weights were changed")
	}
	for _, w := range []Weights{
		{Channels: map[contest.Channel]int{contest.Visit: 0}},
		{Areas: map[string]int{res.input.Areas[0].Code: 1001}},
	} {
		if _, err := res.WhatIf(w); contest.CodeOf(err) != "number_range" {
			t.Errorf("%v: %v", w, err)
		}
	}
	if _, err := res.WhatIf(Weights{Areas: map[string]int{"nie ma": 100}}); contest.CodeOf(err) != "weight_unknown" {
		t.Errorf("unknown area: %v", err)
	}
}

func TestSnapshotsAreCompared(t *testing.T) {
	o, ed := openSample(t, 20, 3)
	ctx := context.Background()
	if _, err := o.CompareSnapshot(ctx, ed, 0); contest.CodeOf(err) != "snapshot_none" {
		t.Errorf("none yet: %v", err)
	}
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	if all, err := o.CompareSnapshot(ctx, ed, 0); err != nil || len(all) != 0 {
		t.Fatal(all, err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	first := res.List(contest.ListOverall, "").Entries[0]
	lines, err := o.AuditLines(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(lines, func(l AuditLine) bool { return l.Participation == first.Participation && l.Channel == contest.Visit })
	if _, err := o.ReviewAudit(ctx, lines[i].Code, contest.AuditVoid, "omyłka"); err != nil {
		t.Fatal(err)
	}
	all, err := o.CompareSnapshot(ctx, ed, 0)
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	j := slices.IndexFunc(all, func(d SnapshotDifference) bool { return d.Code == res.Participations[first.Index].Code })
	if j < 0 || !all[j].TitleBefore || all[j].TitleNow || all[j].Now != nil || *all[j].Before != first.Score.Published {
		t.Errorf("%+v", all)
	}
	if _, err := o.Approve(ctx, ed, "uchwała"); err != nil {
		t.Fatal(err)
	}
	snaps, err := o.Snapshots(ctx, ed)
	if err != nil || len(snaps) != 2 || !snaps[0].Latest || snaps[1].Latest || snaps[0].Reason != "uchwała" || snaps[1].Participations != 20 {
		t.Fatalf("%+v, %v", snaps, err)
	}
	if snaps[0].Classified != snaps[1].Classified-1 {
		t.Errorf("%d and %d classified", snaps[0].Classified, snaps[1].Classified)
	}
	if all, err := o.CompareSnapshot(ctx, ed, snaps[1].ID); err != nil || len(all) == 0 {
		t.Errorf("with the first: %v, %v", all, err)
	}
}
