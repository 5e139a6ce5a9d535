package strength

import (
	"math"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
)

// EditionAudit is one audit of one of two editions, scored by what both asked alike.
type EditionAudit struct {
	Institution, Auditor int32 // auditors numbered over both editions, as persons
	Now                  bool  // else the edition before
	Score                float64
}

// JointTrend compares two editions whose auditors overlap: both are fitted at once,
// every institution of an edition as it is, auditors common, so that the error of a
// change takes account of who came twice (TR-1). Changes are unshrunken; an
// institution without audits in one of the editions has Reason FewAnswers. It fails as
// inference.FitBLUE does.
func JointTrend(audits []EditionAudit, institutions, auditors int, q float64) ([]Change, error) {
	d := inference.Design{Institutions: 2 * institutions, Auditors: auditors}
	raw := make([]struct{ sum, n float64 }, 2*institutions)
	for _, a := range audits {
		if a.Institution < 0 || int(a.Institution) >= institutions {
			return nil, contest.E("strength_shape")
		}
		level := edition(a)
		d.Score = append(d.Score, a.Score)
		d.Institution = append(d.Institution, level)
		d.Auditor = append(d.Auditor, a.Auditor)
		raw[level].sum += a.Score
		raw[level].n++
	}
	b, err := inference.FitBLUE(d, inference.Options{})
	if err != nil {
		return nil, err
	}
	at := make([]int, 2*institutions) // 1 + position among the estimates
	for k, level := range b.Institution {
		at[level] = k + 1
	}
	out := make([]Change, institutions)
	row := make([]float64, b.Dim())
	for i := range out {
		out[i] = Change{P: 1, Adjusted: 1, Reason: FewAnswers}
		before, now := at[2*i], at[2*i+1]
		if before == 0 || now == 0 {
			continue
		}
		b.Row(now-1, row)
		variance := row[now-1] - 2*row[before-1] + b.SE[before-1]*b.SE[before-1]
		out[i] = Change{
			Shrunken: b.Estimate[now-1] - b.Estimate[before-1],
			Raw:      raw[2*i+1].sum/raw[2*i+1].n - raw[2*i].sum/raw[2*i].n,
			SE:       math.Sqrt(max(0, variance)), P: 1, Adjusted: 1,
		}
	}
	discover(out, q)
	return out, nil
}

// edition numbers an institution in its edition.
func edition(a EditionAudit) int32 {
	if a.Now {
		return 2*a.Institution + 1
	}
	return 2 * a.Institution
}
