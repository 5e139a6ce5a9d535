package office

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

// methodTable reads a table from its text.
func methodTable(t *testing.T, text string) *MethodTable {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := ReadMethodTable(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

const fleiss = "J1,J2,J3,J4\n9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n"

func TestMethodReliability(t *testing.T) {
	a, err := MethodReliability(methodTable(t, fleiss), "", 1)
	if err != nil {
		t.Fatal(err)
	}
	if a.ID != nil || a.Raters != 4 || a.Units != 6 || a.ICC == nil || math.Abs(*a.ICC.ICC2-0.28976377952755905) > 1e-12 {
		t.Errorf("%+v", a)
	}
	if a.Alpha.Interval == nil || a.Alpha.Interval.Low == nil || len(a.Reasons) != 0 {
		t.Errorf("%+v", a)
	}
	if _, err := json.Marshal(a); err != nil {
		t.Error(err)
	}
}

// TestMethodReliabilityFindsIDs: a column that names units is no rater.
func TestMethodReliabilityFindsIDs(t *testing.T) {
	for name, x := range map[string]struct {
		text, id string
		raters   int
	}{
		"texts":            {"who,A,B\nu1,1,2\nu2,3,3\n", "", 2},
		"a known name":     {"target,J1,J2\n7,1,2\n9,3,3\n", "", 2},
		"counts":           {"visit,J1,J2\n1,1,2\n2,3,3\n3,1,1\n", "", 2},
		"counts, a rater":  {"J1,J2,J3\n1,1,2\n2,3,3\n3,1,1\n", "", 3},
		"a letter":         {"A,B,C\n1,1,2\n2,3,3\n3,1,1\n", "", 3},
		"named":            {"J1,J2,who\n1,1,7\n2,3,8\n", "who", 2},
		"two raters alone": {"id,J2\n1,1\n2,3\n", "", 2},
	} {
		a, err := MethodReliability(methodTable(t, x.text), x.id, 1)
		if err != nil || a.Raters != x.raters {
			t.Errorf("%s: %v %+v", name, err, a)
		}
	}
}

func TestMethodReliabilityEdges(t *testing.T) {
	labels, err := MethodReliability(methodTable(t, "A,B\ntak,tak\nnie,tak\nnie,nie\n,nie\n"), "", 1)
	if err != nil || labels.Alpha.Nominal == nil || labels.Alpha.Ratio != nil || labels.Reasons["alpha.interval"] != "not_number" || labels.Paired != 3 {
		t.Errorf("labels: %v %+v", err, labels)
	}
	equal, err := MethodReliability(methodTable(t, "A,B\n2,2\n2,2\n"), "", 1)
	if err != nil || equal.Alpha.Nominal != nil || equal.ICC != nil {
		t.Errorf("equal: %v %+v", err, equal)
	}
	want := map[string]string{
		"alpha.nominal": "no_variation", "alpha.ordinal": "no_variation", "alpha.interval": "no_variation", "alpha.ratio": "no_variation", "icc": "no_variation",
	}
	if diff := cmp.Diff(want, equal.Reasons); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	holes, err := MethodReliability(methodTable(t, "A,B,C\n1,2,\n2,NA,2\n3,3,4\n"), "", 1)
	if err != nil || holes.ICC != nil || holes.Reasons["icc"] != "incomplete" || holes.Alpha.Ordinal == nil {
		t.Errorf("holes: %v %+v", err, holes)
	}
	level, err := MethodReliability(methodTable(t, "A,B\n1,2\n2,1\n"), "", 1)
	if err != nil || level.ICC == nil || level.ICC.ICC1K != nil || level.Reasons["icc.icc1k"] != "no_differences" {
		t.Errorf("units on one level: %v %+v", err, level)
	}
	if _, err := json.Marshal(level); err != nil {
		t.Error(err)
	}
	for text, code := range map[string]string{
		"1,2\n3,4\n":    "method_header",
		"A\n1\n":        "method_raters",
		"A,B\n":         "method_raters",
		"x,A\nu1,1\n":   "",
		"A,B\n1,2\n1,2": "",
	} {
		if _, err := MethodReliability(methodTable(t, text), "", 1); contest.CodeOf(err) != code {
			t.Errorf("%q: %v, want %q", text, err, code)
		}
	}
	if _, err := MethodReliability(methodTable(t, fleiss), "nobody", 1); contest.CodeOf(err) != "method_column" {
		t.Errorf("a column that is not there: %v", err)
	}
}

const indicators = "name,a,b,note\nX,1,0.8,tak\nY,0.9,0.7,nie\nZ,0.2,0.9,tak\n"

func TestMethodWeights(t *testing.T) {
	s, err := MethodWeights(methodTable(t, indicators), WeightOptions{Draws: 500, Seed: 2, WhatIf: map[string]float64{"a": 0}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"note"}, s.Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	// X is ahead of Z by 0.8·a − 0.1·b: (0.8−0.1)/(0.8+0.1); Y never overtakes.
	if l := s.Leader; l == nil || l.ID != "X" || l.Rival == nil || *l.Rival != "Z" || math.Abs(*l.Delta-7.0/9) > 1e-12 || !l.Exact {
		t.Errorf("leader %+v", s.Leader)
	}
	if s.Local.LeaderStays != 1 || s.Global.LeaderStays >= 1 || s.Global.LeaderStays < 0.8 {
		t.Errorf("local %+v, global %+v", s.Local, s.Global)
	}
	if z := s.Units[2]; z.Place != 3 || z.WhatIf.Place != 1 || z.Global.First == 0 || z.Global.Central["b"] < 0.88 {
		t.Errorf("%+v %+v", z, z.Global)
	}
	if _, err := json.Marshal(s); err != nil {
		t.Error(err)
	}
}

func TestMethodWeightsEdges(t *testing.T) {
	one, err := MethodWeights(methodTable(t, "n,a\nX,1\n"), WeightOptions{})
	if err != nil || one.Leader != nil || one.Local != nil || one.Reasons["local"] != "too_few" || one.Units[0].Local != nil {
		t.Errorf("one unit: %v %+v", err, one)
	}
	for name, x := range map[string]struct {
		text string
		o    WeightOptions
		code string
	}{
		"no such id":        {indicators, WeightOptions{ID: "q"}, "method_column"},
		"no such indicator": {indicators, WeightOptions{Columns: []string{"q"}}, "method_column"},
		"a text":            {indicators, WeightOptions{Columns: []string{"note"}}, "method_number"},
		"no indicators":     {"n,a\nX,tak\n", WeightOptions{}, "method_indicators"},
		"a weight short":    {indicators, WeightOptions{Weights: map[string]float64{"a": 1}}, "method_weight"},
		"an unknown weight": {indicators, WeightOptions{Weights: map[string]float64{"a": 1, "b": 1, "c": 1}}, "method_weight_unknown"},
		"unknown what-if":   {indicators, WeightOptions{WhatIf: map[string]float64{"c": 1}}, "method_weight_unknown"},
		"no weight":         {indicators, WeightOptions{Weights: map[string]float64{"a": 0, "b": 0}}, "method_no_result"},
		"nothing left":      {indicators, WeightOptions{WhatIf: map[string]float64{"a": 0, "b": 0}}, "method_no_result"},
		"an empty row":      {"n,a\nX,1\nY,\n", WeightOptions{}, "method_no_result"},
		"too wide":          {indicators, WeightOptions{Spread: 2}, "method_no_result"},
	} {
		if _, err := MethodWeights(methodTable(t, x.text), x.o); contest.CodeOf(err) != x.code {
			t.Errorf("%s: %v, want %s", name, err, x.code)
		}
	}
}
