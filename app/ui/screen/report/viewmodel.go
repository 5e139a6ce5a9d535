package report

import (
	"cmp"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// view is what the screen shows at one time.
type view struct {
	lines     []line
	documents []document
}

func newView(cat *locale.Catalogue, res *office.Ranking) view {
	v := view{documents: documents(cat, nil)}
	if res == nil {
		return v
	}
	used := map[string]bool{}
	for i, p := range res.Participations {
		used[p.Category] = true
		v.lines = append(v.lines, newLine(cat, p, res.CategoryName(p.Category), res.Standings[i]))
	}
	var categories []contest.Category
	for _, c := range res.Categories {
		if used[c.Code] {
			categories = append(categories, c)
		}
	}
	v.documents = documents(cat, categories)
	return v
}

// line is one participation and whether its report can be set.
type line struct {
	code, name, category, score, place, result string
	points                                     *contest.Hundredths
	rank                                       int
	resultTone                                 theme.Tone
	ready                                      string
	readyTone                                  theme.Tone
	refusal                                    string // why it can't be set
}

func newLine(cat *locale.Catalogue, p contest.Participation, category string, st contest.Standing) line {
	l := line{code: p.Code, name: p.Name, category: category, result: cat.T("report.screen.unclassified"), ready: cat.T("report.screen.unchecked")}
	if st.Classified {
		l.points, l.rank = &st.Overall.Published, st.Place
		l.score, l.place = cat.Number(st.Overall.Published), cat.Ordinal(st.Place)
		l.result, l.resultTone = cat.T("report.screen.classified"), theme.Info
	}
	if st.Laureate {
		l.result, l.resultTone = cat.T("report.screen.laureate"), theme.Gold
	}
	return l
}

// checked says of each line whether its report can be set.
func checked(cat *locale.Catalogue, all []line, refused map[string]error) []line {
	out := make([]line, len(all))
	for i, l := range all {
		if err := refused[l.code]; err != nil {
			l = l.refuse(cat, err)
		} else {
			l.ready, l.readyTone, l.refusal = cat.T("report.screen.ready"), theme.Good, ""
		}
		out[i] = l
	}
	return out
}

// refuse marks a line whose report can't be set.
func (l line) refuse(cat *locale.Catalogue, err error) line {
	l.ready, l.readyTone, l.refusal = cat.T("report.screen.refused"), theme.Bad, cat.ErrorLine(err)
	return l
}

func columns(cat *locale.Catalogue) []kit.Column[line] {
	t := cat.T
	return []kit.Column[line]{
		{ID: "code", Title: t("report.screen.column.code"), Width: 72, Text: func(l line) string { return l.code }},
		{ID: "name", Title: t("report.screen.column.name"), Width: 226, Text: func(l line) string { return l.name }},
		{ID: "score", Title: t("report.screen.column.score"), Width: 60, Align: fyne.TextAlignTrailing, Text: func(l line) string { return l.score }, Compare: func(a, b line) int { return cmp.Compare(deref(a.points), deref(b.points)) }},
		{ID: "place", Title: t("report.screen.column.place"), Width: 68, Align: fyne.TextAlignTrailing, Text: func(l line) string { return l.place }, Compare: func(a, b line) int { return cmp.Compare(a.rank, b.rank) }},
		{ID: "ready", Title: t("report.screen.column.ready"), Width: 146, Text: func(l line) string { return l.ready }, Tone: func(l line) theme.Tone { return l.readyTone }, Filter: kit.FilterChoice},
		{ID: "category", Title: t("report.screen.column.category"), Width: 132, Text: func(l line) string { return l.category }, Filter: kit.FilterChoice},
		{ID: "result", Title: t("report.screen.column.result"), Width: 135, Hidden: true, Text: func(l line) string { return l.result }, Tone: func(l line) theme.Tone { return l.resultTone }, Filter: kit.FilterChoice},
		{ID: "refusal", Title: t("report.screen.column.refusal"), Width: 260, Hidden: true, Text: func(l line) string { return l.refusal }},
	}
}

// deref puts those without a score below all others.
func deref(h *contest.Hundredths) contest.Hundredths {
	if h == nil {
		return -1
	}
	return *h
}

// The kinds of documents made of the ranking.
const (
	kindRanking   = "ranking"
	kindLaureates = "laureates"
	kindRecount   = "recount"
)

// document is one list made of the ranking.
type document struct {
	id, kind, category string // category's code; empty: all
	name, about        string
	formats            []string // what it can be saved as, the first one first
}

// documents lists what is made of the ranking; a list of its own for each category
// where there are several.
func documents(cat *locale.Catalogue, categories []contest.Category) []document {
	t := cat.T
	all := []document{{id: kindRanking, kind: kindRanking, name: t("report.screen.ranking"), about: t("report.screen.ranking.about"), formats: []string{"pdf", "xlsx", "csv", "html", "json"}}}
	if len(categories) > 1 {
		for _, c := range categories {
			all = append(all, document{
				id: kindRanking + " " + c.Code, kind: kindRanking, category: c.Code, name: t("report.screen.ranking.of", "category", c.Name),
				about: t("report.screen.ranking.about"), formats: all[0].formats,
			})
		}
	}
	return append(all,
		document{id: kindLaureates, kind: kindLaureates, name: t("report.screen.laureates"), about: t("report.screen.laureates.about"), formats: []string{"pdf", "csv", "html"}},
		document{id: kindRecount, kind: kindRecount, name: t("report.screen.recount"), about: t("report.screen.recount.about"), formats: []string{"zip"}})
}

// formatNames tells the document's formats as people know them.
func (d document) formatNames(cat *locale.Catalogue) string {
	names := make([]string, len(d.formats))
	for i, f := range d.formats {
		names[i] = cat.Enum("report.screen.format", f)
	}
	return strings.Join(names, ", ")
}

func documentColumns(cat *locale.Catalogue) []kit.Column[document] {
	t := cat.T
	return []kit.Column[document]{
		{ID: "name", Title: t("report.screen.column.document"), Width: 330, Text: func(d document) string { return d.name }},
		{ID: "formats", Title: t("report.screen.column.formats"), Width: 240, Text: func(d document) string { return d.formatNames(cat) }},
	}
}
