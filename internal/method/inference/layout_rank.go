package inference

import "slices"

// rankTolerance is the share of a column's sum of squares that must be left after the
// columns before it are taken out. A column with less repeats them.
const rankTolerance = 1e-10

// keepIndependent drops the columns that repeat those before them (method.md §2b,
// pitfall 5): by a Cholesky decomposition in the order of the columns. For BLUE the
// institutions come first, so that what does not vary inside one drops out.
func (l *layout) keepIndependent() {
	p := l.p
	s := slices.Clone(l.xx)
	whole := make([]float64, p)
	for c := range p {
		whole[c] = s[c*p+c]
	}
	if l.anchored {
		l.within(s)
	}
	var keep []int
	for c := range p {
		pivot := s[c*p+c]
		if pivot <= rankTolerance*whole[c] || whole[c] == 0 {
			l.dropped = append(l.dropped, l.columns[c].name)
			continue
		}
		keep = append(keep, c)
		for a := c + 1; a < p; a++ {
			f := s[c*p+a] / pivot
			for b := a; b < p; b++ {
				s[a*p+b] -= f * s[c*p+b]
			}
		}
	}
	if len(keep) < p {
		l.keep(keep)
	}
}

// within takes the institutions' means out of the cross-products.
func (l *layout) within(s []float64) {
	p := l.p
	takeOut := func(x []float64, n float64) {
		if n == 0 {
			return
		}
		for a := range p {
			for b := a; b < p; b++ {
				s[a*p+b] -= x[a] * x[b] / n
			}
		}
	}
	if l.swapped {
		for j := range l.dense {
			takeOut(l.denseX[j*p:(j+1)*p], l.denseN[j])
		}
		return
	}
	for i := range l.elim {
		c := int(l.first[i]) // BLUE has one cell a level
		takeOut(l.cellX[c*p:(c+1)*p], l.cellN[c])
	}
}

// keep leaves only the columns named.
func (l *layout) keep(columns []int) {
	p, q := l.p, len(columns)
	narrow := func(x []float64) []float64 {
		out := make([]float64, 0, len(x)/max(p, 1)*q)
		for r := 0; r+p <= len(x); r += p {
			for _, c := range columns {
				out = append(out, x[r+c])
			}
		}
		return out
	}
	l.cellX, l.denseX, l.xy = narrow(l.cellX), narrow(l.denseX), narrow(l.xy)
	rows := narrow(l.xx)
	l.xx = make([]float64, 0, q*q)
	kept := make([]column, 0, q)
	for _, c := range columns {
		l.xx = append(l.xx, rows[c*q:(c+1)*q]...)
		kept = append(kept, l.columns[c])
	}
	l.p, l.columns = q, kept
}

// rank is the number of fixed effects: columns, and the institutions for BLUE.
func (l *layout) rank() int {
	switch {
	case !l.anchored:
		return l.p
	case l.swapped:
		return l.p + l.dense
	}
	return l.p + l.elim
}
