package institution

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// fieldGroups are the fields of an institution as they stand in the form, under the
// texts "institution.group.ID".
var fieldGroups = []screen.FieldGroup{
	{ID: "name", Fields: []string{"name", "office_name", "for_form", "short_name", "kind", "category", "sub"}},
	{ID: "address", Fields: []string{"street", "number", "post_code", "place", "post"}},
	{ID: "reach", Fields: []string{"phone", "email", "website", "bip", "edelivery", "epuap"}},
	{ID: "numbers", Fields: []string{"nip", "regon", "krs", "teryt"}},
	{ID: "where", Fields: []string{"voivodeship", "county", "commune"}},
	{ID: "corr", Fields: []string{"corr_street", "corr_number", "corr_post_code", "corr_place", "corr_post"}},
	{ID: "size", Fields: []string{"employees", "population", "service_points"}},
}

// wide are the fields that take a whole line.
var wide = map[string]bool{"name": true, "office_name": true, "for_form": true}

// formField makes the form's field of an institution's field.
func formField(cat *locale.Catalogue, w words, name string) kit.Field {
	f := kit.Field{ID: name, Label: cat.T("field." + name), Required: name == "name", Check: checkField(cat, name)}
	if cat.Has("institution.example." + name) {
		f.Example = cat.T("institution.example." + name)
	}
	switch {
	case name == "category":
		f.Kind, f.Choices = kit.Select, w.choices()
	case name == "sub":
		f.Kind, f.Choices = kit.Select, w.subs("")
	case wide[name]:
		f.Span = 2
	}
	return f
}

// checkField says what is wrong with what is typed into a field.
func checkField(cat *locale.Catalogue, name string) func(string) kit.Problem {
	return func(typed string) kit.Problem {
		_, found := office.CheckInstitutionField(name, typed)
		if found == nil {
			return kit.Problem{}
		}
		return kit.Problem{Text: cat.Finding(*found), Warning: found.Severity != contest.SeverityError}
	}
}

// data is the tab with the institution's own fields: each is saved when it is left.
type data struct {
	d       *detail
	content fyne.CanvasObject
	forms   screen.Forms
	was     contest.Institution // as the form was filled
}

func newData(d *detail) *data {
	x := &data{d: d, forms: screen.Forms{Groups: fieldGroups}}
	cat := d.s.f.Cat
	column := kit.Stacked(1)
	for i, g := range fieldGroups {
		fields := make([]kit.Field, len(g.Fields))
		for k, name := range g.Fields {
			fields[k] = formField(cat, d.s.words, name)
			if g.ID == "corr" {
				fields[k].Label = cat.T("field." + name[len("corr_"):])
			}
		}
		form := kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, OnSave: x.save})
		form.SetReadOnly(!d.s.f.Writable())
		x.forms.All = append(x.forms.All, form)
		if i > 0 {
			column.Add(kit.Padded(0, 0.5, kit.NewParagraph(cat.T("institution.group."+g.ID), kit.Strong)))
		}
		column.Add(form)
	}
	x.content = kit.NewFormScroll(kit.Padded(0.5, 1, column))
	return x
}

// setWords offers the categories of the edition.
func (x *data) setWords(w words) {
	x.forms.All[0].SetChoices("category", w.choices())
	x.forms.All[0].SetChoices("sub", w.subs(x.was.Category))
}

// set shows an institution. Where it was shown before, a field in hand stays.
func (x *data) set(i contest.Institution, first bool) {
	x.was = i
	x.forms.All[0].SetChoices("sub", x.d.s.words.subs(i.Category))
	values := map[string]string{}
	for _, f := range contest.InstitutionValues() {
		values[f.Name] = f.Get(&i)
	}
	x.forms.Set(values, first)
}

// save writes one field; only that field differs between before and after.
func (x *data) save(id, value string) {
	was := x.was
	now := was
	for _, f := range contest.InstitutionValues() {
		if f.Name == id {
			f.Set(&now, value)
		}
	}
	if id == "category" && now.Category != was.Category {
		now.Sub = ""
	}
	s := x.d.s
	screen.Save(s.f, &s.saves, func(ctx context.Context) (office.InstitutionSaved, error) {
		return s.office.SaveInstitution(ctx, was, now)
	}, x.kept, func(err error) {
		message, _ := s.f.Cat.Error(err)
		if x.was.ID == was.ID {
			x.forms.Of(id).SetProblem(id, kit.Problem{Text: message, Warning: true})
		}
		s.f.Fail(err)
	})
}

// kept shows a saved institution as the office keeps it: its fields were tidied.
func (x *data) kept(saved office.InstitutionSaved) {
	if saved.Institution.ID == x.was.ID {
		x.set(saved.Institution, false)
	}
}

func (x *data) focus() { x.forms.All[0].Focus("name") }
