package score

import (
	"math/big"
	"math/bits"

	"biurolidera/internal/contest"
)

// channelResult is what one channel's audits give (rules 3 to 5).
type channelResult struct {
	audits   []auditResult
	n        int      // valid audits
	failures int      // confirmed critical failures in them
	mean     number   // of the valid audits, 0..100; meaningful if n > 0
	sections []number // mean share 0..1 over the valid audits where assessable
	seen     []bool   // of each section: some valid audit could assess it
}

// auditResult is one audit's score 0..100, or void.
type auditResult struct {
	score number
	valid bool
}

// worker holds one goroutine's scratch: columns by audit and section, reused.
type worker struct {
	numerator []int64 // Σ part·points
	answered  []int64 // Σ w answered; 0 where not assessable
	assessed  []int64 // by audit: Σ W assessable; 0: void
	common    []int64 // by section: common multiple of L·answered over the audits
	result    channelResult
	wide      bool // use big.Rat throughout, for tests
	areas     areaSums
	memory    arena
}

// channel computes one channel. The result is the worker's own until its next call.
// False: some points are out of range.
func (w *worker) channel(f *compiled, v contest.Coverage, audits []Audit) (*channelResult, bool) {
	sections := len(f.sections)
	w.numerator = resize(w.numerator, len(audits)*sections)
	w.answered = resize(w.answered, len(audits)*sections)
	w.assessed = resize(w.assessed, len(audits))
	w.common = resize(w.common, sections)
	r := &w.result
	r.n, r.failures, r.mean = 0, 0, whole(0)
	r.audits, r.sections, r.seen = resize(r.audits, len(audits)), resize(r.sections, sections), resize(r.seen, sections)
	for a := range audits {
		numerator, answered := w.of(a, sections)
		if !f.tally(audits[a].Points, numerator, answered) {
			return nil, false
		}
		w.assessed[a] = f.assess(v, answered)
		r.audits[a] = auditResult{valid: w.assessed[a] > 0}
		if w.assessed[a] > 0 {
			r.n++
			r.failures += f.confirmed(audits[a])
		}
	}
	clear(r.seen)
	if r.n > 0 && (w.wide || f.wide != nil || !w.small(f)) {
		w.big(f, audits)
	}
	return r, true
}

// of gives an audit's rows of numerator and answered.
func (w *worker) of(a, sections int) (numerator, answered []int64) {
	return w.numerator[a*sections : (a+1)*sections], w.answered[a*sections : (a+1)*sections]
}

// assess empties the sections that can't be assessed (rule 3) and gives the weight
// of the others, or 0 if the audit is void (rule 4).
func (f *compiled) assess(v contest.Coverage, answered []int64) int64 {
	assessed := int64(0)
	for s := range f.sections {
		if answered[s] > 0 && atLeast(answered[s], f.sections[s].full, v.SectionNum, v.SectionDen) {
			assessed += f.sections[s].weight
		} else {
			answered[s] = 0
		}
	}
	if !atLeast(assessed, f.weights, v.AuditNum, v.AuditDen) {
		return 0
	}
	return assessed
}

// atLeast tells whether part/all ≥ num/den.
func atLeast(part, all int64, num, den int) bool {
	if part == all {
		return true
	}
	hi1, lo1 := bits.Mul64(uint64(part), uint64(den))
	hi2, lo2 := bits.Mul64(uint64(all), uint64(num))
	return hi1 > hi2 || (hi1 == hi2 && lo1 >= lo2)
}

// confirmed counts the confirmed items that did fail (rule 11).
func (f *compiled) confirmed(a Audit) int {
	n := 0
	for _, item := range a.Confirmed {
		if p := a.Points[item]; p >= 0 && int64(p) <= f.failAt[item] {
			n++
		}
	}
	return n
}

