package office

import (
	"maps"
	"slices"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/score"
)

// observations are an edition's valid counted audits as the diagnostic model sees them:
// the exact score of each as a binary fraction, and who was audited how and by whom.
// Audits without an auditor's code are counted and left out.
type observations struct {
	design   inference.Design
	auditors []string // codes, by number
	audits   []int    // valid counted ones of each participation, with and without a code
	coded    int      // with a code
	noCode   int
	plain    []inference.Description // of each participation's valid audits
	seen     [][]int32               // different auditors of each participation
}

// observe collects the audits behind standings. The standings may be those of the
// ranking or of the same audits scored by other criteria; weights are those of the
// channels.
func (r *Ranking) observe(standings []contest.Standing, weights []float64) *observations {
	n := len(r.Participations)
	s := &observations{audits: make([]int, n), seen: make([][]int32, n)}
	s.auditors = r.auditorCodes()
	number := make(map[string]int32, len(s.auditors))
	for j, code := range s.auditors {
		number[code] = int32(j)
	}
	all := inference.Design{Institutions: n}
	var contacts []contact
	var categories []string
	for i, p := range r.Participations {
		r.eachAudit(i, &standings[i], func(c, k int, a contest.Audit) {
			points := asFloat(standings[i].Channels[c].Audits[k])
			s.audits[i]++
			all.Score, all.Institution = append(all.Score, points), append(all.Institution, int32(i))
			j, coded := number[a.Auditor]
			if !coded {
				s.noCode++
				return
			}
			if !slices.Contains(s.seen[i], j) {
				s.seen[i] = append(s.seen[i], j)
			}
			s.coded++
			s.design.Score = append(s.design.Score, points)
			s.design.Institution = append(s.design.Institution, int32(i))
			s.design.Auditor = append(s.design.Auditor, j)
			s.design.Channel = append(s.design.Channel, int32(c))
			contacts = append(contacts, contact{c, a.ScenarioID})
			categories = append(categories, p.Category)
		})
	}
	s.design.Institutions, s.design.Auditors = n, len(s.auditors)
	s.fix(r, weights, contacts, categories)
	s.plain, _ = inference.Describe(all) // scores are numbers
	return s
}

// auditorCodes lists the codes of the counted audits, sorted.
func (r *Ranking) auditorCodes() []string {
	codes := map[string]bool{}
	for _, audits := range r.work.audits {
		for _, a := range audits {
			if a.Auditor != "" {
				codes[a.Auditor] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

// eachAudit gives a participation's valid audits, channel by channel; k is an audit's
// number in its channel, of the standing and of the scoring input.
func (r *Ranking) eachAudit(i int, st *contest.Standing, do func(channel, k int, a contest.Audit)) {
	for c, ch := range st.Channels {
		k := 0
		for _, a := range r.work.audits[r.Participations[i].ID] {
			if a.Channel != ch.Channel || !ch.Applicable {
				continue
			}
			if k < len(ch.Audits) && ch.Audits[k] != nil {
				do(c, k, a)
			}
			k++
		}
	}
}

// contact is a kind of contact: a channel with its scenario (0: none).
type contact struct {
	channel  int
	scenario int64
}

func (c contact) String() string {
	return strconv.Itoa(c.channel) + "/" + strconv.FormatInt(c.scenario, 10)
}

// fix adds what is fixed in the model: the kind of contact and the category. Scores are
// compared at the contest's mix of channels and, inside a channel, at the scenarios
// that the category met.
func (s *observations) fix(r *Ranking, weights []float64, contacts []contact, categories []string) {
	names := make([]string, len(contacts))
	for k, c := range contacts {
		names[k] = c.String()
	}
	s.design.Fixed = &inference.Fixed{}
	s.design.Fixed.AddFactor("contact ", names)
	s.design.Fixed.AddFactor("category ", categories)
	met := map[string]map[contact]float64{} // category -> contact -> audits
	inChannel := map[string][]float64{}     // category -> audits a channel
	for k, category := range categories {
		if met[category] == nil {
			met[category], inChannel[category] = map[contact]float64{}, make([]float64, len(r.Rules.Channels))
		}
		met[category][contacts[k]]++
		inChannel[category][s.design.Channel[k]]++
	}
	group := make(map[string]int32, len(r.Categories))
	for g, c := range r.Categories {
		group[c.Code] = int32(g)
		if met[c.Code] == nil {
			s.design.Standard = append(s.design.Standard, s.design.Fixed.Standard(nil, nil))
			continue
		}
		mix := map[string]float64{}
		for k, n := range met[c.Code] {
			mix[k.String()] = weights[k.channel] * n / inChannel[c.Code][k.channel]
		}
		s.design.Standard = append(s.design.Standard, s.design.Fixed.Standard(mix, map[string]float64{c.Code: 1}))
	}
	s.design.Group = make([]int32, len(r.Participations))
	for i, p := range r.Participations {
		s.design.Group[i] = group[p.Category]
	}
}

// weightsOf are the channels' V.
func weightsOf(channels []score.Channel) []float64 {
	out := make([]float64, len(channels))
	for c := range channels {
		out[c] = float64(channels[c].Weight)
	}
	return out
}

// asFloat is an exact score as the models take it.
func asFloat(s *contest.Score) float64 {
	f, _ := s.Rat().Float64()
	return f
}
