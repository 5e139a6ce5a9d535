package ranking

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

// row is one participation in a list.
type row struct {
	code, name, category string
	place                int // 0: has none in this list
	score                *contest.Hundredths
	channels             map[contest.Channel]cell
	state                string // title, none, not classified
	tone                 theme.Tone
	reason               string
	sure                 sure
}

// cell is a number with the word that stands where there is none.
type cell struct {
	value *contest.Hundredths
	none  string
}

func (c cell) text(cat *locale.Catalogue) string {
	if c.value == nil {
		return c.none
	}
	return cat.Number(*c.value)
}

// listID names a list in choices: "overall", "category/URZ".
func listID(kind contest.ListKind, code string) string {
	if code == "" {
		return string(kind)
	}
	return string(kind) + "/" + code
}

// listOf takes a name of listID apart.
func listOf(id string) (kind contest.ListKind, code string) {
	k, code, _ := strings.Cut(id, "/")
	return contest.ListKind(k), code
}

// choices names the ranking's lists.
func choices(cat *locale.Catalogue, r *office.Ranking) []kit.Choice {
	out := make([]kit.Choice, 0, len(r.Lists))
	for _, l := range r.Lists {
		out = append(out, kit.Choice{Value: listID(l.Kind, l.Code), Text: listName(cat, r, l.Kind, l.Code)})
	}
	return out
}

// listName is how a list is called: „Kategoria: Instytucje kultury”.
func listName(cat *locale.Catalogue, r *office.Ranking, kind contest.ListKind, code string) string {
	name := code
	switch kind {
	case contest.ListCategory:
		name = r.CategoryName(code)
	case contest.ListChannel:
		name = cat.Enum("channel", code)
	case contest.ListArea:
		name = r.AreaName(code)
	}
	return cat.T("ranking.screen.list."+string(kind), "name", name)
}

// rows gives a list's rows: those with a place in the order of places, then the
// others by code with the reason why they have none.
func rows(cat *locale.Catalogue, r *office.Ranking, list string, c sureties) []row {
	kind, code := listOf(list)
	l := r.List(kind, code)
	if l == nil {
		return nil
	}
	out := make([]row, 0, len(r.Participations))
	placed := make([]bool, len(r.Participations))
	for _, e := range l.Entries {
		x := newRow(cat, r, e.Index)
		x.place, x.score = e.Place, &e.Score.Published
		x.sure = c.of(x.code, list)
		placed[e.Index] = true
		out = append(out, x)
	}
	for i := range r.Participations {
		if !placed[i] && (kind != contest.ListCategory || r.Participations[i].Category == code) {
			x := newRow(cat, r, i)
			x.reason = unplaced(cat, r, i, kind, code)
			out = append(out, x)
		}
	}
	return out
}

// newRow fills what does not depend on the list.
func newRow(cat *locale.Catalogue, r *office.Ranking, i int) row {
	p, st := r.Participations[i], r.Standings[i]
	x := row{code: p.Code, name: p.Name, category: r.CategoryName(p.Category), channels: map[contest.Channel]cell{}}
	for _, ch := range st.Channels {
		c := cell{none: cat.T("ranking.no_score")}
		switch {
		case !ch.Applicable:
			c.none = cat.T("ranking.not_applicable")
		case ch.Score != nil:
			c.value = &ch.Score.Published
		}
		x.channels[ch.Channel] = c
	}
	switch {
	case st.Laureate:
		x.state, x.tone = cat.T("ranking.laureate"), theme.Gold
	case st.Classified:
		x.state = cat.T("ranking.screen.state.none")
	default:
		x.state, x.tone = cat.T("ranking.screen.state.unclassified"), theme.Warn
	}
	x.reason = reasons(cat, st.Reasons)
	return x
}

// unplaced says why a participation has no place in a list.
func unplaced(cat *locale.Catalogue, r *office.Ranking, i int, kind contest.ListKind, code string) string {
	st := r.Standings[i]
	switch kind {
	case contest.ListChannel:
		for _, ch := range st.Channels {
			if string(ch.Channel) == code && !ch.Applicable {
				return cat.T("ranking.screen.channel.none", "channel", code)
			}
		}
		return cat.T("ranking.screen.channel.few", "channel", code)
	case contest.ListArea:
		return cat.T("ranking.screen.area.none")
	}
	return reasons(cat, st.Reasons)
}

// reasons writes what keeps a participation from a place or the title.
func reasons(cat *locale.Catalogue, all []contest.Reason) string {
	out := make([]string, len(all))
	for i, r := range all {
		out[i] = cat.T("reason."+string(r.Code), r.Pairs()...)
	}
	return strings.Join(out, "; ")
}

// columns are the list's columns as data. Their order is that of need: the smallest
// window, with the detail beside the list, shows those up to the certainty, a wider one
// the title, one of 1440 the category too.
func columns(cat *locale.Catalogue) []kit.Column[row] {
	t := cat.T
	certain, beside := sureColumns(cat)
	all := []kit.Column[row]{
		{ID: "place", Title: t("ranking.place"), Width: 68, Align: fyne.TextAlignTrailing, Text: func(x row) string { return placeText(cat, x.place) }, Compare: func(a, b row) int { return cmp.Compare(lastPlace(a.place), lastPlace(b.place)) }},
		{ID: "name", Title: t("ranking.participant"), Width: 164, Text: func(x row) string { return x.name }},
		{ID: "score", Title: t("ranking.score"), Width: 62, Align: fyne.TextAlignTrailing, Text: func(x row) string { return number(cat, x.score) }, Compare: func(a, b row) int { return compareScores(a.score, b.score) }},
	}
	all = append(append(all, certain...),
		kit.Column[row]{ID: "state", Title: t("ranking.honours"), Width: 104, Text: func(x row) string { return x.state }, Tone: func(x row) theme.Tone { return x.tone }, Filter: kit.FilterChoice},
		kit.Column[row]{ID: "category", Title: t("office.ranking.category"), Width: 102, Text: func(x row) string { return x.category }, Filter: kit.FilterChoice},
		kit.Column[row]{ID: "code", Title: t("office.ranking.code"), Width: 70, Text: func(x row) string { return x.code }},
	)
	all = append(all, beside...)
	for _, ch := range contest.Channels() {
		all = append(all, kit.Column[row]{
			ID: string(ch), Title: t("ranking.channel." + string(ch)), Width: 84, Align: fyne.TextAlignTrailing,
			Text:    func(x row) string { return x.channels[ch].text(cat) },
			Compare: func(a, b row) int { return compareScores(a.channels[ch].value, b.channels[ch].value) },
		})
	}
	return append(all, kit.Column[row]{ID: "reason", Title: t("ranking.reason"), Width: 320, Text: func(x row) string { return x.reason }})
}

// placeText writes a place; those without one stand after all others.
func placeText(cat *locale.Catalogue, place int) string {
	if place == 0 {
		return "–"
	}
	return cat.Ordinal(place)
}

func lastPlace(place int) int {
	if place == 0 {
		return 1 << 30
	}
	return place
}

func number(cat *locale.Catalogue, h *contest.Hundredths) string {
	if h == nil {
		return "–"
	}
	return cat.Number(*h)
}

// compareScores orders numbers; what is missing stands below all.
func compareScores(a, b *contest.Hundredths) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}
