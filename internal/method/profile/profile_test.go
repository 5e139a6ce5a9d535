package profile

import (
	"math/rand/v2"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/score/scoretest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// twoChannels is a small edition: a visit with two sections (weights 60 and 40) and
// a phone channel with one, weights of the channels 75 and 25.
func twoChannels() score.Input {
	return score.Input{
		Channels: []score.Channel{{ID: contest.Visit, Base: contest.Visit, Weight: 75, MinAudits: 1}, {ID: contest.Phone, Base: contest.Phone, Weight: 25, MinAudits: 1}},
		Forms: []score.Form{
			{Channel: contest.Visit, Key: "v", Sections: []score.Section{
				{Area: "a", Weight: 60, Items: []score.Item{{Code: "A1", Weight: 1, Max: 1}, {Code: "A2", Weight: 3, Max: 4}}},
				{Area: "b", Weight: 40, Items: []score.Item{{Code: "B1", Weight: 2, Max: 2}}},
			}},
			{Channel: contest.Phone, Key: "p", Sections: []score.Section{{Area: "a", Weight: 1, Items: []score.Item{{Code: "T1", Weight: 1, Max: 4}}}}},
		},
		Coverage:   contest.Coverage{SectionNum: 1, SectionDen: 2, AuditNum: 3, AuditDen: 5},
		Categories: []contest.Category{{Code: "X"}},
	}
}

func TestCriteriaByHand(t *testing.T) {
	in := twoChannels()
	s, err := score.New(in)
	if err != nil {
		t.Fatal(err)
	}
	inst := score.Institution{Code: "P-0001", Category: "X", Channels: []score.Fieldwork{
		{Channel: 0, Form: 0, Audits: []score.Audit{{Points: []int32{1, 2, 2}}, {Points: []int32{-1, 4, 0}}}},
		{Channel: 1, Form: 1, Audits: []score.Audit{{Points: []int32{3}}}},
	}}
	// Visit, audit 1: A = 60·(1·1+3·½)/4 + 40 = 77.5; audit 2: A1 is N/A, so A2 has all 60: 60 + 0 = 60.
	want := []Criterion{
		{Channel: 0, Code: "A1", N: 1, NA: 1, Full: 1, Mean: 100, Share: 10000, Worth: 563, ToWin: 0}, // ½·15·0.75 = 5.625
		{Channel: 0, Code: "A2", N: 2, Full: 1, Mean: 300, Share: 7500, Worth: 3938, ToWin: 844},      // ½(45+60)·0.75, lost ½·22.5·0.75
		{Channel: 0, Code: "B1", N: 2, Full: 1, Mean: 100, Share: 5000, Worth: 3000, ToWin: 1500},     // 40·0.75, half lost
		{Channel: 1, Code: "T1", N: 1, Mean: 300, Share: 7500, Worth: 2500, ToWin: 625},
	}
	if diff := cmp.Diff(want, Criteria(s, in, inst)); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
}

// TestLostPointsAddUp: what is lost over all criteria is 100 less the overall score,
// but for the rounding of each.
func TestLostPointsAddUp(t *testing.T) {
	in := twoChannels()
	r := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		inst := score.Institution{Code: "P-0001", Category: "X"}
		for c, f := range in.Forms {
			fw := score.Fieldwork{Channel: c, Form: c}
			for range 1 + r.IntN(4) {
				var points []int32
				for _, sec := range f.Sections {
					for _, item := range sec.Items {
						points = append(points, int32(r.IntN(int(item.Max)+2))-1)
					}
				}
				fw.Audits = append(fw.Audits, score.Audit{Points: points})
			}
			inst.Channels = append(inst.Channels, fw)
		}
		with := in
		with.Institutions = []score.Institution{inst}
		s, err := score.New(with)
		if err != nil {
			t.Fatal(err)
		}
		st, err := s.Standing(inst)
		if err != nil {
			t.Fatal(err)
		}
		if !st.Classified {
			continue
		}
		lost, worth := contest.Hundredths(0), contest.Hundredths(0)
		all := Criteria(s, with, inst)
		for _, c := range all {
			lost += c.ToWin
			worth += c.Worth
		}
		slack := contest.Hundredths(len(all))
		if d := lost - (10000 - st.Overall.Published); d > slack || d < -slack {
			t.Fatalf("lost %v of an overall score of %v", lost, st.Overall.Published)
		}
		if d := worth - 10000; d > slack || d < -slack {
			t.Fatalf("worth %v, want 100.00", worth)
		}
	}
}

