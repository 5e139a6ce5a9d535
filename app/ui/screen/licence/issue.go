package licence

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

// onIssue asks, with the count, and issues: that can't be undone.
func (s *Screen) onIssue(codes []string) {
	cat := s.f.Cat
	text := cat.T("licence.screen.issue.text")
	if !s.v.approved {
		text += " " + cat.T("licence.screen.issue.example")
	}
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: cat, Title: cat.N("licence.screen.issue.ask", len(codes)), Text: text, Yes: cat.N("licence.screen.issue.yes", len(codes)),
	}, func(string) { s.issue(codes) })
}

// issue issues with progress; a cancel before the end leaves nothing behind.
func (s *Screen) issue(codes []string) {
	cat := s.f.Cat
	var issued []contest.QualityLicence
	var refused []error
	s.issuing = true
	s.showHead()
	s.f.Tasks.Run(cat.N("licence.screen.issuing", len(codes)), func(ctx context.Context, p task.Progress) (err error) {
		issued, refused, err = s.office.IssueLicencesTo(office.WithProgress(ctx, p), s.f.Edition, codes)
		return err
	}, func(err error) {
		s.issuing = false
		s.showHead()
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.issued(issued, refused)
	})
}

// issued goes to the register and offers what comes next.
func (s *Screen) issued(issued []contest.QualityLicence, refused []error) {
	s.fresh, s.printed = nil, false
	for _, l := range issued {
		s.fresh = append(s.fresh, l.Number)
	}
	s.wanted = s.fresh[0]
	s.tabs.Open(tabRegister)
	s.reload()
	cat, numbers := s.f.Cat, s.fresh
	parts := []fyne.CanvasObject{kit.NewParagraph(cat.T("licence.screen.issued.next"), kit.Style{})}
	icon, height := theme.Good.Icon(), float32(0)
	if len(refused) > 0 {
		icon, height = theme.Warn.Icon(), 40
		parts = append(parts, kit.NewBand(cat.N("licence.screen.refused", len(refused)), theme.Warn, nil), kit.NewParagraph(refusals(cat.ErrorLine, refused), kit.Style{}))
	}
	var content fyne.CanvasObject = kit.Wide(60, kit.Stacked(2, parts...))
	if height > 0 {
		content = container.NewVScroll(content)
	}
	var d *kit.Dialog
	then := func(do func([]string)) func() {
		return func() {
			d.Hide()
			do(numbers)
		}
	}
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: cat, Title: cat.N("licence.screen.issued", len(issued)), Icon: icon, Content: content, Width: 64, Height: height,
		Close: cat.T("licence.screen.later"),
		Actions: []kit.Action{
			{Name: "licence.save.fresh", Text: cat.T("licence.screen.save"), Icon: theme.Icon("picture_as_pdf"), Do: then(s.onSave)},
			{Name: "licence.print.fresh", Text: cat.N("licence.screen.print", len(issued)), Icon: theme.Icon("print"), Primary: true, Do: then(s.onPrint)},
		},
	})
	d.Show()
}

// refusals writes each refusal in a paragraph of its own: what and what to do.
func refusals(line func(error) string, refused []error) string {
	texts := make([]string, len(refused))
	for i, err := range refused {
		texts[i] = line(err)
	}
	return strings.Join(texts, "\n\n")
}
