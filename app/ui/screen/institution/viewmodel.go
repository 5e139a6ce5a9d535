package institution

import (
	"cmp"
	"errors"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// missing tells that a record is gone: it was removed or merged meanwhile.
func missing(err error) bool { return contest.CodeOf(err) == "record_missing" }

// fieldOf is the field an error is about; "" where it is about none.
func fieldOf(err error) string {
	var e *contest.Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

// counted puts a number behind a tab's title.
func counted(cat *locale.Catalogue, title string, n int) string {
	if n == 0 {
		return title
	}
	return title + " (" + cat.Integer(n) + ")"
}

// underName is the line under an institution's name: code, category, place.
func underName(cat *locale.Catalogue, w words, i contest.Institution) string {
	parts := []string{i.Code}
	if i.Category != "" {
		parts = append(parts, w.text("category", i.Category))
	} else {
		parts = append(parts, cat.T("institution.no_category"))
	}
	if i.Sub != "" {
		parts = append(parts, w.text("sub", i.Sub))
	}
	if i.Address.Place != "" {
		parts = append(parts, i.Address.Place)
	}
	return strings.Join(parts, " · ")
}

func enteredText(cat *locale.Catalogue, ed contest.Edition, e office.Entered) string {
	text := cat.N("institution.entered", len(e.Participations), "edition", ed.Name)
	if e.Already > 0 {
		text += " " + cat.N("institution.entered.already", e.Already)
	}
	return text
}

func contactTitle(cat *locale.Catalogue, c office.ContactDetail) string {
	name := office.ContactName(c.Contact)
	if name == "" {
		name = c.Function
	}
	if name == "" {
		name = cat.T("institution.contact.nameless")
	}
	if c.Head {
		name += " · " + cat.T("institution.contact.is_head")
	}
	return name
}

func contactFacts(cat *locale.Catalogue, c office.ContactDetail) []kit.KeyValue {
	return []kit.KeyValue{
		{Label: cat.T("institution.contact.function"), Value: c.Function},
		{Label: cat.T("institution.contact.phone"), Value: c.Phone, Copy: c.Phone != ""},
		{Label: cat.T("institution.contact.email"), Value: c.Email, Copy: c.Email != ""},
		{Label: cat.T("institution.contact.salutation"), Value: c.Greeting()},
	}
}

// contactValues are a contact's fields as its form takes them.
func contactValues(c contest.Contact) map[string]string {
	v := map[string]string{
		"title": c.Title, "first_name": c.FirstName, "surname": c.Surname, "function": c.Function,
		"phone": c.Phone, "email": c.Email, "salutation": c.Salutation,
	}
	if c.Head {
		v["head"] = "1"
	}
	return v
}

// withValues gives a contact as its form says.
func withValues(c contest.Contact, v map[string]string) contest.Contact {
	c.Title, c.FirstName, c.Surname, c.Function = v["title"], v["first_name"], v["surname"], v["function"]
	c.Phone, c.Email, c.Salutation, c.Head = v["phone"], v["email"], v["salutation"], v["head"] == "1"
	return c
}

// editionFacts tells how an institution fared in an edition; the first line is its
// code there.
func editionFacts(cat *locale.Catalogue, p office.InstitutionParticipation, results []office.InstitutionResult) []kit.KeyValue {
	t := cat.T
	facts := []kit.KeyValue{
		{Label: t("institution.editions.code"), Value: p.Participation.Code},
		{Label: t("institution.editions.state"), Value: cat.Enum("participation_state", string(p.Participation.State)), Tone: screen.ParticipationTone(p.Participation.State)},
		{Label: t("field.category"), Value: p.CategoryName},
	}
	if p.Audits > 0 {
		facts = append(facts, kit.KeyValue{Label: t("institution.editions.audits"), Value: t("institution.editions.audits.of", "done", cat.Integer(p.Submitted), "all", cat.Integer(p.Audits))})
	}
	for _, r := range results {
		if r.Edition.ID != p.Edition.ID || r.Score == nil {
			continue
		}
		standing := "institution.editions.draft"
		if r.Approved {
			standing = "institution.editions.approved"
		}
		facts = append(facts, kit.KeyValue{Label: t("institution.editions.score"), Value: cat.Number(r.Score.Published) + " (" + t(standing) + ")"})
		if r.Place > 0 {
			facts = append(facts, kit.KeyValue{Label: t("institution.editions.place"), Value: cat.Ordinal(r.Place)})
		}
	}
	if p.Licence != nil {
		facts = append(facts,
			kit.KeyValue{Label: t("institution.editions.licence"), Value: p.Licence.Number},
			kit.KeyValue{Label: t("institution.editions.until"), Value: cat.DateShort(p.Licence.ValidTo)})
	}
	return facts
}

func doubleFacts(cat *locale.Catalogue, w words, other office.InstitutionDouble) []kit.KeyValue {
	i, m := other.Institution, other.Match
	why := cat.T("institution.doubles.by", "by", cat.Enum("match_by", m.By))
	if m.Why != "" {
		why = cat.T("match." + m.Why)
	}
	tone := theme.Warn
	if m.Kind == contest.MatchCertain {
		tone = theme.Bad
	}
	return []kit.KeyValue{
		{Label: cat.T("institution.doubles.why"), Value: why},
		{Label: cat.T("institution.doubles.likeness"), Value: cat.Enum("match_kind", string(m.Kind)) + ", " + cat.Percent(contest.Hundredths(m.Similarity*100)), Tone: tone},
		{Label: cat.T("institution.column.code"), Value: underName(cat, w, i)},
		{Label: cat.T("field.nip"), Value: i.NIP},
	}
}

// mergeLine is a field of two records that are to become one.
type mergeLine struct {
	field, name      string
	keep, gone, then string
	fate             string
	tone             theme.Tone
	order            int
}

// mergeLines sets two records side by side, field by field; fields that neither has
// are left out.
func mergeLines(cat *locale.Catalogue, w words, p office.MergePreview) []mergeLine {
	var lines []mergeLine
	for i, f := range contest.InstitutionValues() {
		l := mergeLine{field: f.Name, name: cat.T("field." + f.Name), keep: w.text(f.Name, f.Get(&p.Keep)), gone: w.text(f.Name, f.Get(&p.Gone)), then: w.text(f.Name, f.Get(&p.Result)), order: i}
		switch {
		case l.keep == "" && l.gone == "":
			continue
		case l.keep == "" && l.then != "":
			l.fate, l.tone = cat.T("institution.merge.filled"), theme.Good
		case l.gone != "" && l.gone != l.then:
			l.fate, l.tone = cat.T("institution.merge.lost"), theme.Warn
		default:
			l.fate, l.tone = cat.T("institution.merge.same"), kit.Plain
		}
		lines = append(lines, l)
	}
	return lines
}

func mergeColumns(cat *locale.Catalogue, p office.MergePreview) []kit.Column[mergeLine] {
	t := cat.T
	return []kit.Column[mergeLine]{
		{ID: "field", Title: t("institution.merge.field"), Width: 170, Text: func(l mergeLine) string { return l.name }, Compare: func(a, b mergeLine) int { return cmp.Compare(a.order, b.order) }},
		{ID: "keep", Title: t("institution.merge.keep", "code", p.Keep.Code), Width: 280, Text: func(l mergeLine) string { return l.keep }},
		{ID: "gone", Title: t("institution.merge.gone", "code", p.Gone.Code), Width: 280, Text: func(l mergeLine) string { return l.gone }},
		{ID: "fate", Title: t("institution.merge.fate"), Width: 190, Text: func(l mergeLine) string { return l.fate }, Tone: func(l mergeLine) theme.Tone { return l.tone }, Filter: kit.FilterChoice},
	}
}

// mergeText says what becomes of two records.
func mergeText(cat *locale.Catalogue, p office.MergePreview) string {
	parts := []string{
		cat.T("institution.merge.says", "keep", p.Keep.Code, "gone", p.Gone.Code),
		cat.N("institution.merge.fields", len(p.Filled)), cat.N("institution.merge.contacts", len(p.Contacts)), cat.N("institution.merge.editions", len(p.Participations)),
	}
	if n := len(p.Lost); n > 0 {
		parts = append(parts, cat.N("institution.merge.differ", n))
	}
	return strings.Join(parts, " ")
}
