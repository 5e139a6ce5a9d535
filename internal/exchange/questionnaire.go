package exchange

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"biurolidera/assets"
	"biurolidera/internal/contest"
)

// Questionnaires come as TOML (described at the head of
// assets/questionnaires/wizyta.toml) or as XLSX (as WriteQuestionnaireXLSX writes
// it); the built-in ones take the same way. Reading is strict: a key, column or
// word that is not known is a finding with its row, never passed over.

// MaxQuestionnaireBytes bounds a questionnaire file; the built-in ones have a tenth.
const MaxQuestionnaireBytes = 256 << 10

// questionnaireFormat is the first thing either kind of file says about itself.
const questionnaireFormat = "lider-kwestionariusz-1"

// builtIn lists the built-in questionnaires in the order of contest.Channels.
var builtIn = []string{"wizyta.toml", "telefon.toml", "online.toml"}

// LoadQuestionnaire reads a questionnaire, whatever of the two formats it is in; name
// is said in messages and counts for nothing else. The findings are what reading
// met (unknown keys) and what contest.LintQuestionnaire says, each with the row or
// line it is about; a caller may keep the questionnaire if none is a fault. An error
// means that there is no questionnaire: not such a file, damaged, too large.
func LoadQuestionnaire(name string, data []byte) (contest.Questionnaire, []contest.Finding, error) {
	read := readQuestionnaireTOML
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		read = readQuestionnaireXLSX
	}
	if len(data) > MaxQuestionnaireBytes {
		return contest.Questionnaire{}, nil, contest.E("questionnaire_size", "file", name, "max", MaxQuestionnaireBytes>>10)
	}
	got, err := read(name, data)
	if err != nil {
		return contest.Questionnaire{}, nil, err
	}
	findings := got.findings
	for _, f := range contest.LintQuestionnaire(got.questionnaire) {
		findings = append(findings, f.AtRow(got.sourceOf(name, f.Field), got.rows[f.Field], f.Field))
	}
	return got.questionnaire, findings, nil
}

// BuiltInQuestionnaires gives the program's own questionnaires for visit, phone and
// online, without ids. It fails only if the binary is broken.
func BuiltInQuestionnaires() ([]contest.Questionnaire, error) {
	var all []contest.Questionnaire
	for _, name := range builtIn {
		data, err := assets.Questionnaires.ReadFile("questionnaires/" + name)
		if err != nil {
			return nil, err
		}
		q, findings, err := LoadQuestionnaire(name, data)
		if err != nil {
			return nil, err
		}
		if len(findings) > 0 {
			return nil, contest.E("questionnaire_built_in", "file", name, "finding", findings[0].Code)
		}
		all = append(all, q)
	}
	return all, nil
}

// readQuestionnaire is a questionnaire as a file gave it. rows says where each
// section, criterion and area stands, sheets (XLSX only) on which worksheet.
type readQuestionnaire struct {
	questionnaire contest.Questionnaire
	findings      []contest.Finding
	rows          map[string]int
	sheets        map[string]string
}

// sourceOf names the place a field stands in: the file, and the worksheet if any.
func (r readQuestionnaire) sourceOf(file, field string) string {
	if s := r.sheets[field]; s != "" {
		return file + " › " + s
	}
	return file
}

// tidyText gives a text as it is kept: blanks at the ends and control characters
// gone, line ends as "\n", broken bytes as U+FFFD.
func tidyText(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, string(utf8.RuneError)), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		if (unicode.IsControl(r) && r != '\n') || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// completeCriterion fills in what a file may leave out: Max by the scale, and the
// points that want a comment: 1 on a 0–4 scale (domain.md §1.6), none else. A nil
// pointer was left out.
func completeCriterion(c *contest.Criterion, maxPoints, comment *int) {
	switch {
	case maxPoints != nil:
		c.Max = *maxPoints
	case c.Scale == contest.ScaleYesNo:
		c.Max = 1
	case c.Scale == contest.ScaleGraded:
		c.Max = 4
	default:
		for _, b := range c.Bands {
			c.Max = max(c.Max, b.Points)
		}
	}
	c.CommentAtMost = defaultComment(*c)
	if comment != nil {
		c.CommentAtMost = *comment
	}
}

func defaultComment(c contest.Criterion) int {
	if c.Scale == contest.ScaleGraded && c.Max == 4 {
		return 1
	}
	return -1
}
