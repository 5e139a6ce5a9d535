package office

import (
	"context"
	"io"
	"strings"

	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/document/laureates"
	"biurolidera/internal/drawing"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// WriteLaureates writes the press list: laureates alone, alphabetical, without
// scores and places. After approval it names those of the snapshot, before it is a
// draft and says so.
func (o *Office) WriteLaureates(ctx context.Context, ed contest.Edition, as, out string) (files []string, err error) {
	defer wrap(&err, "WriteLaureates(%q)", out)
	d, err := o.laureatesData(ctx, ed)
	if err != nil {
		return nil, err
	}
	switch as {
	case "csv":
		err = writeStream(out, func(w io.Writer) error { return exchange.WriteCSV(w, laureatesTable(d)) })
	case "html":
		var page []byte
		if page, err = laureates.HTML(d); err == nil {
			err = writeFile(out, page)
		}
	case "pdf":
		var doc drawing.Document
		if doc, err = laureates.Document(d); err == nil {
			err = writeDocument(out, doc)
		}
	}
	return []string{out}, err
}

// laureatesData gives the list's plain values.
func (o *Office) laureatesData(ctx context.Context, ed contest.Edition) (d laureates.Data, err error) {
	s := o.settings()
	d = laureates.Data{
		Lang: o.cat.Lang(), Contest: s.Contest.Name, Edition: ed.Name, Year: ed.Year, Example: ed.Example,
		Place: s.Signatory.Place, Day: day(o.opt.Now()), Organiser: organiserLine(s.Organiser),
	}
	due, err := o.titled(ctx, ed)
	if err != nil {
		return d, err
	}
	d.Draft = due.draft
	seats, _, err := o.seats(ctx, ed)
	if err != nil {
		return d, err
	}
	for _, c := range due.categories {
		cat := laureates.Category{Name: c.Name}
		for _, l := range due.by[c.Code] {
			at := seats[l.institution]
			cat.Laureates = append(cat.Laureates, laureates.Laureate{
				Name: l.name, Town: at.beside(l.name), Voivodeship: at.voivodeship, Number: l.licence.Number, ValidTo: l.licence.ValidTo,
			})
		}
		if len(cat.Laureates) > 0 {
			d.Categories = append(d.Categories, cat)
		}
	}
	if len(d.Categories) == 0 {
		return d, contest.E("laureates_none", "edition", ed.Name)
	}
	return d, nil
}

// titled are the holders of the title by category code.
type titled struct {
	draft      bool
	categories []contest.Category
	by         map[string][]titleHolder
}

type titleHolder struct {
	name        string
	institution int64
	licence     contest.QualityLicence // zero: not issued yet
}

// titled gathers who holds the title: by the snapshot, or by today's ranking where
// there is none. Who did not agree to be named, or whose licence was revoked, is
// left out.
func (o *Office) titled(ctx context.Context, ed contest.Edition) (t titled, err error) {
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return t, err
	}
	t = titled{draft: true, categories: res.Categories, by: map[string][]titleHolder{}}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		holds, draft, err := holders(r, res)
		if err != nil {
			return err
		}
		t.draft = draft
		licences, err := r.Licences(ed.ID)
		if err != nil {
			return err
		}
		of := map[int64]contest.QualityLicence{}
		for _, l := range licences {
			of[l.ParticipationID] = l
		}
		all, err := r.Participations(ed.ID)
		for _, p := range all {
			if holds[p.ID] && of[p.ID].State != contest.LicenceRevoked && mayBeNamed(p) {
				t.by[p.Category] = append(t.by[p.Category], titleHolder{p.Name, p.InstitutionID, of[p.ID]})
			}
		}
		return err
	})
	return t, err
}

// holders gives the participations that hold the title: by the approved snapshot,
// or, as a draft, by the ranking.
func holders(r *store.Reader, res *Ranking) (holds map[int64]bool, draft bool, err error) {
	_, snap, found, err := approved(r, res.Edition.ID)
	if err != nil {
		return nil, false, err
	}
	holds = map[int64]bool{}
	if found {
		for i, p := range snap.Participations {
			holds[p.ID] = snap.Standings[i].Laureate
		}
		return holds, false, nil
	}
	for i, p := range res.Participations {
		holds[p.ID] = res.Standings[i].Laureate
	}
	return holds, true, nil
}

// mayBeNamed tells whether the public list may name a participation: it must not
// have refused on its application; where no form came in, nothing was refused.
func mayBeNamed(p contest.Participation) bool {
	return p.Application.PublishConsent || p.Application.ReceivedOn.IsZero()
}

// laureatesTable gives the list for a spreadsheet.
func laureatesTable(d laureates.Data) exchange.Outgoing {
	rows := laureates.Rows(d)
	return exchange.Outgoing{Columns: rows[0], Rows: func(yield func([]any, error) bool) {
		for _, r := range rows[1:] {
			cells := make([]any, len(r))
			for i, c := range r {
				cells[i] = c
			}
			if !yield(cells, nil) {
				return
			}
		}
	}}
}

// organiserLine names the organiser and how to reach it.
func organiserLine(o config.Organiser) string {
	var parts []string
	for _, s := range []string{o.Name, o.Email, o.Phone, o.Website} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}
