package rank

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/score/scoretest"
)

func anyInput(t *rapid.T) score.Input {
	return scoretest.Input(rapid.Uint64().Draw(t, "seed"), scoretest.Shape{
		Weights:      rapid.IntRange(scoretest.Plain, scoretest.Huge).Draw(t, "weights"),
		Rules:        rapid.Bool().Draw(t, "rules"),
		Institutions: rapid.IntRange(1, 14).Draw(t, "institutions"),
	})
}

func engine(t rapid.TB, in score.Input) *Engine {
	t.Helper()
	e, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Places, orders and titles of all lists agree with counting by the text.
func TestAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		r := engine(t, in).Ranking()
		all := listed(in, r.Standings, func(*contest.Standing) bool { return true })
		checkAwardList(t, r, r.List(contest.ListOverall, ""), all)
		for _, c := range in.Categories {
			own := listed(in, r.Standings, func(st *contest.Standing) bool { return st.Category == c.Code })
			checkAwardList(t, r, r.List(contest.ListCategory, c.Code), own)
			last := max(1, (in.Laureate.TopPercent*len(own)+99)/100)
			for _, st := range r.Standings {
				if st.Category != c.Code {
					continue
				}
				if got := [2]int{st.Place, st.AwardOrder}; got != own[st.Participation] {
					t.Fatalf("%d in %s: place and order %v, want %v", st.Participation, c.Code, got, own[st.Participation])
				}
				if got := [2]int{st.OverallPlace, st.OverallOrder}; got != all[st.Participation] {
					t.Fatalf("%d overall: place and order %v, want %v", st.Participation, got, all[st.Participation])
				}
				if want := title(in, &st) && own[st.Participation][0] <= last; st.Laureate != want || st.Laureate != (st.Classified && len(st.Reasons) == 0) {
					t.Fatalf("%d: laureate %v, want %v; reasons %v", st.Participation, st.Laureate, want, st.Reasons)
				}
			}
		}
	})
}

// title is rule 12 without the cap.
func title(in score.Input, st *contest.Standing) bool {
	ok := st.Classified && st.Overall.Published >= in.Laureate.MinScore && (st.CriticalFailures == 0 || !in.Laureate.CriticalGate)
	for _, ch := range st.Channels {
		ok = ok && (!ch.Applicable || ch.Score.Published >= in.Laureate.MinChannel)
	}
	return ok
}

func checkAwardList(t rapid.TB, r *Ranking, l *contest.RankingList, want map[int64][2]int) {
	t.Helper()
	if len(l.Entries) != len(want) {
		t.Fatalf("%s %s has %d entries, want %d", l.Kind, l.Code, len(l.Entries), len(want))
	}
	for i, e := range l.Entries {
		st := &r.Standings[e.Index]
		if got := [2]int{e.Place, e.AwardOrder}; got != want[e.Participation] || e.Participation != st.Participation {
			t.Fatalf("%s %s: %d has %v, want %v", l.Kind, l.Code, e.Participation, got, want[e.Participation])
		}
		if e.Score != st.Overall || e.Laureate != st.Laureate {
			t.Fatalf("%s %s: the entry of %d differs from its standing", l.Kind, l.Code, e.Participation)
		}
		if i > 0 && (e.AwardOrder < l.Entries[i-1].AwardOrder || e.AwardOrder == l.Entries[i-1].AwardOrder && e.Index < l.Entries[i-1].Index) {
			t.Fatalf("%s %s is not in award order", l.Kind, l.Code)
		}
	}
	for _, id := range l.Unclassified {
		if _, has := want[id]; has {
			t.Fatalf("%s %s: %d is classified and listed as not", l.Kind, l.Code, id)
		}
	}
}

// Channel and area lists rank whoever has a score there, classified or not.
func TestChannelAndAreaLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		r := engine(t, in).Ranking()
		for c, ch := range in.Channels {
			checkPlain(t, r, r.List(contest.ListChannel, string(ch.ID)), func(st *contest.Standing) *contest.Score { return st.Channels[c].Score })
		}
		areas := 0
		for i := range r.Lists {
			if r.Lists[i].Kind == contest.ListArea {
				areas++
				checkPlain(t, r, &r.Lists[i], func(st *contest.Standing) *contest.Score { return areaScore(st, r.Lists[i].Code) })
			}
		}
		if want := 1 + len(in.Categories) + len(in.Channels) + areas; len(r.Lists) != want {
			t.Fatalf("%d lists, want %d", len(r.Lists), want)
		}
	})
}

func checkPlain(t rapid.TB, r *Ranking, l *contest.RankingList, of func(*contest.Standing) *contest.Score) {
	t.Helper()
	n := 0
	for i := range r.Standings {
		if of(&r.Standings[i]) != nil {
			n++
		}
	}
	if len(l.Entries) != n {
		t.Fatalf("%s %s has %d entries, want %d", l.Kind, l.Code, len(l.Entries), n)
	}
	for i, e := range l.Entries {
		place := 1
		for k := range r.Standings {
			if s := of(&r.Standings[k]); s != nil && s.Published > e.Score.Published {
				place++
			}
		}
		if e.Place != place || !e.Score.Equal(*of(&r.Standings[e.Index])) || e.Participation != r.Standings[e.Index].Participation || e.AwardOrder != 0 {
			t.Fatalf("%s %s: %+v, want place %d", l.Kind, l.Code, e, place)
		}
		if i > 0 && e.Place < l.Entries[i-1].Place {
			t.Fatalf("%s %s is not in order", l.Kind, l.Code)
		}
	}
}

