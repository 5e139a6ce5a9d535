package ranking

import (
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// explained is the explanation of the fourth in a list, by hand: one above, one below,
// two channels of which one does not apply, one criterion with two answers.
func explained() office.Explanation {
	own, theirs := contest.Hundredths(8000), contest.Hundredths(8500)
	visit := office.ExplainedChannel{
		ChannelStanding: contest.ChannelStanding{Channel: contest.Visit, Applicable: true, N: 3, Score: scored(8000)},
		MinAudits:       3, Part: 10000, Worth: 8000, Median: points(7800),
		Counted: []office.ExplainedAudit{{Code: "2025-W-0001", Score: scored(8100)}},
	}
	return office.Explanation{
		Participation: contest.Participation{Code: "P-0004", Name: "Gmina D"},
		Standing:      contest.Standing{Classified: true, Place: 2, OverallPlace: 4, Overall: scored(8000)},
		Channels:      []office.ExplainedChannel{visit, {ChannelStanding: contest.ChannelStanding{Channel: contest.Phone}}},
		AllAbove: []office.Neighbour{{
			Participation: contest.Participation{Code: "P-0003", Name: "Gmina C"}, Place: 3, Score: 8500, Ahead: 500,
			Channels: []office.Difference{{Channel: contest.Visit, Own: &own, Theirs: &theirs, Ahead: 500}, {Channel: contest.Phone}},
		}},
		AllBelow: []office.Neighbour{{Participation: contest.Participation{Code: "P-0005", Name: "Gmina E"}, Place: 5, Score: 7900, Ahead: -100}},
		Areas:    []office.ExplainedArea{{Name: "Informacja", Score: contest.MakeScore(7000, 70, 100), Median: points(7500)}},
		Criteria: []office.ExplainedCriterion{{
			Channel: contest.Visit, Code: "A1", Text: "Napis na drzwiach", Area: "Informacja", Critical: true, Max: 2, Share: 5000, ToWin: 150,
			Answers: []office.ExplainedAnswer{
				{Audit: "2025-W-0001", Answer: contest.Answer{Points: 1, Comment: "zasłonięty"}},
				{Audit: "2025-W-0002", Answer: contest.Answer{NA: contest.NAReasons()[0]}},
			},
		}},
	}
}

func cells(n node) (out []string) {
	for _, r := range n.rows {
		out = append(out, strings.Join(r.cells, "|"))
	}
	return out
}

// From the place to the single answer, each step has its own lines.
func TestWhyIsBuiltStepByStep(t *testing.T) {
	w := why{cat: locale.For("pl"), e: explained(), all: true}
	root := w.root()
	if root.title != "4. miejsce" || root.mark != "P-0004" || !strings.Contains(root.says, "Gmina C") || !strings.Contains(root.says, "Napis na drzwiach") {
		t.Errorf("root %+v", root)
	}
	versus := root.rows[0].down()
	overall := root.rows[1].down()
	areas := overall.rows[0].down()
	criteria := areas.rows[1].down()
	responses := criteria.rows[0].down()
	for _, x := range []struct {
		node  node
		level level
		want  []string
	}{
		{root, levelPlace, []string{"3.|Gmina C|85,00|+5,00", "4.|Gmina D|80,00|ta instytucja", "5.|Gmina E|79,00|−1,00"}},
		{versus, levelVersus, []string{"Wizyta|80,00|85,00|+5,00", "Telefon|–|–|–"}},
		{overall, levelChannels, []string{"Wizyta|80,00|78,00|100%|80,00|3", "Telefon|nie dotyczy|–|–|–|"}},
		{areas, levelAreas, []string{"Wszystkie kryteria kanału|||1", "Informacja|70,00|75,00|1"}},
		{criteria, levelCriteria, []string{"Napis na drzwiach|50%|–|1,50|A1"}},
		{responses, levelResponses, []string{"2025-W-0001|1 z 2|zasłonięty|81,00", "2025-W-0002|nie dotyczy|" + w.cat.Enum("na_reason", string(contest.NAReasons()[0])) + "|–"}},
	} {
		if x.node.level != x.level {
			t.Errorf("at %s, want %s", x.node.level, x.level)
		}
		got := cells(x.node)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "\u00a0", " ")
		}
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s: %s", x.level, d)
		}
	}
	if overall.rows[1].down != nil || versus.rows[1].down != nil {
		t.Error("a channel that does not apply leads on")
	}
	if responses.rows[0].audit != "2025-W-0001" || !strings.Contains(responses.says, "krytyczn") {
		t.Errorf("responses lead to %q and say %q", responses.rows[0].audit, responses.says)
	}
	w.all = false
	if got := w.placeTitle(); got != "2. miejsce" {
		t.Errorf("in the category: %q", got)
	}
}

