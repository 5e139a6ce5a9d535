package questionnaire

import (
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// fields are the fields of a place, in the order of the form.
func fields(cat *locale.Catalogue, q contest.Questionnaire, at place) []kit.Field {
	b := builder{cat: cat}
	switch {
	case at.isHead():
		b.text("title", 2)
		b.multi("intro", 4)
		b.multi("areas", 6)
	case at.isSection():
		b.text("code", 1)
		b.whole("weight", 1)
		b.text("name", 2)
		b.choice("area", areaChoices(q.Areas, q.Sections[at.sec].Area))
		b.check("once")
	default:
		b.criterion(q.Sections[at.sec].Criteria[at.crit])
	}
	return b.all
}

// shape is what decides which fields a criterion's form has.
func shape(q contest.Questionnaire, at place) string {
	if !at.isCriterion() {
		return at.key()
	}
	c := q.Sections[at.sec].Criteria[at.crit]
	return at.key() + " " + string(c.Scale) + " " + strconv.Itoa(c.Max) + " " + tick(c.Critical) + " " + tick(c.NAAllowed)
}

// builder gathers fields under the texts "questionnaire.field.ID".
type builder struct {
	cat *locale.Catalogue
	all []kit.Field
}

func (b *builder) add(f kit.Field) {
	if f.Label == "" {
		f.Label = b.cat.T("questionnaire.field." + f.ID)
	}
	if key := "questionnaire.example." + f.ID; b.cat.Has(key) {
		f.Example = b.cat.T(key)
	}
	if key := "questionnaire.help." + f.ID; b.cat.Has(key) {
		f.Help = b.cat.T(key)
	}
	b.all = append(b.all, f)
}

func (b *builder) text(id string, span int) { b.add(kit.Field{ID: id, Span: span}) }

func (b *builder) multi(id string, rows int) {
	b.add(kit.Field{ID: id, Kind: kit.Multiline, Span: 2, Rows: rows})
}

func (b *builder) check(id string) { b.add(kit.Field{ID: id, Kind: kit.Check}) }

func (b *builder) choice(id string, choices []kit.Choice) {
	b.add(kit.Field{ID: id, Kind: kit.Select, Choices: choices})
}

func (b *builder) whole(id string, least int) {
	b.add(kit.Field{ID: id, Check: func(typed string) kit.Problem {
		if n, err := strconv.Atoi(typed); err != nil || n < least {
			return kit.Problem{Text: b.cat.T("questionnaire.whole", "least", strconv.Itoa(least))}
		}
		return kit.Problem{}
	}})
}

func (b *builder) criterion(c contest.Criterion) {
	b.text("code", 1)
	b.whole("weight", 1)
	b.multi("text", 2)
	b.choice("scale", scaleChoices(b.cat))
	if c.Scale != contest.ScaleYesNo {
		b.choice("max", pointChoices(b.cat, 1, 10))
	}
	if c.Scale == contest.ScaleMeasured {
		b.bands(c)
	} else {
		for p := c.Max; p >= 0; p-- {
			b.add(kit.Field{ID: "anchor." + strconv.Itoa(p), Label: b.anchorLabel(c, p), Span: 2})
		}
	}
	b.multi("hint", 2)
	b.check("na_allowed")
	if c.NAAllowed || c.Condition != "" {
		b.text("condition", 2)
	}
	b.check("critical")
	if c.Critical {
		b.choice("fail_at", pointChoices(b.cat, 0, max(c.Max-1, 0)))
	}
	b.check("on_contact")
	b.check("subjective")
	comments := append([]kit.Choice{{Value: "-1", Text: b.cat.T("questionnaire.comment.never")}}, pointChoices(b.cat, 0, c.Max)...)
	b.choice("comment_at_most", comments)
	b.multi("recommendation", 2)
}

func (b *builder) anchorLabel(c contest.Criterion, p int) string {
	if c.Scale == contest.ScaleYesNo {
		if p == 0 {
			return b.cat.T("questionnaire.anchor.no")
		}
		return b.cat.T("questionnaire.anchor.yes")
	}
	return b.cat.N("questionnaire.anchor", p)
}

// bands gives a field for the limit of each point value, and one for what is over all
// limits.
func (b *builder) bands(c contest.Criterion) {
	b.text("unit", 1)
	for p := c.Max; p > 0; p-- {
		b.add(kit.Field{ID: "band." + strconv.Itoa(p), Label: b.cat.N("questionnaire.band", p), Kind: kit.Number, Unit: c.Unit, Example: b.cat.T("questionnaire.band.example")})
	}
	b.choice("rest", pointChoices(b.cat, 0, c.Max))
}

func scaleChoices(cat *locale.Catalogue) []kit.Choice {
	var choices []kit.Choice
	for _, s := range []contest.Scale{contest.ScaleYesNo, contest.ScaleGraded, contest.ScaleMeasured} {
		choices = append(choices, kit.Choice{Value: string(s), Text: cat.Enum("scale", string(s))})
	}
	return choices
}

func pointChoices(cat *locale.Catalogue, from, to int) []kit.Choice {
	var choices []kit.Choice
	for p := from; p <= to; p++ {
		choices = append(choices, kit.Choice{Value: strconv.Itoa(p), Text: cat.N("questionnaire.points", p)})
	}
	return choices
}

// areaChoices offers the areas; one that is there no more stays to be seen.
func areaChoices(all []contest.Area, now string) []kit.Choice {
	var choices []kit.Choice
	known := now == ""
	for _, a := range all {
		known = known || a.Code == now
		choices = append(choices, kit.Choice{Value: a.Code, Text: a.Name})
	}
	if !known {
		choices = append(choices, kit.Choice{Value: now, Text: now})
	}
	return choices
}
