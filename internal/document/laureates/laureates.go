// Package laureates sets the list of laureates for the press: on paper, as one
// HTML file and as rows for a table (domain.md §1.4; method.md 2a, rules 12, 13).
//
// Rules:
//   - no score, no place, no order that could stand for one: laureates are named
//     in Polish alphabetical order within their category;
//   - nobody but laureates is named.
package laureates

import (
	"time"

	"biurolidera/internal/document/listing"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// Data is all the list says.
type Data struct {
	Lang       string // "pl" or "en"; empty: Polish
	Contest    string
	Edition    string // „II edycja”
	Year       int
	Example    bool // an invented edition
	Place      string
	Day        time.Time // of the list
	Draft      bool      // before the ranking is approved
	Organiser  string    // in the footer: name and contact
	Categories []Category
}

// Category is a category with its laureates in any order.
type Category struct {
	Name      string
	Laureates []Laureate
}

// Laureate holds a Quality Licence.
type Laureate struct {
	Name        string
	Town        string
	Voivodeship string
	Number      string    // of the licence; empty where none is issued yet
	ValidTo     time.Time // zero: not told
}

// Document sets the list on A4. It fails with list_refused.
func Document(d Data) (drawing.Document, error) { return d.list().Document() }

// HTML makes one accessible page with the same content.
func HTML(d Data) ([]byte, error) { return d.list().HTML() }

// Rows gives the list as a table with a header, for CSV. Cells are as kept: who
// writes them to a file neutralises what a spreadsheet takes for a formula.
func Rows(d Data) [][]string {
	c := locale.For(d.Lang)
	rows := [][]string{{
		c.T("laureates.category"), c.T("laureates.name"), c.T("laureates.town"),
		c.T("laureates.voivodeship"), c.T("laureates.number"), c.T("laureates.valid_to"),
	}}
	for _, cat := range d.Categories {
		for _, l := range sorted(cat.Laureates) {
			day := ""
			if !l.ValidTo.IsZero() {
				day = l.ValidTo.Format(time.DateOnly)
			}
			rows = append(rows, []string{cat.Name, l.Name, l.Town, l.Voivodeship, l.Number, day})
		}
	}
	return rows
}

// sorted gives a copy in Polish alphabetical order; equal names by town.
func sorted(all []Laureate) []Laureate {
	out := append([]Laureate(nil), all...)
	polish.SortBy(out, func(l Laureate) string { return l.Town })
	polish.SortBy(out, func(l Laureate) string { return l.Name })
	return out
}

func (d Data) list() listing.List {
	c := locale.For(d.Lang)
	total := 0
	for _, cat := range d.Categories {
		total += len(cat.Laureates)
	}
	when := c.Date(d.Day)
	if d.Place != "" && when != "" {
		when = d.Place + ", " + when
	}
	l := listing.List{
		Lang: d.Lang, Contest: d.Contest, Title: c.T("laureates.title"),
		Subtitle: c.T("laureates.subtitle", "edition", d.Edition, "year", d.Year),
		When:     when, Example: d.Example, Created: d.Day, Footer: d.Organiser, Serif: true,
		Facts: []listing.Fact{{Label: c.T("laureates.total"), Value: c.N("laureates.count", total)}},
		Notes: []listing.Note{{Title: c.T("laureates.order_title"), Text: c.T("laureates.order")}},
	}
	if d.Draft {
		l.Notice = c.T("laureates.draft")
	}
	numbered := d.numbered()
	for _, cat := range d.Categories {
		l.Sections = append(l.Sections, section(c, cat, numbered))
	}
	return l
}

// numbered tells whether licences are issued, so that their numbers are listed.
func (d Data) numbered() bool {
	for _, cat := range d.Categories {
		for _, l := range cat.Laureates {
			if l.Number != "" {
				return true
			}
		}
	}
	return false
}

func section(c *locale.Catalogue, cat Category, numbered bool) listing.Section {
	s := listing.Section{
		Title: cat.Name, Count: c.N("laureates.count", len(cat.Laureates)), Empty: c.T("laureates.empty"),
		Columns: []listing.Column{{Title: c.T("laureates.name")}, {Title: c.T("laureates.voivodeship"), Width: 112}},
	}
	if numbered {
		s.Columns = append(s.Columns, listing.Column{Title: c.T("laureates.number"), Width: 86})
	}
	for _, l := range sorted(cat.Laureates) {
		row := listing.Row{Cells: []listing.Cell{{Text: l.Name, Sub: l.Town}, {Text: l.Voivodeship}}}
		if numbered {
			row.Cells = append(row.Cells, listing.Cell{Text: l.Number})
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
