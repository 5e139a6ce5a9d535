package exchange

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
)

// The TOML form, key by key as the head of assets/questionnaires/wizyta.toml
// describes it.
type tomlQuestionnaire struct {
	Format   string        `toml:"format"`
	Channel  string        `toml:"channel"`
	Code     string        `toml:"code"`
	Version  int           `toml:"version"`
	Title    string        `toml:"title"`
	Intro    string        `toml:"intro,omitempty"`
	Areas    []tomlArea    `toml:"area"`
	Sections []tomlSection `toml:"section"`
}

type tomlArea struct {
	Code string `toml:"code"`
	Name string `toml:"name"`
}

type tomlSection struct {
	Code     string          `toml:"code"`
	Name     string          `toml:"name"`
	Area     string          `toml:"area"`
	Weight   int             `toml:"weight"`
	Once     bool            `toml:"once,omitempty"`
	Criteria []tomlCriterion `toml:"criterion"`
}

type tomlCriterion struct {
	Code           string            `toml:"code"`
	Text           string            `toml:"text"`
	Hint           string            `toml:"hint,omitempty"`
	Scale          string            `toml:"scale"`
	Weight         int               `toml:"weight"`
	Max            *int              `toml:"max,omitempty"`
	Anchors        map[string]string `toml:"anchor,omitempty"`
	Unit           string            `toml:"unit,omitempty"`
	Bands          []tomlBand        `toml:"bands,omitempty"`
	NAAllowed      bool              `toml:"na_allowed,omitempty"`
	Condition      string            `toml:"condition,omitempty"`
	Critical       bool              `toml:"critical,omitempty"`
	FailAt         int               `toml:"fail_at,omitempty"`
	For            []string          `toml:"for,omitempty"`
	Not            []string          `toml:"not,omitempty"`
	OnContact      bool              `toml:"on_contact,omitempty"`
	CommentAtMost  *int              `toml:"comment_at_most,omitempty"`
	Subjective     bool              `toml:"subjective,omitempty"`
	Recommendation string            `toml:"recommendation,omitempty"`
}

// tomlBand leaves UpTo out in the last band; a number or a text.
type tomlBand struct {
	UpTo   any `toml:"up_to,omitempty"`
	Points int `toml:"points"`
}

// readQuestionnaireTOML reads the TOML form.
func readQuestionnaireTOML(name string, data []byte) (readQuestionnaire, error) {
	var doc tomlQuestionnaire
	unknown, err := decodeTOML(name, data, &doc)
	if err != nil {
		return readQuestionnaire{}, err
	}
	if doc.Format != questionnaireFormat {
		return readQuestionnaire{}, contest.E("questionnaire_format", "file", name, "format", questionnaireFormat)
	}
	got := readQuestionnaire{rows: codeLines(data), findings: unknown}
	got.questionnaire = contest.Questionnaire{
		Channel: contest.Channel(doc.Channel),
		Code:    tidyText(doc.Code),
		Version: doc.Version,
		Title:   tidyText(doc.Title),
		Intro:   tidyText(doc.Intro),
	}
	for _, a := range doc.Areas {
		got.questionnaire.Areas = append(got.questionnaire.Areas, contest.Area{Code: tidyText(a.Code), Name: tidyText(a.Name)})
	}
	for _, s := range doc.Sections {
		section := contest.Section{Code: tidyText(s.Code), Name: tidyText(s.Name), Area: tidyText(s.Area), Weight: s.Weight, Once: s.Once}
		for _, c := range s.Criteria {
			criterion, findings := c.criterion()
			section.Criteria = append(section.Criteria, criterion)
			for _, f := range findings {
				got.findings = append(got.findings, f.AtRow(name, got.rows[criterion.Code], criterion.Code))
			}
		}
		got.questionnaire.Sections = append(got.questionnaire.Sections, section)
	}
	return got, nil
}

