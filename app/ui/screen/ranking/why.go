package ranking

import (
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// level is what a step of the explanation shows, and so its table's columns.
type level string

// The levels from the place down to single answers.
const (
	levelPlace     level = "place"     // who stands around
	levelVersus    level = "versus"    // a neighbour, channel by channel
	levelChannels  level = "channels"  // what the overall score is made of
	levelAreas     level = "areas"     // of a channel
	levelCriteria  level = "criteria"  // of a channel's area
	levelResponses level = "responses" // to a criterion, audit by audit
)

// node is one step of the explanation.
type node struct {
	level level
	title string // in the path
	says  string // what one reads here, in sentences
	rows  []whyRow
	mark  string // key of the row that is chosen first
}

// whyRow is a line of a node: one text a column.
type whyRow struct {
	key   string
	cells []string
	bar   *kit.Bar    // before the second cell
	down  func() node // nil: there is nothing below
	audit string      // code of the audit it leads to, or empty
}

// why builds the explanation of one participation.
type why struct {
	cat *locale.Catalogue
	e   office.Explanation
	all bool // in the overall list; else in the category's
}

// around gives the own place and who stands around it.
func (w why) around() (place int, above, below []office.Neighbour) {
	if w.all {
		return w.e.Standing.OverallPlace, w.e.AllAbove, w.e.AllBelow
	}
	return w.e.Standing.Place, w.e.Above, w.e.Below
}

// root is who stands around, with what made the difference.
func (w why) root() node {
	n := node{level: levelPlace, title: w.placeTitle(), says: strings.Join(w.answer(), " "), mark: w.e.Participation.Code}
	place, above, below := w.around()
	for _, x := range slices.Backward(above) {
		n.rows = append(n.rows, w.neighbour(x))
	}
	own := whyRow{
		key: w.e.Participation.Code, down: w.overall,
		cells: []string{placeText(w.cat, place), w.e.Participation.Name, "–", ""},
	}
	if w.e.Standing.Overall != nil {
		own.cells[2] = w.cat.Number(w.e.Standing.Overall.Published)
	}
	own.cells[3] = w.cat.T("ranking.screen.why.own")
	n.rows = append(n.rows, own)
	for _, x := range below {
		n.rows = append(n.rows, w.neighbour(x))
	}
	return n
}

// placeTitle is „4. miejsce”, or that there is none.
func (w why) placeTitle() string {
	if !w.e.Standing.Classified {
		return w.cat.T("ranking.screen.state.unclassified")
	}
	place, _, _ := w.around()
	return w.cat.T("ranking.screen.place", "place", w.cat.Ordinal(place))
}

// answer says in sentences why the participation stands where it stands.
func (w why) answer() (says []string) {
	t, st := w.cat.T, w.e.Standing
	if !st.Classified {
		return []string{t("ranking.screen.why.unclassified", "reasons", reasons(w.cat, st.Reasons))}
	}
	_, above, _ := w.around()
	if i := slices.IndexFunc(above, func(n office.Neighbour) bool { return n.Ahead > 0 }); i >= 0 {
		n := above[i]
		says = append(says, t("ranking.screen.why.above", "place", w.cat.Ordinal(n.Place), "name", n.Participation.Name, "points", n.Ahead))
		if d, ok := mostAhead(n.Channels); ok {
			says = append(says, t("ranking.screen.why.channel", "channel", string(d.Channel), "own", *d.Own, "theirs", *d.Theirs))
		}
	} else {
		says = append(says, t("ranking.screen.why.first"))
	}
	if len(w.e.Criteria) > 0 && w.e.Criteria[0].ToWin > 0 {
		c := w.e.Criteria[0]
		says = append(says, t("ranking.screen.why.criterion", "text", c.Text, "channel", string(c.Channel), "points", c.ToWin))
	}
	return says
}

// mostAhead picks the channel in which a neighbour is most ahead.
func mostAhead(all []office.Difference) (most office.Difference, ok bool) {
	for _, d := range all {
		if d.Ahead > most.Ahead {
			most, ok = d, true
		}
	}
	return most, ok
}

// signed writes a difference with its sign.
func signed(cat *locale.Catalogue, h contest.Hundredths) string {
	switch {
	case h > 0:
		return "+" + cat.Number(h)
	case h < 0:
		return "−" + cat.Number(-h)
	}
	return cat.Number(0)
}

func (w why) neighbour(x office.Neighbour) whyRow {
	return whyRow{
		key:   x.Participation.Code,
		cells: []string{placeText(w.cat, x.Place), x.Participation.Name, w.cat.Number(x.Score), signed(w.cat, x.Ahead)},
		down:  func() node { return w.versus(x) },
	}
}

// versus compares with a neighbour, channel by channel.
func (w why) versus(x office.Neighbour) node {
	key := "ranking.screen.versus.equal"
	points := x.Ahead
	switch {
	case x.Ahead > 0:
		key = "ranking.screen.versus.above"
	case x.Ahead < 0:
		key, points = "ranking.screen.versus.below", -x.Ahead
	}
	n := node{level: levelVersus, title: x.Participation.Name}
	n.says = w.cat.T(key, "name", x.Participation.Name, "place", w.cat.Ordinal(x.Place), "score", x.Score, "points", points)
	for i, d := range x.Channels {
		r := whyRow{key: string(d.Channel), cells: []string{w.channelName(d.Channel), number(w.cat, d.Own), number(w.cat, d.Theirs), signed(w.cat, d.Ahead)}, bar: bar(d.Own)}
		if d.Own == nil || d.Theirs == nil {
			r.cells[3] = "–"
		}
		if w.e.Channels[i].Applicable {
			r.down = func() node { return w.areas(w.e.Channels[i]) }
		}
		n.rows = append(n.rows, r)
	}
	return n
}

func (w why) channelName(c contest.Channel) string { return w.cat.T("ranking.channel." + string(c)) }

// bar shows a score out of 100.
func bar(h *contest.Hundredths) *kit.Bar {
	if h == nil {
		return nil
	}
	v := float64(*h)
	return &kit.Bar{Low: v, Value: v, High: v, Min: 0, Max: 10000}
}

// overall shows what the overall score is made of.
func (w why) overall() node {
	n := node{level: levelChannels, title: w.cat.T("ranking.screen.why.overall")}
	var parts []string
	for _, c := range w.e.Channels {
		r := whyRow{key: string(c.Channel), cells: []string{w.channelName(c.Channel), "–", number(w.cat, c.Median), "–", "–", ""}}
		if !c.Applicable {
			r.cells[1] = w.cat.T("ranking.not_applicable")
			n.rows = append(n.rows, r)
			continue
		}
		r.cells[5] = w.cat.Integer(c.N)
		r.down = func() node { return w.areas(c) }
		if c.Score != nil {
			r.bar = bar(&c.Score.Published)
			r.cells[1] = w.cat.Number(c.Score.Published)
			r.cells[3] = w.cat.Percent(c.Part)
			r.cells[4] = w.cat.Number(c.Worth)
			parts = append(parts, w.cat.T("ranking.screen.why.part", "channel", string(c.Channel), "score", c.Score.Published, "part", w.cat.Percent(c.Part), "worth", c.Worth))
		}
		n.rows = append(n.rows, r)
	}
	if w.e.Standing.Overall != nil {
		n.says = w.cat.T("ranking.screen.why.overall.says", "score", w.e.Standing.Overall.Published, "parts", strings.Join(parts, "; "))
	} else {
		n.says = w.cat.T("ranking.screen.why.unclassified", "reasons", reasons(w.cat, w.e.Standing.Reasons))
	}
	return n
}

// areas shows the areas a channel's criteria belong to, all of them first.
func (w why) areas(c office.ExplainedChannel) node {
	n := node{level: levelAreas, title: w.channelName(c.Channel), says: w.cat.T("ranking.screen.why.areas.says", "channel", string(c.Channel))}
	n.rows = append(n.rows, whyRow{
		key: "*", cells: []string{w.cat.T("ranking.screen.why.all"), "", "", w.cat.Integer(len(w.criteriaOf(c.Channel, "")))},
		down: func() node { return w.criteria(c, "") },
	})
	seen := map[string]bool{}
	for _, k := range w.criteriaOf(c.Channel, "") {
		if seen[k.Area] {
			continue
		}
		seen[k.Area] = true
		r := whyRow{key: k.Area, cells: []string{k.Area, "–", "–", w.cat.Integer(len(w.criteriaOf(c.Channel, k.Area)))}}
		if i := slices.IndexFunc(w.e.Areas, func(a office.ExplainedArea) bool { return a.Name == k.Area }); i >= 0 {
			a := w.e.Areas[i]
			r.bar, r.cells[1], r.cells[2] = bar(&a.Score.Published), w.cat.Number(a.Score.Published), number(w.cat, a.Median)
		}
		r.down = func() node { return w.criteria(c, k.Area) }
		n.rows = append(n.rows, r)
	}
	return n
}

// criteriaOf picks a channel's criteria, of one area or of all.
func (w why) criteriaOf(c contest.Channel, area string) (out []office.ExplainedCriterion) {
	for _, k := range w.e.Criteria {
		if k.Channel == c && (area == "" || k.Area == area) {
			out = append(out, k)
		}
	}
	return out
}
