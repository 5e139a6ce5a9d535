package inference

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"

	"biurolidera/internal/method/chance"
)

// drawChunk is how many draws share one stream of random numbers.
const drawChunk = 25

// number is what a place is kept in: the smallest that all institutions fit into.
type number interface{ uint16 | uint32 }

// draws are the places in every joint draw.
type draws[N number] struct {
	m       *Model // nil for places of estimates
	units   int    // of the result
	o       PlaceOptions
	ranked  []int32
	places  []N // of ranked[i] in draw b at i·Draws + b, from 1
	inGroup []N
	above   []float64 // P(≥ threshold) an institution
}

func newDraws[N number](m *Model, units int, ranked []int32, o PlaceOptions) *draws[N] {
	d := &draws[N]{m: m, units: units, o: o, ranked: ranked, places: make([]N, len(ranked)*o.Draws)}
	if o.Groups != nil {
		d.inGroup = make([]N, len(d.places))
	}
	return d
}

// run draws from each point of the ratios as many draws as its weight allots, in the
// order of the points. Chunks of draws have streams of their own, so that the result
// does not depend on who computes them.
func (d *draws[N]) run(points []point, rank bool) {
	first := make([]int, len(points)+1)
	share := 0.0
	for k, p := range points {
		share += p.weight
		first[k+1] = min(d.o.Draws, int(math.Floor(share*float64(d.o.Draws)+0.5)))
	}
	first[len(points)] = d.o.Draws
	above := make([][]float64, len(points))
	chance.InChunks(len(points), 1, func(k, _ int) {
		s := points[k].sys
		if s == nil {
			s = newSystem(d.m.sys.layout)
			s.solveAt(points[k].gamma)
		}
		scores := d.posterior(s)
		if d.o.Threshold != nil {
			above[k] = scores.above(*d.o.Threshold)
		}
		if rank {
			chance.InChunks(first[k+1]-first[k], drawChunk, func(lo, hi int) { d.chunk(scores, first[k]+lo, first[k]+hi) })
		}
	})
	if d.o.Threshold == nil {
		return
	}
	d.above = make([]float64, d.units)
	for k, p := range points {
		for r, i := range d.ranked {
			d.above[i] += p.weight * above[k][r]
		}
	}
}

// posterior are the adjusted scores of the ranked institutions at given ratios:
// mean + σ·(√own·ε + h't), t of the dense equations.
type posterior struct {
	s         *system
	mean, own []float64
	h         []row
}

func (d *draws[N]) posterior(s *system) *posterior {
	p := &posterior{s: s, mean: make([]float64, len(d.ranked)), own: make([]float64, len(d.ranked)), h: make([]row, len(d.ranked))}
	r := s.newRow()
	for k, i := range d.ranked {
		standard := d.m.standards[d.m.group(int(i))]
		p.mean[k] = s.value(s.swapped, int(i), standard, &r) + s.meanY
		own, h := s.functional(s.swapped, int(i), standard, &r)
		h.idx = slices.Clone(h.idx) // it may share the memory of r
		p.own[k], p.h[k] = math.Sqrt(own), h
	}
	return p
}

// above is P(score ≥ threshold), exact at the given ratios.
func (p *posterior) above(threshold float64) []float64 {
	p.s.invert()
	out := make([]float64, len(p.mean))
	for k, h := range p.h {
		se := math.Sqrt(p.s.sigma2 * (p.own[k]*p.own[k] + p.s.quadratic(h)))
		switch {
		case se > 0:
			out[k] = normalCDF((p.mean[k] - threshold) / se)
		case p.mean[k] >= threshold:
			out[k] = 1
		}
	}
	return out
}

// chunk makes the draws from lo to hi.
func (d *draws[N]) chunk(p *posterior, lo, hi int) {
	random := chance.Stream(d.o.Seed, lo)
	t := make([]float64, p.s.m)
	list, sorter := make([]scored, len(d.ranked)), new(sorter)
	passed := d.groups()
	sigma := math.Sqrt(p.s.sigma2)
	for b := lo; b < hi; b++ {
		for a := range t {
			t[a] = random.NormFloat64()
		}
		if p.s.m > 0 {
			blas64.Trsv(blas.NoTrans, p.s.upper(), blas64.Vector{N: p.s.m, Inc: 1, Data: t})
		}
		for k := range list {
			list[k] = scored{keyOf(p.mean[k] + sigma*(p.own[k]*random.NormFloat64()+p.s.along(p.h[k], t))), int32(k)}
		}
		list = sorter.sort(list)
		d.note(b, list, passed)
	}
}

// note writes down the places of draw b; passed is working memory, a number a group.
func (d *draws[N]) note(b int, list []scored, passed []N) {
	clear(passed)
	for place, e := range list {
		d.places[int(e.at)*d.o.Draws+b] = N(place + 1)
		if passed != nil {
			g := d.o.Groups[d.ranked[e.at]]
			passed[g]++
			d.inGroup[int(e.at)*d.o.Draws+b] = passed[g]
		}
	}
}

// groups gives working memory for note; nil without groups.
func (d *draws[N]) groups() []N {
	if d.o.Groups == nil {
		return nil
	}
	return make([]N, int(slices.Max(d.o.Groups))+1)
}
