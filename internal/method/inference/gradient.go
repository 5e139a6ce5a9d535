package inference

import "math"

// working are the vectors Zk'P̃y of the three random parts: how far the residuals of a
// cell or level still lean one way.
type working struct{ elim, dense, cell []float64 }

// slope gives the derivatives of the criterion by the ratios, and the average
// information: the mean of observed and expected second derivatives, positive
// semi-definite (AI-REML, method.md §2b). Only the parts in active are filled.
func (s *system) slope(active []int) (g [3]float64, h [3][3]float64) {
	s.invert()
	df := float64(s.rows - s.rank())
	var part [3]reduced
	var work [3]working
	var lean [3]float64 // |Zk'P̃y|²
	all := s.working()
	for _, k := range active {
		work[k] = all.only(k)
		lean[k] = work[k].square()
		part[k] = s.reduce(s.expand(work[k]))
		g[k] = s.trace(k) - df/s.q*lean[k]
	}
	for _, k := range active {
		for _, l := range active {
			f := part[k]
			f.square = s.dot(work[k], &part[l].response)
			h[k][l] = df/s.q*s.inner(&f, &part[l]) - df/s.q/s.q*lean[k]*lean[l]
		}
	}
	return g, h
}

// working computes Zk'P̃y from the solution: cross-products of the residuals.
func (s *system) working() working {
	w := working{elim: make([]float64, s.elim), dense: make([]float64, s.dense), cell: make([]float64, len(s.cellN))}
	copy(w.dense, s.denseY)
	beta := s.y.w[s.dense:]
	for j := range w.dense {
		w.dense[j] -= s.scaleD * s.denseN[j] * s.y.w[j]
		for a, b := range beta {
			w.dense[j] -= s.denseX[j*s.p+a] * b
		}
	}
	for i := range s.elim {
		u := s.levelEffect(i)
		for c := int(s.first[i]); c < int(s.first[i+1]); c++ {
			r := s.cellRow(c)
			w.cell[c] = (s.cellY[c] - s.cellN[c]*u - s.along(r, s.y.w)) / s.dCell[c]
			w.elim[i] += w.cell[c]
			effect := u + s.gamma[partCell]*w.cell[c]
			for a, j := range r.idx {
				w.dense[j] -= r.val[a] * effect
			}
		}
	}
	return w
}

// levelEffect is the effect of an eliminated level in points: √γ times the spherical
// one, or the fixed effect itself.
func (s *system) levelEffect(i int) float64 {
	if s.scaleE == 0 {
		return 0
	}
	r := s.levelRow(i, &s.scratch)
	return s.scaleE * s.scaleE * (s.y.level[i] - s.along(r, s.y.w)) / s.dElim[i]
}

func (w working) only(part int) working {
	switch part {
	case partElim:
		return working{elim: w.elim}
	case partDense:
		return working{dense: w.dense}
	}
	return working{cell: w.cell}
}

func (w working) square() float64 {
	sum := 0.0
	for _, v := range [][]float64{w.elim, w.dense, w.cell} {
		for _, x := range v {
			sum += x * x
		}
	}
	return sum
}

// expand gives the cross-products of the row vector Σ Zk·wk.
func (s *system) expand(w working) response {
	f := response{cell: make([]float64, len(s.cellN)), dense: make([]float64, s.dense), x: make([]float64, s.p)}
	for j, v := range w.dense {
		f.dense[j] += s.denseN[j] * v
		for a := range s.p {
			f.x[a] += s.denseX[j*s.p+a] * v
		}
	}
	for i := range s.elim {
		for c := int(s.first[i]); c < int(s.first[i+1]); c++ {
			v := w.at(i, c)
			r := s.cellRow(c)
			f.cell[c] = s.cellN[c] * v
			for a, x := range r.x {
				f.x[a] += x * v
			}
			for a, j := range r.idx {
				f.dense[j] += r.val[a] * v
			}
			if w.dense != nil {
				f.cell[c] += r.weigh(w.dense)
			}
		}
	}
	return f
}

// weigh is the sum of a row's weights times what its dense levels have.
func (r row) weigh(v []float64) float64 {
	sum := 0.0
	for a, j := range r.idx {
		sum += r.val[a] * v[j]
	}
	return sum
}

