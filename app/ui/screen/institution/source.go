package institution

import (
	"context"
	"slices"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// source finds the rows of the list in the office's register.
type source struct {
	office  Office
	cat     *locale.Catalogue
	edition contest.Edition
	words   words
}

// Find implements kit.Source.
func (s source) Find(ctx context.Context, q kit.Query) (found kit.Found[row], err error) {
	hits, err := s.office.FindInstitutions(ctx, query(q, s.edition))
	if err != nil {
		return found, err
	}
	return kit.Found[row]{
		Len: len(hits.IDs), Total: hits.All,
		Rows: func(ctx context.Context, from, n int) ([]row, error) {
			rows, err := s.office.InstitutionRows(ctx, hits.IDs[from:from+n])
			return rowsOf(s.cat, s.edition, s.words, rows), err
		},
		At: func(_ context.Context, key string) (int, error) {
			id, err := strconv.ParseInt(key, 10, 64)
			return slices.Index(hits.IDs, id), err
		},
	}, nil
}

// Values of the filters by a yes-or-no property.
const (
	with    = "with"
	without = "without"
)

// query says to the office what was asked of the table.
func query(q kit.Query, ed contest.Edition) office.InstitutionQuery {
	f := q.Filters
	asked := office.InstitutionQuery{
		Text: q.Text, Voivodeships: f["voivodeship"], Counties: f["county"], Categories: f["category"], Subs: f["sub"],
		Email: wanted(f["email"]), Phone: wanted(f["phone"]), Remarks: wanted(f["remarks"]), Participates: wanted(f["edition"]), Edition: ed.ID,
		Descending: q.Desc,
	}
	if sortable(q.Sort) {
		asked.Sort = q.Sort
	}
	return asked
}

// wanted reads a filter of two values: both ticked narrow nothing.
func wanted(values []string) office.Wanted {
	switch {
	case len(values) != 1:
		return office.Any
	case values[0] == with:
		return office.With
	}
	return office.Without
}

// sortable tells whether the office sorts by a column.
func sortable(id string) bool {
	return id == "code" || slices.ContainsFunc(contest.InstitutionValues(), func(f contest.InstitutionField) bool { return f.Name == id })
}
