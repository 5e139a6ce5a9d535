package strength

import (
	"cmp"
	"math"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
)

// Options are the thresholds of SA-1.
type Options struct {
	Q             float64 // false discovery rate inside an institution
	MinAnswers    int     // of the institution
	MinCategory   int     // answers in its category
	MinDifference float64 // points of 0..100
	FisherBelow   int     // answers to a yes-or-no criterion below which Fisher tests
	MedianFrom    int     // institutions from which the category's median is 0, not its mean
	Hints         int     // at most
}

// DefaultOptions are those of method.md 2e.
func DefaultOptions() Options {
	return Options{Q: 0.10, MinAnswers: 4, MinCategory: 30, MinDifference: 5, FisherBelow: 8, MedianFrom: 30, Hints: 3}
}

// Test is how a finding was tested.
type Test string

// The two tests; empty: none.
const (
	Wald   Test = "wald"
	Fisher Test = "fisher"
)

// Quadrant is a finding's place in the importance–performance picture, split at the
// median worth and at the category's level.
type Quadrant string

// The four quadrants.
const (
	Keep     Quadrant = "keep"     // weighs much, above the category
	Focus    Quadrant = "focus"    // weighs much, below
	Maintain Quadrant = "maintain" // weighs little, above
	Later    Quadrant = "later"    // weighs little, below
)

// Finding is one criterion or area of one institution.
type Finding struct {
	Fit        int // index in the fits
	Level      Level
	Channel    int
	Area, Code string
	N          int
	// Difference is how far the institution is from its category, unshrunken (raw
	// where it was not tested by the model); Performance is the shrunken one, the
	// height in the picture.
	Difference, Performance float64
	Test                    Test
	Z                       float64 // of Wald
	P, Adjusted             float64 // two-sided, and after Benjamini–Hochberg
	Confirmed               bool
	Reason                  Reason             // why it was not tested
	Worth, ToWin            contest.Hundredths // points of the overall score
	Quadrant                Quadrant
}

// Profile is what an institution reads.
type Profile struct {
	All       []Finding // in the order of the fits
	Strengths []Finding // confirmed, above; by worth × difference
	Improve   []Finding // confirmed, below; likewise
	// Hints are not confirmed: differences of 5 points and more, those below the
	// category first, by worth × difference.
	Hints []Finding
}

// Assessor makes the profiles of single institutions of an edition.
type Assessor struct {
	fits       []Fit
	groups     []map[string]*group // categories, by fit
	categories []string
	o          Options
}

// NewAssessor takes the fits of an edition and the category of each institution.
func NewAssessor(fits []Fit, categories []string, o Options) *Assessor {
	a := &Assessor{fits: fits, categories: categories, o: o}
	for k := range fits {
		a.groups = append(a.groups, groupsOf(&fits[k], categories, o))
	}
	return a
}

// Fits are those the findings point to.
func (a *Assessor) Fits() []Fit { return a.fits }

// Profile makes the profile of one institution; criteria are its own, of
// profile.Criteria.
func (a *Assessor) Profile(institution int, criteria []profile.Criterion) (p Profile) {
	for k := range a.fits {
		fit := &a.fits[k]
		at, has := slices.BinarySearchFunc(fit.Effects, institution, func(e Effect, i int) int { return int(e.Institution) - i })
		if !has {
			continue
		}
		f := a.groups[k][a.categories[institution]].finding(fit, fit.Effects[at], a.o)
		f.Fit = k
		f.Worth, f.ToWin = worth(criteria, fit)
		p.All = append(p.All, f)
	}
	p.judge(a.o)
	return p
}

// worth sums what the fit's criteria are worth to an institution.
func worth(criteria []profile.Criterion, f *Fit) (worth, toWin contest.Hundredths) {
	for _, c := range criteria {
		if c.Channel == f.Channel && slices.Contains(f.Members, c.Code) {
			worth += c.Worth
			toWin += c.ToWin
		}
	}
	return worth, toWin
}

// judge corrects for the number of tests and sorts the findings.
func (p *Profile) judge(o Options) {
	var tested []int
	var values []float64
	for i, f := range p.All {
		if f.Test != "" {
			tested, values = append(tested, i), append(values, f.P)
		}
	}
	for k, adjusted := range BenjaminiHochberg(values) {
		f := &p.All[tested[k]]
		f.Adjusted = adjusted
		f.Confirmed = adjusted <= o.Q && math.Abs(f.Difference) >= o.MinDifference && f.Difference*f.Performance >= 0
	}
	p.place()
	for _, f := range p.All {
		switch {
		case f.Confirmed && f.Difference > 0:
			p.Strengths = append(p.Strengths, f)
		case f.Confirmed:
			p.Improve = append(p.Improve, f)
		case math.Abs(f.Difference) >= o.MinDifference:
			p.Hints = append(p.Hints, f)
		}
	}
	for _, list := range [][]Finding{p.Strengths, p.Improve} {
		slices.SortStableFunc(list, byWeight)
	}
	slices.SortStableFunc(p.Hints, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(sign(a.Difference), sign(b.Difference)), byWeight(a, b))
	})
	p.Hints = p.Hints[:min(o.Hints, len(p.Hints))]
}

// place puts the findings into the importance–performance picture.
func (p *Profile) place() {
	if len(p.All) == 0 {
		return
	}
	var all []contest.Hundredths
	for _, f := range p.All {
		all = append(all, f.Worth)
	}
	slices.Sort(all)
	median := all[len(all)/2]
	for i := range p.All {
		f := &p.All[i]
		switch much, above := f.Worth >= median, f.Performance >= 0; {
		case much && above:
			f.Quadrant = Keep
		case much:
			f.Quadrant = Focus
		case above:
			f.Quadrant = Maintain
		default:
			f.Quadrant = Later
		}
	}
}

// byWeight puts what is worth most first.
func byWeight(a, b Finding) int {
	return cmp.Compare(float64(b.Worth)*math.Abs(b.Difference), float64(a.Worth)*math.Abs(a.Difference))
}

func sign(x float64) int {
	if x < 0 {
		return -1
	}
	return 1
}
