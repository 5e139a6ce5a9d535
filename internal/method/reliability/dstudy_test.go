package reliability

import (
	"math"
	"slices"
	"testing"
)

func plan() Plan {
	return Plan{Institutions: 300, Between: 40, Channels: []ChannelCost{
		{Weight: 50, Residual: 300, Auditor: 30, Cost: 120, Min: 3},
		{Weight: 25, Residual: 200, Auditor: 20, Cost: 20, Min: 3},
		{Weight: 25, Residual: 200, Auditor: 20, Cost: 10, Min: 3},
	}}
}

func TestOutlook(t *testing.T) {
	o := plan().Outlook([]int{4, 6, 6}, PlaceDraws, PlaceSeed)
	variance := 0.25*330/4 + 0.0625*220/6*2
	near(t, "SE", o.SE, math.Sqrt(variance), 1e-12)
	near(t, "reliability", o.Reliability.Value, 40/(40+variance), 1e-12)
	near(t, "cost", o.Cost, 300*(4*120+6*20+6*10), 1e-9)
	if o.Total != 16 || o.Grade != GradeRanges || !o.PlaceWidth.OK() {
		t.Errorf("%+v", o)
	}
	// More audits never widen the range of a place.
	last := math.Inf(1)
	for n := 1; n <= 40; n++ {
		w := plan().Outlook([]int{n, n, n}, PlaceDraws, PlaceSeed).PlaceWidth.Value
		if w > last {
			t.Errorf("%d audits a channel: %g places, with one fewer %g", n, w, last)
		}
		last = w
	}
	bad := plan()
	bad.Channels[1].Cost = 0
	for name, x := range map[string]struct {
		o    Outlook
		want Reason
	}{
		"no cost":         {bad.Outlook([]int{1, 1, 1}, 100, 1), BadPlan},
		"a channel short": {plan().Outlook([]int{1, 1}, 100, 1), BadPlan},
		"no audit":        {plan().Outlook([]int{1, 0, 1}, 100, 1), BadPlan},
		"NaN":             {Plan{Institutions: 9, Between: math.NaN(), Channels: plan().Channels}.Outlook([]int{1, 1, 1}, 100, 1), BadVariance},
		"one institution": {Plan{Institutions: 1, Channels: plan().Channels}.Outlook([]int{1, 1, 1}, 100, 1), BadPlan},
	} {
		if x.o.Reliability.Reason != x.want || x.o.PlaceWidth.Reason != x.want || x.o.Grade != GradeUnknown {
			t.Errorf("%s: %+v", name, x.o)
		}
	}
}

func TestSharesAreTheBest(t *testing.T) {
	p := plan()
	shares, reason := p.Shares()
	if reason != "" {
		t.Fatal(reason)
	}
	noise := p.noise()
	// Error times cost does not depend on how much is spent; no other division has less.
	worth := func(s []float64) float64 {
		v, c := 0.0, 0.0
		for i := range s {
			v += noise[i] / s[i]
			c += s[i] * p.Channels[i].Cost
		}
		return v * c
	}
	best := worth(shares)
	for i := range shares {
		for _, f := range []float64{0.9, 1.1} {
			other := slices.Clone(shares)
			other[i] *= f
			if worth(other) <= best {
				t.Errorf("channel %d times %g is better", i, f)
			}
		}
	}
	audits, reason := p.Within(15_000)
	if reason != "" {
		t.Fatal(reason)
	}
	spent := 0.0
	for i, n := range audits {
		spent += float64(n) * p.Channels[i].Cost
		if i > 0 && math.Abs(float64(n)/float64(audits[0])/(shares[i]/shares[0])-1) > 0.03 {
			t.Errorf("whole numbers %v are far from the shares %v", audits, shares)
		}
	}
	if spent > 15_000 || spent < 14_990 {
		t.Errorf("spent %g", spent)
	}
}

func TestSplit(t *testing.T) {
	p := plan()
	last := 0.0
	for total := 9; total <= 60; total++ {
		audits, reason := p.Split(total)
		if reason != "" {
			t.Fatal(reason)
		}
		o := p.Outlook(audits, 100, 1)
		if o.Total != total || o.Reliability.Value <= last {
			t.Errorf("%d audits as %v: reliability %g after %g", total, audits, o.Reliability.Value, last)
		}
		last = o.Reliability.Value
	}
	for _, total := range []int{8, 1 << 40} {
		if _, reason := p.Split(total); reason != BadPlan {
			t.Errorf("%d audits: %q", total, reason)
		}
	}
}

func TestReaching(t *testing.T) {
	p := plan()
	audits, reason := p.Reaching(0.8)
	if reason != "" {
		t.Fatal(reason)
	}
	if r := p.Outlook(audits, 100, 1).Reliability.Value; r < 0.8 || r > 0.82 {
		t.Errorf("%v reach %g", audits, r)
	}
	if low, _ := p.Reaching(0.1); !slices.Equal(low, []int{3, 3, 3}) {
		t.Errorf("the minima are enough, not %v", low)
	}
	level := p
	level.Between = 0
	huge := plan()
	huge.Between = 1e-9
	for name, x := range map[string]struct {
		got  Reason
		want Reason
	}{
		"target 1":       {second(p.Reaching(1)), BadTarget},
		"no differences": {second(level.Reaching(0.8)), NoDifferences},
		"too many":       {second(huge.Reaching(0.9)), Unreachable},
		"too little":     {second(p.Within(1)), BadPlan},
		"endless":        {second(p.Within(math.Inf(1))), BadPlan},
		"no plan":        {second(Plan{}.Reaching(0.8)), BadPlan},
	} {
		if x.got != x.want {
			t.Errorf("%s: %q, want %q", name, x.got, x.want)
		}
	}
	quiet := Plan{Institutions: 3, Channels: []ChannelCost{{Weight: 1, Cost: 1, Min: 1}}}
	if _, reason := quiet.Shares(); reason != NoVariation {
		t.Errorf("without noise: %q", reason)
	}
}

func second[T any](_ T, r Reason) Reason { return r }

func TestPlaceWidthEdges(t *testing.T) {
	for name, x := range map[string]struct {
		got  Estimate
		want Reason
	}{
		"one":       {PlaceWidth(1, 1, 1, 100, 1), BadPlan},
		"few draws": {PlaceWidth(10, 1, 1, 5, 1), BadPlan},
		"nothing":   {PlaceWidth(10, 0, 0, 100, 1), NoVariation},
		"NaN":       {PlaceWidth(10, math.NaN(), 1, 100, 1), BadVariance},
		"level":     {PlaceWidth(10, 0, 1, 100, 1), NoDifferences},
	} {
		if x.got.Reason != x.want {
			t.Errorf("%s: %+v", name, x.got)
		}
	}
	if w := PlaceWidth(50, 4, 0, 100, 1); w.Value != 0 {
		t.Errorf("without noise: %+v", w)
	}
	near(t, "next to noise alone", PlaceWidth(100, 1e-9, 4, 4000, 1).Value, 90, 2)
	short, long := PlaceWidth(600, 4, 4, 400, 1).Value, PlaceWidth(6000, 4, 4, 400, 1).Value
	near(t, "a long list is stretched", long/short, 5999.0/599, 1e-12)
}

// BenchmarkOutlook is a point of the slider at 300 institutions: the aim is 20 ms.
func BenchmarkOutlook(b *testing.B) {
	for b.Loop() {
		plan().Outlook([]int{4, 6, 6}, PlaceDraws, PlaceSeed)
	}
}
