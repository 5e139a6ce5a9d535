package sensitivity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/score/scoretest"

	"github.com/google/go-cmp/cmp"
)

// TestUnchangedWeightsGiveTheOfficialScore: on odd editions with void audits, gaps,
// missing channels and variants.
func TestUnchangedWeightsGiveTheOfficialScore(t *testing.T) {
	scored := 0
	for seed := range uint64(150) {
		in := scoretest.Input(seed, scoretest.Shape{Institutions: 20, Weights: int(seed % 2), Rules: seed%3 == 0})
		in.Laureate.TopPercent = 100
		c, err := NewContest(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		rescored, reason := c.WhatIf(c.Factors())
		if reason != "" {
			t.Fatal(seed, reason)
		}
		scorer, _ := score.New(in)
		standings, _ := scorer.Standings()
		_, places := c.official()
		for k, i := range c.Units {
			scored++
			exact, _ := standings[i].Overall.Rat().Float64()
			r := rescored[k]
			if math.Abs(r.Score-exact) > 1e-9 || r.Published != standings[i].Overall.Published || r.Place != places[k] {
				t.Fatalf("edition %d, institution %d: %+v, official %v (place %d)", seed, i, r, exact, places[k])
			}
			if want := len(standings[i].Reasons) == 0; r.Title != want {
				t.Fatalf("edition %d, institution %d: title %v, official reasons %v", seed, i, r.Title, standings[i].Reasons)
			}
			for n, fw := range in.Institutions[i].Channels {
				s, _ := standings[i].Channels[fw.Channel].Score.Rat().Float64()
				if math.Abs(r.Channels[n]-s) > 1e-9 {
					t.Fatalf("edition %d, institution %d, channel %d: %v, official %v", seed, i, n, r.Channels[n], s)
				}
			}
		}
		if len(c.Units)+len(c.Left) != len(in.Institutions) {
			t.Fatalf("%d and %d of %d institutions", len(c.Units), len(c.Left), len(in.Institutions))
		}
	}
	if scored < 500 {
		t.Fatalf("only %d institutions scored", scored)
	}
}

// TestWhatIfIsTheOfficialScoreOfOtherWeights: multiplying weights by whole numbers is
// another edition, whose official score is exact. Coverage asks nothing here, as
// what-if keeps what the first weights could assess.
func TestWhatIfIsTheOfficialScoreOfOtherWeights(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 9))
	for seed := range uint64(60) {
		in := scoretest.Input(seed, scoretest.Shape{Institutions: 15})
		in.Coverage = contest.Coverage{SectionNum: 0, SectionDen: 1, AuditNum: 0, AuditDen: 1}
		c, err := NewContest(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		f := c.Factors()
		for _, group := range [][]float64{f.Channels, f.Sections, f.Items} {
			for k := range group {
				group[k] = float64(1 + random.IntN(9))
			}
		}
		rescored, reason := c.WhatIf(f)
		if reason != "" {
			t.Fatal(reason)
		}
		other := reweighed(c, in, f)
		scorer, err := score.New(other)
		if err != nil {
			t.Fatal(err)
		}
		for k, i := range c.Units {
			st, err := scorer.Standing(other.Institutions[i])
			if err != nil {
				t.Fatal(err)
			}
			exact, _ := st.Overall.Rat().Float64()
			if math.Abs(rescored[k].Score-exact) > 1e-9 || rescored[k].Published != st.Overall.Published {
				t.Fatalf("edition %d, institution %d: %v, exactly %v", seed, i, rescored[k].Score, exact)
			}
		}
	}
}

// reweighed is the edition with its weights multiplied.
func reweighed(c *Contest, in score.Input, f Factors) score.Input {
	out := in
	out.Channels = append([]score.Channel(nil), in.Channels...)
	for i := range out.Channels {
		out.Channels[i].Weight *= int64(f.Channels[c.channels[i].key])
	}
	out.Forms = nil
	for _, form := range in.Forms {
		nth, copied := map[string]int{}, form
		copied.Sections = nil
		for _, s := range form.Sections {
			for k, key := range c.keys.Sections {
				if key.Channel == form.Channel && key.Area == s.Area && key.Nth == nth[s.Area] {
					s.Weight *= int64(f.Sections[k])
				}
			}
			nth[s.Area]++
			s.Items = append([]score.Item(nil), s.Items...)
			for n := range s.Items {
				for k, key := range c.keys.Items {
					if key.Channel == form.Channel && key.Code == s.Items[n].Code {
						s.Items[n].Weight *= int64(f.Items[k])
					}
				}
			}
			copied.Sections = append(copied.Sections, s)
		}
		out.Forms = append(out.Forms, copied)
	}
	return out
}

