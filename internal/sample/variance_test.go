package sample

import (
	"math"
	"testing"

	"biurolidera/internal/contest"
)

// auditScore is method.md 2a, rules 1 to 4, in floating point: enough to look at
// spreads.
func auditScore(f contest.Form, answers []contest.Answer) float64 {
	sum, weight, at := 0.0, 0.0, 0
	for _, s := range f.Sections {
		got, answered, full := 0.0, 0.0, 0.0
		for _, c := range s.Criteria {
			full += float64(c.Weight)
			if a := answers[at]; a.NA == "" {
				answered += float64(c.Weight)
				got += float64(c.Weight) * float64(a.Points) / float64(c.Max)
			}
			at++
		}
		if 2*answered >= full {
			sum += float64(s.Weight) * got / answered
			weight += float64(s.Weight)
		}
	}
	return 100 * sum / weight
}

// observation is one audit's score, freed of its channel's and category's mean.
type observation struct {
	institution, auditor, cell string
	score                      float64
}

// shared is the mean product of two observations of one group: the variance that
// the group gives them in common.
func shared(list []observation, group func(observation) string) float64 {
	type sums struct{ one, square, n float64 }
	by := map[string]*sums{}
	for _, o := range list {
		g := by[group(o)]
		if g == nil {
			g = new(sums)
			by[group(o)] = g
		}
		g.one += o.score
		g.square += o.score * o.score
		g.n++
	}
	products, pairs := 0.0, 0.0
	for _, g := range by {
		products += g.one*g.one - g.square
		pairs += g.n * (g.n - 1)
	}
	return products / pairs
}

// The spread of one audit's score is shared out like that of the objective
// checklist of method.md §1: institution 33 %, auditor 14 %, residual 54 %.
func TestVarianceShares(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		list, overall, failures, audits := observe(t, seed)
		total := 0.0
		for _, o := range list {
			total += o.score * o.score
		}
		total /= float64(len(list))
		institution := shared(list, func(o observation) string { return o.institution }) / total
		auditor := shared(list, func(o observation) string { return o.auditor }) / total
		within(t, seed, "share of the institution", institution, 0.26, 0.40)
		within(t, seed, "share of the auditor", auditor, 0.09, 0.20)
		within(t, seed, "share of the residual", 1-institution-auditor, 0.45, 0.62)
		within(t, seed, "spread of an audit", math.Sqrt(total), 11, 17)
		mean, laureates, poor := 0.0, 0.0, 0.0
		for _, o := range overall {
			mean += o
			if o >= 75 {
				laureates++
			}
			if o < 60 {
				poor++
			}
		}
		n := float64(len(overall))
		within(t, seed, "mean score", mean/n, 70, 82)
		within(t, seed, "share of 75 and more", laureates/n, 0.3, 0.8)
		within(t, seed, "share under 60", poor/n, 0.01, 0.12)
		within(t, seed, "critical failures an audit", failures/audits, 0.001, 0.03)
	}
}

func within(t *testing.T, seed uint64, what string, got, low, high float64) {
	t.Helper()
	if got < low || got > high {
		t.Errorf("seed %d: %s %.3f, want %.3f to %.3f", seed, what, got, low, high)
	}
}

func observe(t *testing.T, seed uint64) (list []observation, overall []float64, failures, audits float64) {
	t.Helper()
	type cell struct{ sum, n float64 }
	cells := map[string]*cell{}
	forms := map[int64]*contest.Questionnaire{}
	for _, q := range fixture() {
		forms[q.ID] = &q
	}
	for _, p := range all(t, options(seed, 500, 5)) {
		means := map[contest.Channel]*cell{}
		for _, a := range p.Audits {
			if a.State == contest.AuditVoid {
				continue
			}
			audits++
			q := forms[a.QuestionnaireID]
			for _, x := range a.Answers {
				if c, _ := q.Criterion(x.Criterion); c.Critical && x.NA == "" && x.Points <= c.FailAt {
					failures++
				}
			}
			o := observation{p.Institution.Code, a.Auditor, string(a.Channel) + p.Institution.Category, auditScore(q.Form(p.Institution.Category, p.Institution.Sub), a.Answers)}
			list = append(list, o)
			if cells[o.cell] == nil {
				cells[o.cell] = new(cell)
			}
			if means[a.Channel] == nil {
				means[a.Channel] = new(cell)
			}
			for _, c := range []*cell{cells[o.cell], means[a.Channel]} {
				c.sum += o.score
				c.n++
			}
		}
		sum, weight := 0.0, 0.0
		for c, m := range means {
			rule, _ := contest.DefaultRules().Channel(c)
			sum += float64(rule.Weight) * m.sum / m.n
			weight += float64(rule.Weight)
		}
		overall = append(overall, sum/weight)
	}
	for i := range list {
		c := cells[list[i].cell]
		list[i].score -= c.sum / c.n
	}
	return list, overall, failures, audits
}
