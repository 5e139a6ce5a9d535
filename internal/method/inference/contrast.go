package inference

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/lapack/lapack64"

	"biurolidera/internal/method/chance"
)

// contrasts are all differences of p estimates: s is the standard error of x_j − x_k,
// z the bootstrap draws of the estimates' errors.
type contrasts struct {
	x    []float64
	cov  []float64 // p × p
	s    []float64 // p × p; 0 where the two have no error
	over []float64 // 1/s, 0 where s is 0
	z    [][]float64
}

// sides are the pairs of one unit in a critical value: those open count in both
// directions, those found above or below it in the other direction alone.
type sides struct{ open, above, below []int }

func newContrasts(x []float64, cov Covariance) *contrasts {
	p := len(x)
	t := &contrasts{x: x, cov: make([]float64, p*p), s: make([]float64, p*p), over: make([]float64, p*p)}
	for j := range p {
		cov.Row(j, t.cov[j*p:(j+1)*p])
	}
	for j := range p {
		v := t.cov[j*p+j]
		for k := range p {
			s2 := v + t.cov[k*p+k] - 2*t.cov[j*p+k]
			if j != k && s2 > 1e-14*(v+t.cov[k*p+k]) {
				t.s[j*p+k] = math.Sqrt(s2)
				t.over[j*p+k] = 1 / t.s[j*p+k]
			}
		}
	}
	return t
}

// draw makes the bootstrap draws Z ~ N(0, Σ), chunk by chunk.
func (t *contrasts) draw(seed uint64) {
	p := len(t.x)
	scale := t.root()
	t.z = make([][]float64, max(bootstrapDraws, min(mostDraws, drawnPairs/(p*p))))
	chance.InChunks(len(t.z), 250, func(lo, hi int) {
		random := chance.Stream(seed, lo)
		for b := lo; b < hi; b++ {
			z := make([]float64, p)
			for k := range z {
				z[k] = random.NormFloat64()
			}
			scale(z)
			t.z[b] = z
		}
	})
}

// root gives the map from independent normal draws to draws of Σ: the Cholesky factor,
// and where Σ is singular that of Σ with its diagonal raised a little.
func (t *contrasts) root() func(z []float64) {
	p := len(t.x)
	if t.diagonal() {
		return func(z []float64) {
			for k := range z {
				z[k] *= math.Sqrt(t.cov[k*p+k])
			}
		}
	}
	for ridge := 1e-12; ; ridge *= 100 {
		a := slices.Clone(t.cov)
		for k := range p {
			a[k*p+k] += ridge * (a[k*p+k] + 1e-300)
		}
		f, ok := lapack64.Potrf(blas64.Symmetric{N: p, Stride: p, Data: a, Uplo: blas.Upper})
		if ok {
			return func(z []float64) { blas64.Trmv(blas.Trans, f, blas64.Vector{N: p, Inc: 1, Data: z}) }
		}
	}
}

// diagonal tells whether the estimates are independent.
func (t *contrasts) diagonal() bool {
	p := len(t.x)
	for j := range p {
		for k := range p {
			if j != k && t.cov[j*p+k] != 0 {
				return false
			}
		}
	}
	return true
}

// stat is the difference of j and k in standard errors; without an error any
// difference is infinite.
func (t *contrasts) stat(j, k int) float64 {
	p := len(t.x)
	d := t.x[j] - t.x[k]
	if t.s[j*p+k] == 0 {
		if d == 0 {
			return 0
		}
		return math.Inf(int(math.Copysign(1, d)))
	}
	return d / t.s[j*p+k]
}

// marginal bounds each unit's place alone, step-down: a difference that is rejected in
// one direction stays in the critical value in the other.
func (t *contrasts) marginal(level float64) (low, high []int) {
	p := len(t.x)
	low, high = make([]int, p), make([]int, p)
	independent := t.diagonal()
	chance.InChunks(p, 4, func(from, to int) {
		most := make([]float64, len(t.z))
		for j := from; j < to; j++ {
			critical := func(s sides) float64 { return t.drawn(j, s, level, most) }
			if independent {
				e := t.exact(j)
				critical = func(s sides) float64 { return e.critical(s, level) }
			}
			low[j], high[j] = t.one(j, critical)
		}
	})
	return low, high
}

// exact prepares the exact critical values of unit j of independent estimates.
func (t *contrasts) exact(j int) *exact {
	p := len(t.x)
	e := &exact{own: math.Sqrt(t.cov[j*p+j]), se: make([]float64, p), over: t.s[j*p : (j+1)*p]}
	for k := range p {
		e.se[k] = math.Sqrt(t.cov[k*p+k])
	}
	return e
}

