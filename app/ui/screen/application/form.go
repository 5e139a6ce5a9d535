package application

import (
	"context"
	"errors"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// form is the tab with the application's fields; each is saved when it is left.
type form struct {
	d       *detail
	content *container.Scroll
	needs   *fyne.Container // what is missing, over the fields
	fixed   *fyne.Container // that category and channels are fixed
	forms   screen.Forms
	was     contest.Participation
	kinds   []contest.Category
}

func newForm(d *detail) *form {
	x := &form{d: d, forms: screen.Forms{Groups: fieldGroups}, needs: kit.Stacked(1), fixed: container.NewStack()}
	cat := d.s.f.Cat
	column := kit.Stacked(1, x.needs)
	for _, g := range fieldGroups {
		fields := make([]kit.Field, len(g.Fields))
		for i, name := range g.Fields {
			fields[i] = formField(cat, name)
		}
		one := kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, OnSave: x.save, Today: d.s.f.Now})
		x.forms.All = append(x.forms.All, one)
		column.Add(kit.NewParagraph(cat.T("application.group."+g.ID), kit.Strong))
		if g.ID == "kind" {
			column.Add(x.fixed)
		}
		column.Add(one)
	}
	x.content = container.NewVScroll(kit.Padded(1, 1, column))
	return x
}

// set shows an application. Where it was shown before, a field in hand stays.
func (x *form) set(now office.ApplicationDetail, first bool) {
	x.was, x.kinds = now.Participation, now.Categories
	kind := x.forms.Of("category")
	kind.SetChoices("category", categoryChoices(now.Categories))
	kind.SetChoices("sub", subChoices(now.Categories, now.Participation.Category))
	values := formValues(now.Participation)
	for _, one := range x.forms.All {
		one.SetReadOnly(!x.d.s.f.Writable() || one == kind && now.Fieldwork)
	}
	x.forms.Set(values, first)
	x.fixed.RemoveAll()
	if now.Fieldwork {
		x.fixed.Add(kit.NewBand(x.d.s.f.Cat.T("application.fixed"), theme.Info, nil))
	}
	x.showNeeds(now)
	if first {
		x.content.ScrollToTop()
	}
}

// showNeeds lists what the application needs: what is missing leads to its field.
func (x *form) showNeeds(now office.ApplicationDetail) {
	cat := x.d.s.f.Cat
	x.needs.RemoveAll()
	if len(now.Missing) == 0 {
		x.needs.Add(kit.NewBand(cat.T("application.complete"), theme.Good, nil))
		return
	}
	var lacking []fyne.CanvasObject
	var there []string
	for _, c := range checks(cat, now.Participation, now.Missing) {
		if !c.lacks {
			there = append(there, c.text)
			continue
		}
		lacking = append(lacking, container.NewHBox(kit.NewButton(kit.Action{Text: c.text, Icon: theme.Warn.Icon(), Do: func() { x.focus(c.field) }})))
	}
	if len(there) > 0 {
		lacking = append(lacking, kit.NewParagraph(cat.T("application.there", "what", strings.Join(there, ", ")), kit.Muted))
	}
	x.needs.Add(kit.NewCard(cat.N("application.lacks", len(now.Missing)), kit.Stacked(1, lacking...)))
	x.needs.Refresh()
}

// save writes one field; only that field differs between before and after.
func (x *form) save(id, value string) {
	was := x.was
	now := withValue(was, id, value)
	s := x.d.s
	screen.Save(s.f, &s.saves, func(ctx context.Context) (office.ApplicationSaved, error) {
		return s.office.SaveApplication(ctx, was, now)
	}, x.kept, func(err error) { x.failed(was, id, err) })
}

// failed says at the field why it was not saved, and shows what is kept.
func (x *form) failed(was contest.Participation, id string, err error) {
	message, _ := x.d.s.f.Cat.Error(err)
	if x.was.ID == was.ID {
		var e *contest.Error
		if errors.As(err, &e) && e.Field != "" && x.forms.Of(formID(e.Field)) != nil {
			id = formID(e.Field)
		}
		values := formValues(x.was)
		x.forms.Of(id).Reset(values)
		x.forms.Of(id).SetProblem(id, kit.Problem{Text: message, Warning: true})
	}
	x.d.s.f.Fail(err)
}

// kept takes a saved application as what the next field is compared with; the reload
// that follows the commit shows it.
func (x *form) kept(saved office.ApplicationSaved) {
	if saved.Participation.ID != x.was.ID {
		return
	}
	x.was = saved.Participation
	x.forms.Of("category").SetChoices("sub", subChoices(x.kinds, x.was.Category))
	x.forms.Set(formValues(x.was), false)
}

// focus gives a field the keyboard and scrolls to it.
func (x *form) focus(field string) {
	one := x.forms.Of(field)
	if one == nil {
		return
	}
	at := one.Position().Y - x.content.Size().Height/3
	x.content.ScrollToOffset(fyne.NewPos(0, max(at, 0)))
	one.Focus(field)
}
