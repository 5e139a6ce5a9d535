package questionnaire

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// place is a part of a questionnaire: its head, a section or a criterion.
type place struct{ sec, crit int }

// head is the place of the questionnaire's own fields.
var head = place{-1, -1}

func sectionAt(i int) place { return place{i, -1} }

func (p place) isHead() bool      { return p.sec < 0 }
func (p place) isSection() bool   { return p.sec >= 0 && p.crit < 0 }
func (p place) isCriterion() bool { return p.sec >= 0 && p.crit >= 0 }

// key names the place for tables: "head", "2", "2.5".
func (p place) key() string {
	switch {
	case p.isHead():
		return "head"
	case p.isSection():
		return strconv.Itoa(p.sec)
	}
	return strconv.Itoa(p.sec) + "." + strconv.Itoa(p.crit)
}

// in tells whether a questionnaire has the place.
func (p place) in(q contest.Questionnaire) bool {
	switch {
	case p.isHead():
		return true
	case p.sec >= len(q.Sections):
		return false
	}
	return p.crit < len(q.Sections[p.sec].Criteria)
}

// clone copies a questionnaire so that nothing of the copy is shared.
func clone(q contest.Questionnaire) contest.Questionnaire {
	q.Areas = slices.Clone(q.Areas)
	q.Sections = slices.Clone(q.Sections)
	for i := range q.Sections {
		s := &q.Sections[i]
		s.Criteria = slices.Clone(s.Criteria)
		for k := range s.Criteria {
			c := &s.Criteria[k]
			c.Anchors, c.Bands = slices.Clone(c.Anchors), slices.Clone(c.Bands)
			c.For, c.Not = slices.Clone(c.For), slices.Clone(c.Not)
		}
	}
	return q
}

// draft is a questionnaire that is being edited, with the way back.
type draft struct {
	was  contest.Questionnaire // as it is kept
	now  contest.Questionnaire
	past []contest.Questionnaire
}

func newDraft(q contest.Questionnaire) *draft { return &draft{was: clone(q), now: clone(q)} }

// changed tells whether there is something to be saved.
func (d *draft) changed() bool { return !reflect.DeepEqual(d.was, d.now) }

// to takes the next state.
func (d *draft) to(q contest.Questionnaire) {
	if reflect.DeepEqual(d.now, q) {
		return
	}
	d.past = append(d.past, d.now)
	d.now = q
}

// back takes the last change back and tells whether there was one.
func (d *draft) back() bool {
	n := len(d.past)
	if n == 0 {
		return false
	}
	d.now, d.past = d.past[n-1], d.past[:n-1]
	return true
}

// withSection puts a new section after the one of a place.
func withSection(q contest.Questionnaire, at place) (contest.Questionnaire, place) {
	q = clone(q)
	s := contest.Section{Code: freeCode(q, "S"), Weight: 10}
	if len(q.Areas) > 0 {
		s.Area = q.Areas[0].Code
	}
	i := len(q.Sections)
	if !at.isHead() {
		i = min(at.sec+1, i)
		s.Area = q.Sections[at.sec].Area
	}
	q.Sections = slices.Insert(q.Sections, i, s)
	return q, sectionAt(i)
}

// withCriterion puts a new criterion after a place, in its section.
func withCriterion(q contest.Questionnaire, at place) (contest.Questionnaire, place) {
	if at.isHead() {
		return q, at
	}
	q = clone(q)
	s := &q.Sections[at.sec]
	c := contest.Criterion{
		Code: freeCode(q, s.Code), Scale: contest.ScaleYesNo, Weight: 1, Max: 1, CommentAtMost: -1,
		Anchors: []contest.Anchor{{Points: 0}, {Points: 1}},
	}
	i := len(s.Criteria)
	if at.isCriterion() {
		i = at.crit + 1
	}
	s.Criteria = slices.Insert(s.Criteria, i, c)
	return q, place{at.sec, i}
}

// freeCode gives a code with a prefix that no section or criterion has or, by its
// number, can have had before the last one.
func freeCode(q contest.Questionnaire, prefix string) string {
	top := 0
	see := func(code string) {
		if rest, ok := strings.CutPrefix(code, prefix); ok {
			if n, err := strconv.Atoi(rest); err == nil {
				top = max(top, n)
			}
		}
	}
	for _, s := range q.Sections {
		see(s.Code)
		for _, c := range s.Criteria {
			see(c.Code)
		}
	}
	return fmt.Sprintf("%s%02d", prefix, top+1)
}

// without takes a section or criterion away and gives the place to go to.
func without(q contest.Questionnaire, at place) (contest.Questionnaire, place) {
	q = clone(q)
	switch {
	case at.isCriterion():
		s := &q.Sections[at.sec]
		s.Criteria = slices.Delete(s.Criteria, at.crit, at.crit+1)
		return q, place{at.sec, min(at.crit, len(s.Criteria)-1)}
	case at.isSection():
		q.Sections = slices.Delete(q.Sections, at.sec, at.sec+1)
		if len(q.Sections) == 0 {
			return q, head
		}
		return q, sectionAt(min(at.sec, len(q.Sections)-1))
	}
	return q, at
}

// moved moves a section or criterion a step up (-1) or down (1). A criterion at the
// edge of its section goes into the next one. Where there is no way it stays.
func moved(q contest.Questionnaire, at place, step int) (contest.Questionnaire, place) {
	q = clone(q)
	switch {
	case at.isSection():
		to := at.sec + step
		if to < 0 || to >= len(q.Sections) {
			return q, at
		}
		q.Sections[at.sec], q.Sections[to] = q.Sections[to], q.Sections[at.sec]
		return q, sectionAt(to)
	case at.isCriterion():
		return movedCriterion(q, at, step)
	}
	return q, at
}

func movedCriterion(q contest.Questionnaire, at place, step int) (contest.Questionnaire, place) {
	s := &q.Sections[at.sec]
	if to := at.crit + step; to >= 0 && to < len(s.Criteria) {
		s.Criteria[at.crit], s.Criteria[to] = s.Criteria[to], s.Criteria[at.crit]
		return q, place{at.sec, to}
	}
	next := at.sec + step
	if next < 0 || next >= len(q.Sections) {
		return q, at
	}
	c := s.Criteria[at.crit]
	s.Criteria = slices.Delete(s.Criteria, at.crit, at.crit+1)
	n := &q.Sections[next]
	i := 0
	if step < 0 {
		i = len(n.Criteria)
	}
	n.Criteria = slices.Insert(n.Criteria, i, c)
	return q, place{next, i}
}
