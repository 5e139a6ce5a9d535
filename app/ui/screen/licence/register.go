package licence

import (
	"context"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// onCopy copies the number.
func (s *Screen) onCopy(e entry) {
	fyne.CurrentApp().Clipboard().SetContent(e.Number)
	s.f.Done(s.f.Cat.T("licence.screen.copied", "number", e.Number), false)
}

// onRevoke takes a licence's worth away, with a reason; it can be undone.
func (s *Screen) onRevoke(e entry) {
	cat := s.f.Cat
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: cat, Title: cat.T("licence.screen.revoke.ask", "number", e.Number), Text: cat.T("licence.screen.revoke.text", "name", e.Printed),
		Yes: cat.T("licence.screen.revoke.yes"), Danger: true, Reason: true,
	}, func(reason string) {
		s.f.Run(cat.T("licence.screen.revoke.job"), func(ctx context.Context) error {
			_, err := s.office.RevokeLicence(ctx, e.Number, reason)
			return err
		}, func() {
			s.f.Done(cat.T("licence.screen.revoke.done", "number", e.Number), true)
		})
	})
}

// onCorrect asks what the new paper says instead.
func (s *Screen) onCorrect(e entry) {
	cat := s.f.Cat
	var d *kit.Dialog
	var form *kit.Form
	yes := func() {
		c := office.LicenceCorrection{Name: form.Value("name"), Category: form.Value("category"), Reason: form.Value("reason")}
		if field, why := correctionFault(e, c); field != "" {
			form.SetProblem(field, kit.Problem{Text: cat.T(why)})
			form.Focus(field)
			return
		}
		d.Hide()
		s.correct(e.Number, c)
	}
	form = kit.NewForm(kit.FormConfig{Cat: cat, Columns: 1, OnCommit: yes, Fields: []kit.Field{
		{ID: "name", Label: cat.T("licence.screen.correct.name"), Help: cat.T("licence.screen.correct.name.help")},
		{ID: "category", Label: cat.T("licence.screen.correct.category"), Help: cat.T("licence.screen.correct.category.help")},
		{ID: "reason", Label: cat.T("licence.screen.correct.reason"), Kind: kit.Multiline, Required: true, Example: cat.T("licence.screen.correct.reason.example")},
	}})
	form.Reset(map[string]string{"name": e.Printed})
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: cat, Title: cat.T("licence.screen.correct.title", "number", e.Number), Icon: theme.Icon("edit"), Width: 64, Focus: form.First(),
		Content: kit.Wide(60, kit.Stacked(2, kit.NewParagraph(cat.T("licence.screen.correct.text"), kit.Style{}), form)),
		Actions: []kit.Action{{Name: "licence.correct.yes", Text: cat.T("licence.screen.correct.yes"), Primary: true, Do: yes}},
	})
	d.Show()
}

// correctionFault tells which field keeps a correction from being issued, and the text
// that says why; an empty field: none.
func correctionFault(e entry, c office.LicenceCorrection) (field, why string) {
	switch {
	case strings.TrimSpace(c.Reason) == "":
		return "reason", "licence.screen.correct.reason.missing"
	case c.Category == "" && (c.Name == "" || c.Name == e.Printed):
		return "name", "licence.screen.correct.same"
	}
	return "", ""
}

func (s *Screen) correct(number string, c office.LicenceCorrection) {
	cat := s.f.Cat
	s.f.Run(cat.T("licence.screen.correct.job"), func(ctx context.Context) error {
		_, err := s.office.CorrectLicence(ctx, number, c)
		return err
	}, func() {
		s.fresh, s.printed = []string{number}, false
		s.showHead()
		s.f.Done(cat.T("licence.screen.correct.done", "number", number), false)
	})
}

// onCheck proves the kept paper of a licence against its hash.
func (s *Screen) onCheck(e entry) {
	s.check(func(ctx context.Context) (office.IssuedPaper, error) { return s.office.CheckLicence(ctx, e.Number) }, "licence.screen.check.good")
}

// onCheckFile tells which issued licence a file is.
func (s *Screen) onCheckFile() {
	t := s.f.Cat.T
	kit.OpenFile(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "licences", Title: t("licence.screen.check.file.title"),
		Types: []kit.FileType{{Name: t("licence.screen.pdf"), Extensions: []string{".pdf"}}}, Fail: s.f.Fail,
	}, func(paths []string) { s.checkFile(paths[0]) })
}

func (s *Screen) checkFile(path string) {
	s.check(func(ctx context.Context) (office.IssuedPaper, error) { return s.office.CheckLicenceFile(ctx, path) }, "licence.screen.check.same")
}

// check proves a paper and says what came of it.
func (s *Screen) check(prove func(context.Context) (office.IssuedPaper, error), good string) {
	cat := s.f.Cat
	var p office.IssuedPaper
	s.f.Run(cat.T("licence.screen.check.job"), func(ctx context.Context) (err error) {
		p, err = prove(ctx)
		return err
	}, func() {
		text := cat.T(good, "number", p.Number, "name", p.Name, "standing", cat.Enum("licence_standing", string(p.Standing)))
		if !p.InForce {
			text += " " + cat.T("licence.screen.check.replaced")
		}
		s.f.Done(text, false)
	})
}

// Drop implements screen.Dropper: a licence's file is looked up in the register.
func (s *Screen) Drop(paths []string) bool {
	if len(paths) != 1 {
		return false
	}
	s.checkFile(paths[0])
	return true
}