// Names and the order of the input have no part in places.
func TestRelabelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		before := engine(t, in).Ranking()
		shuffled := in
		shuffled.Institutions = slices.Clone(in.Institutions)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shuffle"), 0))
		r.Shuffle(len(shuffled.Institutions), func(i, k int) {
			shuffled.Institutions[i], shuffled.Institutions[k] = shuffled.Institutions[k], shuffled.Institutions[i]
		})
		after := engine(t, shuffled).Ranking()
		byID := map[int64]contest.Standing{}
		for _, st := range after.Standings {
			byID[st.Participation] = st
		}
		for _, st := range before.Standings {
			if d := cmp.Diff(st, byID[st.Participation]); d != "" {
				t.Fatalf("-before +after\n%s", d)
			}
		}
	})
}

// A newcomer that is worse everywhere never improves anyone's place or order, and
// never takes a title away.
func TestDominatedNewcomer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		before := engine(t, in).Ranking()
		poor := in.Institutions[rapid.IntRange(0, len(in.Institutions)-1).Draw(t, "like")]
		poor.ID, poor.Channels = 999, slices.Clone(poor.Channels)
		for c := range poor.Channels {
			audits := slices.Clone(poor.Channels[c].Audits)
			for a := range audits {
				audits[a].Points = slices.Clone(audits[a].Points)
				for k, p := range audits[a].Points {
					audits[a].Points[k] = min(p, 0)
				}
				audits[a].Confirmed = score.Failures(in.Forms[poor.Channels[c].Form], audits[a].Points)
			}
			poor.Channels[c].Audits = audits
		}
		more := in
		more.Institutions = append(slices.Clone(in.Institutions), poor)
		after := engine(t, more).Ranking()
		for i, st := range before.Standings {
			now := after.Standings[i]
			if now.Place < st.Place || now.AwardOrder < st.AwardOrder || now.OverallPlace < st.OverallPlace || (st.Laureate && !now.Laureate) {
				t.Fatalf("%d: before %+v, after %+v", st.Participation, st, now)
			}
		}
	})
}

// Recomputing one institution gives what computing all anew gives, and rankings
// given before do not change.
func TestUpdate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		e := engine(t, in)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			old := e.Ranking()
			kept := engine(t, e.Input()).Ranking()
			i := rapid.IntRange(0, len(in.Institutions)-1).Draw(t, "institution")
			inst := e.Input().Institutions[rapid.IntRange(0, len(in.Institutions)-1).Draw(t, "becomes")]
			inst.ID, inst.Code = in.Institutions[i].ID, in.Institutions[i].Code
			if rapid.Bool().Draw(t, "moves") {
				inst.Category = in.Categories[0].Code
			}
			got, err := e.Update(i, inst)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(engine(t, e.Input()).Ranking(), got); d != "" {
				t.Fatalf("-anew +updated\n%s", d)
			}
			if d := cmp.Diff(kept, old); d != "" {
				t.Fatalf("an older ranking has changed\n%s", d)
			}
		}
		if in.Institutions[0].ID != 100 {
			t.Fatal("the caller's input was changed")
		}
	})
}

func TestUpdateRefused(t *testing.T) {
	e := engine(t, scoretest.Input(1, scoretest.Shape{Institutions: 4}))
	before := e.Ranking()
	inst := e.Input().Institutions[1]
	inst.Category = "?"
	if _, err := e.Update(1, inst); contest.CodeOf(err) != "score_category" {
		t.Errorf("unknown category: %v", err)
	}
	inst = e.Input().Institutions[1]
	inst.Channels = []score.Fieldwork{{Channel: 77}}
	if _, err := e.Update(1, inst); contest.CodeOf(err) != "score_form" {
		t.Errorf("unknown channel: %v", err)
	}
	if e.Ranking() != before || e.Input().Institutions[1].Category == "?" {
		t.Error("a refused update has changed the engine")
	}
}

func TestListNames(t *testing.T) {
	in := scoretest.Input(5, scoretest.Shape{Institutions: 3})
	in.Areas = []contest.Area{{Code: "wiedza", Name: "Wiedza"}, {Code: "nieznany", Name: "?"}}
	r := engine(t, in).Ranking()
	if l := r.List(contest.ListCategory, "KUL"); l == nil || l.Name != "Kultura" {
		t.Errorf("category: %+v", l)
	}
	if r.List(contest.ListArea, "nieznany") != nil {
		t.Error("an area without a section has a list")
	}
	var areas []string
	for _, l := range r.Lists {
		if l.Kind == contest.ListArea {
			areas = append(areas, l.Code)
		}
	}
	if i := slices.Index(areas, "wiedza"); i > 0 || len(areas) < 2 {
		t.Errorf("areas the input names come first: %v", areas)
	}
}