// criterion turns the TOML form into the contest's words.
func (t tomlCriterion) criterion() (contest.Criterion, []contest.Finding) {
	c := contest.Criterion{
		Code: tidyText(t.Code), Text: tidyText(t.Text), Hint: tidyText(t.Hint),
		Scale: contest.Scale(t.Scale), Weight: t.Weight, Unit: tidyText(t.Unit),
		NAAllowed: t.NAAllowed, Condition: tidyText(t.Condition), Critical: t.Critical, FailAt: t.FailAt,
		For: tidyList(t.For), Not: tidyList(t.Not), OnContact: t.OnContact,
		Subjective: t.Subjective, Recommendation: tidyText(t.Recommendation),
	}
	var findings []contest.Finding
	for _, key := range slices.Sorted(maps.Keys(t.Anchors)) {
		points, err := strconv.Atoi(key)
		if err != nil {
			findings = append(findings, contest.Fault("questionnaire_anchor_key", "criterion", c.Code, "key", key))
			continue
		}
		c.Anchors = append(c.Anchors, contest.Anchor{Points: points, Text: tidyText(t.Anchors[key])})
	}
	slices.SortStableFunc(c.Anchors, func(a, b contest.Anchor) int { return a.Points - b.Points })
	for i, b := range t.Bands {
		limit, ok := bandLimit(b.UpTo)
		if !ok {
			findings = append(findings, contest.Fault("questionnaire_band", "criterion", c.Code, "band", i+1))
		}
		c.Bands = append(c.Bands, contest.Band{UpTo: limit, Points: b.Points})
	}
	completeCriterion(&c, t.Max, t.CommentAtMost)
	return c, findings
}

// bandLimit writes a limit as the contest keeps it: digits with a dot.
func bandLimit(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case string:
		return strings.ReplaceAll(tidyText(v), ",", "."), true
	}
	return "", false
}

func tidyList(words []string) []string {
	var out []string
	for _, w := range words {
		if w = tidyText(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// decodeTOML decodes strictly. Unknown keys come back as findings with their line,
// and what is known is decoded all the same; anything else wrong is an error with
// the line it stands in.
func decodeTOML(name string, data []byte, into any) ([]contest.Finding, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if nestedTooDeep(data) {
		return nil, contest.E("questionnaire_damaged", "file", name)
	}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(into)
	var missing *toml.StrictMissingError
	if !errors.As(err, &missing) {
		return nil, tomlError(name, err)
	}
	var findings []contest.Finding
	for i, e := range missing.Errors {
		if i == maxUnknownKeys {
			findings = append(findings, contest.Fault("questionnaire_unknown_more", "count", len(missing.Errors)-i).AtRow(name, 0, ""))
			break
		}
		row, _ := e.Position()
		key := ""
		if k := e.Key(); len(k) > 0 {
			key = k[len(k)-1]
		}
		findings = append(findings, contest.Fault("questionnaire_unknown_key", "key", key).AtRow(name, row, key))
	}
	return findings, tomlError(name, toml.Unmarshal(data, into))
}

// maxUnknownKeys bounds the findings a file of another kind would make.
const maxUnknownKeys = 50

// tomlError says where a file stopped being TOML; nil stays nil.
func tomlError(name string, err error) error {
	if err == nil {
		return nil
	}
	row := 0
	var at *toml.DecodeError
	if errors.As(err, &at) {
		row, _ = at.Position()
	}
	return contest.E("questionnaire_toml", "file", name, "row", row).Because(err)
}

// nestedTooDeep tells whether brackets outside of strings and comments are nested
// deeper than any questionnaire needs; a decoder walks each level with a frame of
// its own. A string is taken to end with its line.
func nestedTooDeep(data []byte) bool {
	const limit = 64
	depth, quote, comment := 0, byte(0), false
	for i, b := range data {
		switch {
		case b == '\n':
			quote, comment = 0, false
		case comment:
		case quote != 0:
			if b == quote && (b == '\'' || data[i-1] != '\\') {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '#':
			comment = true
		case b == '[' || b == '{':
			depth++
		case b == ']' || b == '}':
			depth--
		}
		if depth > limit {
			return true
		}
	}
	return false
}

var codeLine = pattern.New(`^\s*code\s*=\s*["']([^"']*)["']`)

// codeLines finds the line each code stands in; the last one where it stands twice,
// which is the one to change.
func codeLines(data []byte) map[string]int {
	rows := map[string]int{}
	for i, line := range bytes.Split(data, []byte("\n")) {
		if m := codeLine.FindSubmatch(line); m != nil {
			rows[tidyText(string(m[1]))] = i + 1
		}
	}
	return rows
}
