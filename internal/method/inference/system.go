package inference

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"
)

// ratios are the variances of the random effects as multiples of the residual one:
// of the eliminated factor, the dense factor and the cells.
type ratios [3]float64

const (
	partElim = iota
	partDense
	partCell
)

// system are the mixed-model equations at given ratios with the eliminated factor
// taken out (method.md §2b, algorithm): S over the dense levels and the fixed columns.
type system struct {
	*layout
	gamma         ratios
	scaleE, restE float64   // d = scaleE²·N + restE: √γ and 1, or 1 and 0 for fixed levels
	scaleD, restD float64   // likewise in S
	dCell, dElim  []float64 // γ_c·n_c + 1; d of a level
	m             int       // dense + p
	s             []float64 // m × m, upper: S, then its Cholesky factor U, S = U'U
	inv           []float64 // m × m: S⁻¹, after invert
	inverted      bool      // inv is that of gamma
	whole         []float64 // m × m: room for equations without the factor

	y         reduced
	logdet    float64
	q         float64 // y'P̃y
	sigma2    float64
	criterion float64
	scratch   row
}

// row are the entries of a level in the dense equations, the scale of the dense
// factor left out: weights by dense level, and fixed columns.
type row struct {
	idx  []int32
	val  []float64
	x    []float64
	full []float64 // accumulator over the dense levels, all 0 between uses
	used []bool
}

func newSystem(l *layout) *system {
	m := l.dense + l.p
	s := &system{layout: l, m: m, s: make([]float64, m*m), dCell: make([]float64, len(l.cellN)), dElim: make([]float64, l.elim)}
	s.scratch = s.newRow()
	return s
}

func (s *system) newRow() row {
	return row{x: make([]float64, s.p), full: make([]float64, s.dense), used: make([]bool, s.dense)}
}

// solveAt builds and solves the equations at g. It is false where S is not positive
// definite or nothing is left to estimate a residual variance from.
func (s *system) solveAt(g ratios) bool {
	s.set(g)
	s.assemble(s.s)
	if !s.factor() {
		return false
	}
	s.y = s.reduce(response{cell: s.cellY, dense: s.denseY, x: s.xy, square: s.yy})
	s.q = s.inner(&s.y, &s.y)
	if !(s.q > 1e-13*s.yy) {
		return false
	}
	df := float64(s.rows - s.rank())
	s.sigma2 = s.q / df
	s.criterion = s.logdet + df*(1+math.Log(2*math.Pi*s.sigma2)) - s.logW + s.logScale()
	return !math.IsNaN(s.criterion)
}

// logScale undoes the scaling of the columns in log det X'V⁻¹X.
func (s *system) logScale() float64 {
	sum := 0.0
	for _, c := range s.columns {
		sum += 2 * math.Log(c.scale)
	}
	return sum
}

// set takes over the ratios and computes the diagonals d.
func (s *system) set(g ratios) {
	s.gamma, s.inverted = g, false
	s.scaleE, s.restE = math.Sqrt(g[partElim]), 1
	s.scaleD, s.restD = math.Sqrt(g[partDense]), 1
	if s.anchored && s.swapped {
		s.scaleD, s.restD = 1, 0
	} else if s.anchored {
		s.scaleE, s.restE = 1, 0
	}
	s.logdet = 0
	for i := range s.elim {
		n := 0.0
		for c := s.first[i]; c < s.first[i+1]; c++ {
			s.dCell[c] = g[partCell]*s.cellN[c] + 1
			n += s.cellN[c] / s.dCell[c]
			s.logdet += math.Log(s.dCell[c])
		}
		s.dElim[i] = s.scaleE*s.scaleE*n + s.restE
		s.logdet += math.Log(s.dElim[i])
	}
}

