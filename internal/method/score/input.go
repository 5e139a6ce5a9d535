package score

import "biurolidera/internal/contest"

// Input is everything the official score is computed from, plain and without
// texts. Slices are read, never written; an Input must not change while a Scorer
// made of it is in use.
type Input struct {
	Channels     []Channel
	Forms        []Form
	Coverage     contest.Coverage
	Laureate     contest.LaureateRule
	Categories   []contest.Category // lists, in their order
	Areas        []contest.Area     // names of area lists, in their order
	Institutions []Institution
}

// Channel is one channel's weight V and minimum n_min, in the order of the rules.
// Base is the channel of the rules it stands for; it differs from ID only where a
// list shows two questionnaire variants of one channel ("visit~2" for "visit").
type Channel struct {
	ID        contest.Channel
	Base      contest.Channel
	Weight    int64
	MinAudits int
}

// Form is one variant of a channel's questionnaire.
type Form struct {
	Channel  contest.Channel // Base of the channel it belongs to
	Key      string          // contest.Form.Key; names it in messages
	Sections []Section
}

// Section is a section of a form with its area and weight W.
type Section struct {
	Area   string
	Weight int64
	Items  []Item
}

// Item is a criterion: weight w, maximum m, and the points at or below which a
// critical one fails.
type Item struct {
	Code     string
	Weight   int64
	Max      int64
	Critical bool
	FailAt   int64
}

// Institution is a participation with the fieldwork of the channels that apply to
// it; a channel it does not name does not apply (rule 6).
type Institution struct {
	ID       int64  // participation
	Code     string // names it in messages
	Category string
	Channels []Fieldwork
}

// Fieldwork is what was done in one channel. All its audits are on one form: an
// audit kept on an older version of the questionnaire is brought to it by Points.
type Fieldwork struct {
	Channel int // index in Input.Channels
	Form    int // index in Input.Forms
	Audits  []Audit
}

// Audit is one assessed contact: the points of each of the form's items in order,
// Unanswered where there are none, and the items whose critical failure is confirmed.
type Audit struct {
	Points    []int32
	Confirmed []int32 // rising indices of items; an item that did not fail counts for nothing
}

// Unanswered stands for N/A and for a criterion without an answer: neither is in
// the numerator or the denominator of a score (rule 2).
const Unanswered int32 = -1

// Limits of what is computed with. They keep every sum of weights within int64;
// products are checked where they are made.
const (
	MaxWeight = 1_000_000_000_000_000 // of an item, a section, a channel
	MaxPoints = 1_000_000_000         // of an item
	MaxItems  = 1000                  // items of a form, channels of the rules
)

// NewInput takes over what the rules say: channels, coverage and the gates.
func NewInput(r contest.Rules) Input {
	in := Input{Coverage: r.Coverage, Laureate: r.Laureate}
	for _, c := range r.Channels {
		in.Channels = append(in.Channels, Channel{ID: c.Channel, Base: c.Channel, Weight: int64(c.Weight), MinAudits: c.MinAudits})
	}
	return in
}

// MainChannel is the base channel with the largest weight, the first of them in
// the rules' order: the one award order asks (rule 10 iii). Empty: no channel.
func (in Input) MainChannel() contest.Channel {
	var found contest.Channel
	weight := int64(0)
	for _, c := range in.Channels {
		if c.Weight > weight {
			found, weight = c.Base, c.Weight
		}
	}
	return found
}