func TestWhyOfTheUnclassified(t *testing.T) {
	e := explained()
	e.Standing = contest.Standing{Reasons: []contest.Reason{{Code: contest.ReasonTooFewAudits, Channel: contest.Visit, Have: 1, Need: 3}}}
	e.AllAbove, e.AllBelow = nil, nil
	w := why{cat: locale.For("pl"), e: e, all: true}
	root := w.root()
	if root.title != "niesklasyfikowany" || !strings.Contains(root.says, "ważnych audytów 1, a potrzeba 3") || len(root.rows) != 1 || root.rows[0].cells[0] != "–" {
		t.Errorf("root %+v", root)
	}
	if says := root.rows[0].down().says; !strings.Contains(says, "potrzeba 3") {
		t.Errorf("its score says %q", says)
	}
}

// By keyboard alone: F2 opens the explanation, Enter goes down to the single answer and
// on to its audit, Backspace up.
func TestWhyByKeyboard(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.Do("ranking.why")
	c := s.f.Window.Canvas()
	press := func(key fyne.KeyName) {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		s.Calm()
	}
	v := s.detail.why
	if c.Focused() != v.table(levelPlace).Keyboard() {
		t.Fatalf("the keyboard is at %T", c.Focused())
	}
	for _, want := range []level{levelChannels, levelAreas, levelCriteria, levelResponses} {
		press(fyne.KeyReturn)
		if v.here().level != want || c.Focused() != v.table(want).Keyboard() {
			t.Fatalf("Enter leads to %s, the keyboard is at %T, want %s", v.here().level, c.Focused(), want)
		}
	}
	if len(v.way) != 5 || len(v.path.Objects) != 9 {
		t.Errorf("%d steps, %d parts of the path", len(v.way), len(v.path.Objects))
	}
	mark := v.way[3].mark
	s.Do("ranking.up")
	if x, _ := v.table(levelCriteria).Current(); v.here().level != levelCriteria || x.key != mark {
		t.Errorf("up leads to %s at %s, one came from %s", v.here().level, x.key, mark)
	}
	v.upTo(0)
	if v.canUp() || s.Action("ranking.up").Can() {
		t.Error("the top has something above it")
	}
	s.detail.tabs.Open(detailGates)
	if s.Action("ranking.up").Can() {
		t.Error("one can go up where no way is seen")
	}
}

// The explanation follows the list in front: the place told is the place in that list.
func TestWhyFollowsTheList(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	r := s.state.ranking
	for i, st := range r.Standings {
		if st.Classified && st.Place != st.OverallPlace {
			p := r.Participations[i]
			s.Show(p.Code)
			s.Calm()
			if got, want := s.detail.why.here().title, s.f.Cat.T("ranking.screen.place", "place", s.f.Cat.Ordinal(st.OverallPlace)); got != want {
				t.Errorf("among all it says %q, want %q", got, want)
			}
			s.onList(listID(contest.ListCategory, p.Category))
			s.Calm()
			if got, want := s.detail.why.here().title, s.f.Cat.T("ranking.screen.place", "place", s.f.Cat.Ordinal(st.Place)); got != want {
				t.Errorf("in its category it says %q, want %q", got, want)
			}
			return
		}
	}
	t.Fatal("every place in a category is that of all")
}
