package office

import (
	"context"
	"errors"
	"time"

	"biurolidera/internal/contest"
)

// LicenceStanding is what a licence is worth on a day.
type LicenceStanding string

// Texts are "licence_standing.X" of the catalogue.
const (
	LicenceInForce LicenceStanding = "valid"
	LicenceExpired LicenceStanding = "expired"
	LicenceRevoked LicenceStanding = "revoked"
)

// LicenceLine is one entry of the register.
type LicenceLine struct {
	contest.QualityLicence
	Standing     LicenceStanding // today
	DaysLeft     int             // until it expires, counting today's as 0; negative: expired
	Participant  string          // code
	Edition      string          // name
	CategoryName string
	Printed      string // the name on the paper in force, which a correction may have changed
	Corrections  int    // papers that replaced an earlier one
}

// Licences lists the register in the order of numbers; the zero edition: of all.
func (o *Office) Licences(ctx context.Context, ed contest.Edition) (lines []LicenceLine, err error) {
	return nil, errors.ErrUnsupported
}

// LicenceProposal is an accepted participation and whether a licence is due to it.
type LicenceProposal struct {
	Participation contest.Participation
	CategoryName  string
	Score         *contest.Hundredths // of the approved snapshot, or of today's ranking where there is none
	Place         int
	Eligible      bool             // a laureate of the approved snapshot without a licence
	Number        string           // of the licence it has; empty: none
	Reasons       []contest.Reason // why no title
}

// LicenceProposals lists whom licences are due to and who gets none and why, by
// category and name. approved tells that the ranking is approved: else nothing can be
// issued and Eligible says whom it would be due to.
func (o *Office) LicenceProposals(ctx context.Context, ed contest.Edition) (all []LicenceProposal, approved bool, err error) {
	return nil, false, errors.ErrUnsupported
}

// IssueLicencesTo issues licences to the chosen ones, by participation code, of those
// that are due; see IssueLicences. A code that none is due to is refused and told.
func (o *Office) IssueLicencesTo(ctx context.Context, ed contest.Edition, codes []string) (issued []contest.QualityLicence, refused []error, err error) {
	return nil, nil, errors.ErrUnsupported
}

// RevokeLicence takes a licence's worth away; it stays in the register. It needs a
// reason and can be undone.
func (o *Office) RevokeLicence(ctx context.Context, number, reason string) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// LicenceCorrection is what a corrected paper says instead; empty fields stay.
type LicenceCorrection struct {
	Name     string // institution, nominative
	Category string // as printed
	Reason   string // why; needed
}

// CorrectLicence issues a new paper for a licence that names the old one; the number and
// the days stay. The old paper is kept.
func (o *Office) CorrectLicence(ctx context.Context, number string, c LicenceCorrection) (doc contest.IssuedDocument, err error) {
	return doc, errors.ErrUnsupported
}

// LicencePapersOf lists a licence's papers, the first first, without bytes; the last is
// in force.
func (o *Office) LicencePapersOf(ctx context.Context, number string) (docs []contest.IssuedDocument, err error) {
	return nil, errors.ErrUnsupported
}

// expiringSoon is how many days before its end a licence is told to expire.
const expiringSoon = 60 * 24 * time.Hour
