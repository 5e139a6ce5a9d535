package inference

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// What can't be fitted is refused with its reason, never answered with a number.
func TestRefusals(t *testing.T) {
	base := func() Design { return invented(1, 25, 12, 6) }
	for _, c := range []struct {
		want    string
		options Options
		spoil   func(d *Design)
	}{
		{"inference_few_institutions", Contest(), func(d *Design) { *d = invented(1, 19, 12, 6) }},
		{"inference_few_auditors", Contest(), func(d *Design) { *d = invented(1, 25, 9, 6) }},
		{"inference_few_institutions", Options{}, func(d *Design) { *d = Design{} }},
		{"inference_few_institutions", Options{}, func(d *Design) { *d = invented(1, 1, 12, 20) }},
		{"inference_one_audit_each", Options{}, func(d *Design) { *d = invented(1, 25, 12, 1) }},
		{"inference_equal_scores", Options{}, func(d *Design) {
			for k := range d.Score {
				d.Score[k] = 75
			}
		}},
		{"inference_one_auditor", Contest(), func(d *Design) { clear(d.Auditor) }},
		{"inference_auditor_once", Options{}, func(d *Design) {
			d.Auditors = len(d.Score)
			for k := range d.Auditor {
				d.Auditor[k] = int32(k)
			}
		}},
		{"inference_paired", Options{}, func(d *Design) {
			d.Auditors = d.Institutions
			copy(d.Auditor, d.Institution)
		}},
		{"inference_not_number", Options{}, func(d *Design) { d.Score[3] = math.NaN() }},
		{"inference_not_number", Options{}, func(d *Design) { d.Score[3] = math.Inf(1) }},
		{"inference_not_number", Options{}, func(d *Design) {
			d.Fixed.AddNumber("x", append(make([]float64, len(d.Score)-1), math.NaN()))
		}},
		{"inference_not_number", Options{}, func(d *Design) { d.Weights = make([]float64, len(d.Score)) }},
		{"inference_shape", Options{}, func(d *Design) { d.Auditor = d.Auditor[1:] }},
		{"inference_shape", Options{}, func(d *Design) { d.Institution[0] = 25 }},
		{"inference_shape", Options{}, func(d *Design) { d.Auditor[0] = -1 }},
		{"inference_shape", Options{ByChannel: true}, func(d *Design) { d.Channel[0] = -1 }},
		{"inference_shape", Options{}, func(d *Design) { d.Standard = [][]float64{{1}} }},
		{"inference_shape", Options{}, func(d *Design) { d.Fixed.AddNumber("x", []float64{1}) }},
		{"inference_no_residual", Options{}, func(d *Design) {
			for k, i := range d.Institution {
				d.Score[k] = float64(i)
			}
		}},
		{"inference_few_audits", Options{}, func(d *Design) {
			*d = invented(1, 2, 2, 2)
			d.Fixed = &Fixed{}
			d.Fixed.AddFactor("f", []string{"a", "b", "c", "d"})
		}},
	} {
		d := base()
		c.spoil(&d)
		m, err := Fit(d, c.options)
		if got := contest.CodeOf(err); got != c.want || m != nil {
			t.Errorf("%s: got %q, %v", c.want, got, err)
		}
		if b, err := FitBLUE(d, c.options); contest.CodeOf(err) == "" && c.want != "inference_no_residual" {
			t.Errorf("%s: estimates without shrinkage are not refused: %v", c.want, b.Estimate)
		}
	}
}

func codes(found []contest.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, f.Code)
	}
	return out
}

