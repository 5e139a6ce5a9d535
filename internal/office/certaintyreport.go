package office

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/report"
)

// pictured is how many findings have a number in the picture of importance and level.
const pictured = 10

// reportCertain adds how sure a participation's result is, what is confirmed, and the
// plan of improvement. Nothing of it names an auditor.
func (o *Office) reportCertain(ctx context.Context, res *Ranking, i int, d *report.Data) error {
	c := res.certainty()
	say := SayCertainty(o.cat)
	d.Certain = o.certainOf(c, i)
	if err := o.tellPlaces(ctx, c, i, &d.Result); err != nil {
		return err
	}
	s, err := o.strengths(ctx, c, i)
	if err != nil {
		return err
	}
	if t := s.Trend; t != nil && t.Confirmed {
		d.Certain.Sentences = append(d.Certain.Sentences, o.cat.T("certainty.trend_since", "edition", t.Before.Name, "trend", say.Trend(t)))
	}
	d.Confirmed = o.confirmedOf(s)
	for _, x := range s.Plan {
		d.Plan = append(d.Plan, report.Step{
			Criterion: x.Criterion, What: x.What, Who: x.Who, Seen: x.Seen, Channel: x.Channel, By: x.By, ToWin: x.ToWin, Confirmed: x.Confirmed,
		})
	}
	return nil
}

// certainOf are the sentences and intervals of a participation.
func (o *Office) certainOf(c *Certainty, i int) *report.Certain {
	row, res, say := c.Rows[i], c.Ranking, SayCertainty(o.cat)
	k := &report.Certain{}
	if c.Refused != nil {
		message, _ := say.Refusal(c.Refused)
		k.Refusal = o.cat.T("certainty.report_refused", "reason", message)
		return k
	}
	for _, w := range row.Warnings {
		k.Warnings = append(k.Warnings, say.Warning(w))
	}
	if !row.Known {
		k.Refusal = o.cat.T("certainty.report_unknown")
		return k
	}
	for _, s := range []string{say.Level(row), say.Corrected(row), titleWords(say.Title(row), say.TitleWhy(row)), say.NearThreshold(row)} {
		if s != "" {
			k.Sentences = append(k.Sentences, sentence(s))
		}
	}
	k.Level = &report.Span{Value: row.Adjusted, Low: row.Low, High: row.High, Mark: float64(res.Rules.Laureate.MinScore) / 100}
	for _, p := range []struct {
		list  string
		place CertaintyPlace
	}{{res.CategoryName(res.Participations[i].Category), row.InCategory}, {"", row.Overall}} {
		if p.place.Official == 0 || p.place.High == 0 {
			continue
		}
		told := report.Ranged{List: p.list, Text: say.Place(p.place), Place: p.place.Official, Low: p.place.Low, High: p.place.High, Of: p.place.Of}
		if c.Bands() {
			told.Text, told.Place = say.PlaceRange(p.place), 0
		}
		k.Places = append(k.Places, told)
	}
	return k
}

// titleWords are the title's certainty with what it means.
func titleWords(title, why string) string {
	if title == "" {
		return ""
	}
	return sentence(title) + " " + why
}

// sentence ends with a full stop.
func sentence(s string) string {
	if s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}

// confirmedOf are the findings of a participation.
func (o *Office) confirmedOf(s *InstitutionStrengths) *report.Confirmed {
	k := &report.Confirmed{}
	if s.Refused != nil {
		message, _ := SayCertainty(o.cat).Refusal(s.Refused)
		k.Refusal = o.cat.T("certainty.report_refused", "reason", message)
		return k
	}
	list := func(all []StrengthLine) (out []report.Finding) {
		for _, l := range all {
			sign := ""
			if l.Difference > 0 {
				sign = "+"
			}
			out = append(out, report.Finding{
				Text: o.strengthText(l), Channel: l.Channel, N: l.N, ToWin: l.ToWin,
				Difference: o.cat.T("certainty.points", "points", sign+o.cat.Decimal(l.Difference, 1)),
			})
		}
		return out
	}
	k.Strengths, k.Improve, k.Hints = list(s.Strengths), list(s.Improve), list(s.Hints)
	named := numbered(s)
	for n, l := range s.All {
		k.Picture = append(k.Picture, report.Point{
			Text: o.strengthText(l) + " (" + o.cat.T("channel."+string(l.Channel)) + ")", Worth: l.Worth, Performance: l.Performance, Named: named[n],
		})
	}
	return k
}

// strengthText is what a line is about: a criterion's text without its full stop, or the
// area as a whole.
func (o *Office) strengthText(l StrengthLine) string {
	if l.Code == "" {
		return o.cat.T("certainty.area", "area", l.Area)
	}
	return strings.TrimSuffix(l.Text, ".")
}

// numbered picks the lines that get a number: the confirmed ones and those that matter
// most, by worth and difference.
func numbered(s *InstitutionStrengths) map[int]bool {
	order := make([]int, len(s.All))
	for n := range order {
		order[n] = n
	}
	weight := func(l StrengthLine) float64 {
		if l.Confirmed {
			return math.Inf(1)
		}
		return float64(l.Worth) * math.Abs(l.Performance)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(s.All[b]), weight(s.All[a])) })
	out := map[int]bool{}
	for _, n := range order[:min(pictured, len(order))] {
		out[n] = true
	}
	return out
}

// officialPlace is a place of a row for sorting: those without one last.
func officialPlace(row CertaintyRow) int {
	if row.InCategory.Official == 0 {
		return math.MaxInt
	}
	return row.InCategory.Official
}

// byPlace orders positions by their official place in the category, then by code.
func (c *Certainty) byPlace(all []int) {
	slices.SortStableFunc(all, func(a, b int) int {
		return cmp.Or(cmp.Compare(officialPlace(c.Rows[a]), officialPlace(c.Rows[b])), cmp.Compare(c.Ranking.Participations[a].Code, c.Ranking.Participations[b].Code))
	})
}

// inCategory lists the positions of a category's classified, by place.
func (c *Certainty) inCategory(category contest.Category) (all []int) {
	for i, p := range c.Ranking.Participations {
		if p.Category == category.Code && c.Rows[i].Official != nil {
			all = append(all, i)
		}
	}
	c.byPlace(all)
	return all
}
