package inference

import (
	"math"
	"slices"

	"biurolidera/internal/contest"
)

// Limits of the search for the ratios.
const (
	maxRounds   = 200
	tinyRatio   = 1e-10 // below: exactly 0
	hugeRatio   = 1e8   // above: nothing is left for the residual
	closeEnough = 1e-9  // of the criterion still to be gained
	smallSystem = 400   // dense size up to which edges and a second start are tried too
)

// optimise finds the ratios of the parts in active that make the criterion smallest,
// zero allowed, and leaves the system solved there (method.md §2b). The search is
// AI-REML from start with halved steps; small systems are also searched from a second
// start and with each part at 0, since their criterion may have several valleys.
func (s *system) optimise(active []int, start ratios) error {
	err := s.descend(active, start)
	if err != nil || len(active) == 0 || s.m > smallSystem || s.elim > 10*smallSystem {
		return err
	}
	best, at := s.criterion, s.gamma
	try := func(parts []int, from ratios) {
		if s.descend(parts, from) == nil && s.criterion < best-1e-7 {
			best, at = s.criterion, s.gamma
		}
	}
	second := ratios{}
	for _, k := range active {
		second[k] = 1
		if start[k] > 0.3 {
			second[k] = 0.05
		}
	}
	try(active, second)
	for drop, k := range active {
		edge := start
		edge[k] = 0
		rest := append(append([]int{}, active[:drop]...), active[drop+1:]...)
		try(rest, edge)
	}
	if !s.solveAt(at) {
		return contest.E("inference_no_residual")
	}
	return nil
}

// descend is one search from start.
func (s *system) descend(active []int, start ratios) error {
	if !s.solveAt(start) {
		return contest.E("inference_no_residual")
	}
	for range maxRounds {
		g, h := s.slope(active)
		step, gain := newton(s.free(active, g), g, h)
		if gain < closeEnough {
			return nil
		}
		done, ok := s.advance(step, gain)
		if !ok || slices.Max(s.gamma[:]) > hugeRatio {
			return contest.E("inference_no_residual")
		}
		if done {
			return nil
		}
	}
	return contest.E("inference_not_converged", "rounds", maxRounds)
}

// free are the parts that may move: not those at 0 whose criterion would rise.
func (s *system) free(active []int, g [3]float64) []int {
	var free []int
	for _, k := range active {
		if s.gamma[k] > 0 || g[k] < 0 {
			free = append(free, k)
		}
	}
	return free
}

// advance takes the step, halved until the criterion falls. It is done where even a
// small part of it does not help although little was promised.
func (s *system) advance(step [3]float64, gain float64) (done, ok bool) {
	from, before := s.gamma, s.criterion
	for t := 1.0; t > 1e-6; t /= 2 {
		to := from
		for k := range to {
			to[k] += t * step[k]
			if to[k] < tinyRatio {
				to[k] = 0
			}
		}
		if s.solveAt(to) && s.criterion < before {
			return false, true
		}
		if gain*t < 1e-7 {
			break
		}
	}
	return true, s.solveAt(from)
}

// newton solves h·step = −g over the free parts and tells what a quadratic criterion
// would gain. A flat direction gets a ridge.
func newton(free []int, g [3]float64, h [3][3]float64) (step [3]float64, gain float64) {
	n := len(free)
	var a [3][4]float64
	for r, k := range free {
		for c, l := range free {
			a[r][c] = h[k][l]
		}
		a[r][r] += 1e-10*h[k][k] + 1e-300
		a[r][3] = -g[k]
	}
	for r := range n {
		for q := r + 1; q < n; q++ {
			f := a[q][r] / a[r][r]
			for c := r; c < 4; c++ {
				a[q][c] -= f * a[r][c]
			}
		}
	}
	for r := n - 1; r >= 0; r-- {
		v := a[r][3]
		for c := r + 1; c < n; c++ {
			v -= a[r][c] * step[free[c]]
		}
		step[free[r]] = v / a[r][r]
	}
	for _, k := range free {
		gain -= 0.5 * g[k] * step[k]
	}
	if math.IsNaN(gain) || math.IsInf(gain, 0) {
		return [3]float64{}, 0
	}
	return step, gain
}

// startRatios guesses the ratios by one-way analyses of variance (Henderson III
// without the corrections): within and between the levels of each factor.
func (l *layout) startRatios(active []int) ratios {
	var g ratios
	between := func(n, y []float64) (component, residual float64) {
		total, squares, ss, levels := 0.0, 0.0, 0.0, 0.0
		for i, w := range n {
			if w > 0 {
				total += w
				squares += w * w
				ss += y[i] * y[i] / w
				levels++
			}
		}
		residual = math.Max(l.yy-ss, 0) / math.Max(total-levels, 1)
		size := (total - squares/total) / math.Max(levels-1, 1)
		return math.Max(ss/math.Max(levels-1, 1)-residual, 0) / math.Max(size, 1), residual
	}
	levelN, levelY := make([]float64, l.elim), make([]float64, l.elim)
	for i := range l.elim {
		for c := l.first[i]; c < l.first[i+1]; c++ {
			levelN[i] += l.cellN[c]
			levelY[i] += l.cellY[c]
		}
	}
	elim, residual := between(levelN, levelY)
	dense := 0.0
	if l.dense > 0 {
		dense, _ = between(l.denseN, l.denseY)
	}
	rest := math.Max(residual-dense, residual/10)
	for _, k := range active {
		v := [3]float64{elim, dense, elim / 4}[k] / rest
		g[k] = math.Min(math.Max(v, 0.01), 100)
		if math.IsNaN(g[k]) {
			g[k] = 1
		}
	}
	return g
}
