package score_test

import (
	"math/big"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// reference computes one institution straight from the text of method.md 2a, rules
// 3 to 7, with big.Rat and nothing of the package under test but its plain types.
type refStanding struct {
	audits   [][]*big.Rat // by channel and audit; nil: void
	channels []*big.Rat   // nil: no score
	areas    map[string]*big.Rat
	overall  *big.Rat // nil: not classified
	failures int
}

func reference(in score.Input, inst score.Institution) refStanding {
	r := refStanding{
		audits: make([][]*big.Rat, len(in.Channels)), channels: make([]*big.Rat, len(in.Channels)), areas: map[string]*big.Rat{},
	}
	areaWeights := map[string]*big.Rat{}
	overall, weights := new(big.Rat), new(big.Rat)
	classified := len(inst.Channels) > 0
	for _, work := range inst.Channels {
		f, v := in.Forms[work.Form], whole(in.Channels[work.Channel].Weight)
		sections := make([][]*big.Rat, len(f.Sections))
		var valid []*big.Rat
		for _, a := range work.Audits {
			s, shares := refAudit(in.Coverage, f, a)
			r.audits[work.Channel] = append(r.audits[work.Channel], s)
			if s == nil {
				continue
			}
			valid = append(valid, s)
			for i, share := range shares {
				if share != nil {
					sections[i] = append(sections[i], share)
				}
			}
			r.failures += refFailures(f, a)
		}
		for i, shares := range sections {
			if len(shares) > 0 {
				area, vw := f.Sections[i].Area, times(v, whole(f.Sections[i].Weight))
				if r.areas[area] == nil {
					r.areas[area], areaWeights[area] = new(big.Rat), new(big.Rat)
				}
				r.areas[area].Add(r.areas[area], times(vw, mean(shares)))
				areaWeights[area].Add(areaWeights[area], vw)
			}
		}
		if len(valid) < in.Channels[work.Channel].MinAudits {
			classified = false
			continue
		}
		r.channels[work.Channel] = mean(valid)
		overall.Add(overall, times(v, mean(valid)))
		weights.Add(weights, v)
	}
	for area, sum := range r.areas {
		sum.Quo(times(sum, whole(100)), areaWeights[area])
	}
	if classified {
		r.overall = overall.Quo(overall, weights)
	}
	return r
}

func refAudit(v contest.Coverage, f score.Form, a score.Audit) (*big.Rat, []*big.Rat) {
	var shares []*big.Rat
	total, assessed, all := new(big.Rat), new(big.Rat), new(big.Rat)
	i := 0
	for _, s := range f.Sections {
		sum, answered, full := new(big.Rat), new(big.Rat), new(big.Rat)
		for _, item := range s.Items {
			full.Add(full, whole(item.Weight))
			if p := a.Points[i]; p >= 0 {
				answered.Add(answered, whole(item.Weight))
				sum.Add(sum, times(whole(item.Weight), big.NewRat(int64(p), item.Max)))
			}
			i++
		}
		all.Add(all, whole(s.Weight))
		if answered.Sign() == 0 || new(big.Rat).Quo(answered, full).Cmp(big.NewRat(int64(v.SectionNum), int64(v.SectionDen))) < 0 {
			shares = append(shares, nil)
			continue
		}
		share := sum.Quo(sum, answered)
		shares = append(shares, share)
		assessed.Add(assessed, whole(s.Weight))
		total.Add(total, times(whole(s.Weight), share))
	}
	if assessed.Sign() == 0 || new(big.Rat).Quo(assessed, all).Cmp(big.NewRat(int64(v.AuditNum), int64(v.AuditDen))) < 0 {
		return nil, nil
	}
	return times(whole(100), total.Quo(total, assessed)), shares
}

func refFailures(f score.Form, a score.Audit) int {
	confirmed := map[int32]bool{}
	for _, c := range a.Confirmed {
		confirmed[c] = true
	}
	n, i := 0, int32(0)
	for _, s := range f.Sections {
		for _, item := range s.Items {
			if item.Critical && confirmed[i] && a.Points[i] >= 0 && int64(a.Points[i]) <= item.FailAt {
				n++
			}
			i++
		}
	}
	return n
}

func mean(values []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, v := range values {
		sum.Add(sum, v)
	}
	return sum.Quo(sum, whole(int64(len(values))))
}

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

// halfUp rounds to hundredths as rule 8 says.
func halfUp(x *big.Rat) contest.Hundredths {
	q, r := new(big.Int).DivMod(new(big.Int).Mul(x.Num(), big.NewInt(100)), x.Denom(), new(big.Int))
	if r.Lsh(r, 1).Cmp(x.Denom()) >= 0 {
		q.Add(q, big.NewInt(1))
	}
	return contest.Hundredths(q.Int64())
}
