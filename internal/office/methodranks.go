package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
)

// RanksRequest names a table of estimates with standard errors (method.md §6).
type RanksRequest struct {
	Path, ID, Estimate, SE string
	Level                  float64 // 0: 0.95
}

// RanksResult are the places of a table's estimates with their bounds.
type RanksResult struct {
	Ranks    []RankRow           `json:"ranks"`     // in the order of the table
	BestSets map[string][]string `json:"best_sets"` // by τ: who may be among the τ best
	Level    float64             `json:"level"`
	Warnings []contest.Finding   `json:"-"`
}

// RankRow is one estimate's place with its marginal and simultaneous bounds.
type RankRow struct {
	ID       string  `json:"id"`
	Estimate float64 `json:"estimate"`
	SE       float64 `json:"se"`
	Place    int     `json:"place"`
	Low      int     `json:"low"`
	High     int     `json:"high"`
	LowAll   int     `json:"low_simultaneous"`
	HighAll  int     `json:"high_simultaneous"`
	Tier     int     `json:"tier"`
}

// RanksTable bounds the places of independent estimates (method.md §4.4, §6).
func RanksTable(ctx context.Context, q RanksRequest) (_ *RanksResult, err error) {
	defer wrap(&err, "RanksTable(%q)", q.Path)
	t, err := ReadMethodTable(ctx, q.Path)
	if err != nil {
		return nil, err
	}
	rows, err := t.Complete(q.ID, q.Estimate, q.SE)
	if err != nil {
		return nil, err
	}
	x, err := t.Numbers(q.Estimate, rows)
	if err != nil {
		return nil, err
	}
	se, err := t.Numbers(q.SE, rows)
	if err != nil {
		return nil, err
	}
	for k, s := range se {
		if s < 0 {
			return nil, contest.E("method_negative", "column", q.SE, "row", t.Line(rows[k]), "value", s)
		}
	}
	b, err := inference.RankBounds(x, inference.Independent(se), inference.BoundOptions{Level: q.Level, Best: []int{1, 5}})
	if err != nil {
		return nil, err
	}
	ids := t.texts(q.ID, rows)
	r := &RanksResult{Level: b.Level, BestSets: map[string][]string{"1": namesAt(ids, b.Best[0]), "5": namesAt(ids, b.Best[1])}}
	for k, id := range ids {
		r.Ranks = append(r.Ranks, RankRow{
			ID: id, Estimate: x[k], SE: se[k], Place: b.Place[k], Low: b.Low[k], High: b.High[k],
			LowAll: b.LowAll[k], HighAll: b.HighAll[k], Tier: b.Tier[k],
		})
	}
	if left := t.Rows() - len(rows); left > 0 {
		r.Warnings = append(r.Warnings, contest.Warn("method_rows_left_out", "count", left))
	}
	return r, nil
}

func namesAt(ids []string, units []int) []string {
	out := make([]string, len(units))
	for k, j := range units {
		out[k] = ids[j]
	}
	return out
}
