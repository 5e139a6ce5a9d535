package institution

import (
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// words are the names of categories and subcategories by code.
type words struct {
	categories []contest.Category
	category   map[string]string
	sub        map[string]string
}

// wordsOf collects names; of a code that comes twice the first counts.
func wordsOf(all []contest.Category) words {
	w := words{category: map[string]string{}, sub: map[string]string{}}
	for _, c := range all {
		if _, known := w.category[c.Code]; !known {
			w.categories = append(w.categories, c)
			w.category[c.Code] = c.Name
		}
		for _, sub := range c.Subcategories {
			if _, known := w.sub[sub.Code]; !known {
				w.sub[sub.Code] = sub.Name
			}
		}
	}
	return w
}

// text shows the value of a field: of a code its name.
func (w words) text(field, value string) string {
	name := value
	switch field {
	case "category":
		name = w.category[value]
	case "sub":
		name = w.sub[value]
	}
	if name == "" {
		return value
	}
	return name
}

// subs are the subcategories of a category as choices of a field.
func (w words) subs(category string) []kit.Choice {
	all := []kit.Choice{{Value: "", Text: "–"}}
	for _, c := range w.categories {
		if c.Code != category {
			continue
		}
		for _, sub := range c.Subcategories {
			all = append(all, kit.Choice{Value: sub.Code, Text: sub.Name})
		}
	}
	return all
}

func (w words) choices() []kit.Choice {
	all := []kit.Choice{{Value: "", Text: "–"}}
	for _, c := range w.categories {
		all = append(all, kit.Choice{Value: c.Code, Text: c.Name})
	}
	return all
}

// choicesOf makes the choices of a column's filter.
func choicesOf(w words, field string, values []office.Choice) []kit.Choice {
	all := make([]kit.Choice, len(values))
	for i, v := range values {
		all[i] = kit.Choice{Value: v.Value, Text: w.text(field, v.Value)}
	}
	return all
}

// row is an institution in the list.
type row struct {
	office.InstitutionRow
	category, sub string // names
	mark          string // how far it is in the edition shown
	markTone      theme.Tone
	remarks       string
}

func rowsOf(cat *locale.Catalogue, ed contest.Edition, w words, all []office.InstitutionRow) []row {
	rows := make([]row, len(all))
	for i, x := range all {
		r := row{InstitutionRow: x, category: w.text("category", x.Category), sub: w.text("sub", x.Sub)}
		for _, m := range x.Editions {
			if m.EditionID == ed.ID {
				r.mark, r.markTone = cat.Enum("participation_state", string(m.State)), screen.ParticipationTone(m.State)
			}
		}
		if n := len(x.Remarks); n > 0 {
			r.remarks = cat.N("institution.remarks", n)
		}
		rows[i] = r
	}
	return rows
}

// widths of the columns that are shown at first, in their order.
var shownFirst = []struct {
	id    string
	width float32
}{{"name", 232}, {"place", 116}, {"voivodeship", 118}}

// widths of the others.
var widths = map[string]float32{"office_name": 240, "for_form": 240, "category": 220, "sub": 180, "email": 200, "phone": 150, "website": 180}

// columns are those of the list: every field of an institution can be shown.
func columns(cat *locale.Catalogue, ed contest.Edition) []kit.Column[row] {
	t := cat.T
	yesNo := func(yes, no string) []kit.Choice {
		return []kit.Choice{{Value: with, Text: t(yes)}, {Value: without, Text: t(no)}}
	}
	all := []kit.Column[row]{{ID: "code", Title: t("institution.column.code"), Width: 78, Text: func(r row) string { return r.Code }}}
	first := map[string]bool{}
	for _, f := range shownFirst {
		first[f.id] = true
		all = append(all, fieldColumn(cat, f.id, f.width, false))
	}
	all = append(all,
		kit.Column[row]{
			ID: "edition", Title: t("institution.column.edition", "edition", ed.Name), Width: 120, Text: func(r row) string { return r.mark }, Tone: func(r row) theme.Tone { return r.markTone },
			Filter: kit.FilterChoice, Choices: yesNo("institution.filter.enters", "institution.filter.enters_not"),
		},
		kit.Column[row]{
			ID: "remarks", Title: t("institution.column.remarks"), Width: 110, Hidden: true, Text: func(r row) string { return r.remarks }, Tone: func(row) theme.Tone { return theme.Warn },
			Filter: kit.FilterChoice, Choices: yesNo("institution.filter.remarks", "institution.filter.remarks_not"),
		})
	for _, f := range contest.InstitutionValues() {
		if !first[f.Name] {
			all = append(all, fieldColumn(cat, f.Name, widths[f.Name], true))
		}
	}
	for i := range all {
		switch all[i].ID {
		case "email", "phone":
			all[i].Filter, all[i].Choices = kit.FilterChoice, yesNo("institution.filter.has", "institution.filter.has_not")
		case "voivodeship", "county", "category", "sub":
			all[i].Filter = kit.FilterChoice
		}
	}
	return all
}

// numbers are the fields that count something.
var numbers = map[string]bool{"employees": true, "population": true, "service_points": true}

func fieldColumn(cat *locale.Catalogue, field string, width float32, hidden bool) kit.Column[row] {
	c := kit.Column[row]{ID: field, Title: cat.T("field." + field), Width: width, Hidden: hidden}
	get := getter(field)
	switch {
	case field == "category":
		c.Text = func(r row) string { return r.category }
	case field == "sub":
		c.Text = func(r row) string { return r.sub }
	case numbers[field]:
		c.Align = fyne.TextAlignTrailing
		c.Text = func(r row) string {
			n, err := strconv.Atoi(get(&r.Institution))
			if err != nil {
				return ""
			}
			return cat.Integer(n)
		}
	default:
		c.Text = func(r row) string { return get(&r.Institution) }
	}
	return c
}

// getter reads a field of an institution by its name.
func getter(field string) func(*contest.Institution) string {
	for _, f := range contest.InstitutionValues() {
		if f.Name == field {
			return f.Get
		}
	}
	return func(*contest.Institution) string { return "" }
}
