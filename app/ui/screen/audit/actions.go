package audit

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// Actions implements screen.Screen: those of all views, each enabled in its own.
func (s *Screen) Actions() []kit.Action {
	var all []kit.Action
	add := func(m mode, actions []kit.Action) {
		for _, a := range actions {
			can := a.Enabled
			a.Enabled = func() bool { return s.mode == m && (can == nil || can()) }
			all = append(all, a)
		}
	}
	add(modeList, s.listActions())
	add(modeEntry, s.entryActions())
	add(modeReview, s.reviewActions())
	return all
}

func (s *Screen) action(name string) kit.Action {
	for _, a := range s.listActions() {
		if a.Name == name {
			return a
		}
	}
	return kit.Action{}
}

// chosen tells whether the selection holds an audit that a rule lets through, and the
// file can be written.
func (s *Screen) chosen(may func(line) bool) func() bool {
	return func() bool { return s.f.Writable() && s.table != nil && len(codes(s.table.Selected(), may)) > 0 }
}

func (s *Screen) listActions() []kit.Action {
	t := s.f.Cat.T
	may := s.f.Writable
	any := func() bool { return len(s.lines) > 0 }
	return append([]kit.Action{
		{Name: "audit.enter", Text: t("audit.action.enter"), Icon: theme.Icon("keyboard"), Primary: true, Key: kit.Ctrl(fyne.KeyE), Enabled: func() bool { return may() && (any() || s.making || s.reading) }, Do: s.onEnter},
		{Name: "audit.review", Text: t("audit.action.review"), Icon: theme.Icon("rate_review"), Key: kit.Ctrl(fyne.KeyR), Enabled: any, Do: s.onReview},
		{Name: "audit.import", Text: t("audit.action.import"), Icon: theme.Icon("upload_file"), Key: kit.Ctrl(fyne.KeyI), Enabled: may, Do: s.onImport},
		{Name: "audit.create", Text: t("audit.action.create"), Icon: theme.Icon("post_add"), Enabled: may, Do: s.onCreate},
		{Name: "audit.import.folder", Text: t("audit.action.import_folder"), Icon: theme.Icon("folder_open"), Enabled: may, Do: s.onImportFolder},
		{Name: "audit.write.xlsx", Text: t("audit.action.xlsx"), Icon: theme.Icon("table_chart"), Enabled: any, Do: func() { s.onWrite("xlsx") }},
		{Name: "audit.write.pdf", Text: t("audit.action.pdf"), Icon: theme.Icon("picture_as_pdf"), Enabled: any, Do: func() { s.onWrite("pdf") }},
		{Name: "audit.all", Text: t("audit.action.all"), Hidden: true, Enabled: s.narrowed, Do: s.widen},
		{Name: "audit.find", Text: t("audit.search"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: func() { s.table.FocusSearch() }},
	}, s.selectionActions()...)
}

// selectionActions are for the audits selected in the list.
func (s *Screen) selectionActions() []kit.Action {
	t := s.f.Cat.T
	one := func() bool { _, ok := s.table.Current(); return ok }
	return []kit.Action{
		{Name: "audit.assign", Text: t("audit.action.assign"), Icon: theme.Icon("assignment_ind"), Key: kit.Ctrl(fyne.KeyD), Enabled: s.chosen(isOpen), Do: s.onAssign},
		{Name: "audit.approve", Text: t("audit.action.approve"), Icon: theme.Icon("check_circle"), Enabled: s.chosen(isSubmitted), Do: s.onApprove},
		{Name: "audit.return", Text: t("audit.action.return"), Icon: theme.Icon("replay"), Enabled: s.chosen(isHandedIn), Do: s.onReturn},
		{Name: "audit.void", Text: t("audit.action.void"), Icon: theme.Icon("block"), Danger: true, Enabled: s.chosen(isNotVoid), Do: s.onVoid},
		{Name: "audit.delete", Text: t("audit.action.delete"), Icon: theme.Icon("delete"), Danger: true, Enabled: s.chosen(isPlanned), Do: s.onDelete},
		{Name: "audit.print", Text: t("audit.action.print"), Icon: theme.Icon("print"), Key: kit.Ctrl(fyne.KeyP), Enabled: one, Do: s.onPrint},
	}
}

// detailActions are for the audit in the detail.
func (s *Screen) detailActions() []kit.Action {
	t := s.f.Cat.T
	l, ok := s.table.Current()
	if !ok {
		return nil
	}
	text := t("audit.action.type")
	if isHandedIn(l) {
		text = t("audit.action.correct")
	}
	actions := []kit.Action{{
		Name: "audit.type", Text: text, Icon: theme.Icon("edit_note"), Primary: true,
		Enabled: func() bool { return s.f.Writable() && mayEnter(l.State) }, Do: func() { s.onOpen(l) },
	}}
	if !l.DraftAt.IsZero() {
		actions = append(actions, kit.Action{Name: "audit.drop", Text: t("audit.action.drop"), Icon: theme.Icon("delete"), Enabled: s.f.Writable, Do: func() { s.onDropDraft(l) }})
	}
	return append(actions, kit.Action{Name: "audit.sheet", Text: t("audit.action.print"), Icon: theme.Icon("print"), Do: s.onPrint})
}

func (s *Screen) entryActions() []kit.Action {
	t := s.f.Cat.T
	typing := func() bool { return s.desk.sheet != nil && s.desk.ended == "" }
	return []kit.Action{
		{Name: "audit.submit", Text: t("audit.action.submit"), Icon: theme.Icon("assignment_turned_in"), Primary: true, Key: kit.Ctrl(fyne.KeyReturn), Enabled: typing, Do: s.desk.onSubmit},
		{Name: "audit.next", Text: t("audit.action.next"), Icon: theme.Icon("skip_next"), Key: kit.Ctrl(fyne.KeyJ), Do: s.onNext},
		{Name: "audit.number", Text: t("audit.action.number"), Icon: theme.Icon("qr_code"), Key: kit.Ctrl(fyne.KeyL), Hidden: true, Do: s.desk.ask},
		{Name: "audit.close", Text: t("audit.action.close"), Icon: theme.Icon("close"), Key: kit.Key{Name: fyne.KeyEscape}, Do: s.onLeaveEntry},
	}
}

// reviewActions have letters for keys; the review hands them in itself.
func (s *Screen) reviewActions() []kit.Action {
	t := s.f.Cat.T
	may := func() bool { return s.f.Writable() && s.review.at != "" }
	return []kit.Action{
		{Name: "audit.review.approve", Text: t("audit.action.approve"), Icon: theme.Icon("check_circle"), Primary: true, Key: kit.Key{Name: fyne.KeyA}, Enabled: may, Do: s.onReviewApprove},
		{Name: "audit.review.return", Text: t("audit.action.return"), Icon: theme.Icon("replay"), Key: kit.Key{Name: fyne.KeyZ}, Enabled: may, Do: s.onReviewReturn},
		{Name: "audit.review.void", Text: t("audit.action.void"), Icon: theme.Icon("block"), Danger: true, Key: kit.Key{Name: fyne.KeyU}, Enabled: may, Do: s.onReviewVoid},
		{Name: "audit.review.correct", Text: t("audit.action.correct"), Icon: theme.Icon("edit_note"), Key: kit.Key{Name: fyne.KeyE}, Enabled: may, Do: func() { s.openEntry(s.review.at) }},
		{Name: "audit.review.close", Text: t("audit.action.close_review"), Icon: theme.Icon("close"), Key: kit.Key{Name: fyne.KeyEscape}, Do: s.toList},
	}
}