// A column that repeats others is dropped and named; the rest is as without it.
func TestRepeatedColumnsAreDropped(t *testing.T) {
	d := invented(1, 25, 12, 6)
	without, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	again := make([]string, len(d.Score))
	constant := make([]float64, len(d.Score))
	for k, c := range d.Channel {
		again[k] = []string{"x", "y", "z"}[c]
		constant[k] = 2025
	}
	d.Fixed.AddFactor("again", again)
	d.Fixed.AddNumber("constant", constant)
	with, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"inference_column_dropped", "inference_column_dropped", "inference_column_dropped"}, codes(with.Warnings)[:3]); diff != "" {
		t.Error(diff)
	}
	near(t, "criterion", with.Criterion, without.Criterion, 1e-8)
	for i := range with.Institutions {
		near(t, "adjusted", with.Institutions[i].Adjusted, without.Institutions[i].Adjusted, 1e-6)
		near(t, "SE", with.Institutions[i].AdjustedSE, without.Institutions[i].AdjustedSE, 1e-6)
	}
}

// Two halves of the contest with auditors of their own are told apart.
func TestDisconnectedGraph(t *testing.T) {
	d := invented(1, 30, 12, 6)
	for k, i := range d.Institution {
		d.Auditor[k] = d.Auditor[k]%4 + 4*(i%3)
	}
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := m.Connectivity
	if c.Components != 3 || math.Abs(c.Largest-1.0/3) > 1e-9 || c.Institution[0] == c.Institution[1] || c.Auditor[0] != c.Institution[0] {
		t.Errorf("%+v", c)
	}
	for _, want := range []string{"inference_components", "inference_disconnected"} {
		if !slices.Contains(codes(m.Warnings), want) {
			t.Errorf("no %s in %v", want, codes(m.Warnings))
		}
	}
}

// Without differences between institutions there are no places, only the remark.
func TestNoDifferences(t *testing.T) {
	d, truth := inventedTruth(1, 210, 12, 4)
	for k, i := range d.Institution {
		d.Score[k] -= truth[i]
		// Every institution sees the same ups and downs, so that nothing tells it from others.
		d.Score[k] += 20 * float64(k%4-1)
	}
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Variance.Institution != 0 || !slices.Contains(codes(m.Warnings), "inference_no_differences") {
		t.Fatalf("variance %v, %v", m.Variance, codes(m.Warnings))
	}
	p := m.Places(PlaceOptions{Top: []int{21}})
	if e := p.Overall[7]; !p.Undecided || e.Low != 1 || e.High != 210 || e.BandHigh != 210 || math.Abs(e.Top[0]-0.1) > 1e-9 {
		t.Errorf("%+v", p.Overall[7])
	}
	if r := m.Reliability; r.Phi != 0 || !math.IsInf(r.NFor08, 1) {
		t.Errorf("%+v", r)
	}
}

// An institution without audits has the expectation, a wide error and no place.
func TestInstitutionWithoutAudits(t *testing.T) {
	d := invented(1, 30, 12, 6)
	d.Institutions++
	m, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := m.Institutions[30]
	near(t, "PEV", e.PEVSD*e.PEVSD, m.Variance.Institution, 1e-9)
	threshold := 70.0
	p := m.Places(PlaceOptions{Threshold: &threshold})
	if e.N != 0 || e.BLUP != 0 || p.Overall[30].Expected != 0 || p.Certainty[30] != "" || p.Overall[3].High > 30 {
		t.Errorf("%+v %+v", e, p.Overall[30])
	}
	b, err := FitBLUE(d, Options{})
	if err != nil || len(b.Estimate) != 30 {
		t.Errorf("%v, %v", b, err)
	}
}

