package strength

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/profile"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// assessAll makes the profiles of all institutions; criteria may be nil.
func assessAll(fits []Fit, categories []string, criteria [][]profile.Criterion, o Options) (all []Profile) {
	a := NewAssessor(fits, categories, o)
	for i := range categories {
		var own []profile.Criterion
		if i < len(criteria) {
			own = criteria[i]
		}
		all = append(all, a.Profile(i, own))
	}
	return all
}

// made is a fit of one category of n institutions with equal audits, in closed form:
// unshrunken differences d, b̂ = λd, PEV = σ_b²(1−λ).
func made(code string, differences []float64, audits int, between, residual float64) Fit {
	lambda := between / (between + residual/float64(audits))
	f := Fit{Level: OfCriterion, Code: code, Area: "a", Members: []string{code}, Between: between}
	for i, d := range differences {
		f.Effects = append(f.Effects, Effect{Institution: int32(i), N: int32(audits), Mean: 70 + d, BLUP: lambda * d, PEV: between * (1 - lambda)})
	}
	return f
}

func categories(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "URZ"
	}
	return out
}

// around gives n differences whose median and mean are 0, the first of them given.
func around(n int, first ...float64) []float64 {
	out := make([]float64, n)
	copy(out, first)
	sum := 0.0
	for _, v := range first {
		sum += v
	}
	out[n-1] = -sum
	return out
}

func TestWaldIsTheUnshrunkenStatistic(t *testing.T) {
	f := made("A1", around(40, 20, -3), 6, 50, 200)
	p := assessAll([]Fit{f}, categories(40), nil, DefaultOptions())
	got := p[0].All[0]
	z := 20 / math.Sqrt(200.0/6) // d over the standard error of a mean of six
	if math.Abs(got.Z-z) > 1e-9 || math.Abs(got.Difference-20) > 1e-9 || math.Abs(got.P-math.Erfc(z/math.Sqrt2)) > 1e-15 {
		t.Errorf("%+v, want z %g", got, z)
	}
	if lambda := 50 / (50 + 200.0/6); math.Abs(got.Performance-20*lambda) > 1e-9 {
		t.Errorf("performance %g", got.Performance)
	}
	if !got.Confirmed || len(p[0].Strengths) != 1 || len(p[0].Improve)+len(p[0].Hints) != 0 {
		t.Errorf("%+v", p[0])
	}
	if len(p[1].Strengths)+len(p[1].Improve)+len(p[1].Hints) != 0 {
		t.Errorf("3 points are nothing to tell: %+v", p[1])
	}
}

func TestWhatIsNotConfirmed(t *testing.T) {
	n := 40
	good := made("OK", around(n, 30), 6, 50, 200)
	few := made("FEW", around(n, 30), 3, 50, 20)
	none := made("NONE", around(n, 30), 6, 50, 20)
	none.Between = 0
	refused := made("REF", around(n, 30), 6, 50, 20)
	refused.Reason = "inference_one_auditor"
	prior := made("PRI", around(n, 30), 6, 50, 20)
	prior.Effects[0].PEV = 50
	apart := made("AP", around(n, 30), 6, 50, 20)
	apart.Effects[0].Apart = true
	small := made("SM", []float64{30, 0, 0}, 6, 50, 20)
	four := made("FOUR", around(n, 4.9), 6, 50, 1)
	fits := []Fit{good, few, none, refused, prior, apart, small, four}
	p := assessAll(fits, categories(n), nil, DefaultOptions())[0]
	var got []string
	for _, f := range p.All {
		got = append(got, fmt.Sprintf("%s %s %v", f.Code, f.Reason, f.Confirmed))
	}
	want := []string{
		"OK  true", "FEW few_answers false", "NONE no_differences false", "REF inference_one_auditor false",
		"PRI no_information false", "AP disconnected false", "SM few_in_category false", "FOUR  false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(p.Strengths) != 1 || len(p.Hints) != 3 {
		t.Errorf("%d strengths, %d hints", len(p.Strengths), len(p.Hints))
	}
	for _, h := range p.Hints {
		if h.N == 0 || h.Confirmed {
			t.Errorf("hint %+v", h)
		}
	}
}

func TestCentreIsOfTheCategory(t *testing.T) {
	// Two categories, the second 40 points lower and small: each is compared with its own.
	f := made("A1", append(around(40, 20), -40, -40, -10, -40), 6, 500, 200)
	cats := append(categories(40), "KUL", "KUL", "KUL", "KUL")
	o := DefaultOptions()
	o.MinCategory = 24
	p := assessAll([]Fit{f}, cats, nil, o)
	if d := p[42].All[0].Difference; math.Abs(d-22.5) > 1e-9 { // the mean of four is −32.5
		t.Errorf("difference to the small category %g", d)
	}
	if d := p[5].All[0].Difference; math.Abs(d) > 1e-9 {
		t.Errorf("difference to the large category %g", d)
	}
}

