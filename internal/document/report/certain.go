package report

import (
	"strconv"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// Certain is how sure the result is (method.md §3). Its sentences come as they are, the
// same as in the window; the report draws them and adds no claim.
type Certain struct {
	Sentences []string // level, title, what the title's label means, the change since the edition before
	Level     *Span    // true level, points of 0..100; nil: not known
	Places    []Ranged // empty where places are not told
	Warnings  []string
	Refusal   string // why nothing can be said; empty: it can
}

// Span is an interval about a value; Mark is the threshold of the title, 0: none.
type Span struct{ Value, Low, High, Mark float64 }

// Ranged is a place with its range in one list.
type Ranged struct {
	List             string // printed name of the category; empty: all institutions
	Text             string // „Miejsce: 4, realnie 2–11”
	Place, Low, High int    // Place 0: only the range is told
	Of               int
}

// Confirmed are the findings that a test confirmed, and hints that none did (method.md
// §2e).
type Confirmed struct {
	Strengths, Improve []Finding
	Hints              []Finding // at most three
	Picture            []Point   // importance and performance of all
	Refusal            string    // why nothing could be tested
}

// Finding is a criterion or area that stands out from the category.
type Finding struct {
	Text       string
	Channel    contest.Channel
	N          int
	Difference string // „+8,2 pkt”
	ToWin      contest.Hundredths
}

// Point is one criterion or area in the picture of importance and performance.
type Point struct {
	Text        string
	Worth       contest.Hundredths // points of the overall score it can bring
	Performance float64            // points above the category's middle
	Named       bool               // has a number and stands in the legend
}

// Step is one row of the plan of improvement.
type Step struct {
	Criterion, What, Who, Seen string
	Channel                    contest.Channel
	By                         time.Time
	ToWin                      contest.Hundredths
	Confirmed                  bool
}

// certainFlow adds how sure the result is.
func (c *content) certainFlow(f *flow) {
	k := c.data.Certain
	if k == nil {
		return
	}
	f.section(c.t("section_certain"))
	if k.Refusal != "" {
		f.text(c.flow(k.Refusal), body, 4)
		return
	}
	f.text(c.t("certain_intro"), body, 4)
	f.keepLast()
	for i, s := range k.Sentences {
		style := body
		if i == 0 {
			style = bold(11, navy)
		}
		f.text(c.flow(s), style, 5)
		f.keepLast()
	}
	for _, b := range c.spans() {
		title := drawing.Paragraph{Spans: []drawing.Span{{Text: b.title, Style: small.At(8.8).In(muted)}}, Width: width, Leading: 12.4}
		if b.text != "" {
			title.Spans = append([]drawing.Span{{Text: b.text + " – ", Style: bold(8.8, navy)}}, title.Spans...)
		}
		f.paragraph(title, left, 9)
		f.keepLast()
		f.block(spanHeight, 1, func(y float64) []drawing.Mark {
			return []drawing.Mark{drawing.Group{Role: drawing.RoleFigure, Alt: b.alt, Marks: b.marks(left, width, y)}}
		})
	}
	for _, w := range k.Warnings {
		f.text(c.flow(w), caption.At(8.6), 6)
	}
}

// spans are the intervals as bars: the level, and the places in each list.
func (c *content) spans() (all []spanBar) {
	k := c.data.Certain
	if s := k.Level; s != nil {
		all = append(all, spanBar{
			title: c.t("certain_level"), alt: c.flow(k.Sentences[0]), from: 0, to: 100, value: s.Value, low: s.Low, high: s.High, mark: s.Mark,
			markText: c.t("certain_threshold"), ends: [2]string{"0", "100"},
		})
	}
	for _, p := range k.Places {
		title := c.n("of_all", p.Of)
		if p.List != "" {
			title = c.n("of_category", p.Of, "list", p.List)
		}
		all = append(all, spanBar{
			title: title, text: p.Text, alt: title + ": " + p.Text, from: float64(p.Of), to: 1,
			value: float64(p.Place), low: float64(p.High), high: float64(p.Low), hidden: p.Place == 0, ends: [2]string{strconv.Itoa(p.Of), "1"},
		})
	}
	return all
}

// confirmedFlow adds the confirmed findings, the hints apart, and the picture.
func (c *content) confirmedFlow(f *flow) {
	k := c.data.Confirmed
	if k == nil {
		return
	}
	f.section(c.t("section_confirmed"))
	if k.Refusal != "" {
		f.text(c.flow(k.Refusal), body, 4)
		return
	}
	f.text(c.t("confirmed_intro"), body, 4)
	f.keepLast()
	for _, l := range c.findings() {
		f.subheading(l.Title, 13)
		if len(l.List) == 0 {
			f.text(l.None, body, 2)
			continue
		}
		if l.Intro != "" {
			f.text(l.Intro, caption.At(8.6), 1)
			f.keepLast()
		}
		c.findingTable(f, l.List)
	}
	c.pictureFlow(f)
}

// findingList is one of the three lists.
type findingList struct {
	ID, Title, Intro, None string
	List                   []Finding
}

func (c *content) findings() []findingList {
	k := c.data.Confirmed
	all := []findingList{
		{"mocne", c.t("strengths"), "", c.t("strengths_none"), k.Strengths},
		{"do-poprawy", c.t("improve"), "", c.t("improve_none"), k.Improve},
	}
	if len(k.Hints) > 0 {
		all = append(all, findingList{"wskazowki", c.t("hints"), c.t("hints_intro"), "", k.Hints})
	}
	return all
}

func (c *content) findingTable(f *flow, list []Finding) {
	t := f.newTable([]column{
		{width: 224, style: small.At(8.8), head: c.t("criterion")},
		{x: 234, width: 46, style: small.In(muted), head: c.t("channel")},
		{x: 282, width: 26, align: drawing.Right, style: small.At(8.8), head: c.t("n")},
		{x: 312, width: 74, align: drawing.Right, style: bold(8.8, navy), head: c.t("to_category")},
		{x: 390, width: width - 390, align: drawing.Right, style: small.At(8.8), head: c.t("towin")},
	})
	t.begin(f, 6)
	for _, x := range list {
		t.row(f, []string{c.flow(x.Text), c.channel(x.Channel), strconv.Itoa(x.N), x.Difference, c.t("gain", "points", c.gain(x.ToWin))}, nil)
	}
	t.end(f, len(list))
}

// planFlow adds the plan of improvement as a table; without one, the recommendations.
func (c *content) planFlow(f *flow) {
	if len(c.data.Plan) == 0 {
		c.nextFlow(f)
		return
	}
	f.section(c.t("section_plan"))
	f.text(c.t("plan_intro"), body, 4)
	f.keepLast()
	t := f.newTable([]column{
		{width: 108, style: small.At(8.2), head: c.t("criterion")},
		{x: 114, width: 156, style: bold(8.2, navy), head: c.t("plan_what")},
		{x: 276, width: 66, style: small, head: c.t("plan_who")},
		{x: 346, width: 46, style: small, head: c.t("plan_by")},
		{x: 396, width: width - 396, style: small, head: c.t("plan_seen")},
	})
	t.begin(f, 6)
	for _, s := range c.data.Plan {
		t.row(f, []string{c.planCriterion(s), c.flow(s.What), c.flow(s.Who), c.DateShort(s.By), c.flow(s.Seen)}, nil)
	}
	t.end(f, len(c.data.Plan))
	f.text(c.t("plan_note"), caption.At(8.6), 6)
}

// planCriterion is what a step is about: the criterion, the points, and whether the area
// is confirmed.
func (c *content) planCriterion(s Step) string {
	key := "plan_hint"
	if s.Confirmed {
		key = "plan_confirmed"
	}
	return c.flow(s.Criterion) + " " + c.t(key, "gain", c.t("gain", "points", c.gain(s.ToWin)))
}
