package questionnaire

import (
	"context"
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// actions are those of an opened version as it stands.
func (b *bench) actions() []kit.Action {
	t := b.s.f.Cat.T
	leave := kit.Action{Name: "questionnaire.close", Text: t("questionnaire.close"), Icon: theme.Icon("arrow_back"), Key: kit.Key{Name: fyne.KeyEscape}, Do: b.onClose}
	find := kit.Action{Name: "questionnaire.find", Text: t("questionnaire.find"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: b.table.FocusSearch}
	if b.draft == nil {
		return []kit.Action{
			{Name: "questionnaire.edit", Text: t("questionnaire.edit"), Icon: theme.Icon("edit"), Primary: true, Key: kit.Ctrl(fyne.KeyE), Enabled: b.s.f.Writable, Do: b.onEdit},
			leave,
			{Name: "questionnaire.export", Text: t("questionnaire.export"), Icon: theme.Icon("save_alt"), Do: b.s.onExport},
			find,
		}
	}
	actions := []kit.Action{
		{Name: "questionnaire.save", Text: t("questionnaire.save"), Icon: theme.Icon("save"), Primary: true, Key: kit.Ctrl(fyne.KeyS), Do: func() { b.onSave() }},
	}
	return append(append(actions, b.editActions()...),
		kit.Action{Name: "questionnaire.back", Text: t("questionnaire.back"), Icon: theme.Icon("undo"), Enabled: func() bool { return b.draft != nil && len(b.draft.past) > 0 }, Do: b.onBack},
		kit.Action{Name: "questionnaire.discard", Text: t("questionnaire.discard"), Icon: theme.Icon("close"), Do: b.onDiscard},
		leave, find)
}

// editActions change the structure of a draft.
func (b *bench) editActions() []kit.Action {
	if b.draft == nil {
		return nil
	}
	t := b.s.f.Cat.T
	here := func() bool { return b.draft != nil && b.tabs.At() == "content" }
	part := func() bool { return here() && !b.at.isHead() }
	alt := func(k fyne.KeyName) kit.Key {
		return kit.Key{Name: k, Mod: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	}
	return []kit.Action{
		{Name: "questionnaire.criterion.add", Text: t("questionnaire.criterion.add"), Icon: theme.Icon("add"), Key: kit.Key{Name: fyne.KeyInsert}, Enabled: part, Do: func() { b.change(withCriterion(b.now(), b.at)) }},
		{Name: "questionnaire.section.add", Text: t("questionnaire.section.add"), Icon: theme.Icon("post_add"), Key: kit.Ctrl(fyne.KeyInsert), Enabled: here, Do: func() { b.change(withSection(b.now(), b.at)) }},
		{Name: "questionnaire.up", Text: t("questionnaire.up"), Icon: theme.Icon("arrow_upward"), Key: alt(fyne.KeyUp), Enabled: part, Do: func() { b.change(moved(b.now(), b.at, -1)) }},
		{Name: "questionnaire.down", Text: t("questionnaire.down"), Icon: theme.Icon("arrow_downward"), Key: alt(fyne.KeyDown), Enabled: part, Do: func() { b.change(moved(b.now(), b.at, 1)) }},
		{Name: "questionnaire.remove", Text: t("questionnaire.remove"), Icon: theme.Icon("delete"), Danger: true, Enabled: part, Do: b.onRemove},
	}
}

func (b *bench) onEdit() {
	if b.s.f.Writable() {
		b.draft = newDraft(b.q)
		b.pane.show()
		b.dress()
	}
}

// change takes the next state of the draft and goes to a part of it.
func (b *bench) change(q contest.Questionnaire, at place) {
	if b.draft == nil {
		return
	}
	b.draft.to(q)
	b.at = at
	b.afterChange()
	b.pane.show()
}

// afterChange shows the draft as it stands now.
func (b *bench) afterChange() {
	b.keep()
	b.fill()
	b.goTo(b.at)
	b.stale()
}

// set takes one field of the part shown into the draft.
func (b *bench) set(at place, id, value string) {
	if b.draft == nil {
		return
	}
	b.draft.to(withValue(b.draft.now, at, id, value))
	b.keep()
	b.fill()
	b.stale()
	b.heading.Update()
}

func (b *bench) onRemove() {
	if b.draft == nil || b.at.isHead() {
		return
	}
	b.commit()
	b.change(without(b.now(), b.at))
}

func (b *bench) onBack() {
	if b.draft == nil || !b.draft.back() {
		return
	}
	if !b.at.in(b.now()) {
		b.at = head
	}
	b.afterChange()
	b.pane.show()
}

// onSave keeps the draft: in place or as the next version. With a fault nothing is
// kept, and the first one is shown.
func (b *bench) onSave() {
	switch {
	case !b.commit():
		b.tabs.Open("content")
		return
	case !b.dirty():
		b.draft = nil
		b.pane.show()
		b.dress()
		return
	}
	q := clone(b.now())
	b.s.f.ChangeSealed(b.s.detail, func() { b.save(q) }, nil)
}

// save hands a draft to the office.
func (b *bench) save(q contest.Questionnaire) {
	var saved office.SavedQuestionnaire
	b.s.f.Tasks.Run(b.s.f.Cat.T("questionnaire.saving"), func(ctx context.Context, _ task.Progress) (err error) {
		saved, err = b.s.office.SaveQuestionnaireVersion(ctx, b.s.f.Edition, q)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			b.s.f.Fail(err)
		case slices.ContainsFunc(saved.Findings, func(f contest.Finding) bool { return f.Severity == contest.SeverityError }):
			b.refused(q, saved.Findings)
		default:
			b.forget(b.q.ID)
			b.q, b.draft = saved.Questionnaire, nil
			b.afterChange()
			b.pane.show()
			b.dress()
			b.s.tellSaved("questionnaire.saved", saved)
		}
	})
}

// refused shows what keeps a draft from being saved.
func (b *bench) refused(q contest.Questionnaire, found []contest.Finding) {
	b.found = remarks(b.s.f.Cat, q, found)
	first := b.found[0]
	b.tabs.Open("content")
	b.goTo(first.at)
	b.pane.focus(first.field)
	b.s.f.Fail(contest.E("questionnaire_faulty", "count", faults(b.found), "first", first.text))
}

// onClose goes back to the list; what was changed is kept.
func (b *bench) onClose() {
	b.commit()
	b.s.closeBench()
}

// onDiscard leaves the draft; one with changes asks before.
func (b *bench) onDiscard() {
	b.commit()
	if !b.dirty() {
		b.discard()
		return
	}
	t := b.s.f.Cat.T
	kit.Confirm(kit.ConfirmConfig{
		Window: b.s.f.Window, Cat: b.s.f.Cat, Title: t("questionnaire.discard.title"), Text: t("questionnaire.discard.text"), Yes: t("questionnaire.discard.yes"), Danger: true,
	}, func(string) { b.discard() })
}

func (b *bench) discard() {
	b.draft = nil
	b.forget(b.q.ID)
	if !b.at.in(b.q) {
		b.at = head
	}
	b.afterChange()
	b.pane.show()
	b.dress()
}

// standingText is the line under an opened version's title.
func standingText(cat *locale.Catalogue, l office.QuestionnaireLine) string {
	return cat.Enum("channel", string(l.Channel)) + " · " + standing(cat, l) + " · " + cat.N("questionnaire.used", l.Audits)
}

// editText says what saving will make.
func editText(cat *locale.Catalogue, l office.QuestionnaireLine, version int, makes bool) string {
	switch {
	case !makes:
		return cat.T("questionnaire.edit.same", "version", version)
	case l.Audits > 0:
		return cat.N("questionnaire.edit.next", l.Audits, "version", version)
	}
	return cat.T("questionnaire.edit.older", "version", version)
}
