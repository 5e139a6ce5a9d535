package questionnaire

import (
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

func TestNextVersion(t *testing.T) {
	all := []office.QuestionnaireLine{{Channel: contest.Visit, Version: 2, InForce: true}, {Channel: contest.Visit, Version: 1, Audits: 7}, {Channel: contest.Phone, Version: 5, InForce: true, Audits: 1}}
	tests := []struct {
		name    string
		of      office.QuestionnaireLine
		version int
		makes   bool
	}{
		{"unused and in force: in place", all[0], 2, false},
		{"an older one", all[1], 3, true},
		{"in use", all[2], 6, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if version, makes := next(all, tt.of); version != tt.version || makes != tt.makes {
				t.Errorf("got %d, %v", version, makes)
			}
		})
	}
}

func TestItemsOfAVariant(t *testing.T) {
	cat := locale.For("pl")
	q := builtIn(t, contest.Visit)
	all := items(cat, q, nil, map[string]int{"0.1": 3})
	form, _ := variant(q, nil)
	if len(all) != 1+len(q.Sections)+len(form.Criteria()) {
		t.Fatalf("%d items", len(all))
	}
	if all[3].remarks != 3 || all[3].at != (place{0, 1}) {
		t.Errorf("remarks stand at %+v", all[3])
	}
	sum := contest.Hundredths(0)
	for _, i := range all {
		if i.at.isSection() {
			sum += i.percent
		}
	}
	if sum != 10000 {
		t.Errorf("the sections' shares add up to %s", sum)
	}
	k := kind{category: contest.CategoryCulture, sub: contest.SubLibrary}
	asked := 0
	for _, i := range items(cat, q, &k, nil) {
		if i.at.isCriterion() {
			asked++
			if c := q.Sections[i.at.sec].Criteria[i.at.crit]; c.Code != i.code || !c.Applies(k.category, k.sub) {
				t.Errorf("%s stands at %s", i.code, i.at.key())
			}
		}
	}
	if asked != len(q.Form(k.category, k.sub).Criteria()) {
		t.Errorf("%d are asked of a library", asked)
	}
}

// Each finding of the linter leads to a field that its form has.
func TestRemarksLeadToFields(t *testing.T) {
	cat := locale.For("pl")
	tests := []struct {
		name  string
		spoil func(*contest.Questionnaire)
		code  string
		at    place
		field string
	}{
		{"no title", func(q *contest.Questionnaire) { q.Title = "" }, "lint_title_empty", head, "title"},
		{"section without a name", func(q *contest.Questionnaire) { q.Sections[1].Name = "" }, "lint_name_empty", sectionAt(1), "name"},
		{"section of an area that is not there", func(q *contest.Questionnaire) { q.Sections[0].Area = "x" }, "lint_unknown_area", sectionAt(0), "area"},
		{"weight of a criterion", func(q *contest.Questionnaire) { q.Sections[0].Criteria[1].Weight = 0 }, "lint_weight", place{0, 1}, "weight"},
		{"text gone", func(q *contest.Questionnaire) { q.Sections[0].Criteria[0].Text = "" }, "lint_text_empty", place{0, 0}, "text"},
		{"code gone", func(q *contest.Questionnaire) { q.Sections[0].Criteria[0].Code = "" }, "lint_code_empty", place{0, 0}, "code"},
		{"area without a name", func(q *contest.Questionnaire) { q.Areas[0].Name = "" }, "lint_name_empty", head, "areas"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := clone(builtIn(t, contest.Visit))
			tt.spoil(&q)
			for _, f := range contest.LintQuestionnaire(q) {
				if f.Code != tt.code {
					continue
				}
				at, field := located(q, f)
				if at != tt.at || field != tt.field {
					t.Errorf("leads to %s, %s", at.key(), field)
				}
				for _, have := range fields(cat, q, at) {
					if have.ID == field {
						return
					}
				}
				t.Errorf("the form has no field %s", field)
				return
			}
			t.Fatal("the linter says nothing")
		})
	}
}

func TestRemarksPutFaultsFirst(t *testing.T) {
	cat := locale.For("pl")
	all := remarks(cat, contest.Questionnaire{}, []contest.Finding{contest.Warn("lint_subjective_count", "count", 3), contest.Fault("lint_title_empty")})
	if !all[0].fault || all[1].fault || faults(all) != 1 {
		t.Errorf("%+v", all)
	}
	if got := remarkTitle(cat, all); got != "1 błąd, 1 ostrzeżenie" {
		t.Errorf("title %q", got)
	}
}

func TestAskedText(t *testing.T) {
	cat, categories := locale.For("pl"), contest.DefaultCategories()
	tests := map[string]contest.Criterion{
		"wszystkich instytucji":                     {},
		"tylko: Instytucje kultury, TBS lub SIM":    {For: []string{"KUL", "tbs"}},
		"wszystkich oprócz: wspólnota mieszkaniowa": {Not: []string{"wspolnota"}},
	}
	for want, c := range tests {
		if got := askedText(cat, categories, c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTrialOf(t *testing.T) {
	cat := locale.For("pl")
	score := contest.MakeScore(8742, 8742, 100)
	tests := []struct {
		name                string
		r                   office.RunningScore
		done, points, score string
	}{
		{"nothing yet", office.RunningScore{Asked: 31}, "0/31", "–", "–"},
		{"too little", office.RunningScore{Asked: 31, Answered: 1, Points: 3, Possible: 4, Share: 7500, SoFar: &score}, "1/31", "3/4 · 75%", "87,42"},
		{"valid", office.RunningScore{Asked: 31, Answered: 31, Points: 17, Possible: 20, Share: 8500, SoFar: &score, Score: &score}, "31/31", "17/20 · 85%", "87,42"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := trialOf(cat, tt.r)
			if v.done != tt.done || v.points != tt.points || v.score != tt.score {
				t.Errorf("got %+v", v)
			}
		})
	}
}

func TestTrialOffersEveryAnswer(t *testing.T) {
	cat := locale.For("pl")
	for _, c := range contest.Channels() {
		q := builtIn(t, c)
		for _, s := range q.Sections {
			for _, criterion := range s.Criteria {
				all := trialFields(cat, criterion)
				want := criterion.Max + 2
				if criterion.NAAllowed {
					want++
				}
				if criterion.Scale != contest.ScaleMeasured && len(all[0].Choices) != want {
					t.Errorf("%s offers %d answers, want %d", criterion.Code, len(all[0].Choices), want)
				}
			}
		}
	}
}
