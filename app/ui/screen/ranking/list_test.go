package ranking

import (
	"slices"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
)

// listed are the rows of the list in front.
func (s *stage) listed() []row { return rows(s.f.Cat, s.state.ranking, s.list, s.state.sure) }

// Each list holds its own participations, by place, and those without one at the end
// with the reason.
func TestEveryListIsItsOwn(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	for _, c := range choices(s.f.Cat, s.state.ranking) {
		s.onList(c.Value)
		s.Calm()
		kind, code := listOf(c.Value)
		all := s.listed()
		if len(all) == 0 || s.selector.Value("list") != c.Value {
			t.Errorf("%s: %d rows, the choice says %s", c.Text, len(all), s.selector.Value("list"))
		}
		if !slices.IsSortedFunc(all, func(a, b row) int { return lastPlace(a.place) - lastPlace(b.place) }) {
			t.Errorf("%s is not in the order of places", c.Text)
		}
		for _, x := range all {
			if kind == contest.ListCategory && x.category != s.state.ranking.CategoryName(code) {
				t.Errorf("%s holds %s of %s", c.Text, x.code, x.category)
			}
			if (x.place == 0) != (x.score == nil) || x.place == 0 && x.reason == "" {
				t.Errorf("%s: %s has place %d, score %v, reason %q", c.Text, x.code, x.place, x.score, x.reason)
			}
			if hasRange := x.sure.span != ""; hasRange && (kind == contest.ListChannel || kind == contest.ListArea) {
				t.Errorf("%s: %s has a range of places", c.Text, x.code)
			}
		}
	}
}

func TestListIsFilteredAndSearched(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	titles := len(s.state.ranking.Laureates())
	s.table.Filter("state", s.f.Cat.T("ranking.laureate"))
	s.Calm()
	if n, all := s.table.Shown(); n != titles || all != 40 {
		t.Errorf("%d of %d are shown, %d have the title", n, all, titles)
	}
	s.table.Filter("state")
	category := s.state.ranking.Participations[0].Category
	inIt := 0
	for _, p := range s.state.ranking.Participations {
		if p.Category == category {
			inIt++
		}
	}
	s.table.Filter("category", s.state.ranking.CategoryName(category))
	s.Calm()
	if n, _ := s.table.Shown(); n != inIt {
		t.Errorf("%d of category %s are shown, want %d", n, category, inIt)
	}
	s.table.Filter("category")
	last := s.state.ranking.Participations[39]
	s.table.Search(strings.ToUpper(last.Code))
	s.Calm()
	if n, _ := s.table.Shown(); n != 1 {
		t.Errorf("%d are found by the code %s", n, last.Code)
	}
	s.table.Search("nie ma takiej")
	s.Calm()
	if n, _ := s.table.Shown(); n != 0 {
		t.Errorf("%d are found by nonsense", n)
	}
	s.Show(last.Code)
	s.Calm()
	if x, _ := s.table.Current(); x.code != last.Code || s.detail.code != last.Code {
		t.Errorf("a route shows %s, its detail %s", x.code, s.detail.code)
	}
}

// A range holds the official place, and the certainty is one of the words of the filter.
func TestHonestRangeHoldsThePlace(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	words := map[string]bool{}
	for _, x := range s.listed() {
		if x.place == 0 {
			continue
		}
		if b := x.sure.bar; b == nil || b.Low > b.High || int(b.Value) != x.place || x.sure.low != int(b.Low) || !strings.HasPrefix(x.sure.span, s.f.Cat.Integer(int(b.Low))) {
			t.Errorf("%s: place %d, range %+v, says %q", x.code, x.place, b, x.sure.span)
		}
		words[x.sure.label] = true
	}
	for w := range words {
		s.table.Filter("certainty", w)
		s.Calm()
		if n, all := s.table.Shown(); n == 0 || len(words) > 1 && n == all {
			t.Errorf("%d of %d are of certainty %q", n, all, w)
		}
	}
	if len(words) < 2 || words[""] {
		t.Errorf("the words are %v", words)
	}
}

// A list that was filled behind another tab begins with its first row.
func TestListBehindAnotherTab(t *testing.T) {
	s := open(t, false)
	s.tabs.Open(tabWeights) // where it was left the last time
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("")
	s.Calm()
	s.tabs.Open(tabList)
	s.Calm()
	first := s.listed()[0]
	if said := screentest.Text(s.table); !strings.Contains(said, s.f.Cat.Number(*first.score)) {
		t.Errorf("%s is not in sight: %s", first.name, said)
	}
}
