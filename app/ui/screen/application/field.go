package application

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// fieldGroups are the fields of an application as they stand in the form, under the
// texts "application.group.ID". What is in "kind" is fixed once fieldwork began.
var fieldGroups = []screen.FieldGroup{
	{ID: "entry", Fields: []string{"received_on", "signatory", "name", "declared_size", "invitation_no"}},
	{ID: "consent", Fields: []string{"rules_accepted", "audit_accepted", "logo_terms", "publish_consent"}},
	{ID: "kind", Fields: []string{"category", "sub", "visit", "phone", "online"}},
	{ID: "audit", Fields: []string{"services", "opening_hours"}},
	{ID: "invoice", Fields: []string{"buyer_name", "buyer_nip", "recipient_name"}},
	{ID: "document", Fields: []string{"missing_document"}},
}

// formField makes the form's field of an application's field.
func formField(cat *locale.Catalogue, name string) kit.Field {
	f := kit.Field{ID: name, Label: fieldLabel(cat, name), Check: fieldCheck(cat, name)}
	if cat.Has("application.example." + name) {
		f.Example = cat.T("application.example." + name)
	}
	switch name {
	case "name":
		f.Required, f.Span, f.Help = true, 2, cat.T("application.help.name")
	case "received_on":
		f.Kind = kit.Date
	case "rules_accepted", "audit_accepted", "logo_terms", "publish_consent", "visit", "phone", "online":
		f.Kind = kit.Check
	case "category", "sub":
		f.Kind = kit.Select
	case "services", "opening_hours", "missing_document":
		f.Kind, f.Span, f.Rows = kit.Multiline, 2, 2
	}
	return f
}

func fieldLabel(cat *locale.Catalogue, name string) string {
	switch name {
	case "category", "sub":
		return cat.T("field." + name)
	case "visit", "phone", "online":
		return cat.T("application.exempt", "channel", cat.Enum("channel", name))
	}
	return cat.T("application.field." + name)
}

// fieldCheck says what is wrong with what is typed into a field.
func fieldCheck(cat *locale.Catalogue, name string) func(string) kit.Problem {
	switch name {
	case "name", "buyer_nip":
		return func(typed string) kit.Problem {
			_, found := office.CheckInstitutionField(name, typed)
			if found == nil {
				return kit.Problem{}
			}
			return kit.Problem{Text: cat.Finding(*found), Warning: found.Severity != contest.SeverityError}
		}
	case "declared_size":
		return func(typed string) kit.Problem {
			if _, ok := whole(typed); !ok {
				return kit.Problem{Text: cat.T("application.size.bad")}
			}
			return kit.Problem{}
		}
	}
	return nil
}

// whole reads a whole number of at least 0, with blanks between thousands; empty is 0.
func whole(typed string) (int, bool) {
	typed = strings.Join(strings.Fields(typed), "")
	if typed == "" {
		return 0, true
	}
	n, err := strconv.Atoi(typed)
	return n, err == nil && n >= 0
}

// dateForm is how a form keeps days.
const dateForm = "2006-01-02"

func tick(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// formValues are an application's fields as the form takes them.
func formValues(p contest.Participation) map[string]string {
	a := p.Application
	v := map[string]string{
		"name": p.Name, "category": p.Category, "sub": p.Sub, "signatory": a.Signatory, "invitation_no": a.InvitationNo,
		"buyer_name": a.BuyerName, "buyer_nip": a.BuyerNIP, "recipient_name": a.RecipientName, "services": a.Services,
		"opening_hours": a.OpeningHours, "missing_document": a.MissingDocument,
		"rules_accepted": tick(a.RulesAccepted), "audit_accepted": tick(a.AuditAccepted), "logo_terms": tick(a.LogoTerms), "publish_consent": tick(a.PublishConsent),
	}
	if !a.ReceivedOn.IsZero() {
		v["received_on"] = a.ReceivedOn.Format(dateForm)
	}
	if a.DeclaredSize > 0 {
		v["declared_size"] = strconv.Itoa(a.DeclaredSize)
	}
	for _, c := range contest.Channels() {
		v[string(c)] = tick(slices.Contains(p.NotApplicable, c))
	}
	return v
}

// withValue gives an application with one field as the form says. Another category
// takes the subcategory away: it belongs to the old one.
func withValue(p contest.Participation, id, value string) contest.Participation {
	a := &p.Application
	texts := map[string]*string{
		"name": &p.Name, "sub": &p.Sub, "signatory": &a.Signatory, "invitation_no": &a.InvitationNo, "buyer_name": &a.BuyerName, "buyer_nip": &a.BuyerNIP,
		"recipient_name": &a.RecipientName, "services": &a.Services, "opening_hours": &a.OpeningHours, "missing_document": &a.MissingDocument,
	}
	ticks := map[string]*bool{"rules_accepted": &a.RulesAccepted, "audit_accepted": &a.AuditAccepted, "logo_terms": &a.LogoTerms, "publish_consent": &a.PublishConsent}
	switch {
	case texts[id] != nil:
		*texts[id] = value
	case ticks[id] != nil:
		*ticks[id] = value == "1"
	case id == "category":
		if p.Category != value {
			p.Category, p.Sub = value, ""
		}
	case id == "declared_size":
		a.DeclaredSize, _ = whole(value)
	case id == "received_on":
		a.ReceivedOn, _ = time.Parse(dateForm, value)
	case contest.Channel(id).Valid():
		p.NotApplicable = slices.DeleteFunc(slices.Clone(p.NotApplicable), func(c contest.Channel) bool { return c == contest.Channel(id) })
		if value == "1" {
			p.NotApplicable = append(p.NotApplicable, contest.Channel(id))
		}
	}
	return p
}

// categoryChoices and subChoices are what can be chosen.
func categoryChoices(all []contest.Category) []kit.Choice {
	choices := make([]kit.Choice, len(all))
	for i, c := range all {
		choices[i] = kit.Choice{Value: c.Code, Text: c.Name}
	}
	return choices
}

func subChoices(all []contest.Category, category string) []kit.Choice {
	choices := []kit.Choice{{Value: "", Text: "–"}}
	for _, c := range all {
		if c.Code != category {
			continue
		}
		for _, sub := range c.Subcategories {
			choices = append(choices, kit.Choice{Value: sub.Code, Text: sub.Name})
		}
	}
	return choices
}

// formID gives the form's field for the field an error names.
func formID(field string) string {
	if field == "not_applicable" {
		return "visit"
	}
	return field
}
