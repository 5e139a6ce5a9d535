package report

import (
	"cmp"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// Layout sets the report on A4 pages. It fails with report_refused, which names
// the institution and says why: a name with a letter no face has, a text that does
// not fit.
func Layout(d Data) ([]*drawing.Page, error) {
	if strings.TrimSpace(d.Institution) == "" {
		return nil, contest.E("report_nameless")
	}
	c := newContent(d)
	pages, err := c.pages()
	if err != nil {
		return nil, contest.E("report_refused", "institution", d.Institution).Because(err)
	}
	return pages, nil
}

// Info is what the document of a report says about itself.
func Info(d Data) drawing.Info {
	c := newContent(d)
	lang := "pl-PL"
	if c.Lang() != "pl" {
		lang = c.Lang()
	}
	return drawing.Info{Title: c.T("report.subject", "institution", d.Institution), Author: d.Organiser.Name, Subject: c.contest, Lang: lang, Created: d.Date}
}

func (c *content) pages() ([]*drawing.Page, error) {
	first := drawing.A4()
	first.Bookmark = c.data.Institution
	y, err := c.coverPage(&first)
	if err != nil {
		return nil, err
	}
	f := &flow{}
	c.notesFlow(f)
	c.briefFlow(f)
	c.certainFlow(f)
	c.distributionFlow(f)
	c.comparedFlow(f)
	c.radarFlow(f)
	c.confirmedFlow(f)
	c.resultsFlow(f)
	c.planFlow(f)
	c.criteriaFlow(f)
	c.remarksFlow(f)
	c.auditsFlow(f)
	c.methodFlow(f)
	c.contactFlow(f)
	if f.err != nil {
		return nil, f.err
	}
	pages := f.pages(&first, y)
	for i, p := range pages {
		if i > 0 {
			if err := c.head(p); err != nil {
				return nil, err
			}
		}
		c.foot(p, i+1, len(pages))
	}
	return pages, nil
}

// head is the running head of the pages after the first: the institution, so that
// a loose sheet is known, and the edition.
func (c *content) head(p *drawing.Page) error {
	edition := c.t("title") + " · " + c.facts[0].Value
	style := sans(7.8, muted)
	x := right - style.Width(edition)
	room := x - left - 24
	p.Add(decoration(drawing.Text{X: x, Y: headLine - 6, Style: style, Text: edition}))
	name, err := drawing.Fit{Style: bold(7.8, navy), MinSize: 5.5, Lines: 3, Width: room, Leading: 1.15}.Set(c.flow(c.data.Institution), left, 0)
	if contest.CodeOf(err) == "text_does_not_fit" {
		// The whole name stands on the first page; here its number does.
		name, err = drawing.Para(c.data.Code, bold(7.8, navy), room).Set(left, 0)
	}
	if err != nil {
		return err
	}
	last := name.Lines[len(name.Lines)-1].Baseline
	p.Add(decoration(name.Shift(0, headLine-6-last).Marks()...), rule(headLine, gold, 0.8))
	return nil
}

// footRoom is what the contest's short name may take in the foot, in points: beside
// it stand the mark of an invented edition and the page's number.
const footRoom = 190.0

// foot is the contest, the page's number and the mark of an invented edition.
func (c *content) foot(p *drawing.Page, page, pages int) {
	style := sans(7.6, muted)
	number := c.t("page", "page", page, "pages", pages)
	whose := strings.Trim(cmp.Or(c.data.Short, c.t("contest"))+" · "+c.data.Code, " ·")
	if style.Width(whose) > footRoom {
		whose = c.data.Code
	}
	p.Add(decoration(
		drawing.Line{X1: left, Y1: footLine - 13, X2: right, Y2: footLine - 13, Stroke: drawing.Stroke{Color: line, Width: 0.5}},
		drawing.Text{X: left, Y: footLine, Style: style, Text: whose},
		drawing.Text{X: right - style.Width(number), Y: footLine, Style: style, Text: number},
	))
	if c.data.Example {
		note := c.t("example_note")
		mark := bold(7.6, red)
		p.Add(drawing.Text{X: (left + right - mark.Width(note)) / 2, Y: footLine, Style: mark, Text: note})
	}
}
