package strength

import (
	"math"
	"math/rand/v2"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

func TestCommon(t *testing.T) {
	now := []Anchored{{0, "A1", "x"}, {0, "A2", "y"}, {1, "A1", "x"}, {0, "A3", "z"}}
	before := []Anchored{{0, "A3", "z"}, {0, "A2", "changed"}, {0, "A1", "x"}}
	if diff := cmp.Diff([]Anchored{{0, "A1", "x"}, {0, "A3", "z"}}, Common(now, before)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTrend(t *testing.T) {
	pair := func(now, before, pev float64) Pair {
		return Pair{Now: Measured{now, pev, now + 1}, Before: Measured{before, pev, before - 1}}
	}
	shared := pair(90, 60, 2)
	shared.Shared = true
	got := Trend([]Pair{
		pair(80, 70, 2), pair(70, 71, 2), pair(60, 72, 2), shared,
		pair(math.NaN(), 70, 2), pair(70, 70, 0), pair(70, 70, -1),
	}, 0.10)
	// Δ = 10, SE = 2: z = 5; BH over three tests.
	if got[0].SE != 2 || got[0].Shrunken != 10 || got[0].Raw != 12 || !got[0].Confirmed || got[0].Adjusted <= got[0].P {
		t.Errorf("%+v", got[0])
	}
	if got[1].Confirmed || got[1].Reason != "" || !got[2].Confirmed || got[2].Shrunken != -12 {
		t.Errorf("%+v, %+v", got[1], got[2])
	}
	for i, want := range map[int]Reason{3: SharedAuditor, 4: BadValue, 5: NoDifferences, 6: BadValue} {
		if got[i].Reason != want || got[i].Confirmed || got[i].P != 1 {
			t.Errorf("%d: %+v, want %s", i, got[i], want)
		}
	}
	if math.IsNaN(got[4].Shrunken) {
		t.Error("no number is given as a number")
	}
}

// TestJointTrend: auditors who stay and differ in severity cancel out of a change,
// and the error knows it.
func TestJointTrend(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 6))
	const institutions, auditors = 80, 16
	severity := make([]float64, auditors)
	for j := range severity {
		severity[j] = 10 * random.NormFloat64()
	}
	var audits []EditionAudit
	for i := range int32(institutions) {
		level := 70 + 5*random.NormFloat64()
		for a := range int32(4) {
			auditor := (3*i + a*5) % auditors
			for _, now := range []bool{false, true} {
				change := 0.0
				if now && i < 8 {
					change = 12
				}
				audits = append(audits, EditionAudit{i, auditor, now, level + change - severity[auditor] + 2*random.NormFloat64()})
			}
		}
	}
	got, err := JointTrend(audits, institutions+1, auditors, 0.10)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for i, c := range got[:institutions] {
		if (i < 8) != c.Confirmed {
			wrong++
		}
		if math.Abs(c.SE-math.Sqrt(2*4/4.0)) > 0.4 { // two means of four, σ = 2
			t.Errorf("institution %d: SE %g", i, c.SE)
		}
	}
	if wrong > 4 {
		t.Errorf("%d of %d judged wrongly", wrong, institutions)
	}
	if got[institutions].Reason != FewAnswers {
		t.Errorf("without audits: %+v", got[institutions])
	}
	audits[0].Institution = -1
	if _, err := JointTrend(audits, institutions, auditors, 0.1); contest.CodeOf(err) != "strength_shape" {
		t.Errorf("%v", err)
	}
}
