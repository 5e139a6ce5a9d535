package rank

import "biurolidera/internal/contest"

// Proposal is what the rules propose to the jury, which decides (rule 12).
// Statuette: one a category. Distinction: one a category and channel.
type Proposal struct {
	Kind           ProposalKind
	Category       string
	Channel        contest.Channel // of a distinction, empty else
	Participations []int64         // several: a joint award; none: see Withheld
	Withheld       WithheldReason  // why nobody is proposed; empty where someone is
}

// ProposalKind is what is proposed.
type ProposalKind string

// Titles are no proposals: they stand in Standing.Laureate.
const (
	Statuette   ProposalKind = "statuette"
	Distinction ProposalKind = "distinction"
)

// WithheldReason names why a category gets no proposal; the text is
// "withheld.CODE" of the catalogue.
type WithheldReason string

// A statuette goes to the first place of a category with enough classified
// institutions, if it is a laureate's; a distinction to the best of a channel.
const (
	WithheldFewClassified    WithheldReason = "few_classified"
	WithheldFirstNotLaureate WithheldReason = "first_not_laureate"
	WithheldNoScore          WithheldReason = "no_score"
)

// Proposals gives the statuette and the distinctions of each category, in the order
// of the categories and of the rules' channels. The greatest improvement since the
// last edition needs that edition and is not proposed here.
func (e *Engine) Proposals(rule contest.StatuetteRule) []Proposal {
	var out []Proposal
	for _, c := range e.in.Categories {
		out = append(out, e.current.statuette(c.Code, rule))
		for i, ch := range e.in.Channels {
			out = append(out, e.current.distinction(c.Code, i, ch.ID))
		}
	}
	return out
}

// statuette proposes the laureates at place 1; of several, those first in award order.
func (r *Ranking) statuette(category string, rule contest.StatuetteRule) Proposal {
	p := Proposal{Kind: Statuette, Category: category}
	list := r.List(contest.ListCategory, category)
	if len(list.Entries) < max(1, rule.MinClassified) {
		p.Withheld = WithheldFewClassified
		return p
	}
	order := 0
	for _, e := range list.Entries {
		if e.Place > 1 || (order > 0 && e.AwardOrder > order) {
			break
		}
		if e.Laureate {
			order = e.AwardOrder
			p.Participations = append(p.Participations, e.Participation)
		}
	}
	if len(p.Participations) == 0 {
		p.Withheld = WithheldFirstNotLaureate
	}
	return p
}

// distinction proposes those with the highest published score in channel c, the
// classified and the others alike; equal ones jointly.
func (r *Ranking) distinction(category string, c int, id contest.Channel) Proposal {
	p := Proposal{Kind: Distinction, Category: category, Channel: id}
	best := contest.Hundredths(-1)
	for i := range r.Standings {
		st := &r.Standings[i]
		if st.Category != category || st.Channels[c].Score == nil {
			continue
		}
		published := st.Channels[c].Score.Published
		if published > best {
			best, p.Participations = published, nil
		}
		if published == best {
			p.Participations = append(p.Participations, st.Participation)
		}
	}
	if best < 0 {
		p.Withheld = WithheldNoScore
	}
	return p
}
