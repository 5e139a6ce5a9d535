package inference

import "math"

// effect gives a level's effect in points, of the dense factor or the eliminated one,
// and the variance of its error from the full inverse, fixed effects included. With a
// standard row of the columns it is the score x̄'β + effect, about the mean score.
func (s *system) effect(dense bool, level int, standard []float64, r *row) (value, variance float64) {
	own, h := s.functional(dense, level, standard, r)
	return s.value(dense, level, standard, r), s.sigma2 * (own + s.quadratic(h))
}

// value is the effect of a level, or its score about the mean score.
func (s *system) value(dense bool, level int, standard []float64, r *row) float64 {
	value := 0.0
	for a, x := range standard {
		value += x * s.y.w[s.dense+a]
	}
	if dense {
		return value + s.scaleD*s.y.w[level]
	}
	if s.scaleE > 0 {
		l := s.levelRow(level, r)
		value += s.scaleE * s.scaleE * (s.y.level[level] - s.along(l, s.y.w)) / s.dElim[level]
	}
	return value
}

// functional writes the error of effect as own·ε + h't, where t are the dense
// equations' unknowns with covariance S⁻¹ and ε is the level's own part of variance
// own (both times σ²). For the eliminated factor h = K − θ²·r/d (method.md §2b).
func (s *system) functional(dense bool, level int, standard []float64, r *row) (own float64, h row) {
	if dense {
		h = row{idx: []int32{int32(level)}, val: []float64{1}, x: standard}
		if standard == nil {
			h.x = make([]float64, s.p)
		}
		return 0, h
	}
	h.x = make([]float64, s.p)
	copy(h.x, standard)
	if s.scaleE == 0 {
		return 0, h
	}
	l := s.levelRow(level, r)
	k := s.scaleE * s.scaleE / s.dElim[level]
	h.idx, h.val = l.idx, make([]float64, len(l.val))
	for a, v := range l.val {
		h.val[a] = -k * v
	}
	for a, x := range l.x {
		h.x[a] -= k * x
	}
	return k, h
}

// standards gives the rows at which scores are compared, as the equations' columns.
func (s *system) standards(d *Design) [][]float64 {
	rows := d.Standard
	if rows == nil {
		rows = [][]float64{nil}
		if d.Fixed != nil {
			rows[0] = d.Fixed.means(nil)
		}
	}
	out := make([][]float64, len(rows))
	for g, given := range rows {
		out[g] = make([]float64, s.p)
		for a, c := range s.columns {
			if c.at < 0 {
				out[g][a] = 1
				continue
			}
			out[g][a] = (given[c.at] - c.mean) / c.scale
		}
	}
	return out
}

// fixedEffects gives the columns' effects in the caller's units: the intercept is the
// expectation where all columns are 0.
func (s *system) fixedEffects() []Estimate {
	out := make([]Estimate, 0, s.p)
	for a, c := range s.columns {
		k := make([]float64, s.p)
		k[a] = 1 / c.scale
		e := Estimate{Name: c.name}
		if c.at < 0 {
			for b, o := range s.columns {
				if o.at >= 0 {
					k[b] = -o.mean / o.scale
				}
			}
			e.Estimate = s.meanY
		}
		for b, x := range k {
			e.Estimate += x * s.y.w[s.dense+b]
		}
		e.SE = math.Sqrt(s.sigma2 * s.quadratic(row{x: k}))
		out = append(out, e)
	}
	return out
}
