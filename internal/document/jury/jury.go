// Package jury sets the annex for the jury „Kto jest naprawdę na równi” (method.md §2a
// item 13, §2b): how sure the places are, who is near the threshold, whose title a
// correction for severity would change, what is still to be decided.
//
// Rules:
//   - it is given numbers and sentences and computes none;
//   - no auditor is in it, by name or by code;
//   - it is for the jury alone: the official result stands in other papers.
package jury

import (
	"strings"
	"time"

	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/document/listing"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// Data is all the annex says.
type Data struct {
	Lang       string // "pl" or "en"; empty: Polish
	Contest    string
	Edition    string
	Example    bool
	Place      string
	Day        time.Time
	Refusal    string // why there is no model; empty: there is one
	Facts      []listing.Fact
	Categories []Category
	Near       []Row // not to be told from the threshold
	Changes    []Change
	Pending    []Pending
}

// Category is one list in the order of places.
type Category struct {
	Name   string
	Groups []string // „grupa czołowa (9 instytucji)”, the leading one first
	Rows   []Row
}

// Row is one participant. Places are 0 where they are not known.
type Row struct {
	Name, Category   string
	Place, Low, High int
	Score            contest.Hundredths
	Range            string // „2–11”
	Tier             int    // 1: the leading group; 0: not known
	Level            string // „84,1–90,7”
	Certainty        string // of the title
}

// Change is a title that a correction for severity would decide otherwise.
type Change struct {
	Name, Category string
	Score          contest.Hundredths
	Corrected      string // score after correction
	Title          bool   // the official proposal
}

// Pending is a critical failure that nobody has decided on.
type Pending struct{ Name, Channel, Criterion string }

// figureRows is how many institutions stand in one chart.
const figureRows = 34

// Document sets the annex on A4. It fails with list_refused.
func Document(d Data) (drawing.Document, error) { return d.list().Document() }

func (d Data) list() listing.List {
	c := locale.For(d.Lang)
	l := listing.List{
		Lang: d.Lang, Contest: d.Contest, Title: c.T("jury.title"), Subtitle: d.Edition, Example: d.Example, Created: d.Day,
		When: when(c, d.Place, d.Day), Facts: d.Facts, Footer: c.T("jury.footer", "edition", d.Edition), Notice: c.T("jury.notice"),
	}
	if d.Refusal != "" {
		l.Notice = c.T("jury.refused", "reason", d.Refusal)
	}
	if d.Refusal == "" {
		l.Sections = append(l.Sections, d.groups(c), d.changes(c), d.near(c))
	}
	l.Sections = append(l.Sections, d.pending(c))
	for _, cat := range d.Categories {
		l.Sections = append(l.Sections, category(c, cat))
	}
	if d.Refusal == "" {
		for _, k := range []string{"range", "tier", "certainty", "severity"} {
			l.Notes = append(l.Notes, listing.Note{Title: c.T("jury.note." + k), Text: c.T("jury.note." + k + ".text")})
		}
	}
	return l
}

func when(c *locale.Catalogue, place string, day time.Time) string {
	if place == "" {
		return c.Date(day)
	}
	return place + ", " + c.Date(day)
}

// category is a list with its places as a chart.
func category(c *locale.Catalogue, cat Category) listing.Section {
	s := listing.Section{
		Title: cat.Name, Count: c.N("jury.count", len(cat.Rows)), Empty: c.T("jury.empty"),
		Columns: []listing.Column{
			{Title: c.T("jury.place"), Width: 46, Bold: true},
			{Title: c.T("jury.participant")},
			{Title: c.T("jury.score"), Width: 48, Right: true},
			{Title: c.T("jury.range"), Width: 58, Right: true, Bold: true},
			{Title: c.T("jury.tier"), Width: 58},
			{Title: c.T("jury.certainty"), Width: 76},
		},
	}
	for _, r := range cat.Rows {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{
			{Text: c.Ordinal(r.Place)}, {Text: r.Name}, {Text: c.Number(r.Score)}, {Text: dash(r.Range)}, {Text: tier(c, r.Tier)}, {Text: dash(r.Certainty)},
		}})
	}
	for from := 0; from < len(cat.Rows); from += figureRows {
		if m, some := figure(c, cat.Rows[from:min(len(cat.Rows), from+figureRows)], len(cat.Rows)); some {
			s.Figures = append(s.Figures, m)
		}
	}
	return s
}

