package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

func onlineForm() contest.Form {
	q := &contest.Questionnaire{Channel: contest.Online, Sections: []contest.Section{
		{Code: "OA", Area: "czas", Weight: 60, Criteria: []contest.Criterion{
			{Code: "OA01", Scale: contest.ScaleMeasured, Weight: 4, Max: 4, Critical: true, FailAt: 0},
			{Code: "OA02", Scale: contest.ScaleYesNo, Weight: 1, Max: 1, Critical: false, FailAt: 0, For: []string{"KUL"}},
		}},
		{Code: "OC", Area: "strona", Weight: 40, Once: true, Criteria: []contest.Criterion{
			{Code: "OC01", Weight: 2, Max: 1}, {Code: "OC02", Weight: 3, Max: 4},
		}},
	}}
	return q.Form("URZ", "")
}

func TestNewForm(t *testing.T) {
	cf := onlineForm()
	want := score.Form{Channel: contest.Online, Key: cf.Key, Sections: []score.Section{
		{Area: "czas", Weight: 60, Items: []score.Item{{Code: "OA01", Weight: 4, Max: 4, Critical: true}}},
		{Area: "strona", Weight: 40, Items: []score.Item{{Code: "OC01", Weight: 2, Max: 1}, {Code: "OC02", Weight: 3, Max: 4}}},
	}}
	if d := cmp.Diff(want, score.NewForm(cf)); d != "" {
		t.Error(d)
	}
	if got := score.NewForm(contest.Form{}); got.Len() != 0 {
		t.Errorf("an empty form has %d items", got.Len())
	}
}

