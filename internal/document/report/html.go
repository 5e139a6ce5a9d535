package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
	"sync"

	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

//go:embed page.gohtml
var pageSource string

// pageTemplate is read when the first page is made, not as the program starts.
var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("report").Parse(pageSource)) })

// HTML makes the same report as one accessible page (WCAG 2.1 AA, domain.md §3.3):
// headings, tables with header cells, a skip link, drawings with their text, the
// charts interactive where scripts run. It fetches nothing and runs only the two
// scripts its policy names. It fails like Layout.
func HTML(d Data) ([]byte, error) {
	if strings.TrimSpace(d.Institution) == "" {
		return nil, contest.E("report_nameless")
	}
	c := newContent(d)
	v, err := c.page()
	if err != nil {
		return nil, contest.E("report_refused", "institution", d.Institution).Because(err)
	}
	var b bytes.Buffer
	if err := pageTemplate().Execute(&b, v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// page is what the template places: texts, rows of cells, drawings.
type page struct {
	c            *content
	Code         string
	Policy       string
	Emblem       template.HTML
	Contents     []anchor
	Distribution *chart.Figure
	Radar        *chart.Figure
	Scale        template.HTML // the score between 0 and 100
	Channels     barTable
	Areas        barTable
	Highest      rankTable
	ToWin        rankTable
	Next         []step
	Certain      *certainPage
	Confirmed    *confirmedPage
	Plan         []planRow
	Criteria     []criteriaTable
	Remarks      []remarkGroup
	Script       template.JS // both embedded, both constant
	Bootstrap    template.JS
}

type anchor struct{ ID, Title string }

// barTable is a table of scores with a bar a row.
type barTable struct {
	ID, Title, Head string
	Others          bool
	Rows            []barRow
}

// barRow is one score; Bar repeats it as a drawing and is hidden from those who
// hear the numbers.
type barRow struct {
	Name, Score, Median, Quarter, Difference string
	Bar                                      template.HTML // made by drawing.SVG, which escapes
}

// rankTable is one of the lists of results.
type rankTable struct {
	ID, Title, Intro, None, Head string
	Rows                         []rankRow
}

// rankRow is a criterion in a list; Tell is what the list is ordered by.
type rankRow struct {
	Text, Channel, Mean, Tell string
	N                         int
}

type step struct{ What, Why, Gain string }

// criteriaTable is a section's criteria.
type criteriaTable struct {
	ID, Channel, Title string
	New                bool // the first of its channel
	Once               bool
	Rows               []criterionRow
}

// criterionRow is a criterion with its numbers; without Rated there are none.
type criterionRow struct {
	Text, Mean, Full string
	N, NA            int
	Rated            bool
	Bar              template.HTML
}

// remarkGroup holds a channel's remarks.
type remarkGroup struct {
	Channel string
	List    []remarkText
}

type remarkText struct{ About, Text string }

// T and the other methods give the template the texts.
func (p *page) T(key string) string { return p.c.t(key) }

func (p *page) Title() string               { return p.c.T("report.subject", "institution", p.c.data.Institution) }
func (p *page) Institution() string         { return p.c.flow(p.c.data.Institution) }
func (p *page) Data() Data                  { return p.c.data }
func (p *page) Contest() string             { return p.c.contest }
func (p *page) Facts() []fact               { return p.c.facts }
func (p *page) Result() result              { return p.c.result }
func (p *page) Places() []placing           { return p.c.places }
func (p *page) Notes() []string             { return p.c.notes }
func (p *page) Cards() []card               { return p.c.cards() }
func (p *page) Method() []string            { return p.c.method() }
func (p *page) Terms() []fact               { return p.c.terms() }
func (p *page) Contact() []string           { return p.c.contactLines() }
func (p *page) Classified() bool            { return p.c.data.Result.Score != nil }
func (p *page) Heading(a AuditCount) string { return p.c.heading(a.Channel) }
func (p *page) Applies(a AuditCount) bool   { return p.c.applies(a.Channel) }

// texted is a table with the texts its heads are written with.
type texted[T any] struct {
	*page
	Table T
}

// Bars and Ranked give a table to its template.
func (p *page) Bars(t barTable) texted[barTable]     { return texted[barTable]{p, t} }
func (p *page) Ranked(t rankTable) texted[rankTable] { return texted[rankTable]{p, t} }

// Intro is the sentence above the histogram.
func (p *page) Intro() string {
	d := p.c.data.Distribution
	return p.c.n("distribution_intro", p.c.classified()) + " " + p.c.t("distribution_range", "low", d.Low, "high", d.High)
}

// Compared is the sentence above the bars.
func (p *page) Compared() string {
	if compared(p.c.data.Channels) || compared(p.c.data.Areas) {
		return p.c.t("compared_intro")
	}
	return p.c.t("compared_alone")
}

// Withheld says how many remarks are left out, empty if none.
func (p *page) Withheld() string {
	if p.c.withheld == 0 {
		return ""
	}
	return p.c.n("withheld", p.c.withheld)
}

func (c *content) page() (*page, error) {
	p := &page{c: c, Code: c.Lang(), Policy: chart.Policy(), Script: template.JS(chart.Script()), Bootstrap: template.JS(chart.Bootstrap())}
	s := svg{}
	p.Emblem = s.draw(drawing.Page{Width: 64, Height: 64, Marks: house.Emblem(32, 32, 31)}, "")
	p.figures(&s)
	p.Channels = c.barTable(&s, "kanaly", c.t("channels"), c.t("channel"), c.data.Channels)
	p.Areas = c.barTable(&s, "obszary", c.t("areas"), c.t("area"), c.data.Areas)
	p.Highest = rankTable{ID: "najwyzsze", Title: c.t("highest"), Intro: c.t("highest_intro"), None: c.noneOf("highest_none"), Head: c.t("share")}
	p.Highest.Rows = c.rankRows(c.highest, func(k Criterion) string { return c.percent(k.Share) })
	p.ToWin = rankTable{ID: "do-zyskania", Title: c.t("towin"), Intro: c.t("towin_intro"), None: c.noneOf("towin_none"), Head: c.t("towin")}
	p.ToWin.Rows = c.rankRows(c.toWin, func(k Criterion) string { return c.t("gain", "points", c.gain(k.ToWin)) })
	for _, k := range c.next {
		p.Next = append(p.Next, step{c.flow(k.Recommendation), c.why(k), c.t("gain", "points", c.gain(k.ToWin))})
	}
	p.certain(&s)
	p.criteria(&s)
	p.remarks()
	p.contents()
	return p, s.err
}

// figures makes the histogram, the radar or the scale.
func (p *page) figures(s *svg) {
	c := p.c
	if m, ok := c.distribution(); ok {
		p.Distribution = s.figure(m, c.Lang(), 1)
	} else if c.data.Result.Score != nil {
		p.Scale = s.draw(drawing.Page{Width: 560, Height: 54, Marks: c.overallScale(4, 552, 14)}, c.altOverall())
	}
	if m, ok := c.radar(); ok {
		p.Radar = s.figure(m, c.Lang(), 2)
	}
}

// barTable makes the rows of scores.
func (c *content) barTable(s *svg, id, title, head string, rows []Compared) barTable {
	t := barTable{ID: id, Title: title, Head: head, Others: compared(rows)}
	for _, r := range rows {
		b := bullet{x: 4, width: 172, height: 10, score: r.Score, median: r.Median, quarter: r.Quarter}
		t.Rows = append(t.Rows, barRow{
			c.name(r), c.points(r.Score), c.points(r.Median), c.points(r.Quarter), c.difference(r.Score, r.Median),
			s.draw(drawing.Page{Width: 180, Height: 18, Marks: b.marks(9)}, ""),
		})
	}
	return t
}

func (c *content) rankRows(list []Criterion, tell func(Criterion) string) []rankRow {
	rows := make([]rankRow, len(list))
	for i, k := range list {
		rows[i] = rankRow{c.flow(k.Text), c.channel(c.channelOf(k.Code)), c.mean(k), tell(k), k.N}
	}
	return rows
}

func (p *page) criteria(s *svg) {
	c := p.c
	var last contest.Channel
	for i, sec := range c.data.Sections {
		t := criteriaTable{ID: "sekcja-" + c.Integer(i+1), Channel: c.heading(sec.Channel), Title: c.flow(sec.Name), New: sec.Channel != last, Once: sec.Once}
		last = sec.Channel
		for _, k := range sec.Criteria {
			row := criterionRow{Text: c.criterionText(k), N: k.N, NA: k.NA, Rated: k.N > 0}
			if row.Rated {
				row.Mean, row.Full = c.mean(k), c.t("full_of", "full", k.Full, "n", k.N)
				b := bullet{x: 4, width: 92, height: 8, score: &k.Share, median: k.Median}
				row.Bar = s.draw(drawing.Page{Width: 100, Height: 14, Marks: b.marks(7)}, "")
			}
			t.Rows = append(t.Rows, row)
		}
		p.Criteria = append(p.Criteria, t)
	}
}

func (p *page) remarks() {
	for _, ch := range contest.Channels() {
		g := remarkGroup{Channel: p.c.heading(ch)}
		for _, r := range p.c.remarks {
			if r.Channel == ch {
				g.List = append(g.List, remarkText{p.c.about(r), r.Text})
			}
		}
		if len(g.List) > 0 {
			p.Remarks = append(p.Remarks, g)
		}
	}
}

// contents lists the headings of the page.
func (p *page) contents() {
	c := p.c
	add := func(id, key string) { p.Contents = append(p.Contents, anchor{id, c.t(key)}) }
	add("wynik", "score")
	if p.Certain != nil {
		add("pewnosc", "section_certain")
	}
	if p.Distribution != nil {
		add("rozklad", "section_distribution")
	}
	if len(c.data.Channels)+len(c.data.Areas) > 0 {
		add("tlo", "section_compared")
	}
	if p.Confirmed != nil {
		add("potwierdzone", "section_confirmed")
	}
	add("wyniki", "section_results")
	next := "section_next"
	if len(p.Plan) > 0 {
		next = "section_plan"
	}
	add("zalecenia", next)
	add("kryteria", "section_criteria")
	add("uwagi", "section_remarks")
	if len(c.data.Audits) > 0 {
		add("audyty", "section_audits")
	}
	add("metoda", "section_method")
	add("slowniczek", "section_glossary")
	if c.data.Organiser != (Organiser{}) {
		add("kontakt", "section_contact")
	}
}

// svg paints drawings for the page; the first error stays.
type svg struct{ err error }

func (s *svg) draw(p drawing.Page, alt string) template.HTML {
	b, err := drawing.SVG(p, alt)
	if err != nil && s.err == nil {
		s.err = err
	}
	return template.HTML(b)
}

func (s *svg) figure(m chart.Model, lang string, n int) *chart.Figure {
	f, err := chart.NewFigure(m, lang, n)
	if err != nil && s.err == nil {
		s.err = err
	}
	return &f
}
