package exchange

import (
	"io"
	"iter"

	"biurolidera/internal/contest"
)

// WriteInstitutionTemplate writes an empty list with our own headings, which
// ReadInstitutions maps without guessing: as FormatXLSX or FormatCSV.
func WriteInstitutionTemplate(w io.Writer, format Format) error {
	return WriteInstitutions(w, format, func(func(contest.Institution, error) bool) {})
}

// WriteInstitutions writes institutions under the template's headings, so that a list
// can be corrected in Excel and read back. It holds no persons.
func WriteInstitutions(w io.Writer, format Format, rows iter.Seq2[contest.Institution, error]) error {
	headings, fields := templateColumns()
	out := Outgoing{Tab: "Instytucje", Columns: headings, Rows: templateRows(fields, rows)}
	if format == FormatXLSX {
		return WriteXLSX(w, out)
	}
	return WriteCSV(w, out)
}

// templateColumns gives the template's headings and the institution's field under each;
// one that is a contact's is nil.
func templateColumns() (headings []string, fields []*contest.InstitutionField) {
	values := map[string]*contest.InstitutionField{}
	for _, v := range contest.InstitutionValues() {
		values[v.Name] = &v
	}
	for _, c := range institutionColumns {
		if c.heading != "" {
			headings = append(headings, c.heading)
			fields = append(fields, values[c.field])
		}
	}
	return headings, fields
}

func templateRows(fields []*contest.InstitutionField, rows iter.Seq2[contest.Institution, error]) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for i, err := range rows {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(templateRow(fields, &i), nil) {
				return
			}
		}
	}
}

func templateRow(fields []*contest.InstitutionField, i *contest.Institution) []any {
	cells := make([]any, len(fields))
	for n, f := range fields {
		if f != nil {
			cells[n] = f.Get(i)
		}
	}
	return cells
}