// one gives the marginal bounds of unit j.
func (t *contrasts) one(j int, critical func(sides) float64) (low, high int) {
	p := len(t.x)
	var s sides
	for k := range p {
		if k != j {
			s.open = append(s.open, k)
		}
	}
	for {
		c := critical(s)
		rest := s.open[:0:0]
		for _, k := range s.open {
			switch d := t.stat(j, k); {
			case d > c:
				s.below = append(s.below, k)
			case d < -c:
				s.above = append(s.above, k)
			default:
				rest = append(rest, k)
			}
		}
		if len(rest) == len(s.open) {
			return 1 + len(s.above), p - len(s.below)
		}
		s.open = rest
	}
}

// drawn is the critical value of unit j's pairs over the bootstrap draws; most is
// working memory, a number a draw.
func (t *contrasts) drawn(j int, s sides, level float64, most []float64) float64 {
	p := len(t.x)
	over := t.over[j*p : (j+1)*p]
	for b, z := range t.z {
		most[b] = s.greatest(z, z[j], over)
	}
	return quantile(most, level)
}

// greatest is the greatest difference of a unit with error own to the others.
func (s sides) greatest(z []float64, own float64, over []float64) float64 {
	m := 0.0
	for _, k := range s.open {
		if d := math.Abs(own-z[k]) * over[k]; d > m {
			m = d
		}
	}
	for _, k := range s.above {
		if d := (own - z[k]) * over[k]; d > m {
			m = d
		}
	}
	for _, k := range s.below {
		if d := (z[k] - own) * over[k]; d > m {
			m = d
		}
	}
	return m
}

// simultaneous tells which units are significantly above which, for all ordered pairs
// at once, step-down: a pair that is rejected stays in the other direction.
func (t *contrasts) simultaneous(level float64) [][]bool {
	p := len(t.x)
	tops := t.tops()
	above := make([][]bool, p)
	each := make([]sides, p) // open: units after this one not yet told from it; above: found above it
	for j := range p {
		above[j] = make([]bool, p)
		for k := j + 1; k < p; k++ {
			each[j].open = append(each[j].open, k)
		}
	}
	for {
		c, rejected := t.critical(each, above, tops, level), false
		for j := range p {
			rejected = t.reject(j, each, c, above) || rejected
		}
		if !rejected {
			return above
		}
	}
}

// reject notes the open pairs of unit j that exceed c and tells whether there were any.
func (t *contrasts) reject(j int, each []sides, c float64, above [][]bool) bool {
	rest := each[j].open[:0:0]
	for _, k := range each[j].open {
		switch s := t.stat(j, k); {
		case s > c:
			above[j][k] = true
			each[k].above = append(each[k].above, j)
		case s < -c:
			above[k][j] = true
			each[j].above = append(each[j].above, k)
		default:
			rest = append(rest, k)
		}
	}
	some := len(rest) < len(each[j].open)
	each[j].open = rest
	return some
}

// top is the greatest difference of a draw, in which unit high was drawn above unit low;
// high is −1 before it was looked for, and both are 0 where no two differ.
type top struct {
	most      float64
	high, low int
}

// tops are those of all draws, not looked for yet.
func (t *contrasts) tops() []top {
	all := make([]top, len(t.z))
	for b := range all {
		all[b].high = -1
	}
	return all
}

// critical is the quantile of the greatest difference over all units' pairs. Step-down
// only takes directions of pairs away, so that a draw whose greatest one still counts
// keeps it; the others are searched again.
func (t *contrasts) critical(each []sides, above [][]bool, tops []top, level float64) float64 {
	p := len(t.x)
	most := make([]float64, len(t.z))
	chance.InChunks(len(t.z), 100, func(lo, hi int) {
		for b := lo; b < hi; b++ {
			// Of a pair that was told apart, the direction that was found counts no more.
			if m := &tops[b]; m.high < 0 || above[m.high][m.low] {
				z := t.z[b]
				*m = top{}
				for j := range each {
					each[j].raise(m, j, z, t.over[j*p:(j+1)*p])
				}
			}
			most[b] = tops[b].most
		}
	})
	return quantile(most, level)
}

// raise takes over the greatest difference of unit j where it is greater than m.
func (s sides) raise(m *top, j int, z, over []float64) {
	own, most, at := z[j], m.most, -1
	for _, k := range s.open {
		if d := math.Abs(own-z[k]) * over[k]; d > most {
			most, at = d, k
		}
	}
	if at >= 0 {
		m.high, m.low = j, at
		if z[at] > own {
			m.high, m.low = at, j
		}
	}
	at = -1
	for _, k := range s.above {
		if d := (own - z[k]) * over[k]; d > most {
			most, at = d, k
		}
	}
	if at >= 0 {
		m.high, m.low = j, at
	}
	m.most = most
}

// descending orders the units from the highest estimate; equal ones as they came.
func descending(x []float64) []int {
	order := make([]int, len(x))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[b], x[a]) })
	return order
}

// quantile is the level quantile of v (type 1, the smallest value with that share at
// or below); v is put into another order.
func quantile(v []float64, level float64) float64 {
	k := ceilShare(level, len(v)) - 1
	for lo, hi := 0, len(v)-1; lo < hi; { // Hoare's selection
		pivot := v[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return v[k]
		}
	}
	return v[k]
}
