package office

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/reliability"
)

// Certainty is how sure an edition's results are (method.md §2b, §2c): what the
// diagnostic model says of the same audits that the official score was computed from.
// It never changes a score, a place or a title, and it never changes once made. Rows
// stand in the order of Ranking.Participations. The auditors' severities are not in it:
// see CertaintyAuditors.
type Certainty struct {
	Ranking *Ranking
	// Refused is why there is no model (codes inference_* and certainty_*); nil: there
	// is one. Then rows have what can be counted alone, and Reliability says unknown.
	Refused  *contest.Error
	Warnings []contest.Finding // about the whole: connectivity, left out columns

	Audits       int // valid counted audits
	Institutions int // with such audits
	Auditors     int // codes seen
	NoCode       int // audits without an auditor's code

	Variance    CertaintyVariance
	Reliability CertaintyReliability
	Advice      PublicationAdvice
	Rows        []CertaintyRow

	// Undecided tells that the model finds no differences between institutions.
	Undecided bool
	Draws     int    // joint draws behind the places
	Seed      uint64 // of all draws

	sample *observations
	model  *inference.Model
}

// CertaintyRow is one participation. Fields from Adjusted on are zero where Known is
// false; places and the title's certainty also where it is not classified.
type CertaintyRow struct {
	Index       int // of the participation
	Audits      int // valid counted ones
	Auditors    int // different codes
	Mean, SD    float64
	Official    *contest.Hundredths // nil: not classified
	Warnings    []contest.Finding   // certainty_one_auditor, certainty_apart, certainty_no_code
	Known       bool                // the model says something of it
	Adjusted    float64             // score corrected for the auditors' severity, shrunken to its category, 0–100
	SE          float64             // its standard error, points
	Low, High   float64             // 90 % interval, within 0–100
	Correction  float64             // points that the severity of its auditors took (+) or gave (−) it
	Corrected   float64             // official score and Correction: not shrunken; 0 where not classified
	InCategory  CertaintyPlace      // among the classified of its category
	Overall     CertaintyPlace      // among all classified
	PTitle      float64             // P(true score ≥ the threshold of the title), 0–1
	Label       inference.Certainty // of the title: high, moderate, low
	Near        bool                // not to be told from the threshold
	Title       bool                // the official proposal
	TitleAfter  bool                // what it would be after correction for severity
	WouldChange bool                // Title and TitleAfter differ
}

// CertaintyPlace is an official place with what is known of it.
type CertaintyPlace struct {
	Official          int // 0: none
	Of                int // how many are ranked
	Expected          float64
	Low, High         int     // 5–95 %
	BandLow, BandHigh int     // simultaneous 95 % band
	PFirst            float64 // P(place 1)
}

// CertaintyVariance are the components in squared points, and their shares in per cent.
// What an institution has of its own in one channel is part of the residual.
type CertaintyVariance struct {
	Institution, Auditor, Residual                float64
	InstitutionShare, AuditorShare, ResidualShare float64
}

// CertaintyReliability is how far the scores tell institutions apart.
type CertaintyReliability struct {
	Phi      reliability.Estimate // of the official score
	Adjusted reliability.Estimate // of the corrected score
	Grade    reliability.Grade    // by Phi
	MeanN    float64              // audits an institution, mean
	Needed   int                  // audits an institution by different auditors for 0.80; 0: no number reaches it
}

// PublicationAdvice is what the measured reliability lets be shown (method.md §2a item
// 13, §2c). WriteRanking and WriteLaureates do not ask it: the office decides.
type PublicationAdvice struct {
	Grade       reliability.Grade
	PublicPlace bool // places may be public: Φ ≥ 0.70
	JuryPlace   bool // places with ranges, for the jury: Φ ≥ 0.50
	Licence     bool // Φ ≥ 0.80
}

// AuditorSeverity is one auditor's severity, by code. For the organiser alone.
type AuditorSeverity struct {
	Code         string
	Audits       int
	Institutions int
	Severity     float64 // points taken from every score: positive is severe
	SE           float64
	Low, High    float64 // 90 % interval
	Marked       bool    // the interval leaves 0 out
	Apart        bool    // shares no institution with the others: not comparable
	Few          bool    // fewer than five institutions
}

// CertaintyTiers are those really level (method.md §2b, tie groups), from unshrunken
// estimates with their whole covariance.
type CertaintyTiers struct {
	Refused    *contest.Error // why there are none; nil: there are
	Overall    TierList
	Categories map[string]TierList // by code; a category of one is left out
	Bootstrap  bool                // of the overall list; false: Bonferroni
}

// TierList is one list's tiers. Slices stand in the order of Participations; 0: not in
// the list.
type TierList struct {
	Tier      []int // 1: the leading group
	Low, High []int // simultaneous 95 % bounds of the place
	Sizes     []int // Sizes[t−1] institutions are in tier t
}

// Leading counts the leading group.
func (t TierList) Leading() int {
	if len(t.Sizes) == 0 {
		return 0
	}
	return t.Sizes[0]
}

// ChannelCosts are what one audit costs, by channel, in any currency; what is not named
// costs 1.
type ChannelCosts map[contest.Channel]float64

// AuditOutlook is what a number of audits an institution would give (method.md §2c).
type AuditOutlook struct {
	Channels    []ChannelAudits // in the order of the rules
	Total       int             // audits an institution
	Reliability reliability.Estimate
	Grade       reliability.Grade
	SE          float64              // standard error of an institution's score, points
	PlaceWidth  reliability.Estimate // places that the 90 % range holds beside the place itself
	Cost        float64              // of the whole list
}

// ChannelAudits is how many audits of a channel an institution gets.
type ChannelAudits struct {
	Channel contest.Channel
	Audits  int
	Cost    float64 // of one
}
