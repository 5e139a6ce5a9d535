package questionnaire

import (
	"reflect"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func builtIn(t *testing.T, c contest.Channel) contest.Questionnaire {
	t.Helper()
	q, err := office.DefaultQuestionnaire(c)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// codes writes a questionnaire's structure: „A[A1 A2] B[B1]”.
func codes(q contest.Questionnaire) string {
	var parts []string
	for _, s := range q.Sections {
		var own []string
		for _, c := range s.Criteria {
			own = append(own, c.Code)
		}
		parts = append(parts, s.Code+"["+strings.Join(own, " ")+"]")
	}
	return strings.Join(parts, " ")
}

func small() contest.Questionnaire {
	c := func(code string) contest.Criterion { return contest.Criterion{Code: code} }
	return contest.Questionnaire{Areas: []contest.Area{{Code: "a", Name: "A"}}, Sections: []contest.Section{
		{Code: "A", Area: "a", Criteria: []contest.Criterion{c("A1"), c("A2")}}, {Code: "B", Area: "a", Criteria: []contest.Criterion{c("B1")}},
	}}
}

func TestStructureChanges(t *testing.T) {
	tests := []struct {
		name string
		do   func(contest.Questionnaire) (contest.Questionnaire, place)
		want string
		at   place
	}{
		{"criterion down", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, place{0, 0}, 1) }, "A[A2 A1] B[B1]", place{0, 1}},
		{"criterion into the next section", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, place{0, 1}, 1) }, "A[A1] B[A2 B1]", place{1, 0}},
		{"criterion into the section before", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, place{1, 0}, -1) }, "A[A1 A2 B1] B[]", place{0, 2}},
		{"criterion at the end stays", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, place{1, 0}, 1) }, "A[A1 A2] B[B1]", place{1, 0}},
		{"section up", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, sectionAt(1), -1) }, "B[B1] A[A1 A2]", sectionAt(0)},
		{"section at the top stays", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, sectionAt(0), -1) }, "A[A1 A2] B[B1]", sectionAt(0)},
		{"head does not move", func(q contest.Questionnaire) (contest.Questionnaire, place) { return moved(q, head, 1) }, "A[A1 A2] B[B1]", head},
		{"new section after one", func(q contest.Questionnaire) (contest.Questionnaire, place) { return withSection(q, place{0, 1}) }, "A[A1 A2] S01[] B[B1]", sectionAt(1)},
		{"new section at the end", func(q contest.Questionnaire) (contest.Questionnaire, place) { return withSection(q, head) }, "A[A1 A2] B[B1] S01[]", sectionAt(2)},
		{"new criterion takes the next number", func(q contest.Questionnaire) (contest.Questionnaire, place) { return withCriterion(q, place{0, 0}) }, "A[A1 A03 A2] B[B1]", place{0, 1}},
		{"no criterion in the head", func(q contest.Questionnaire) (contest.Questionnaire, place) { return withCriterion(q, head) }, "A[A1 A2] B[B1]", head},
		{"criterion away", func(q contest.Questionnaire) (contest.Questionnaire, place) { return without(q, place{0, 1}) }, "A[A1] B[B1]", place{0, 0}},
		{"last criterion away", func(q contest.Questionnaire) (contest.Questionnaire, place) { return without(q, place{1, 0}) }, "A[A1 A2] B[]", sectionAt(1)},
		{"section away", func(q contest.Questionnaire) (contest.Questionnaire, place) { return without(q, sectionAt(1)) }, "A[A1 A2]", sectionAt(0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := small()
			q, at := tt.do(before)
			if got := codes(q); got != tt.want || at != tt.at {
				t.Errorf("got %s at %v, want %s at %v", got, at, tt.want, tt.at)
			}
			if !reflect.DeepEqual(before, small()) {
				t.Error("the questionnaire before was changed too")
			}
		})
	}
}

