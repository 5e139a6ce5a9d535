package office

import (
	"context"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// Wanted narrows a list by a yes-or-no property.
type Wanted uint8

// The zero value narrows nothing.
const (
	Any Wanted = iota
	With
	Without
)

// fits tells whether a record with or without the property is wanted.
func (w Wanted) fits(has bool) bool { return w == Any || (w == With) == has }

// InstitutionQuery says which institutions a list shows and in what order. The zero
// value: all by name.
type InstitutionQuery struct {
	Text string // words, each anywhere in name, office, place, code, NIP, REGON, KRS, TERYT, telephone, e-mail

	// Any of these values; none given: all. "" means those without one.
	Voivodeships []string
	Counties     []string
	Categories   []string // codes
	Subs         []string // codes

	Email   Wanted
	Phone   Wanted
	Remarks Wanted // an identifier that looks wrong

	Participates Wanted
	Edition      int64 // of Participates; 0: in any edition

	Sort       string // "code" or a field of contest.InstitutionValues; empty: the name
	Descending bool   // what has nothing in the column stays last either way
}

// InstitutionHits answers an InstitutionQuery.
type InstitutionHits struct {
	IDs []int64 // every one, in the order asked for; len is the exact count
	All int     // institutions in the file
}

// FindInstitutions answers a query from memory: a few milliseconds among 100,000. The
// first call of an office reads all institutions (about a second for 100,000, with
// progress), one after a commit what was changed, and one with a new Sort that column:
// so call it off the window's thread. An answer always knows every committed step.
func (o *Office) FindInstitutions(ctx context.Context, q InstitutionQuery) (hits InstitutionHits, err error) {
	defer wrap(&err, "FindInstitutions(%q)", q.Text)
	g, err := o.registered(ctx)
	if err != nil {
		return hits, err
	}
	places := g.narrow(g.find(searchWords(q.Text)), q)
	switch {
	case q.Sort != "" && q.Sort != "name":
		by, err := o.ordered(ctx, g, q.Sort)
		if err != nil {
			return hits, err
		}
		places = by.sorted(places, len(g.ids), q.Descending)
	case q.Descending:
		slices.Reverse(places)
	}
	hits = InstitutionHits{IDs: make([]int64, len(places)), All: len(g.ids)}
	for i, at := range places {
		hits.IDs[i] = g.ids[at]
	}
	return hits, nil
}

// narrow keeps the positions that pass the query's filters. It may change places.
func (g *register) narrow(places []int32, q InstitutionQuery) []int32 {
	var tests []func(at int32) bool
	for field, wanted := range map[string][]string{
		"voivodeship": q.Voivodeships, "county": q.Counties, "category": q.Categories, "sub": q.Subs,
	} {
		if len(wanted) > 0 {
			tests = append(tests, g.coded[field].among(wanted))
		}
	}
	for flag, wanted := range map[registerFlag]Wanted{hasEmail: q.Email, hasPhone: q.Phone, hasRemark: q.Remarks} {
		if wanted != Any {
			tests = append(tests, func(at int32) bool { return wanted.fits(g.flags[at]&flag != 0) })
		}
	}
	if q.Participates != Any {
		tests = append(tests, func(at int32) bool { return q.Participates.fits(g.participates(q.Edition, at)) })
	}
	if len(tests) == 0 {
		return places
	}
	return slices.DeleteFunc(places, func(at int32) bool {
		return slices.ContainsFunc(tests, func(test func(int32) bool) bool { return !test(at) })
	})
}

// among tests whether a record has one of the values.
func (c coded) among(wanted []string) func(at int32) bool {
	in := make([]bool, len(c.values))
	for _, v := range wanted {
		if n, ok := c.number[v]; ok {
			in[n] = true
		}
	}
	return func(at int32) bool { return in[c.of[at]] }
}

// participates tells whether a record takes part in the edition; 0: in any.
func (g *register) participates(edition int64, at int32) bool {
	if edition != 0 {
		return g.takes[edition].has(at)
	}
	for _, in := range g.takes {
		if in.has(at) {
			return true
		}
	}
	return false
}

// Choice is a value a column is filtered by and how many institutions have it.
type Choice struct {
	Value string // "": nothing given
	Count int
}

// InstitutionChoices lists what "voivodeship", "county", "category" or "sub" can be
// filtered by, in Polish order, "" last.
func (o *Office) InstitutionChoices(ctx context.Context, field string) (choices []Choice, err error) {
	defer wrap(&err, "InstitutionChoices(%q)", field)
	g, err := o.registered(ctx)
	if err != nil {
		return nil, err
	}
	c := g.coded[field]
	counts := make([]int, len(c.values))
	for _, n := range c.of {
		counts[n]++
	}
	for n, v := range c.values {
		if counts[n] > 0 {
			choices = append(choices, Choice{v, counts[n]})
		}
	}
	polish.SortBy(choices, func(c Choice) string { return c.Value })
	if len(choices) > 0 && choices[0].Value == "" {
		choices = append(choices[1:], choices[0])
	}
	return choices, nil
}

// InstitutionRow is a row of the list of institutions.
type InstitutionRow struct {
	contest.Institution
	Remarks  []contest.Finding // about identifiers that look wrong
	Editions []EditionMark     // where it takes part, the oldest first
}

// EditionMark says that an institution takes part in an edition.
type EditionMark struct {
	EditionID     int64
	Participation int64
	Code          string
	State         contest.ParticipationState
}

// InstitutionRows reads a page of rows, in the order of ids. One that is no more has
// ID 0.
func (o *Office) InstitutionRows(ctx context.Context, ids []int64) (rows []InstitutionRow, err error) {
	defer wrap(&err, "InstitutionRows(%d)", len(ids))
	at := make(map[int64]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	rows = make([]InstitutionRow, len(ids))
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.InstitutionsOf(ids)
		if err != nil {
			return err
		}
		for _, i := range all {
			rows[at[i.ID]] = InstitutionRow{Institution: i, Remarks: i.Findings()}
		}
		parts, err := r.ParticipationsOfAll(ids)
		slices.SortFunc(parts, func(a, b contest.Participation) int { return int(a.ID - b.ID) })
		for _, p := range parts {
			row := &rows[at[p.InstitutionID]]
			row.Editions = append(row.Editions, EditionMark{p.EditionID, p.ID, p.Code, p.State})
		}
		return err
	})
	return rows, err
}
