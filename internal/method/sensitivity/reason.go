package sensitivity

// Reason is why there is no result; empty: there is one. The text a person reads is
// "no_result.CODE" of the catalogue.
type Reason string

// What keeps a result from being computed.
const (
	TooFew     Reason = "too_few"     // fewer than two units with a score
	BadWeight  Reason = "bad_weight"  // a weight that is negative or no number, or none above 0
	NotNumber  Reason = "not_number"  // an infinite value
	Ragged     Reason = "ragged"      // rows of different lengths
	NoValue    Reason = "no_value"    // a unit without any value
	BadOptions Reason = "bad_options" // no draws, or a spread outside (0, 1)
	AllLevel   Reason = "all_level"   // official scores are all equal
	NoWeight   Reason = "no_weight"   // the weights leave a unit nothing to be scored by
)

// Reasons lists all of them.
func Reasons() []Reason {
	return []Reason{TooFew, BadWeight, NotNumber, Ragged, NoValue, BadOptions, AllLevel, NoWeight}
}
