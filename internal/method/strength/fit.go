package strength

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
)

// MinForCriterion is how many answers a criterion needs to be fitted on its own.
const MinForCriterion = 300

// sample are the observations of one fit, in the order of audits.
type sample struct {
	fit  Fit
	rows []row
	bad  bool // a value is no share of points
}

type row struct {
	institution, auditor int32
	value                float64 // 0..100
}

// FitAll fits every criterion with enough answers and, of the others, every area of a
// channel, on all processors. Fits stand by channel, area and code, areas before
// their criteria. A fit that the model refuses carries the reason. FitAll itself
// fails with code strength_shape.
func FitAll(d Data, o inference.Options) ([]Fit, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	samples := d.samples()
	d.Answers = nil // the samples hold them: of a large edition they are many
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(samples)) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(samples); i = int(next.Add(1)) - 1 {
				samples[i].estimate(d, o)
			}
		})
	}
	done.Wait()
	fits := make([]Fit, len(samples))
	for i, s := range samples {
		fits[i] = s.fit
	}
	return fits, nil
}

// samples sorts the answers into fits.
func (d *Data) samples() []*sample {
	count := make([]int, len(d.Criteria))
	for _, a := range d.Answers {
		count[a.Criterion]++
	}
	of := make([][]Answer, len(d.Criteria))
	for k, n := range count {
		of[k] = make([]Answer, 0, n)
	}
	for _, a := range d.Answers {
		of[a.Criterion] = append(of[a.Criterion], a)
	}
	type place struct {
		channel int
		area    string
	}
	short := map[place][]int{}
	var all []*sample
	for k, c := range d.Criteria {
		switch {
		case len(of[k]) == 0:
		case len(of[k]) < MinForCriterion:
			at := place{c.Channel, c.Area}
			short[at] = append(short[at], k)
		default:
			s := &sample{fit: Fit{Level: OfCriterion, Channel: c.Channel, Area: c.Area, Code: c.Code, Members: []string{c.Code}, Binary: c.Binary}}
			slices.SortStableFunc(of[k], func(a, b Answer) int { return int(a.Audit - b.Audit) })
			s.rows = make([]row, 0, len(of[k]))
			for _, a := range of[k] {
				s.bad = s.bad || unusable(a.Value)
				s.rows = append(s.rows, row{a.Institution, a.Auditor, 100 * a.Value})
			}
			all = append(all, s)
		}
	}
	for at, members := range short {
		s := &sample{fit: Fit{Level: OfArea, Channel: at.channel, Area: at.area}}
		d.mean(s, members, of)
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *sample) int { return compareFits(a.fit, b.fit) })
	return all
}

func compareFits(a, b Fit) int {
	if a.Channel != b.Channel {
		return a.Channel - b.Channel
	}
	if c := strings.Compare(a.Area, b.Area); c != 0 {
		return c
	}
	return strings.Compare(a.Code, b.Code)
}

// mean makes one row an audit: the mean of its answers to the members, by weight.
func (d *Data) mean(s *sample, members []int, of [][]Answer) {
	type sum struct {
		Answer
		value, weight float64
	}
	audits := map[int32]*sum{}
	for _, k := range members {
		s.fit.Members = append(s.fit.Members, d.Criteria[k].Code)
		for _, a := range of[k] {
			s.bad = s.bad || unusable(a.Value)
			m := audits[a.Audit]
			if m == nil {
				m = &sum{Answer: a}
				audits[a.Audit] = m
			}
			m.value += d.Criteria[k].Weight * a.Value
			m.weight += d.Criteria[k].Weight
		}
	}
	slices.Sort(s.fit.Members)
	for _, audit := range slices.Sorted(maps.Keys(audits)) {
		m := audits[audit]
		if m.weight > 0 {
			s.rows = append(s.rows, row{m.Institution, m.Auditor, 100 * m.value / m.weight})
		}
	}
}

// estimate fills the fit's raw numbers and, if the model takes the rows, its effects.
func (s *sample) estimate(d Data, o inference.Options) {
	if s.bad {
		s.fit.Reason = BadValue
		return
	}
	s.raw(len(d.Categories))
	design := inference.Design{Institutions: len(d.Categories), Auditors: d.Auditors, Fixed: new(inference.Fixed)}
	categories := make([]string, len(s.rows))
	for i, r := range s.rows {
		design.Score = append(design.Score, r.value)
		design.Institution = append(design.Institution, r.institution)
		design.Auditor = append(design.Auditor, r.auditor)
		categories[i] = d.Categories[r.institution]
	}
	design.Fixed.AddFactor("category", categories)
	o.ByChannel = false
	m, err := inference.Fit(design, o)
	if err != nil {
		s.fit.Reason = Reason(contest.CodeOf(err))
		return
	}
	s.fit.Between = m.Variance.Institution
	for k := range s.fit.Effects {
		e := &s.fit.Effects[k]
		inst := m.Institutions[e.Institution]
		e.BLUP, e.PEV = inst.BLUP, inst.PEVSD*inst.PEVSD
		if m.Connectivity.Components > 1 && m.Connectivity.Institution[e.Institution] != 0 {
			e.Reason = Disconnected
		}
	}
}

// raw counts and averages the rows of each institution.
func (s *sample) raw(institutions int) {
	all := make([]Effect, institutions)
	for _, r := range s.rows {
		e := &all[r.institution]
		e.N++
		e.Mean += r.value
		if r.value == 100 {
			e.Full++
		}
	}
	for i, e := range all {
		if e.N > 0 {
			e.Institution, e.Mean = i, e.Mean/float64(e.N)
			s.fit.Effects = append(s.fit.Effects, e)
		}
	}
}
