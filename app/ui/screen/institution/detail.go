package institution

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// detail shows one institution beside the list.
type detail struct {
	s       *Screen
	content *fyne.Container
	whole   fyne.CanvasObject // an institution
	none    fyne.CanvasObject // what is said where none is selected

	name  *kit.Paragraph
	under *kit.Paragraph
	said  *fyne.Container // findings
	tabs  *kit.Tabs

	data     *data
	contacts *contacts
	editions *editions
	doubles  *doubles
	trace    *screen.Trace

	load   *task.Loader
	id     int64 // shown; 0: none
	now    office.InstitutionDetail
	loaded bool
}

func newDetail(s *Screen) *detail {
	d := &detail{s: s, load: task.NewLoader(s.f.Tasks)}
	t := s.f.Cat.T
	d.name = kit.NewParagraph("", kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText})
	d.under = kit.NewParagraph("", kit.Muted)
	d.said = kit.Stacked(0.5)
	d.data, d.contacts, d.editions, d.doubles, d.trace = newData(d), newContacts(d), newEditions(d), newDoubles(d), screen.NewTrace(s.f, "institution.trace", t("institution.trace.empty"))
	d.tabs = kit.NewTabs(s.f.Store, "institution", []kit.Tab{
		{ID: "data", Title: t("institution.tab.data"), Content: d.data.content},
		{ID: "contacts", Title: t("institution.tab.contacts"), Content: d.contacts.content},
		{ID: "editions", Title: t("institution.tab.editions"), Content: d.editions.content, Shown: func() { d.editions.wanted() }},
		{ID: "doubles", Title: t("institution.tab.doubles"), Content: d.doubles.content, Shown: func() { d.doubles.wanted() }},
		{ID: "trace", Title: t("institution.tab.trace"), Content: d.trace.Content, Shown: d.trace.Shown},
	})
	d.whole = kit.Padded(2, 1, container.NewBorder(kit.Padded(0, 0.5, kit.Stacked(0.5, d.name, d.under, d.said)), nil, nil, nil, d.tabs))
	d.none = kit.NewEmpty(kit.Empty{Icon: theme.Icon("account_balance"), Title: t("institution.choose"), Text: t("institution.choose.text")})
	d.content = container.NewStack(d.none)
	return d
}

// show shows an institution; the one shown already stays as it is.
func (d *detail) show(id int64) {
	if id == d.id {
		return
	}
	d.data.forms.Commit()
	d.id, d.loaded = id, false
	d.renew()
	d.reload()
}

// renew lets the tabs that are read when they are looked at be read anew.
func (d *detail) renew() {
	id := d.id
	d.doubles.stale, d.editions.stale = true, true
	d.trace.Renew(func(ctx context.Context) ([]contest.Change, error) { return d.s.office.InstitutionHistory(ctx, id) })
}

// reload reads the institution anew.
func (d *detail) reload() {
	if d.id == 0 {
		return
	}
	id := d.id
	task.Load(d.load, func(ctx context.Context) (office.InstitutionDetail, error) {
		return d.s.office.InstitutionDetail(ctx, id)
	}, d.paint, func(err error) {
		d.clear()
		if !missing(err) {
			d.s.f.Fail(err)
		}
	})
}

// clear shows that none is selected.
func (d *detail) clear() {
	d.id, d.loaded, d.now = 0, false, office.InstitutionDetail{}
	d.content.Objects = []fyne.CanvasObject{d.none}
	d.content.Refresh()
}

func (d *detail) paint(now office.InstitutionDetail) {
	first := !d.loaded
	d.now, d.loaded = now, true
	cat := d.s.f.Cat
	i := now.Institution
	d.name.SetText(i.Name)
	d.under.SetText(underName(cat, d.s.words, i))
	d.said.RemoveAll()
	for _, f := range now.Findings {
		d.said.Add(kit.NewBand(cat.Finding(f), theme.Warn, nil))
	}
	d.data.set(i, first)
	d.contacts.set(now.Contacts)
	d.editions.set(now.Participations)
	d.tabs.SetTitle("contacts", counted(cat, cat.T("institution.tab.contacts"), len(now.Contacts)))
	d.tabs.SetTitle("editions", counted(cat, cat.T("institution.tab.editions"), len(now.Participations)))
	d.renew()
	switch d.tabs.At() {
	case "editions":
		d.editions.wanted()
	case "doubles":
		d.doubles.wanted()
	case "trace":
		d.trace.Shown()
	}
	if d.content.Objects[0] != d.whole {
		d.content.Objects = []fyne.CanvasObject{d.whole}
	}
	d.content.Refresh()
}

// focus gives the keyboard to the first field of the tab in front.
func (d *detail) focus() {
	if d.loaded {
		d.tabs.Open("data")
		d.data.focus()
	}
}
