package ranking

import (
	"cmp"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// sureties is what is known of the certainty of the results, by participation.
type sureties struct {
	cat    *locale.Catalogue
	c      *office.Certainty // nil: still being computed
	tiers  *office.CertaintyTiers
	byCode map[string]int
}

// sure is what is known of one participation in a list.
type sure struct {
	known    bool
	low      int // of the places that are realistic
	span     string
	bar      *kit.Bar
	label    string // of the title
	tone     theme.Tone
	adjusted string
	points   float64
	tier     int
	group    string
}

func newSureties(cat *locale.Catalogue, c *office.Certainty) sureties {
	s := sureties{cat: cat, c: c, byCode: map[string]int{}}
	for i, p := range c.Ranking.Participations {
		s.byCode[p.Code] = i
	}
	return s
}

// row finds a participation; false: nothing is known of it.
func (s sureties) row(code string) (office.CertaintyRow, bool) {
	if s.c == nil {
		return office.CertaintyRow{}, false
	}
	i, ok := s.byCode[code]
	if !ok || i >= len(s.c.Rows) {
		return office.CertaintyRow{}, false
	}
	return s.c.Rows[i], true
}

// placeIn is what is known of a row's place in a list; false: places of that list have
// no certainty.
func placeIn(r office.CertaintyRow, list string) (office.CertaintyPlace, bool) {
	place := r.Overall
	switch kind, _ := listOf(list); kind {
	case contest.ListCategory:
		place = r.InCategory
	case contest.ListChannel, contest.ListArea:
		return place, false
	}
	return place, r.Known && place.Official > 0 && place.High > 0
}

// of gives what is known of a participation in a list.
func (s sureties) of(code, list string) (out sure) {
	r, ok := s.row(code)
	if !ok || !r.Known {
		return out
	}
	out.known, out.points = true, r.Adjusted
	out.adjusted = s.cat.Decimal(r.Adjusted, 1) + " ± " + s.cat.Decimal(r.SE, 1)
	if r.Label != "" {
		out.label, out.tone = s.cat.Enum("certainty_label", string(r.Label)), labelTone(string(r.Label))
	}
	if p, ok := placeIn(r, list); ok {
		out.low = p.Low
		out.span = office.SayCertainty(s.cat).Range(p.Low, p.High)
		out.bar = &kit.Bar{Low: float64(p.Low), Value: float64(p.Official), High: float64(p.High), Min: 1, Max: float64(p.Of)}
	}
	if tiers, ok := s.tierList(list); ok && r.Index < len(tiers.Tier) && tiers.Tier[r.Index] > 0 {
		out.tier = tiers.Tier[r.Index]
		out.group = office.SayCertainty(s.cat).Tier(tiers, r.Index)
	}
	return out
}

// tierList finds the tiers of a list; false: there are none (yet).
func (s sureties) tierList(list string) (office.TierList, bool) {
	if s.tiers == nil || s.tiers.Refused != nil {
		return office.TierList{}, false
	}
	switch kind, code := listOf(list); kind {
	case contest.ListOverall:
		return s.tiers.Overall, true
	case contest.ListCategory:
		l, ok := s.tiers.Categories[code]
		return l, ok
	}
	return office.TierList{}, false
}

func labelTone(label string) theme.Tone {
	switch label {
	case "high":
		return theme.Good
	case "moderate":
		return theme.Info
	}
	return theme.Warn
}

// says writes what is known of a participation, in sentences; of its place in the
// overall list, or else in its category.
func (s sureties) says(code, list string) string {
	if s.c == nil {
		return s.cat.T("ranking.screen.sure.computing")
	}
	w := office.SayCertainty(s.cat)
	r, ok := s.row(code)
	if !ok || !r.Known {
		if s.c.Refused != nil {
			return refusal(s.cat, s.c.Refused)
		}
		return s.cat.T("ranking.screen.sure.unknown")
	}
	if kind, _ := listOf(list); kind != contest.ListOverall {
		list = listID(contest.ListCategory, s.c.Ranking.Participations[r.Index].Category)
	}
	place, _ := placeIn(r, list)
	all := []string{w.Place(place), w.Level(r), w.Corrected(r), w.Title(r), w.NearThreshold(r), w.Change(r)}
	if tiers, ok := s.tierList(list); ok {
		all = append(all, w.Leader(tiers, r.Index))
	}
	return sentences(all...)
}

// refusal says why the model says nothing, and what to do.
func refusal(cat *locale.Catalogue, err *contest.Error) string {
	return sentences(office.SayCertainty(cat).Refusal(err))
}

// sentences joins what there is to say; each ends in a full stop.
func sentences(all ...string) string {
	var out []string
	for _, x := range all {
		if x = strings.TrimSpace(x); x == "" {
			continue
		}
		if !strings.ContainsAny(x[len(x)-1:], ".!?") {
			x += "."
		}
		out = append(out, x)
	}
	return strings.Join(out, " ")
}

// sureColumns are the list's columns about certainty, those that stand beside the score
// and those that wait further on; until it is known they are empty.
func sureColumns(cat *locale.Catalogue) (certain, beside []kit.Column[row]) {
	t := cat.T
	certain = []kit.Column[row]{
		{ID: "range", Title: t("ranking.screen.column.range"), Width: 118, Text: func(x row) string { return x.sure.span }, Bar: func(x row) *kit.Bar { return x.sure.bar }, Compare: func(a, b row) int { return cmp.Compare(lastPlace(a.sure.low), lastPlace(b.sure.low)) }},
		{ID: "certainty", Title: t("ranking.screen.column.certainty"), Width: 120, Text: func(x row) string { return x.sure.label }, Tone: func(x row) theme.Tone { return x.sure.tone }, Filter: kit.FilterChoice},
	}
	beside = []kit.Column[row]{
		{ID: "group", Title: t("ranking.screen.column.group"), Width: 190, Text: func(x row) string { return x.sure.group }, Compare: func(a, b row) int { return cmp.Compare(lastPlace(a.sure.tier), lastPlace(b.sure.tier)) }, Filter: kit.FilterChoice},
		{ID: "adjusted", Title: t("ranking.screen.column.adjusted"), Width: 112, Align: fyne.TextAlignTrailing, Text: func(x row) string { return x.sure.adjusted }, Compare: func(a, b row) int { return cmp.Compare(a.sure.points, b.sure.points) }},
	}
	return certain, beside
}

// doubtful lists the participations of a list for which something holds, each with its
// sentence.
func (s sureties) doubtful(of func(office.CertaintyRow) bool, say func(office.CertaintyRow) string, list string) (out []doubt) {
	if s.c == nil {
		return nil
	}
	kind, code := listOf(list)
	for _, r := range s.c.Rows {
		p := s.c.Ranking.Participations[r.Index]
		if of(r) && (kind != contest.ListCategory || p.Category == code) {
			out = append(out, doubt{code: p.Code, name: p.Name, score: r.Official, says: say(r)})
		}
	}
	slices.SortStableFunc(out, func(a, b doubt) int { return compareScores(b.score, a.score) })
	return out
}

// doubt is a participation about which the jury should think.
type doubt struct {
	code, name string
	score      *contest.Hundredths
	says       string
}
