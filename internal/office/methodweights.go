package office

import (
	"math"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/sensitivity"
)

// WeightOptions say what "method weights" computes with.
type WeightOptions struct {
	ID      string             // column that names units; empty: the first
	Columns []string           // indicators; empty: all others that hold numbers alone
	Weights map[string]float64 // official ones; none: all equal
	WhatIf  map[string]float64 // other weights, the rest as official; none: nothing to compare
	Draws   int                // 0: 10,000
	Seed    uint64
	Spread  float64 // of local draws, 0: 0.25
}

// MethodWeights computes 2d on a table of indicators, values as they are. It fails
// with method_column, method_number, method_weight, method_indicators or
// method_no_result.
func MethodWeights(t *MethodTable, o WeightOptions) (_ *WeightStudy, err error) {
	defer wrap(&err, "MethodWeights(%q)", t.File)
	if o.ID == "" && len(t.Names) > 0 {
		o.ID = t.Names[0]
	}
	ids, err := t.Column(o.ID)
	if err != nil {
		return nil, err
	}
	s := &WeightStudy{Skipped: []string{}, Seed: o.Seed, Reasons: map[string]string{}, Indicators: o.Columns}
	if len(o.Columns) == 0 {
		s.indicators(t, o.ID)
	}
	values, err := t.indicatorValues(s.Indicators)
	if err != nil {
		return nil, err
	}
	weights, err := s.weigh(o.Weights)
	if err != nil {
		return nil, err
	}
	table, reason := sensitivity.NewTable(s.Indicators, values, weights)
	if reason != "" {
		return nil, contest.E("method_no_result", "reason", string(reason))
	}
	if err := s.score(table, ids, weights, o.WhatIf); err != nil {
		return nil, err
	}
	return s, s.draw(table, o)
}

// indicators chooses the columns that hold numbers alone.
func (s *WeightStudy) indicators(t *MethodTable, id string) {
	for c, name := range t.Names {
		if name == id {
			continue
		}
		text := slices.ContainsFunc(t.cells[c], func(cell string) bool {
			_, ok := MethodNumber(cell)
			return !ok && !Missing(cell)
		})
		if text {
			s.Skipped = append(s.Skipped, name)
		} else {
			s.Indicators = append(s.Indicators, name)
		}
	}
}

// indicatorValues reads the columns, rows first; a missing value is NaN.
func (t *MethodTable) indicatorValues(names []string) ([][]float64, error) {
	if len(names) == 0 {
		return nil, contest.E("method_indicators", "file", t.File)
	}
	out := make([][]float64, t.Rows())
	for _, name := range names {
		var present []int
		cells, err := t.Column(name)
		if err != nil {
			return nil, err
		}
		for row := range out {
			if !Missing(cells[row]) {
				present = append(present, row)
			}
			out[row] = append(out[row], math.NaN())
		}
		numbers, err := t.Numbers(name, present)
		if err != nil {
			return nil, err
		}
		for k, row := range present {
			out[row][len(out[row])-1] = numbers[k]
		}
	}
	return out, nil
}

// weigh brings the official weights into the order of the indicators. Given some, all
// must be given.
func (s *WeightStudy) weigh(given map[string]float64) ([]float64, error) {
	weights := slices.Repeat([]float64{1}, len(s.Indicators))
	if len(given) > 0 {
		for k, name := range s.Indicators {
			w, ok := given[name]
			if !ok {
				return nil, contest.E("method_weight", "column", name)
			}
			weights[k] = w
		}
		if err := s.known(given); err != nil {
			return nil, err
		}
	}
	s.Weights = map[string]float64{}
	for k, name := range s.Indicators {
		s.Weights[name] = weights[k]
	}
	return weights, nil
}

// known refuses a weight of something that is no indicator here.
func (s *WeightStudy) known(given map[string]float64) error {
	for name := range given {
		if !slices.Contains(s.Indicators, name) {
			return contest.E("method_weight_unknown", "column", name, "columns", strings.Join(s.Indicators, ", "))
		}
	}
	return nil
}

// score fills in official scores, the leader, and the scores under other weights.
func (s *WeightStudy) score(table *sensitivity.Table, ids []string, weights []float64, other map[string]float64) error {
	scores, places, _ := table.WhatIf(weights)
	for i, id := range ids {
		s.Units = append(s.Units, WeightedUnit{ID: id, Score: scores[i], Place: places[i]})
	}
	r := table.Robustness()
	if r.Reason != "" {
		s.Reasons["leader"] = string(r.Reason)
	} else {
		s.Leader = &LeaderStudy{ID: ids[r.Leader], Exact: r.Exact}
		if r.Rival >= 0 {
			s.Leader.Rival, s.Leader.Delta = &ids[r.Rival], &r.Delta
		}
	}
	if len(other) == 0 {
		return nil
	}
	if err := s.known(other); err != nil {
		return err
	}
	changed := slices.Clone(weights)
	for k, name := range s.Indicators {
		if w, ok := other[name]; ok {
			changed[k] = w
		}
	}
	scores, places, reason := table.WhatIf(changed)
	if reason != "" {
		return contest.E("method_no_result", "reason", string(reason))
	}
	for i := range s.Units {
		s.Units[i].WhatIf = &WhatIfUnit{Score: scores[i], Place: places[i]}
	}
	return nil
}

// draw runs both analyses.
func (s *WeightStudy) draw(table *sensitivity.Table, o WeightOptions) error {
	options := sensitivity.DefaultOptions()
	options.Seed = o.Seed
	if o.Draws != 0 {
		options.Draws = o.Draws
	}
	if o.Spread != 0 {
		options.Spread = o.Spread
	}
	s.Draws, s.Spread = options.Draws, options.Spread
	local, global := table.Analyse(sensitivity.Local, options), table.Analyse(sensitivity.Global, options)
	if local.Reason == sensitivity.BadOptions {
		return contest.E("method_no_result", "reason", string(local.Reason))
	}
	var units []*UnitDraws
	s.Local, units = s.study(local)
	for i, u := range units {
		s.Units[i].Local = u
	}
	s.Global, units = s.study(global)
	for i, u := range units {
		s.Units[i].Global = u
	}
	return nil
}

// study takes over one analysis; nil, with the reason noted, where there is none.
func (s *WeightStudy) study(r sensitivity.Result) (*DrawStudy, []*UnitDraws) {
	if r.Reason != "" {
		s.Reasons[string(r.Kind)] = string(r.Reason)
		return nil, nil
	}
	study := &DrawStudy{LeaderStays: r.LeaderStays, MeanShift: r.MeanShift}
	if r.SpearmanReason == "" {
		study.Spearman, study.SpearmanLow = &r.Spearman, &r.SpearmanLow
	} else {
		s.Reasons[string(r.Kind)+".spearman"] = string(r.SpearmanReason)
	}
	var units []*UnitDraws
	for _, u := range r.Units {
		units = append(units, &UnitDraws{
			First: u.First, PlaceLow: u.Low, PlaceHigh: u.High, PlaceMean: u.MeanPlace,
			Acceptability: u.Acceptance, Central: s.named(u.Central),
		})
	}
	return study, units
}

// named gives weights by their indicators; nil stays nil.
func (s *WeightStudy) named(weights []float64) map[string]float64 {
	if weights == nil {
		return nil
	}
	out := map[string]float64{}
	for k, name := range s.Indicators {
		out[name] = weights[k]
	}
	return out
}
