// Package method sets the annex on method: in words and numbers how sure an edition's
// results are and how that was found (method.md §2b to §2d). It is given numbers and
// computes none; no institution and no auditor is in it.
package method

import (
	"time"

	"biurolidera/internal/document/listing"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// Data is all the annex says. Numbers come written.
type Data struct {
	Lang     string // "pl" or "en"; empty: Polish
	Contest  string
	Edition  string
	Example  bool
	Place    string
	Day      time.Time
	Refusal  string // why there is no model; empty: there is one
	Facts    []listing.Fact
	Channels []Channel
	Shares   []Share
	Outlooks []Outlook
	Draws    int
	Seed     uint64
	Remarks  []string // of the model
}

// Channel is what was done in one channel.
type Channel struct {
	Name   string
	Audits int
	Mean   string // an institution
}

// Share is one source of differences between audits.
type Share struct{ Source, Variance, Percent string }

// Outlook is what a number of audits an institution would give.
type Outlook struct {
	Audits                    int
	Reliability, Width, Grade string
}

// Document sets the annex on A4. It fails with list_refused.
func Document(d Data) (drawing.Document, error) { return d.list().Document() }

func (d Data) list() listing.List {
	c := locale.For(d.Lang)
	day := c.Date(d.Day)
	if d.Place != "" {
		day = d.Place + ", " + day
	}
	l := listing.List{
		Lang: d.Lang, Contest: d.Contest, Title: c.T("methodpaper.title"), Subtitle: d.Edition, Example: d.Example, Created: d.Day,
		When: day, Facts: d.Facts, Footer: c.T("methodpaper.footer", "edition", d.Edition), Sections: []listing.Section{d.channels(c)},
	}
	notes := []string{"score", "refused"}
	if d.Refusal != "" {
		l.Notice = c.T("methodpaper.refused", "reason", d.Refusal)
	} else {
		l.Sections = append(l.Sections, d.shares(c), d.outlooks(c))
		notes = []string{"score", "model", "places", "tiers", "reliability", "strengths", "limits"}
	}
	for _, k := range notes {
		l.Notes = append(l.Notes, listing.Note{Title: c.T("methodpaper.note." + k), Text: c.T("methodpaper.note."+k+".text", "draws", c.Integer(d.Draws), "seed", d.Seed)})
	}
	for _, r := range d.Remarks {
		l.Notes = append(l.Notes, listing.Note{Title: c.T("methodpaper.remark"), Text: r})
	}
	return l
}

func (d Data) channels(c *locale.Catalogue) listing.Section {
	s := listing.Section{Title: c.T("methodpaper.audits"), Columns: []listing.Column{
		{Title: c.T("methodpaper.channel")}, {Title: c.T("methodpaper.counted"), Width: 110, Right: true, Bold: true}, {Title: c.T("methodpaper.mean"), Width: 130, Right: true},
	}}
	for _, x := range d.Channels {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: x.Name}, {Text: c.Integer(x.Audits)}, {Text: x.Mean}}})
	}
	return s
}

func (d Data) shares(c *locale.Catalogue) listing.Section {
	s := listing.Section{Title: c.T("methodpaper.shares"), Columns: []listing.Column{
		{Title: c.T("methodpaper.source")}, {Title: c.T("methodpaper.variance"), Width: 110, Right: true}, {Title: c.T("methodpaper.share"), Width: 80, Right: true, Bold: true},
	}}
	for _, x := range d.Shares {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: x.Source}, {Text: x.Variance}, {Text: x.Percent}}})
	}
	return s
}

func (d Data) outlooks(c *locale.Catalogue) listing.Section {
	s := listing.Section{Title: c.T("methodpaper.outlooks"), Columns: []listing.Column{
		{Title: c.T("methodpaper.n"), Width: 90, Right: true, Bold: true},
		{Title: c.T("methodpaper.phi"), Width: 70, Right: true},
		{Title: c.T("methodpaper.width"), Width: 90, Right: true},
		{Title: c.T("methodpaper.grade")},
	}}
	for _, x := range d.Outlooks {
		s.Rows = append(s.Rows, listing.Row{Cells: []listing.Cell{{Text: c.Integer(x.Audits)}, {Text: x.Reliability}, {Text: x.Width}, {Text: x.Grade}}})
	}
	return s
}