// What a form shows, written back, gives the same questionnaire: for every built-in one.
func TestValuesGoThereAndBack(t *testing.T) {
	for _, c := range contest.Channels() {
		q := builtIn(t, c)
		for _, at := range places(q) {
			got := clone(q)
			for id, value := range values(q, at) {
				got = withValue(got, at, id, value)
			}
			if d := cmp.Diff(q, got); d != "" {
				t.Fatalf("%s %s: %s", c, at.key(), d)
			}
		}
	}
}

func TestScaleMakesRoom(t *testing.T) {
	q := small()
	q = withValue(q, place{0, 0}, "scale", "graded")
	c := q.Sections[0].Criteria[0]
	if c.Max != 4 || len(c.Anchors) != 5 || c.CommentAtMost != 1 {
		t.Errorf("graded: %+v", c)
	}
	q = withValue(q, place{0, 0}, "anchor.3", "Trzy rzeczy.")
	q = withValue(q, place{0, 0}, "max", "3")
	if c = q.Sections[0].Criteria[0]; len(c.Anchors) != 4 || c.Anchors[3].Text != "Trzy rzeczy." {
		t.Errorf("three points: %+v", c.Anchors)
	}
	q = withValue(q, place{0, 0}, "scale", "yes_no")
	if c = q.Sections[0].Criteria[0]; c.Max != 1 || len(c.Anchors) != 2 {
		t.Errorf("yes or no: %+v", c)
	}
}

func TestBands(t *testing.T) {
	q := withValue(small(), place{0, 0}, "scale", "measured")
	set := func(id, value string) { q = withValue(q, place{0, 0}, id, value) }
	set("band.4", "5")
	set("band.2", "7,5")
	want := []contest.Band{{UpTo: "5", Points: 4}, {UpTo: "7.5", Points: 2}, {UpTo: "", Points: 0}}
	if d := cmp.Diff(want, q.Sections[0].Criteria[0].Bands); d != "" {
		t.Error(d)
	}
	set("band.2", "")
	set("rest", "1")
	want = []contest.Band{{UpTo: "5", Points: 4}, {UpTo: "", Points: 1}}
	if d := cmp.Diff(want, q.Sections[0].Criteria[0].Bands); d != "" {
		t.Errorf("after emptying: %s", d)
	}
}

func TestDraftGoesBack(t *testing.T) {
	d := newDraft(small())
	if d.changed() || d.back() {
		t.Error("a fresh draft has changes")
	}
	d.to(withValue(d.now, head, "title", "Wizyta"))
	d.to(withValue(d.now, head, "title", "Wizyta"))
	if !d.changed() || len(d.past) != 1 {
		t.Errorf("changed %v, steps %d", d.changed(), len(d.past))
	}
	if !d.back() || d.changed() {
		t.Error("the way back does not lead to the start")
	}
}

func TestAskingIsShortAndTrue(t *testing.T) {
	categories := contest.DefaultCategories()
	kinds := kindsOf(categories)
	sets := map[string]func(kind) bool{
		"all":                func(kind) bool { return true },
		"none":               func(kind) bool { return false },
		"culture":            func(k kind) bool { return k.category == contest.CategoryCulture },
		"library and TBS":    func(k kind) bool { return k.sub == contest.SubLibrary || k.sub == contest.SubSocialHousing },
		"all but one":        func(k kind) bool { return k.sub != contest.SubCondominium },
		"culture but museum": func(k kind) bool { return k.category == contest.CategoryCulture && k.sub != contest.SubMuseum },
	}
	for name, asked := range sets {
		var c contest.Criterion
		c.For, c.Not = asking(categories, asked)
		for _, k := range kinds {
			if c.Applies(k.category, k.sub) != asked(k) {
				t.Errorf("%s: %s is asked: %v; For %v, Not %v", name, k.key(), !asked(k), c.For, c.Not)
			}
		}
	}
	if only, not := asking(categories, sets["culture"]); len(only) != 1 || not != nil {
		t.Errorf("culture is %v, %v", only, not)
	}
}
