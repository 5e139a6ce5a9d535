package sample

import (
	"testing"

	"biurolidera/internal/contest"
)

// fixture is a small questionnaire for each channel with every kind of criterion:
// graded, yes or no, measured (whole and with a decimal), critical, conditional,
// bound to kinds, answered once.
func fixture() []contest.Questionnaire {
	return []contest.Questionnaire{
		{ID: 11, Channel: contest.Visit, Code: "w", Version: 1, Title: "stara"},
		{ID: 12, Channel: contest.Visit, Code: "w", Version: 2, Title: "Wizyta", Sections: []contest.Section{
			{Code: "WA", Area: "otoczenie", Weight: 20, Criteria: []contest.Criterion{
				yesNo("WA01", 2, func(c *contest.Criterion) { c.Not = []string{contest.SubCondominium} }),
				graded("WA03", 1, nil), yesNo("WA04", 1, nil), yesNo("WA05", 1, nil),
			}},
			{Code: "WD", Area: "czas", Weight: 15, Criteria: []contest.Criterion{
				measured("WD01", 3, "min", []contest.Band{{UpTo: "5", Points: 4}, {UpTo: "10", Points: 3}, {UpTo: "20", Points: 2}, {UpTo: "30", Points: 1}, {Points: 0}}, nil),
				measured("WD04", 2, "stanowiska", []contest.Band{{UpTo: "0", Points: 4}, {UpTo: "1", Points: 2}, {Points: 0}}, nil),
			}},
			{Code: "WE", Area: "kultura", Weight: 30, Criteria: []contest.Criterion{
				contacted("WE01", 2, yesNo), contacted("WE02", 2, yesNo), contacted("WE05", 2, yesNo), contacted("WE06", 2, graded),
				graded("WE04", 3, func(c *contest.Criterion) { c.OnContact, c.Critical = true, true }),
			}},
			{Code: "WF", Area: "kompetencje", Weight: 35, Criteria: []contest.Criterion{
				contacted("WF01", 2, yesNo), contacted("WF03", 3, graded), contacted("WF04", 2, graded), contacted("WF05", 2, yesNo),
				graded("WF02", 4, func(c *contest.Criterion) { c.OnContact, c.Critical = true, true }),
				yesNo("WF06", 2, func(c *contest.Criterion) {
					c.OnContact, c.NAAllowed, c.Condition = true, true, "Klienta odesłano (WD04)."
				}),
				yesNo("WF07", 2, func(c *contest.Criterion) {
					c.OnContact, c.NAAllowed, c.Condition, c.For = true, true, "Pytano o książkę.", []string{contest.SubLibrary}
				}),
			}},
		}},
		{ID: 13, Channel: contest.Phone, Code: "t", Version: 1, Sections: []contest.Section{
			{Code: "TA", Area: "czas", Weight: 30, Criteria: []contest.Criterion{
				measured("TA01", 3, "próby", []contest.Band{{UpTo: "1", Points: 4}, {UpTo: "2", Points: 2}, {UpTo: "3", Points: 1}, {Points: 0}},
					func(c *contest.Criterion) { c.Critical = true }),
				measured("TA02", 2, "min", []contest.Band{{UpTo: "0.5", Points: 3}, {UpTo: "1.25", Points: 2}, {UpTo: "4", Points: 1}, {Points: 0}}, nil),
				yesNo("TA04", 1, nil),
			}},
			{Code: "TC", Area: "kultura", Weight: 30, Criteria: []contest.Criterion{
				contacted("TC02", 2, yesNo), contacted("TC03", 1, graded), contacted("TB01", 2, yesNo), contacted("TF02", 1, yesNo), contacted("TB03", 1, yesNo),
			}},
			{Code: "TD", Area: "kompetencje", Weight: 40, Criteria: []contest.Criterion{
				contacted("TD01", 1, yesNo), contacted("TD03", 3, graded), contacted("TD04", 2, graded), contacted("TD05", 1, yesNo), contacted("TD06", 1, yesNo),
				yesNo("TE02", 1, func(c *contest.Criterion) {
					c.OnContact, c.NAAllowed, c.Condition = true, true, "Obiecano oddzwonić."
				}),
			}},
		}},
		{ID: 14, Channel: contest.Online, Code: "o", Version: 1, Sections: []contest.Section{
			{Code: "OA", Area: "czas", Weight: 25, Criteria: []contest.Criterion{
				measured("OA01", 4, "dni robocze", []contest.Band{{UpTo: "1", Points: 5}, {UpTo: "3", Points: 3}, {UpTo: "10", Points: 1}, {Points: 0}},
					func(c *contest.Criterion) { c.Critical = true }),
				yesNo("OA02", 1, nil),
			}},
			{Code: "OB", Area: "kompetencje", Weight: 35, Criteria: []contest.Criterion{
				contacted("OB01", 4, graded), contacted("OB02", 3, graded), contacted("OB03", 1, yesNo), contacted("OB04", 1, yesNo),
				graded("OB07", 2, func(c *contest.Criterion) {
					c.OnContact, c.Max = true, 2
					c.Anchors = []contest.Anchor{{Points: 0, Text: "nic"}, {Points: 2, Text: "krok i termin"}}
				}),
			}},
			{Code: "OC", Area: "informacja", Weight: 40, Once: true, Criteria: []contest.Criterion{
				yesNo("OC01", 2, nil), graded("OC02", 3, nil), yesNo("OC03", 1, nil), graded("OC05", 2, nil),
				yesNo("XX01", 1, func(c *contest.Criterion) { c.NAAllowed = true }),
			}},
		}},
	}
}

