package ranking

import (
	"cmp"
	"slices"

	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// mostDrawn is how many places the picture of a list shows: more can't be read.
const mostDrawn = 400

// group is those of a list that can't be told from one another, as one picture.
type group struct {
	title string
	lead  bool
	codes []string // by row of the picture
	notes []string // what is said of each
	model chart.Model
}

// groups gives a list's places with their ranges, tier by tier; where the tiers are not
// known, as one group. cut tells that there are more than are drawn.
func (s sureties) groups(list string) (out []group, cut bool) {
	if s.c == nil {
		return nil, false
	}
	l := s.c.Ranking.List(listOf(list))
	if l == nil {
		return nil, false
	}
	tiers, tiered := s.tierList(list)
	w := office.SayCertainty(s.cat)
	at := map[int]int{} // tier -> position in out
	of := 0
	for n, e := range l.Entries {
		if n == mostDrawn {
			cut = true
			break
		}
		r := s.c.Rows[e.Index]
		place, ok := placeIn(r, list)
		if !ok {
			continue
		}
		of = place.Of
		tier, title := 0, ""
		if tiered && e.Index < len(tiers.Tier) {
			tier, title = tiers.Tier[e.Index], w.Tier(tiers, e.Index)
		}
		k, seen := at[tier]
		if !seen {
			k = len(out)
			at[tier] = k
			out = append(out, group{title: title, lead: tier == 1, model: chart.Model{Kind: chart.Intervals, Series: []chart.Series{{Name: s.cat.T("ranking.place")}}}})
		}
		notes := sentences(w.Place(place), w.Level(r), w.Title(r))
		if tiered {
			notes = sentences(notes, w.Leader(tiers, e.Index))
		}
		out[k].add(s.c.Ranking.Participations[e.Index], place, notes)
	}
	for k := range out {
		out[k].model.Axis = chart.Axis{Name: s.cat.T("ranking.screen.axis.place"), Min: 1, Max: float64(max(of, 2))}
	}
	slices.SortStableFunc(out, func(a, b group) int { return cmp.Compare(b2i(b.lead), b2i(a.lead)) })
	return out, cut
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (g *group) add(p contest.Participation, place office.CertaintyPlace, note string) {
	g.codes = append(g.codes, p.Code)
	g.notes = append(g.notes, note)
	g.model.Categories = append(g.model.Categories, p.Name)
	x := &g.model.Series[0]
	x.Values = append(x.Values, float64(place.Official))
	x.Low = append(x.Low, float64(place.Low))
	x.High = append(x.High, float64(place.High))
}
