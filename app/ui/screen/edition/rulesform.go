package edition

import (
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ruleField is a field of the rules' form; its texts are "edition.rules.NAME" and
// "edition.rules.NAME.help".
type ruleField struct {
	name string
	kind kit.FieldKind
	unit string // key of the unit's text
}

// ruleCard is a card of fields.
type ruleCard struct {
	name   string
	fields []ruleField
}

// ruleCards are the cards below those of the channels.
func ruleCards() []ruleCard {
	return []ruleCard{
		{"counting", []ruleField{{fieldSection, kit.Text, ""}, {fieldAudit, kit.Text, ""}, {fieldAttempts, kit.Number, ""}, {fieldReplyDays, kit.Number, ""}, {fieldReview, kit.Check, ""}}},
		{"laureate", []ruleField{{fieldMinScore, kit.Number, "edition.rules.points"}, {fieldMinChannel, kit.Number, "edition.rules.points"}, {fieldTopPercent, kit.Number, "edition.rules.percent"}, {fieldStatuette, kit.Number, ""}, {fieldCritical, kit.Check, ""}}},
		{"licence", []ruleField{{fieldMonths, kit.Number, "edition.rules.months"}, {fieldPattern, kit.Text, ""}}},
	}
}

// build makes the forms for the rules' channels.
func (r *rulesTab) build() {
	t := r.s.f.Cat.T
	r.forms, r.excluded = nil, map[string]*excludedLine{}
	weights := []fyne.CanvasObject{kit.NewParagraph(t("edition.rules.channels.text"), kit.Muted)}
	for _, c := range r.base.Channels {
		weights = append(weights, r.channel(c.Channel))
	}
	weights = append(weights, r.sum)
	cards := []fyne.CanvasObject{kit.NewCard(t("edition.rules.card.channels"), kit.Stacked(1.5, weights...))}
	for _, card := range ruleCards() {
		var fields []kit.Field
		for _, f := range card.fields {
			fields = append(fields, r.field(f, f.name, "edition.rules."+f.name))
		}
		cards = append(cards, kit.NewCard(t("edition.rules.card."+card.name), r.form(2, fields)))
	}
	r.parts.Objects = cards // at once: each Add would lay everything out again
	r.parts.Refresh()
}

func (r *rulesTab) field(f ruleField, id, key string) kit.Field {
	t := r.s.f.Cat.T
	field := kit.Field{ID: id, Label: t(key), Help: t(key + ".help"), Kind: f.kind, Check: r.check(id)}
	if f.unit != "" {
		field.Unit = t(f.unit)
	}
	if f.kind == kit.Check {
		field.Span = 2
	}
	return field
}

func (r *rulesTab) form(columns int, fields []kit.Field) *kit.Form {
	form := kit.NewForm(kit.FormConfig{Cat: r.s.f.Cat, Columns: columns, Fields: fields, OnSave: func(string, string) { r.typed(); r.keep() }})
	form.SetReadOnly(!r.s.f.Writable())
	r.forms = append(r.forms, form)
	return form
}

// channel is a channel's line: its three numbers and what it does not apply to.
func (r *rulesTab) channel(c contest.Channel) fyne.CanvasObject {
	var fields []kit.Field
	for _, part := range []string{partWeight, partMinAudits, partPlanned} {
		fields = append(fields, r.field(ruleField{kind: kit.Number}, channelField(c, part), "edition.rules."+part))
	}
	e := newExcludedLine(r, c)
	r.excluded[channelField(c, partExcluded)] = e
	name := kit.NewParagraph(capital(r.s.f.Cat.Enum("channel", string(c))), kit.Strong)
	return kit.Stacked(0.5, widget.NewSeparator(), container.NewBorder(nil, nil, kit.Wide(14, kit.Padded(0, 1, name)), nil, kit.Stacked(0, r.form(3, fields), e.content)))
}

// excludedLine says which categories a channel does not apply to, and changes it.
type excludedLine struct {
	r       *rulesTab
	channel contest.Channel
	content fyne.CanvasObject
	text    *kit.Paragraph
	codes   []string
}

func newExcludedLine(r *rulesTab, c contest.Channel) *excludedLine {
	e := &excludedLine{r: r, channel: c, text: kit.NewParagraph("", kit.Style{})}
	button := kit.NewButton(kit.Action{Text: r.s.f.Cat.T("edition.rules.excluded.do"), Enabled: r.s.f.Writable, Do: e.onChoose})
	label := kit.NewParagraph(r.s.f.Cat.T("edition.rules.excluded"), kit.Style{Colour: theme.ColorNameMuted, Whole: true})
	e.content = kit.Padded(0, 0.5, kit.Beside(1, 1, label, e.text, button))
	return e
}

func (e *excludedLine) set(codes []string) {
	e.codes = codes
	e.text.SetText(excludedNames(e.r.s.f.Cat, codes, e.r.categories))
}

// onChoose lets categories and subcategories be ticked.
func (e *excludedLine) onChoose() {
	t := e.r.s.f.Cat.T
	var fields []kit.Field
	values := map[string]string{}
	add := func(code, label string, span int) {
		fields = append(fields, kit.Field{ID: code, Label: label, Kind: kit.Check, Span: span})
		values[code] = tick(slices.Contains(e.codes, code))
	}
	for _, c := range e.r.categories {
		add(c.Code, t("edition.rules.excluded.whole", "category", c.Name), 2)
		for _, s := range c.Subcategories {
			add(s.Code, s.Name, 1)
		}
	}
	form := kit.NewForm(kit.FormConfig{Cat: e.r.s.f.Cat, Fields: fields})
	form.SetValues(values)
	var d *kit.Dialog
	take := kit.Action{Text: t("edition.rules.excluded.yes"), Primary: true, Do: func() {
		var codes []string
		for _, f := range fields {
			if form.Value(f.ID) != "" {
				codes = append(codes, f.ID)
			}
		}
		e.set(codes)
		e.r.typed()
		e.r.keep()
		d.Hide()
	}}
	d = kit.NewDialog(kit.DialogConfig{
		Window: e.r.s.f.Window, Cat: e.r.s.f.Cat, Title: t("edition.rules.excluded.title", "channel", e.r.s.f.Cat.Enum("channel", string(e.channel))),
		Content: kit.NewFormScroll(kit.Padded(0, 0.5, form)), Actions: []kit.Action{take}, Width: 84, Height: 70,
	})
	d.Show()
}
