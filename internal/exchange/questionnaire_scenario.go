package exchange

import (
	"biurolidera/assets"
	"biurolidera/internal/contest"
)

const scenarioFormat = "lider-scenariusze-1"

// tomlScenarios is the form that the head of assets/questionnaires/scenarios.toml
// describes.
type tomlScenarios struct {
	Format    string         `toml:"format"`
	Scenarios []tomlScenario `toml:"scenario"`
}

type tomlScenario struct {
	Code      string            `toml:"code"`
	Title     string            `toml:"title"`
	For       []string          `toml:"for"`
	Text      map[string]string `toml:"text"`
	AnswerKey []string          `toml:"answer_key"`
	Terms     []string          `toml:"terms"`
}

// scenarioParts is how many elements an answer key and a list of terms have: the
// criteria that count them give a point each on a 0–4 scale.
const scenarioParts = 4

// LoadScenarios reads scenarios from TOML. A scenario with texts for several channels
// becomes one for each, its code ending with the channel's letter ("URZ-PESEL-W").
func LoadScenarios(name string, data []byte) ([]contest.Scenario, []contest.Finding, error) {
	if len(data) > MaxQuestionnaireBytes {
		return nil, nil, contest.E("questionnaire_size", "file", name, "max", MaxQuestionnaireBytes>>10)
	}
	var doc tomlScenarios
	findings, err := decodeTOML(name, data, &doc)
	if err != nil {
		return nil, nil, err
	}
	if doc.Format != scenarioFormat {
		return nil, nil, contest.E("questionnaire_format", "file", name, "format", scenarioFormat)
	}
	rows := codeLines(data)
	seen := map[string]bool{}
	var all []contest.Scenario
	for _, t := range doc.Scenarios {
		for _, f := range t.check(seen) {
			findings = append(findings, f.AtRow(name, rows[tidyText(t.Code)], t.Code))
		}
		for _, c := range contest.Channels() {
			if text := tidyText(t.Text[string(c)]); text != "" {
				all = append(all, contest.Scenario{
					Code: tidyText(t.Code) + "-" + c.Letter(), Channel: c, Subs: tidyList(t.For), Title: tidyText(t.Title),
					Text: text, AnswerKey: tidyList(t.AnswerKey), Terms: tidyList(t.Terms),
				})
			}
		}
	}
	return all, findings, nil
}

// BuiltInScenarios gives the program's own scenarios, without ids, in the order of
// the file and, within one, of contest.Channels.
func BuiltInScenarios() ([]contest.Scenario, error) {
	const name = "scenarios.toml"
	data, err := assets.Questionnaires.ReadFile("questionnaires/" + name)
	if err != nil {
		return nil, err
	}
	all, findings, err := LoadScenarios(name, data)
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		return nil, contest.E("questionnaire_built_in", "file", name, "finding", findings[0].Code)
	}
	return all, nil
}

// check tells what is wrong with a scenario.
func (t tomlScenario) check(seen map[string]bool) []contest.Finding {
	var found []contest.Finding
	code := tidyText(t.Code)
	switch {
	case code == "" || tidyText(t.Title) == "":
		found = append(found, contest.Fault("scenario_nameless", "scenario", code))
	case seen[code]:
		found = append(found, contest.Fault("lint_duplicate_code", "code", code))
	}
	seen[code] = true
	for channel := range t.Text {
		if !contest.Channel(channel).Valid() {
			found = append(found, contest.Fault("lint_channel", "channel", channel))
		}
	}
	if len(t.Text) == 0 {
		found = append(found, contest.Fault("scenario_text", "scenario", code))
	}
	if n := len(tidyList(t.AnswerKey)); n != scenarioParts {
		found = append(found, contest.Warn("scenario_key", "scenario", code, "count", n, "want", scenarioParts))
	}
	if n := len(tidyList(t.Terms)); n != scenarioParts {
		found = append(found, contest.Warn("scenario_terms", "scenario", code, "count", n, "want", scenarioParts))
	}
	return found
}
