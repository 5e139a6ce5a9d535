package reliability

// Reason is why there is no number; empty: there is one. The text a person reads is
// "no_result.CODE" of the catalogue.
type Reason string

// What keeps a result from being computed.
const (
	NoPairs       Reason = "no_pairs"        // no unit has two ratings
	NoVariation   Reason = "no_variation"    // all ratings are equal
	NotNumber     Reason = "not_number"      // an infinite rating
	NegativeRatio Reason = "negative_ratio"  // a ratio scale has no values below 0
	Incomplete    Reason = "incomplete"      // the table has empty cells
	TooSmall      Reason = "too_small"       // fewer than two units or two raters
	NoDifferences Reason = "no_differences"  // institutions or units do not differ measurably
	BadVariance   Reason = "bad_variance"    // a variance is negative or no number
	BadTarget     Reason = "bad_target"      // a target outside (0, 1)
	BadPlan       Reason = "bad_plan"        // weights, costs or counts that can't be planned with
	Unstable      Reason = "unstable"        // too few resamples give a value
	TooManyValues Reason = "too_many_values" // more different values than a ratio interval is resampled for
	Unreachable   Reason = "unreachable"     // no number of audits reaches the target
)

// Reasons lists all of them.
func Reasons() []Reason {
	return []Reason{
		NoPairs, NoVariation, NotNumber, NegativeRatio, Incomplete, TooSmall, NoDifferences,
		BadVariance, BadTarget, BadPlan, Unstable, TooManyValues, Unreachable,
	}
}

// Estimate is a number, or why there is none.
type Estimate struct {
	Value  float64
	Reason Reason
}

// OK tells whether there is a number.
func (e Estimate) OK() bool { return e.Reason == "" }

func found(v float64) Estimate { return Estimate{Value: v} }
func none(r Reason) Estimate   { return Estimate{Reason: r} }
