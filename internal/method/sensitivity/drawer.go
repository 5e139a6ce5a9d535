package sensitivity

import (
	"math"
	"math/rand/v2"
)

// drawer gives a drawer of the kind.
func (c *Contest) drawer(k Kind) drawer {
	n := len(c.units)
	if k == Global {
		return &globalDrawer{contest: c, scores: make([]float64, n), titles: make([]bool, n), areas: make([]float64, len(c.Areas))}
	}
	d := &localDrawer{weights: c.newWeights(), factors: c.Factors()}
	for lane := range d.scores {
		d.scores[lane], d.titles[lane] = make([]float64, n), make([]bool, n)
	}
	return d
}

// localDrawer moves every weight a little, as many draws at a time as there are lanes.
type localDrawer struct {
	weights *weights
	factors Factors
	random  *rand.Rand
	spread  float64
	at      int // the next draw's lane; all: none is ready
	scores  [len(lanes{})][]float64
	titles  [len(lanes{})][]bool
}

func (d *localDrawer) start(r *rand.Rand, spread float64) {
	d.random, d.spread, d.at = r, spread, len(d.scores)
}

func (d *localDrawer) next() ([]float64, []bool, []float64) {
	if d.at == len(d.scores) {
		d.fill()
		d.at = 0
	}
	d.at++
	return d.scores[d.at-1], d.titles[d.at-1], nil
}

// fill makes the draws of all lanes.
func (d *localDrawer) fill() {
	for lane := range d.scores {
		for _, group := range [][]float64{d.factors.Channels, d.factors.Sections, d.factors.Items} {
			for k := range group {
				group[k] = factor(d.random, d.spread)
			}
		}
		d.weights.set(lane, d.factors)
	}
	for i := range d.weights.units {
		u := &d.weights.units[i]
		overall, lowest := d.weights.overall(u, nil)
		for lane := range d.scores {
			d.scores[lane][i] = overall[lane]
			d.titles[lane][i] = d.weights.passes(u, overall[lane], lowest[lane])
		}
	}
}

// globalDrawer takes the areas' weights anywhere.
type globalDrawer struct {
	contest *Contest
	random  *rand.Rand
	scores  []float64
	titles  []bool
	areas   []float64
}

func (d *globalDrawer) start(r *rand.Rand, _ float64) { d.random = r }

func (d *globalDrawer) next() ([]float64, []bool, []float64) {
	simplex(d.random, d.areas)
	for i := range d.scores {
		u := &d.contest.units[i]
		overall, _ := mixed(u.areas, d.areas)
		lowest := math.Inf(1)
		for k := range u.channels {
			s, _ := mixed(u.channels[k].areas, d.areas)
			lowest = min(lowest, s)
		}
		d.scores[i], d.titles[i] = overall, d.contest.passes(u, overall, lowest)
	}
	return d.scores, d.titles, d.areas
}

// simplex fills weights evenly from all that add up to 1, by exponential spacings.
func simplex(r *rand.Rand, weights []float64) {
	sum := 0.0
	for k := range weights {
		weights[k] = r.ExpFloat64()
		sum += weights[k]
	}
	for k := range weights {
		weights[k] /= sum
	}
}
