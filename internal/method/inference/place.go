package inference

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// PlaceOptions say what Places computes. The zero value gives 2000 draws of seed 0.
type PlaceOptions struct {
	Draws     int      // joint draws; 0: 2000. Fewer are made where they would not fit into memory
	Seed      uint64   // the same seed gives the same places
	Threshold *float64 // of the title; nil: none
	Groups    []int32  // category an institution, from 0; nil: no places within categories
	Top       []int    // the k of P(place ≤ k)
	// Among are the institutions that get a place; nil: all with audits. The others'
	// audits inform the model alone.
	Among []bool
	// Known takes the variances as known. Else tables of fewer than 200 institutions
	// integrate over what is not known about them (method.md §2b, small samples).
	Known bool
}

// Places are how sure the places of the adjusted scores are (method.md §2b). Slices
// have one entry an institution; one without audits has zeros.
type Places struct {
	Draws int
	// Undecided is set where no difference between institutions was found: then every
	// institution may have any place.
	Undecided bool
	Overall   []Place
	InGroup   []Place // nil without groups

	PThreshold []float64   // P(true adjusted score ≥ threshold); nil without one
	Certainty  []Certainty // of the title, by PThreshold
	Near       []bool      // not to be told from the threshold: |m − threshold| < 1.645·SE
}

// Place is the distribution of one institution's place.
type Place struct {
	Expected          float64
	Low, High         int // 5–95 %
	BandLow, BandHigh int // simultaneous 95 % band over all institutions (Besag et al. 1995)
	Top               []float64
}

// Certainty is the label of a title (method.md §2a item 13).
type Certainty string

// The labels: P ≥ 0.95, ≥ 0.80, below.
const (
	CertaintyHigh     Certainty = "high"
	CertaintyModerate Certainty = "moderate"
	CertaintyLow      Certainty = "low"
)

// CertaintyOf gives the label of a probability.
func CertaintyOf(p float64) Certainty {
	switch {
	case p >= 0.95:
		return CertaintyHigh
	case p >= 0.80:
		return CertaintyModerate
	}
	return CertaintyLow
}

// Limits of the draws.
const (
	defaultDraws = 2000
	maxPlaces    = 40_000_000 // draws × institutions kept
	smallTable   = 200        // institutions below which variances are integrated over
	nearFactor   = 1.645
)

// Places draws from the joint posterior of the adjusted scores.
func (m *Model) Places(o PlaceOptions) *Places {
	ranked := m.ranked(o.Among)
	o.Draws = drawsFor(o, len(ranked))
	if len(ranked) > math.MaxUint16 {
		return placesIn[uint32](m, ranked, o)
	}
	return placesIn[uint16](m, ranked, o)
}

func placesIn[N number](m *Model, ranked []int32, o PlaceOptions) *Places {
	points := []point{{gamma: m.sys.gamma, weight: 1, sys: m.sys}}
	if !o.Known && len(ranked) < smallTable {
		points = m.grid()
	}
	p := &Places{Draws: o.Draws, Undecided: m.Variance.Institution == 0 && len(points) == 1}
	d := newDraws[N](m, len(m.Institutions), ranked, o)
	d.run(points, !p.Undecided)
	if o.Threshold != nil {
		p.threshold(m, ranked, d.above, *o.Threshold)
	}
	if p.Undecided {
		p.Overall = undecided(m, ranked, make([]int32, len(m.Institutions)), o.Top)
		if o.Groups != nil {
			p.InGroup = undecided(m, ranked, o.Groups, o.Top)
		}
		return p
	}
	p.Overall = d.summarise(d.places, nil)
	if o.Groups != nil {
		p.InGroup = d.summarise(d.inGroup, o.Groups)
	}
	return p
}

// drawsFor is how many draws are made for so many units.
func drawsFor(o PlaceOptions, units int) int {
	if o.Draws <= 0 {
		o.Draws = defaultDraws
	}
	return max(1, min(o.Draws, maxPlaces/max(1, units)))
}

// ranked are the institutions with audits that get a place.
func (m *Model) ranked(among []bool) []int32 {
	var out []int32
	for i, e := range m.Institutions {
		if e.N > 0 && (among == nil || among[i]) {
			out = append(out, int32(i))
		}
	}
	return out
}

func (p *Places) threshold(m *Model, ranked []int32, above []float64, threshold float64) {
	p.PThreshold = above
	p.Certainty = make([]Certainty, len(above))
	p.Near = make([]bool, len(above))
	for _, i := range ranked {
		e := m.Institutions[i]
		p.Certainty[i] = CertaintyOf(above[i])
		p.Near[i] = math.Abs(e.Adjusted-threshold) < nearFactor*e.AdjustedSE
	}
}

// undecided gives every institution all places of its group.
func undecided(m *Model, ranked, groups []int32, top []int) []Place {
	size := map[int32]int{}
	for _, i := range ranked {
		size[groups[i]]++
	}
	out := make([]Place, len(m.Institutions))
	for _, i := range ranked {
		n := size[groups[i]]
		out[i] = Place{Expected: float64(n+1) / 2, Low: 1, High: n, BandLow: 1, BandHigh: n}
		for _, k := range top {
			out[i].Top = append(out[i].Top, math.Min(1, float64(k)/float64(n)))
		}
	}
	return out
}

func normalCDF(z float64) float64 { return distuv.UnitNormal.CDF(z) }
