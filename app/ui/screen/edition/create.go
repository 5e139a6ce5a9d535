package edition

import (
	"context"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// onNew asks for the next edition's name and year, says what it will have, and makes it.
func (s *Screen) onNew() {
	t, d := s.f.Cat.T, s.shown.detail
	form := kit.NewForm(kit.FormConfig{Cat: s.f.Cat, Fields: []kit.Field{
		{ID: "name", Label: t("edition.name"), Example: t("edition.name.example"), Required: true},
		{ID: "year", Label: t("edition.year"), Kind: kit.Number, Required: true},
	}})
	form.SetValues(map[string]string{"name": nextName(d.Edition.Name), "year": strconv.Itoa(d.Edition.Year + 1)})
	parts := []fyne.CanvasObject{form, kit.NewParagraph(t("edition.new.copied"), kit.Strong)}
	for _, line := range copied(s.f.Cat, d) {
		parts = append(parts, kit.Beside(1, 1, newMark(theme.Good.Icon()), kit.NewParagraph(line, kit.Style{})))
	}
	parts = append(parts, kit.Beside(1, 1, newMark(theme.IconIn("remove", theme.ColorNameMuted)), kit.NewParagraph(t("edition.new.left"), kit.Muted)))
	var dialog *kit.Dialog
	create := kit.Action{Text: t("edition.new.do"), Primary: true, Do: func() {
		n := office.NewEdition{Name: strings.TrimSpace(form.Value("name")), Year: whole(form.Value("year"))}
		s.create(n, func(err error) bool {
			if err == nil {
				dialog.Hide()
				return true
			}
			return atField(s.f.Cat, form, err)
		})
	}}
	dialog = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("edition.new.title", "edition", d.Edition.Name), Icon: theme.Icon("post_add"),
		Content: kit.Wide(76, kit.Stacked(1, parts...)), Actions: []kit.Action{create}, Width: 80, Focus: form.First(),
	})
	dialog.Show()
}

// create makes the edition and goes to it; ended hears how it went.
func (s *Screen) create(n office.NewEdition, ended func(error) bool) {
	var made contest.Edition
	s.f.Tasks.Run(s.f.Cat.T("edition.new.job"), func(ctx context.Context, _ task.Progress) (err error) {
		made, err = s.office.NewEditionFrom(ctx, s.f.Edition, n)
		return err
	}, func(err error) {
		if taken := ended(err); err != nil {
			if !taken {
				s.f.Fail(err)
			}
			return
		}
		s.f.Done(s.f.Cat.T("edition.new.done", "edition", made.Name), true)
		s.f.Switch(made.Code)
	})
}

// copied says what the next edition takes over.
func copied(cat *locale.Catalogue, d office.EditionDetail) []string {
	out := []string{
		cat.N("edition.new.categories", len(d.Categories)), cat.T("edition.new.rules"),
		cat.N("edition.new.questionnaires", len(d.Questionnaires)), cat.N("edition.new.scenarios", d.Counts.Scenarios),
	}
	if len(d.Calendar) > 0 {
		out = append(out, cat.T("edition.new.calendar"))
	}
	return out
}

// nextName suggests the name that follows: „II edycja” → „III edycja”; one without a
// Roman numeral suggests nothing.
func nextName(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	if n := roman(first); ok && n > 0 {
		return toRoman(n+1) + " " + rest
	}
	return ""
}

var romans = []struct {
	letters string
	value   int
}{{"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}

func toRoman(n int) string {
	var b strings.Builder
	for _, r := range romans {
		for n >= r.value {
			b.WriteString(r.letters)
			n -= r.value
		}
	}
	return b.String()
}

// roman reads a numeral up to XLIX; 0: it is none.
func roman(s string) int {
	for n := 1; n < 50; n++ {
		if toRoman(n) == s {
			return n
		}
	}
	return 0
}

// onClose asks and makes the edition read-only.
func (s *Screen) onClose() {
	t, ed := s.f.Cat.T, s.f.Edition
	if !s.Leave() {
		return
	}
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("edition.close.title", "edition", ed.Name), Text: t("edition.close.text"), Yes: t("edition.close.yes"),
	}, func(string) {
		s.save(t("edition.close.yes"), t("edition.close.done", "edition", ed.Name), func(ctx context.Context) (contest.Change, error) {
			return s.office.CloseEdition(ctx, ed)
		}, nil)
	})
}

// onReopen asks for the reason and lets the edition be changed again.
func (s *Screen) onReopen() {
	t, ed := s.f.Cat.T, s.f.Edition
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("edition.reopen.title", "edition", ed.Name), Text: t("edition.reopen.text"),
		Yes: t("edition.reopen.yes"), Reason: true,
	}, func(reason string) {
		s.save(t("edition.reopen.yes"), t("edition.reopen.done", "edition", ed.Name), func(ctx context.Context) (contest.Change, error) {
			return s.office.ReopenEdition(ctx, ed, reason)
		}, nil)
	})
}
