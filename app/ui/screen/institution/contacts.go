package institution

import (
	"context"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// contacts is the tab with the people at an institution.
type contacts struct {
	d       *detail
	content fyne.CanvasObject
	box     *fyne.Container
}

func newContacts(d *detail) *contacts {
	x := &contacts{d: d, box: kit.Stacked(1)}
	x.content = container.NewVScroll(kit.Padded(1, 1, x.box))
	return x
}

// set shows the contacts, each with what a letter would say to it.
func (x *contacts) set(all []office.ContactDetail) {
	s := x.d.s
	t := s.f.Cat.T
	add := kit.Action{Text: t("institution.contact.add"), Icon: theme.Icon("person_add"), Enabled: s.f.Writable, Do: func() { x.edit(contest.Contact{InstitutionID: x.d.id, Head: len(all) == 0}) }}
	x.box.RemoveAll()
	if len(all) == 0 {
		x.box.Add(kit.NewEmpty(kit.Empty{Icon: theme.Icon("person"), Title: t("institution.contact.empty"), Text: t("institution.contact.empty.text"), Action: &add}))
		x.box.Refresh()
		return
	}
	for _, c := range all {
		edit := kit.Action{Text: t("institution.contact.edit"), Icon: theme.Icon("edit"), Enabled: s.f.Writable, Do: func() { x.edit(c.Contact) }}
		remove := kit.Action{Text: t("institution.contact.remove"), Icon: theme.Icon("delete"), Enabled: s.f.Writable, Do: func() { x.remove(c.Contact) }}
		x.box.Add(kit.NewCard(contactTitle(s.f.Cat, c), kit.NewKeyValues(s.f.Cat, contactFacts(s.f.Cat, c)), edit, remove))
	}
	x.box.Add(container.NewHBox(kit.NewButton(add)))
	x.box.Refresh()
}

func (x *contacts) remove(c contest.Contact) {
	s := x.d.s
	s.f.Run(s.f.Cat.T("institution.contact.removing"), func(ctx context.Context) error {
		_, err := s.office.RemoveContact(ctx, c)
		return err
	}, func() { s.f.Done(s.f.Cat.T("institution.contact.removed"), true) })
}

// contactFields are the fields of a contact in its dialog.
var contactFields = []string{"title", "first_name", "surname", "function", "phone", "email", "salutation", "head"}

// edit asks for a contact; with ID 0 it is a new one. What a letter will say is shown
// while function and first name are typed.
func (x *contacts) edit(c contest.Contact) {
	s := x.d.s
	cat := s.f.Cat
	var form *kit.Form
	greeting := kit.NewParagraph("", kit.Muted)
	greet := func() {
		if form == nil {
			return
		}
		text := strings.TrimSpace(form.Value("salutation"))
		if text == "" {
			text = office.AutomaticSalutation(form.Value("function"), form.Value("first_name"))
		}
		greeting.SetText(cat.T("institution.contact.greeting", "greeting", text))
	}
	fields := make([]kit.Field, len(contactFields))
	for i, name := range contactFields {
		f := kit.Field{ID: name, Label: cat.T("institution.contact." + name), Check: func(v string) kit.Problem {
			greet()
			return checkField(cat, name)(v)
		}}
		switch name {
		case "head":
			f.Kind, f.Span = kit.Check, 2
		case "salutation":
			f.Span, f.Example = 2, cat.T("institution.contact.salutation.example")
		case "function":
			f.Example = cat.T("institution.contact.function.example")
		}
		fields[i] = f
	}
	var d *kit.Dialog
	save := kit.Action{Text: cat.T("institution.contact.save"), Icon: theme.Icon("save"), Primary: true, Do: func() { x.save(withValues(c, form.Values()), form, d.Hide) }}
	form = kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, OnCommit: func() { save.Run() }})
	form.SetValues(contactValues(c))
	greet()
	title := "institution.contact.edit.title"
	if c.ID == 0 {
		title = "institution.contact.add"
	}
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: cat, Title: cat.T(title), Icon: theme.Icon("person"),
		Content: kit.Wide(80, kit.Stacked(1, form, greeting)), Actions: []kit.Action{save}, Width: 84, Focus: form.First(),
	})
	d.Show()
}

// save writes a contact; a refusal is said at its field and the dialog stays.
func (x *contacts) save(c contest.Contact, form *kit.Form, done func()) {
	s := x.d.s
	s.f.Tasks.Run(s.f.Cat.T("institution.contact.saving"), func(ctx context.Context, _ task.Progress) error {
		_, _, err := s.office.SaveContact(ctx, c)
		return err
	}, func(err error) {
		if field := fieldOf(err); field != "" {
			form.SetProblem(field, kit.Problem{Text: s.f.Cat.ErrorLine(err)})
			form.Focus(field)
			return
		}
		if err != nil {
			s.f.Fail(err)
			return
		}
		done()
		s.f.Done(s.f.Cat.T("institution.contact.saved"), true)
	})
}
