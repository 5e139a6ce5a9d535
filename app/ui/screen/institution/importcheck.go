package institution

import (
	"slices"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// checkStep is the third step: what the import will do, row by row, and a person's
// word on rows that may be doubles.
type checkStep struct {
	a       *assistant
	content *fyne.Container
	stats   *fyne.Container
	form    *kit.Form
	options *fyne.Container
	table   *kit.Table[planLine]
	bar     *kit.Toolbar
	facts   *kit.KeyValues
	title   *kit.Paragraph
}

func newCheckStep(a *assistant) *checkStep {
	x := &checkStep{a: a, stats: container.NewStack(), options: container.NewStack()}
	f := a.s.f
	x.table = kit.NewTable(kit.TableConfig[planLine]{
		ID: "institution.plan", Cat: f.Cat, Tasks: f.Tasks, Columns: planColumns(f.Cat),
		Key:      func(l planLine) string { return strconv.Itoa(l.row) },
		Actions:  func([]planLine) []kit.Action { return x.decisionActions() },
		OnSelect: func([]planLine) { x.onSelect() },
		Empty:    kit.Empty{Title: f.Cat.T("institution.import.plan.empty"), Text: f.Cat.T("institution.import.plan.empty.text")},
	})
	x.title, x.facts = kit.NewParagraph(f.Cat.T("institution.import.plan.choose"), kit.Strong), kit.NewKeyValues(f.Cat, nil)
	x.bar = kit.NewToolbar(f.Cat, x.decisionActions())
	side := container.NewBorder(kit.Stacked(1, x.title, x.bar), nil, nil, nil, container.NewVScroll(kit.Padded(0, 1, x.facts)))
	x.content = container.NewBorder(kit.Stacked(1, x.stats, x.options), nil, nil, nil,
		kit.NewSplit(f.Store, "institution.plan", x.table, kit.Padded(2, 0, side), 0.63))
	return x
}

func (x *checkStep) ready() (bool, string) {
	p := x.a.plan
	switch {
	case p == nil || !x.a.idle():
		return false, ""
	case p.Added+p.Updated+p.Participations == 0:
		return false, x.a.s.f.Cat.T("institution.import.nothing")
	}
	return true, ""
}

// entered scrolls to the row that is looked at first: the table has its size now.
func (x *checkStep) entered() {
	x.a.letGo()
	if l, ok := x.table.Current(); ok {
		x.table.Select(strconv.Itoa(l.row))
	}
}

// show shows the plan; first: a new one, whose likely doubles are looked at first.
func (x *checkStep) show(first bool) {
	cat := x.a.s.f.Cat
	p := x.a.plan
	x.stats.Objects = []fyne.CanvasObject{x.statLine(planStats(cat, p))}
	x.stats.Refresh()
	x.table.SetRows(x.a.lines)
	if first {
		x.showOptions()
		x.title.SetText(cat.T("institution.import.plan.choose"))
		x.facts.Set(nil)
		if unsure := p.Only(office.PlannedUnsure); len(unsure) > 0 {
			x.table.Select(strconv.Itoa(unsure[0].Row))
		}
	}
	x.onSelect()
}

// statLine sets the counts beside one another; a click shows their rows.
func (x *checkStep) statLine(all []stat) fyne.CanvasObject {
	var stats []fyne.CanvasObject
	for _, s := range all {
		var tap func()
		if s.find != "" {
			tap = func() { x.narrow(s.find) }
		}
		stats = append(stats, kit.NewStat(s.value, s.label, s.tone, tap))
	}
	return kit.NewFlow(17, 1, stats...)
}

// narrow shows the rows of one kind, and all again if it was asked for already.
func (x *checkStep) narrow(action string) {
	if slices.Equal(x.table.Filtered("action"), []string{action}) {
		x.table.Filter("action")
		return
	}
	x.table.Filter("action", action)
}

// showOptions asks whether the institutions take part and where rejected rows go.
func (x *checkStep) showOptions() {
	a := x.a
	f := a.s.f
	fields := []kit.Field{{ID: "enter", Kind: kit.Check, Label: f.Cat.T("institution.import.enter", "edition", f.Edition.Name, "year", f.Edition.Year)}}
	if a.plan.Rejected > 0 {
		fields = append(fields, kit.Field{ID: "rejects", Label: f.Cat.N("institution.import.rejects", a.plan.Rejected)})
	}
	x.form = kit.NewForm(kit.FormConfig{Cat: f.Cat, Fields: fields, OnSave: func(id, value string) {
		switch id {
		case "enter":
			a.enter = value == "1"
			a.replan()
		case "rejects":
			a.rejects = value
		}
	}})
	values := map[string]string{"rejects": a.rejects}
	if a.enter {
		values["enter"] = "1"
	}
	x.form.SetValues(values)
	x.options.Objects = []fyne.CanvasObject{x.form}
	x.options.Refresh()
}

// onSelect shows what is known of the row and what can be decided about it.
func (x *checkStep) onSelect() {
	cat := x.a.s.f.Cat
	if l, ok := x.table.Current(); ok {
		x.title.SetText(cat.T("institution.import.plan.row", "row", l.row, "name", l.name))
		x.facts.Set(planFacts(cat, x.a.s.words, l))
	}
	x.bar.Refresh()
}

// decisionActions are a person's words on the selected rows.
func (x *checkStep) decisionActions() []kit.Action {
	t := x.a.s.f.Cat.T
	word := func(name, icon string, key fyne.KeyName, choice office.RowChoice) kit.Action {
		return kit.Action{
			Name: "institution.decide." + name, Text: t("institution.decide." + name), Icon: theme.Icon(icon), Key: kit.Key{Name: key},
			Enabled: func() bool { return x.can(choice) }, Do: func() { x.decide(choice) },
		}
	}
	return []kit.Action{
		word("same", "link", fyne.KeyF2, office.ChoiceSame),
		word("new", "add_circle", fyne.KeyF3, office.ChoiceNew),
		word("skip", "block", fyne.KeyF4, office.ChoiceSkip),
		word("none", "undo", fyne.KeyF6, ""),
	}
}

// can tells whether a word fits at least one of the selected rows.
func (x *checkStep) can(choice office.RowChoice) bool {
	if x.table == nil || !x.a.idle() {
		return false
	}
	for _, l := range x.table.Selected() {
		if l.fits(choice) {
			return true
		}
	}
	return false
}

// decide takes a person's word on the selected rows; "" takes words back.
func (x *checkStep) decide(choice office.RowChoice) {
	chosen := map[int]bool{}
	for _, l := range x.table.Selected() {
		if !l.fits(choice) {
			continue
		}
		chosen[l.row] = true
		if choice == "" {
			delete(x.a.decisions, l.row)
			continue
		}
		d := office.RowDecision{Choice: choice}
		if choice == office.ChoiceSame {
			d.ID = l.likeID
		}
		x.a.decisions[l.row] = d
	}
	x.a.lines = slices.Clone(x.a.lines) // the table keeps the ones it has
	for i := range x.a.lines {
		if l := &x.a.lines[i]; chosen[l.row] {
			l.decide(x.a.s.f.Cat, choice)
		}
	}
	x.table.SetRows(x.a.lines)
	x.onSelect()
	x.a.replan()
}
