package reliability

import (
	"math"
	"testing"
)

func TestICCEdges(t *testing.T) {
	nan := math.NaN()
	for _, x := range []struct {
		name   string
		table  [][]float64
		reason Reason
	}{
		{"nothing", nil, TooSmall},
		{"one unit", [][]float64{{1, 2}}, TooSmall},
		{"one rater", [][]float64{{1}, {2}}, TooSmall},
		{"a hole", [][]float64{{1, 2}, {nan, 2}}, Incomplete},
		{"a short row", [][]float64{{1, 2}, {1}}, Incomplete},
		{"infinite", [][]float64{{1, 2}, {1, math.Inf(1)}}, NotNumber},
		{"all equal", [][]float64{{2, 2}, {2, 2}}, NoVariation},
	} {
		r := IntraClass(x.table)
		if r.Reason != x.reason || r.Single[1].Reason != x.reason || r.Mean[2].Value != 0 {
			t.Errorf("%s: %+v", x.name, r)
		}
		if c := CrossedComponents(x.table); c.Reason != x.reason || c.Study(3).Relative.OK() {
			t.Errorf("%s: %+v", x.name, c)
		}
	}
	r := IntraClass([][]float64{{1, 1}, {2, 2}, {5, 5}})
	for _, c := range append(r.Single[:], r.Mean[:]...) {
		if c.Value != 1 || c.Low != 1 || c.High != 1 {
			t.Errorf("raters who agree: %+v", c)
		}
	}
	// Raters who differ by a constant agree in order (3) and not in level (1, 2).
	r = IntraClass([][]float64{{1, 3}, {2, 4}, {5, 7}})
	if r.Single[2].Value != 1 || r.Single[1].Value >= 1 || r.Single[0].Value >= r.Single[1].Value {
		t.Errorf("raters a constant apart: %+v", r.Single)
	}
	if c := r.Single[1]; c.IntervalReason != "" || !(c.Low < c.Value && c.Value < c.High) {
		t.Errorf("without a residual, level has an interval all the same: %+v", c)
	}
	// Units that do not differ leave nothing to divide by.
	r = IntraClass([][]float64{{1, 2}, {2, 1}})
	if r.Mean[0].Reason != NoDifferences || !r.Single[0].OK() || r.Mean[2].Low != 0 {
		t.Errorf("units on one level: %+v", r)
	}
}

func TestCrossedByHand(t *testing.T) {
	// Shrout and Fleiss: p (11.2417−1.0194)/4, i (32.4861−1.0194)/6.
	c := CrossedComponents([][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}})
	near(t, "p", c.Person, 2.5555555556, 1e-9)
	near(t, "i", c.Condition, 5.2444444444, 1e-9)
	near(t, "residual", c.Residual, 1.0194444444, 1e-9)
	s := c.Study(4)
	near(t, "Eρ² is ICC(3,k)", s.Relative.Value, 0.9093155424, 1e-9)
	near(t, "Φ is ICC(2,k)", s.Absolute.Value, 0.6200505475, 1e-9)
	if c.Truncated || !CrossedComponents([][]float64{{1, 2}, {2, 1}}).Truncated {
		t.Error("a negative variance is not noted")
	}
	if c.Study(0).Relative.Reason != BadPlan {
		t.Error("a mean over nothing")
	}
}

func TestNestedEdges(t *testing.T) {
	for name, x := range map[string]struct {
		scores [][][]float64
		reason Reason
	}{
		"nothing":    {nil, TooSmall},
		"one rater":  {[][][]float64{{{1, 2}}, {{1, 2}}}, TooSmall},
		"ragged":     {[][][]float64{{{1, 2}, {1, 2}}, {{1, 2}, {1}}}, Incomplete},
		"few raters": {[][][]float64{{{1, 2}, {1, 2}}, {{1, 2}}}, Incomplete},
		"a hole":     {[][][]float64{{{1, 2}, {1, 2}}, {{1, 2}, {1, math.NaN()}}}, Incomplete},
		"all equal":  {[][][]float64{{{1, 1}, {1, 1}}, {{1, 1}, {1, 1}}}, NoVariation},
	} {
		n := NestedComponents(x.scores)
		if n.Reason != x.reason || n.Study(2, 2).Absolute.OK() {
			t.Errorf("%s: %+v", name, n)
		}
	}
}

func TestCoefficients(t *testing.T) {
	c := Components{Institution: 40, Auditor: 20, Residual: 100}
	near(t, "Eρ²", c.Relative(5).Value, 40.0/60, 1e-15)
	near(t, "Φ", c.Phi(5, 5).Value, 40.0/64, 1e-15)
	near(t, "Φ, one auditor", c.Phi(5, 1).Value, 40.0/80, 1e-15)
	near(t, "λ", c.Lambda(10).Value, 0.75, 1e-15)
	near(t, "adjusted", c.Adjusted([]float64{10, 20}).Value, 0.625, 1e-15)
	near(t, "needed", c.Needed(0.8).Value, 12, 1e-12)
	same := Components{Residual: 5}
	for name, x := range map[string]struct {
		got  Estimate
		want Reason
	}{
		"no audits":          {c.Relative(0), BadPlan},
		"more auditors":      {c.Phi(3, 4), BadPlan},
		"no auditors":        {c.Phi(3, 0), BadPlan},
		"negative":           {Components{Institution: 1, Auditor: -1}.Phi(2, 2), BadVariance},
		"not a number":       {Components{Institution: math.NaN(), Residual: 1}.Relative(2), BadVariance},
		"no variance at all": {Components{}.Relative(3), NoVariation},
		"no differences":     {same.Lambda(0), NoDifferences},
		"no institutions":    {c.Adjusted(nil), TooSmall},
		"needed, no signal":  {same.Needed(0.8), NoDifferences},
		"target 1":           {c.Needed(1), BadTarget},
		"target NaN":         {c.Needed(math.NaN()), BadTarget},
		"needed, negative":   {Components{Institution: 1, Residual: -1}.Needed(0.5), BadVariance},
	} {
		if x.got.Reason != x.want || x.got.Value != 0 {
			t.Errorf("%s: %+v, want %s", name, x.got, x.want)
		}
	}
	if e := same.Relative(3); !e.OK() || e.Value != 0 {
		t.Errorf("noise alone: %+v", e)
	}
	for value, want := range map[float64]Grade{0: GradeBands, 0.4999: GradeBands, 0.5: GradeRanges, 0.7: GradePlaces, 0.7999: GradePlaces, 0.8: GradeLicence} {
		if got := GradeOf(found(value)); got != want {
			t.Errorf("grade of %g: %s", value, got)
		}
	}
	if GradeOf(none(NoDifferences)) != GradeUnknown {
		t.Error("a grade without a reliability")
	}
}
