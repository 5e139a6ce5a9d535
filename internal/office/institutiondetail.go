package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// InstitutionDetail is all that is known of one institution but its results, doubles
// and history, which are asked for by themselves: they take longer.
type InstitutionDetail struct {
	Institution    contest.Institution
	Findings       []contest.Finding // identifiers that look wrong
	Contacts       []ContactDetail   // the head first
	Participations []InstitutionParticipation
}

// ContactDetail is a contact with how a letter would greet it by itself; Salutation of
// the contact, where filled, goes before it.
type ContactDetail struct {
	contest.Contact
	Automatic string
}

// Greeting is how a letter greets the contact.
func (c ContactDetail) Greeting() string {
	if c.Salutation != "" {
		return c.Salutation
	}
	return c.Automatic
}

// AutomaticSalutation is how a letter greets a person of that function and first name
// where nobody said otherwise; for showing it while they are typed.
func AutomaticSalutation(function, firstName string) string {
	return polish.Salutation(function, firstName)
}

// InstitutionParticipation is an institution in one edition.
type InstitutionParticipation struct {
	Edition       contest.Edition
	Participation contest.Participation
	CategoryName  string
	Audits        int                     // not void
	Submitted     int                     // with a sheet
	Licence       *contest.QualityLicence // nil: none
}

// InstitutionDetail reads one institution; record_missing if there is none.
func (o *Office) InstitutionDetail(ctx context.Context, id int64) (d InstitutionDetail, err error) {
	defer wrap(&err, "InstitutionDetail(%d)", id)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if d.Institution, err = r.Institution(id); err != nil {
			return err
		}
		d.Findings = d.Institution.Findings()
		contacts, err := r.Contacts(id)
		if err != nil {
			return err
		}
		for _, c := range contacts {
			d.Contacts = append(d.Contacts, ContactDetail{c, polish.Salutation(c.Function, c.FirstName)})
		}
		parts, err := r.ParticipationsOf(id)
		for i := len(parts) - 1; i >= 0 && err == nil; i-- {
			var in InstitutionParticipation
			in, err = institutionParticipation(r, parts[i])
			d.Participations = append(d.Participations, in)
		}
		return err
	})
	return d, err
}

// institutionParticipation reads what stands beside a participation.
func institutionParticipation(r *store.Reader, p contest.Participation) (in InstitutionParticipation, err error) {
	in.Participation = p
	if in.Edition, err = r.Edition(p.EditionID); err != nil {
		return in, err
	}
	categories, err := r.Categories(p.EditionID)
	if err != nil {
		return in, err
	}
	in.CategoryName = categoryName(categories, p.Category)
	audits, err := r.Audits(p.EditionID, store.AuditFilter{ParticipationID: p.ID})
	if err != nil {
		return in, err
	}
	for _, a := range audits {
		if a.State != contest.AuditVoid {
			in.Audits++
		}
		if a.State == contest.AuditSubmitted || a.State == contest.AuditApproved {
			in.Submitted++
		}
	}
	licences, err := r.LicencesOf(p.ID)
	if len(licences) > 0 {
		in.Licence = &licences[len(licences)-1]
	}
	return in, err
}

// categoryName gives a category as printed; its code where the edition has it not.
func categoryName(categories []contest.Category, code string) string {
	for _, c := range categories {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

// InstitutionResult is an institution's result in one edition.
type InstitutionResult struct {
	Edition  contest.Edition
	Code     string // of the participation
	Approved bool   // from the approved ranking; else as it stands now
	Score    *contest.Score
	Place    int // in its category; 0: not classified
}

// InstitutionResults gives an institution's results, the newest edition first: of the
// approved ranking where there is one, else of the ranking as it stands, which may
// have to be computed. Editions in which it was not accepted are left out.
func (o *Office) InstitutionResults(ctx context.Context, id int64) (results []InstitutionResult, err error) {
	defer wrap(&err, "InstitutionResults(%d)", id)
	d, err := o.InstitutionDetail(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, p := range d.Participations {
		if p.Participation.State != contest.ParticipationAccepted {
			continue
		}
		res, ok, err := o.approvedResult(ctx, p)
		if err != nil {
			return nil, err
		}
		if !ok {
			if res, err = o.standingResult(ctx, p); err != nil {
				return nil, err
			}
		}
		results = append(results, res)
	}
	return results, nil
}

// approvedResult reads the result from the edition's approved ranking; ok is false
// where there is none.
func (o *Office) approvedResult(ctx context.Context, p InstitutionParticipation) (res InstitutionResult, ok bool, err error) {
	res = InstitutionResult{Edition: p.Edition, Code: p.Participation.Code, Approved: true}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		_, kept, found, err := approved(r, p.Edition.ID)
		if err != nil || !found {
			return err
		}
		for _, st := range kept.Standings {
			if st.Participation == p.Participation.ID {
				res.take(st)
				ok = true
			}
		}
		return nil
	})
	return res, ok, err
}

// standingResult reads the result from the ranking as it stands.
func (o *Office) standingResult(ctx context.Context, p InstitutionParticipation) (res InstitutionResult, err error) {
	res = InstitutionResult{Edition: p.Edition, Code: p.Participation.Code}
	ranking, err := o.Ranking(ctx, p.Edition)
	if err != nil {
		return res, err
	}
	if i, ok := ranking.Find(p.Participation.Code); ok {
		res.take(ranking.Standings[i])
	}
	return res, nil
}

func (r *InstitutionResult) take(s contest.Standing) {
	if s.Classified {
		r.Score, r.Place = s.Overall, s.Place
	}
}