// edition is like the built-in one: three channels, 7 areas, 71 criteria, variants
// by conditional criteria, 16 audits an institution.
func edition(institutions int) score.Input {
	in := score.NewInput(contest.DefaultRules())
	in.Categories = []contest.Category{{Code: "URZ"}, {Code: "KUL"}}
	random := rand.New(rand.NewPCG(11, 11))
	items := []int{31, 20, 20}
	for c, ch := range in.Channels {
		form := score.Form{Channel: ch.Base, Key: string(ch.Base)}
		for n := range items[c] {
			area := n * 7 / items[c]
			if area == len(form.Sections) {
				form.Sections = append(form.Sections, score.Section{Area: fmt.Sprintf("area%d", area), Weight: int64(5 + random.IntN(20))})
			}
			s := &form.Sections[area]
			s.Items = append(s.Items, score.Item{Code: fmt.Sprintf("%s%02d", ch.Base.Letter(), n), Weight: int64(1 + random.IntN(4)), Max: []int64{1, 1, 4}[random.IntN(3)]})
		}
		in.Forms = append(in.Forms, form)
	}
	for i := range institutions {
		inst := score.Institution{ID: int64(i), Code: fmt.Sprintf("P-%04d", i), Category: in.Categories[i%2].Code}
		good := 0.5 + 0.4*random.Float64()
		for c, audits := range []int{4, 6, 6} {
			fw := score.Fieldwork{Channel: c, Form: c}
			for range audits {
				var points []int32
				for _, s := range in.Forms[c].Sections {
					for k, item := range s.Items {
						p := int32(item.Max)
						if random.Float64() > good {
							p = int32(random.IntN(int(item.Max)))
						}
						if k == 0 && random.IntN(4) == 0 && len(s.Items) > 2 {
							p = score.Unanswered
						}
						points = append(points, p)
					}
				}
				fw.Audits = append(fw.Audits, score.Audit{Points: points})
			}
			inst.Channels = append(inst.Channels, fw)
		}
		in.Institutions = append(in.Institutions, inst)
	}
	return in
}

func TestContestDraws(t *testing.T) {
	in := edition(60)
	c, err := NewContest(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Draws: 3000, Seed: 4, Spread: 0.25}
	local, global := c.Analyse(Local, o), c.Analyse(Global, o)
	coherent(t, local)
	coherent(t, global)
	if !(local.MeanShift < global.MeanShift) || !(local.Spearman > global.Spearman) || local.Spearman < 0.9 {
		t.Errorf("local %g (ρ %g), global %g (ρ %g)", local.MeanShift, local.Spearman, global.MeanShift, global.Spearman)
	}
	if len(global.Criteria) != 7 || local.Criteria != nil {
		t.Errorf("criteria %v and %v", global.Criteria, local.Criteria)
	}
	// Next to no spread gives the official result.
	still := c.Analyse(Local, Options{Draws: 100, Seed: 1, Spread: 1e-9})
	scores, places := c.official()
	rescored, _ := c.WhatIf(c.Factors())
	for i, u := range still.Units {
		want := 0.0
		if rescored[i].Title {
			want = 1
		}
		if u.Title != want || u.Place != places[i] || u.Score != scores[i] || u.Low < u.Place || u.High > u.Place+3 {
			t.Errorf("unit %d: %+v", i, u)
		}
	}
	r := c.Robustness()
	if r.Rival < 0 || !(r.Delta >= 0 && r.Delta < 1) || len(r.Rivals) != len(c.Units)-1 {
		t.Errorf("robustness %+v", r)
	}
}

