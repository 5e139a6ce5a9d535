package sensitivity

import (
	"math"
	"slices"
)

// result reads the sums.
func (a *analysis) result(scores []float64) Result {
	s, draws := &a.sum, float64(a.options.Draws)
	r := Result{
		Kind: a.kind, Draws: a.options.Draws, Criteria: a.criteria,
		LeaderStays: float64(s.leader) / draws,
		MeanShift:   float64(s.shift) / draws / float64(len(scores)),
		Units:       make([]Unit, len(scores)),
	}
	r.Spearman, r.SpearmanLow, r.SpearmanReason = summary(s.correlations)
	for i := range r.Units {
		counts := s.counts[i*s.bins : (i+1)*s.bins]
		r.Units[i] = Unit{
			Score: scores[i], Place: a.official[i],
			First: float64(s.first[i]) / draws, Title: float64(s.title[i]) / draws,
			Low:       binAt(counts, 0.05, a.options.Draws)*s.bin + 1,
			High:      min(len(scores), (binAt(counts, 0.95, a.options.Draws)+1)*s.bin),
			MeanPlace: float64(s.places[i]) / draws,
		}
	}
	for t, unit := range a.top {
		u := &r.Units[unit]
		for _, k := range s.accepted[t*Top : (t+1)*Top] {
			u.Acceptance = append(u.Acceptance, float64(k)/draws)
		}
		if s.first[unit] > 0 && len(a.criteria) > 0 {
			u.Central = a.central(t, float64(s.first[unit]))
		}
	}
	return r
}

// central is the mean of the weights with which the t-th of the top is first, its
// parts added in the order of the chunks.
func (a *analysis) central(t int, times float64) []float64 {
	c := len(a.criteria)
	mean := make([]float64, c)
	for _, chunk := range a.sum.central {
		for k, v := range chunk[t*c : (t+1)*c] {
			mean[k] += v
		}
	}
	for k := range mean {
		mean[k] /= times
	}
	return mean
}

// binAt is the lowest bin that holds the share p of the draws with those before.
func binAt(counts []int32, p float64, draws int) int {
	need, seen := p*float64(draws), 0.0
	for b, k := range counts {
		if seen += float64(k); seen >= need {
			return b
		}
	}
	return len(counts) - 1
}

// summary is the mean of the correlations and their 5 % quantile.
func summary(all []float64) (mean, low float64, reason Reason) {
	all = slices.DeleteFunc(slices.Clone(all), math.IsNaN)
	if len(all) == 0 {
		return 0, 0, AllLevel
	}
	for _, v := range all {
		mean += v
	}
	slices.Sort(all)
	return mean / float64(len(all)), all[(len(all)-1)/20], ""
}