func TestPoints(t *testing.T) {
	f := score.NewForm(onlineForm())
	for _, c := range []struct {
		name    string
		answers []contest.Answer
		want    []int32
	}{
		{"none", nil, []int32{-1, -1, -1}},
		{"in any order, one N/A", []contest.Answer{{Criterion: "OC02", Points: 3}, {Criterion: "OA01", NA: contest.NADefault}}, []int32{-1, -1, 3}},
		{"of another version", []contest.Answer{{Criterion: "OA02", Points: 1}, {Criterion: "OC01", Points: 1, TakenOver: true}}, []int32{-1, 1, -1}},
		{"out of range is never taken for no answer", []contest.Answer{{Criterion: "OA01", Points: -1}, {Criterion: "OC01", Points: 1 << 40}}, []int32{-2, score.MaxPoints + 1, -1}},
	} {
		if d := cmp.Diff(c.want, score.Points(f, c.answers)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	column := score.AppendPoints([]int32{9}, f.Index(), []contest.Answer{{Criterion: "OA01", Points: 4}})
	if d := cmp.Diff([]int32{9, 4, -1, -1}, column); d != "" {
		t.Error(d)
	}
}

func TestFailures(t *testing.T) {
	f := score.NewForm(onlineForm())
	for _, c := range []struct {
		points, want []int32
	}{
		{[]int32{0, 0, 0}, []int32{0}},
		{[]int32{1, 0, 0}, nil},
		{[]int32{-1, 0, 0}, nil},
	} {
		if d := cmp.Diff(c.want, score.Failures(f, c.points)); d != "" {
			t.Errorf("%v: %s", c.points, d)
		}
	}
}

func TestApplicable(t *testing.T) {
	rule := contest.ChannelRule{Channel: contest.Online, Excluded: []string{"MIE", "muzeum"}}
	for _, c := range []struct {
		name string
		p    contest.Participation
		form contest.Form
		want bool
	}{
		{"plain", contest.Participation{Category: "URZ"}, onlineForm(), true},
		{"category excluded", contest.Participation{Category: "MIE"}, onlineForm(), false},
		{"subcategory excluded", contest.Participation{Category: "KUL", Sub: "muzeum"}, onlineForm(), false},
		{"other subcategory", contest.Participation{Category: "KUL", Sub: "biblioteka"}, onlineForm(), true},
		{"exempt", contest.Participation{Category: "URZ", NotApplicable: []contest.Channel{contest.Online}}, onlineForm(), false},
		{"exempt elsewhere", contest.Participation{Category: "URZ", NotApplicable: []contest.Channel{contest.Visit}}, onlineForm(), true},
		{"nothing to ask", contest.Participation{Category: "URZ"}, contest.Form{}, false},
	} {
		if got := score.Applicable(rule, c.p, c.form); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestMainChannel(t *testing.T) {
	for _, c := range []struct {
		weights []int64
		want    contest.Channel
	}{
		{[]int64{50, 25, 25}, "visit"},
		{[]int64{25, 25, 50}, "online"},
		{[]int64{25, 50, 50}, "phone"},
	} {
		in := score.NewInput(contest.DefaultRules())
		for i, w := range c.weights {
			in.Channels[i].Weight = w
		}
		if got := in.MainChannel(); got != c.want {
			t.Errorf("%v: %s, want %s", c.weights, got, c.want)
		}
	}
	if got := (score.Input{}).MainChannel(); got != "" {
		t.Errorf("no channels: %q", got)
	}
}

func TestTakeOver(t *testing.T) {
	own := func(code string, p int) contest.Answer { return contest.Answer{Criterion: code, Points: p} }
	taken := func(code string, p int) contest.Answer {
		return contest.Answer{Criterion: code, Points: p, TakenOver: true}
	}
	audit := func(code string, answers ...contest.Answer) contest.Audit {
		return contest.Audit{Code: code, Channel: contest.Online, Answers: answers}
	}
	for _, c := range []struct {
		name   string
		audits []contest.Audit
		want   []contest.Audit
	}{
		{
			"from the earliest code, whatever the order",
			[]contest.Audit{audit("2025-O-10000", own("OA01", 1), own("OC01", 0)), audit("2025-O-9999", own("OC01", 1), own("OC02", 2)), audit("2025-O-10001")},
			[]contest.Audit{
				audit("2025-O-10000", own("OA01", 1), own("OC01", 0), taken("OC02", 2)),
				audit("2025-O-9999", own("OC01", 1), own("OC02", 2)),
				audit("2025-O-10001", taken("OC01", 1), taken("OC02", 2)),
			},
		},
		{
			"an answer of its own stays; the missing one comes from whoever has it first",
			[]contest.Audit{audit("1", own("OC01", 1)), audit("2", own("OC01", 0), own("OC02", 4)), audit("3")},
			[]contest.Audit{audit("1", own("OC01", 1), taken("OC02", 4)), audit("2", own("OC01", 0), own("OC02", 4)), audit("3", taken("OC01", 1), taken("OC02", 4))},
		},
		{
			"N/A is an answer and is taken over with its reason",
			[]contest.Audit{audit("1", contest.Answer{Criterion: "OC01", NA: contest.NAKind}), audit("2")},
			[]contest.Audit{audit("1", contest.Answer{Criterion: "OC01", NA: contest.NAKind}), audit("2", contest.Answer{Criterion: "OC01", NA: contest.NAKind, TakenOver: true})},
		},
		{
			"taken anew when the origin has changed, kept when there is none",
			[]contest.Audit{audit("1", own("OC01", 0)), audit("2", taken("OC01", 1), taken("OC02", 3))},
			[]contest.Audit{audit("1", own("OC01", 0)), audit("2", taken("OC02", 3), taken("OC01", 0))},
		},
		{
			"other sections and channels are left alone",
			[]contest.Audit{audit("1", own("OA01", 4)), {Code: "2", Channel: contest.Phone}, audit("3")},
			[]contest.Audit{audit("1", own("OA01", 4)), {Code: "2", Channel: contest.Phone}, audit("3")},
		},
	} {
		before := cmp.Diff(c.audits, nil)
		if d := cmp.Diff(c.want, score.TakeOver(onlineForm(), c.audits)); d != "" {
			t.Errorf("%s: -want +got\n%s", c.name, d)
		}
		if after := cmp.Diff(c.audits, nil); after != before {
			t.Errorf("%s: the audits given were changed", c.name)
		}
	}
}

// Answers taken over count in every audit: 3 audits with the same website answers.
func TestTakenOverAnswersScore(t *testing.T) {
	cf := onlineForm()
	f := score.NewForm(cf)
	audits := score.TakeOver(cf, []contest.Audit{
		{Code: "1", Channel: contest.Online, Answers: []contest.Answer{{Criterion: "OA01", Points: 4}, {Criterion: "OC01", Points: 1}, {Criterion: "OC02", Points: 0}}},
		{Code: "2", Channel: contest.Online, Answers: []contest.Answer{{Criterion: "OA01", Points: 0}}},
	})
	var got [][]int32
	for _, a := range audits {
		got = append(got, score.Points(f, a.Answers))
	}
	if d := cmp.Diff([][]int32{{4, 1, 0}, {0, 1, 0}}, got); d != "" {
		t.Error(d)
	}
}
