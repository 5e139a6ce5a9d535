package office

import (
	"biurolidera/internal/contest"
)

// Explanation says why a participation stands where it stands, from the place down to
// single answers. All numbers come from the method; nothing is computed here.
type Explanation struct {
	Participation contest.Participation
	Standing      contest.Standing
	Of            int              // classified in its category
	OfAll         int              // classified in all
	Reasons       []contest.Reason // gates not met: why not classified, or why no title
	Channels      []ExplainedChannel
	Areas         []ExplainedArea
	Criteria      []ExplainedCriterion // most points to win first
	Above, Below  []Neighbour          // in its category's list, the nearest first; none where it is not classified
	AllAbove      []Neighbour          // likewise in the overall list
	AllBelow      []Neighbour
	Criticals     []CriticalFailure
}

// ExplainedChannel is a channel's part of the overall score.
type ExplainedChannel struct {
	contest.ChannelStanding
	Weight    int                 // V of the rules
	MinAudits int                 // of the rules
	Part      contest.Hundredths  // per cent of the overall score's weight it has for this institution
	Worth     contest.Hundredths  // points of the overall score it brings
	Median    *contest.Hundredths // of the category; nil: too few
	Counted   []ExplainedAudit
}

// ExplainedAudit is one counted audit with its answers.
type ExplainedAudit struct {
	ID      int64
	Code    string
	Outcome contest.Outcome
	Score   *contest.Score // nil: void
	Answers []contest.Answer
}

// ExplainedArea is an area's score beside its category's.
type ExplainedArea struct {
	Area   string // code
	Name   string
	Score  contest.Score
	Median *contest.Hundredths
}

// ExplainedCriterion is a criterion's result over the channel's valid audits.
type ExplainedCriterion struct {
	Channel        contest.Channel
	Section        string // name
	Area           string // name
	Code, Text     string
	Weight, Max    int
	Critical       bool
	N, NA, Full    int                 // answers with points, without, with all points
	Mean           contest.Hundredths  // mean points
	Share          contest.Hundredths  // in per cent
	Median         *contest.Hundredths // share of the category
	Worth          contest.Hundredths  // points of the overall score it can bring
	ToWin          contest.Hundredths  // points of the overall score lost
	Recommendation string
	Answers        []ExplainedAnswer // by audit
}

// ExplainedAnswer is one answer in one audit.
type ExplainedAnswer struct {
	Audit  string // code
	Answer contest.Answer
}

// Neighbour is who stands just above or below, and by what they differ.
type Neighbour struct {
	Participation contest.Participation
	Place         int
	Score         contest.Hundredths
	Ahead         contest.Hundredths // its score less this one's; negative below
	Channels      []Difference
}

// Difference is how much better (or worse) a neighbour's channel is.
type Difference struct {
	Channel contest.Channel
	Own     *contest.Hundredths // nil: not applicable or too few audits
	Theirs  *contest.Hundredths
	Ahead   contest.Hundredths // theirs less own; 0 where one has none
}
