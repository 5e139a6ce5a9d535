package contest

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// randomValue is what somebody may have written, right or wrong.
func randomValue(r *rand.Rand) string {
	words := []string{"", "tak", "nie", "n/d", "0", "1", "2", "3", "4", "5", "4,5", "12 min", "-1", "99999999999999", "Nic.", "Było.", "dobrze", "x", "3 – Dużo.", "\xff"}
	return words[r.IntN(len(words))]
}

// Whatever a sheet says, resolving it gives each criterion at most once, in the form's
// order, on its scale, N/A only where it may be; and a fault for what it left out.
func TestResolveAnswersHolds(t *testing.T) {
	form := callForm()
	order := map[string]int{}
	for i, c := range form.Criteria() {
		order[c.Code] = i
	}
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 4000 {
		s := Submission{HeldAt: noon, Outcome: []Outcome{"", OutcomeContact, OutcomeNoContact}[n%3]}
		for range r.IntN(12) {
			code := []string{"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "S1", "t1", "ZZ"}[r.IntN(11)]
			a := RawAnswer{Criterion: code, Value: randomValue(r), Cell: "C" + strconv.Itoa(r.IntN(90))}
			if r.IntN(5) == 0 {
				a.Points = randomValue(r)
			}
			if r.IntN(9) == 0 {
				a.NA = true
			}
			s.Answers = append(s.Answers, a)
		}
		answers, found := ResolveAnswers(form, s, nil)
		faults := false
		for _, f := range found {
			faults = faults || f.Severity == SeverityError
		}
		last := -1
		for _, a := range answers {
			i, ok := order[a.Criterion]
			if !ok || i <= last {
				t.Fatalf("%+v gives %+v", s, answers)
			}
			last = i
			checkResolved(t, form, s, a)
		}
		if s.Outcome != OutcomeNoContact && !faults && len(answers) != len(order) {
			t.Fatalf("no fault, but %d answers of %d: %+v", len(answers), len(order), s)
		}
	}
}

func checkResolved(t *testing.T, form Form, s Submission, a Answer) {
	t.Helper()
	c, _ := form.find(a.Criterion)
	without := s.Outcome == OutcomeNoContact && (c.OnContact || c.Condition != "")
	switch {
	case a.NA != "" && (a.Points != 0 || !c.NAAllowed):
		t.Fatalf("N/A: %+v of %+v", a, s)
	case a.Points < 0 || a.Points > c.Max || c.Scale == ScaleYesNo && a.Points != 0 && a.Points != c.Max:
		t.Fatalf("off the scale: %+v of %+v", a, s)
	case without && a.Points > 0:
		t.Fatalf("points without contact: %+v of %+v", a, s)
	case !without && a.NA == "" && c.Scale == ScaleMeasured:
		if want, err := c.PointsFor(a.Measured); err != nil || want != a.Points {
			t.Fatalf("%+v: its value gives %d, %v", a, want, err)
		}
	}
}

// Reading what String writes gives the answer again.
func TestReadString(t *testing.T) {
	for _, c := range callForm().Criteria() {
		if c.Scale == ScaleMeasured {
			continue
		}
		for p := 0; p <= c.Max; p++ {
			want := Answer{Criterion: c.Code, Points: p}
			if got, fault := c.Read(RawAnswer{Value: want.String()}); fault != nil || got != want {
				t.Errorf("%s: %+v %v, want %+v", c.Code, got, fault, want)
			}
		}
		want := Answer{Criterion: c.Code, NA: NADefault}
		if got, fault := c.Read(RawAnswer{Value: want.String()}); fault != nil || got != want {
			t.Errorf("%s: %+v %v", c.Code, got, fault)
		}
	}
}

// An anchor's own text is an answer, alone or behind its points.
func TestReadAnchors(t *testing.T) {
	c, _ := callForm().find("T2")
	for _, a := range c.Anchors {
		for _, value := range []string{a.Text, strconv.Itoa(a.Points) + " – " + a.Text, strconv.Itoa(a.Points) + ". " + a.Text} {
			if got, fault := c.Read(RawAnswer{Value: value}); fault != nil || got.Points != a.Points {
				t.Errorf("%q: %+v %v", value, got, fault)
			}
		}
	}
}

// A condition's base is the criterion whose code it names in brackets, never itself.
func TestConditionBase(t *testing.T) {
	form := callForm()
	for condition, want := range map[string]string{
		"Przełączano (T3).": "T3", "Przełączano (t3).": "T3", "Przełączano (raz).": "", "Przełączano.": "", "(T4) (T2)": "T2", "Było (dużo) (T7).": "T7",
	} {
		c, _ := form.find("T4")
		c.Condition = condition
		base, ok := form.conditionBase(c)
		if ok != (want != "") || base.Code != want {
			t.Errorf("%q: %q %v, want %q", condition, base.Code, ok, want)
		}
	}
}

func TestCellRow(t *testing.T) {
	for cell, want := range map[string]int{"C12": 12, "AB3": 3, "12": 12, "": 0, "C": 0, "C-2": 0, "c3": 0} {
		if got := CellRow(cell); got != want {
			t.Errorf("%q: %d, want %d", cell, got, want)
		}
	}
}

// A message repeats a little of a cell at most.
func TestExcerpt(t *testing.T) {
	long := "ą" + string(make([]byte, 100))
	if got := []rune(Excerpt(long)); len(got) != 40 || got[39] != '…' {
		t.Errorf("%d runes", len(got))
	}
	if Excerpt("krótki") != "krótki" {
		t.Error("a short text was changed")
	}
}
