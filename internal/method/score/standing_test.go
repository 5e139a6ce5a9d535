package score_test

import (
	"fmt"
	"math/big"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/score/scoretest"
)

// anyInput draws an input of any shape.
func anyInput(t *rapid.T) score.Input {
	return scoretest.Input(rapid.Uint64().Draw(t, "seed"), scoretest.Shape{
		Weights: rapid.IntRange(scoretest.Plain, scoretest.Huge).Draw(t, "weights"),
		Rules:   rapid.Bool().Draw(t, "rules"),
	})
}

func standings(t rapid.TB, in score.Input) []contest.Standing {
	t.Helper()
	s, err := score.New(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Standings()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAgreesWithReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		for i, st := range standings(t, in) {
			want := reference(in, in.Institutions[i])
			agree(t, "overall", want.overall, st.Overall)
			if st.Classified != (want.overall != nil) || st.CriticalFailures != want.failures {
				t.Fatalf("classified %v, failures %d; want %v, %d", st.Classified, st.CriticalFailures, want.overall != nil, want.failures)
			}
			for c, ch := range st.Channels {
				agree(t, "channel", want.channels[c], ch.Score)
				if len(ch.Audits) != len(want.audits[c]) {
					t.Fatalf("%d audits, want %d", len(ch.Audits), len(want.audits[c]))
				}
				void := 0
				for a := range ch.Audits {
					agree(t, "audit", want.audits[c][a], ch.Audits[a])
					if ch.Audits[a] == nil {
						void++
					}
				}
				if ch.Void != void || ch.N != len(ch.Audits)-void {
					t.Fatalf("n %d, void %d of %d audits, %d of them void", ch.N, ch.Void, len(ch.Audits), void)
				}
			}
			if len(st.Areas) != len(want.areas) {
				t.Fatalf("%d areas, want %d", len(st.Areas), len(want.areas))
			}
			for _, a := range st.Areas {
				agree(t, a.Area, want.areas[a.Area], &a.Score)
			}
			if !slices.IsSortedFunc(st.Areas, func(a, b contest.AreaStanding) int { return cmpText(a.Area, b.Area) }) {
				t.Fatalf("areas not by code: %v", st.Areas)
			}
		}
	})
}

func cmpText(a, b string) int { return slices.Compare([]byte(a), []byte(b)) }

func agree(t rapid.TB, what string, want *big.Rat, got *contest.Score) {
	t.Helper()
	switch {
	case (want == nil) != (got == nil):
		t.Fatalf("%s: got %v, want %v", what, got, want)
	case want != nil && (got.Rat().Cmp(want) != 0 || got.Published != halfUp(want) || got.Exact() != want.String()):
		t.Fatalf("%s: got %s (%s), want %s (%s)", what, got.Exact(), got.Published, want, halfUp(want))
	}
}

// The path with integers over a common denominator and the one with big.Rat agree.
func TestPathsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		s, err := score.New(in)
		if err != nil {
			t.Fatal(err)
		}
		small, err := s.Standings()
		if err != nil {
			t.Fatal(err)
		}
		s.ForceWide()
		wide, err := s.Standings()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(wide, small); d != "" {
			t.Fatalf("-big +int\n%s", d)
		}
	})
}

func FuzzPathsAgree(f *testing.F) {
	for seed := range uint64(6) {
		f.Add(seed, int(seed)%3, seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, seed uint64, weights int, rules bool) {
		in := scoretest.Input(seed, scoretest.Shape{Weights: (weights%3 + 3) % 3, Rules: rules})
		s, err := score.New(in)
		if err != nil {
			t.Fatal(err)
		}
		small, err := s.Standings()
		if err != nil {
			t.Fatal(err)
		}
		s.ForceWide()
		wide, err := s.Standings()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(wide, small); d != "" {
			t.Fatalf("-big +int\n%s", d)
		}
	})
}