// TestTitleShareUnderACap: at most ⌈p·N⌉ of a category, all of an equal place.
func TestTitleShareUnderACap(t *testing.T) {
	in := edition(40)
	in.Laureate.MinScore, in.Laureate.MinChannel, in.Laureate.TopPercent = 0, 0, 10
	c, err := NewContest(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := c.Analyse(Local, Options{Draws: 500, Seed: 4, Spread: 0.25})
	sum := map[int]float64{}
	for i, u := range r.Units {
		sum[c.units[i].category] += u.Title
	}
	for g, n := range sum {
		if math.Abs(n-2) > 0.02 {
			t.Errorf("category %d has %g laureates on average, the cap is 2", g, n)
		}
	}
}

// TestCompleteScoresAreMixedAreas: without gaps a score is its areas, mixed by V·W;
// that is what global draws mix anew.
func TestCompleteScoresAreMixedAreas(t *testing.T) {
	in := edition(12)
	for i := range in.Institutions {
		for _, fw := range in.Institutions[i].Channels {
			for _, a := range fw.Audits {
				for k, p := range a.Points {
					a.Points[k] = max(p, 0)
				}
			}
		}
	}
	c, err := NewContest(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.units {
		u, overall, total := &c.units[i], 0.0, 0.0
		for _, ch := range u.channels {
			sections := 0.0
			for _, s := range in.Forms[ch.channel].Sections {
				sections += float64(s.Weight)
			}
			for a, s := range in.Forms[ch.channel].Sections {
				w := c.channels[ch.channel].weight * float64(s.Weight) / sections
				overall += w * ch.areas[a]
				total += w
			}
		}
		exact, _ := c.standings[i].Overall.Rat().Float64()
		if math.Abs(overall/total-exact) > 1e-9 {
			t.Errorf("institution %d: areas mix to %v, official %v", i, overall/total, exact)
		}
	}
	// Complete answers: leader and rivals share all cells, so δ* is exact.
	if r := c.Robustness(); !r.Exact {
		t.Errorf("%+v", r)
	}
}

func TestContestEdges(t *testing.T) {
	in := edition(3)
	in.Institutions[1].Channels[0].Audits = in.Institutions[1].Channels[0].Audits[:1]
	c, err := NewContest(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{1}, c.Left); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
	one, err := NewContest(in, []int{0})
	if err != nil || one.Analyse(Global, DefaultOptions()).Reason != TooFew || one.Robustness().Reason != TooFew {
		t.Errorf("one institution: %v", err)
	}
	none, err := NewContest(in, []int{1})
	if err != nil || none.Analyse(Local, DefaultOptions()).Reason != TooFew {
		t.Errorf("nobody classified: %v", err)
	}
	f := c.Factors()
	f.Items[0] = math.NaN()
	if _, reason := c.WhatIf(f); reason != BadWeight {
		t.Errorf("NaN: %q", reason)
	}
	if _, reason := c.WhatIf(Factors{}); reason != BadWeight {
		t.Errorf("no factors: %q", reason)
	}
	f = c.Factors()
	clear(f.Channels)
	if _, reason := c.WhatIf(f); reason != NoWeight {
		t.Errorf("no channel counts: %q", reason)
	}
	in.Channels[0].Weight = -1
	if _, err := NewContest(in, nil); contest.CodeOf(err) != "score_number" {
		t.Errorf("a negative weight: %v", err)
	}
}

func TestResultsAreTheSameOnAnyProcessors(t *testing.T) {
	c, err := NewContest(edition(50), nil)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Draws: 1000, Seed: 3, Spread: 0.25}
	compute := func() []Result { return []Result{c.Analyse(Local, o), c.Analyse(Global, o)} }
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := compute()
	runtime.GOMAXPROCS(16)
	if diff := cmp.Diff(one, compute()); diff != "" {
		t.Errorf("one processor and sixteen differ:\n%s", diff)
	}
	o.Seed = 4
	if again := c.Analyse(Global, o); again.Spearman == one[1].Spearman {
		t.Error("another seed gives the same draws")
	}
}

// TestLongListsRoundOutwards: beyond maxBins places are counted together.
func TestLongListsRoundOutwards(t *testing.T) {
	values := make([][]float64, 2500)
	for i := range values {
		values[i] = []float64{float64(i), float64(i)}
	}
	table := newTable(t, []string{"a", "b"}, values, []float64{1, 1})
	r := table.Analyse(Local, Options{Draws: 20, Seed: 1, Spread: 0.5})
	for i, u := range r.Units {
		if u.Place != 2500-i || u.Low > u.Place || u.High < u.Place || u.High-u.Low > 2 {
			t.Fatalf("unit %d: %+v", i, u)
		}
	}
}

func BenchmarkAnalyse(b *testing.B) {
	c, err := NewContest(edition(300), nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, k := range []Kind{Local, Global} {
		b.Run(string(k), func(b *testing.B) {
			for b.Loop() {
				c.Analyse(k, DefaultOptions())
			}
		})
	}
}
