package office

import (
	"errors"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/rank"
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
// Errors: weight_range, with the field's name.
func (r *Ranking) WhatIf(w Weights) (t *Trial, err error) {
	return nil, errors.ErrUnsupported
}
