package contest

import "slices"

// Area is one of the five to seven fields that the channels share; areas are
// scored across channels (method.md 2a, rule 7).
type Area struct {
	Code string // "kultura"
	Name string
}

// Questionnaire is one version of a channel's sheet. A version with an audit on
// it can't be changed; editing makes the next version.
type Questionnaire struct {
	ID        int64
	EditionID int64
	Channel   Channel
	Code      string // "wizyta"
	Version   int    // from 1
	Title     string
	Intro     string
	Areas     []Area
	Sections  []Section
}

// Section groups criteria of one area. Once marks a section that describes the
// institution and not the contact: answered once an edition, taken over in the
// institution's other audits of the channel (method.md 2a, rule 2).
type Section struct {
	Code     string // "WA"
	Name     string
	Area     string // area code
	Weight   int    // > 0
	Once     bool
	Criteria []Criterion
}

// Scale is how a criterion is answered.
type Scale string

// YesNo gives Max or 0 points, Graded any whole number 0..Max, Measured a value
// that Bands turn into points.
const (
	ScaleYesNo    Scale = "yes_no"
	ScaleGraded   Scale = "graded"
	ScaleMeasured Scale = "measured"
)

// Criterion is one question about one fact.
type Criterion struct {
	Code    string // "WA01", unique in the questionnaire, never reused with another sense
	Text    string
	Hint    string
	Scale   Scale
	Weight  int      // > 0
	Max     int      // > 0; YesNo: 1
	Anchors []Anchor // what each point value looks like, one for each of 0..Max that can occur
	Unit    string   // of a measured value: "min", "s", "próby", "dni robocze"
	Bands   []Band   // of a measured criterion, rising

	NAAllowed bool
	Critical  bool
	FailAt    int // points at or below which a critical criterion fails; meaningful if Critical

	// For and Not name categories or subcategories the criterion applies to; For
	// empty: all. A subcategory's word goes before its category's.
	For []string
	Not []string

	OnContact      bool   // depends on the contact: 0 points when nobody was reached
	Condition      string // conditional: what must have happened; N/A when it did not
	CommentAtMost  int    // a comment is required at or below these points; -1: never
	Subjective     bool   // an impression; at most two a questionnaire, weight ≤ 10 %
	Recommendation string // what to do when points were lost, in the institution's report
}

// Anchor says what a point value looks like as a fact.
type Anchor struct {
	Points int
	Text   string
}

// Band gives Points to a measured value of at most UpTo; the last band has UpTo
// empty and takes the rest.
type Band struct {
	UpTo   string // decimal with a dot, "" in the last band
	Points int
}

// Applies tells whether the criterion is asked of an institution of this category
// and subcategory.
func (c Criterion) Applies(category, sub string) bool {
	switch {
	case sub != "" && slices.Contains(c.Not, sub):
		return false
	case sub != "" && slices.Contains(c.For, sub):
		return true
	case slices.Contains(c.Not, category):
		return false
	}
	return len(c.For) == 0 || slices.Contains(c.For, category)
}

// Form is the variant of a questionnaire that applies to one kind of institution:
// sections without an applying criterion fall out, weights stay as they are and so
// rest on the remaining ones. Two kinds with the same criteria share a Key.
type Form struct {
	Questionnaire *Questionnaire
	Key           string // criteria codes hashed; equal for equal variants of one version
	Sections      []Section
}

// Form resolves the variant for a category and subcategory. A form without
// sections means that the channel does not apply.
func (q *Questionnaire) Form(category, sub string) Form {
	f := Form{Questionnaire: q}
	for _, s := range q.Sections {
		kept := s
		kept.Criteria = nil
		for _, c := range s.Criteria {
			if c.Applies(category, sub) {
				kept.Criteria = append(kept.Criteria, c)
			}
		}
		if len(kept.Criteria) > 0 {
			f.Sections = append(f.Sections, kept)
		}
	}
	f.Key = f.key()
	return f
}

// Criteria gives the form's criteria in order.
func (f Form) Criteria() []Criterion {
	var all []Criterion
	for _, s := range f.Sections {
		all = append(all, s.Criteria...)
	}
	return all
}

// Criterion finds a criterion by code.
func (q *Questionnaire) Criterion(code string) (Criterion, bool) {
	for _, s := range q.Sections {
		for _, c := range s.Criteria {
			if c.Code == code {
				return c, true
			}
		}
	}
	return Criterion{}, false
}
