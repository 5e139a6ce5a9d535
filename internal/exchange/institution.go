package exchange

import (
	"context"
	"errors"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// InstitutionOptions tell the reader of a list what the caller knows; the zero value
// lets it find out everything.
type InstitutionOptions struct {
	Sheet      string             // worksheet; empty: the one that holds most of a list
	Mapping    map[string]string  // field → column, by heading, letters or number; "" leaves the field out
	HeaderRow  int                // as in TableOptions
	HeaderRows int                // as in TableOptions
	Encoding   string             // as in TableOptions
	Delimiter  rune               // as in TableOptions
	Categories []contest.Category // of the edition, for lists that name them; nil: the default ones

	// Remembered gives what a person once said about a set of headings (HeaderKey), as
	// Mapping; it goes before guesses. May be nil.
	Remembered func(headerKey string) (map[string]string, bool)
	// Progress is called now and then with the number of rows read. May be nil.
	Progress func(rows int)
}

// InstitutionTable is an opened list, ready to be read as often as needed.
type InstitutionTable struct {
	Table     *Table
	HeaderKey string
	Mapping   []FieldColumn // in the order of InstitutionFields
	Unused    []Column      // with content, but read by no field

	progress   func(int)
	categories []contest.Category
	units      bool // a list of nothing but units and their codes (GUS, TERC)
	lostZero   bool // its TERYT codes have lost a leading zero
}

// InstitutionRow is one row of a list.
type InstitutionRow struct {
	Row             int
	Institution     contest.Institution // without ID and code
	CategoryGuessed bool                // from name and official type, not from the list
	Contacts        []contest.Contact   // the head of the unit first
	Findings        []contest.Finding
	Cells           []string // as read, under Table.Header, for the rejects file
}

// Incoming gives the row as contest.Intake takes it.
func (r InstitutionRow) Incoming() contest.Incoming {
	return contest.Incoming{Institution: r.Institution, CategoryGuessed: r.CategoryGuessed}
}

// Rejected gives the fault that keeps the row out, if there is one.
func (r InstitutionRow) Rejected() (contest.Finding, bool) {
	for _, f := range r.Findings {
		if f.Severity == contest.SeverityError {
			return f, true
		}
	}
	return contest.Finding{}, false
}

// Skip says how many rows were left out on purpose; the text "institution.skipped.CODE"
// names why: part (of a gmina), city (a city's row among the powiats), district,
// group (a heading between rows), inactive.
type Skip struct {
	Code  string
	Count int
}

// InstitutionList is a list read whole.
type InstitutionList struct {
	Sheet     string
	Header    Header
	HeaderKey string
	Mapping   []FieldColumn
	Unused    []Column
	Rows      []InstitutionRow // good ones
	Rejected  []InstitutionRow // each with a fault
	Skipped   []Skip
	Findings  []contest.Finding // about the file
}

// ReadInstitutions reads a list into memory; see OpenInstitutions for a stream.
func ReadInstitutions(ctx context.Context, path string, o InstitutionOptions) (*InstitutionList, error) {
	t, err := OpenInstitutions(ctx, path, o)
	if err != nil {
		return nil, err
	}
	l := &InstitutionList{
		Sheet: t.Table.Sheet.Name, Header: t.Table.Header, HeaderKey: t.HeaderKey,
		Mapping: t.Mapping, Unused: t.Unused, Findings: t.Table.Findings(),
	}
	l.Skipped, err = t.Each(ctx, func(r InstitutionRow) error {
		if _, bad := r.Rejected(); bad {
			l.Rejected = append(l.Rejected, r)
		} else {
			l.Rows = append(l.Rows, r)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(l.Rows) == 0 && len(l.Rejected) == 0 {
		return nil, contest.E("institution_no_rows", "file", t.Table.Name)
	}
	return l, nil
}

// OpenInstitutions opens a list and settles its mapping. It fails with code
// institution_no_name where no column holds names: surveys and other tables are
// refused, not imported as garbage; with institution_map_field or
// institution_map_column where Mapping names what there is not; and as OpenTable does.
func OpenInstitutions(ctx context.Context, path string, o InstitutionOptions) (*InstitutionTable, error) {
	return openInstitutions(ctx, o, func(headerRows int) (*Table, error) {
		return OpenTable(ctx, path, o.table(headerRows))
	})
}

// ReadInstitutionTable is OpenInstitutions for bytes already read; name is said in
// messages. The bytes are kept and must not be changed.
func ReadInstitutionTable(ctx context.Context, name string, data []byte, o InstitutionOptions) (*InstitutionTable, error) {
	return openInstitutions(ctx, o, func(headerRows int) (*Table, error) {
		return ReadTable(ctx, name, data, o.table(headerRows))
	})
}

// table gives what of the options is about the table.
func (o InstitutionOptions) table(headerRows int) TableOptions {
	return TableOptions{
		Worksheet: o.Sheet, Score: scoreWorksheet, HeaderRow: o.HeaderRow, HeaderRows: headerRows, Encoding: o.Encoding, Delimiter: o.Delimiter, Progress: o.Progress,
	}
}

// openInstitutions settles the mapping of a table, which open reads with so many
// header rows (as TableOptions.HeaderRows), a second time where it has none. With
// institution_no_name the table comes along: its mapping is shown to be completed.
func openInstitutions(ctx context.Context, o InstitutionOptions, open func(headerRows int) (*Table, error)) (*InstitutionTable, error) {
	table, err := open(o.HeaderRows)
	if err != nil {
		return nil, err
	}
	t, err := mapTable(table, o)
	if err != nil {
		return nil, err
	}
	if t.column("name") == nil && t.column("office_name") == nil {
		if err := t.findNames(ctx, o, open); err != nil {
			return t, err
		}
	}
	return t, t.look(ctx)
}

// scoreWorksheet prefers the worksheet with most rows of most fields: the table of
// gminas before the one of records in a yearbook.
func scoreWorksheet(w Worksheet, h Header) int {
	fields := guessColumns(h)
	if _, ok := fields["name"]; !ok {
		return 0
	}
	return len(fields) * w.Rows
}

func mapTable(table *Table, o InstitutionOptions) (*InstitutionTable, error) {
	t := &InstitutionTable{Table: table, HeaderKey: HeaderKey(table.Header), progress: o.Progress, categories: o.Categories}
	if t.categories == nil {
		t.categories = contest.DefaultCategories()
	}
	var remembered map[string]string
	if o.Remembered != nil {
		if m, ok := o.Remembered(t.HeaderKey); ok {
			remembered = m
		}
	}
	var err error
	if t.Mapping, err = institutionMapping(table.Header, o.Mapping, remembered); err != nil {
		return nil, err
	}
	t.Unused = t.unused()
	return t, nil
}

func (t *InstitutionTable) unused() []Column {
	var columns []Column
	for _, c := range t.Table.Header.Columns {
		used := slices.ContainsFunc(t.Mapping, func(m FieldColumn) bool { return m.Column.Index == c.Index })
		if key := headingKey(c.Name); !used && !c.Blank && key != "lp" && key != "l p" && !rejectsColumn(c) {
			columns = append(columns, c)
		}
	}
	return columns
}

// column gives the column a field is read from, nil if none.
func (t *InstitutionTable) column(field string) *FieldColumn {
	for i := range t.Mapping {
		if t.Mapping[i].Field == field {
			return &t.Mapping[i]
		}
	}
	return nil
}

// findNames looks for names in the cells where no heading tells, unless it was said
// that no column holds them: a bare list of schools or libraries. Without a heading at
// all the first row is a name too.
func (t *InstitutionTable) findNames(ctx context.Context, o InstitutionOptions, open func(int) (*Table, error)) error {
	index, maybe := -1, -1
	if _, said := o.Mapping["name"]; !said {
		var err error
		if index, maybe, err = t.nameColumn(ctx); err != nil {
			return err
		}
	}
	if o.HeaderRows == 0 && t.headedByInstitution(maybe) {
		bare, err := open(-1)
		if err != nil {
			return err
		}
		t.Table = bare
		t.HeaderKey, t.Mapping = HeaderKey(t.Table.Header), nil
	}
	if index < 0 {
		return contest.E("institution_no_name", "file", t.Table.Name, "columns", columnList(t.Table.Header)).At("name")
	}
	t.Mapping = append([]FieldColumn{{"name", t.Table.Header.Columns[index], MappedGuessed}}, t.Mapping...)
	t.Unused = t.unused()
	return nil
}

// headedByInstitution tells whether what was taken for a header is an institution, as
// those below it in a column.
func (t *InstitutionTable) headedByInstitution(column int) bool {
	return column >= 0 && t.Table.Header.FirstRow > 0 && isInstitutionName(strings.Join(t.Table.Header.Columns[column].Parts, " "))
}

// isInstitutionName tells names as a list has them from other cells: several words
// that speak of an institution.
func isInstitutionName(s string) bool {
	if len(strings.Fields(s)) < 2 || len(s) > 200 {
		return false
	}
	category, _ := contest.Classify(s, "")
	return category != ""
}

// sampleRows is how many rows are looked at to know a list.
const sampleRows = 200

// nameColumn finds the first column of which three in five cells are names of
// institutions, nearly all different; -1 if there is none. maybe is that column, else
// the first where one cell in five is such a name.
func (t *InstitutionTable) nameColumn(ctx context.Context) (names, maybe int, err error) {
	counts := make([]nameCount, len(t.Table.Header.Columns))
	err = t.sample(ctx, func(r Row) {
		for i := range counts {
			counts[i].add(OneLine(r.Cell(i)))
		}
	})
	if err != nil {
		return -1, -1, err
	}
	if names = slices.IndexFunc(counts, nameCount.likely); names >= 0 {
		return names, names, nil
	}
	return -1, slices.IndexFunc(counts, nameCount.possible), nil
}

// nameCount is what a sample of a column's cells is.
type nameCount struct {
	filled, names int
	different     map[string]bool
}

func (c *nameCount) add(cell string) {
	if IsMissing(cell) {
		return
	}
	c.filled++
	if isInstitutionName(cell) {
		c.names++
	}
	if c.different == nil {
		c.different = map[string]bool{}
	}
	c.different[cell] = true
}

func (c nameCount) likely() bool {
	return c.names > 0 && c.names*5 >= c.filled*3 && len(c.different)*10 >= c.filled*8
}

func (c nameCount) possible() bool { return c.names > 0 && c.names*5 >= c.filled }

// errSampled ends a sample; nobody reads it.
var errSampled = errors.New("enough rows")

func (t *InstitutionTable) sample(ctx context.Context, look func(Row)) error {
	n := 0
	err := t.Table.Rows(ctx, func(r Row) error {
		look(r)
		if n++; n == sampleRows {
			return errSampled
		}
		return nil
	})
	if errors.Is(err, errSampled) {
		return nil
	}
	return err
}

// look finds out from a sample what kind of list it is: whether TERYT codes lost their
// zeros, and whether it lists units alone.
func (t *InstitutionTable) look(ctx context.Context) error {
	if t.column("teryt_rodz") != nil {
		t.units = true
		return nil
	}
	code, name := t.column("teryt"), t.column("name")
	if code == nil {
		return nil
	}
	full, six, others := 0, 0, 0
	err := t.sample(ctx, func(r Row) {
		cell := r.Cell(code.Column.Index)
		v, ok := contest.ParseTERYT(cell, contest.TERYTHint{})
		switch {
		case ok && len(v) == 7:
			full++
		case len(v) == 6 && strings.HasPrefix(cell, "0"):
			six++
		}
		if name != nil && len(v) == 7 && !isPart(v) && isInstitutionName(r.Cell(name.Column.Index)) {
			others++
		}
	})
	t.lostZero = full > 0 && six == 0
	t.units = name != nil && t.bareUnits() && full > 0 && others*10 < full
	return err
}

// isPart tells the codes of the town and the villages of a mixed gmina.
func isPart(teryt string) bool {
	return len(teryt) == 7 && (teryt[6] == '4' || teryt[6] == '5')
}

// bareUnits tells whether a list says of units no more than code, name and where, and
// perhaps how many people: one with addresses or numbers may be of firms.
func (t *InstitutionTable) bareUnits() bool {
	return !slices.ContainsFunc(t.Mapping, func(m FieldColumn) bool {
		switch m.Field {
		case "name", "teryt", "voivodeship", "county", "commune", "population":
			return false
		}
		return true
	})
}

// ReadListTable reads the table of a list without settling its mapping, for a person
// to look at; the worksheet is the one that ReadInstitutionTable takes.
func ReadListTable(ctx context.Context, name string, data []byte, o InstitutionOptions) (*Table, error) {
	return ReadTable(ctx, name, data, o.table(o.HeaderRows))
}