func yesNo(code string, weight int, with func(*contest.Criterion)) contest.Criterion {
	return made(contest.Criterion{Code: code, Scale: contest.ScaleYesNo, Weight: weight, Max: 1, CommentAtMost: -1}, with)
}

func graded(code string, weight int, with func(*contest.Criterion)) contest.Criterion {
	return made(contest.Criterion{Code: code, Scale: contest.ScaleGraded, Weight: weight, Max: 4, CommentAtMost: 1}, with)
}

func measured(code string, weight int, unit string, bands []contest.Band, with func(*contest.Criterion)) contest.Criterion {
	c := contest.Criterion{Code: code, Scale: contest.ScaleMeasured, Weight: weight, Max: bands[0].Points, Unit: unit, Bands: bands, CommentAtMost: -1, OnContact: true}
	return made(c, with)
}

func contacted(code string, weight int, of func(string, int, func(*contest.Criterion)) contest.Criterion) contest.Criterion {
	return of(code, weight, func(c *contest.Criterion) { c.OnContact = true })
}

func made(c contest.Criterion, with func(*contest.Criterion)) contest.Criterion {
	if with != nil {
		with(&c)
	}
	return c
}

// options are those of the tests.
func options(seed uint64, participants, audits int) Options {
	return Options{
		Seed: seed, Participants: participants, AuditsPerChannel: audits,
		Edition:        contest.Edition{ID: 3, Code: "2025", Name: "II edycja", Year: 2025, Example: true},
		Categories:     contest.DefaultCategories(),
		Rules:          contest.DefaultRules(),
		Questionnaires: fixture(),
		Scenarios: []contest.Scenario{
			{ID: 21, Channel: contest.Visit},
			{ID: 22, Channel: contest.Visit, Subs: []string{contest.CategoryCulture}},
			{ID: 23, Channel: contest.Visit, Subs: []string{contest.SubLibrary}},
			{ID: 24, Channel: contest.Phone},
		},
	}
}

// all gives every participant of the options.
func all(t testing.TB, o Options) []Participant {
	t.Helper()
	seq, err := Generate(o)
	if err != nil {
		t.Fatal(err)
	}
	var list []Participant
	for p := range seq {
		list = append(list, p)
	}
	return list
}

// questionnaire finds one of the fixture's by id.
func questionnaire(t testing.TB, id int64) *contest.Questionnaire {
	t.Helper()
	for _, q := range fixture() {
		if q.ID == id {
			return &q
		}
	}
	t.Fatalf("no questionnaire %d", id)
	return nil
}
