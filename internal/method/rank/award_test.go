package rank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// entrant is an institution with one item of 10,000 points in each channel, so that
// points are hundredths: visit, phone, online; -1: the channel does not apply.
type entrant struct {
	id       int64
	category string
	points   [3]int32
	failures int // confirmed, at most 3
}

// awardInput has V 2, 1, 1, n_min 1 and, besides the score, three critical items of
// no consequence for points.
func awardInput(entrants ...entrant) score.Input {
	rules := contest.DefaultRules()
	in := score.NewInput(rules)
	in.Categories = []contest.Category{{Code: "URZ"}, {Code: "KUL"}}
	for c, v := range []int64{2, 1, 1} {
		in.Channels[c].Weight, in.Channels[c].MinAudits = v, 1
		in.Forms = append(in.Forms, score.Form{Channel: in.Channels[c].Base, Sections: []score.Section{{Area: "a", Weight: 1, Items: []score.Item{
			{Code: "x", Weight: 1, Max: 10000},
			{Code: "c1", Weight: 1, Max: 1, Critical: true, FailAt: 1},
			{Code: "c2", Weight: 1, Max: 1, Critical: true, FailAt: 1},
			{Code: "c3", Weight: 1, Max: 1, Critical: true, FailAt: 1},
		}}}})
	}
	in.Coverage = contest.Coverage{SectionNum: 1, SectionDen: 4, AuditNum: 3, AuditDen: 5}
	for _, e := range entrants {
		inst := score.Institution{ID: e.id, Category: e.category}
		for c, p := range e.points {
			if p < 0 {
				continue
			}
			audit := score.Audit{Points: []int32{p, -1, -1, -1}}
			inst.Channels = append(inst.Channels, score.Fieldwork{Channel: c, Form: c, Audits: []score.Audit{audit}})
		}
		first := &inst.Channels[0].Audits[0]
		for k := range e.failures {
			// All points of the item: it fails by its threshold and costs nothing where x is full.
			first.Points[1+k] = 1
			first.Confirmed = append(first.Confirmed, int32(1+k))
		}
		in.Institutions = append(in.Institutions, inst)
	}
	return in
}

func TestAwardOrder(t *testing.T) {
	for _, c := range []struct {
		name     string
		entrants []entrant
		places   map[int64]int
		orders   map[int64]int
	}{
		{
			"1224",
			[]entrant{{1, "URZ", [3]int32{8000, 8000, 8000}, 0}, {2, "URZ", [3]int32{9000, 9000, 9000}, 0}, {3, "URZ", [3]int32{8000, 8000, 8000}, 0}, {4, "URZ", [3]int32{7000, 7000, 7000}, 0}},
			map[int64]int{2: 1, 1: 2, 3: 2, 4: 4},
			map[int64]int{2: 1, 1: 2, 3: 2, 4: 4},
		},
		{
			"(ii) fewer confirmed failures",
			[]entrant{{1, "URZ", [3]int32{10000, 10000, 10000}, 2}, {2, "URZ", [3]int32{10000, 10000, 10000}, 1}, {3, "URZ", [3]int32{10000, 10000, 10000}, 0}},
			map[int64]int{1: 1, 2: 1, 3: 1},
			map[int64]int{3: 1, 2: 2, 1: 3},
		},
		{
			"(iii) the heaviest channel; whom it does not concern comes after",
			[]entrant{{1, "URZ", [3]int32{-1, 8000, 8000}, 0}, {2, "URZ", [3]int32{7000, 9000, 9000}, 0}, {3, "URZ", [3]int32{9000, 7000, 7000}, 0}},
			map[int64]int{1: 1, 2: 1, 3: 1},
			map[int64]int{3: 1, 2: 2, 1: 3},
		},
		{
			"(iv) the higher lowest channel; (v) equal: jointly",
			[]entrant{{1, "URZ", [3]int32{8000, 6000, 10000}, 0}, {2, "URZ", [3]int32{8000, 7000, 9000}, 0}, {3, "URZ", [3]int32{8000, 9000, 7000}, 0}, {4, "URZ", [3]int32{7900, 8000, 8000}, 0}},
			map[int64]int{1: 1, 2: 1, 3: 1, 4: 4},
			map[int64]int{2: 1, 3: 1, 1: 3, 4: 4},
		},
		{
			"places from published numbers: 80.00 + 1/400 and 80.00 are level",
			[]entrant{{1, "URZ", [3]int32{8000, 8000, 8000}, 0}, {2, "URZ", [3]int32{8000, 8001, 8000}, 0}},
			map[int64]int{1: 1, 2: 1},
			map[int64]int{1: 1, 2: 1},
		},
	} {
		r := engine(t, awardInput(c.entrants...)).Ranking()
		places, orders := map[int64]int{}, map[int64]int{}
		for _, e := range r.List(contest.ListOverall, "").Entries {
			places[e.Participation], orders[e.Participation] = e.Place, e.AwardOrder
		}
		if d := cmp.Diff(c.places, places); d != "" {
			t.Errorf("%s: places -want +got\n%s", c.name, d)
		}
		if d := cmp.Diff(c.orders, orders); d != "" {
			t.Errorf("%s: orders -want +got\n%s", c.name, d)
		}
	}
}

