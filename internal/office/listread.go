package office

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// ListSettings say how a list is read; the zero value: found out.
type ListSettings struct {
	Sheet      string
	Encoding   string            // of a text file: "UTF-8", "windows-1250", "ISO-8859-2", "UTF-16LE", "UTF-16BE"
	HeaderRow  int               // number of the first header row as Excel shows it
	HeaderRows int               // how many
	NoHeader   bool              // the first row is an institution
	Mapping    map[string]string // field -> column name; "" leaves the field out
}

// ListSheet is a worksheet of the file.
type ListSheet struct {
	Name    string
	Hidden  bool
	Rows    int // with content; 0: not looked at, because another sheet was asked for
	Columns int
}

// ListColumn is a column of the list.
type ListColumn struct {
	Index   int
	Letters string // "A", "AB"
	Name    string // unique; what a mapping says
	Unnamed bool
	Blank   bool   // nothing below its heading
	Field   string // what is read from it, "" nothing
	By      string // "guessed", "given" or "remembered": the text "mapped_by.BY"
}

// ListRow is a raw row as it stands in the file.
type ListRow struct {
	Number int
	Header bool // one of the naming rows
	Title  bool // above them
	Cells  []string
}

// ListPreview is how a row would look as an institution.
type ListPreview struct {
	Row         int
	Institution contest.Institution
	Contacts    []contest.Contact
	Findings    []contest.Finding // each with the Field it is about
	Rejected    bool              // one of them is a fault: the row would be kept out
}

// List is a list that was read but not imported. It never changes; another sheet,
// header or mapping is another List.
type List struct {
	Name      string // base name of the file; of a pasted text what was given
	Format    string // "csv", "xlsx", "ods", "xls", "xml", "json"
	Encoding  string // of a text file
	Delimiter string // of a text file
	Sheets    []ListSheet
	Sheet     string
	Rows      int // with content in the sheet, header and titles included

	Settings   ListSettings // as it was asked for
	HeaderRow  int          // number of the first header row, 0: there is none
	HeaderRows int
	Columns    []ListColumn
	Raw        []ListRow // the first rows, titles and header included
	Preview    []ListPreview
	Remarks    []contest.Finding // about the file as a whole
	Problem    error             // why it can't be imported so (no column holds names); nil: it can

	data      []byte
	delimiter rune // of a pasted text; 0: found
	head      *exchange.Head
}

// headOfList is how many rows of a list are shown before it is imported.
const headOfList = 200

// ReadList reads a file as it comes and guesses everything, and writes nothing. It
// fails where the file is no table, is damaged or is over a limit (table_…).
func (o *Office) ReadList(ctx context.Context, path string) (l *List, err error) {
	defer wrap(&err, "ReadList(%q)", path)
	data, err := exchange.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return o.readList(ctx, &List{Name: filepath.Base(path), data: data}, ListSettings{})
}

// ReadListText is ReadList for rows pasted from a spreadsheet (cells parted by tabs);
// name says in messages and in the history where they are from.
func (o *Office) ReadListText(ctx context.Context, name, text string) (l *List, err error) {
	defer wrap(&err, "ReadListText(%q)", name)
	return o.readList(ctx, &List{Name: name, data: []byte(text), delimiter: '\t'}, ListSettings{Encoding: "UTF-8"})
}

// ReadListAgain gives the list as other settings read it. With the same sheet and
// encoding it looks at the first rows alone and is done at once.
func (o *Office) ReadListAgain(ctx context.Context, l *List, s ListSettings) (_ *List, err error) {
	defer wrap(&err, "ReadListAgain(%q)", l.Name)
	if s.Encoding != l.Settings.Encoding || s.Sheet != "" && s.Sheet != l.Sheet {
		return o.readList(ctx, &List{Name: l.Name, data: l.data, delimiter: l.delimiter}, s)
	}
	next := *l
	return &next, o.describeList(ctx, &next, s)
}

// readList opens the table and keeps its first rows.
func (o *Office) readList(ctx context.Context, l *List, s ListSettings) (*List, error) {
	how := exchange.InstitutionOptions{Sheet: s.Sheet, HeaderRow: s.HeaderRow, HeaderRows: headerRows(s.HeaderRows, s.NoHeader), Encoding: s.Encoding, Delimiter: l.delimiter}
	how.Progress = func(rows int) { progress(ctx, rows, 0) }
	t, err := exchange.ReadListTable(ctx, l.Name, l.data, how)
	if err != nil {
		return nil, err
	}
	if l.head, err = t.Head(ctx, headOfList); err != nil {
		return nil, err
	}
	l.Format, l.Encoding, l.Sheet, l.Rows, l.Remarks = string(t.Format), t.Encoding, t.Sheet.Name, t.Sheet.Rows, t.Findings()
	if t.Delimiter != 0 {
		l.Delimiter = string(t.Delimiter)
	}
	for _, w := range t.Sheets {
		l.Sheets = append(l.Sheets, ListSheet{w.Name, w.Hidden, w.Rows, w.Columns})
	}
	return l, o.describeList(ctx, l, s)
}

