package reliability

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
)

// byDefinition is α straight from method.md 2c: coincidences o_ck, and the ordinal
// distance as a sum over the values between.
func byDefinition(units [][]float64, m Metric, values []float64) float64 {
	k := len(values)
	o := grid(k, k)
	for _, u := range units {
		for i, a := range u {
			for j, b := range u {
				if i != j {
					o[indexOf(values, a)][indexOf(values, b)] += 1 / float64(len(u)-1)
				}
			}
		}
	}
	count, n := make([]float64, k), 0.0
	for c := range o {
		for _, v := range o[c] {
			count[c] += v
			n += v
		}
	}
	delta := func(c, d int) float64 {
		switch m {
		case Nominal:
			if c == d {
				return 0
			}
			return 1
		case Ordinal:
			lo, hi, sum := min(c, d), max(c, d), 0.0
			for g := lo; g <= hi; g++ {
				sum += count[g]
			}
			return square(sum - (count[c]+count[d])/2)
		case Interval:
			return square(values[c] - values[d])
		}
		if values[c]+values[d] == 0 {
			return 0
		}
		return square((values[c] - values[d]) / (values[c] + values[d]))
	}
	do, de := 0.0, 0.0
	for c := range o {
		for d := range o {
			do += o[c][d] * delta(c, d) / n
			de += count[c] * count[d] * delta(c, d) / (n * (n - 1))
		}
	}
	return 1 - do/de
}

func indexOf(values []float64, v float64) int {
	for i, w := range values {
		if w == v {
			return i
		}
	}
	return -1
}

func TestAlphaByDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2))
	values := []float64{0, 1, 2, 5, 9}
	for range 200 {
		var full, complete [][]float64
		for range 3 + random.IntN(20) {
			var all, given []float64
			for range 1 + random.IntN(4) {
				v := values[random.IntN(5)]
				if random.IntN(4) == 0 {
					all = append(all, math.NaN())
					continue
				}
				all, given = append(all, v), append(given, v)
			}
			full = append(full, all)
			if len(given) > 1 {
				complete = append(complete, given)
			}
		}
		for _, m := range Metrics() {
			a := Krippendorff(full, m, Resampling{Draws: 1, Level: 0.95})
			want := math.NaN()
			if len(complete) > 0 {
				want = byDefinition(complete, m, values)
			}
			if a.OK() != !math.IsNaN(want) && !math.IsInf(want, 0) {
				t.Fatalf("%s of %v: %+v, by definition %v", m, full, a, want)
			}
			if a.OK() {
				near(t, m.String(), a.Value, want, 1e-12)
			}
		}
	}
}

func TestAlphaEdges(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, x := range []struct {
		name   string
		units  [][]float64
		m      Metric
		reason Reason
		value  float64
	}{
		{"nothing", nil, Nominal, NoPairs, 0},
		{"one rating a unit", [][]float64{{1, nan}, {nan, 2}, {3}}, Interval, NoPairs, 0},
		{"all equal", [][]float64{{3, 3}, {3, 3, 3}}, Ordinal, NoVariation, 0},
		{"all equal, ratio", [][]float64{{0, 0}, {0, 0}}, Ratio, NoVariation, 0},
		{"equal but for an unpaired one", [][]float64{{3, 3}, {3, 3}, {9, nan}}, Interval, NoVariation, 0},
		{"infinite", [][]float64{{1, inf}, {1, 2}}, Interval, NotNumber, 0},
		{"below zero", [][]float64{{-1, 1}, {1, 2}}, Ratio, NegativeRatio, 0},
		{"perfect", [][]float64{{1, 1}, {2, 2}, {3, 3}}, Interval, "", 1},
		{"worse than chance", [][]float64{{1, 2}, {2, 1}}, Nominal, "", -0.5},
		{"minus zero is zero", [][]float64{{math.Copysign(0, -1), 0}, {1, 1}}, Nominal, "", 1},
	} {
		a := Krippendorff(x.units, x.m, DefaultResampling())
		if a.Reason != x.reason || math.Abs(a.Value-x.value) > 1e-15 {
			t.Errorf("%s: %+v, want %v (%s)", x.name, a, x.value, x.reason)
		}
		if !a.OK() && (a.Low != 0 || a.High != 0 || a.IntervalReason == "") {
			t.Errorf("%s: an interval without a value: %+v", x.name, a)
		}
	}
	if a := Krippendorff([][]float64{{1, 2}, {1, 1}}, Nominal, Resampling{}); a.IntervalReason != BadPlan {
		t.Errorf("no draws: %+v", a)
	}
	many := make([][]float64, 600)
	for i := range many {
		many[i] = []float64{float64(i), float64(i + 1)}
	}
	if a := Krippendorff(many, Ratio, DefaultResampling()); !a.OK() || a.IntervalReason != TooManyValues {
		t.Errorf("600 values: %+v", a)
	}
	// A single unit that differs among many equal ones: half of the resamples lack it.
	units := [][]float64{{1, 2}}
	for range 3 {
		units = append(units, []float64{1, 1})
	}
	a := Krippendorff(units, Nominal, DefaultResampling())
	if !a.OK() || a.IntervalReason != "" {
		t.Errorf("%+v", a)
	}
}

func TestResultsAreTheSameOnAnyProcessors(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	units := make([][]float64, 300)
	for i := range units {
		units[i] = []float64{float64(random.IntN(5)), float64(random.IntN(5)), float64(random.IntN(5))}
	}
	compute := func() [2]any {
		return [2]any{Krippendorff(units, Ordinal, DefaultResampling()), PlaceWidth(120, 4, 7, 1000, 5)}
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := compute()
	runtime.GOMAXPROCS(16)
	if many := compute(); many != one {
		t.Errorf("one processor: %+v\nsixteen: %+v", one, many)
	}
	other := Krippendorff(units, Ordinal, Resampling{Draws: 2000, Seed: 9, Level: 0.95})
	if other.Low == one[0].(Alpha).Low {
		t.Error("another seed gives the same interval")
	}
}

// TestIntervalCovers: about 95 % of the intervals of a known population hold its α.
func TestIntervalCovers(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	const truth = 0.64 // two raters, each right with 0.9 on a fair coin: (2·0.9−1)²
	covered := 0
	for i := range 200 {
		units := make([][]float64, 150)
		for u := range units {
			v := random.IntN(2)
			units[u] = []float64{float64(flip(random, v)), float64(flip(random, v))}
		}
		a := Krippendorff(units, Nominal, Resampling{Draws: 300, Seed: uint64(i), Level: 0.95})
		if a.Low <= truth && truth <= a.High {
			covered++
		}
	}
	if covered < 180 || covered > 199 {
		t.Errorf("%d of 200 intervals hold the truth", covered)
	}
}

func flip(random *rand.Rand, v int) int {
	if random.Float64() < 0.1 {
		return 1 - v
	}
	return v
}

func BenchmarkKrippendorff(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	units := make([][]float64, 1000)
	for i := range units {
		units[i] = []float64{float64(random.IntN(5)), float64(random.IntN(5))}
	}
	for b.Loop() {
		Krippendorff(units, Ordinal, DefaultResampling())
	}
}
