package office

import (
	"cmp"
	"slices"
)

// fewInstitutions is below how many institutions an auditor's severity is told with
// reserve (method.md §2b, connectivity).
const fewInstitutions = 5

// severities lists what the model says of the auditors with audits.
func (c *Certainty) severities() []AuditorSeverity {
	var all []AuditorSeverity
	for j, a := range c.model.Auditors {
		if a.N == 0 {
			continue
		}
		s := AuditorSeverity{
			Code: c.sample.auditors[j], Audits: a.N, Institutions: a.Institutions, Severity: a.Severity, SE: a.PEVSD,
			Low: a.Severity - halfWidth*a.PEVSD, High: a.Severity + halfWidth*a.PEVSD,
			Apart: c.model.Connectivity.Auditor[j] > 0, Few: a.Institutions < fewInstitutions,
		}
		s.Marked = s.Low > 0 || s.High < 0
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b AuditorSeverity) int { return cmp.Compare(b.Severity, a.Severity) })
	return all
}