// assemble fills to with S, upper triangle.
func (s *system) assemble(to []float64) {
	clear(to)
	m, p := s.m, s.p
	for j := range s.dense {
		to[j*m+j] = s.scaleD*s.scaleD*s.denseN[j] + s.restD
		for a := range p {
			to[j*m+s.dense+a] = s.scaleD * s.denseX[j*p+a]
		}
	}
	for a := range p {
		copy(to[(s.dense+a)*m+s.dense:(s.dense+a+1)*m], s.xx[a*p:(a+1)*p])
	}
	if s.gamma[partCell] > 0 {
		for c := range s.cellN {
			s.subtract(to, s.cellRow(c), s.gamma[partCell]/s.dCell[c])
		}
	}
	if s.scaleE == 0 {
		return
	}
	for i := range s.elim {
		s.subtract(to, s.levelRow(i, &s.scratch), s.scaleE*s.scaleE/s.dElim[i])
	}
}

// subtract takes k·r·r' from the upper triangle of to.
func (s *system) subtract(to []float64, r row, k float64) {
	kd := k * s.scaleD
	kdd := kd * s.scaleD
	for a, j := range r.idx {
		line := to[int(j)*s.m : (int(j)+1)*s.m]
		f := kdd * r.val[a]
		for b := a; b < len(r.idx); b++ {
			line[r.idx[b]] -= f * r.val[b]
		}
		f = kd * r.val[a]
		for b, x := range r.x {
			line[s.dense+b] -= f * x
		}
	}
	for a, x := range r.x {
		line := to[(s.dense+a)*s.m+s.dense : (s.dense+a+1)*s.m]
		f := k * x
		for b := a; b < s.p; b++ {
			line[b] -= f * r.x[b]
		}
	}
}

// cellRow gives a cell's entries.
func (s *system) cellRow(c int) row {
	lo, hi := s.start[c], s.start[c+1]
	return row{idx: s.idx[lo:hi], val: s.val[lo:hi], x: s.cellX[c*s.p : (c+1)*s.p]}
}

// levelRow gives the entries of an eliminated level with its cells taken out: the sum
// of its cells' entries, each over its d. The result may share memory with r.
func (s *system) levelRow(i int, r *row) row {
	lo, hi := int(s.first[i]), int(s.first[i+1])
	if hi == lo+1 && s.gamma[partCell] == 0 {
		return s.cellRow(lo)
	}
	r.idx, r.val = r.idx[:0], r.val[:0]
	clear(r.x)
	for c := lo; c < hi; c++ {
		cell := s.cellRow(c)
		for a, x := range cell.x {
			r.x[a] += x / s.dCell[c]
		}
		for a, j := range cell.idx {
			if !r.used[j] {
				r.used[j] = true
				r.idx = append(r.idx, j)
			}
			r.full[j] += cell.val[a] / s.dCell[c]
		}
	}
	sortLevels(r.idx)
	for _, j := range r.idx {
		r.val = append(r.val, r.full[j])
		r.full[j], r.used[j] = 0, false
	}
	return *r
}

// factor decomposes S in place and adds its log determinant.
func (s *system) factor() bool {
	if s.m == 0 {
		return true
	}
	if _, ok := lapack64.Potrf(blas64.Symmetric{N: s.m, Stride: s.m, Data: s.s, Uplo: blas.Upper}); !ok {
		return false
	}
	for a := range s.m {
		s.logdet += 2 * math.Log(s.s[a*s.m+a])
	}
	return true
}

// upper is the Cholesky factor of S.
func (s *system) upper() blas64.Triangular {
	return blas64.Triangular{N: s.m, Stride: max(1, s.m), Data: s.s, Uplo: blas.Upper, Diag: blas.NonUnit}
}

// invert computes S⁻¹, both triangles.
func (s *system) invert() {
	if s.inverted {
		return
	}
	s.inverted = true
	if s.inv == nil {
		s.inv = make([]float64, s.m*s.m)
	}
	if s.m == 0 {
		return
	}
	copy(s.inv, s.s)
	lapack64.Potri(blas64.Triangular{N: s.m, Stride: s.m, Data: s.inv, Uplo: blas.Upper, Diag: blas.NonUnit})
	for a := range s.m {
		for b := range a {
			s.inv[a*s.m+b] = s.inv[b*s.m+a]
		}
	}
}
