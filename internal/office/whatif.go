package office

import (
	"maps"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/rank"
	"biurolidera/internal/method/score"
)

// Weights are other weights than the rules', to see what would change. Channels are
// weights V, 1 to 1000; Areas are per cent of the sections' own weights, 1 to 1000.
// What is not named stays as it is.
type Weights struct {
	Channels map[contest.Channel]int
	Areas    map[string]int // by area code; 100: as it is
}

// Trial is a ranking with other weights. It is never official: it can't be approved,
// and no paper is made of it.
type Trial struct {
	*rank.Ranking
	Weights Weights
	Moves   []Move // in the order of the official ranking's Participations
	Gained  []int  // positions of those who would get the title
	Lost    []int  // positions of those who would lose it
}

// Move is what would change for one participation; places are in its category, 0 where
// it is not classified.
type Move struct {
	Index         int // of the participation
	Before, After int
	Score, Would  *contest.Score
}

// WhatIf ranks again with other weights, by the same functions, in memory alone.
// Errors: number_range and weight_unknown, with the channel's or area's code as field.
func (r *Ranking) WhatIf(w Weights) (t *Trial, err error) {
	defer wrap(&err, "WhatIf()")
	if err := r.checkWeights(w); err != nil {
		return nil, err
	}
	engine, err := rank.New(reweighted(r.input, w))
	if err != nil {
		return nil, err
	}
	t = &Trial{Ranking: engine.Ranking(), Weights: w}
	for i := range r.Standings {
		before, after := &r.Standings[i], &t.Standings[i]
		t.Moves = append(t.Moves, Move{Index: i, Before: before.Place, After: after.Place, Score: before.Overall, Would: after.Overall})
		switch {
		case after.Laureate && !before.Laureate:
			t.Gained = append(t.Gained, i)
		case before.Laureate && !after.Laureate:
			t.Lost = append(t.Lost, i)
		}
	}
	return t, nil
}

// checkWeights refuses what is out of range or names nothing of the edition.
func (r *Ranking) checkWeights(w Weights) error {
	for _, c := range slices.Sorted(maps.Keys(w.Channels)) {
		if _, known := r.Rules.Channel(c); !known {
			return contest.E("weight_unknown", "what", string(c)).At(string(c))
		}
		if outside(w.Channels[c], 1, 1000) {
			return wholeNumber(1, 1000).At(string(c))
		}
	}
	for _, a := range slices.Sorted(maps.Keys(w.Areas)) {
		if !slices.ContainsFunc(r.input.Areas, func(x contest.Area) bool { return x.Code == a }) {
			return contest.E("weight_unknown", "what", a).At(a)
		}
		if outside(w.Areas[a], 1, 1000) {
			return wholeNumber(1, 1000).At(a)
		}
	}
	return nil
}

// reweighted gives the scoring input with other weights; the fieldwork is shared.
func reweighted(in score.Input, w Weights) score.Input {
	in.Channels = slices.Clone(in.Channels)
	for i := range in.Channels {
		if v, said := w.Channels[in.Channels[i].Base]; said {
			in.Channels[i].Weight = int64(v)
		}
	}
	if len(w.Areas) == 0 {
		return in
	}
	in.Forms = slices.Clone(in.Forms)
	for i := range in.Forms {
		sections := slices.Clone(in.Forms[i].Sections)
		for s := range sections {
			percent, said := w.Areas[sections[s].Area]
			if !said {
				percent = 100
			}
			sections[s].Weight *= int64(percent)
		}
		in.Forms[i].Sections = sections
	}
	return in
}
