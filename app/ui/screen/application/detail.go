package application

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// detail shows one application beside the list, or what can be done with several.
type detail struct {
	s       *Screen
	content *fyne.Container
	one     fyne.CanvasObject
	many    fyne.CanvasObject
	none    fyne.CanvasObject

	name  *kit.Paragraph
	under *kit.Paragraph
	state *kit.Badge
	moves *kit.Toolbar
	tabs  *kit.Tabs
	form  *form
	facts *kit.KeyValues
	trace *screen.Trace

	manyTitle, manyText *kit.Paragraph
	manyMoves           *fyne.Container

	load   *task.Loader
	code   string // shown; "": none
	now    office.ApplicationDetail
	loaded bool
}

func newDetail(s *Screen) *detail {
	d := &detail{s: s, load: task.NewLoader(s.f.Tasks)}
	t := s.f.Cat.T
	title := kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText}
	d.name, d.under = kit.NewParagraph("", title), kit.NewParagraph("", kit.Muted)
	d.state = kit.NewBadge("", theme.Neutral)
	d.moves = kit.NewToolbar(s.f.Cat, nil)
	d.form = newForm(d)
	d.facts = kit.NewKeyValues(s.f.Cat, nil)
	d.trace = screen.NewTrace(s.f, "application.trace", t("application.trace.empty"))
	d.tabs = kit.NewTabs(s.f.Store, "application", []kit.Tab{
		{ID: "form", Title: t("application.tab.form"), Content: kit.WheelOver(d.form.content)},
		{ID: "about", Title: t("application.tab.about"), Content: container.NewVScroll(kit.Padded(1, 1, d.facts))},
		{ID: "trace", Title: t("application.tab.trace"), Content: d.trace.Content, Shown: d.trace.Shown},
	})
	head := kit.Stacked(0.5, kit.Beside(1, 0, d.name, d.state), d.under, kit.Padded(0, 0.5, d.moves))
	d.one = kit.Padded(2, 0.5, container.NewBorder(head, nil, nil, nil, d.tabs))
	d.none = kit.NewEmpty(kit.Empty{Icon: theme.Icon("inbox"), Title: t("application.choose"), Text: t("application.choose.text")})
	d.manyTitle, d.manyText = kit.NewParagraph("", title), kit.NewParagraph("", kit.Muted)
	d.manyMoves = kit.Stacked(1)
	d.many = container.NewVScroll(kit.Padded(3, 2, kit.Stacked(1, d.manyTitle, d.manyText, kit.Padded(0, 1, container.NewHBox(d.manyMoves)))))
	d.content = container.NewStack(d.none)
	return d
}

// show shows what is selected.
func (d *detail) show(selected []row) {
	d.setMoves()
	switch {
	case len(selected) > 1:
		d.form.forms.Commit()
		d.manyTitle.SetText(d.s.f.Cat.N("application.selected", len(selected)))
		d.manyText.SetText(statesText(d.s.f.Cat, selected))
		d.front(d.many)
	case len(selected) == 1:
		d.showOne(selected[0].Code)
	}
}

// setMoves offers the moves that are allowed now.
func (d *detail) setMoves() {
	var can []kit.Action
	d.manyMoves.RemoveAll()
	for _, m := range d.s.moves() {
		if m.Enabled() {
			can = append(can, m)
			d.manyMoves.Add(kit.NewButton(m))
		}
	}
	remove := d.s.removeAction()
	d.manyMoves.Add(kit.NewButton(remove))
	d.manyMoves.Refresh()
	d.moves.SetActions(can)
}

func (d *detail) showOne(code string) {
	if code == d.code {
		if d.loaded {
			d.front(d.one)
		}
		return
	}
	d.form.forms.Commit()
	d.code, d.loaded = code, false
	d.reload()
}

