package listing

import (
	"bytes"
	_ "embed"
	"html/template"

	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// page.gohtml holds the page with its style; the style's colours are those of
// package house, and a test measures their contrast.
//
//go:embed page.gohtml
var pageSource string

var pageTemplate = template.Must(template.New("list").Parse(pageSource))

// HTML makes the list one accessible page: headings, a table with header cells a
// section, its own print style, no script and nothing from outside.
func (l List) HTML() ([]byte, error) {
	texts := locale.For(l.Lang)
	view := struct {
		List
		Code          string
		DocumentTitle string
		ExampleText   string
		Tables        []tableView
	}{List: l, Code: texts.Lang(), DocumentTitle: l.documentTitle(), ExampleText: texts.T("listing.example")}
	for _, s := range l.Sections {
		view.Tables = append(view.Tables, s.view())
	}
	var buf bytes.Buffer
	if err := pageTemplate.Execute(&buf, view); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// tableView is a section as the template wants it.
type tableView struct {
	Section
	Body [][]cellView
}

// cellView is a cell with what the template has to know of its column.
type cellView struct {
	Cell
	Header bool // names the row
	Right  bool
	Bold   bool
}

// view joins cells with their columns, so that the template only places them.
func (s Section) view() tableView {
	v := tableView{Section: s}
	for _, r := range s.Rows {
		var row []cellView
		for i, c := range r.Cells {
			col := s.Columns[i]
			c.Text, c.Sub = polish.NoOrphans(c.Text), polish.NoOrphans(c.Sub)
			row = append(row, cellView{Cell: c, Header: i == s.naming(), Right: col.Right, Bold: col.Bold})
		}
		v.Body = append(v.Body, row)
	}
	return v
}
