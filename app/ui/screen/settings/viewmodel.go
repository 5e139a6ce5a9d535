package settings

import (
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/printer"
)

// setting is one setting: how it stands in the settings and in a form.
type setting struct {
	id      string // key of the settings file, and of the texts "settings.field.ID"
	kind    kit.FieldKind
	choices func(*locale.Catalogue) []kit.Choice
	check   func(*locale.Catalogue, string) kit.Problem
	folder  bool // a folder's path
	picture bool // a picture's path
	get     func(*config.Settings) *string
	number  func(*config.Settings) *int
	flag    func(*config.Settings) *bool
	span    int
}

func (x setting) value(s config.Settings) string {
	switch {
	case x.number != nil:
		return strconv.Itoa(*x.number(&s))
	case x.flag != nil && *x.flag(&s):
		return yes
	case x.flag != nil:
		return ""
	}
	return *x.get(&s)
}

// yes is the value of a ticked field.
const yes = "1"

// put writes a form's value into the settings; a number that is none changes nothing.
func (x setting) put(s *config.Settings, value string) {
	value = strings.TrimSpace(value)
	switch {
	case x.flag != nil:
		*x.flag(s) = value == yes
	case x.number == nil:
		*x.get(s) = value
	default:
		if n, err := strconv.Atoi(value); err == nil {
			*x.number(s) = n
		}
	}
}

// group is the settings of one tab.
type group struct {
	id, icon string
	settings []setting
}

func groups() []group {
	return []group{
		{"look", "palette", []setting{
			{id: "language", kind: kit.Select, choices: languages, get: func(s *config.Settings) *string { return &s.Language }},
			{id: "user", get: func(s *config.Settings) *string { return &s.User }, check: needed},
			{id: "look.theme", kind: kit.Select, choices: themes, get: func(s *config.Settings) *string { return &s.Look.Theme }},
			{id: "look.scale", kind: kit.Select, choices: scales, number: func(s *config.Settings) *int { return &s.Look.Scale }},
			{id: "certainty.show_severity", kind: kit.Check, flag: func(s *config.Settings) *bool { return &s.Certainty.ShowSeverity }, span: 2},
		}},
		{"organiser", "business", []setting{
			{id: "contest.name", get: func(s *config.Settings) *string { return &s.Contest.Name }, check: needed, span: 2},
			{id: "contest.short", get: func(s *config.Settings) *string { return &s.Contest.Short }, check: needed, span: 2},
			{id: "organiser.name", get: func(s *config.Settings) *string { return &s.Organiser.Name }, span: 2},
			{id: "organiser.address", get: func(s *config.Settings) *string { return &s.Organiser.Address }, span: 2},
			{id: "organiser.email", kind: kit.Email, get: func(s *config.Settings) *string { return &s.Organiser.Email }},
			{id: "organiser.phone", kind: kit.Phone, get: func(s *config.Settings) *string { return &s.Organiser.Phone }},
			{id: "organiser.website", get: func(s *config.Settings) *string { return &s.Organiser.Website }},
			{id: "organiser.nip", get: func(s *config.Settings) *string { return &s.Organiser.NIP }, check: nip},
		}},
		{"signatory", "workspace_premium", []setting{
			{id: "signatory.name", get: func(s *config.Settings) *string { return &s.Signatory.Name }},
			{id: "signatory.function", get: func(s *config.Settings) *string { return &s.Signatory.Function }},
			{id: "signatory.place", get: func(s *config.Settings) *string { return &s.Signatory.Place }, span: 2},
			{id: "signatory.signature", picture: true, get: func(s *config.Settings) *string { return &s.Signatory.Signature }, span: 2},
			{id: "contest.logo", picture: true, get: func(s *config.Settings) *string { return &s.Contest.Logo }, span: 2},
			{id: "licence.pattern", get: func(s *config.Settings) *string { return &s.Licence.Pattern }, check: pattern},
			{id: "licence.months", kind: kit.Number, number: func(s *config.Settings) *int { return &s.Licence.Months }, check: months},
		}},
		{"papers", "folder", []setting{
			{id: "print.printer", kind: kit.Select, choices: systemPrinter, get: func(s *config.Settings) *string { return &s.Print.Printer }, span: 2},
			{id: "folders.papers", folder: true, get: func(s *config.Settings) *string { return &s.Folders.Papers }, span: 2},
			{id: "folders.import", folder: true, get: func(s *config.Settings) *string { return &s.Folders.Import }, span: 2},
			{id: "folders.backups", folder: true, get: func(s *config.Settings) *string { return &s.Folders.Backups }, span: 2},
		}},
	}
}

