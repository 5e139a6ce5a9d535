package report

import (
	"time"

	"biurolidera/internal/contest"
)

// Data is all a report says. Hundredths are published numbers: points out of 100,
// or hundredths of a percent; nil means that there is no such number.
type Data struct {
	Lang        string // "pl" or "en"; empty: Polish
	Contest     string // printed name of the contest; empty: the catalogue's
	Short       string // its short name, in the foot; empty: the catalogue's
	Edition     string // "II edycja"
	Year        int
	Example     bool      // invented edition: said on every page
	Institution string    // printed name
	Code        string    // of the participation, "P-0012"
	Category    string    // printed name of the category
	Kind        string    // printed name of the subcategory, may be empty
	Date        time.Time // of the report
	Organiser   Organiser

	Result       Result
	Channels     []Compared // applicable ones, in the order of contest.Channels
	Areas        []Compared // in the order of the questionnaires
	Distribution Distribution
	Sections     []Section    // channel after channel
	Audits       []AuditCount // one a channel of the rules
	Remarks      []Remark
	Certain      *Certain   // nil: not told
	Confirmed    *Confirmed // nil: not told
	Plan         []Step     // of improvement; empty: the questionnaire's recommendations are given
}

// Organiser is whom to ask.
type Organiser struct {
	Name, Address, Email, Phone, Website string
}

// Result is the score and where it stands (method.md 2a, rules 6 to 9).
type Result struct {
	Score         *contest.Hundredths // nil: not classified
	Median        *contest.Hundredths // of the overall scores of the category
	Quarter       *contest.Hundredths // where its best quarter begins
	Missing       []Missing           // why it is not classified
	Places        []Place             // empty where the office does not tell places
	PlaceNote     string              // why they are told as they are, a sentence; may be empty
	NotApplicable []contest.Channel   // printed as „bez kanału …”
	MinScore      *contest.Hundredths // threshold of the title, nil: not told
	MinChannel    *contest.Hundredths // the same for each channel
	Critical      []Critical
}

// Missing is a channel with too few valid audits.
type Missing struct {
	Channel contest.Channel
	Valid   int
	Needed  int
}

// Place is a place in one list, or the group and the range that are told instead
// (method.md 2c, targets).
type Place struct {
	List        string // printed name of the category; empty: all institutions
	Place       int    // 0: the exact place is not told
	Tied        bool   // shared with another institution
	Of          int    // classified institutions in the list
	Low, High   int    // realistic places; 0: not told
	Tier, Tiers int    // group, 1 the leading one, and how many there are; 0: not told
}

// Critical is a failure of a critical criterion and what became of it.
type Critical struct {
	Criterion string // its text
	Channel   contest.Channel
	State     contest.CriticalState
}

// Compared is a score beside those of the category. Median and Quarter, the score
// from which the best quarter begins, are nil where too few institutions stand
// behind them.
type Compared struct {
	Name    string          // of an area; of a channel the catalogue's is taken
	Channel contest.Channel // of a channel's row; empty for an area
	Weight  int             // of a channel: V of the rules
	Score   *contest.Hundredths
	Median  *contest.Hundredths
	Quarter *contest.Hundredths
}

// Distribution counts the classified institutions of the category by their overall
// score: Counts[i] of them score from Edges[i] to below Edges[i+1], in the last
// range up to and with it. Without Counts none is shown.
type Distribution struct {
	Edges     []contest.Hundredths
	Counts    []int
	Low, High contest.Hundredths // lowest and highest score
}

// Section is a section of a channel's questionnaire with its criteria. Once marks
// one that was answered once and taken over in the channel's other audits.
type Section struct {
	Channel  contest.Channel
	Name     string
	Area     string // printed name
	Once     bool
	Criteria []Criterion
}

// Criterion is what was observed of one criterion over the valid audits. Of a
// section answered once, N is 1.
type Criterion struct {
	Code           string
	Text           string
	Max            int
	Mean           contest.Hundredths  // mean points, 0..100·Max
	Share          contest.Hundredths  // mean/max, hundredths of a percent; both meaningful if N > 0
	Median         *contest.Hundredths // of Share in the category
	Full           int                 // answers with all points
	N              int                 // answers with points
	NA             int                 // answers "not applicable"
	Worth          contest.Hundredths  // points of the overall score it can bring at most
	ToWin          contest.Hundredths  // points of the overall score lost: method.md 2e, w·(1−s)·100
	Measured       string              // what was measured, as it is to be printed: „mediana 7 min”; may be empty
	Critical       bool
	Recommendation string
}

// AuditCount is how many audits a channel had. NoContact are those of the valid
// ones in which nobody was reached.
type AuditCount struct {
	Channel   contest.Channel
	Valid     int
	NoContact int
	Void      int
	Needed    int // to be classified
}

// DayPart is as much as a report tells of when a remark was made.
type DayPart string

// Parts of the day; empty: not told.
const (
	Morning   DayPart = "morning"   // before 11
	Midday    DayPart = "midday"    // 11 to 14
	Afternoon DayPart = "afternoon" // after 14
)

// Remark is an auditor's comment. About is the text of the criterion, empty for a
// general one. A comment taken over from another audit stands here once.
type Remark struct {
	Channel contest.Channel
	About   string
	Text    string
	DayPart DayPart
}