// Multiplying all weights of one kind by k changes nothing.
func TestWeightsAreRelative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		k := rapid.Int64Range(2, 1000).Draw(t, "k")
		before := standings(t, in)
		kind := rapid.SampledFrom([]string{"V", "W", "w"}).Draw(t, "kind")
		scaled := in
		scaled.Channels, scaled.Forms = slices.Clone(in.Channels), nil
		for c := range scaled.Channels {
			if kind == "V" {
				scaled.Channels[c].Weight *= k
			}
		}
		for _, f := range in.Forms {
			f.Sections = slices.Clone(f.Sections)
			for s := range f.Sections {
				section := &f.Sections[s]
				section.Items = slices.Clone(section.Items)
				if kind == "W" {
					section.Weight *= k
				}
				for i := range section.Items {
					if kind == "w" {
						section.Items[i].Weight *= k
					}
				}
			}
			scaled.Forms = append(scaled.Forms, f)
		}
		if d := cmp.Diff(before, standings(t, scaled)); d != "" {
			t.Fatalf("%s × %d\n%s", kind, k, d)
		}
	})
}

// More points never lower a score.
func TestMonotoneInPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		i := rapid.IntRange(0, len(in.Institutions)-1).Draw(t, "institution")
		inst := in.Institutions[i]
		if len(inst.Channels) == 0 {
			return
		}
		c := rapid.IntRange(0, len(inst.Channels)-1).Draw(t, "channel")
		if len(inst.Channels[c].Audits) == 0 {
			return
		}
		a := rapid.IntRange(0, len(inst.Channels[c].Audits)-1).Draw(t, "audit")
		items := slices.Concat(itemsOf(in.Forms[inst.Channels[c].Form])...)
		k := rapid.IntRange(0, len(items)-1).Draw(t, "item")
		p := inst.Channels[c].Audits[a].Points[k]
		if p < 0 || int64(p) == items[k].Max {
			return
		}
		before := standings(t, in)[i]
		better := withPoints(inst, c, a, k, p+1)
		s, err := score.New(in)
		if err != nil {
			t.Fatal(err)
		}
		after, err := s.Standing(better)
		if err != nil {
			t.Fatal(err)
		}
		noLower(t, "overall", before.Overall, after.Overall)
		for n := range before.Channels {
			noLower(t, "channel", before.Channels[n].Score, after.Channels[n].Score)
		}
		for n := range before.Areas {
			noLower(t, "area", &before.Areas[n].Score, &after.Areas[n].Score)
		}
	})
}

func noLower(t rapid.TB, what string, before, after *contest.Score) {
	t.Helper()
	if (before == nil) != (after == nil) || (before != nil && after.Rat().Cmp(before.Rat()) < 0) {
		t.Fatalf("%s fell from %v to %v", what, before, after)
	}
}

func itemsOf(f score.Form) [][]score.Item {
	var all [][]score.Item
	for _, s := range f.Sections {
		all = append(all, s.Items)
	}
	return all
}

// withPoints copies an institution with one answer changed.
func withPoints(inst score.Institution, c, a, k int, p int32) score.Institution {
	inst.Channels = slices.Clone(inst.Channels)
	w := &inst.Channels[c]
	w.Audits = slices.Clone(w.Audits)
	w.Audits[a].Points = slices.Clone(w.Audits[a].Points)
	w.Audits[a].Points[k] = p
	return inst
}

// The result does not depend on the number of processors.
func TestProcessors(t *testing.T) {
	in := scoretest.Input(3, scoretest.Shape{Institutions: 300, Weights: scoretest.Odd})
	before := standings(t, in)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if d := cmp.Diff(before, standings(t, in)); d != "" {
		t.Error(d)
	}
}

// The inputs of these tests must meet both paths and every outcome, or they prove
// nothing.
func TestInventedInputsMeetTheRules(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(200) {
		in := scoretest.Input(seed, scoretest.Shape{Weights: int(seed % 3), Rules: seed%2 == 0})
		for _, st := range standings(t, in) {
			met["classified "+fmt.Sprint(st.Classified)]++
			met["failures "+fmt.Sprint(st.CriticalFailures > 0)]++
			for _, r := range st.Reasons {
				met[string(r.Code)]++
			}
			for _, ch := range st.Channels {
				met["applicable "+fmt.Sprint(ch.Applicable)]++
				met["void "+fmt.Sprint(ch.Void > 0)]++
				if ch.Score != nil {
					met["wide "+fmt.Sprint(!ch.Score.Rat().Denom().IsInt64())]++
				}
			}
		}
	}
	for _, what := range []string{
		"classified true", "classified false", "failures true", "failures false", "applicable true", "applicable false",
		"void true", "void false", "wide true", "wide false",
		"too_few_audits", "below_score", "below_channel", "critical_failure",
	} {
		if met[what] < 20 {
			t.Errorf("%s met only %d times", what, met[what])
		}
	}
}