// describeList fills in what the settings make of the list's first rows.
func (o *Office) describeList(ctx context.Context, l *List, s ListSettings) error {
	l.Settings, l.Columns, l.Raw, l.Preview, l.Problem = s, nil, nil, nil, nil
	how := exchange.InstitutionOptions{HeaderRow: s.HeaderRow, HeaderRows: headerRows(s.HeaderRows, s.NoHeader), Mapping: s.Mapping}
	var institutions *exchange.InstitutionTable
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		how.Remembered = rememberedIn(r)
		institutions, err = l.head.Institutions(ctx, how)
		return err
	})
	var table *exchange.Table
	switch {
	case err == nil:
		table = institutions.Table
	case contest.CodeOf(err) == "institution_no_name" || contest.CodeOf(err) == "institution_map_column":
		l.Problem = err
		if institutions != nil {
			table = institutions.Table
			break
		}
		if table, err = l.head.Table(ctx, exchange.TableOptions{HeaderRow: s.HeaderRow, HeaderRows: how.HeaderRows}); err != nil {
			return err
		}
	default:
		return err
	}
	l.describeHeader(table.Header, institutions)
	if err := l.readRaw(ctx, table); err != nil || l.Problem != nil {
		return err
	}
	return l.readPreview(ctx, institutions)
}

func (l *List) describeHeader(h exchange.Header, t *exchange.InstitutionTable) {
	l.HeaderRow, l.HeaderRows = h.FirstRow, h.Rows
	for _, c := range h.Columns {
		column := ListColumn{Index: c.Index, Letters: c.Letters, Name: c.Name, Unnamed: c.Unnamed, Blank: c.Blank}
		if t != nil {
			for _, m := range t.Mapping {
				if m.Column.Index == c.Index {
					column.Field, column.By = m.Field, string(m.By)
				}
			}
		}
		l.Columns = append(l.Columns, column)
	}
}

func (l *List) readRaw(ctx context.Context, t *exchange.Table) error {
	return t.AllRows(ctx, func(r exchange.Row) error {
		inHeader := t.Header.FirstRow > 0 && r.Number >= t.Header.FirstRow && r.Number < t.Header.DataStart
		l.Raw = append(l.Raw, ListRow{
			Number: r.Number, Header: inHeader, Title: r.Number < t.Header.DataStart && !inHeader, Cells: slices.Clone(r.Cells),
		})
		return nil
	})
}

func (l *List) readPreview(ctx context.Context, t *exchange.InstitutionTable) error {
	_, err := t.Each(ctx, func(r exchange.InstitutionRow) error {
		_, bad := r.Rejected()
		l.Preview = append(l.Preview, ListPreview{r.Row, r.Institution, r.Contacts, r.Findings, bad})
		return nil
	})
	return err
}

// open reads the whole list for its import.
func (l *List) open(ctx context.Context, how exchange.InstitutionOptions) (*exchange.InstitutionTable, error) {
	how.HeaderRow, how.Encoding, how.Delimiter = l.Settings.HeaderRow, l.Settings.Encoding, l.delimiter
	return exchange.ReadInstitutionTable(ctx, l.Name, l.data, how)
}

// fill puts the list's settings into an import.
func (l *List) fill(in InstitutionImport) InstitutionImport {
	s := l.Settings
	in.Path, in.Sheet, in.HeaderRows, in.NoHeader, in.Mapping = l.Name, l.Sheet, s.HeaderRows, s.NoHeader, s.Mapping
	return in
}

// ListFields lists the fields a column can be read as, in the order they are offered:
// the texts "field.NAME" (short) and "institution.field.NAME" (what it holds).
func ListFields() []string {
	var names []string
	for _, f := range exchange.InstitutionFields() {
		names = append(names, f.Name)
	}
	return names
}

// ColumnWord is a person's word on what a column holds; Field "": nothing that is read.
type ColumnWord struct {
	Column int // ListColumn.Index
	Field  string
}

// Mapped gives the list's settings with words on its columns, of which the last on a
// column counts and a later one goes before an earlier: a column that another one took its field from is read as nothing, and as it
// was again once that word is gone.
func (l *List) Mapped(words ...ColumnWord) ListSettings {
	names, was := map[int]string{}, map[string]int{}
	for _, c := range l.Columns {
		names[c.Index] = c.Name
		if c.Field != "" {
			was[c.Field] = c.Index
		}
	}
	now := maps.Clone(was)
	for i, w := range words {
		if slices.ContainsFunc(words[i+1:], func(later ColumnWord) bool { return later.Column == w.Column }) {
			continue
		}
		maps.DeleteFunc(now, func(_ string, column int) bool { return column == w.Column })
		if w.Field != "" {
			now[w.Field] = w.Column
		}
	}
	s := l.Settings
	s.NoHeader = l.HeaderRow == 0 // as it was found: another header would name the columns otherwise
	s.Mapping = map[string]string{}
	maps.Copy(s.Mapping, l.Settings.Mapping)
	for field := range was {
		if _, read := now[field]; !read {
			s.Mapping[field] = ""
		}
	}
	for field, column := range now {
		if before, read := was[field]; !read || before != column {
			s.Mapping[field] = names[column]
		}
	}
	return s
}
