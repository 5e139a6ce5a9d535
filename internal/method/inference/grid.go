package inference

import "math"

// Shape of the grid over the ratios.
const (
	gridSize  = 15
	gridDepth = 12.0 // of the criterion above its minimum: outside weights are below e⁻⁶
	gridRatio = 50.0 // largest over smallest θ where the criterion does not rise towards 0
	gridStep  = 1.15
)

// point is a pair of ratios with its posterior weight.
type point struct {
	gamma  ratios
	weight float64
	sys    *system // solved there, nil: still to be solved
}

// grid spreads the posterior of the ratios over 15×15 points of (log θ_b, log θ_a)
// (method.md §2b, small samples). Weights are exp(−criterion/2) times θ_b·θ_a, the
// length of a step: a flat prior of the standard deviations, which stays proper where
// the criterion is flat down to 0.
func (m *Model) grid() []point {
	s := newSystem(m.sys.layout)
	best := m.sys.gamma
	axes := [][]float64{m.axis(s, partElim)}
	if s.dense > 0 {
		axes = append(axes, m.axis(s, partDense))
	} else {
		axes = append(axes, []float64{0})
	}
	var points []point
	var criteria []float64
	lowest := m.Criterion
	for _, a := range axes[0] {
		for _, b := range axes[1] {
			g := best
			g[partElim], g[partDense] = a*a, b*b
			if !s.solveAt(g) {
				continue
			}
			length := a
			if b > 0 {
				length *= b
			}
			points = append(points, point{gamma: g, weight: length})
			criteria = append(criteria, s.criterion)
			lowest = math.Min(lowest, s.criterion)
		}
	}
	total := 0.0
	for k := range points {
		points[k].weight *= math.Exp((lowest - criteria[k]) / 2)
		total += points[k].weight
	}
	kept := points[:0]
	for _, p := range points {
		if p.weight /= total; p.weight > 1e-8 {
			kept = append(kept, p)
		}
	}
	return kept
}

// axis gives the values of one θ, equally far apart on the log scale, between which
// the criterion stays within gridDepth of its minimum.
func (m *Model) axis(s *system, part int) []float64 {
	at := math.Sqrt(m.sys.gamma[part])
	deep := func(theta float64) bool {
		g := m.sys.gamma
		g[part] = theta * theta
		return s.solveAt(g) && s.criterion <= m.Criterion+gridDepth
	}
	high := math.Max(at, 0.02)
	for high < 1e4 && deep(high*gridStep) {
		high *= gridStep
	}
	low := at
	if at == 0 {
		low = high
	}
	for low > high/gridRatio && deep(low/gridStep) {
		low /= gridStep
	}
	axis := make([]float64, gridSize)
	for k := range axis {
		axis[k] = low * math.Pow(high/low, float64(k)/(gridSize-1))
	}
	return axis
}
