package recount

import (
	"cmp"
	"encoding/json"
	"math/big"
	"slices"
	"strings"
)

// The reference reads a case in JSON and computes `expected` straight from the text
// of method.md 2a and §5, with big.Rat, maps and no thought of speed. It shares no
// code with the packages under test.

type refCase struct {
	Name   string `json:"name"`
	Config struct {
		Channels []struct {
			ID   string `json:"id"`
			V    int64  `json:"V"`
			NMin int    `json:"n_min"`
		} `json:"channels"`
		Questionnaires map[string]struct {
			Sections []struct {
				Area  string `json:"area"`
				W     int64  `json:"W"`
				Items []struct {
					ID   string `json:"id"`
					W    int64  `json:"w"` // "W" would match too: Go's decoder ignores case
					Max  int64  `json:"max"`
					Fail *int64 `json:"critical_fail_at"`
				} `json:"items"`
			} `json:"sections"`
		} `json:"questionnaires"`
		Laureate struct {
			MinScore   string `json:"min_score"`
			MinChannel string `json:"min_channel"`
			TopPercent int    `json:"top_percent"`
			Gate       *bool  `json:"critical_gate"`
			Decides    *bool  `json:"decides"`
		} `json:"laureate"`
	} `json:"config"`
	Institutions []struct {
		ID         string   `json:"id"`
		Applicable []string `json:"applicable"`
		Audits     []struct {
			Channel   string         `json:"channel"`
			Answers   map[string]any `json:"answers"`
			Confirmed *[]string      `json:"confirmed"`
		} `json:"audits"`
	} `json:"institutions"`
	Expected json.RawMessage `json:"expected"`
}

type refRow struct {
	out        map[string]any
	classified bool
	overall    *big.Int // published, hundredths
	failures   int
	channels   map[string]*big.Int // published
	minimum    *big.Int
}

func reference(c refCase) []any {
	var rows []*refRow
	for i := range c.Institutions {
		rows = append(rows, refInstitution(c, i))
	}
	refPlaces(c, rows)
	out := []any{}
	for _, r := range rows {
		out = append(out, r.out)
	}
	return out
}

func refInstitution(c refCase, i int) *refRow {
	inst := c.Institutions[i]
	r := &refRow{out: map[string]any{"id": inst.ID}, classified: true, channels: map[string]*big.Int{}}
	channels := map[string]any{}
	overall, weights := new(big.Rat), new(big.Rat)
	areaSum, areaWeight := map[string]*big.Rat{}, map[string]*big.Rat{}
	for k, ch := range c.Config.Channels {
		if !slices.Contains(inst.Applicable, ch.ID) {
			continue
		}
		audits, scores, shares := refChannel(c, i, k, r)
		for s, section := range c.Config.Questionnaires[ch.ID].Sections {
			if len(shares[s]) == 0 {
				continue
			}
			vw := new(big.Rat).Mul(big.NewRat(ch.V, 1), big.NewRat(section.W, 1))
			a := section.Area
			if areaSum[a] == nil {
				areaSum[a], areaWeight[a] = new(big.Rat), new(big.Rat)
			}
			areaSum[a].Add(areaSum[a], new(big.Rat).Mul(refMean(shares[s]), vw))
			areaWeight[a].Add(areaWeight[a], vw)
		}
		entry := map[string]any{"n": int64(len(scores)), "n_void": int64(len(audits) - len(scores)), "audits": audits, "score": nil}
		channels[ch.ID] = entry
		if len(scores) < ch.NMin {
			r.classified = false
			continue
		}
		mean := refMean(scores)
		entry["score"] = refScore(mean)
		r.channels[ch.ID] = refPublished(mean)
		if r.minimum == nil || r.channels[ch.ID].Cmp(r.minimum) < 0 {
			r.minimum = r.channels[ch.ID]
		}
		v := big.NewRat(ch.V, 1)
		overall.Add(overall, new(big.Rat).Mul(v, mean))
		weights.Add(weights, v)
	}
	if len(channels) == 0 {
		r.classified = false
	}
	areas := map[string]any{}
	for a, sum := range areaSum {
		share := new(big.Rat).Quo(sum, areaWeight[a])
		areas[a] = refScore(share.Mul(share, big.NewRat(100, 1)))
	}
	r.out["classified"], r.out["critical_failures"] = r.classified, int64(r.failures)
	r.out["channels"], r.out["areas"], r.out["overall"] = channels, areas, nil
	if r.classified {
		overall.Quo(overall, weights)
		r.out["overall"], r.overall = refScore(overall), refPublished(overall)
	}
	return r
}

