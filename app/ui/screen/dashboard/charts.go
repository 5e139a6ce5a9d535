package dashboard

import (
	"unicode"
	"unicode/utf8"

	"biurolidera/internal/chart"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// scoreModel draws how many participants have how many points.
func scoreModel(cat *locale.Catalogue, r office.DashboardResults) chart.Model {
	m := chart.Model{Kind: chart.Histogram, Axis: chart.Axis{Name: cat.T("dashboard.results.axis")}}
	if len(r.Distribution.Counts) == 0 {
		return m
	}
	for _, e := range r.Distribution.Edges {
		m.Edges = append(m.Edges, chart.Points(e))
	}
	s := chart.Series{Name: cat.T("dashboard.results.classified")}
	for _, n := range r.Distribution.Counts {
		s.Values = append(s.Values, float64(n))
	}
	m.Series = []chart.Series{s}
	return m
}

// categoryScore is a category's line below the distribution.
type categoryScore struct{ code, name, counts, median string }

func categoryScores(cat *locale.Catalogue, r office.DashboardResults) []categoryScore {
	var out []categoryScore
	for _, c := range r.Categories {
		if c.Classified == 0 {
			continue
		}
		line := categoryScore{code: c.Code, name: c.Name, counts: counted(cat, c.Classified, c.Laureates)}
		if c.Median != nil {
			line.median = cat.T("dashboard.results.median", "median", cat.Number(*c.Median))
		}
		out = append(out, line)
	}
	return out
}

func counted(cat *locale.Catalogue, classified, laureates int) string {
	return cat.N("dashboard.results.count.classified", classified) + " · " + cat.N("dashboard.results.count.laureates", laureates)
}

// resultsLine says what the ranking came to.
func resultsLine(cat *locale.Catalogue, r office.DashboardResults) string {
	text := counted(cat, r.Classified, r.Laureates)
	if r.Unclassified > 0 {
		text += " · " + cat.N("dashboard.results.count.unclassified", r.Unclassified)
	}
	return text
}

// withSheets tells whether there is anything a ranking could stand on.
func withSheets(d office.Dashboard) bool {
	for _, p := range d.Channels {
		if p.Submitted+p.Approved > 0 {
			return true
		}
	}
	return false
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
