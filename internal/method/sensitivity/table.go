package sensitivity

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Table is a composite indicator: units by indicators on one scale, where more is
// better, and weights that say what an indicator is worth. A missing value (NaN)
// leaves numerator and denominator. Values are taken as they are: to normalise them
// over the units would make a score depend on rivals (method.md 4.3).
type Table struct {
	names   []string
	values  [][]float64
	weights []float64
}

// NewTable takes names of indicators, rows of values and the official weights.
func NewTable(names []string, values [][]float64, weights []float64) (*Table, Reason) {
	if len(weights) != len(names) || !weighs(weights) {
		return nil, BadWeight
	}
	for _, row := range values {
		if len(row) != len(names) {
			return nil, Ragged
		}
		if slices.ContainsFunc(row, func(v float64) bool { return math.IsInf(v, 0) }) {
			return nil, NotNumber
		}
		if _, ok := mixed(row, weights); !ok {
			return nil, NoValue
		}
	}
	return &Table{names, values, weights}, ""
}

// weighs tells whether these are weights: none below 0, some above.
func weighs(weights []float64) bool {
	sum := 0.0
	for _, w := range weights {
		if !(w >= 0) {
			return false
		}
		sum += w
	}
	return sum > 0 && !math.IsInf(sum, 0)
}

// mixed is Σ w·s/Σ w over the values there are; false: their weights are all 0.
func mixed(row, weights []float64) (float64, bool) {
	sum, total := 0.0, 0.0
	for k, v := range row {
		if v == v {
			sum += weights[k] * v
			total += weights[k]
		}
	}
	if !(total > 0) {
		return 0, false
	}
	return sum / total, true
}

// Analyse runs the draws of one kind: Local moves each weight, Global takes the
// weights of all indicators from the whole simplex. There is no title.
func (t *Table) Analyse(k Kind, o Options) Result { return analyse(t, k, o) }

// WhatIf scores and ranks the units under other weights, one an indicator.
func (t *Table) WhatIf(weights []float64) (scores []float64, places []int, reason Reason) {
	if len(weights) != len(t.names) || !weighs(weights) {
		return nil, nil, BadWeight
	}
	for _, row := range t.values {
		s, ok := mixed(row, weights)
		if !ok {
			return nil, nil, NoWeight
		}
		scores = append(scores, s)
	}
	r := newRanker(len(scores))
	r.rank(scores)
	return scores, r.places, ""
}

func (t *Table) official() ([]float64, []int) {
	scores, places, _ := t.WhatIf(t.weights)
	return scores, places
}

func (t *Table) criteria(Kind) []string { return t.names }

func (t *Table) limit() (group, most []int, limited bool) { return nil, nil, false }

func (t *Table) drawer(k Kind) drawer {
	return &tableDrawer{
		table: t, kind: k, scores: make([]float64, len(t.values)), weights: make([]float64, len(t.names)),
	}
}

type tableDrawer struct {
	table           *Table
	kind            Kind
	random          *rand.Rand
	spread          float64
	scores, weights []float64
}

func (d *tableDrawer) start(r *rand.Rand, spread float64) { d.random, d.spread = r, spread }

func (d *tableDrawer) next() ([]float64, []bool, []float64) {
	if d.kind == Global {
		simplex(d.random, d.weights)
	} else {
		d.move()
	}
	for i, row := range d.table.values {
		d.scores[i], _ = mixed(row, d.weights) // a weight above 0 stays above 0
	}
	return d.scores, nil, d.weights
}

// move multiplies the official weights and renormalises them.
func (d *tableDrawer) move() {
	sum := 0.0
	for k, w := range d.table.weights {
		d.weights[k] = w * factor(d.random, d.spread)
		sum += d.weights[k]
	}
	for k := range d.weights {
		d.weights[k] /= sum
	}
}

// factor is a multiplier from 1−spread to 1+spread.
func factor(r *rand.Rand, spread float64) float64 { return 1 + spread*(2*r.Float64()-1) }
