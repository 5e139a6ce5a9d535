package report

import (
	"html/template"

	"biurolidera/internal/drawing"
)

// certainPage is how sure the result is, for the page: Bars repeat what is said.
type certainPage struct {
	Refusal             string
	Sentences, Warnings []string
	Places              []string
	Bars                []template.HTML
}

// confirmedPage are the findings for the page.
type confirmedPage struct {
	Refusal string
	Lists   []findingPage
	Picture template.HTML
	Legend  []string
}

type findingPage struct {
	ID, Title, Intro, None string
	Rows                   []findingRow
}

type findingRow struct {
	Text, Channel, Difference, Gain string
	N                               int
}

type planRow struct{ Criterion, What, Who, By, Seen string }

// certain makes the sections on certainty.
func (p *page) certain(s *svg) {
	c := p.c
	if k := c.data.Certain; k != nil {
		p.Certain = &certainPage{Refusal: k.Refusal, Sentences: k.Sentences, Warnings: k.Warnings}
		for _, b := range c.spans() {
			if b.text != "" {
				p.Certain.Places = append(p.Certain.Places, b.alt)
			}
			p.Certain.Bars = append(p.Certain.Bars, s.draw(drawing.Page{Width: 500, Height: spanHeight + 2, Marks: b.marks(4, 492, 0)}, b.alt))
		}
	}
	if k := c.data.Confirmed; k != nil {
		p.Confirmed = &confirmedPage{Refusal: k.Refusal}
		for _, l := range c.findings() {
			f := findingPage{ID: l.ID, Title: l.Title, Intro: l.Intro, None: l.None}
			for _, x := range l.List {
				f.Rows = append(f.Rows, findingRow{c.flow(x.Text), c.channel(x.Channel), x.Difference, c.t("gain", "points", c.gain(x.ToWin)), x.N})
			}
			p.Confirmed.Lists = append(p.Confirmed.Lists, f)
		}
		if pic, ok := c.newPicture(drawing.Box{X: 4, Y: 14, W: 552, H: 240}); ok {
			p.Confirmed.Picture = s.draw(drawing.Page{Width: 560, Height: 274, Marks: pic.marks(c)}, c.t("picture_intro"))
			p.Confirmed.Legend = pic.legend(c)
		}
	}
	for _, x := range c.data.Plan {
		p.Plan = append(p.Plan, planRow{c.planCriterion(x), c.flow(x.What), c.flow(x.Who), c.DateShort(x.By), c.flow(x.Seen)})
	}
}
