package contest

import (
	"encoding/json"
	"math/big"
	"testing"
)

func TestScoreJSON(t *testing.T) {
	wide, _ := new(big.Rat).SetString("123456789012345678901234567890/3456789012345678901234567891")
	for _, c := range []struct {
		score Score
		want  string
	}{
		{MakeScore(8499, 33994, 400), `{"exact":"16997/200","published":"84.99"}`},
		{MakeScore(10000, 100, 1), `{"exact":"100/1","published":"100.00"}`},
		{MakeScore(0, 0, 12), `{"exact":"0/1","published":"0.00"}`},
		{Score{}, `{"exact":"0/1","published":"0.00"}`},
		{MakeWideScore(3571, wide), `{"exact":"` + wide.String() + `","published":"35.71"}`},
	} {
		b, err := json.Marshal(c.score)
		if err != nil || string(b) != c.want {
			t.Errorf("%s %v, want %s", b, err, c.want)
		}
		var back Score
		if err := json.Unmarshal(b, &back); err != nil || !back.Equal(c.score) || !c.score.Equal(back) {
			t.Errorf("%s came back as %s (%v)", b, back.Exact(), err)
		}
	}
	for _, bad := range []string{
		`{"exact":"1/0","published":"1.00"}`, `{"exact":"1","published":"1.00"}`, `{"exact":"-1/2","published":"1.00"}`,
		`{"exact":"1/2","published":"x"}`, `{"exact":"a/b","published":"1.00"}`, `{}`, `3`,
	} {
		var s Score
		if err := json.Unmarshal([]byte(bad), &s); CodeOf(err) != "score_text" {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// Two scores of one published number may differ, and a holder can't be changed
// through what it gave.
func TestScoreEqual(t *testing.T) {
	a, b := MakeScore(8500, 85, 1), MakeScore(8500, 850001, 10000)
	if a.Equal(b) || !a.Equal(MakeScore(8500, 170, 2)) {
		t.Error("equality must look at the exact value")
	}
	w := MakeWideScore(50, big.NewRat(1, 2))
	w.Rat().SetInt64(9)
	if w.Exact() != "1/2" {
		t.Errorf("the kept value became %s", w.Exact())
	}
}

func TestParseHundredths(t *testing.T) {
	for _, c := range []struct {
		text string
		want Hundredths
		ok   bool
	}{
		{"87.42", 8742, true},
		{"87.4", 8740, true},
		{"87", 8700, true},
		{"0.05", 5, true},
		{"100.00", 10000, true},
		{"", 0, false},
		{".5", 0, false},
		{"5.", 0, false},
		{"5.123", 0, false},
		{"-5", 0, false},
		{"5,5", 0, false},
		{"1e2", 0, false},
		{"1234567", 0, false},
	} {
		if got, ok := ParseHundredths(c.text); got != c.want || ok != c.ok {
			t.Errorf("%q: %d, %v", c.text, got, ok)
		}
		if back, ok := ParseHundredths(c.want.String()); c.ok && (back != c.want || !ok) {
			t.Errorf("%d written as %s", c.want, c.want)
		}
	}
	if got := Hundredths(-5).String(); got != "-0.05" {
		t.Error(got)
	}
}

func TestReasonPairs(t *testing.T) {
	for _, c := range []struct {
		reason Reason
		have   any
	}{
		{Reason{Code: ReasonBelowScore, Have: 7499, Need: 7500}, Hundredths(7499)},
		{Reason{Code: ReasonTooFewAudits, Channel: Visit, Have: 2, Need: 3}, int64(2)},
	} {
		pairs := c.reason.Pairs()
		if len(pairs) != 6 || pairs[1] != string(c.reason.Channel) || pairs[3] != c.have {
			t.Errorf("%+v: %v", c.reason, pairs)
		}
	}
}