func TestMedianAndBestQuarter(t *testing.T) {
	for _, c := range []struct {
		name            string
		values          []contest.Hundredths
		median, quarter contest.Hundredths
		ok              bool
	}{
		{"too few", []contest.Hundredths{1, 2, 3, 4}, 0, 0, false},
		{"five", []contest.Hundredths{500, 100, 300, 200, 400}, 300, 400, true},
		{"even, half up", []contest.Hundredths{100, 200, 301, 400, 500, 600}, 351, 500, true},
		{"eight", []contest.Hundredths{8, 7, 6, 5, 4, 3, 2, 1}, 5, 7, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, ok := Median(c.values)
			q, ok2 := BestQuarter(c.values)
			if ok != c.ok || ok2 != c.ok || m != c.median || q != c.quarter {
				t.Errorf("median %d (%v), quarter %d (%v); want %d, %d, %v", m, ok, q, ok2, c.median, c.quarter, c.ok)
			}
		})
	}
}

func TestMedianMeasured(t *testing.T) {
	for _, c := range []struct {
		values []string
		want   string
	}{
		{nil, ""},
		{[]string{"7"}, "7"},
		{[]string{"10", "9,5"}, "9,5"},
		{[]string{"100", "20", "3"}, "20"},
		{[]string{"x", "1e9", "4"}, "4"},
	} {
		if got := MedianMeasured(c.values); got != c.want {
			t.Errorf("MedianMeasured(%q) = %q, want %q", c.values, got, c.want)
		}
	}
}

func TestHistogram(t *testing.T) {
	if h := NewHistogram([]contest.Hundredths{1, 2}); h.Counts != nil {
		t.Errorf("two values give %v", h)
	}
	h := NewHistogram([]contest.Hundredths{7100, 7199, 7200, 7450, 7500})
	want := Histogram{
		Edges: []contest.Hundredths{7100, 7200, 7300, 7400, 7500}, Counts: []int{2, 1, 0, 2}, Low: 7100, High: 7500,
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("histogram (-want +got):\n%s", diff)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var values []contest.Hundredths
		for range 5 + r.IntN(200) {
			values = append(values, contest.Hundredths(r.IntN(10001)))
		}
		h, sum := NewHistogram(values), 0
		for _, n := range h.Counts {
			sum += n
		}
		if sum != len(values) || len(h.Counts) > maxRanges || h.Edges[0] > h.Low || h.Edges[len(h.Edges)-1] < h.High {
			t.Fatalf("%d values from %v to %v: %+v", len(values), h.Low, h.High, h)
		}
	}
	if h := NewHistogram([]contest.Hundredths{5000, 5000, 5000, 5000, 5000}); len(h.Counts) != 1 || h.Counts[0] != 5 {
		t.Errorf("equal values: %+v", h)
	}
}

// Shares tells the same shares as Criteria.
func TestSharesAgreeWithCriteria(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := scoretest.Input(rapid.Uint64().Draw(t, "seed"), scoretest.Shape{Weights: scoretest.Plain, Rules: true, Institutions: 3})
		s, err := score.New(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, inst := range in.Institutions {
			var want []Share
			for _, c := range Criteria(s, in, inst) {
				if c.N > 0 {
					want = append(want, Share{c.Code, c.Share})
				}
			}
			if d := cmp.Diff(want, Shares(s, in, inst)); d != "" {
				t.Fatalf("- criteria + shares\n%s", d)
			}
		}
	})
}
