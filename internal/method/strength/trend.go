package strength

import "math"

// Anchored is how a criterion was asked: what must agree for two editions to be
// compared.
type Anchored struct {
	Channel int
	Code    string
	Anchors string // all anchors and bands, or a digest of them
}

// Common lists what both editions asked in the same way, in the order of now.
func Common(now, before []Anchored) []Anchored {
	known := make(map[Anchored]bool, len(before))
	for _, a := range before {
		known[a] = true
	}
	var out []Anchored
	for _, a := range now {
		if known[a] {
			out = append(out, a)
		}
	}
	return out
}

// Measured is one institution's adjusted score in one edition.
type Measured struct {
	Adjusted float64 // m, shrunken, points
	PEV      float64 // its variance
	Raw      float64 // as observed
}

// Change is one institution's change since the last edition (TR-1).
type Change struct {
	Raw         float64 // observed change: falls back to the mean by itself
	Shrunken    float64 // Δ̂ = m_t − m_{t−1}; of JointTrend unshrunken, corrected for auditors
	SE          float64
	P, Adjusted float64 // two-sided, and after Benjamini–Hochberg over institutions
	Confirmed   bool
	Reason      Reason // why nothing is said
}

// Pair is an institution measured in both editions. Shared tells that an auditor
// worked there in both, or that their auditors overlap so much that the errors are
// not independent: then no change is claimed here; JointTrend can tell.
type Pair struct {
	Now, Before Measured
	Shared      bool
}

// Trend compares two editions on what Common lists, institution by institution, with
// the false discovery rate held at q over all of them.
func Trend(pairs []Pair, q float64) []Change {
	out := make([]Change, len(pairs))
	for i, p := range pairs {
		c := &out[i]
		c.P, c.Adjusted = 1, 1
		variance := p.Now.PEV + p.Before.PEV
		c.Shrunken, c.Raw = p.Now.Adjusted-p.Before.Adjusted, p.Now.Raw-p.Before.Raw
		switch {
		case math.IsNaN(c.Shrunken+c.Raw+variance) || math.IsInf(c.Shrunken+c.Raw+variance, 0) || p.Now.PEV < 0 || p.Before.PEV < 0:
			*c = Change{P: 1, Adjusted: 1, Reason: BadValue}
		case p.Shared:
			c.Reason = SharedAuditor
		default:
			c.SE = math.Sqrt(variance)
		}
	}
	discover(out, q)
	return out
}

// discover tests the changes that have a standard error and holds the false discovery
// rate at q over them.
func discover(out []Change, q float64) {
	var tested []int
	var values []float64
	for i := range out {
		c := &out[i]
		switch {
		case c.Reason != "":
		case !(c.SE > 0):
			c.Reason = NoDifferences
		default:
			c.P = twoSided(c.Shrunken / c.SE)
			tested, values = append(tested, i), append(values, c.P)
		}
	}
	for k, adjusted := range BenjaminiHochberg(values) {
		c := &out[tested[k]]
		c.Adjusted, c.Confirmed = adjusted, adjusted <= q
	}
}
