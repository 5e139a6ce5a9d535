package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// handInput is small enough to compute by hand: visit (V 50) with areas kultura
// (W 60: a1 w1 of 1, a2 w3 of 4) and wiedza (W 40: b1 w2 of 2, critical at 0), phone
// (V 25) with kultura (W 10: p1 of 3), online (V 25), which applies to nobody.
func handInput() score.Input {
	in := score.NewInput(contest.DefaultRules())
	in.Channels[0].MinAudits, in.Channels[1].MinAudits = 2, 1
	in.Categories = []contest.Category{{Code: "URZ"}}
	in.Forms = []score.Form{
		{Channel: contest.Visit, Sections: []score.Section{
			{Area: "kultura", Weight: 60, Items: []score.Item{{Code: "a1", Weight: 1, Max: 1}, {Code: "a2", Weight: 3, Max: 4}}},
			{Area: "wiedza", Weight: 40, Items: []score.Item{{Code: "b1", Weight: 2, Max: 2, Critical: true}}},
		}},
		{Channel: contest.Phone, Sections: []score.Section{{Area: "kultura", Weight: 10, Items: []score.Item{{Code: "p1", Weight: 1, Max: 3}}}}},
	}
	in.Institutions = []score.Institution{{ID: 7, Code: "P-0007", Category: "URZ", Channels: []score.Fieldwork{
		{Channel: 0, Form: 0, Audits: []score.Audit{
			{Points: []int32{1, 2, 2}},                         // 0.625 and 1: 77.5
			{Points: []int32{-1, 4, 0}, Confirmed: []int32{2}}, // 3 of 4 answered, 1 and 0: 60
			{Points: []int32{1, -1, 0}, Confirmed: []int32{2}}, // 1 of 4 answered, 40 of 100 assessable: void
		}},
		{Channel: 1, Form: 1, Audits: []score.Audit{{Points: []int32{1}}}},
	}}}
	return in
}

func exact(published contest.Hundredths, num, den int64) *contest.Score {
	s := contest.MakeScore(published, num, den)
	return &s
}

