package reliability

import "math"

// Coefficients are a D-study's results: Relative (Eρ²) orders persons seen under the
// same conditions, Absolute (Φ) also counts how conditions differ.
type Coefficients struct {
	Relative, Absolute           Estimate
	RelativeError, AbsoluteError float64 // σ²(δ), σ²(Δ)
}

func coefficients(universe, relative, absolute float64) Coefficients {
	return Coefficients{
		Relative: share(universe, relative), Absolute: share(universe, absolute),
		RelativeError: relative, AbsoluteError: absolute,
	}
}

func failed(reasons ...Reason) Coefficients {
	for _, r := range reasons {
		if r != "" {
			return Coefficients{Relative: none(r), Absolute: none(r)}
		}
	}
	return Coefficients{}
}

// share is signal/(signal+noise); without a signal there is nothing to repeat, and
// reliability is 0 as long as there is noise.
func share(signal, noise float64) Estimate {
	switch {
	case !(signal >= 0) || !(noise >= 0) || math.IsInf(signal+noise, 0):
		return none(BadVariance)
	case signal+noise == 0:
		return none(NoVariation)
	}
	return found(signal / (signal + noise))
}

// Components are the variances of model 2b in squared points: between institutions
// (σ_b²), between auditors (σ_a²), the rest (σ²).
type Components struct {
	Institution, Auditor, Residual float64
}

// Relative is Eρ² = σ_b²/(σ_b²+σ²/n) of the mean of n audits: what would hold if all
// institutions met the same auditors.
func (c Components) Relative(n float64) Estimate {
	if !(n > 0) {
		return none(BadPlan)
	}
	return share(c.Institution, c.Residual/n)
}

// Phi is Φ = σ_b²/(σ_b²+σ_a²/n_a+σ²/n) of the raw official score: n audits by
// auditors different ones.
func (c Components) Phi(n, auditors float64) Estimate {
	if !(n > 0) || !(auditors > 0) || auditors > n {
		return none(BadPlan)
	}
	if c.Auditor < 0 || c.Residual < 0 {
		return none(BadVariance)
	}
	return share(c.Institution, c.Auditor/auditors+c.Residual/n)
}

// Adjusted is ρ²_adj = 1 − mean(PEV)/σ_b² of the severity corrected score, from the
// prediction error variances of the institutions.
func (c Components) Adjusted(pev []float64) Estimate {
	if len(pev) == 0 {
		return none(TooSmall)
	}
	mean := 0.0
	for _, v := range pev {
		mean += v / float64(len(pev))
	}
	return c.Lambda(mean)
}

// Lambda is λ_i = 1 − PEV_i/σ_b² of one institution, within 0..1.
func (c Components) Lambda(pev float64) Estimate {
	switch {
	case !(pev >= 0) || !(c.Institution >= 0) || math.IsInf(pev+c.Institution, 0):
		return none(BadVariance)
	case c.Institution == 0:
		return none(NoDifferences)
	}
	return found(min(1, max(0, 1-pev/c.Institution)))
}

// Needed is how many audits by different auditors give the raw score reliability
// target: n = ρ/(1−ρ)·(σ_a²+σ²)/σ_b². Audits come whole: Ceil of it is what is done.
func (c Components) Needed(target float64) Estimate {
	switch {
	case !(target > 0 && target < 1):
		return none(BadTarget)
	case !(c.Institution >= 0) || !(c.Auditor >= 0) || !(c.Residual >= 0) || math.IsInf(c.Institution+c.Auditor+c.Residual, 0):
		return none(BadVariance)
	case c.Institution == 0:
		return none(NoDifferences)
	}
	return found(target / (1 - target) * (c.Auditor + c.Residual) / c.Institution)
}

// Grade is what may be published at a measured reliability (method.md 2c and 2a.13).
type Grade string

// The grades, from the worst.
const (
	GradeBands   Grade = "bands"   // below 0.50: bands only
	GradeRanges  Grade = "ranges"  // from 0.50: places with their ranges, for the jury
	GradePlaces  Grade = "places"  // from 0.70: places may be public
	GradeLicence Grade = "licence" // from 0.80: enough for a licence
	GradeUnknown Grade = "unknown" // no reliability was measured
)

// GradeOf reads a reliability.
func GradeOf(e Estimate) Grade {
	switch {
	case !e.OK():
		return GradeUnknown
	case e.Value < 0.50:
		return GradeBands
	case e.Value < 0.70:
		return GradeRanges
	case e.Value < 0.80:
		return GradePlaces
	}
	return GradeLicence
}
