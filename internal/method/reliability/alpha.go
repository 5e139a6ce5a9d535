package reliability

import (
	"math"
	"slices"

	"biurolidera/internal/method/chance"
)

// Resampling says how an interval is made: a percentile bootstrap over units.
type Resampling struct {
	Draws int     // 2000 by default
	Seed  uint64  // the same seed gives the same interval
	Level float64 // 0.95 by default
}

// DefaultResampling is that of method.md 2c.
func DefaultResampling() Resampling { return Resampling{Draws: 2000, Seed: 1, Level: 0.95} }

// Alpha is the agreement of raters beyond chance: 1 is perfect, 0 as by chance,
// below 0 worse. From 0.80 it is read as reliable, from 0.667 as tentative.
type Alpha struct {
	Estimate
	Low, High      float64 // percentile bootstrap; meaningful where IntervalReason is empty
	IntervalReason Reason
	Units          int // units with two ratings or more
	Ratings        int // ratings in them
}

// Krippendorff computes α of units by raters (method.md 2c); NaN is a missing
// rating. Units with fewer than two ratings are left out. The interval resamples
// units; resamples in which nothing differs have no α and are left out, and where
// they are the majority there is no interval; nor is there one by the ratio metric
// where ratings have over 500 different values.
func Krippendorff(units [][]float64, m Metric, r Resampling) Alpha {
	c, ratings, reason := pair(units, m)
	a := Alpha{Units: len(c.units), Ratings: ratings}
	if reason != "" {
		a.Estimate, a.IntervalReason = none(reason), reason
		return a
	}
	all := make([]int, len(c.units))
	for u := range all {
		all[u] = u
	}
	k := len(c.values)
	if a.Estimate = c.alpha(m, all, make([]float64, k), make([]float64, k)); !a.OK() {
		a.IntervalReason = a.Reason
		return a
	}
	a.Low, a.High, a.IntervalReason = c.interval(m, r)
	return a
}

// pair keeps the pairable units and numbers their values.
func pair(units [][]float64, m Metric) (c coincidences, ratings int, reason Reason) {
	var kept [][]float64
	for _, u := range units {
		given, reason := ratingsOf(u, m)
		if reason != "" {
			return coincidences{}, 0, reason
		}
		if len(given) > 1 {
			kept = append(kept, given)
			c.values = append(c.values, given...)
			ratings += len(given)
		}
	}
	if len(kept) == 0 {
		return coincidences{}, 0, NoPairs
	}
	slices.Sort(c.values)
	c.values = slices.Compact(c.values)
	for _, given := range kept {
		c.units = append(c.units, count(c.values, given))
	}
	return c, ratings, ""
}

// ratingsOf gives a unit's ratings without the missing ones.
func ratingsOf(unit []float64, m Metric) ([]float64, Reason) {
	var given []float64
	for _, v := range unit {
		switch {
		case math.IsNaN(v):
		case math.IsInf(v, 0):
			return nil, NotNumber
		case m == Ratio && v < 0:
			return nil, NegativeRatio
		default:
			given = append(given, v+0) // −0 is 0
		}
	}
	return given, ""
}

// count lists a unit's values with how often each occurs, by value.
func count(values, given []float64) []held {
	slices.Sort(given)
	var unit []held
	for _, v := range given {
		k, _ := slices.BinarySearch(values, v)
		if n := len(unit); n > 0 && unit[n-1].value == k {
			unit[n-1].count++
			continue
		}
		unit = append(unit, held{k, 1})
	}
	return unit
}

// maxRatioValues is up to how many different values ratio distances, which have no
// short cut, are added up again and again.
const maxRatioValues = 500

// interval resamples units and takes the percentiles of the α found.
func (c *coincidences) interval(m Metric, r Resampling) (low, high float64, reason Reason) {
	if r.Draws < 1 || !(r.Level > 0 && r.Level < 1) {
		return 0, 0, BadPlan
	}
	if m == Ratio && len(c.values) > maxRatioValues {
		return 0, 0, TooManyValues
	}
	drawn := c.resampled(m, r)
	drawn = slices.DeleteFunc(drawn, math.IsNaN)
	if 2*len(drawn) < r.Draws {
		return 0, 0, Unstable
	}
	slices.Sort(drawn)
	tail := (1 - r.Level) / 2
	return quantile(drawn, tail), quantile(drawn, 1-tail), ""
}

// resampled gives the α of each resample; NaN: nothing differs in it.
func (c *coincidences) resampled(m Metric, r Resampling) []float64 {
	drawn := make([]float64, r.Draws)
	chance.Run(r.Draws, func() func(int, int, int) {
		pick := make([]int, len(c.units))
		counts, places := make([]float64, len(c.values)), make([]float64, len(c.values))
		return func(chunk, from, to int) {
			random := chance.Stream(r.Seed, chunk)
			for d := from; d < to; d++ {
				for i := range pick {
					pick[i] = random.IntN(len(pick))
				}
				drawn[d] = math.NaN()
				if a := c.alpha(m, pick, counts, places); a.OK() {
					drawn[d] = a.Value
				}
			}
		}
	})
	return drawn
}

// quantile interpolates between order statistics (R's type 7). sorted is not empty.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
