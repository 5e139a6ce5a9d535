package institution

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// rejectsBeside names the file for rejected rows: beside the list, or none for rows
// that were pasted.
func rejectsBeside(path string) string {
	if path == "" {
		return ""
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + "-odrzucone.csv"
}

// firstLine is what a cell shows in one line.
func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// headingShown is how much of a column's heading stands over it; the row itself is
// shown below.
const headingShown = 24

// short is what n letters show of a text.
func short(s string, n int) string {
	r := []rune(firstLine(s))
	if len(r) <= n {
		return string(r)
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}

// listFacts tells how a list was read; fileFacts what a file has more.
func listFacts(cat *locale.Catalogue, l *office.List) []kit.KeyValue {
	t := cat.T
	return []kit.KeyValue{
		{Label: t("institution.import.rows"), Value: cat.Integer(l.Rows)},
		{Label: t("institution.import.read_columns"), Value: t("institution.import.read_columns.of", "read", cat.Integer(mapped(l)), "all", cat.Integer(len(l.Columns)))},
	}
}

func fileFacts(cat *locale.Catalogue, l *office.List) []kit.KeyValue {
	t := cat.T
	facts := []kit.KeyValue{{Label: t("institution.import.format"), Value: strings.ToUpper(l.Format)}}
	if l.Encoding != "" {
		facts = append(facts, kit.KeyValue{Label: t("institution.import.encoding"), Value: l.Encoding})
	}
	if name := delimiterName(cat, l.Delimiter); name != "" {
		facts = append(facts, kit.KeyValue{Label: t("institution.import.delimiter"), Value: name})
	}
	if len(l.Sheets) > 1 {
		facts = append(facts, kit.KeyValue{Label: t("institution.import.sheet"), Value: l.Sheet})
	}
	return facts
}

// mapped counts the columns that a field is read from.
func mapped(l *office.List) int {
	n := 0
	for _, c := range l.Columns {
		if c.Field != "" {
			n++
		}
	}
	return n
}

func delimiterName(cat *locale.Catalogue, d string) string {
	switch d {
	case "\t":
		return cat.T("institution.import.delimiter.tab")
	case ";":
		return cat.T("institution.import.delimiter.semicolon")
	case ",":
		return cat.T("institution.import.delimiter.comma")
	}
	return d
}

// encodings are what a text file can be read as.
var encodings = []string{"UTF-8", "windows-1250", "ISO-8859-2", "UTF-16LE", "UTF-16BE"}

// listChoices are the fields for what was recognised and may be otherwise.
func listChoices(cat *locale.Catalogue, l *office.List) []kit.Field {
	var fields []kit.Field
	if len(l.Sheets) > 1 {
		f := kit.Field{ID: "sheet", Label: cat.T("institution.import.sheet"), Kind: kit.Select}
		for _, s := range l.Sheets {
			text := s.Name
			if s.Hidden {
				text += " " + cat.T("institution.import.sheet.hidden")
			}
			f.Choices = append(f.Choices, kit.Choice{Value: s.Name, Text: text})
		}
		fields = append(fields, f)
	}
	if l.Encoding != "" {
		f := kit.Field{ID: "encoding", Label: cat.T("institution.import.encoding"), Kind: kit.Select, Help: cat.T("institution.import.encoding.help")}
		for _, e := range encodings {
			f.Choices = append(f.Choices, kit.Choice{Value: e, Text: e})
		}
		if !slices.Contains(encodings, l.Encoding) {
			f.Choices = append(f.Choices, kit.Choice{Value: l.Encoding, Text: l.Encoding})
		}
		fields = append(fields, f)
	}
	return fields
}

// headersOffered is among how many rows the header is looked for by a person.
const headersOffered = 20

// headerFields ask where the header is.
func headerFields(cat *locale.Catalogue, l *office.List) []kit.Field {
	row := kit.Field{ID: "row", Label: cat.T("institution.import.header"), Kind: kit.Select}
	for i, r := range l.Raw {
		if i == headersOffered {
			break
		}
		row.Choices = append(row.Choices, kit.Choice{Value: strconv.Itoa(r.Number), Text: cat.T("institution.import.header.row", "row", r.Number)})
	}
	row.Choices = append(row.Choices, kit.Choice{Value: "0", Text: cat.T("institution.import.header.none")})
	rows := kit.Field{ID: "rows", Label: cat.T("institution.import.header.rows"), Kind: kit.Select, ReadOnly: l.HeaderRow == 0}
	for n := 1; n <= 4; n++ {
		rows.Choices = append(rows.Choices, kit.Choice{Value: strconv.Itoa(n), Text: strconv.Itoa(n)})
	}
	return []kit.Field{row, rows}
}

func headerValues(l *office.List) map[string]string {
	return map[string]string{"row": strconv.Itoa(l.HeaderRow), "rows": strconv.Itoa(l.HeaderRows)}
}

// headerSettings are a list's settings with the header elsewhere: columns have other
// names then, so that what was said about them does not hold any more.
func headerSettings(l *office.List, id, value string) office.ListSettings {
	s := l.Settings
	n, err := strconv.Atoi(value)
	if err != nil {
		return s
	}
	s.Mapping = nil
	switch {
	case id == "row" && n == 0:
		s.HeaderRow, s.HeaderRows, s.NoHeader = 0, 0, true
	case id == "row":
		s.HeaderRow, s.HeaderRows, s.NoHeader = n, 1, false
	default:
		s.HeaderRow, s.HeaderRows, s.NoHeader = l.HeaderRow, n, false
	}
	return s
}

// fieldChoices are what a column can be read as.
func fieldChoices(cat *locale.Catalogue) []kit.Choice {
	all := []kit.Choice{{Value: "", Text: cat.T("institution.import.unread")}}
	for _, f := range office.ListFields() {
		all = append(all, kit.Choice{Value: f, Text: cat.T("field." + f)})
	}
	return all
}

// columnField asks what a column holds.
func columnField(cat *locale.Catalogue, c office.ListColumn, choices []kit.Choice) kit.Field {
	return kit.Field{ID: "field", Label: c.Letters + " · " + short(c.Name, headingShown), Kind: kit.Select, Choices: choices, Help: columnHelp(cat, c)}
}

// columnHelp says how it is known what a column holds.
func columnHelp(cat *locale.Catalogue, c office.ListColumn) string {
	switch {
	case c.By != "":
		return cat.Enum("mapped_by", c.By)
	case c.Blank:
		return cat.T("institution.import.blank")
	}
	return ""
}

// sameColumns tells whether two lists show the same rows under the same columns.
func sameColumns(a, b *office.List) bool {
	return a.Name == b.Name && a.Sheet == b.Sheet && a.HeaderRow == b.HeaderRow && a.HeaderRows == b.HeaderRows && a.Encoding == b.Encoding &&
		slices.EqualFunc(a.Columns, b.Columns, func(x, y office.ListColumn) bool { return x.Index == y.Index && x.Name == y.Name })
}

// previewLine is a row as it would look as an institution.
type previewLine struct {
	office.ListPreview
	remarks string
}

func previewLines(cat *locale.Catalogue, l *office.List) []previewLine {
	lines := make([]previewLine, len(l.Preview))
	for i, p := range l.Preview {
		var said []string
		for _, f := range p.Findings {
			said = append(said, cat.Finding(f))
		}
		lines[i] = previewLine{p, strings.Join(said, " ")}
	}
	return lines
}

// tone is how a cell stands: faulty, remarkable or plain.
func (p previewLine) tone(field string) theme.Tone {
	tone := kit.Plain
	for _, f := range p.Findings {
		switch {
		case f.Field != field:
		case f.Severity == contest.SeverityError:
			return theme.Bad
		default:
			tone = theme.Warn
		}
	}
	return tone
}

func (p previewLine) worst() theme.Tone {
	switch {
	case p.Rejected:
		return theme.Bad
	case len(p.Findings) > 0:
		return theme.Warn
	}
	return kit.Plain
}

// previewColumns are the fields that any of the rows has.
func previewColumns(cat *locale.Catalogue, w words, l *office.List) []kit.Column[previewLine] {
	t := cat.T
	all := []kit.Column[previewLine]{
		{ID: "row", Title: t("institution.import.row"), Width: 70, Text: func(p previewLine) string { return strconv.Itoa(p.Row) }, Compare: func(a, b previewLine) int { return cmp.Compare(a.Row, b.Row) }},
	}
	for _, f := range contest.InstitutionValues() {
		if f.Name != "name" && !slices.ContainsFunc(l.Preview, func(p office.ListPreview) bool { return f.Get(&p.Institution) != "" || hasField(p.Findings, f.Name) }) {
			continue
		}
		c := kit.Column[previewLine]{
			ID: f.Name, Title: t("field." + f.Name), Width: max(widths[f.Name], 130), Text: func(p previewLine) string { return w.text(f.Name, f.Get(&p.Institution)) },
			Tone: func(p previewLine) theme.Tone { return p.tone(f.Name) },
		}
		if f.Name == "name" {
			c.Width = 300
		}
		all = append(all, c)
	}
	if slices.ContainsFunc(l.Preview, func(p office.ListPreview) bool { return len(p.Contacts) > 0 }) {
		all = append(all, kit.Column[previewLine]{ID: "contact", Title: t("institution.tab.contacts"), Width: 180, Text: func(p previewLine) string { return contactNames(p.Contacts) }})
	}
	remarks := kit.Column[previewLine]{ID: "remarks", Title: t("institution.column.remarks"), Width: 300, Text: func(p previewLine) string { return p.remarks }, Tone: previewLine.worst}
	return slices.Insert(all, 2, remarks)
}

func hasField(all []contest.Finding, field string) bool {
	return slices.ContainsFunc(all, func(f contest.Finding) bool { return f.Field == field })
}

func contactNames(all []contest.Contact) string {
	var names []string
	for _, c := range all {
		if name := office.ContactName(c); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
