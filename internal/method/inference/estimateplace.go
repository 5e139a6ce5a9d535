package inference

import "biurolidera/internal/method/chance"

// EstimatePlaces are the distributions of the places of estimates that have no model
// behind them: joint normal draws about the estimates, a flat prior (method.md §4.4).
// Of o it takes Draws, Seed, Groups and Top. The covariance is written out, so that it
// suits up to some thousands of units. Error: inference_estimates.
func EstimatePlaces(estimate []float64, cov Covariance, o PlaceOptions) (overall, inGroup []Place, err error) {
	if err := checkEstimates(estimate, cov, defaultLevel); err != nil {
		return nil, nil, err
	}
	p := len(estimate)
	ranked := make([]int32, p)
	for k := range ranked {
		ranked[k] = int32(k)
	}
	o.Draws = drawsFor(o, p)
	d := newDraws[uint32](nil, p, ranked, o)
	scale := newContrasts(estimate, cov).root()
	chance.InChunks(o.Draws, drawChunk, func(lo, hi int) {
		random := chance.Stream(o.Seed, lo)
		z, list := make([]float64, p), make([]scored, p)
		sorter, passed := new(sorter), d.groups()
		for b := lo; b < hi; b++ {
			for k := range z {
				z[k] = random.NormFloat64()
			}
			scale(z)
			for k := range list {
				list[k] = scored{keyOf(estimate[k] + z[k]), int32(k)}
			}
			list = sorter.sort(list)
			d.note(b, list, passed)
		}
	})
	overall = d.summarise(d.places, nil)
	if o.Groups != nil {
		inGroup = d.summarise(d.inGroup, o.Groups)
	}
	return overall, inGroup, nil
}