func TestByHand(t *testing.T) {
	want := []contest.Standing{{
		Participation: 7, Category: "URZ", Classified: true, CriticalFailures: 1,
		Overall: exact(5694, 1025, 18), // (50·275/4 + 25·100/3)/75
		Channels: []contest.ChannelStanding{
			{Channel: "visit", Applicable: true, N: 2, Void: 1, Score: exact(6875, 275, 4), Audits: []*contest.Score{exact(7750, 155, 2), exact(6000, 60, 1), nil}},
			{Channel: "phone", Applicable: true, N: 1, Score: exact(3333, 100, 3), Audits: []*contest.Score{exact(3333, 100, 3)}},
			{Channel: "online"},
		},
		Areas: []contest.AreaStanding{
			{Area: "kultura", Score: *exact(7756, 3025, 39)}, // (3000·13/16 + 250/3)/3250
			{Area: "wiedza", Score: *exact(5000, 50, 1)},
		},
		Reasons: []contest.Reason{
			{Code: contest.ReasonBelowScore, Have: 5694, Need: 7500},
			{Code: contest.ReasonBelowChannel, Channel: "phone", Have: 3333, Need: 6000},
			{Code: contest.ReasonCriticalFailure, Have: 1},
		},
	}}
	if d := cmp.Diff(want, standings(t, handInput())); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestUnclassified(t *testing.T) {
	in := handInput()
	in.Channels[0].MinAudits = 3
	in.Institutions = append(in.Institutions, score.Institution{ID: 8, Category: "URZ"})
	got := standings(t, in)
	if got[0].Classified || got[0].Overall != nil || got[0].Channels[0].Score != nil || got[0].Channels[0].N != 2 {
		t.Errorf("a channel below n_min must leave it unclassified and keep n: %+v", got[0])
	}
	if got[0].Channels[1].Score == nil || len(got[0].Areas) != 2 || got[0].CriticalFailures != 1 {
		t.Errorf("the other channel, areas and failures must stay: %+v", got[0])
	}
	want := [][]contest.Reason{
		{{Code: contest.ReasonTooFewAudits, Channel: "visit", Have: 2, Need: 3}},
		{{Code: contest.ReasonNoChannel}},
	}
	if d := cmp.Diff(want, [][]contest.Reason{got[0].Reasons, got[1].Reasons}); d != "" {
		t.Error(d)
	}
}

func TestOnlyConfirmedFailuresInValidAuditsCount(t *testing.T) {
	in := handInput()
	audits := in.Institutions[0].Channels[0].Audits
	audits[1].Confirmed = nil
	if got := standings(t, in)[0].CriticalFailures; got != 0 {
		t.Errorf("an unconfirmed failure and one in a void audit count %d", got)
	}
	audits[0].Points, audits[0].Confirmed = []int32{1, 2, -1}, []int32{0, 2}
	if got := standings(t, in)[0].CriticalFailures; got != 0 {
		t.Errorf("items that did not fail, one of them unanswered, count %d", got)
	}
	in.Laureate.CriticalGate, in.Laureate.MinScore, in.Laureate.MinChannel = false, 0, 0
	audits[1].Confirmed = []int32{2}
	if got := standings(t, in)[0]; got.CriticalFailures != 1 || got.Reasons != nil {
		t.Errorf("without the gate a failure is counted and bars nothing: %+v", got)
	}
}

// Published numbers decide thresholds: 74.995 is published 75.00 and reaches it.
func TestRounding(t *testing.T) {
	for _, c := range []struct {
		points, max int64
		published   contest.Hundredths
		exact       string
	}{
		{169970, 200000, 8499, "16997/200"}, // 84.985
		{2010, 200000, 101, "201/200"},      // 1.005
		{250, 200000, 13, "1/8"},
		{199990, 200000, 10000, "19999/200"}, // 99.995
		{10, 200000, 1, "1/200"},             // 0.005
		{9, 200000, 0, "9/2000"},
		{14999, 20000, 7500, "14999/200"}, // 74.995
		{0, 7, 0, "0/1"},
		{7, 7, 10000, "100/1"},
		{2, 3, 6667, "200/3"},
		{999_999_999, 1_000_000_000, 10000, "999999999/10000000"},
	} {
		in := handInput()
		in.Forms[1].Sections[0].Items[0].Max = c.max
		in.Institutions[0].Channels = []score.Fieldwork{{Channel: 1, Form: 1, Audits: []score.Audit{{Points: []int32{int32(c.points)}}}}}
		got := standings(t, in)[0]
		if got.Overall.Published != c.published || got.Overall.Exact() != c.exact {
			t.Errorf("%d of %d: %s, published %s; want %s, %s", c.points, c.max, got.Overall.Exact(), got.Overall.Published, c.exact, c.published)
		}
		if reached := len(got.Reasons) == 0; reached != (c.published >= 7500) {
			t.Errorf("%s reaches the threshold: %v", c.published, reached)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, code string
		spoil      func(in *score.Input)
	}{
		{"no channel", "score_channels", func(in *score.Input) { in.Channels = nil }},
		{"V of 0", "score_number", func(in *score.Input) { in.Channels[0].Weight = 0 }},
		{"V too large", "score_number", func(in *score.Input) { in.Channels[0].Weight = score.MaxWeight + 1 }},
		{"n_min of 0", "score_number", func(in *score.Input) { in.Channels[1].MinAudits = 0 }},
		{"channel twice", "score_twice", func(in *score.Input) { in.Channels[1].ID = "visit" }},
		{"W of 0", "score_number", func(in *score.Input) { in.Forms[0].Sections[0].Weight = 0 }},
		{"w below 0", "score_number", func(in *score.Input) { in.Forms[0].Sections[0].Items[0].Weight = -1 }},
		{"m of 0", "score_number", func(in *score.Input) { in.Forms[0].Sections[0].Items[0].Max = 0 }},
		{"m too large", "score_number", func(in *score.Input) { in.Forms[0].Sections[0].Items[0].Max = score.MaxPoints + 1 }},
		{"code twice", "score_twice", func(in *score.Input) { in.Forms[0].Sections[0].Items[0].Code = "b1" }},
		{"empty section", "score_section_empty", func(in *score.Input) { in.Forms[0].Sections[0].Items = nil }},
		{"long form", "score_form_long", func(in *score.Input) {
			in.Forms[0].Sections[0].Items = make([]score.Item, score.MaxItems+1)
		}},
		{"coverage above 1", "score_rules", func(in *score.Input) { in.Coverage.SectionNum = 3 }},
		{"coverage of nothing", "score_rules", func(in *score.Input) { in.Coverage.AuditDen = 0 }},
		{"threshold above 100", "score_rules", func(in *score.Input) { in.Laureate.MinScore = 10001 }},
		{"cap above 100", "score_number", func(in *score.Input) { in.Laureate.TopPercent = 101 }},
		{"category twice", "score_twice", func(in *score.Input) { in.Categories = append(in.Categories, in.Categories[0]) }},
		{"unknown category", "score_category", func(in *score.Input) { in.Institutions[0].Category = "KUL" }},
		{"points above the maximum", "score_points", func(in *score.Input) { in.Institutions[0].Channels[0].Audits[0].Points[1] = 5 }},
		{"points below -1", "score_points", func(in *score.Input) { in.Institutions[0].Channels[0].Audits[2].Points[0] = -2 }},
		{"too few answers", "score_form", func(in *score.Input) { in.Institutions[0].Channels[0].Audits[0].Points = []int32{1} }},
		{"form of another channel", "score_form", func(in *score.Input) { in.Institutions[0].Channels[0].Form = 1 }},
		{"no such channel", "score_form", func(in *score.Input) { in.Institutions[0].Channels[0].Channel = 9 }},
		{"channel worked twice", "score_twice", func(in *score.Input) {
			in.Institutions[0].Channels = append(in.Institutions[0].Channels, in.Institutions[0].Channels[0])
		}},
		{"confirmed items not rising", "score_form", func(in *score.Input) { in.Institutions[0].Channels[0].Audits[1].Confirmed = []int32{2, 2} }},
		{"confirmed item beyond the form", "score_form", func(in *score.Input) { in.Institutions[0].Channels[0].Audits[1].Confirmed = []int32{3} }},
	} {
		in := handInput()
		c.spoil(&in)
		s, err := score.New(in)
		if err == nil {
			_, err = s.Standings()
		}
		if got := contest.CodeOf(err); got != c.code {
			t.Errorf("%s: code %q (%v), want %q", c.name, got, err, c.code)
		}
	}
}
