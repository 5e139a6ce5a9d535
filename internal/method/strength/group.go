package strength

import "slices"

// group is a category in a fit.
type group struct {
	n, full int     // answers, and those with all points
	sum     float64 // of the answers
	centre  float64 // of the effects
}

func groupsOf(f *Fit, categories []string, o Options) map[string]*group {
	groups, effects := map[string]*group{}, map[string][]float64{}
	for _, e := range f.Effects {
		c := categories[e.Institution]
		if groups[c] == nil {
			groups[c] = &group{}
		}
		g := groups[c]
		g.n += int(e.N)
		g.full += int(e.Full)
		g.sum += float64(e.N) * e.Mean
		effects[c] = append(effects[c], e.BLUP)
	}
	for c, b := range effects {
		groups[c].centre = centre(b, o.MedianFrom)
	}
	return groups
}

// centre is the median of many effects, the mean of few.
func centre(effects []float64, medianFrom int) float64 {
	n := len(effects)
	if n < medianFrom {
		sum := 0.0
		for _, b := range effects {
			sum += b
		}
		return sum / float64(n)
	}
	sorted := slices.Sorted(slices.Values(effects))
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// finding tests one institution's effect.
func (g *group) finding(f *Fit, e Effect, o Options) Finding {
	n, full := int(e.N), int(e.Full)
	out := Finding{Level: f.Level, Channel: f.Channel, Area: f.Area, Code: f.Code, N: n, P: 1, Adjusted: 1}
	rest := g.n - n
	if rest > 0 {
		out.Difference = e.Mean - (g.sum-float64(n)*e.Mean)/float64(rest)
		out.Performance = out.Difference
	}
	if out.Reason = f.Reason; out.Reason != "" {
		return out
	}
	out.Performance = e.BLUP - g.centre
	switch {
	case f.Between == 0:
		out.Reason = NoDifferences
	case e.Apart:
		out.Reason = Disconnected
	case n < o.MinAnswers:
		out.Reason = FewAnswers
	case g.n < o.MinCategory || rest == 0:
		out.Reason = FewInCategory
	case f.Binary && n < o.FisherBelow:
		out.Test = Fisher
		out.P = FisherMidP(full, n-full, g.full-full, rest-(g.full-full))
	default:
		out.wald(e, f.Between)
	}
	return out
}

// wald tests by the model and takes its unshrunken difference.
func (f *Finding) wald(e Effect, between float64) {
	z, lambda, ok := wald(f.Performance, e.PEV, between)
	if !ok {
		f.Reason = NoInformation
		return
	}
	f.Test, f.Z, f.P = Wald, z, twoSided(z)
	f.Difference = f.Performance / lambda
}
