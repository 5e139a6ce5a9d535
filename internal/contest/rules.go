package contest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// Hundredths is a published number: points out of 100 with two decimals, as an
// integer (8742 is 87,42).
type Hundredths int64

// Rules are the edition's regulations as numbers (method.md 2a). They are sealed
// with a hash before fieldwork; a later change needs a reason and a new seal.
type Rules struct {
	Channels      []ChannelRule
	Coverage      Coverage
	Laureate      LaureateRule
	Statuette     StatuetteRule
	Licence       LicenceRule
	RequireReview bool // only approved audits count; else submitted ones too
	MaxAttempts   int  // K attempts before "no contact" by phone
	ReplyDays     int  // D working days before "no contact" online
}

// ChannelRule is one channel's weight and minimum number of audits. Excluded
// lists categories and subcategories the channel does not apply to.
type ChannelRule struct {
	Channel   Channel
	Weight    int // V > 0
	MinAudits int // n_min ≥ 1: valid audits needed to be classified
	Planned   int // audits the plan makes
	Excluded  []string
}

// Coverage are the shares needed for a section to be assessable and an audit valid.
type Coverage struct {
	SectionNum, SectionDen int // 1/2
	AuditNum, AuditDen     int // 3/5
}

// LaureateRule gates the title. TopPercent 100 means no cap on the place.
type LaureateRule struct {
	MinScore     Hundredths // 7500
	MinChannel   Hundredths // 6000
	TopPercent   int
	CriticalGate bool
}

// StatuetteRule says from how many classified institutions a category's first
// place is proposed for a statuette.
type StatuetteRule struct {
	MinClassified int // 5
}

// LicenceRule says how long a Quality Licence is valid and how it is numbered:
// Pattern takes {year} and {n}.
type LicenceRule struct {
	Months  int    // 12
	Pattern string // "LZM/{year}/{n:3}"
}

// DefaultRules are the defaults of method.md 2a: weights 50/25/25, three audits a
// channel to be classified, laureate from 75.00 with at least 60.00 in each channel.
func DefaultRules() Rules {
	return Rules{
		Channels: []ChannelRule{
			{Channel: Visit, Weight: 50, MinAudits: 3, Planned: 4, Excluded: nil},
			{Channel: Phone, Weight: 25, MinAudits: 3, Planned: 6},
			{Channel: Online, Weight: 25, MinAudits: 3, Planned: 6},
		},
		Coverage:    Coverage{SectionNum: 1, SectionDen: 2, AuditNum: 3, AuditDen: 5},
		Laureate:    LaureateRule{MinScore: 7500, MinChannel: 6000, TopPercent: 100, CriticalGate: true},
		Statuette:   StatuetteRule{MinClassified: 5},
		Licence:     LicenceRule{Months: 12, Pattern: "LZM/{year}/{n:3}"},
		MaxAttempts: 3,
		ReplyDays:   10,
	}
}

// Channel finds a channel's rule.
func (r Rules) Channel(c Channel) (ChannelRule, bool) {
	for _, cr := range r.Channels {
		if cr.Channel == c {
			return cr, true
		}
	}
	return ChannelRule{}, false
}

// Validate checks that the rules can be computed with.
func (r Rules) Validate() error {
	if len(r.Channels) == 0 {
		return E("rules_no_channel").At("channels")
	}
	seen := map[Channel]bool{}
	for _, c := range r.Channels {
		if !c.Channel.Valid() || seen[c.Channel] {
			return E("rules_channel", "channel", string(c.Channel)).At("channels")
		}
		seen[c.Channel] = true
		if c.Weight < 1 || c.Weight > 1000 || c.MinAudits < 1 || c.MinAudits > 1000 || c.Planned < 0 || c.Planned > 1000 {
			return E("rules_channel_numbers", "channel", string(c.Channel)).At("channels")
		}
	}
	v := r.Coverage
	if !share(v.SectionNum, v.SectionDen) || !share(v.AuditNum, v.AuditDen) {
		return E("rules_coverage").At("coverage")
	}
	l := r.Laureate
	if l.MinScore < 0 || l.MinScore > 10000 || l.MinChannel < 0 || l.MinChannel > 10000 || l.TopPercent < 1 || l.TopPercent > 100 {
		return E("rules_laureate").At("laureate")
	}
	if r.Licence.Months < 1 || r.Licence.Months > 120 {
		return E("rules_licence").At("licence")
	}
	return nil
}

func share(num, den int) bool { return den > 0 && num >= 0 && num <= den && den <= 1000 }

// Seal is the record of sealed rules: the hash covers the rules, the categories
// and every questionnaire version in force.
type Seal struct {
	EditionID int64
	Hash      string // SHA-256, hex
	SealedAt  time.Time
	Reason    string // empty for the first seal
}

// SealHash hashes what is sealed. The same content gives the same hash on every
// machine: JSON with the fields in the order of their types, ids left out.
func SealHash(r Rules, categories []Category, questionnaires []Questionnaire) string {
	type sealed struct {
		Rules          Rules
		Categories     []Category
		Questionnaires []Questionnaire
	}
	s := sealed{Rules: r}
	for _, c := range categories {
		c.ID = 0
		s.Categories = append(s.Categories, c)
	}
	for _, q := range questionnaires {
		q.ID, q.EditionID = 0, 0
		s.Questionnaires = append(s.Questionnaires, q)
	}
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // plain values can't fail to marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
