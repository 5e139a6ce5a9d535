package inference

import (
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
)

// response are the cross-products of a vector over the rows: with the cells, the
// dense levels, the fixed columns and itself.
type response struct {
	cell, dense, x []float64
	square         float64
}

// reduced is a response with the eliminated factor taken out and the equations solved.
type reduced struct {
	response
	level []float64 // ρ of an eliminated level
	right []float64 // right-hand side over dense levels and columns
	w     []float64 // S⁻¹·right
}

// reduce takes the cells and levels out of f and solves the equations.
func (s *system) reduce(f response) reduced {
	r := reduced{response: f, level: make([]float64, s.elim), right: make([]float64, s.m)}
	for j, v := range f.dense {
		r.right[j] = s.scaleD * v
	}
	copy(r.right[s.dense:], f.x)
	for i := range s.elim {
		for c := s.first[i]; c < s.first[i+1]; c++ {
			r.level[i] += f.cell[c] / s.dCell[c]
			if g := s.gamma[partCell]; g > 0 {
				s.spread(r.right, s.cellRow(int(c)), -g*f.cell[c]/s.dCell[c])
			}
		}
		if s.scaleE > 0 {
			s.spread(r.right, s.levelRow(i, &s.scratch), -s.scaleE*s.scaleE*r.level[i]/s.dElim[i])
		}
	}
	r.w = slices.Clone(r.right)
	if s.m > 0 {
		v := blas64.Vector{N: s.m, Inc: 1, Data: r.w}
		blas64.Trsv(blas.Trans, s.upper(), v)
		blas64.Trsv(blas.NoTrans, s.upper(), v)
	}
	return r
}

// spread adds k times the row to a vector over dense levels and columns.
func (s *system) spread(to []float64, r row, k float64) {
	for a, j := range r.idx {
		to[j] += k * s.scaleD * r.val[a]
	}
	for a, x := range r.x {
		to[s.dense+a] += k * x
	}
}

// along is the inner product of the row with a vector over dense levels and columns.
func (s *system) along(r row, w []float64) float64 {
	sum := 0.0
	for a, j := range r.idx {
		sum += r.val[a] * w[j]
	}
	sum *= s.scaleD
	for a, x := range r.x {
		sum += x * w[s.dense+a]
	}
	return sum
}

// inner is f'P̃g where f.square is f'g already.
func (s *system) inner(f, g *reduced) float64 {
	sum := f.square
	for i := range s.elim {
		if gc := s.gamma[partCell]; gc > 0 {
			for c := s.first[i]; c < s.first[i+1]; c++ {
				sum -= gc * f.cell[c] * g.cell[c] / s.dCell[c]
			}
		}
		if s.scaleE > 0 {
			sum -= s.scaleE * s.scaleE * f.level[i] * g.level[i] / s.dElim[i]
		}
	}
	for a, v := range f.right {
		sum -= v * g.w[a]
	}
	return sum
}

// sortLevels sorts dense levels ascending.
func sortLevels(idx []int32) { slices.Sort(idx) }
