package inference

import (
	"math"
	mathbits "math/bits"

	"gonum.org/v1/gonum/stat/distuv"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/chance"
)

// BoundOptions say what RankBounds computes.
type BoundOptions struct {
	Level float64 // confidence, above 0.5 and below 1; 0: 0.95
	Seed  uint64  // of the bootstrap; 0: 1
	Best  []int   // the τ of the τ-best sets
	// Together asks only for what holds for all units at once: no marginal bounds.
	Together bool
}

// Bounds are confidence bounds of places after Mogstad, Romano, Shaikh and Wilhelm
// (method.md §4.4): each is right with the level's probability whatever the truth.
type Bounds struct {
	Level     float64
	Place     []int // 1 + number of estimates strictly above
	Low, High []int // marginal: for one unit chosen beforehand; nil with Together up to 400 units
	// Simultaneous: for all units at once.
	LowAll, HighAll []int
	Best            [][]int // units (by index) that may be among the τ best, one list a τ
	Tier            []int   // 1 is the leading group: not significantly below the best; then repeated
	Bootstrap       bool    // false: Bonferroni, for more than 400 units
}

// Sizes of the computation (method.md §2b, certified claims).
const (
	bootstrapUnits = 400
	bootstrapDraws = 5000        // at least; fewer units get more, as long as they cost little
	mostDraws      = 50_000      // at most
	drawnPairs     = 150_000_000 // draws × p²
	defaultLevel   = 0.95
	defaultSeed    = 1
)

// RankBounds computes the bounds for estimates (a higher one is better) with their
// covariance. Up to 400 units the critical values come from a bootstrap with step-down,
// those of the marginal bounds of independent estimates from an exact integral; above
// 400 from Bonferroni. Errors: inference_estimates, inference_level.
func RankBounds(estimate []float64, cov Covariance, o BoundOptions) (*Bounds, error) {
	if o.Level == 0 {
		o.Level = defaultLevel
	}
	if o.Seed == 0 {
		o.Seed = defaultSeed
	}
	if err := checkEstimates(estimate, cov, o.Level); err != nil {
		return nil, err
	}
	b := &Bounds{Level: o.Level, Place: PlacesOf(estimate), Bootstrap: len(estimate) <= bootstrapUnits}
	if !b.Bootstrap {
		b.bonferroni(estimate, cov, o)
		return b, nil
	}
	t := newContrasts(estimate, cov)
	t.draw(o.Seed)
	if !o.Together {
		b.Low, b.High = t.marginal(o.Level)
	}
	above := t.simultaneous(o.Level)
	b.LowAll, b.HighAll = boundsOf(above)
	b.best(o.Best)
	b.Tier = tiers(estimate, func(j int, each func(int)) {
		for k := range above {
			if above[k][j] {
				each(k)
			}
		}
	})
	return b, nil
}

func checkEstimates(estimate []float64, cov Covariance, level float64) error {
	if !(level > 0.5 && level < 1) {
		return contest.E("inference_level", "level", level)
	}
	p := len(estimate)
	bad := p < 2 || cov.Dim() != p
	for k := 0; k < p && !bad; k++ {
		v := cov.Variance(k)
		bad = math.IsNaN(estimate[k]) || math.IsInf(estimate[k], 0) || !(v >= 0) || math.IsInf(v, 1)
	}
	if bad {
		return contest.E("inference_estimates", "count", p)
	}
	return nil
}

// boundsOf counts, for each unit, who is significantly above it and below it.
func boundsOf(above [][]bool) (low, high []int) {
	p := len(above)
	low, high = make([]int, p), make([]int, p)
	for j := range p {
		low[j], high[j] = 1, p
	}
	for j := range p {
		for k := range p {
			if above[j][k] { // j is above k
				low[k]++
				high[j]--
			}
		}
	}
	return low, high
}

func (b *Bounds) best(taus []int) {
	for _, tau := range taus {
		set := []int{}
		for j, l := range b.LowAll {
			if l <= tau {
				set = append(set, j)
			}
		}
		b.Best = append(b.Best, set)
	}
}

// PlacesOf gives the competition places ("1224") of estimates, the highest first.
func PlacesOf(estimate []float64) []int {
	order := descending(estimate)
	place := make([]int, len(estimate))
	for r, j := range order {
		place[j] = r + 1
		if r > 0 && estimate[order[r-1]] == estimate[j] {
			place[j] = place[order[r-1]]
		}
	}
	return place
}

// bonferroni bounds many units: every pair is compared at level (1−level)/(p(p−1)),
// for the marginal bounds at (1−level)/(2(p−1)), which needs no joint distribution.
func (b *Bounds) bonferroni(x []float64, cov Covariance, o BoundOptions) {
	p := len(x)
	alpha := 1 - o.Level
	pairs := bonferroni{
		x: x, words: (p + 63) / 64,
		one: distuv.UnitNormal.Quantile(1 - alpha/(2*float64(p-1))),
		all: distuv.UnitNormal.Quantile(1 - alpha/(float64(p)*float64(p-1))),
	}
	pairs.above = make([]uint64, p*pairs.words)
	for j := range p {
		pairs.variance = append(pairs.variance, cov.Variance(j))
	}
	b.Low, b.High, b.LowAll, b.HighAll = make([]int, p), make([]int, p), make([]int, p), make([]int, p)
	chance.InChunks(p, 64, func(lo, hi int) {
		line := make([]float64, p)
		for j := lo; j < hi; j++ {
			cov.Row(j, line)
			b.Low[j], b.High[j], b.LowAll[j], b.HighAll[j] = pairs.unit(j, line)
		}
	})
	b.best(o.Best)
	b.Tier = tiers(x, pairs.aboveOf)
}

// bonferroni are the comparisons of all pairs of many units.
type bonferroni struct {
	x, variance []float64
	one, all    float64  // critical values
	words       int      // of 64 bits, a unit
	above       []uint64 // of each unit: a bit for every unit above it, all pairs at once
}

// unit compares unit j, whose covariances are line, with all.
func (p *bonferroni) unit(j int, line []float64) (low, high, lowAll, highAll int) {
	low, high, lowAll, highAll = 1, len(p.x), 1, len(p.x)
	for k, xk := range p.x {
		d := xk - p.x[j]
		s2 := p.variance[j] + p.variance[k] - 2*line[k]
		if !exceeds(math.Abs(d), s2, p.one) {
			continue
		}
		all := exceeds(math.Abs(d), s2, p.all)
		switch {
		case d < 0:
			high--
			if all {
				highAll--
			}
		case all:
			p.above[j*p.words+k/64] |= 1 << (k % 64)
			lowAll++
			low++
		default:
			low++
		}
	}
	return low, high, lowAll, highAll
}

func (p *bonferroni) aboveOf(j int, each func(k int)) {
	for k, bits := range p.above[j*p.words : (j+1)*p.words] {
		for ; bits != 0; bits &= bits - 1 {
			each(64*k + mathbits.TrailingZeros64(bits))
		}
	}
}

// exceeds tells whether d > c·√s2; a variance of 0 makes every difference count.
func exceeds(d, s2, c float64) bool { return d > 0 && d*d > c*c*max(s2, 0) }

// tiers follow from who is significantly above whom: tier 1, the leading group, is
// below nobody; then it is taken away and the same is asked of the rest. aboveOf lists
// the units above one.
func tiers(x []float64, aboveOf func(j int, each func(k int))) []int {
	tier := make([]int, len(x))
	for _, j := range descending(x) { // whoever is above j comes before it
		best := 0
		aboveOf(j, func(k int) { best = max(best, tier[k]) })
		tier[j] = best + 1
	}
	return tier
}
