package licence

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// Actions implements screen.Screen: those of the list in front.
func (s *Screen) Actions() []kit.Action {
	t := s.f.Cat.T
	var all []kit.Action
	if s.tabs.At() == tabRegister {
		all = append(s.registerActions(), s.entryActions()...)
	} else {
		all = s.proposalActions()
	}
	return append(all,
		kit.Action{Name: "licence.check.file", Text: t("licence.screen.check.file"), Icon: theme.Icon("find_in_page"), Do: s.onCheckFile},
		kit.Action{Name: "licence.find", Text: t("licence.screen.search"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: s.onFind},
	)
}

// canIssue tells whether licences can be issued now: an invented edition's ranking is
// approved along with it.
func (s *Screen) canIssue() bool {
	return s.f.Writable() && !s.issuing && (s.v.approved || s.f.Edition.Example)
}

// proposalActions issue licences.
func (s *Screen) proposalActions() []kit.Action {
	cat := s.f.Cat
	all, chosen := s.v.due, s.chosenDue()
	actions := []kit.Action{{
		Name: "licence.issue", Text: cat.T("licence.screen.issue.all", "n", cat.Integer(len(all))), Icon: theme.Icon("workspace_premium"), Key: kit.Ctrl(fyne.KeyI), Primary: len(all) > 0,
		Enabled: func() bool { return s.canIssue() && len(all) > 0 }, Do: func() { s.onIssue(all) },
	}, {
		Name: "licence.issue.selected", Text: cat.T("licence.screen.issue.selected", "n", cat.Integer(len(chosen))), Icon: theme.Icon("checklist"),
		Enabled: func() bool { return s.canIssue() && len(chosen) > 0 }, Do: func() { s.onIssue(chosen) },
	}}
	if s.v.own > 0 && len(all) == 0 {
		actions = append([]kit.Action{{
			Name: "licence.register", Text: cat.T("licence.screen.show.register"), Icon: theme.Icon("print"), Primary: true, Do: func() { s.tabs.Open(tabRegister) },
		}}, actions...)
	}
	return actions
}

// registerActions print and save the selected licences, or those just issued.
func (s *Screen) registerActions() []kit.Action {
	cat := s.f.Cat
	numbers := s.chosenNumbers()
	some := func() bool { return len(numbers) > 0 }
	fresh := s.fresh
	actions := []kit.Action{
		{Name: "licence.print", Text: cat.N("licence.screen.print", len(numbers)), Icon: theme.Icon("print"), Key: kit.Ctrl(fyne.KeyP), Primary: len(fresh) == 0 && some(), Enabled: some, Do: func() { s.onPrint(numbers) }},
		{Name: "licence.save", Text: cat.T("licence.screen.save"), Icon: theme.Icon("picture_as_pdf"), Key: kit.Ctrl(fyne.KeyS), Enabled: some, Do: func() { s.onSave(numbers) }},
		{Name: "licence.save.each", Text: cat.T("licence.screen.save.each"), Icon: theme.Icon("folder"), Enabled: some, Do: func() { s.onSaveEach(numbers) }},
	}
	if len(fresh) > 0 {
		actions = append([]kit.Action{{
			Name: "licence.print.fresh", Text: cat.T("licence.screen.print.fresh", "n", cat.Integer(len(fresh))), Icon: theme.Icon("print"), Primary: true, Do: func() { s.onPrint(fresh) },
		}}, actions...)
	}
	return actions
}

// entryActions are those of one licence, the current one.
func (s *Screen) entryActions() []kit.Action {
	t := s.f.Cat.T
	e, ok := s.register.Current()
	there := func() bool { return ok }
	valid := func() bool { return ok && s.f.Writable() && e.RevokeReason == "" }
	return []kit.Action{
		{Name: "licence.copy", Text: t("licence.screen.copy"), Icon: theme.Icon("content_copy"), Enabled: there, Do: func() { s.onCopy(e) }},
		{Name: "licence.check", Text: t("licence.screen.check"), Icon: theme.Icon("verified"), Enabled: there, Do: func() { s.onCheck(e) }},
		{Name: "licence.correct", Text: t("licence.screen.correct"), Icon: theme.Icon("edit"), Enabled: valid, Do: func() { s.onCorrect(e) }},
		{Name: "licence.revoke", Text: t("licence.screen.revoke"), Icon: theme.Icon("block"), Danger: true, Enabled: valid, Do: func() { s.onRevoke(e) }},
	}
}

// chosenDue are the codes of the selected ones that a licence is due to.
func (s *Screen) chosenDue() (codes []string) {
	for _, p := range s.proposals.Selected() {
		if p.Eligible {
			codes = append(codes, p.code)
		}
	}
	return codes
}

// chosenNumbers are the numbers of the selected licences.
func (s *Screen) chosenNumbers() (numbers []string) {
	for _, e := range s.register.Selected() {
		numbers = append(numbers, e.Number)
	}
	return numbers
}

func (s *Screen) onFind() {
	if s.tabs.At() == tabRegister {
		s.register.FocusSearch()
		return
	}
	s.proposals.FocusSearch()
}
