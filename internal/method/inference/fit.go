package inference

import (
	"math"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/chance"
)

// Fit estimates DM-1 by REML. A table that can't be fitted, or not honestly, is
// refused with a contest.Error: inference_few_institutions, inference_few_auditors,
// inference_one_audit_each, inference_equal_scores, inference_one_auditor,
// inference_auditor_once, inference_paired, inference_not_number, inference_shape,
// inference_large, inference_columns, inference_few_audits, inference_no_residual,
// inference_not_converged.
func Fit(d Design, o Options) (*Model, error) {
	if err := d.check(o); err != nil {
		return nil, err
	}
	cells := o.ByChannel && d.Channel != nil && d.manyRepeated()
	var notes []contest.Finding
	if o.ByChannel && d.Channel != nil && d.Weights == nil {
		if d.Weights = d.channelWeights(); d.Weights != nil {
			notes = append(notes, contest.Warn("inference_channel_weights"))
		}
	}
	s, err := fitted(&d, cells)
	if err != nil {
		return nil, err
	}
	m := &Model{N: s.rows, Warnings: notes, sys: s}
	m.describe(&d)
	return m, nil
}

// fitted prepares the equations and finds the ratios.
func fitted(d *Design, cells bool) (*system, error) {
	l, err := newLayout(d, cells, false)
	if err != nil {
		return nil, err
	}
	s := newSystem(l)
	active := []int{partElim}
	if l.dense > 0 {
		active = append(active, partDense)
	}
	if cells {
		active = append(active, partCell)
	}
	if err := s.optimise(active, l.startRatios(active)); err != nil {
		return nil, err
	}
	s.invert()
	s.whole = nil
	return s, nil
}

// describe turns the solved equations into what people read.
func (m *Model) describe(d *Design) {
	s := m.sys
	m.Criterion = s.criterion
	m.variances()
	m.Fixed = s.fixedEffects()
	m.standards, m.groups = s.standards(d), d.Group
	m.Connectivity = connect(d)
	m.institutions(d)
	if d.Auditor != nil {
		m.auditors(d)
	}
	m.Reliability = m.reliability()
	m.warn(d)
}

// variances are the components, told by which factor was eliminated.
func (m *Model) variances() {
	s := m.sys
	institution, auditor := partElim, partDense
	if s.swapped {
		institution, auditor = auditor, institution
	}
	m.Variance = Variance{Institution: s.sigma2 * s.gamma[institution], Auditor: s.sigma2 * s.gamma[auditor], Cell: s.sigma2 * s.gamma[partCell], Residual: s.sigma2}
	m.Theta = Theta{Institution: math.Sqrt(s.gamma[institution]), Auditor: math.Sqrt(s.gamma[auditor]), Cell: math.Sqrt(s.gamma[partCell])}
}

func (m *Model) institutions(d *Design) {
	s := m.sys
	m.Institutions = make([]Institution, d.Institutions)
	count(d.Institution, d.Auditor, func(i, audits, others int) {
		m.Institutions[i].N, m.Institutions[i].Auditors = audits, others
	})
	chance.InChunks(d.Institutions, 256, func(lo, hi int) {
		r := s.newRow()
		for i := lo; i < hi; i++ {
			e := &m.Institutions[i]
			var v float64
			e.BLUP, v = s.effect(s.swapped, i, nil, &r)
			e.PEVSD = math.Sqrt(v)
			e.Adjusted, v = s.effect(s.swapped, i, m.standards[m.group(i)], &r)
			e.Adjusted += s.meanY
			e.AdjustedSE = math.Sqrt(v)
		}
	})
}

func (m *Model) auditors(d *Design) {
	s := m.sys
	m.Auditors = make([]Auditor, d.Auditors)
	count(d.Auditor, d.Institution, func(j, audits, others int) {
		m.Auditors[j].N, m.Auditors[j].Institutions = audits, others
	})
	r := s.newRow()
	for j := range m.Auditors {
		blup, v := s.effect(!s.swapped, j, nil, &r)
		m.Auditors[j].Severity, m.Auditors[j].PEVSD = -blup, math.Sqrt(v)
	}
}

// reliability follows method.md §2c; the numbers of audits and auditors enter as their
// harmonic means over the institutions.
func (m *Model) reliability() Reliability {
	v := m.Variance
	if v.Institution == 0 {
		return Reliability{NFor08: math.Inf(1)}
	}
	noise, pev, n := 0.0, 0.0, 0.0
	for _, i := range m.Institutions {
		if i.N == 0 {
			continue
		}
		n++
		noise += v.Residual / float64(i.N)
		if i.Auditors > 0 {
			noise += v.Auditor / float64(i.Auditors)
		}
		pev += i.PEVSD * i.PEVSD
	}
	return Reliability{
		Phi:      v.Institution / (v.Institution + noise/n),
		Adjusted: 1 - pev/n/v.Institution,
		NFor08:   4 * (v.Auditor + v.Residual) / v.Institution,
	}
}

// count tells each level of a factor how many rows it has and how many different
// levels of the other one.
func count(of, other []int32, tell func(level, rows, others int)) {
	levels := 0
	for _, i := range of {
		levels = max(levels, int(i)+1)
	}
	order := sorted(of, other, levels)
	for lo := 0; lo < len(order); {
		level, different, hi := of[order[lo]], 0, lo
		for ; hi < len(order) && of[order[hi]] == level; hi++ {
			if other != nil && (hi == lo || other[order[hi]] != other[order[hi-1]]) {
				different++
			}
		}
		tell(int(level), hi-lo, different)
		lo = hi
	}
}

// group is the row of standards of an institution.
func (m *Model) group(i int) int {
	if m.groups == nil {
		return 0
	}
	return int(m.groups[i])
}
