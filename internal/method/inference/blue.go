package inference

import (
	"math"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/chance"
)

// Blue are institutions estimated as fixed effects with random auditors: adjusted for
// auditors but not shrunken, for claims in the frequentist sense (method.md §2b).
type Blue struct {
	Criterion         float64
	Auditor, Residual float64   // variances
	Institution       []int32   // of the design, those with audits; the order of the slices below
	Estimate, SE      []float64 // at the standard columns of the design
	Warnings          []contest.Finding

	sys *system
	h   []row
	own []float64
}

// FitBLUE estimates every institution with audits as a fixed effect; the variance of
// auditors is estimated anew. It refuses what Fit refuses.
func FitBLUE(d Design, o Options) (*Blue, error) {
	if err := d.check(o); err != nil {
		return nil, err
	}
	d, kept := d.audited()
	l, err := newLayout(&d, false, true)
	if err != nil {
		return nil, err
	}
	s := newSystem(l)
	var active []int
	if d.Auditor != nil {
		active = []int{partDense}
		if l.swapped {
			active = []int{partElim}
		}
	}
	if err := s.optimise(active, l.startRatios(active)); err != nil {
		return nil, err
	}
	s.invert()
	b := &Blue{Criterion: s.criterion, Residual: s.sigma2, Institution: kept, sys: s}
	for _, part := range active {
		b.Auditor = s.sigma2 * s.gamma[part]
	}
	b.estimate(&d)
	return b, nil
}

func (b *Blue) estimate(d *Design) {
	s, n := b.sys, len(b.Institution)
	b.Estimate, b.SE, b.h, b.own = make([]float64, n), make([]float64, n), make([]row, n), make([]float64, n)
	standards := s.standards(d)
	chance.InChunks(n, 256, func(lo, hi int) {
		r := s.newRow()
		for i := lo; i < hi; i++ {
			standard := standards[0]
			if d.Group != nil {
				standard = standards[d.Group[i]]
			}
			b.Estimate[i] = s.value(s.swapped, i, standard, &r) + s.meanY
			own, h := s.functional(s.swapped, i, standard, &r)
			b.own[i], b.h[i] = own, h
			b.SE[i] = math.Sqrt(s.sigma2 * (own + s.quadratic(h)))
		}
	})
}

// Dim is the number of estimates.
func (b *Blue) Dim() int { return len(b.Estimate) }

// Variance is the square of the standard error.
func (b *Blue) Variance(k int) float64 { return b.SE[k] * b.SE[k] }

// Row fills to with the covariances of estimate k with all.
func (b *Blue) Row(k int, to []float64) {
	s := b.sys
	column := make([]float64, s.m) // S⁻¹ h_k
	h := b.h[k]
	for a, j := range h.idx {
		axpy(column, s.inv[int(j)*s.m:(int(j)+1)*s.m], s.scaleD*h.val[a])
	}
	for a, x := range h.x {
		axpy(column, s.inv[(s.dense+a)*s.m:(s.dense+a+1)*s.m], x)
	}
	for i := range b.h {
		to[i] = s.sigma2 * s.along(b.h[i], column)
	}
	to[k] += s.sigma2 * b.own[k]
}

func axpy(to, x []float64, f float64) {
	if f == 0 {
		return
	}
	for k, v := range x {
		to[k] += f * v
	}
}

// audited leaves out the institutions without audits and tells which are kept.
func (d Design) audited() (Design, []int32) {
	number := make([]int32, d.Institutions)
	for _, i := range d.Institution {
		number[i] = 1
	}
	var kept []int32
	for i, n := range number {
		if n > 0 {
			number[i] = int32(len(kept))
			kept = append(kept, int32(i))
		}
	}
	if len(kept) == d.Institutions {
		return d, kept
	}
	rows := make([]int32, len(d.Institution))
	for k, i := range d.Institution {
		rows[k] = number[i]
	}
	if d.Group != nil {
		group := make([]int32, len(kept))
		for k, i := range kept {
			group[k] = d.Group[i]
		}
		d.Group = group
	}
	d.Institution, d.Institutions = rows, len(kept)
	return d, kept
}
