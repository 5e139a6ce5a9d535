package contest

// Standing is one participation's official result (method.md 2a): what it scored,
// whether it is classified, its places and the title that follows. Places, award
// orders and the title are 0 or false where it is not classified.
type Standing struct {
	Participation    int64
	Category         string
	Classified       bool
	Overall          *Score            // nil: not classified
	Channels         []ChannelStanding // every channel of the rules, in their order
	Areas            []AreaStanding    // areas that could be assessed, by code
	CriticalFailures int               // confirmed ones in valid audits (rule 11)
	Place            int               // in its category, 1224 (rule 9)
	AwardOrder       int               // in its category; equal numbers: a joint award (rule 10)
	OverallPlace     int               // among all
	OverallOrder     int               // award order among all
	Laureate         bool              // the title the rules propose (rule 12)
	Reasons          []Reason          // why not classified or, where classified, why no title
}

// ChannelStanding is the result in one channel (method.md 2a, rules 4 to 6).
type ChannelStanding struct {
	Channel    Channel
	Applicable bool     // fixed before fieldwork; false: nothing else is filled
	N          int      // valid audits
	Void       int      // audits too incomplete to count
	Score      *Score   // nil: fewer valid audits than the rules ask for
	Audits     []*Score // in the order given; nil: void
}

// AreaStanding is the result in one area across the channels (method.md 2a, rule 7).
type AreaStanding struct {
	Area  string // code
	Score Score
}

// ReasonCode names why a participation is not classified or gets no title; the
// text is "reason.CODE" of the catalogue with the values of Reason.Pairs.
type ReasonCode string

// The first two keep a participation from being classified, the others from the title.
const (
	ReasonNoChannel       ReasonCode = "no_channel"       // no channel applies
	ReasonTooFewAudits    ReasonCode = "too_few_audits"   // Channel; Have, Need count valid audits
	ReasonBelowScore      ReasonCode = "below_score"      // Have, Need in hundredths
	ReasonBelowChannel    ReasonCode = "below_channel"    // Channel; Have, Need in hundredths
	ReasonCriticalFailure ReasonCode = "critical_failure" // Have counts confirmed failures
	ReasonBelowCap        ReasonCode = "below_cap"        // Have is the place, Need the last one admitted
)

// Reason is one cause with the figure it stands on and the one the rules ask for.
type Reason struct {
	Code    ReasonCode
	Channel Channel // empty where the reason is about no channel
	Have    int64
	Need    int64
}

// Pairs gives the values of the reason's text: channel, have and need.
func (r Reason) Pairs() []any {
	if r.Code == ReasonBelowScore || r.Code == ReasonBelowChannel {
		return []any{"channel", string(r.Channel), "have", Hundredths(r.Have), "need", Hundredths(r.Need)}
	}
	return []any{"channel", string(r.Channel), "have", r.Have, "need", r.Need}
}

// ListKind is what a ranking list compares.
type ListKind string

// The lists of an edition.
const (
	ListOverall  ListKind = "overall"
	ListCategory ListKind = "category"
	ListChannel  ListKind = "channel"
	ListArea     ListKind = "area"
)

// RankingList is one list: the overall one, a category's, a channel's or an area's.
type RankingList struct {
	Kind         ListKind
	Code         string // category, channel or area code; empty for the overall list
	Name         string // as the edition names the category or area; empty else
	Entries      []RankingEntry
	Unclassified []int64 // participations without a place, in overall and category lists
}

// RankingEntry is one row of a list. Entries stand in award order; in channel and
// area lists, which have none, in the order of places.
type RankingEntry struct {
	Participation int64
	Index         int // of its Standing
	Score         *Score
	Place         int
	AwardOrder    int  // 0 in channel and area lists
	Laureate      bool // false in channel and area lists
}
