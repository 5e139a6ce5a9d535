package rank

import (
	"slices"

	"biurolidera/internal/contest"
)

// categoryList ranks a category, gives its title where the gates and the cap allow
// it, and writes place, award order and title into the standings.
func (e *Engine) categoryList(standings []contest.Standing, c contest.Category, rows []row) contest.RankingList {
	list := contest.RankingList{Kind: contest.ListCategory, Code: c.Code, Name: c.Name}
	last := capPlace(e.in.Laureate.TopPercent, len(rows))
	placings := e.buckets.placed(rows)
	for _, p := range placings {
		st := &standings[p.index]
		st.Place, st.AwardOrder = int(p.place), int(p.order)
		if st.Place > last {
			st.Reasons = append(slices.Clip(st.Reasons), contest.Reason{Code: contest.ReasonBelowCap, Have: int64(st.Place), Need: int64(last)})
		}
		st.Laureate = len(st.Reasons) == 0
	}
	list.Entries = entriesOf(standings, placings)
	list.Unclassified = unclassified(standings, func(st *contest.Standing) bool { return st.Category == c.Code })
	return list
}

// overallList ranks all; titles are the categories' and must be given before.
func (e *Engine) overallList(standings []contest.Standing, rows []row) contest.RankingList {
	placings := e.buckets.placed(rows)
	for _, p := range placings {
		st := &standings[p.index]
		st.OverallPlace, st.OverallOrder = int(p.place), int(p.order)
	}
	return contest.RankingList{
		Kind:         contest.ListOverall,
		Entries:      entriesOf(standings, placings),
		Unclassified: unclassified(standings, func(*contest.Standing) bool { return true }),
	}
}

func entriesOf(standings []contest.Standing, placings []placing) []contest.RankingEntry {
	entries := make([]contest.RankingEntry, len(placings))
	for i, p := range placings {
		st := &standings[p.index]
		entries[i] = contest.RankingEntry{
			Participation: st.Participation, Index: int(p.index), Score: st.Overall,
			Place: int(p.place), AwardOrder: int(p.order), Laureate: st.Laureate,
		}
	}
	return entries
}

func unclassified(standings []contest.Standing, in func(*contest.Standing) bool) []int64 {
	var out []int64
	for i := range standings {
		if st := &standings[i]; !st.Classified && in(st) {
			out = append(out, st.Participation)
		}
	}
	return out
}

// channelList ranks all that have a score in channel c, classified or not (rule 6).
func (e *Engine) channelList(standings []contest.Standing, c int) contest.RankingList {
	p := newPlain(len(standings))
	for i := range standings {
		if s := standings[i].Channels[c].Score; s != nil {
			p.add(i, s)
		}
	}
	return contest.RankingList{Kind: contest.ListChannel, Code: string(e.in.Channels[c].ID), Entries: p.entries(standings, &e.buckets)}
}

// areaList ranks all that have a score in an area (rule 7).
func (e *Engine) areaList(standings []contest.Standing, a contest.Area) contest.RankingList {
	p := newPlain(len(standings))
	for i := range standings {
		if s := areaScore(&standings[i], a.Code); s != nil {
			p.add(i, s)
		}
	}
	return contest.RankingList{Kind: contest.ListArea, Code: a.Code, Name: a.Name, Entries: p.entries(standings, &e.buckets)}
}

// areaScore finds the score in an area; nil: it could not be assessed.
func areaScore(st *contest.Standing, code string) *contest.Score {
	for i := range st.Areas {
		if st.Areas[i].Area == code {
			return &st.Areas[i].Score
		}
	}
	return nil
}

// same tells whether a channel or area list stays as it is when one score of it
// changes from a to b.
func same(a, b *contest.Score) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// plain is a list by published score alone; its rows stand by rising index.
type plain struct {
	published []int32
	rows      []plainRow
}

type plainRow struct {
	index int
	score *contest.Score
}

func newPlain(n int) plain { return plain{make([]int32, 0, n), make([]plainRow, 0, n)} }

func (p *plain) add(index int, s *contest.Score) {
	p.published = append(p.published, int32(s.Published))
	p.rows = append(p.rows, plainRow{index, s})
}

// entries sorts and numbers the rows.
func (p *plain) entries(standings []contest.Standing, b *buckets) []contest.RankingEntry {
	order := b.order(p.published)
	entries := make([]contest.RankingEntry, len(order))
	for i, at := range order {
		row := p.rows[at]
		entries[i] = contest.RankingEntry{
			Participation: standings[row.index].Participation, Index: row.index, Score: row.score, Place: i + 1,
		}
		if i > 0 && p.published[at] == p.published[order[i-1]] {
			entries[i].Place = entries[i-1].Place
		}
	}
	return entries
}
