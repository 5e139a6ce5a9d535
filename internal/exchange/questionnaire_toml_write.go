package exchange

import (
	"io"
	"strconv"

	"github.com/pelletier/go-toml/v2"

	"biurolidera/internal/contest"
)

// WriteQuestionnaireTOML writes a questionnaire in the form that LoadQuestionnaire
// reads and that the head of assets/questionnaires/wizyta.toml describes. The same
// questionnaire gives the same bytes.
func WriteQuestionnaireTOML(w io.Writer, q contest.Questionnaire) error {
	t := tomlQuestionnaire{
		Format: questionnaireFormat, Channel: string(q.Channel), Code: q.Code, Version: q.Version, Title: q.Title, Intro: q.Intro,
	}
	for _, a := range q.Areas {
		t.Areas = append(t.Areas, tomlArea{a.Code, a.Name})
	}
	for _, s := range q.Sections {
		section := tomlSection{Code: s.Code, Name: s.Name, Area: s.Area, Weight: s.Weight, Once: s.Once}
		for _, c := range s.Criteria {
			section.Criteria = append(section.Criteria, tomlOf(c))
		}
		t.Sections = append(t.Sections, section)
	}
	return toml.NewEncoder(w).Encode(t)
}

// tomlOf leaves out what reading fills in.
func tomlOf(c contest.Criterion) tomlCriterion {
	t := tomlCriterion{
		Code: c.Code, Text: c.Text, Hint: c.Hint, Scale: string(c.Scale), Weight: c.Weight, Unit: c.Unit, NAAllowed: c.NAAllowed,
		Condition: c.Condition, Critical: c.Critical, FailAt: c.FailAt, For: c.For, Not: c.Not, OnContact: c.OnContact,
		Subjective: c.Subjective, Recommendation: c.Recommendation,
	}
	plain := c
	completeCriterion(&plain, nil, nil)
	if plain.Max != c.Max {
		t.Max = &c.Max
	}
	if plain.CommentAtMost != c.CommentAtMost {
		t.CommentAtMost = &c.CommentAtMost
	}
	for _, a := range c.Anchors {
		if t.Anchors == nil {
			t.Anchors = map[string]string{}
		}
		t.Anchors[strconv.Itoa(a.Points)] = a.Text
	}
	for _, b := range c.Bands {
		band := tomlBand{Points: b.Points}
		if b.UpTo != "" {
			band.UpTo = b.UpTo
		}
		t.Bands = append(t.Bands, band)
	}
	return t
}