// at is what a row of the level and cell gets, the dense factor left out.
func (w working) at(level, cell int) float64 {
	v := 0.0
	if w.elim != nil {
		v = w.elim[level]
	}
	if w.cell != nil {
		v += w.cell[cell]
	}
	return v
}

// dot is the inner product over the rows of Σ Zk·wk with the vector of f.
func (s *system) dot(w working, f *response) float64 {
	sum := 0.0
	for j, v := range w.dense {
		sum += v * f.dense[j]
	}
	if w.elim == nil && w.cell == nil {
		return sum
	}
	for i := range s.elim {
		for c := int(s.first[i]); c < int(s.first[i+1]); c++ {
			sum += w.at(i, c) * f.cell[c]
		}
	}
	return sum
}

// trace is tr(Zk'P̃Zk).
func (s *system) trace(part int) float64 {
	switch part {
	case partDense:
		return s.traceDense()
	case partElim:
		sum := 0.0
		for i := range s.elim {
			n := (s.dElim[i] - s.restE) / (s.scaleE * s.scaleE)
			if s.scaleE == 0 {
				n = 0
				for c := s.first[i]; c < s.first[i+1]; c++ {
					n += s.cellN[c] / s.dCell[c]
				}
			}
			d := s.dElim[i]
			sum += n/d - s.quadratic(s.levelRow(i, &s.scratch))/(d*d)
		}
		return sum
	}
	return s.traceCell()
}

// traceDense takes the trace from S⁻¹, and where the ratio is 0 from the equations
// without the factor.
func (s *system) traceDense() float64 {
	if g := s.gamma[partDense]; g > 0 {
		sum := 0.0
		for j := range s.dense {
			sum += 1 - s.inv[j*s.m+j]
		}
		return sum / g
	}
	if s.whole == nil {
		s.whole = make([]float64, s.m*s.m)
	}
	whole := s.whole
	s.scaleD, s.restD = 1, 0
	s.assemble(whole)
	s.scaleD, s.restD = 0, 1
	sum := 0.0
	for j := range s.dense {
		line := whole[j*s.m : (j+1)*s.m]
		sum += line[j] - s.quadratic(row{x: line[s.dense:]})
	}
	return sum
}

func (s *system) traceCell() float64 {
	sum, g := 0.0, s.scaleE*s.scaleE
	r := s.newRow()
	for i := range s.elim {
		level := s.levelRow(i, &s.scratch)
		for c := int(s.first[i]); c < int(s.first[i+1]); c++ {
			n := s.cellN[c] / s.dCell[c]
			cell := s.cellRow(c)
			k := g * n / s.dElim[i]
			// The level's entries hold those of its cell.
			r.idx, r.val = append(r.idx[:0], level.idx...), r.val[:0]
			for a, j := range level.idx {
				r.full[j] = -k * level.val[a]
			}
			for a, j := range cell.idx {
				r.full[j] += cell.val[a] / s.dCell[c]
			}
			for _, j := range r.idx {
				r.val = append(r.val, r.full[j])
				r.full[j] = 0
			}
			for a := range r.x {
				r.x[a] = cell.x[a]/s.dCell[c] - k*level.x[a]
			}
			sum += n - g*n*n/s.dElim[i] - s.quadratic(r)
		}
	}
	return sum
}

// quadratic is r'S⁻¹r, the dense entries scaled.
func (s *system) quadratic(r row) float64 {
	sum := 0.0
	for a, j := range r.idx {
		line := s.inv[int(j)*s.m : (int(j)+1)*s.m]
		part := 0.5 * line[j] * r.val[a]
		for b := a + 1; b < len(r.idx); b++ {
			part += line[r.idx[b]] * r.val[b]
		}
		part *= s.scaleD
		for b, x := range r.x {
			part += line[s.dense+b] * x
		}
		sum += 2 * s.scaleD * r.val[a] * part
	}
	for a, x := range r.x {
		line := s.inv[(s.dense+a)*s.m+s.dense : (s.dense+a+1)*s.m]
		for b, y := range r.x {
			sum += line[b] * x * y
		}
	}
	return math.Max(sum, 0)
}
