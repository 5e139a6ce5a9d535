package rank

import (
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Ranking is the result of one computation; it never changes, so readers need no
// lock. Standings stand in the order of the Input; Lists are the overall list, the
// categories in the Input's order, the channels in the rules' order, the areas in
// the Input's order (any it does not name after them, by code).
type Ranking struct {
	Standings []contest.Standing
	Lists     []contest.RankingList
}

// List finds a list; nil: there is none.
func (r *Ranking) List(kind contest.ListKind, code string) *contest.RankingList {
	for i := range r.Lists {
		if r.Lists[i].Kind == kind && r.Lists[i].Code == code {
			return &r.Lists[i]
		}
	}
	return nil
}

// Engine computes a ranking and keeps it up to date. It is used by one goroutine
// at a time; the Rankings it gives are free for all.
type Engine struct {
	in      score.Input
	scorer  *score.Scorer
	bases   []contest.Channel
	main    contest.Channel
	areas   []contest.Area
	buckets buckets
	current *Ranking
}

// New computes an Input's ranking. It fails as score.New and Scorer.Standings do.
func New(in score.Input) (*Engine, error) {
	scorer, err := score.New(in)
	if err != nil {
		return nil, err
	}
	standings, err := scorer.Standings()
	if err != nil {
		return nil, err
	}
	in.Institutions = slices.Clone(in.Institutions)
	e := &Engine{in: in, scorer: scorer, bases: basesOf(in), main: in.MainChannel(), areas: areasOf(in, scorer)}
	e.current = &Ranking{Standings: standings, Lists: e.awardLists(standings)}
	for c := range e.in.Channels {
		e.current.Lists = append(e.current.Lists, e.channelList(standings, c))
	}
	for _, a := range e.areas {
		e.current.Lists = append(e.current.Lists, e.areaList(standings, a))
	}
	return e, nil
}

// Ranking gives the ranking as it stands.
func (e *Engine) Ranking() *Ranking { return e.current }

// Input gives what the ranking is computed from. It is not to be changed.
func (e *Engine) Input() score.Input { return e.in }

// Update recomputes the i-th institution of the Input from inst, which keeps its
// ID, and ranks the lists that this touches anew. It fails as Scorer.Standings does, or with score_category, and then changes
// nothing. Rankings given before stay as they were.
func (e *Engine) Update(i int, inst score.Institution) (*Ranking, error) {
	if !slices.ContainsFunc(e.in.Categories, func(c contest.Category) bool { return c.Code == inst.Category }) {
		return nil, contest.E("score_category", "institution", inst.Code, "category", inst.Category)
	}
	st, err := e.scorer.Standing(inst)
	if err != nil {
		return nil, err
	}
	before := e.current
	standings := slices.Clone(before.Standings)
	for k := range standings {
		unrank(&standings[k])
	}
	standings[i] = st
	e.in.Institutions[i] = inst
	e.current = &Ranking{Standings: standings, Lists: e.awardLists(standings)}
	for _, l := range before.Lists[len(e.current.Lists):] {
		if l.Kind == contest.ListChannel {
			e.current.Lists = append(e.current.Lists, e.channelAnew(before, i, l))
		} else {
			e.current.Lists = append(e.current.Lists, e.areaAnew(before, i, l))
		}
	}
	return e.current, nil
}

// channelAnew gives the channel list l after institution i has changed.
func (e *Engine) channelAnew(before *Ranking, i int, l contest.RankingList) contest.RankingList {
	c := slices.IndexFunc(e.in.Channels, func(c score.Channel) bool { return string(c.ID) == l.Code })
	if same(before.Standings[i].Channels[c].Score, e.current.Standings[i].Channels[c].Score) {
		return l
	}
	return e.channelList(e.current.Standings, c)
}

// areaAnew gives the area list l after institution i has changed.
func (e *Engine) areaAnew(before *Ranking, i int, l contest.RankingList) contest.RankingList {
	if same(areaScore(&before.Standings[i], l.Code), areaScore(&e.current.Standings[i], l.Code)) {
		return l
	}
	return e.areaList(e.current.Standings, contest.Area{Code: l.Code, Name: l.Name})
}

// unrank takes away what a list gave, before it is given anew. The reason of the
// cap stands last; the slice is cut, not written, as older Rankings share it.
func unrank(st *contest.Standing) {
	st.Place, st.AwardOrder, st.OverallPlace, st.OverallOrder, st.Laureate = 0, 0, 0, 0, false
	n := len(st.Reasons)
	if n == 0 || st.Reasons[n-1].Code != contest.ReasonBelowCap {
		return
	}
	if st.Reasons = st.Reasons[:n-1]; n == 1 {
		st.Reasons = nil
	}
}

// awardLists makes the overall list and the categories' and writes places and
// titles into standings. The overall list comes first but is made after the
// categories, which give the titles.
func (e *Engine) awardLists(standings []contest.Standing) []contest.RankingList {
	rows := make([]row, 0, len(standings))
	byCategory := make(map[string][]row, len(e.in.Categories))
	for i := range standings {
		st := &standings[i]
		if st.Classified {
			row := rowOf(i, st, e.bases, e.main)
			rows = append(rows, row)
			byCategory[st.Category] = append(byCategory[st.Category], row)
		}
	}
	lists := make([]contest.RankingList, 1, 1+len(e.in.Categories)+len(e.in.Channels)+len(e.areas))
	for _, c := range e.in.Categories {
		lists = append(lists, e.categoryList(standings, c, byCategory[c.Code]))
	}
	lists[0] = e.overallList(standings, rows)
	return lists
}

// areasOf lists the areas of the forms: those the Input names in its order, then
// the others by code.
func areasOf(in score.Input, s *score.Scorer) []contest.Area {
	var areas []contest.Area
	for _, a := range in.Areas {
		if slices.Contains(s.Areas(), a.Code) {
			areas = append(areas, a)
		}
	}
	for _, code := range s.Areas() {
		if !slices.ContainsFunc(areas, func(a contest.Area) bool { return a.Code == code }) {
			areas = append(areas, contest.Area{Code: code})
		}
	}
	return areas
}
