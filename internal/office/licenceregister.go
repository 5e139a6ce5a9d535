package office

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/licence"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
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
	DaysLeft     int             // until its last day, 0 on that day; negative: expired
	Participant  string          // code
	Edition      string          // name
	CategoryName string
	Printed      string // the name on the paper in force, which a correction may have changed
	Corrections  int    // papers that replaced an earlier one
}

// Expiring tells whether it is in force and ends soon.
func (l LicenceLine) Expiring() bool {
	return l.Standing == LicenceInForce && l.DaysLeft <= expiringDays
}

// Licences lists the register in the order of issue; the zero edition: of all.
func (o *Office) Licences(ctx context.Context, ed contest.Edition) (lines []LicenceLine, err error) {
	defer wrap(&err, "Licences(%q)", ed.Code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		lines, err = o.licenceLines(r, ed.ID)
		return err
	})
	return lines, err
}

func (o *Office) licenceLines(r *store.Reader, edition int64) (lines []LicenceLine, err error) {
	all, err := r.Licences(edition)
	if err != nil {
		return nil, err
	}
	today := day(o.opt.Now())
	of := map[int64]*licencesOf{}
	for _, l := range all {
		if of[l.EditionID] == nil {
			if of[l.EditionID], err = readLicencesOf(r, l.EditionID); err != nil {
				return nil, err
			}
		}
		line, err := of[l.EditionID].line(r, l, today)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// licencesOf is what the register says beside the licences of one edition.
type licencesOf struct {
	edition        contest.Edition
	categories     map[string]string
	participations map[int64]string
	papers         map[string]int // by licence number
}

func readLicencesOf(r *store.Reader, edition int64) (o *licencesOf, err error) {
	o = &licencesOf{categories: map[string]string{}, participations: map[int64]string{}, papers: map[string]int{}}
	if o.edition, err = r.Edition(edition); err != nil {
		return nil, err
	}
	categories, err := r.Categories(edition)
	if err != nil {
		return nil, err
	}
	for _, c := range categories {
		o.categories[c.Code] = c.Name
	}
	parts, err := r.Participations(edition)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		o.participations[p.ID] = p.Code
	}
	docs, err := r.Documents(edition, contest.DocumentLicence)
	for _, d := range docs {
		o.papers[d.Number]++
	}
	return o, err
}

func (o *licencesOf) line(r *store.Reader, l contest.QualityLicence, today time.Time) (LicenceLine, error) {
	line := LicenceLine{
		QualityLicence: l, Standing: standingOn(l, today), DaysLeft: daysBetween(today, l.ValidTo), Participant: o.participations[l.ParticipationID],
		Edition: o.edition.Name, CategoryName: o.categories[l.Category], Printed: l.Name, Corrections: max(0, o.papers[l.Number]-1),
	}
	if line.Corrections == 0 {
		return line, nil
	}
	doc, err := r.Document(l.DocumentID)
	if err != nil {
		return line, err
	}
	var data licence.Data
	err = json.Unmarshal(doc.Data, &data)
	line.Printed = data.Name
	return line, err
}

// standingOn tells what a licence is worth on a day; its last day is included.
func standingOn(l contest.QualityLicence, day time.Time) LicenceStanding {
	switch {
	case l.State == contest.LicenceRevoked:
		return LicenceRevoked
	case day.After(l.ValidTo):
		return LicenceExpired
	}
	return LicenceInForce
}

// daysBetween counts calendar days; both are days in UTC.
func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// LicenceProposal is an accepted participation and whether a licence is due to it.
type LicenceProposal struct {
	Participation contest.Participation
	CategoryName  string
	Score         *contest.Hundredths // of the approved snapshot, or of today's ranking where there is none
	Place         int
	Eligible      bool             // a laureate without a licence
	Number        string           // of the licence it has; empty: none
	Reasons       []contest.Reason // why no title
}

// LicenceProposals lists whom licences are due to and who gets none and why, by
// category and name. isApproved tells that they stand on the approved ranking: else
// nothing can be issued yet and they stand on today's.
func (o *Office) LicenceProposals(ctx context.Context, ed contest.Edition) (all []LicenceProposal, isApproved bool, err error) {
	defer wrap(&err, "LicenceProposals(%q)", ed.Code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, false, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		snap, found, err := approvedStandings(r, ed.ID)
		if err != nil {
			return err
		}
		isApproved = found
		licences, err := r.Licences(ed.ID)
		number := map[int64]string{}
		for _, l := range licences {
			number[l.ParticipationID] = l.Number
		}
		for i, p := range res.Participations {
			st, known := snap[p.ID]
			if !found {
				st, known = res.Standings[i], true
			}
			all = append(all, proposalOf(p, st, known, number[p.ID], res.CategoryName(p.Category)))
		}
		return err
	})
	res.sortProposals(all)
	return all, isApproved, err
}

// approvedStandings gives the newest snapshot's standings by participation.
func approvedStandings(r *store.Reader, edition int64) (by map[int64]contest.Standing, found bool, err error) {
	_, snap, found, err := approved(r, edition)
	if err != nil || !found {
		return nil, found, err
	}
	by = make(map[int64]contest.Standing, len(snap.Standings))
	for i, p := range snap.Participations {
		by[p.ID] = snap.Standings[i]
	}
	return by, true, nil
}

func proposalOf(p contest.Participation, st contest.Standing, known bool, number, category string) LicenceProposal {
	out := LicenceProposal{Participation: p, CategoryName: category, Number: number, Reasons: st.Reasons}
	if known && st.Classified {
		out.Score, out.Place = &st.Overall.Published, st.Place
	}
	out.Eligible = known && st.Laureate && number == ""
	return out
}

// sortProposals puts them by category as the edition has them, then by name.
func (r *Ranking) sortProposals(all []LicenceProposal) {
	position := map[string]int{}
	for i, c := range r.Categories {
		position[c.Code] = i
	}
	slices.SortStableFunc(all, func(a, b LicenceProposal) int {
		if d := position[a.Participation.Category] - position[b.Participation.Category]; d != 0 {
			return d
		}
		return polish.Compare(a.Participation.Name, b.Participation.Name)
	})
}
