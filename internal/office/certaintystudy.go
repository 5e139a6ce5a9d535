package office

import (
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/strength"
)

// InstitutionStrengths is what one participation can learn (method.md §2e): where it is
// confirmed better or worse than its category, with hints that are not confirmed.
type InstitutionStrengths struct {
	Refused   *contest.Error // why nothing could be tested; nil: it was
	Strengths []StrengthLine // confirmed, most worth first
	Improve   []StrengthLine // confirmed, likewise
	Hints     []StrengthLine // not confirmed, at most three, always with N
	All       []StrengthLine // for the importance–performance picture
	Plan      []ImprovementStep
	Trend     *CertaintyTrend // nil: it took no part in an edition before, or nothing was asked alike
}

// StrengthLine is one criterion, or those of an area that have too few answers together.
type StrengthLine struct {
	Channel     contest.Channel
	Level       strength.Level
	Area        string   // name
	Code        string   // criterion; empty: an area
	Members     []string // codes of the criteria in it
	Text        string   // of the criterion; the area's name where it is an area
	N           int      // answers, of an area audits
	Difference  float64
	Performance float64 // shrunken: the height in the picture
	Confirmed   bool
	Adjusted    float64             // p after Benjamini–Hochberg; 1 where not tested
	Reason      strength.Reason     // why not tested; text no_result.CODE
	Worth       contest.Hundredths  // points of the overall score it can bring
	ToWin       contest.Hundredths  // points of the overall score lost
	Quadrant    strength.Quadrant   // of the picture
	Share       *contest.Hundredths // own share of the points, per cent
	Median      *contest.Hundredths // of the category; nil: too few
}

// ImprovementStep is one row of the plan of improvement.
type ImprovementStep struct {
	Channel   contest.Channel
	Code      string // criterion
	Criterion string // text
	What      string // recommendation of the library, else of the questionnaire
	Who       string // function, never a person
	By        time.Time
	Seen      string // how it will be seen
	ToWin     contest.Hundredths
	Confirmed bool // the area to improve is confirmed; else a hint
}

// CertaintyTrend is the change since the edition before, on what both asked alike
// (method.md TR-1), the older audits scored by this edition's weights. The official old
// score stays as it was. Auditors have new codes every edition: the error is right if
// they are other people.
type CertaintyTrend struct {
	Before    contest.Edition
	Refused   *contest.Error // why nothing can be told of anybody; nil: it can
	Common    int            // criteria asked alike
	Raw       float64        // observed change of the audits' mean on these, points
	Change    float64        // shrunken and corrected for severity
	SE        float64
	Confirmed bool
	Reason    strength.Reason
}

// WeightRobustness is what a list owes to its weights (method.md §2d). Units stand in
// the order of the list.
type WeightRobustness struct {
	Category string // code; empty: overall
	Reason   string // no_result.CODE: why there is none; empty: there is
	Draws    int
	Seed     uint64
	Leader   int // participation's position
	Rival    int // who overtakes first; −1: nobody can
	// Delta is the smallest relative change of all weights, 0–1, that lets Rival draw
	// level; where Exact is false no smaller change is enough.
	Delta  float64
	Exact  bool
	Local  WeightDraws // each weight ±25 %
	Global WeightDraws // any weights of the areas
	Units  []WeightUnit
}

// WeightDraws is one analysis.
type WeightDraws struct {
	LeaderStays float64 // share of draws
	MeanShift   float64 // places
	Spearman    float64 // mean; 0 where Reason says why
	SpearmanLow float64 // 5 %
	Reason      string
	Criteria    []string // what WeightShare.Central gives weights of: areas or criteria
}

// WeightUnit is one participation in both analyses.
type WeightUnit struct {
	Index         int // of the participation
	Place         int // official
	Local, Global WeightShare
}

// WeightShare is a participation in the draws of one analysis. Acceptance (of places 1
// to 20) and Central are those of the first twenty alone.
type WeightShare struct {
	First, Title float64 // share of draws
	Low, High    int     // 5–95 % of places
	MeanPlace    float64
	Acceptance   []float64
	Central      []float64
}
