package office

// WeightStudy is what a composite indicator owes to its weights (method.md 2d): what
// the verb "method weights" prints.
type WeightStudy struct {
	Indicators []string           `json:"indicators"`
	Weights    map[string]float64 `json:"weights"`
	Skipped    []string           `json:"skipped"` // columns with texts
	Draws      int                `json:"draws"`
	Seed       uint64             `json:"seed"`
	Spread     float64            `json:"spread"`
	Leader     *LeaderStudy       `json:"leader"`
	Local      *DrawStudy         `json:"local"`
	Global     *DrawStudy         `json:"global"`
	Units      []WeightedUnit     `json:"units"` // in the order of the rows
	Reasons    map[string]string  `json:"reasons"`
}

// LeaderStudy is how much change the leader survives. Rival and Delta are nil where
// nobody can overtake.
type LeaderStudy struct {
	ID    string   `json:"id"`
	Rival *string  `json:"rival"`
	Delta *float64 `json:"delta"` // smallest relative change of all weights, 0..1
	Exact bool     `json:"exact"` // else no smaller change is enough
}

// DrawStudy is one Monte Carlo analysis.
type DrawStudy struct {
	LeaderStays float64  `json:"leader_stays"` // share of draws
	MeanShift   float64  `json:"mean_shift"`   // R_S, places
	Spearman    *float64 `json:"spearman"`
	SpearmanLow *float64 `json:"spearman_low"` // 5 % quantile
}

// WeightedUnit is one row.
type WeightedUnit struct {
	ID     string      `json:"id"`
	Score  float64     `json:"score"`
	Place  int         `json:"place"`
	WhatIf *WhatIfUnit `json:"what_if,omitempty"`
	Local  *UnitDraws  `json:"local"`
	Global *UnitDraws  `json:"global"`
}

// WhatIfUnit is a row under other weights.
type WhatIfUnit struct {
	Score float64 `json:"score"`
	Place int     `json:"place"`
}

// UnitDraws is a row in the draws. Acceptability (of places 1 to 20) and Central are
// those of the first twenty alone.
type UnitDraws struct {
	First         float64            `json:"first"` // share of draws in which it is first
	PlaceLow      int                `json:"place_low"`
	PlaceHigh     int                `json:"place_high"`
	PlaceMean     float64            `json:"place_mean"`
	Acceptability []float64          `json:"acceptability,omitempty"`
	Central       map[string]float64 `json:"central,omitempty"`
}