// Channels whose accuracy differs are weighted, and a missing channel does no harm.
func TestChannelsOfUnequalAccuracy(t *testing.T) {
	d := invented(1, 60, 12, 9)
	keep := Design{Institutions: d.Institutions, Auditors: d.Auditors}
	var channel []string
	for k, c := range d.Channel {
		if d.Institution[k] < 10 && c == 2 {
			continue
		}
		y := d.Score[k]
		if c == 1 {
			y += 30 * math.Sin(float64(k*k))
		}
		keep.Score = append(keep.Score, y)
		keep.Institution = append(keep.Institution, d.Institution[k])
		keep.Auditor = append(keep.Auditor, d.Auditor[k])
		keep.Channel = append(keep.Channel, c)
		channel = append(channel, []string{"a", "b", "c"}[c])
	}
	keep.Fixed = &Fixed{}
	keep.Fixed.AddFactor("channel", channel)
	m, err := Fit(keep, Options{ByChannel: true})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(codes(m.Warnings), "inference_channel_weights") {
		t.Errorf("no weights: %v", codes(m.Warnings))
	}
	plain, err := Fit(keep, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Institutions[20].AdjustedSE >= plain.Institutions[20].AdjustedSE {
		t.Errorf("weights do not help: %v, %v", m.Institutions[20].AdjustedSE, plain.Institutions[20].AdjustedSE)
	}
}

// Bounds refuse what they can't bound, and equal estimates share their place.
func TestBoundsEdges(t *testing.T) {
	for _, c := range []struct {
		x, se []float64
		level float64
		want  string
	}{
		{[]float64{1}, []float64{1}, 0, "inference_estimates"},
		{[]float64{1, math.NaN()}, []float64{1, 1}, 0, "inference_estimates"},
		{[]float64{1, 2}, []float64{1, math.NaN()}, 0, "inference_estimates"},
		{[]float64{1, 2}, []float64{1}, 0, "inference_estimates"},
		{[]float64{1, 2}, []float64{1, 1}, 1, "inference_level"},
		{[]float64{1, 2}, []float64{1, 1}, 0.2, "inference_level"},
	} {
		if _, err := RankBounds(c.x, Independent(c.se), BoundOptions{Level: c.level}); contest.CodeOf(err) != c.want {
			t.Errorf("%v: %v, want %s", c, err, c.want)
		}
	}
	b, err := RankBounds([]float64{5, 5, 9, 1}, Independent{0, 0, 0, 0}, BoundOptions{Best: []int{1}})
	if err != nil {
		t.Fatal(err)
	}
	want := &Bounds{
		Level: 0.95, Bootstrap: true, Place: []int{2, 2, 1, 4}, Low: []int{2, 2, 1, 4}, High: []int{3, 3, 1, 4},
		LowAll: []int{2, 2, 1, 4}, HighAll: []int{3, 3, 1, 4}, Best: [][]int{{2}}, Tier: []int{2, 2, 1, 3},
	}
	if diff := cmp.Diff(want, b); diff != "" {
		t.Error(diff)
	}
}

// Many units are bounded by Bonferroni: wider than the bootstrap, the same in order.
func TestBoundsOfMany(t *testing.T) {
	x, se := make([]float64, 500), make(Independent, 500)
	for k := range x {
		x[k], se[k] = float64(k%250), 3
	}
	b, err := RankBounds(x, se, BoundOptions{Best: []int{1}})
	if err != nil {
		t.Fatal(err)
	}
	if b.Bootstrap || b.Place[249] != 1 || b.Place[499] != 1 || b.Place[248] != 3 {
		t.Errorf("places %d, %d, %d", b.Place[249], b.Place[499], b.Place[248])
	}
	for k := range x {
		if b.LowAll[k] > b.Low[k] || b.HighAll[k] < b.High[k] || b.Low[k] > b.Place[k] || b.High[k] < b.Place[k] {
			t.Fatalf("unit %d: %d in %d–%d in %d–%d", k, b.Place[k], b.Low[k], b.High[k], b.LowAll[k], b.HighAll[k])
		}
		if first := slices.Contains(b.Best[0], k); first != (b.Tier[k] == 1) {
			t.Errorf("unit %d is in tier %d", k, b.Tier[k])
		}
	}
}

// Without a model there are still means.
func TestDescribe(t *testing.T) {
	got, err := Describe(Design{Score: []float64{70, 80, 90, 55}, Institution: []int32{0, 0, 0, 2}, Institutions: 3})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Description{{3, 80, 10}, {}, {1, 55, 0}}, got); diff != "" {
		t.Error(diff)
	}
}
