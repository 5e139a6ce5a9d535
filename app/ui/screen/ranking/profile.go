package ranking

import (
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/chart"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// radar compares an institution's areas with its category's; false: there are too few
// areas for a picture.
func radar(cat *locale.Catalogue, e office.Explanation) (m chart.Model, ok bool) {
	m = chart.Model{
		Kind: chart.Radar, Title: cat.T("ranking.screen.radar"), Highlight: 1, Format: chart.Format{Decimals: 2}, Axis: chart.Axis{Min: 0, Max: 100},
		Series: []chart.Series{{Name: e.Participation.Name}, {Name: cat.T("ranking.screen.radar.median")}},
	}
	medians := false
	for _, a := range e.Areas {
		m.Categories = append(m.Categories, a.Name)
		m.Series[0].Values = append(m.Series[0].Values, chart.Points(a.Score.Published))
		v := chart.Missing()
		if a.Median != nil {
			v, medians = chart.Points(*a.Median), true
		}
		m.Series[1].Values = append(m.Series[1].Values, v)
	}
	if !medians {
		m.Series = m.Series[:1]
	}
	return m, len(m.Categories) >= 3 && len(m.Categories) <= 12
}

// strengthLines are criteria with the sentence and the numbers a lay reader needs.
func strengthLines(cat *locale.Catalogue, all []office.StrengthLine) []kit.KeyValue {
	w := office.SayCertainty(cat)
	out := make([]kit.KeyValue, len(all))
	for i, l := range all {
		value := sentences(w.Strength(l))
		if l.ToWin > 0 {
			value = sentences(value, cat.T("ranking.screen.gain", "points", l.ToWin))
		}
		out[i] = kit.KeyValue{Label: cat.T("ranking.screen.strength.of", "text", l.Text, "channel", string(l.Channel)), Value: value}
	}
	return out
}

// quadrants are the fields of the importance–performance picture: what weighs much
// first, the weak above the strong.
var quadrants = []string{"focus", "keep", "later", "maintain"}

// fields sorts criteria into the picture's fields, those with most at stake first.
func fields(all []office.StrengthLine) map[string][]office.StrengthLine {
	out := map[string][]office.StrengthLine{}
	for _, l := range all {
		if q := string(l.Quadrant); slices.Contains(quadrants, q) {
			out[q] = append(out[q], l)
		}
	}
	return out
}
