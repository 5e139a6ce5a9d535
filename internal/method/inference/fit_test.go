package inference

import (
	"math"
	"slices"
	"testing"
)

// near tells whether got is want within tolerance of the larger of 1 and |want| where
// relative, and says so where it is not.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %.9g, lme4 has %.9g (off by %.2g, allowed %.2g)", what, got, want, got-want, tolerance)
	}
}

// Every published fit within its tolerance (data/oracles/MANIFEST.csv).
func TestFitsAsLme4(t *testing.T) {
	for _, src := range sources {
		t.Run(src.fit, func(t *testing.T) {
			want := src.lme4(t)
			d, institutions, auditors := src.design(t)
			m, err := Fit(d, Options{})
			if err != nil {
				t.Fatal(err)
			}
			near(t, "criterion", m.Criterion, want.Criterion, 1e-5*max(1, want.Criterion/1e5))
			for _, f := range want.variances(t) {
				got := map[string]float64{src.institution: m.Variance.Institution, src.auditor: m.Variance.Auditor, "Residual": m.Variance.Residual}[f.name]
				near(t, "variance of "+f.name, got, f.variance, max(1e-4*f.variance, 1e-6))
			}
			if len(m.Fixed) != len(want.Fixef) {
				t.Fatalf("fixed effects %v, lme4 has %v", m.Fixed, want.Fixef)
			}
			for _, f := range want.Fixef {
				k := slices.IndexFunc(m.Fixed, func(e Estimate) bool { return e.Name == f.Name })
				if k < 0 {
					t.Fatalf("no column %q in %v", f.Name, m.Fixed)
				}
				near(t, f.Name, m.Fixed[k].Estimate, f.Estimate, 1e-4)
				near(t, f.Name+" SE", m.Fixed[k].SE, f.SE, 1e-4*f.SE)
			}
			for _, b := range append(want.Blups[src.institution], want.Inst...) {
				i := m.Institutions[slices.Index(institutions, b.name())]
				near(t, b.name(), i.BLUP, b.Blup, 1e-4)
				near(t, b.name()+" PEV", i.PEVSD, b.PEV, 1e-3*b.PEV)
				if b.SE > 0 {
					near(t, b.name()+" adjusted", i.Adjusted, b.Adjusted, 1e-4)
					near(t, b.name()+" adjusted SE", i.AdjustedSE, b.SE, 1e-3*b.SE)
				}
			}
			for _, b := range append(want.Blups[src.auditor], want.Auditors...) {
				a := m.Auditors[slices.Index(auditors, b.name())]
				near(t, "severity of "+b.name(), -a.Severity, b.Blup+b.Severity, 1e-4)
				near(t, "PEV of "+b.name(), a.PEVSD, b.PEV, 1e-3*b.PEV)
			}
			for _, a := range want.Adjusted {
				i := m.Institutions[slices.Index(institutions, a.Level)]
				near(t, a.Level+" adjusted", i.Adjusted, a.Adjusted, 1e-4)
				near(t, a.Level+" adjusted SE", i.AdjustedSE, a.SE, 1e-3*a.SE)
			}
			if want.Sums != nil {
				sumsOf(t, m, want.Sums)
			}
		})
	}
}

func sumsOf(t *testing.T, m *Model, want map[string]float64) {
	t.Helper()
	var squares, pev, severity float64
	for _, i := range m.Institutions {
		squares += i.BLUP * i.BLUP
		pev += i.PEVSD * i.PEVSD
	}
	for _, a := range m.Auditors {
		severity += math.Abs(a.Severity)
	}
	near(t, "sum of BLUP²", squares, want["sumsq_blup"], 1e-5*want["sumsq_blup"])
	near(t, "sum of PEV", pev, want["sumsq_pev"], 1e-5*want["sumsq_pev"])
	near(t, "sum of |severity|", severity, want["sum_abs_auditor"], 1e-4*want["sum_abs_auditor"])
}
