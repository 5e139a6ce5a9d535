// Package ranking sets the ranking list of an edition, on paper and as one HTML
// file (domain.md §1.4; method.md 2a, rules 8 to 10).
//
// Rules:
//   - it is given places and published scores and computes none; what it adds is
//     „ex aequo” where a place occurs twice on a list;
//   - it is for the jury and the office unless the caller says it is public:
//     laureates alone are named in public (domain.md §3.2a);
//   - who is not classified stands apart, with the reason and without a place.
package ranking

import (
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/listing"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// Data is all the list says.
type Data struct {
	Lang       string // "pl" or "en"; empty: Polish
	Contest    string
	Edition    string // „II edycja”
	Year       int
	Example    bool // an invented edition
	Place      string
	Day        time.Time // of the snapshot or, for a draft, of the computation
	Draft      bool      // no approved snapshot
	Public     bool      // the office publishes places; else the list is marked internal
	Advice     string    // what may be published, in sentences, on an internal list; may be empty
	SealHash   string    // hex; empty: the rules are not sealed
	Channels   []Channel // of the rules, in display order
	Categories []Category
}

// Channel is a channel of the rules.
type Channel struct {
	Channel contest.Channel
	Weight  int
}

// Category is one list. Rows stand in award order (method.md 2a, rule 10).
type Category struct {
	Name         string
	Rows         []Row
	Unclassified []Unclassified
}

// Row is one classified participant.
type Row struct {
	Place    int
	Name     string
	Town     string // below the name, may be empty
	Score    contest.Hundredths
	Channels []Result // in the order of Data.Channels
	Laureate bool
}

// Result is what a channel gave.
type Result struct {
	Applies bool
	Score   *contest.Hundredths // nil: no score though the channel applies
}

// Unclassified is a participant without a place and why.
type Unclassified struct {
	Name   string
	Town   string
	Reason string // as a person reads it
}

// Document sets the list on A4. It fails with list_refused.
func Document(d Data) (drawing.Document, error) { return d.list().Document() }

// HTML makes one accessible page with the same content.
func HTML(d Data) ([]byte, error) { return d.list().HTML() }

// sealShown is how much of the rules' hash is printed: enough to tell two rules
// apart by eye.
const sealShown = 16

// list puts the words together.
func (d Data) list() listing.List {
	c := locale.For(d.Lang)
	l := listing.List{
		Lang: d.Lang, Contest: d.Contest, Title: c.T("ranking.title"), Subtitle: d.Edition,
		When: when(c, d.Place, d.Day), Example: d.Example, Created: d.Day,
		Facts: d.facts(c), Footer: d.Edition,
	}
	if hash := d.seal(); hash != "" {
		l.Footer = c.T("ranking.footer", "edition", d.Edition, "hash", hash)
	}
	if !d.Public {
		l.Notice = strings.TrimSpace(c.T("ranking.internal") + " " + d.Advice)
	}
	for _, cat := range d.Categories {
		l.Sections = append(l.Sections, d.section(c, cat))
		if len(cat.Unclassified) > 0 {
			l.Sections = append(l.Sections, unclassified(c, cat))
		}
	}
	l.Notes = []listing.Note{
		{Title: c.T("ranking.how_title"), Text: c.T("ranking.how")},
		{Title: c.T("ranking.sort_title"), Text: c.T("ranking.sort")},
	}
	return l
}

func when(c *locale.Catalogue, place string, day time.Time) string {
	date := c.Date(day)
	if place == "" || date == "" {
		return date
	}
	return place + ", " + date
}

// seal is the printed part of the hash, in groups of four.
func (d Data) seal() string {
	h := d.SealHash
	if len(h) > sealShown {
		h = h[:sealShown]
	}
	var groups []string
	for ; len(h) > 4; h = h[4:] {
		groups = append(groups, h[:4])
	}
	return strings.TrimSpace(strings.Join(append(groups, h), " "))
}

func (d Data) facts(c *locale.Catalogue) []listing.Fact {
	state := c.T("ranking.approved", "day", d.Day)
	if d.Draft {
		state = c.T("ranking.draft", "day", d.Day)
	}
	seal := c.T("ranking.no_seal")
	if d.SealHash != "" {
		seal = c.T("ranking.sealed", "hash", d.seal())
	}
	var weights []string
	for _, ch := range d.Channels {
		weights = append(weights, c.T("ranking.weight", "channel", string(ch.Channel), "weight", ch.Weight))
	}
	classified, all := 0, 0
	for _, cat := range d.Categories {
		classified += len(cat.Rows)
		all += len(cat.Rows) + len(cat.Unclassified)
	}
	return []listing.Fact{
		{Label: c.T("ranking.year"), Value: strconv.Itoa(d.Year)},
		{Label: c.T("ranking.state"), Value: state},
		{Label: c.T("ranking.classified"), Value: c.N("ranking.classified_of", all, "classified", c.Integer(classified))},
		{Label: c.T("ranking.weights"), Value: strings.Join(weights, ", ")},
		{Label: c.T("ranking.seal"), Value: seal},
	}
}

// section is the table of a category.
func (d Data) section(c *locale.Catalogue, cat Category) listing.Section {
	s := listing.Section{
		Title: cat.Name, Count: c.N("ranking.count", len(cat.Rows)), Empty: c.T("ranking.empty"),
		Columns: []listing.Column{{Title: c.T("ranking.place"), Width: 48, Bold: true}, {Title: c.T("ranking.participant")}},
	}
	for _, ch := range d.Channels {
		s.Columns = append(s.Columns, listing.Column{Title: c.T("ranking.channel." + string(ch.Channel)), Width: 51, Right: true})
	}
	s.Columns = append(s.Columns,
		listing.Column{Title: c.T("ranking.score"), Width: 47, Right: true, Bold: true},
		listing.Column{Title: c.T("ranking.honours"), Width: 46})
	holders := map[int]int{}
	for _, r := range cat.Rows {
		holders[r.Place]++
	}
	for _, r := range cat.Rows {
		s.Rows = append(s.Rows, d.row(c, r, holders[r.Place] > 1))
	}
	return s
}

func (d Data) row(c *locale.Catalogue, r Row, joint bool) listing.Row {
	place := listing.Cell{Text: c.Ordinal(r.Place)}
	if joint {
		place.Sub = c.T("ranking.joint")
	}
	row := listing.Row{Cells: []listing.Cell{place, {Text: r.Name, Sub: r.Town}}}
	for i := range d.Channels {
		cell := listing.Cell{Sub: c.T("ranking.not_applicable")}
		if i < len(r.Channels) && r.Channels[i].Applies {
			cell = listing.Cell{Text: c.T("ranking.no_score")}
			if s := r.Channels[i].Score; s != nil {
				cell.Text = c.Number(*s)
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	title := ""
	if r.Laureate {
		title = c.T("ranking.laureate")
	}
	row.Cells = append(row.Cells, listing.Cell{Text: c.Number(r.Score)}, listing.Cell{Text: title})
	return row
}

// unclassified is the table of those without a place in a category.
func unclassified(c *locale.Catalogue, cat Category) listing.Section {
	s := listing.Section{
		Title:   c.T("ranking.unclassified", "category", cat.Name),
		Count:   c.N("ranking.unclassified_count", len(cat.Unclassified)),
		Columns: []listing.Column{{Title: c.T("ranking.participant")}, {Title: c.T("ranking.reason"), Width: 230}},
	}
	for _, u := range cat.Unclassified {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: u.Name, Sub: u.Town}, {Text: u.Reason}}})
	}
	return s
}
