package exchange

import (
	"context"
	"errors"
	"slices"

	"biurolidera/internal/contest"
)

// Head is the first rows of a worksheet held in memory, so that another header or
// mapping is tried on them at once, however long the file is.
type Head struct {
	from   *Table
	source headSource
}

// Head keeps the first so many rows with content, as they stand in the file.
func (t *Table) Head(ctx context.Context, rows int) (*Head, error) {
	s := headSource{sheet: t.Sheet}
	s.sheet.Rows = 0
	if named, ok := t.source.(namedSource); ok {
		s.names = named.columnNames()
	}
	sink := rowSink{note: func(contest.Finding) {}}
	sink.row = func(r *rawRow) error {
		n, _ := r.filled()
		if n == 0 {
			return nil
		}
		c := *r
		c.cells = slices.Clone(r.cells)
		s.kept = append(s.kept, c)
		if s.sheet.Rows++; s.sheet.Rows == rows {
			return errSampled
		}
		return nil
	}
	if err := t.source.rows(ctx, t.place, sink); err != nil && !errors.Is(err, errSampled) {
		return nil, err
	}
	s.merges = slices.Concat(t.merges, t.flatMerges)
	return &Head{from: t, source: s}, nil
}

// Table reads the head as OpenTable reads a file. Of the options those about the
// header count. Its Findings say nothing about the file.
func (h *Head) Table(ctx context.Context, o TableOptions) (*Table, error) {
	var source rowSource = &h.source
	if h.source.names != nil {
		source = namedHead{&h.source}
	}
	o.Worksheet = ""
	t := &Table{
		Name: h.from.Name, Format: h.from.Format, Encoding: h.from.Encoding, Delimiter: h.from.Delimiter,
		Sheets: source.worksheets(), source: source, in: input{file: h.from.Name, options: o},
	}
	return t, t.choose(ctx)
}

// Institutions reads the head as OpenInstitutions reads a file; with
// institution_no_name the table comes along.
func (h *Head) Institutions(ctx context.Context, o InstitutionOptions) (*InstitutionTable, error) {
	return openInstitutions(ctx, o, func(headerRows int) (*Table, error) {
		return h.Table(ctx, o.table(headerRows))
	})
}

// headSource gives the rows of a head.
type headSource struct {
	sheet  Worksheet
	names  []string
	kept   []rawRow
	merges []span
}

// namedHead is the head of a format that names the columns itself.
type namedHead struct{ *headSource }

func (h namedHead) columnNames() []string { return h.names }

func (h *headSource) worksheets() []Worksheet { return []Worksheet{h.sheet} }

func (h *headSource) rows(ctx context.Context, _ int, out rowSink) error {
	if out.merge != nil {
		for _, m := range h.merges {
			out.merge(m)
		}
	}
	for i := range h.kept {
		r := h.kept[i]
		r.cells = slices.Clone(r.cells)
		if err := out.row(&r); err != nil {
			return err
		}
	}
	return ctx.Err()
}
