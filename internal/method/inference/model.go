package inference

import "biurolidera/internal/contest"

// Model is a fitted DM-1 (method.md §2b).
type Model struct {
	N         int     // audits
	Criterion float64 // −2 · restricted log likelihood, all constants included
	Theta     Theta
	Variance  Variance

	Fixed        []Estimate    // the intercept first; dropped columns are left out
	Institutions []Institution // one an institution of the design, also where N is 0
	Auditors     []Auditor     // likewise; nil without auditors

	Reliability  Reliability
	Connectivity Connectivity
	Warnings     []contest.Finding // codes inference_*

	sys       *system // the equations at Theta
	standards [][]float64
	groups    []int32
}

// Theta are the standard deviations as multiples of the residual one.
type Theta struct{ Institution, Auditor, Cell float64 }

// Variance are the components, in squared points. Cell is institution×channel, 0
// where the component is not in the model.
type Variance struct{ Institution, Auditor, Cell, Residual float64 }

// Estimate is a fixed effect with its standard error.
type Estimate struct {
	Name         string
	Estimate, SE float64
}

// Institution is what the model says of one institution.
type Institution struct {
	N          int     // audits
	Auditors   int     // different auditors
	BLUP       float64 // b̂, points above or below the expectation
	PEVSD      float64 // √Var(b̂ − b), fixed effects included
	Adjusted   float64 // x̄'β̂ + b̂: score corrected for auditors, shrunken
	AdjustedSE float64
}

// Auditor is what the model says of one auditor.
type Auditor struct {
	N            int
	Institutions int     // different institutions
	Severity     float64 // −â: points taken from every score
	PEVSD        float64 // √Var(â − a)
}

// Reliability tells how far the scores tell institutions apart (method.md §2c); Φ and
// ρ² are 0 where no variance between institutions was found, NaN is never given.
type Reliability struct {
	Phi      float64 // of the plain mean score, auditors and audits counted per institution
	Adjusted float64 // 1 − mean PEV/σ_b²: of the adjusted score
	NFor08   float64 // audits by different auditors for Φ = 0.8; +Inf where σ_b² = 0
}

// Connectivity is the institution–auditor graph: severities compare only inside one
// component.
type Connectivity struct {
	Components  int
	Institution []int32 // component an institution, the one with most audits is 0; −1 without audits
	Auditor     []int32
	Largest     float64 // share of the audits in the largest component
}
