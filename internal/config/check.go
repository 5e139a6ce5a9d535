package config

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"biurolidera/internal/contest"
)

// maxText bounds a setting's text in runes.
const maxText = 500

// countField is what a licence number counts with (contest.LicenceNumber).
var countField = regexp.MustCompile(`\{n(:[1-8])?\}`)

// correct puts the default in place of each value that can't be worked with and
// says so; data is the file's text, to name the line.
func (s *Settings) correct(data []byte) []contest.Finding {
	var found []contest.Finding
	d := Default()
	reject := func(key string, value, def any) {
		found = append(found, contest.Warn("config_value", "key", key, "line", lineOfKey(data, key), "value", value, "default", def))
	}
	texts, defaults := s.texts(), d.texts()
	for i, t := range texts {
		if !printable(*t.value) {
			reject(t.key, clip(*t.value), *defaults[i].value)
			*t.value = *defaults[i].value
		}
	}
	if s.Language != "pl" && s.Language != "en" {
		reject("language", s.Language, d.Language)
		s.Language = d.Language
	}
	if !countField.MatchString(s.Licence.Pattern) {
		reject("licence.pattern", s.Licence.Pattern, d.Licence.Pattern)
		s.Licence.Pattern = d.Licence.Pattern
	}
	if s.Licence.Months < 1 || s.Licence.Months > 120 {
		reject("licence.months", s.Licence.Months, d.Licence.Months)
		s.Licence.Months = d.Licence.Months
	}
	if !slices.Contains(Themes(), s.Look.Theme) {
		reject("look.theme", s.Look.Theme, d.Look.Theme)
		s.Look.Theme = d.Look.Theme
	}
	if s.Look.Scale < 100 || s.Look.Scale > 200 {
		reject("look.scale", s.Look.Scale, d.Look.Scale)
		s.Look.Scale = d.Look.Scale
	}
	return found
}

// setting is a text with its key in the file.
type setting struct {
	key   string
	value *string
}

// texts lists every text of the settings, always in the same order.
func (s *Settings) texts() []setting {
	return []setting{
		{"language", &s.Language},
		{"user", &s.User},
		{"organiser.name", &s.Organiser.Name},
		{"organiser.address", &s.Organiser.Address},
		{"organiser.email", &s.Organiser.Email},
		{"organiser.phone", &s.Organiser.Phone},
		{"organiser.website", &s.Organiser.Website},
		{"organiser.nip", &s.Organiser.NIP},
		{"contest.name", &s.Contest.Name},
		{"contest.short", &s.Contest.Short},
		{"contest.logo", &s.Contest.Logo},
		{"signatory.name", &s.Signatory.Name},
		{"signatory.function", &s.Signatory.Function},
		{"signatory.place", &s.Signatory.Place},
		{"signatory.signature", &s.Signatory.Signature},
		{"licence.pattern", &s.Licence.Pattern},
		{"print.printer", &s.Print.Printer},
		{"folders.papers", &s.Folders.Papers},
		{"folders.backups", &s.Folders.Backups},
		{"folders.import", &s.Folders.Import},
		{"look.theme", &s.Look.Theme},
	}
}

// printable tells whether a text is short and of one line.
func printable(s string) bool {
	return utf8.RuneCountInString(s) <= maxText && !strings.ContainsFunc(s, unicode.IsControl)
}

// clip shortens a value for a message.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// lineOfKey finds the line of "table.key"; 0 where it is not written plainly.
func lineOfKey(data []byte, key string) int {
	table, name, ok := strings.Cut(key, ".")
	if !ok {
		table, name = "", key
	}
	current := ""
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			head, _, _ := strings.Cut(line, "#")
			current = strings.Trim(head, "[] \t")
			continue
		}
		left, _, has := strings.Cut(line, "=")
		left = strings.Trim(left, " \t\"'")
		if has && (current == table && left == name || current == "" && left == key) {
			return i + 1
		}
	}
	return 0
}
