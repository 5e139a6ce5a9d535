package sensitivity

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

const oracles = "../../../../shared/data/oracles"

func oracleFile(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(oracles, name)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the shared folder has no %s", name)
	}
	return path
}

// tai reads the indicators of the technology achievement index.
func tai(t *testing.T, file string) (names, countries []string, values [][]float64) {
	t.Helper()
	f, err := os.Open(oracleFile(t, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		var v []float64
		for _, cell := range row[1:] {
			x, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, x)
		}
		countries, values = append(countries, row[0]), append(values, v)
	}
	return rows[0][1:], countries, values
}

func newTable(t *testing.T, names []string, values [][]float64, weights []float64) *Table {
	t.Helper()
	table, reason := NewTable(names, values, weights)
	if reason != "" {
		t.Fatal(reason)
	}
	return table
}

func equalWeights(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	return w
}

// taiRow is one country of tai_show.json.
type taiRow struct {
	Country string
	Score   float64
	Rank    int
}

// taiShown is the part of tai_show.json that the tests read.
type taiShown struct {
	EW struct{ Table []taiRow }
	FA struct {
		Weights []float64
		Table   []taiRow
	}
	Geometric struct{ Table []taiRow } `json:"GME_equal_weights"`
}

func TestTAIScoresAndRanks(t *testing.T) {
	b, err := os.ReadFile(oracleFile(t, "tai_show.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want taiShown
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	names, countries, values := tai(t, "tai23_normalised.csv")
	table := newTable(t, names, values, equalWeights(len(names)))
	check := func(what string, weights []float64, rows []taiRow) {
		scores, places, reason := table.WhatIf(weights)
		if reason != "" || len(rows) != len(countries) {
			t.Fatal(what, reason, len(rows))
		}
		for i, w := range rows {
			if w.Country != countries[i] || places[i] != w.Rank || math.Abs(scores[i]-w.Score) > 1e-9 {
				t.Errorf("%s, %s: %.10f, place %d; want %.10f, %d", what, countries[i], scores[i], places[i], w.Score, w.Rank)
			}
		}
	}
	check("equal weights", equalWeights(len(names)), want.EW.Table)
	check("factor weights", want.FA.Weights, want.FA.Table)
	// The product of raw values to the power 1/8 is a weighted mean of logarithms.
	_, _, raw := tai(t, "tai23.csv")
	for _, row := range raw {
		for k := range row {
			row[k] = math.Log(row[k])
		}
	}
	scores, places, _ := newTable(t, names, raw, equalWeights(len(names))).WhatIf(equalWeights(len(names)))
	for i, w := range want.Geometric.Table {
		if places[i] != w.Rank || math.Abs(math.Exp(scores[i])-w.Score) > 1e-9 {
			t.Errorf("geometric, %s: place %d, want %d", countries[i], places[i], w.Rank)
		}
	}
}

// TestTAIWeights checks what method.md 2d says of Finland.
func TestTAIWeights(t *testing.T) {
	names, countries, values := tai(t, "tai23_normalised.csv")
	table := newTable(t, names, values, equalWeights(len(names)))
	r := table.Robustness()
	if countries[r.Leader] != "Finland" || countries[r.Rival] != "United States" || !r.Exact || math.Abs(r.Delta-0.0895) > 5e-5 {
		t.Errorf("the leader %s falls to %s at ±%.4f", countries[r.Leader], countries[r.Rival], r.Delta)
	}
	o := DefaultOptions()
	local, global := table.Analyse(Local, o), table.Analyse(Global, o)
	for _, x := range []struct {
		what      string
		got, want float64
	}{{"±25 %", local.LeaderStays, 0.856}, {"the simplex", global.LeaderStays, 0.408}} {
		if math.Abs(x.got-x.want) > 0.015 { // three standard errors of 10,000 draws
			t.Errorf("%s: Finland stays in %.4f of the draws, want %.3f", x.what, x.got, x.want)
		}
	}
	for _, res := range []Result{local, global} {
		coherent(t, res)
	}
	// No draw within δ* dethrones the leader, and just beyond it some vertex does.
	o.Spread = r.Delta * 0.999
	if stays := table.Analyse(Local, o).LeaderStays; stays != 1 {
		t.Errorf("within ±%.4f Finland stays in %.4f of the draws", o.Spread, stays)
	}
	if worst := worstVertex(values, r, r.Delta*1.001); worst <= 0 {
		t.Errorf("beyond δ* the rival is still behind by %g", -worst)
	}
	if worst := worstVertex(values, r, r.Delta*0.999); worst >= 0 {
		t.Errorf("within δ* the rival is ahead by %g", worst)
	}
}

// worstVertex is the rival's lead where each weight is moved by ±delta in its favour.
func worstVertex(values [][]float64, r Robustness, delta float64) float64 {
	lead := 0.0
	for k := range values[0] {
		d := values[r.Rival][k] - values[r.Leader][k]
		lead += d * (1 + math.Copysign(delta, d))
	}
	return lead
}

// coherent checks what holds of every result.
func coherent(t *testing.T, r Result) {
	t.Helper()
	if r.Reason != "" {
		t.Fatal(r.Reason)
	}
	first, mean, top := 0.0, 0.0, 0
	for i, u := range r.Units {
		first += u.First
		mean += u.MeanPlace
		if u.Low < 1 || u.High > len(r.Units) || u.Low > u.High || u.Title < 0 || u.Title > 1 {
			t.Errorf("unit %d: %+v", i, u)
		}
		if u.Acceptance == nil {
			continue
		}
		top++
		if math.Abs(u.Acceptance[0]-u.First) > 1e-12 {
			t.Errorf("unit %d is first in %g and %g of the draws", i, u.First, u.Acceptance[0])
		}
		sum := 0.0
		for _, w := range u.Central {
			sum += w
		}
		if u.Central != nil && (math.Abs(sum-1) > 1e-9 || u.First == 0) {
			t.Errorf("unit %d: central weights add up to %g", i, sum)
		}
	}
	if first < 1-1e-9 {
		t.Errorf("somebody is first in %g of the draws", first)
	}
	if top != min(Top, len(r.Units)) {
		t.Errorf("%d units have acceptabilities", top)
	}
	if mean/float64(len(r.Units)) > float64(len(r.Units)+1)/2+1e-9 {
		t.Errorf("places are %g on average", mean/float64(len(r.Units)))
	}
	if r.LeaderStays < 0 || r.LeaderStays > 1 || r.MeanShift < 0 || r.Spearman > 1 || r.SpearmanLow > r.Spearman+1e-9 {
		t.Errorf("%+v", r)
	}
}

func TestTableEdges(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	two := []string{"a", "b"}
	for name, x := range map[string]struct {
		values  [][]float64
		weights []float64
		want    Reason
	}{
		"a weight short":  {[][]float64{{1, 2}}, []float64{1}, BadWeight},
		"negative weight": {[][]float64{{1, 2}}, []float64{1, -1}, BadWeight},
		"no weight":       {[][]float64{{1, 2}}, []float64{0, 0}, BadWeight},
		"NaN weight":      {[][]float64{{1, 2}}, []float64{1, nan}, BadWeight},
		"ragged":          {[][]float64{{1, 2}, {1}}, []float64{1, 1}, Ragged},
		"infinite":        {[][]float64{{1, inf}}, []float64{1, 1}, NotNumber},
		"an empty row":    {[][]float64{{nan, nan}}, []float64{1, 1}, NoValue},
		"no weight there": {[][]float64{{nan, 1}}, []float64{1, 0}, NoValue},
	} {
		if _, got := NewTable(two, x.values, x.weights); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
	one := newTable(t, two, [][]float64{{1, 2}}, []float64{1, 1})
	if r := one.Analyse(Local, DefaultOptions()); r.Reason != TooFew {
		t.Errorf("one unit: %+v", r)
	}
	if r := one.Robustness(); r.Reason != TooFew {
		t.Errorf("one unit: %+v", r)
	}
	equal := newTable(t, two, [][]float64{{1, 1}, {1, 1}, {1, 1}}, []float64{1, 1})
	r := equal.Analyse(Global, Options{Draws: 50, Spread: 0.5})
	if r.SpearmanReason != AllLevel || r.LeaderStays != 1 || r.Units[2].First != 1 || r.Units[2].High != 1 {
		t.Errorf("all level: %+v", r)
	}
	if r := equal.Robustness(); r.Delta != 0 || r.Rival < 0 {
		t.Errorf("all level: %+v", r)
	}
	for _, o := range []Options{{}, {Draws: 5}, {Draws: 5, Spread: 1}, {Draws: -1, Spread: 0.1}, {Draws: 5, Spread: nan}} {
		if r := equal.Analyse(Local, o); r.Reason != BadOptions {
			t.Errorf("%+v: %+v", o, r)
		}
	}
	dominated := newTable(t, two, [][]float64{{3, 3}, {1, 2}}, []float64{1, 1})
	if r := dominated.Robustness(); r.Rival != -1 || !r.Rivals[0].Never || !r.Exact {
		t.Errorf("dominated: %+v", r)
	}
	if _, _, reason := dominated.WhatIf([]float64{1}); reason != BadWeight {
		t.Errorf("a weight short: %q", reason)
	}
	holes := newTable(t, two, [][]float64{{3, nan}, {1, 2}}, []float64{1, 1})
	if _, _, reason := holes.WhatIf([]float64{0, 1}); reason != NoWeight {
		t.Errorf("nothing left: %q", reason)
	}
}

// TestBoundIsFromBelow: where leader and rival lack different values, no weights
// within the bound let the rival overtake.
func TestBoundIsFromBelow(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	names := []string{"a", "b", "c", "d"}
	tried := 0
	for range 300 {
		values := make([][]float64, 2)
		for i := range values {
			for range names {
				v := random.Float64()
				if random.IntN(5) == 0 {
					v = math.NaN()
				}
				values[i] = append(values[i], v)
			}
		}
		table, reason := NewTable(names, values, []float64{1, 2, 3, 4})
		if reason != "" {
			continue
		}
		r := table.Robustness()
		if r.Exact || r.Rival < 0 || r.Delta == 0 {
			continue
		}
		tried++
		for range 200 {
			w := []float64{1, 2, 3, 4}
			for k := range w {
				w[k] *= 1 + r.Delta*0.9999*float64(2*random.IntN(2)-1)
			}
			if s, _, _ := table.WhatIf(w); s[r.Rival] > s[r.Leader] {
				t.Fatalf("%v: weights %v within ±%g overtake", values, w, r.Delta)
			}
		}
	}
	if tried < 20 {
		t.Fatalf("only %d tables tried", tried)
	}
}

func TestRankerBySorting(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		n := 1 + random.IntN(40)
		scores := make([]float64, n)
		for i := range scores {
			scores[i] = float64(random.IntN(20)-5) * 3.7
		}
		r := newRanker(n)
		r.rank(scores)
		want := make([]int, n)
		for i, s := range scores {
			want[i] = 1
			for _, o := range scores {
				if o > s {
					want[i]++
				}
			}
		}
		if diff := cmp.Diff(want, r.places); diff != "" {
			t.Fatalf("%v (-want +got):\n%s", scores, diff)
		}
	}
}

func TestTiesAsPublished(t *testing.T) {
	b, err := os.ReadFile(oracleFile(t, "misc_show.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Ties struct {
			Scores     []string
			Places     []int     `json:"standard_competition_1224"`
			Fractional []float64 `json:"fractional"`
		} `json:"tie_ranks"`
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	var scores []float64
	var published []contest.Hundredths
	for _, s := range want.Ties.Scores {
		h, ok := contest.ParseHundredths(s)
		if !ok {
			t.Fatal(s)
		}
		published, scores = append(published, h), append(scores, float64(h)/100)
	}
	r := newRanker(len(scores))
	r.rank(scores)
	for _, places := range [][]int{r.places, placesOf(published)} {
		if diff := cmp.Diff(want.Ties.Places, places); diff != "" {
			t.Errorf("places (-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff(want.Ties.Fractional, r.ranks); diff != "" {
		t.Errorf("ranks (-want +got):\n%s", diff)
	}
}
