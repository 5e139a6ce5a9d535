package reliability

import "math"

// ChannelCost is one channel of a plan of fieldwork.
type ChannelCost struct {
	Weight   float64 // V, positive
	Residual float64 // σ_c², squared points
	Auditor  float64 // σ_a² within the channel, squared points
	Cost     float64 // of one audit, positive, in any currency
	Min      int     // audits each institution needs at least, 1 or more
}

// Plan is a contest seen by its D-study: how institutions differ and what one audit
// of each channel tells and costs.
type Plan struct {
	Institutions int // N in the list, at least 2
	Between      float64
	Channels     []ChannelCost
}

// Outlook is what a number of audits a channel would give.
type Outlook struct {
	Audits      []int // a channel, in the plan's order
	Total       int   // an institution
	Reliability Estimate
	Grade       Grade
	SE          float64 // standard error of an institution's score, points
	PlaceWidth  Estimate
	Cost        float64 // of the whole list
}

func (p Plan) check() Reason {
	if p.Institutions < 2 || len(p.Channels) == 0 {
		return BadPlan
	}
	if !(p.Between >= 0) || math.IsInf(p.Between, 0) {
		return BadVariance
	}
	for _, c := range p.Channels {
		if !(c.Weight > 0) || !(c.Cost > 0) || c.Min < 1 || math.IsInf(c.Weight+c.Cost, 0) {
			return BadPlan
		}
		if !(c.Residual >= 0) || !(c.Auditor >= 0) || math.IsInf(c.Residual+c.Auditor, 0) {
			return BadVariance
		}
	}
	return ""
}

// noise is Var of one audit's share in the overall score: V_c²(σ_c²+σ_a²)/ΣV².
func (p Plan) noise() []float64 {
	total := 0.0
	for _, c := range p.Channels {
		total += c.Weight
	}
	out := make([]float64, len(p.Channels))
	for i, c := range p.Channels {
		out[i] = square(c.Weight/total) * (c.Residual + c.Auditor)
	}
	return out
}

// Outlook computes reliability, error, the width of the place range and the cost of
// a number of audits a channel, by SE² = Σ V_c²(σ_c²+σ_a²)/n_c. draws and seed are
// those of PlaceWidth.
func (p Plan) Outlook(audits []int, draws int, seed uint64) Outlook {
	o := Outlook{Audits: audits, Reliability: none(BadPlan), PlaceWidth: none(BadPlan), Grade: GradeUnknown}
	if r := p.check(); r != "" {
		o.Reliability, o.PlaceWidth = none(r), none(r)
		return o
	}
	if len(audits) != len(p.Channels) {
		return o
	}
	variance := 0.0
	for i, v := range p.noise() {
		if audits[i] < 1 {
			return o
		}
		variance += v / float64(audits[i])
		o.Total += audits[i]
		o.Cost += float64(p.Institutions) * float64(audits[i]) * p.Channels[i].Cost
	}
	o.SE = math.Sqrt(variance)
	o.Reliability = share(p.Between, variance)
	o.Grade = GradeOf(o.Reliability)
	o.PlaceWidth = PlaceWidth(p.Institutions, p.Between, variance, draws, seed)
	return o
}

// Shares is the best division of fieldwork between channels for a given sum of
// money, n_c ∝ V_c·√((σ_c²+σ_a²)/cost_c), as shares of the number of audits.
func (p Plan) Shares() ([]float64, Reason) {
	if r := p.check(); r != "" {
		return nil, r
	}
	out, sum := make([]float64, len(p.Channels)), 0.0
	for i, c := range p.Channels {
		out[i] = c.Weight * math.Sqrt((c.Residual+c.Auditor)/c.Cost)
		sum += out[i]
	}
	if sum == 0 {
		return nil, NoVariation
	}
	for i := range out {
		out[i] /= sum
	}
	return out, ""
}

// Within gives whole numbers of audits a channel that cost at most budget an
// institution: the minima, then one audit after another where a unit of money takes
// most error away. BadPlan: the minima alone cost more.
func (p Plan) Within(budget float64) ([]int, Reason) {
	audits, cost, reason := p.minima()
	if reason != "" {
		return nil, reason
	}
	if cost > budget || math.IsNaN(budget) || math.IsInf(budget, 0) {
		return nil, BadPlan
	}
	noise, cheapest := p.noise(), math.Inf(1)
	for _, c := range p.Channels {
		cheapest = min(cheapest, c.Cost)
	}
	if (budget-cost)/cheapest > maxAudits {
		return nil, BadPlan
	}
	for {
		best := p.best(noise, audits, budget-cost)
		if best < 0 {
			return audits, ""
		}
		audits[best]++
		cost += p.Channels[best].Cost
	}
}

// Split divides total audits an institution between the channels, as a slider asks:
// the minima, then one after another where a unit of money takes most error away.
func (p Plan) Split(total int) ([]int, Reason) {
	audits, _, reason := p.minima()
	if reason != "" {
		return nil, reason
	}
	for _, n := range audits {
		total -= n
	}
	if total < 0 || total > maxAudits {
		return nil, BadPlan
	}
	noise := p.noise()
	for range total {
		audits[p.best(noise, audits, math.Inf(1))]++
	}
	return audits, ""
}

// maxAudits is how many audits an institution are planned at most.
const maxAudits = 10_000

// Reaching gives the cheapest whole numbers of audits a channel, found one audit
// after another, whose reliability is at least target.
func (p Plan) Reaching(target float64) ([]int, Reason) {
	audits, _, reason := p.minima()
	switch {
	case reason != "":
		return nil, reason
	case !(target > 0 && target < 1):
		return nil, BadTarget
	case p.Between == 0:
		return nil, NoDifferences
	}
	noise := p.noise()
	allowed := p.Between * (1 - target) / target
	for range maxAudits {
		variance := 0.0
		for i, v := range noise {
			variance += v / float64(audits[i])
		}
		if variance <= allowed {
			return audits, ""
		}
		audits[p.best(noise, audits, math.Inf(1))]++
	}
	return nil, Unreachable
}

func (p Plan) minima() (audits []int, cost float64, reason Reason) {
	if r := p.check(); r != "" {
		return nil, 0, r
	}
	for _, c := range p.Channels {
		audits = append(audits, c.Min)
		cost += float64(c.Min) * c.Cost
	}
	return audits, cost, ""
}

// best is the channel whose next audit takes most error away for its cost, the first
// of equals; −1: none is affordable.
func (p Plan) best(noise []float64, audits []int, money float64) int {
	best, most := -1, -1.0
	for i, c := range p.Channels {
		n := float64(audits[i])
		gain := noise[i] / (n * (n + 1) * c.Cost)
		if c.Cost <= money && gain > most {
			best, most = i, gain
		}
	}
	return best
}