// refChannel gives the audits as they are shown, the scores of the valid ones, and
// the shares of each section where it could be assessed.
func refChannel(c refCase, i, k int, r *refRow) (audits []any, scores []*big.Rat, shares [][]*big.Rat) {
	id := c.Config.Channels[k].ID
	audits, shares = []any{}, make([][]*big.Rat, len(c.Config.Questionnaires[id].Sections))
	for a, audit := range c.Institutions[i].Audits {
		if audit.Channel != id {
			continue
		}
		score, sections, failures := refAudit(c, i, a)
		if score == nil {
			audits = append(audits, nil)
			continue
		}
		audits, scores = append(audits, refScore(score)), append(scores, score)
		r.failures += failures
		for s, share := range sections {
			if share != nil {
				shares[s] = append(shares[s], share)
			}
		}
	}
	return audits, scores, shares
}

func refMean(values []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, v := range values {
		sum.Add(sum, v)
	}
	return sum.Quo(sum, big.NewRat(int64(len(values)), 1))
}

// refAudit gives the score 0..100 (nil: void), each section's share (nil: not
// assessable) and the confirmed critical failures.
func refAudit(c refCase, i, a int) (*big.Rat, []*big.Rat, int) {
	audit := c.Institutions[i].Audits[a]
	var shares []*big.Rat
	failures := 0
	total, assessed, all := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, s := range c.Config.Questionnaires[audit.Channel].Sections {
		sum, answered, full := new(big.Rat), new(big.Rat), new(big.Rat)
		for _, item := range s.Items {
			w := big.NewRat(item.W, 1)
			full.Add(full, w)
			points, ok := audit.Answers[item.ID].(json.Number)
			if !ok {
				continue
			}
			p, _ := points.Int64()
			answered.Add(answered, w)
			sum.Add(sum, new(big.Rat).Mul(w, big.NewRat(p, item.Max)))
			if item.Fail != nil && p <= *item.Fail && (audit.Confirmed == nil || slices.Contains(*audit.Confirmed, item.ID)) {
				failures++
			}
		}
		w := big.NewRat(s.W, 1)
		all.Add(all, w)
		if new(big.Rat).Mul(answered, big.NewRat(2, 1)).Cmp(full) < 0 {
			shares = append(shares, nil)
			continue
		}
		share := sum.Quo(sum, answered)
		shares = append(shares, share)
		assessed.Add(assessed, w)
		total.Add(total, new(big.Rat).Mul(w, share))
	}
	if new(big.Rat).Mul(assessed, big.NewRat(5, 1)).Cmp(all.Mul(all, big.NewRat(3, 1))) < 0 {
		return nil, nil, 0
	}
	total.Quo(total, assessed)
	return total.Mul(total, big.NewRat(100, 1)), shares, failures
}

func refPlaces(c refCase, rows []*refRow) {
	var main string
	top := int64(0)
	for _, ch := range c.Config.Channels {
		if ch.V > top {
			main, top = base(ch.ID), ch.V
		}
	}
	var listed []*refRow
	for _, r := range rows {
		if r.classified {
			listed = append(listed, r)
		}
	}
	mainScore := func(r *refRow) *big.Int {
		for id, p := range r.channels {
			if base(id) == main {
				return p
			}
		}
		return big.NewInt(-1)
	}
	better := func(a, b *refRow) bool {
		return cmp.Or(a.overall.Cmp(b.overall), cmp.Compare(b.failures, a.failures), mainScore(a).Cmp(mainScore(b)), a.minimum.Cmp(b.minimum)) > 0
	}
	l := c.Config.Laureate
	last := max(1, (l.TopPercent*len(listed)+99)/100)
	for _, r := range listed {
		place, order := 1, 1
		for _, o := range listed {
			if o.overall.Cmp(r.overall) > 0 {
				place++
			}
			if better(o, r) {
				order++
			}
		}
		laureate := place <= last && r.overall.Cmp(refHundredths(l.MinScore)) >= 0 && (r.failures == 0 || (l.Gate != nil && !*l.Gate))
		for _, p := range r.channels {
			laureate = laureate && p.Cmp(refHundredths(l.MinChannel)) >= 0
		}
		r.out["place"], r.out["award_order"], r.out["laureate"] = int64(place), int64(order), laureate
		if l.Decides != nil && !*l.Decides {
			r.out["laureate"] = nil
		}
	}
}

func base(id string) string { return strings.SplitN(id, "~", 2)[0] }

func refHundredths(s string) *big.Int {
	n, _ := new(big.Int).SetString(strings.Replace(s, ".", "", 1), 10)
	return n
}

// refPublished rounds as the text says: q, r = divmod(100·num, den); 2r ≥ den ⇒ q+1.
func refPublished(x *big.Rat) *big.Int {
	q, r := new(big.Int).DivMod(new(big.Int).Mul(x.Num(), big.NewInt(100)), x.Denom(), new(big.Int))
	if r.Lsh(r, 1).Cmp(x.Denom()) >= 0 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

func refScore(x *big.Rat) any {
	p := refPublished(x).String()
	for len(p) < 3 {
		p = "0" + p
	}
	return map[string]any{"exact": x.String(), "published": p[:len(p)-2] + "." + p[len(p)-2:]}
}