// reload reads the application anew.
func (d *detail) reload() {
	if d.code == "" {
		return
	}
	code := d.code
	task.Load(d.load, func(ctx context.Context) (office.ApplicationDetail, error) {
		return d.s.office.ApplicationDetail(ctx, d.s.f.Edition, code)
	}, d.paint, func(err error) {
		d.clear()
		if contest.CodeOf(err) != "record_missing" {
			d.s.f.Fail(err)
		}
	})
}

// clear shows that none is selected.
func (d *detail) clear() {
	d.code, d.loaded, d.now = "", false, office.ApplicationDetail{}
	d.front(d.none)
}

func (d *detail) front(o fyne.CanvasObject) {
	if len(d.content.Objects) == 1 && d.content.Objects[0] == o {
		d.content.Refresh()
		return
	}
	d.content.Objects = []fyne.CanvasObject{o}
	d.content.Refresh()
}

func (d *detail) paint(now office.ApplicationDetail) {
	first := !d.loaded
	d.now, d.loaded = now, true
	cat := d.s.f.Cat
	d.name.SetText(now.Participation.Name)
	d.under.SetText(underName(now.Participation, now.CategoryName, now.Institution))
	d.state.Set(cat.Enum("participation_state", string(now.Participation.State)), screen.ParticipationTone(now.Participation.State))
	d.form.set(now, first)
	d.facts.Set(d.aboutFacts(now))
	d.setMoves()
	code := d.code
	d.trace.Renew(func(ctx context.Context) ([]contest.Change, error) {
		return d.s.office.ApplicationHistory(ctx, d.s.f.Edition, code)
	})
	if d.tabs.At() == "trace" {
		d.trace.Shown()
	}
	if len(d.s.table.Selected()) < 2 {
		d.front(d.one)
	}
}

// aboutFacts are what is known beside the form, with the way to each.
func (d *detail) aboutFacts(now office.ApplicationDetail) []kit.KeyValue {
	facts := facts(d.s.f.Cat, now)
	facts[0].Tap = func() { d.s.f.Go(screen.Route{Screen: "institution", Record: now.Institution.Code}) }
	for i := range facts {
		if now.Licence != nil && facts[i].Value == now.Licence.Number {
			facts[i].Tap = func() { d.s.f.Go(screen.Route{Screen: "licence", Record: now.Licence.Number}) }
		}
	}
	return facts
}

// facts tell about the institution, whom to ask there, and how far its audits are.
func facts(cat *locale.Catalogue, now office.ApplicationDetail) []kit.KeyValue {
	t, i := cat.T, now.Institution
	lines := []kit.KeyValue{
		{Label: t("application.about.institution"), Value: i.Name},
		{Label: t("application.column.institution"), Value: i.Code},
		{Label: t("field.phone"), Value: i.Phone, Copy: i.Phone != ""},
		{Label: t("field.email"), Value: i.Email, Copy: i.Email != ""},
	}
	for _, c := range now.Contacts {
		label := c.Function
		if label == "" {
			label = t("field.contact_name")
		}
		lines = append(lines, kit.KeyValue{Label: label, Value: office.ContactName(c.Contact)})
		if c.Phone != "" {
			lines = append(lines, kit.KeyValue{Label: t("field.contact_phone"), Value: c.Phone, Copy: true})
		}
		if c.Email != "" {
			lines = append(lines, kit.KeyValue{Label: t("field.contact_email"), Value: c.Email, Copy: true})
		}
	}
	lines = append(lines, kit.KeyValue{Label: t("application.about.audits"), Value: t("application.about.audits.of", "done", cat.Integer(now.Submitted), "all", cat.Integer(now.Audits))})
	if now.Licence != nil {
		lines = append(lines, kit.KeyValue{Label: t("application.about.licence"), Value: now.Licence.Number})
	}
	return lines
}

// focus gives the keyboard to the first thing that is missing, else to the form.
func (d *detail) focus() {
	if !d.loaded {
		return
	}
	d.tabs.Open("form")
	for _, c := range checks(d.s.f.Cat, d.now.Participation, d.now.Missing) {
		if c.lacks {
			d.form.focus(c.field)
			return
		}
	}
	d.form.focus("received_on")
}