// small computes with integers over one common denominator. False: it could
// overflow, nothing in the result is to be used.
//
// The share of section s in audit a is N/(L·D). With M a common multiple of every
// L·D, an audit is Σ W·N·(M/(L·D)) / (M·T), T its assessable weight; as each share
// is at most 1, no sum exceeds its own denominator, and checking the largest
// denominator, 100·n·M·T', covers them all.
func (w *worker) small(f *compiled) bool {
	sections := len(f.sections)
	m, t, ok := w.multiples(f)
	if !ok {
		return false
	}
	bound := int64(100)
	for _, k := range []int64{int64(w.result.n), m, t} {
		if bound, ok = mul(bound, k); !ok {
			return false
		}
	}
	r := &w.result
	total := int64(0)
	for a := range r.audits {
		if !r.audits[a].valid {
			continue
		}
		numerator, answered := w.of(a, sections)
		sum := int64(0)
		for s := range f.sections {
			if answered[s] > 0 {
				sec := &f.sections[s]
				sum += sec.weight * (numerator[s] * (m / (sec.multiple * answered[s])))
			}
		}
		r.audits[a].score = number{n: 100 * sum, d: m * w.assessed[a]}
		total += sum * (t / w.assessed[a])
	}
	r.mean = number{n: 100 * total, d: int64(r.n) * m * t}
	w.smallSections(f)
	return true
}

// multiples gives M and T' of small, and each section's own M in w.common. Nearly
// all audits answer a section in full, so the multiples stay short.
func (w *worker) multiples(f *compiled) (m, t int64, ok bool) {
	m, t = 1, 1
	for s := range f.sections {
		if w.common[s], ok = w.multiple(f, s); !ok {
			return 0, 0, false
		}
		if m, ok = lcm(m, w.common[s]); !ok {
			return 0, 0, false
		}
	}
	for _, assessed := range w.assessed {
		if assessed == 0 {
			continue
		}
		if t, ok = lcm(t, assessed); !ok {
			return 0, 0, false
		}
	}
	return m, t, true
}

// multiple gives a common multiple of L·answered of section s over the valid audits.
func (w *worker) multiple(f *compiled, s int) (int64, bool) {
	d := int64(1)
	var ok bool
	for a, assessed := range w.assessed {
		answered := w.answered[a*len(f.sections)+s]
		if assessed == 0 || answered == 0 {
			continue
		}
		if d, ok = lcm(d, answered); !ok {
			return 0, false
		}
	}
	return mul(f.sections[s].multiple, d)
}

// smallSections gives each section's mean share. Its denominator n·M_s divides the
// bound that small checked.
func (w *worker) smallSections(f *compiled) {
	r, sections := &w.result, len(f.sections)
	for s := range f.sections {
		sum, n := int64(0), int64(0)
		for a := range r.audits {
			if answered := w.answered[a*sections+s]; answered > 0 && r.audits[a].valid {
				sum += w.numerator[a*sections+s] * (w.common[s] / (f.sections[s].multiple * answered))
				n++
			}
		}
		if n > 0 {
			r.sections[s], r.seen[s] = number{n: sum, d: n * w.common[s]}, true
		}
	}
}

// big computes the same as small with big.Rat.
func (w *worker) big(f *compiled, audits []Audit) {
	r, sections := &w.result, len(f.sections)
	total := new(big.Rat)
	sums, counts := make([]big.Rat, sections), make([]int64, sections)
	for a := range audits {
		if !r.audits[a].valid {
			continue
		}
		numerator, answered := w.of(a, sections)
		score := new(big.Rat)
		for s, sec := range f.sections {
			if answered[s] == 0 {
				continue
			}
			share := f.share(s, numerator[s], audits[a].Points)
			share.Mul(share, big.NewRat(1, answered[s]))
			sums[s].Add(&sums[s], share)
			counts[s]++
			score.Add(score, share.Mul(share, new(big.Rat).SetInt64(sec.weight)))
		}
		score.Mul(score, big.NewRat(100, w.assessed[a]))
		r.audits[a].score = wideNumber(score)
		total.Add(total, score)
	}
	r.mean = wideNumber(total.Mul(total, big.NewRat(1, int64(r.n))))
	for s := range f.sections {
		if counts[s] > 0 {
			r.sections[s], r.seen[s] = wideNumber(new(big.Rat).Mul(&sums[s], big.NewRat(1, counts[s]))), true
		}
	}
}

// resize gives a slice of n elements, reusing s; their values are leftovers.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
