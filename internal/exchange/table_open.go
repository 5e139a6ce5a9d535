package exchange

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// OpenTable reads the file at path. Cancelling ctx ends it at once with ctx's error;
// anything else that is wrong is a contest.Error with a hint, and one of these codes:
//
//	table_open, table_no_file, table_large      the file can't be read as such
//	table_empty                                 no row with content
//	table_unknown, table_pdf, table_picture, table_document, table_database,
//	table_archive, table_html, table_xls_old, table_xlsb, table_json, table_xml_flat
//	                                            something else than a table
//	table_encrypted, table_damaged, table_shared_string, table_xml_dtd,
//	table_encoding_unknown                      a table, but not to be read
//	table_unzipped, table_parts, table_worksheets, table_rows, table_columns,
//	table_cell_long                             over a limit
//	table_no_worksheet                          no worksheet of the name asked for
func OpenTable(ctx context.Context, path string, o TableOptions) (*Table, error) {
	data, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	return ReadTable(ctx, filepath.Base(path), data, o)
}

// ReadFile reads a whole file, for ReadTable: it may then change, vanish or be locked
// by a spreadsheet program without harm. It fails as OpenTable does.
func ReadFile(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err != nil {
		return nil, contest.E("table_open", "file", name).Because(err)
	}
	if !info.Mode().IsRegular() {
		return nil, contest.E("table_no_file", "file", name)
	}
	if info.Size() > MaxFileBytes {
		return nil, tooLarge(name)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, contest.E("table_open", "file", name).Because(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxFileBytes+1))
	if err != nil {
		return nil, contest.E("table_open", "file", name).Because(err)
	}
	return data, nil
}

// tooLarge is the refusal of a file beyond MaxFileBytes.
func tooLarge(name string) error {
	return contest.E("table_large", "file", name, "limit", MaxFileBytes>>20)
}

// ReadTable is OpenTable for bytes already read; name is said in messages. The bytes
// are kept and must not be changed.
func ReadTable(ctx context.Context, name string, data []byte, o TableOptions) (*Table, error) {
	in := input{file: name, data: data, options: o}
	switch {
	case len(data) == 0:
		return nil, contest.E("table_empty", "file", name)
	case len(data) > MaxFileBytes:
		return nil, tooLarge(name)
	}
	source, format, err := openSource(ctx, in)
	if err != nil {
		return nil, err
	}
	t := &Table{Name: name, Format: format, Sheets: slices.Clone(source.worksheets()), source: source, in: in}
	if text, ok := source.(*csvSource); ok {
		t.Encoding, t.Delimiter = text.encoding, rune(text.comma)
	}
	if err := t.choose(ctx); err != nil {
		return nil, err
	}
	return t, nil
}

// Use gives another worksheet of the same file.
func (t *Table) Use(ctx context.Context, worksheet string) (*Table, error) {
	other := &Table{Name: t.Name, Format: t.Format, Encoding: t.Encoding, Delimiter: t.Delimiter, source: t.source, in: t.in}
	other.Sheets = slices.Clone(t.Sheets)
	other.in.options.Worksheet = worksheet
	if err := other.choose(ctx); err != nil {
		return nil, err
	}
	return other, nil
}

// choose settles on a worksheet: the one asked for by name, which alone is read then,
// or the best of all. What is wrong with any of them matters in that case: a list too
// long must not lead to another one being read in its place.
func (t *Table) choose(ctx context.Context) error {
	if name := t.in.options.Worksheet; name != "" {
		place := t.findWorksheet(name)
		if place < 0 {
			return contest.E("table_no_worksheet", "file", t.Name, "worksheet", name)
		}
		s, err := t.survey(ctx, place)
		if err != nil {
			return err
		}
		return t.settle(place, s)
	}
	surveys := make([]*survey, len(t.Sheets))
	for i := range t.Sheets {
		var err error
		if surveys[i], err = t.survey(ctx, i); err != nil {
			return err
		}
	}
	best := t.best(surveys)
	return t.settle(best, surveys[best])
}

// survey reads a worksheet for the first time and notes how much it holds.
func (t *Table) survey(ctx context.Context, place int) (*survey, error) {
	s, err := surveyWorksheet(ctx, t.in, t.source, place)
	if err == nil {
		t.Sheets[place].Rows, t.Sheets[place].Columns = s.rows, s.columns
	}
	return s, err
}

// findWorksheet finds a worksheet by name: as it stands, else without case and blanks around.
func (t *Table) findWorksheet(name string) int {
	for i, w := range t.Sheets {
		if w.Name == name {
			return i
		}
	}
	for i, w := range t.Sheets {
		if strings.EqualFold(strings.TrimSpace(w.Name), strings.TrimSpace(name)) {
			return i
		}
	}
	return -1
}

// best gives the worksheet with the highest score, then the visible one, then the
// one with most cells filled, then the first.
func (t *Table) best(surveys []*survey) int {
	best, bestRank := 0, [3]int{}
	for i, s := range surveys {
		rank := [3]int{0, 1, s.cells}
		if t.in.options.Score != nil && s.rows > 0 {
			rank[0] = t.in.options.Score(t.Sheets[i], s.header())
		}
		if t.Sheets[i].Hidden {
			rank[1] = 0
		}
		if i == 0 || less(bestRank, rank) {
			best, bestRank = i, rank
		}
	}
	return best
}

// less compares ranks place by place.
func less(a, b [3]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

// settle takes over what the survey of the chosen worksheet found.
func (t *Table) settle(place int, s *survey) error {
	if s.rows == 0 {
		return contest.E("table_empty", "file", t.Name)
	}
	t.place, t.Sheet = place, t.Sheets[place]
	t.Header = s.header()
	s.remarkWidths(t.Header)
	t.merges, t.flatMerges, t.findings = s.tallMerges(), s.flatMerges(), s.notes.result()
	return nil
}
