package strength

import (
	"maps"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/chance"
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
	chance.InChunks(len(samples), 1, func(i, _ int) { samples[i].estimate(d, o) })
	fits := make([]Fit, len(samples))
	for i, s := range samples {
		fits[i] = s.fit
	}
	return fits, nil
}

// samples sorts the answers into fits, the rows of each by audit.
func (d *Data) samples() []*sample {
	count := make([]int, len(d.Criteria))
	for _, a := range d.Answers {
		count[a.Criterion]++
	}
	type place struct {
		channel int
		area    string
	}
	short := map[place][]int{}
	few := map[int32][]Answer{} // of the criteria in short
	of := make([]*sample, len(d.Criteria))
	var all []*sample
	for k, c := range d.Criteria {
		switch {
		case count[k] == 0:
		case count[k] < MinForCriterion:
			at := place{c.Channel, c.Area}
			short[at] = append(short[at], k)
		default:
			of[k] = &sample{
				fit:  Fit{Level: OfCriterion, Channel: c.Channel, Area: c.Area, Code: c.Code, Members: []string{c.Code}, Binary: c.Binary},
				rows: make([]row, 0, count[k]),
			}
			all = append(all, of[k])
		}
	}
	for _, a := range d.byAudit() {
		if s := of[a.Criterion]; s != nil {
			s.bad = s.bad || unusable(a.Value)
			s.rows = append(s.rows, row{a.Institution, a.Auditor, 100 * a.Value})
		} else {
			few[a.Criterion] = append(few[a.Criterion], a)
		}
	}
	for at, members := range short {
		s := &sample{fit: Fit{Level: OfArea, Channel: at.channel, Area: at.area}}
		d.mean(s, members, few)
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *sample) int { return compareFits(a.fit, b.fit) })
	return all
}

// byAudit gives the answers by audit, those of one audit in the order they have.
func (d *Data) byAudit() []Answer {
	compare := func(a, b Answer) int { return int(a.Audit - b.Audit) }
	if slices.IsSortedFunc(d.Answers, compare) { // they are many: no copy without need
		return d.Answers
	}
	sorted := slices.Clone(d.Answers)
	slices.SortStableFunc(sorted, compare)
	return sorted
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
func (d *Data) mean(s *sample, members []int, of map[int32][]Answer) {
	type sum struct {
		Answer
		value, weight float64
	}
	audits := map[int32]*sum{}
	for _, k := range members {
		s.fit.Members = append(s.fit.Members, d.Criteria[k].Code)
		for _, a := range of[int32(k)] {
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
	n := len(s.rows)
	design := inference.Design{
		Institutions: len(d.Categories), Auditors: d.Auditors, Fixed: new(inference.Fixed),
		Score: make([]float64, 0, n), Institution: make([]int32, 0, n), Auditor: make([]int32, 0, n),
	}
	categories := make([]string, n)
	for i, r := range s.rows {
		design.Score = append(design.Score, r.value)
		design.Institution = append(design.Institution, r.institution)
		design.Auditor = append(design.Auditor, r.auditor)
		categories[i] = d.Categories[r.institution]
	}
	design.Fixed.AddFactor("category", categories)
	s.rows = nil // the design holds them
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
			e.Apart = true
		}
	}
}

// raw counts and averages the rows of each institution.
func (s *sample) raw(institutions int) {
	all, with := make([]Effect, institutions), 0
	for _, r := range s.rows {
		e := &all[r.institution]
		if e.N == 0 {
			with++
		}
		e.N++
		e.Mean += r.value
		if r.value == 100 {
			e.Full++
		}
	}
	s.fit.Effects = make([]Effect, 0, with)
	for i, e := range all {
		if e.N > 0 {
			e.Institution, e.Mean = int32(i), e.Mean/float64(e.N)
			s.fit.Effects = append(s.fit.Effects, e)
		}
	}
}
