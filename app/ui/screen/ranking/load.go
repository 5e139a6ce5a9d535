package ranking

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// reload reads the official part; what is known of its certainty follows, and the
// tiers after that, each when it is ready.
func (s *Screen) reload() {
	s.stale = false
	cat, ed := s.f.Cat, s.f.Edition
	task.Load(s.load, func(ctx context.Context) (st state, err error) {
		if st.ranking, err = s.office.Ranking(ctx, ed); err != nil {
			return st, err
		}
		if st.snapshots, err = s.office.Snapshots(ctx, ed); err != nil {
			return st, err
		}
		changed := 0
		if len(st.snapshots) > 0 {
			all, err := s.office.CompareSnapshot(ctx, ed, 0)
			if err != nil {
				return st, err
			}
			changed = len(all)
		}
		st.approval = approvalOf(cat, st.ranking, st.snapshots, changed)
		return st, nil
	}, s.show, s.f.Fail)
}

// show paints the official part.
func (s *Screen) show(st state) {
	st.sure.cat = s.f.Cat
	if st.ranking == s.state.ranking {
		st.sure = s.state.sure // nothing it stands on has changed
	}
	s.state = st
	r, cat := st.ranking, s.f.Cat
	if r.List(listOf(s.list)) == nil {
		s.list = listID(contest.ListOverall, "")
	}
	s.heading.Set(cat.T("nav.ranking"), cat.T("ranking.screen.subtitle",
		"classified", cat.N("ranking.screen.count.classified", r.Classified()), "titles", cat.N("ranking.screen.count.titles", len(r.Laureates()))))
	s.heading.SetActions(s.Actions())
	s.showBand()
	for _, f := range s.selectors() {
		f.SetChoices("list", choices(cat, r))
	}
	s.showList()
	s.selectWanted()
	s.detail.show(true)
	s.weights.show()
	s.loadCertainty()
}

// showList fills what shows the list in front.
func (s *Screen) showList() {
	for _, f := range s.selectors() {
		f.SetValues(map[string]string{"list": s.list})
	}
	if s.state.ranking == nil {
		return
	}
	s.table.SetRows(rows(s.f.Cat, s.state.ranking, s.list, s.state.sure))
	s.sureView.show()
	s.weights.showStudy()
}

// loadCertainty reads how sure the results are.
func (s *Screen) loadCertainty() {
	ed := s.f.Edition
	s.sureView.show()
	s.reliable.show()
	task.Load(s.loadSure, func(ctx context.Context) (*office.Certainty, error) { return s.office.Certainty(ctx, ed) }, func(c *office.Certainty) {
		s.state.sure = newSureties(s.f.Cat, c)
		s.showCertainty()
		task.Load(s.loadTiers, func(ctx context.Context) (*office.CertaintyTiers, error) { return s.office.CertaintyTiers(ctx, ed) }, func(tiers *office.CertaintyTiers) {
			s.state.sure.tiers = tiers
			s.showCertainty()
		}, s.f.Fail)
	}, s.f.Fail)
}

// showCertainty fills what shows certainty.
func (s *Screen) showCertainty() {
	s.showAdvice()
	s.showList()
	s.reliable.show()
	s.detail.show(false)
	if s.severity != nil {
		s.severity.show()
	}
}

// showAdvice says above the list what may be published where places may not.
func (s *Screen) showAdvice() {
	s.advice.RemoveAll()
	if c := s.state.sure.c; c != nil && !c.Advice.PublicPlace {
		s.advice.Add(kit.NewBand(office.SayCertainty(s.f.Cat).PublicationAdvice(c), theme.Warn, nil))
	}
	s.advice.Refresh()
}

// onList brings another list to the front.
func (s *Screen) onList(list string) {
	if list == "" || list == s.list {
		return
	}
	s.list = list
	s.f.Store.Set(listKey, list)
	s.showList()
	s.detail.explain()
	s.detail.paintHead()
}

// selectWanted selects the participation a route named, else the first of the list; a
// category's code brings its list to the front.
func (s *Screen) selectWanted() {
	if s.state.ranking == nil {
		return
	}
	code := s.want
	s.want = ""
	if code != "" && s.state.ranking.List(contest.ListCategory, code) != nil {
		s.onList(listID(contest.ListCategory, code))
		code = s.first()
	}
	if code == "" {
		if s.detail.code != "" {
			return
		}
		code = s.first()
	}
	if i, ok := s.state.ranking.Find(code); ok {
		if kind, c := listOf(s.list); kind == contest.ListCategory && s.state.ranking.Participations[i].Category != c {
			s.onList(listID(contest.ListOverall, ""))
		}
		s.table.Select(code)
		s.detail.choose(code)
	}
}

// first is the code of the first in the list in front; empty: nobody has a place.
func (s *Screen) first() string {
	if l := s.state.ranking.List(listOf(s.list)); l != nil && len(l.Entries) > 0 {
		return s.state.ranking.Participations[l.Entries[0].Index].Code
	}
	return ""
}

func (s *Screen) onSelect() {
	if x, ok := s.table.Current(); ok {
		s.detail.choose(x.code)
	}
}
