package sensitivity

import (
	"math"
	"slices"

	"biurolidera/internal/contest"
)

// Factors multiply the official weights, in the order of Keys; 1 leaves a weight as
// it is, 0 takes it out.
type Factors struct{ Channels, Sections, Items []float64 }

// Factors gives those that change nothing.
func (c *Contest) Factors() Factors {
	return Factors{
		Channels: slices.Repeat([]float64{1}, len(c.keys.Channels)),
		Sections: slices.Repeat([]float64{1}, len(c.keys.Sections)),
		Items:    slices.Repeat([]float64{1}, len(c.keys.Items)),
	}
}

// lanes are as many draws as are computed side by side: their sums do not wait for
// each other, which makes them several times faster than one after another.
type lanes [8]float64

// weights are the list's weights under as many sets of factors as there are lanes,
// ready for sums of points.
type weights struct {
	*Contest
	channel []lanes // V by position in the rules
	totals  []lanes // Σ W by pattern
	packed  []lanes // (W/Σ W)·(w/Σ w) of the parts' items, one part after another
}

func (c *Contest) newWeights() *weights {
	w := &weights{Contest: c, channel: make([]lanes, len(c.channels)), totals: make([]lanes, len(c.patterns))}
	if n := len(c.parts); n > 0 {
		w.packed = make([]lanes, c.parts[n-1].from+len(c.parts[n-1].items))
	}
	return w
}

// set computes one lane's weights. Where factors leave a part or pattern nothing, its
// weights are NaN.
func (w *weights) set(lane int, f Factors) {
	for i, ch := range w.channels {
		w.channel[i][lane] = ch.weight * f.Channels[ch.key]
	}
	for i, p := range w.patterns {
		total := 0.0
		for k, s := range p.sections {
			total += p.weights[k] * f.Sections[s]
		}
		w.totals[i][lane] = total
	}
	for i := range w.parts {
		p, total := &w.parts[i], 0.0
		packed := w.packed[p.from : p.from+len(p.items)]
		for k, item := range p.items {
			packed[k][lane] = p.weights[k] * f.Items[item]
			total += packed[k][lane]
		}
		share := p.weight * f.Sections[p.section] / w.totals[p.pattern][lane] / total
		for k := range packed {
			packed[k][lane] *= share
		}
	}
}

// of gives a channel's scores, 0..100.
func (w *weights) of(ch *channelSum) lanes {
	var sum lanes
	for i := range ch.terms {
		w.term(&ch.terms[i], &sum)
	}
	for d := range sum {
		sum[d] *= 100 / ch.audits
	}
	return sum
}

// term adds one term to sum: its audits' shares of the channel's score, 0..1 each.
func (w *weights) term(t *term, sum *lanes) {
	weights := w.packed[t.from : t.from+t.n]
	points := w.points[t.points:]
	points = points[:len(weights)]
	s := *sum
	for i := range weights {
		v, x := &weights[i], points[i]
		s[0] += v[0] * x
		s[1] += v[1] * x
		s[2] += v[2] * x
		s[3] += v[3] * x
		s[4] += v[4] * x
		s[5] += v[5] * x
		s[6] += v[6] * x
		s[7] += v[7] * x
	}
	*sum = s
}

// overall mixes channel scores by rule 6 and gives the lowest of them. each, if
// given, sees the scores of the channels.
func (w *weights) overall(u *unit, each func(lanes)) (overall, lowest lanes) {
	var total lanes
	for i := range u.channels {
		v, s := &w.channel[u.channels[i].channel], w.of(&u.channels[i])
		for d := range s {
			overall[d] += v[d] * s[d]
			total[d] += v[d]
			if i == 0 || s[d] < lowest[d] {
				lowest[d] = s[d]
			}
		}
		if each != nil {
			each(s)
		}
	}
	for d := range overall {
		overall[d] /= total[d]
	}
	return overall, lowest
}

// passes checks the gates of rule 12 on published numbers, the cap left out.
func (c *Contest) passes(u *unit, overall, lowest float64) bool {
	l := c.laureate.Laureate
	return published(overall) >= l.MinScore && published(lowest) >= l.MinChannel && !(l.CriticalGate && u.failures > 0)
}

// published rounds half-up to two decimals, forgiving what binary arithmetic loses.
func published(score float64) contest.Hundredths {
	return contest.Hundredths(math.Floor(100*score + 0.5 + 1e-7))
}

// Rescored is one institution under other weights.
type Rescored struct {
	Score     float64 // unrounded
	Published contest.Hundredths
	Place     int       // by published scores in the list
	Channels  []float64 // in the order of its fieldwork
	Title     bool      // the gates of rule 12 are passed, the cap left out
}

// WhatIf scores the list under changed weights, by the rules of the official score.
// It fails with BadWeight, or NoWeight where an institution has nothing left that counts.
func (c *Contest) WhatIf(f Factors) ([]Rescored, Reason) {
	if len(f.Channels) != len(c.keys.Channels) || len(f.Sections) != len(c.keys.Sections) || len(f.Items) != len(c.keys.Items) {
		return nil, BadWeight
	}
	for _, group := range [][]float64{f.Channels, f.Sections, f.Items} {
		for _, v := range group {
			if !(v >= 0) || math.IsInf(v, 0) {
				return nil, BadWeight
			}
		}
	}
	w := c.newWeights()
	w.set(0, f)
	out := make([]Rescored, len(c.units))
	all := make([]contest.Hundredths, len(c.units))
	for i := range c.units {
		r := &out[i]
		overall, lowest := w.overall(&c.units[i], func(s lanes) { r.Channels = append(r.Channels, s[0]) })
		r.Score, r.Title = overall[0], c.passes(&c.units[i], overall[0], lowest[0])
		if math.IsNaN(r.Score) {
			return nil, NoWeight
		}
		r.Published = published(r.Score)
		all[i] = r.Published
	}
	for i, p := range placesOf(all) {
		out[i].Place = p
	}
	return out, ""
}