func TestOrderAndQuadrants(t *testing.T) {
	n := 40
	fits := []Fit{
		made("SMALL", around(n, 25), 6, 300, 60), made("BIG", around(n, 25), 6, 300, 60),
		made("BAD", around(n, -25), 6, 300, 60), made("WORSE", around(n, -50), 6, 300, 60),
	}
	worth := [][]profile.Criterion{{
		{Code: "SMALL", Worth: 100, ToWin: 10},
		{Code: "BIG", Worth: 900, ToWin: 20},
		{Code: "BAD", Worth: 800, ToWin: 320},
		{Code: "WORSE", Worth: 200, ToWin: 90},
	}}
	p := assessAll(fits, categories(n), worth, DefaultOptions())[0]
	codes := func(all []Finding) (out []string) {
		for _, f := range all {
			out = append(out, fmt.Sprintf("%s %s %d/%d", f.Code, f.Quadrant, f.ToWin, f.Worth))
		}
		return out
	}
	if diff := cmp.Diff([]string{"BIG keep 20/900", "SMALL maintain 10/100"}, codes(p.Strengths)); diff != "" {
		t.Errorf("strengths (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"BAD focus 320/800", "WORSE later 90/200"}, codes(p.Improve)); diff != "" {
		t.Errorf("to improve (-want +got):\n%s", diff)
	}
}

func TestBinaryWithFewAnswersGoesByFisher(t *testing.T) {
	f := made("A1", around(40), 4, 100, 2000)
	f.Binary = true
	for i := range f.Effects {
		f.Effects[i].Full, f.Effects[i].Mean = 4, 100
	}
	f.Effects[0].Full, f.Effects[0].Mean, f.Effects[0].BLUP = 0, 0, -8
	got := assessAll([]Fit{f}, categories(40), nil, DefaultOptions())[0]
	want := Finding{
		Level: OfCriterion, Area: "a", Code: "A1", N: 4, Difference: -100, Test: Fisher, Confirmed: true, Quadrant: Focus,
	}
	if diff := cmp.Diff(want, got.All[0], cmpopts.IgnoreFields(Finding{}, "P", "Adjusted", "Performance")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p := FisherMidP(0, 4, 156, 0); got.All[0].P != p || len(got.Improve) != 1 {
		t.Errorf("p %g, want %g", got.All[0].P, p)
	}
	// The model points the other way: nothing is claimed.
	f.Effects[0].BLUP = 9
	if got := assessAll([]Fit{f}, categories(40), nil, DefaultOptions())[0]; len(got.Improve)+len(got.Strengths) != 0 {
		t.Errorf("%+v", got)
	}
}

// invented are answers of 60 institutions by 30 auditors of differing severity, six
// audits each: graded A1 and A2, yes-or-no A3, and B1, B2 that only half are asked.
func invented(seed uint64, effect func(institution, criterion int) float64) Data {
	random := rand.New(rand.NewPCG(seed, 1))
	d := Data{
		Auditors: 30, Audits: 360,
		Criteria: []Criterion{
			{Code: "A1", Area: "a", Weight: 2},
			{Code: "A2", Area: "a", Weight: 1},
			{Code: "A3", Area: "a", Weight: 1, Binary: true},
			{Code: "B1", Area: "b", Weight: 3},
			{Code: "B2", Area: "b", Weight: 1},
		},
	}
	severity := make([]float64, 30)
	for j := range severity {
		severity[j] = 0.08 * random.NormFloat64()
	}
	for i := range 60 {
		d.Categories = append(d.Categories, []string{"URZ", "KUL"}[i%2])
		level := make([]float64, len(d.Criteria))
		for k := range level {
			level[k] = 0.5 + 0.07*random.NormFloat64() + effect(i, k)
		}
		for a := range 6 {
			audit, auditor := int32(6*i+a), int32(random.IntN(30))
			for k, c := range d.Criteria {
				if c.Area == "b" && a%2 == 0 {
					continue
				}
				v := level[k] - severity[auditor] + 0.12*random.NormFloat64()
				if c.Binary {
					v = math.Round(min(1, max(0, v)))
				}
				d.Answers = append(d.Answers, Answer{int32(i), auditor, audit, int32(k), min(1, max(0, math.Round(20*v)/20))})
			}
		}
	}
	return d
}

func nobody(int, int) float64 { return 0 }

func TestFitAll(t *testing.T) {
	d := invented(1, func(i, k int) float64 {
		switch {
		case i == 3 && k == 0:
			return 0.4
		case i == 4 && k == 1:
			return -0.4
		}
		return 0
	})
	fits, err := FitAll(d, inference.Contest())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range fits {
		got = append(got, fmt.Sprintf("%s %s %v %d %s", f.Level, f.Code, f.Members, len(f.Effects), f.Reason))
	}
	want := []string{"criterion A1 [A1] 60 ", "criterion A2 [A2] 60 ", "criterion A3 [A3] 60 ", "area  [B1 B2] 60 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("fits (-want +got):\n%s", diff)
	}
	p := assessAll(fits, d.Categories, nil, DefaultOptions())
	if s := p[3].Strengths; len(s) == 0 || s[0].Code != "A1" || s[0].Difference < 20 {
		t.Errorf("the best at A1: %+v", s)
	}
	if s := p[4].Improve; len(s) == 0 || s[len(s)-1].Code != "A2" || s[len(s)-1].Difference > -20 {
		t.Errorf("the worst at A2: %+v", s)
	}
	for _, f := range p[10].All {
		if f.Level == OfArea && (f.N != 3 || f.Reason != FewAnswers) {
			t.Errorf("three audits of an area: %+v", f)
		}
	}
}

// TestFewFalseDiscoveries: of the confirmed findings about criteria that were made
// better or worse, next to none points the wrong way.
func TestFewFalseDiscoveries(t *testing.T) {
	found, wrong := 0, 0
	for seed := range uint64(12) {
		truth := map[[2]int]float64{}
		random := rand.New(rand.NewPCG(seed, 99))
		d := invented(seed, func(i, k int) float64 {
			v := 0.0
			if random.IntN(6) == 0 {
				v = 0.3 - 0.6*float64(random.IntN(2))
			}
			truth[[2]int{i, k}] = v
			return v
		})
		fits, err := FitAll(d, inference.Contest())
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range assessAll(fits, d.Categories, nil, DefaultOptions()) {
			for _, f := range append(p.Strengths, p.Improve...) {
				for k, c := range d.Criteria {
					if c.Code == f.Code {
						found++
						if truth[[2]int{i, k}]*f.Difference < 0 {
							wrong++
						}
					}
				}
			}
		}
	}
	t.Logf("%d found, %d of the wrong sign", found, wrong)
	if found < 100 || float64(wrong) > 0.02*float64(found) {
		t.Errorf("%d found, %d of the wrong sign", found, wrong)
	}
}

func TestFitAllRefuses(t *testing.T) {
	oneAuditor := invented(2, nobody)
	for i := range oneAuditor.Answers {
		oneAuditor.Answers[i].Auditor = 0
	}
	oneAuditor.Auditors = 1
	equal := invented(2, nobody)
	for i := range equal.Answers {
		equal.Answers[i].Value = 1
	}
	broken := invented(2, nobody)
	broken.Answers[0].Value = math.NaN()
	once := invented(2, nobody)
	var first []Answer
	for _, a := range once.Answers {
		if a.Audit%6 == 1 {
			first = append(first, a)
		}
	}
	once.Answers = first
	small := invented(2, nobody)
	var few []Answer
	for _, a := range small.Answers {
		if a.Institution < 10 {
			few = append(few, a)
		}
	}
	small.Answers = few
	for name, x := range map[string]struct {
		d    Data
		want Reason
	}{
		"one auditor":      {oneAuditor, "inference_one_auditor"},
		"all equal":        {equal, "inference_equal_scores"},
		"NaN":              {broken, BadValue},
		"one audit each":   {once, "inference_one_audit_each"},
		"few institutions": {small, "inference_few_institutions"},
	} {
		fits, err := FitAll(x.d, inference.Contest())
		if err != nil || len(fits) == 0 || fits[0].Reason != x.want {
			t.Errorf("%s: %v %+v", name, err, fits)
			continue
		}
		if x.want == BadValue && len(fits[0].Effects) != 0 {
			t.Errorf("%s: numbers from no numbers", name)
		}
		for _, p := range assessAll(fits[:1], x.d.Categories, nil, DefaultOptions()) {
			if len(p.Strengths)+len(p.Improve) != 0 {
				t.Errorf("%s: confirmed %+v", name, p)
			}
		}
	}
	lost := invented(2, nobody)
	lost.Answers[0].Criterion = 99
	if _, err := FitAll(lost, inference.Contest()); contest.CodeOf(err) != "strength_shape" {
		t.Errorf("an index that leads nowhere: %v", err)
	}
	if fits, err := FitAll(Data{}, inference.Contest()); err != nil || len(fits) != 0 {
		t.Errorf("nothing: %v %v", fits, err)
	}
}

func TestResultsAreTheSameOnAnyProcessors(t *testing.T) {
	d := invented(5, nobody)
	compute := func() []Fit {
		fits, err := FitAll(d, inference.Contest())
		if err != nil {
			t.Fatal(err)
		}
		return fits
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := compute()
	runtime.GOMAXPROCS(16)
	if diff := cmp.Diff(one, compute()); diff != "" {
		t.Errorf("one processor and sixteen differ:\n%s", diff)
	}
}

func BenchmarkFitAll(b *testing.B) {
	d := invented(5, nobody)
	for b.Loop() {
		if _, err := FitAll(d, inference.Contest()); err != nil {
			b.Fatal(err)
		}
	}
}
