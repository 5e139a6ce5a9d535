package ranking

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// dial is one weight that can be tried.
type dial struct {
	id       string // "channel/visit", "area/information"
	label    string
	official int
	most     int
}

// leastWeight is the least a weight can be tried at: what counts for nothing is no
// channel and no area.
const leastWeight = 1

// read takes a weight as it was typed, to the nearest that can be tried; what is no
// number leaves it at now.
func (d dial) read(text string, now int) int {
	x, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(text), ",", "."), 64)
	if err != nil || math.IsNaN(x) {
		return now
	}
	return int(math.Round(min(max(x, leastWeight), float64(d.most))))
}

// dials are the weights of channels as the rules have them, and of areas in per cent of
// their own.
func dials(cat *locale.Catalogue, r *office.Ranking) (out []dial) {
	for _, c := range r.Rules.Channels {
		out = append(out, dial{
			id: listID(contest.ListChannel, string(c.Channel)), label: cat.T("ranking.screen.dial.channel", "channel", string(c.Channel)),
			official: c.Weight, most: max(100, c.Weight),
		})
	}
	for _, l := range r.Lists {
		if l.Kind == contest.ListArea {
			out = append(out, dial{id: listID(l.Kind, l.Code), label: cat.T("ranking.screen.dial.area", "name", r.AreaName(l.Code)), official: 100, most: 300})
		}
	}
	return out
}

// weightsOf makes the trial's weights of what the dials are set to; what stands as in
// the rules is left out. tried tells that something is set otherwise.
func weightsOf(all []dial, set map[string]int) (w office.Weights, tried bool) {
	w = office.Weights{Channels: map[contest.Channel]int{}, Areas: map[string]int{}}
	for _, d := range all {
		v, said := set[d.id]
		if !said || v == d.official {
			continue
		}
		tried = true
		if kind, code := listOf(d.id); kind == contest.ListChannel {
			w.Channels[contest.Channel(code)] = v
		} else {
			w.Areas[code] = v
		}
	}
	return w, tried
}

// moved is what a trial would change for one participation.
type moved struct {
	code, name, category string
	before, after        int
	score, would         *contest.Hundredths
	title                string
	tone                 theme.Tone
}

// moves lists whose place or title a trial would change, the greatest moves first.
func moves(cat *locale.Catalogue, r *office.Ranking, t *office.Trial) (out []moved) {
	for _, m := range t.Moves {
		gained, lost := slices.Contains(t.Gained, m.Index), slices.Contains(t.Lost, m.Index)
		if m.Before == m.After && !gained && !lost {
			continue
		}
		p := r.Participations[m.Index]
		x := moved{code: p.Code, name: p.Name, category: r.CategoryName(p.Category), before: m.Before, after: m.After, score: published(m.Score), would: published(m.Would)}
		switch {
		case gained:
			x.title, x.tone = cat.T("ranking.screen.trial.gained"), theme.Good
		case lost:
			x.title, x.tone = cat.T("ranking.screen.trial.lost"), theme.Warn
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b moved) int { return cmp.Compare(distance(b), distance(a)) })
	return out
}

func distance(m moved) int {
	if m.before > m.after {
		return m.before - m.after
	}
	return m.after - m.before
}

func published(s *contest.Score) *contest.Hundredths {
	if s == nil {
		return nil
	}
	return &s.Published
}

// arrow writes a change of place: „▲ 3”; the sign says it without colour.
func arrow(cat *locale.Catalogue, m moved) string {
	switch {
	case m.before == 0 || m.after == 0 || m.before == m.after:
		return "–"
	case m.after < m.before:
		return "↑ " + cat.Integer(m.before-m.after)
	}
	return "↓ " + cat.Integer(m.after-m.before)
}

func movedColumns(cat *locale.Catalogue) []kit.Column[moved] {
	t := cat.T
	return []kit.Column[moved]{
		{ID: "name", Title: t("ranking.participant"), Width: 178, Text: func(m moved) string { return m.name }},
		{ID: "before", Title: t("ranking.screen.column.official"), Width: 92, Align: fyne.TextAlignTrailing, Text: func(m moved) string { return placeText(cat, m.before) }, Compare: func(a, b moved) int { return cmp.Compare(lastPlace(a.before), lastPlace(b.before)) }},
		{ID: "after", Title: t("ranking.screen.column.would"), Width: 74, Align: fyne.TextAlignTrailing, Text: func(m moved) string { return placeText(cat, m.after) }, Compare: func(a, b moved) int { return cmp.Compare(lastPlace(a.after), lastPlace(b.after)) }},
		{ID: "change", Title: t("ranking.screen.column.change"), Width: 74, Align: fyne.TextAlignTrailing, Text: func(m moved) string { return arrow(cat, m) }, Compare: func(a, b moved) int { return cmp.Compare(a.before-a.after, b.before-b.after) }},
		{ID: "title", Title: t("ranking.honours"), Width: 134, Text: func(m moved) string { return m.title }, Tone: func(m moved) theme.Tone { return m.tone }, Filter: kit.FilterChoice},
		{ID: "would_score", Title: t("ranking.screen.column.would_score"), Width: 96, Align: fyne.TextAlignTrailing, Text: func(m moved) string { return number(cat, m.would) }, Compare: func(a, b moved) int { return compareScores(a.would, b.would) }},
		{ID: "category", Title: t("office.ranking.category"), Width: 100, Text: func(m moved) string { return m.category }, Filter: kit.FilterChoice},
		{ID: "code", Title: t("office.ranking.code"), Width: 70, Hidden: true, Text: func(m moved) string { return m.code }},
	}
}

// leaderLine names the leader and who would overtake it first.
func leaderLine(cat *locale.Catalogue, r *office.Ranking, w *office.WeightRobustness) string {
	name := r.Participations[w.Leader].Name
	if w.Rival < 0 {
		return cat.T("ranking.screen.robust.alone", "name", name)
	}
	return cat.T("ranking.screen.robust.leader", "name", name, "rival", r.Participations[w.Rival].Name)
}
