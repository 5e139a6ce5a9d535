package reliability

import (
	"math"
	"slices"
	"sync"

	"biurolidera/internal/method/chance"

	"gonum.org/v1/gonum/stat/distuv"
)

// Defaults of PlaceWidth, and the list length above which it computes with a
// shorter list of the same kind and stretches the result.
const (
	PlaceDraws = 400
	PlaceSeed  = 1
	longList   = 600
)

// PlaceWidth is the median, over the institutions of a list of n, of how many
// places the 90 % range of a place holds beyond the place itself (high − low), where
// institutions differ with variance between and a score's error variance is noise.
//
// It is a normal-theory simulation: scores stand at the expected places of n normal
// values with variance between+noise, levels are drawn from their posterior
// N(λ·score, λ·noise), λ = between/(between+noise), and ranked draw by draw; the
// range runs from the 5 % to the 95 % quantile of the places. The draws depend on
// seed alone, so that a slider moves smoothly. Lists longer than 600 are computed
// with 600 and stretched.
func PlaceWidth(n int, between, noise float64, draws int, seed uint64) Estimate {
	lambda := share(between, noise)
	switch {
	case n < 2 || draws < 20:
		return none(BadPlan)
	case !lambda.OK():
		return lambda
	case between == 0:
		return none(NoDifferences)
	}
	scale := 1.0
	if n > longList {
		scale, n = float64(n-1)/float64(longList-1), longList
	}
	means := make([]float64, n)
	for i := range means {
		p := (float64(i) + 0.625) / (float64(n) + 0.25) // Blom's scores, the best first
		means[i] = -lambda.Value * math.Sqrt(between+noise) * distuv.UnitNormal.Quantile(p)
	}
	widths := rangeWidths(means, math.Sqrt(lambda.Value*noise), draws, seed)
	slices.Sort(widths)
	return found(scale * (widths[(n-1)/2] + widths[n/2]) / 2)
}

// rangeWidths draws levels around means and gives the width of each place's range.
func rangeWidths(means []float64, sd float64, draws int, seed uint64) []float64 {
	n := len(means)
	total := make([]int32, n*n)
	var adding sync.Mutex
	chance.Run(draws, func() func(int, int, int) {
		order := make([]uint64, n)
		return func(chunk, from, to int) {
			random := chance.Stream(seed, chunk)
			places := make([]int32, 0, (to-from)*n)
			for range to - from {
				for i, m := range means {
					order[i] = rising(-(m+sd*random.NormFloat64()))&^whoMask | uint64(i)
				}
				slices.Sort(order)
				for place, key := range order {
					places = append(places, int32(int(key&whoMask)*n+place))
				}
			}
			adding.Lock()
			defer adding.Unlock()
			for _, at := range places {
				total[at]++
			}
		}
	})
	widths := make([]float64, n)
	for i := range widths {
		row := total[i*n : (i+1)*n]
		widths[i] = float64(placeAt(row, 0.95, draws) - placeAt(row, 0.05, draws))
	}
	return widths
}

// whoMask are the bits of a sorting key that say whose level it is; a level keeps 42
// bits of its fraction, far more than the draws resolve.
const whoMask = 1<<10 - 1

// rising gives a number whose order among unsigned ones is that of v.
func rising(v float64) uint64 {
	b := math.Float64bits(v)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}

// placeAt is the lowest place that holds the share p of the draws with those before.
func placeAt(counts []int32, p float64, draws int) int {
	need, seen := p*float64(draws), 0.0
	for place, k := range counts {
		if seen += float64(k); seen >= need {
			return place
		}
	}
	return len(counts) - 1
}
