package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

const smallScenarios = `format = "lider-scenariusze-1"
[[scenario]]
code = "X-1"
title = "Pytanie"
for = ["biblioteka"]
text.visit = "Zapytaj na miejscu."
text.online = "Napisz."
answer_key = ["a", "b", "c", "d"]
terms = ["e", "f", "g", "h"]
`

// A scenario becomes one for each channel it has a text for.
func TestLoadScenarios(t *testing.T) {
	got, found, err := LoadScenarios("s.toml", []byte(smallScenarios))
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", found, err)
	}
	of := func(c contest.Channel, text string) contest.Scenario {
		return contest.Scenario{
			Code: "X-1-" + c.Letter(), Channel: c, Subs: []string{"biblioteka"}, Title: "Pytanie", Text: text,
			AnswerKey: []string{"a", "b", "c", "d"}, Terms: []string{"e", "f", "g", "h"},
		}
	}
	if d := cmp.Diff([]contest.Scenario{of(contest.Visit, "Zapytaj na miejscu."), of(contest.Online, "Napisz.")}, got); d != "" {
		t.Error(d)
	}
}

func TestLoadScenariosFindings(t *testing.T) {
	tests := []struct {
		name     string
		old, new string
		want     contest.Finding
	}{
		{"unknown key", "title =", "tytul = \"x\"\ntitle =", contest.Fault("questionnaire_unknown_key", "key", "tytul").AtRow("s.toml", 4, "tytul")},
		{"no title", `title = "Pytanie"`, "", contest.Fault("scenario_nameless", "scenario", "X-1").AtRow("s.toml", 3, "X-1")},
		{"unknown channel", "text.online", "text.fax", contest.Fault("lint_channel", "channel", "fax").AtRow("s.toml", 3, "X-1")},
		{"short key", `, "c", "d"]`, "]", contest.Warn("scenario_key", "scenario", "X-1", "count", 2, "want", 4).AtRow("s.toml", 3, "X-1")},
		{"long list of terms", `"h"]`, `"h", "i"]`, contest.Warn("scenario_terms", "scenario", "X-1", "count", 5, "want", 4).AtRow("s.toml", 3, "X-1")},
		{"no text", "text.visit = \"Zapytaj na miejscu.\"\ntext.online = \"Napisz.\"", "", contest.Fault("scenario_text", "scenario", "X-1").AtRow("s.toml", 3, "X-1")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(smallScenarios, tt.old, tt.new, 1)
			if text == smallScenarios {
				t.Fatal("the test changes nothing")
			}
			_, found, err := LoadScenarios("s.toml", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff([]contest.Finding{tt.want}, found); d != "" {
				t.Error(d)
			}
		})
	}
	again := smallScenarios + strings.TrimPrefix(smallScenarios, "format = \"lider-scenariusze-1\"\n")
	if _, found, err := LoadScenarios("s.toml", []byte(again)); err != nil || len(found) != 1 || found[0].Code != "lint_duplicate_code" || found[0].Row != 11 {
		t.Errorf("the same code twice: %v %v", found, err)
	}
}

func TestLoadScenariosRefuses(t *testing.T) {
	for data, code := range map[string]string{
		"":        "questionnaire_format",
		smallTOML: "questionnaire_format",
		"[[":      "questionnaire_toml",
		strings.Repeat("#", MaxQuestionnaireBytes+1): "questionnaire_size",
	} {
		if _, _, err := LoadScenarios("s.toml", []byte(data)); contest.CodeOf(err) != code {
			t.Errorf("%.20q: %v, want %s", data, err, code)
		}
	}
}

// Rules of the office for its own scenarios: nobody hands in what he does not need,
// nobody rings an emergency number, every text fits the sheet.
func TestBuiltInScenariosKeepTheRules(t *testing.T) {
	all, err := BuiltInScenarios()
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	kinds := map[string]bool{}
	for _, c := range contest.DefaultCategories() {
		kinds[c.Code] = true
		for _, s := range c.Subcategories {
			kinds[s.Code] = true
		}
	}
	for _, s := range all {
		if codes[s.Code] {
			t.Errorf("%s stands twice", s.Code)
		}
		codes[s.Code] = true
		for _, sub := range s.Subs {
			if !kinds[sub] {
				t.Errorf("%s is for %q, which no edition has", s.Code, sub)
			}
		}
		if n := len([]rune(s.Text)); n > 420 {
			t.Errorf("%s has %d characters", s.Code, n)
		}
		if strings.Contains(s.Text, "awari") && s.Channel == contest.Phone && !strings.Contains(s.Text, "nie na numer awaryjny") {
			t.Errorf("%s does not keep the auditor from the emergency number", s.Code)
		}
		if s.Channel == contest.Visit && strings.Contains(s.Text, "wniosek") && !strings.Contains(s.Text, "nie składaj") {
			t.Errorf("%s may lead to an application nobody needs", s.Code)
		}
		for _, part := range append(append([]string{}, s.AnswerKey...), s.Terms...) {
			if part != strings.TrimSpace(part) || strings.HasSuffix(part, ".") || len([]rune(part)) > 110 {
				t.Errorf("%s: %q", s.Code, part)
			}
		}
	}
	// every kind of institution has three scenarios in each channel
	for _, c := range contest.DefaultCategories() {
		for _, sub := range c.Subcategories {
			for _, ch := range contest.Channels() {
				n := 0
				for _, s := range all {
					if s.Channel == ch && s.Fits(c.Code, sub.Code) {
						n++
					}
				}
				if n < 3 {
					t.Errorf("%s by %s: %d scenarios", sub.Code, ch, n)
				}
			}
		}
	}
}
