package edition

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// calendarTab shows the year as a strip and the stages' days as forms.
type calendarTab struct {
	s       *Screen
	content fyne.CanvasObject
	strip   *yearStrip
	none    *kit.Paragraph // in the strip's place while there is no date
	stages  []stageForm
}

// stageForm is one stage's line.
type stageForm struct {
	stage contest.Stage
	form  *kit.Form
	when  *kit.Paragraph
}

func newCalendarTab(s *Screen) *calendarTab {
	c := &calendarTab{s: s, strip: newYearStrip()}
	t := s.f.Cat.T
	c.none = kit.NewParagraph(t("edition.calendar.none"), kit.Muted)
	rows := []fyne.CanvasObject{kit.NewParagraph(t("edition.calendar.text"), kit.Muted)}
	for _, stage := range contest.Stages() {
		f := stageForm{stage: stage, when: kit.NewParagraph("", kit.Small)}
		check := func(string) kit.Problem { return c.backwards(stage) }
		f.form = kit.NewForm(kit.FormConfig{Cat: s.f.Cat, Columns: 3, Today: s.f.Now, OnSave: func(string, string) { c.onSave() }, Fields: []kit.Field{
			{ID: "from", Label: t("edition.calendar.from"), Kind: kit.Date, Check: check},
			{ID: "to", Label: t("edition.calendar.to"), Kind: kit.Date, Check: check},
			{ID: "note", Label: t("edition.calendar.note"), Example: t("edition.calendar.note.example")},
		}})
		f.form.SetReadOnly(!s.f.Writable())
		c.stages = append(c.stages, f)
		name := kit.Stacked(0.5, kit.NewParagraph(stageName(s.f.Cat, stage), kit.Strong), f.when)
		rows = append(rows, widget.NewSeparator(), container.NewBorder(nil, nil, kit.Wide(20, kit.Padded(0, 0.5, name)), nil, f.form))
	}
	c.content = kit.NewFormScroll(kit.Padded(2, 2, kit.Stacked(2, kit.NewCard("", kit.Stacked(1, c.none, c.strip)), kit.NewCard("", kit.Stacked(0.75, rows...)))))
	return c
}

func stageName(cat *locale.Catalogue, s contest.Stage) string {
	return capital(cat.Enum("stage", string(s)))
}

// typed is the calendar as it stands in the forms.
func (c *calendarTab) typed() []contest.Milestone {
	var out []contest.Milestone
	for _, f := range c.stages {
		v := f.form.Values()
		m := contest.Milestone{Stage: f.stage, From: isoDay(v["from"]), To: isoDay(v["to"]), Note: strings.TrimSpace(v["note"])}
		if !m.From.IsZero() || !m.To.IsZero() || m.Note != "" {
			out = append(out, m)
		}
	}
	return out
}

// isoDay reads a form's day; what is none is the zero day.
func isoDay(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}
	}
	return d
}

// backwards says that a stage ends before it begins.
func (c *calendarTab) backwards(stage contest.Stage) kit.Problem {
	i := slices.IndexFunc(c.stages, func(f stageForm) bool { return f.stage == stage })
	if i < 0 { // while the forms are being made
		return kit.Problem{}
	}
	v := c.stages[i].form.Values()
	err := contest.ValidateCalendar([]contest.Milestone{{Stage: stage, From: isoDay(v["from"]), To: isoDay(v["to"])}})
	var e *contest.Error
	if !errors.As(err, &e) {
		return kit.Problem{}
	}
	return kit.Problem{Text: c.s.f.Cat.T("edition.calendar.backwards")}
}

func (c *calendarTab) onSave() {
	calendar, t := c.typed(), c.s.f.Cat.T
	if contest.ValidateCalendar(calendar) != nil {
		return // it is said at the field
	}
	c.s.save(t("edition.calendar.saving"), "", func(ctx context.Context) (contest.Change, error) {
		return c.s.office.SaveCalendar(ctx, c.s.f.Edition, calendar)
	}, nil)
}

func (c *calendarTab) commit() bool {
	for _, f := range c.stages {
		if !f.form.Commit() {
			return false
		}
	}
	return true
}

func (c *calendarTab) show(d office.EditionDetail) {
	cat, today := c.s.f.Cat, c.s.f.Now()
	for _, f := range c.stages {
		m := milestoneOf(d.Calendar, f.stage)
		f.form.SetValues(map[string]string{"from": dayText(m.From), "to": dayText(m.To), "note": m.Note})
		stand, when := screen.StandOf(cat, m, today, false)
		style := kit.Small
		if stand == screen.Running {
			style.Colour, style.Bold = theme.Info.Foreground(), true
		}
		f.when.SetStyle(style)
		f.when.SetText(when)
	}
	year := stripOf(cat, d, screen.Day(today))
	c.none.Hidden, c.strip.Hidden = len(year.bars) > 0, len(year.bars) == 0
	c.strip.set(year)
	c.content.Refresh()
}

func milestoneOf(all []contest.Milestone, s contest.Stage) contest.Milestone {
	for _, m := range all {
		if m.Stage == s {
			return m
		}
	}
	return contest.Milestone{Stage: s}
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
