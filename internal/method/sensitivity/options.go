package sensitivity

// Kind is how far weights are taken from the official ones.
type Kind string

// The two analyses of method.md 2d.
const (
	Local  Kind = "local"
	Global Kind = "global"
)

// Options of a Monte Carlo analysis.
type Options struct {
	Draws  int     // 10,000 by default
	Seed   uint64  // the same seed gives the same result
	Spread float64 // of local draws: multipliers from 1−Spread to 1+Spread, below 1; 0.25 by default
}

// DefaultOptions are those of method.md 2d.
func DefaultOptions() Options { return Options{Draws: 10_000, Seed: 1, Spread: 0.25} }

func (o Options) check() Reason {
	if o.Draws < 1 || o.Draws > 1<<24 || !(o.Spread > 0 && o.Spread < 1) {
		return BadOptions
	}
	return ""
}

// Top is how many units, by official place, rank acceptabilities and central weights
// are given for, and for how many places.
const Top = 20

// Result is what the draws show. Units stand in the order of the model.
type Result struct {
	Kind           Kind
	Draws          int
	LeaderStays    float64 // share of draws in which an official first is first
	MeanShift      float64 // mean R_S = (1/M)·Σ|official place − place|
	Spearman       float64 // mean rank correlation with the official list
	SpearmanLow    float64 // its 5 % quantile over the draws
	SpearmanReason Reason
	Criteria       []string // what Central gives weights of
	Units          []Unit
	Reason         Reason // why there is nothing of all this
}

// Unit is one institution or table row in the draws.
type Unit struct {
	Score     float64 // official, unrounded
	Place     int     // official
	First     float64 // share of draws with place 1
	Title     float64 // share of draws with the title; 0 where there is no title rule
	Low, High int     // 5 % and 95 % quantile of the places
	MeanPlace float64
	// Acceptance is b_i^r, the share of draws with place r+1, and Central the mean
	// weights with which the unit is first (nil: it never is), of the Top alone.
	Acceptance []float64
	Central    []float64
}
