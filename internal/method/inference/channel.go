package inference

import (
	"slices"

	"biurolidera/internal/method/chance"
)

// manyRepeated tells whether at least 30 % of the institution×channel cells have two
// audits or more: then the third component can be told from the residual.
func (d *Design) manyRepeated() bool {
	width := int(slices.Max(d.Channel)) + 1
	audits := make([]int, d.Institutions*width)
	for k, i := range d.Institution {
		audits[int(i)*width+int(d.Channel[k])]++
	}
	cells, repeated, several := 0, 0, 0
	for i := range d.Institutions {
		here := 0
		for _, n := range audits[i*width : (i+1)*width] {
			if n > 0 {
				cells++
				here++
			}
			if n > 1 {
				repeated++
			}
		}
		if here > 1 {
			several++
		}
	}
	return several > 1 && 10*repeated >= 3*cells
}

// channelWeights fits each channel alone and gives 1/σ̂_c² where these residual
// variances differ by more than a factor of 2, scaled to a mean of 1; nil where they
// do not or where a channel can't be fitted alone.
func (d *Design) channelWeights() []float64 {
	width := int(slices.Max(d.Channel)) + 1
	residual := make([]float64, width)
	var low, high float64
	for c := range width {
		part := d.only(int32(c))
		if len(part.Score) == 0 {
			continue
		}
		if part.check(Options{}) != nil {
			return nil
		}
		s, err := fitted(&part, false)
		if err != nil {
			return nil
		}
		residual[c] = s.sigma2
		if low == 0 || s.sigma2 < low {
			low = s.sigma2
		}
		high = max(high, s.sigma2)
	}
	if high <= 2*low {
		return nil
	}
	weights := make([]float64, len(d.Score))
	sum := 0.0
	for k, c := range d.Channel {
		weights[k] = 1 / residual[c]
		sum += weights[k]
	}
	for k := range weights {
		weights[k] *= float64(len(weights)) / sum
	}
	return weights
}

// only gives the audits of one channel, without fixed effects but the intercept.
func (d *Design) only(channel int32) Design {
	part := Design{Institutions: d.Institutions, Auditors: d.Auditors}
	for k, c := range d.Channel {
		if c != channel {
			continue
		}
		part.Score = append(part.Score, d.Score[k])
		part.Institution = append(part.Institution, d.Institution[k])
		if d.Auditor != nil {
			part.Auditor = append(part.Auditor, d.Auditor[k])
		}
	}
	return part
}

// ChannelVariances are the components of each channel fitted alone, for the planning of
// fieldwork. A channel that can't be fitted alone has the model's own.
func (m *Model) ChannelVariances(d Design, channels int) []Variance {
	out := make([]Variance, channels)
	chance.InChunks(channels, 1, func(c, _ int) {
		out[c] = m.Variance
		part := d.only(int32(c))
		if len(part.Score) == 0 || part.check(Options{}) != nil {
			return
		}
		if s, err := fitted(&part, false); err == nil {
			one := &Model{sys: s}
			one.variances()
			out[c] = one.Variance
		}
	})
	return out
}