// The cap is the category's: its N, its places, equal ones at the border admitted.
func TestCap(t *testing.T) {
	full := func(id int64, category string, p int32) entrant { return entrant{id, category, [3]int32{p, p, p}, 0} }
	in := awardInput(full(1, "URZ", 9900), full(2, "URZ", 9800), full(3, "URZ", 9800), full(4, "URZ", 9700), full(5, "KUL", 9000), full(6, "KUL", 8000))
	for _, c := range []struct {
		percent int
		want    []int64
	}{
		{100, []int64{1, 2, 3, 4, 5, 6}},
		{75, []int64{1, 2, 3, 5, 6}}, // ⌈0.75·4⌉ = 3, ⌈0.75·2⌉ = 2
		{30, []int64{1, 2, 3, 5}},    // ⌈1.2⌉ = 2 and both at place 2; ⌈0.6⌉ = 1
		{1, []int64{1, 5}},
		{0, []int64{1, 5}}, // never fewer than the first
	} {
		in.Laureate.TopPercent = c.percent
		var got []int64
		r := engine(t, in).Ranking()
		for _, st := range r.Standings {
			if st.Laureate {
				got = append(got, st.Participation)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%d %%: %s", c.percent, d)
		}
	}
	in.Laureate.TopPercent = 30
	r := engine(t, in).Ranking()
	if d := cmp.Diff([]contest.Reason{{Code: contest.ReasonBelowCap, Have: 4, Need: 2}}, r.Standings[3].Reasons); d != "" {
		t.Error(d)
	}
}

func TestProposals(t *testing.T) {
	top := [3]int32{10000, 10000, 10000}
	in := awardInput(
		entrant{1, "URZ", top, 1}, entrant{2, "URZ", top, 0}, entrant{3, "URZ", top, 0}, entrant{4, "URZ", [3]int32{9000, 9000, 9000}, 0},
		entrant{5, "KUL", [3]int32{7000, 7000, 7000}, 0}, entrant{6, "KUL", [3]int32{-1, 6000, 9000}, 0}, entrant{7, "KUL", [3]int32{6000, 7000, -1}, 0},
	)
	in.Institutions[4].Channels[2].Audits = nil // 5 is not classified, its channels still count
	in.Laureate.MinScore = 7600                 // KUL's first has 75.00
	e := engine(t, in)
	want := []Proposal{
		{Kind: Statuette, Category: "URZ", Participations: []int64{2, 3}},
		{Kind: Distinction, Category: "URZ", Channel: "visit", Participations: []int64{1, 2, 3}},
		{Kind: Distinction, Category: "URZ", Channel: "phone", Participations: []int64{1, 2, 3}},
		{Kind: Distinction, Category: "URZ", Channel: "online", Participations: []int64{1, 2, 3}},
		{Kind: Statuette, Category: "KUL", Withheld: WithheldFirstNotLaureate},
		{Kind: Distinction, Category: "KUL", Channel: "visit", Participations: []int64{5}},
		{Kind: Distinction, Category: "KUL", Channel: "phone", Participations: []int64{5, 7}},
		{Kind: Distinction, Category: "KUL", Channel: "online", Participations: []int64{6}},
	}
	if d := cmp.Diff(want, e.Proposals(contest.StatuetteRule{MinClassified: 2})); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	for _, p := range e.Proposals(contest.StatuetteRule{MinClassified: 5}) {
		if p.Kind == Statuette && p.Withheld != WithheldFewClassified {
			t.Errorf("%s has 4 or 2 classified: %+v", p.Category, p)
		}
	}
	second := engine(t, awardInput(entrant{1, "URZ", top, 1}, entrant{2, "URZ", [3]int32{9000, 9000, 9000}, 0})).Proposals(contest.StatuetteRule{})
	if second[0].Withheld != WithheldFirstNotLaureate {
		t.Errorf("the statuette is the first place's or nobody's: %+v", second[0])
	}
	empty := engine(t, awardInput(entrant{1, "URZ", [3]int32{-1, 5000, 5000}, 0}))
	got := empty.Proposals(contest.StatuetteRule{})
	if got[1].Withheld != WithheldNoScore || got[1].Participations != nil || got[4].Withheld != WithheldFewClassified {
		t.Errorf("nobody to propose: %+v", got)
	}
}

func TestCapPlace(t *testing.T) {
	for _, c := range []struct{ percent, n, want int }{{100, 7, 7}, {30, 10, 3}, {30, 11, 4}, {1, 5, 1}, {0, 5, 1}, {50, 0, 1}} {
		if got := capPlace(c.percent, c.n); got != c.want {
			t.Errorf("%d %% of %d: %d, want %d", c.percent, c.n, got, c.want)
		}
	}
}