// figure shows places with their ranges.
func figure(c *locale.Catalogue, rows []Row, of int) (chart.Model, bool) {
	m := chart.Model{Kind: chart.Intervals, Title: c.T("jury.figure"), Axis: chart.Axis{Name: c.T("jury.axis"), Min: 1, Max: float64(max(2, of))}}
	series := chart.Series{Name: c.T("jury.place")}
	some := false
	for _, r := range rows {
		m.Categories = append(m.Categories, r.Name)
		value, low, high := float64(r.Place), float64(r.Low), float64(r.High)
		if r.High == 0 {
			low, high = chart.Missing(), chart.Missing()
		} else {
			some = true
		}
		series.Values, series.Low, series.High = append(series.Values, value), append(series.Low, low), append(series.High, high)
	}
	m.Series = []chart.Series{series}
	return m, some
}

// tier names a group: „czołowa”, „2”.
func tier(c *locale.Catalogue, n int) string {
	switch n {
	case 0:
		return "–"
	case 1:
		return c.T("jury.leading")
	}
	return c.Integer(n)
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// groups tells how many are level in each category.
func (d Data) groups(c *locale.Catalogue) listing.Section {
	s := listing.Section{Title: c.T("jury.groups"), Columns: []listing.Column{{Title: c.T("jury.category"), Width: 190}, {Title: c.T("jury.level_with")}}}
	for _, cat := range d.Categories {
		if len(cat.Groups) > 0 {
			s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: cat.Name}, {Text: strings.Join(cat.Groups, ", ")}}})
		}
	}
	s.Empty = c.T("jury.groups_none")
	return s
}

func (d Data) near(c *locale.Catalogue) listing.Section {
	s := listing.Section{
		Title: c.T("jury.near"), Count: c.N("jury.count", len(d.Near)), Empty: c.T("jury.near_none"),
		Columns: []listing.Column{
			{Title: c.T("jury.participant")},
			{Title: c.T("jury.score"), Width: 52, Right: true, Bold: true},
			{Title: c.T("jury.level"), Width: 84, Right: true},
			{Title: c.T("jury.certainty"), Width: 84},
		},
	}
	for _, r := range d.Near {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: r.Name, Sub: r.Category}, {Text: c.Number(r.Score)}, {Text: r.Level}, {Text: dash(r.Certainty)}}})
	}
	return s
}

func (d Data) changes(c *locale.Catalogue) listing.Section {
	s := listing.Section{
		Title: c.T("jury.changes"), Count: c.N("jury.count", len(d.Changes)), Empty: c.T("jury.changes_none"),
		Columns: []listing.Column{
			{Title: c.T("jury.participant")},
			{Title: c.T("jury.score"), Width: 52, Right: true, Bold: true},
			{Title: c.T("jury.corrected"), Width: 66, Right: true},
			{Title: c.T("jury.proposal"), Width: 60},
			{Title: c.T("jury.would"), Width: 130},
		},
	}
	for _, x := range d.Changes {
		proposal, would := c.T("jury.no_title"), c.T("jury.would.gain")
		if x.Title {
			proposal, would = c.T("jury.laureate"), c.T("jury.would.lose")
		}
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: x.Name, Sub: x.Category}, {Text: c.Number(x.Score)}, {Text: x.Corrected}, {Text: proposal}, {Text: would}}})
	}
	return s
}

func (d Data) pending(c *locale.Catalogue) listing.Section {
	s := listing.Section{
		Title: c.T("jury.pending"), Count: c.N("jury.failures", len(d.Pending)), Empty: c.T("jury.pending_none"),
		Columns: []listing.Column{{Title: c.T("jury.participant")}, {Title: c.T("jury.channel"), Width: 60}, {Title: c.T("jury.criterion"), Width: 230}},
	}
	for _, p := range d.Pending {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: p.Name}, {Text: p.Channel}, {Text: p.Criterion}}})
	}
	return s
}