// fieldsOf makes a group's form.
func fieldsOf(cat *locale.Catalogue, g group) []kit.Field {
	var out []kit.Field
	for _, x := range g.settings {
		key := "settings.field." + x.id
		f := kit.Field{ID: x.id, Label: cat.T(key), Kind: x.kind, Span: x.span}
		if cat.Has(key + ".help") {
			f.Help = cat.T(key + ".help")
		}
		if cat.Has(key + ".unit") {
			f.Unit = cat.T(key + ".unit")
		}
		if x.choices != nil {
			f.Choices = x.choices(cat)
		}
		if x.check != nil {
			f.Check = func(v string) kit.Problem { return x.check(cat, v) }
		}
		out = append(out, f)
	}
	return out
}

// valuesOf gives the values of all fields.
func valuesOf(all []group, s config.Settings) map[string]string {
	out := map[string]string{}
	for _, g := range all {
		for _, x := range g.settings {
			out[x.id] = x.value(s)
		}
	}
	return out
}

func languages(cat *locale.Catalogue) []kit.Choice {
	var out []kit.Choice
	for _, l := range locale.Languages() {
		out = append(out, kit.Choice{Value: l, Text: cat.T("settings.language." + l)})
	}
	return out
}

func themes(cat *locale.Catalogue) []kit.Choice {
	var out []kit.Choice
	for _, t := range config.Themes() {
		out = append(out, kit.Choice{Value: t, Text: cat.T("settings.theme." + t)})
	}
	return out
}

func scales(*locale.Catalogue) []kit.Choice {
	var out []kit.Choice
	for _, n := range []int{100, 110, 125, 150, 175, 200} {
		out = append(out, kit.Choice{Value: strconv.Itoa(n), Text: strconv.Itoa(n) + "%"})
	}
	return out
}

func systemPrinter(cat *locale.Catalogue) []kit.Choice { return printerChoices(cat, nil, "") }

// printerChoices are the system's own choice, the printers there are and the one
// that is set, even if it is not there now.
func printerChoices(cat *locale.Catalogue, all []printer.Printer, set string) []kit.Choice {
	out := []kit.Choice{{Value: "", Text: cat.T("settings.printer.system")}}
	seen := set == ""
	for _, p := range all {
		out = append(out, kit.Choice{Value: p.Name, Text: p.Title})
		seen = seen || p.Name == set
	}
	if !seen {
		out = append(out, kit.Choice{Value: set, Text: cat.T("settings.printer.gone", "printer", set)})
	}
	return out
}

func needed(cat *locale.Catalogue, v string) kit.Problem {
	if strings.TrimSpace(v) == "" {
		return kit.Problem{Text: cat.T("settings.problem.needed")}
	}
	return kit.Problem{}
}

func nip(cat *locale.Catalogue, v string) kit.Problem {
	if strings.TrimSpace(v) == "" {
		return kit.Problem{}
	}
	if _, ok := contest.ParseNIP(v); !ok {
		return kit.Problem{Text: cat.T("settings.problem.nip"), Warning: true}
	}
	return kit.Problem{}
}

// pattern shows what a licence number will look like, or that nothing counts in it.
func pattern(cat *locale.Catalogue, v string) kit.Problem {
	if contest.LicenceNumber(v, 2025, 1) == contest.LicenceNumber(v, 2025, 2) {
		return kit.Problem{Text: cat.T("settings.problem.pattern")}
	}
	return kit.Problem{}
}

func months(cat *locale.Catalogue, v string) kit.Problem {
	if n, err := strconv.Atoi(strings.TrimSpace(v)); err != nil || n < 1 || n > 120 {
		return kit.Problem{Text: cat.T("settings.problem.months")}
	}
	return kit.Problem{}
}
