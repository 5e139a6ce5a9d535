package institution

import (
	"context"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	if s.assisting() {
		return s.import_.actions()
	}
	return append(s.registerActions(), kit.Action{
		Name: "institution.find", Text: s.f.Cat.T("institution.find"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: s.table.FocusSearch,
	})
}

// registerActions are those of the list, as they stand in the heading.
func (s *Screen) registerActions() []kit.Action {
	t := s.f.Cat.T
	return []kit.Action{
		{Name: "institution.import", Text: t("institution.import"), Icon: theme.Icon("upload_file"), Primary: true, Key: kit.Ctrl(fyne.KeyI), Enabled: s.f.Writable, Do: s.openAssistant},
		{Name: "institution.add", Text: t("institution.add"), Icon: theme.Icon("add"), Key: kit.Key{Name: fyne.KeyInsert}, Enabled: s.f.Writable, Do: s.onAdd},
		{Name: "institution.enter", Text: t("institution.enter"), Icon: theme.Icon("how_to_reg"), Key: kit.Ctrl(fyne.KeyE), Enabled: s.canWith(1), Do: s.onEnter},
		{Name: "institution.merge", Text: t("institution.merge"), Icon: theme.Icon("merge"), Key: kit.Ctrl(fyne.KeyM), Enabled: s.canMerge, Do: s.onMerge},
		{Name: "institution.remove", Text: t("institution.remove"), Icon: theme.Icon("delete"), Key: kit.Key{Name: fyne.KeyDelete}, Danger: true, Enabled: s.canWith(1), Do: s.onRemove},
	}
}

// rowActions are those of the selected rows, for the context menu.
func (s *Screen) rowActions() []kit.Action { return s.registerActions()[2:] }

func (s *Screen) action(name string) kit.Action {
	for _, a := range s.registerActions() {
		if a.Name == name {
			return a
		}
	}
	return kit.Action{}
}

// canWith tells whether something can be changed about at least n selected rows.
func (s *Screen) canWith(n int) func() bool {
	return func() bool { return s.f.Writable() && s.table != nil && len(s.table.Selected()) >= n }
}

func (s *Screen) canMerge() bool { return s.canWith(2)() && len(s.table.Selected()) == 2 }

// onRemove removes the selected institutions; that can be undone.
func (s *Screen) onRemove() {
	ids := s.selected()
	if !s.canWith(1)() || len(ids) == 0 {
		return
	}
	s.f.Run(s.f.Cat.T("institution.removing"), func(ctx context.Context) error {
		_, err := s.office.RemoveInstitutions(ctx, ids)
		return err
	}, func() { s.f.Done(s.f.Cat.N("institution.removed", len(ids)), true) })
}

// onEnter enters the selected institutions in the edition shown.
func (s *Screen) onEnter() { s.enter(s.selected()) }

func (s *Screen) enter(ids []int64) {
	if !s.f.Writable() || len(ids) == 0 {
		return
	}
	var e office.Entered
	s.f.Run(s.f.Cat.T("institution.entering"), func(ctx context.Context) (err error) {
		e, err = s.office.Participate(ctx, s.f.Edition, ids, contest.ParticipationReceived)
		return err
	}, func() { s.f.Done(enteredText(s.f.Cat, s.f.Edition, e), len(e.Participations) > 0) })
}

// onMerge merges the two selected institutions: the one the keys stand on stays.
func (s *Screen) onMerge() {
	ids := s.selected()
	if !s.canMerge() || len(ids) != 2 {
		return
	}
	if now, ok := s.table.Current(); ok && now.ID == ids[1] {
		ids[0], ids[1] = ids[1], ids[0]
	}
	s.openMerge(ids[0], ids[1])
}

// addFields are asked for when an institution is added; the rest is filled in later.
var addFields = []string{"name", "category", "place", "nip", "email"}

// onAdd asks for a new institution.
func (s *Screen) onAdd() {
	if !s.f.Writable() {
		return
	}
	var d *kit.Dialog
	var form *kit.Form
	fields := make([]kit.Field, len(addFields))
	for i, name := range addFields {
		fields[i] = formField(s.f.Cat, s.words, name)
		check := fields[i].Check
		fields[i].Check = func(v string) kit.Problem {
			if d != nil {
				d.Update()
			}
			return check(v)
		}
	}
	named := func() bool { return form != nil && strings.TrimSpace(form.Value("name")) != "" }
	add := kit.Action{Text: s.f.Cat.T("institution.add.yes"), Icon: theme.Icon("add"), Primary: true, Enabled: named, Do: func() { s.add(form.Values(), d.Hide) }}
	form = kit.NewForm(kit.FormConfig{Cat: s.f.Cat, Fields: fields, OnCommit: func() { add.Run() }})
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: s.f.Cat.T("institution.add"), Icon: theme.Icon("account_balance"),
		Content: kit.Wide(80, form), Actions: []kit.Action{add}, Width: 84, Focus: form.First(),
	})
	d.Show()
}

// add writes a new institution and shows it.
func (s *Screen) add(values map[string]string, done func()) {
	var i contest.Institution
	for _, f := range contest.InstitutionValues() {
		if v, ok := values[f.Name]; ok {
			f.Set(&i, strings.TrimSpace(v))
		}
	}
	var kept office.InstitutionSaved
	s.f.Run(s.f.Cat.T("institution.add"), func(ctx context.Context) (err error) {
		kept, err = s.office.AddInstitution(ctx, i)
		return err
	}, func() {
		done()
		s.f.Done(s.f.Cat.T("institution.added", "code", kept.Institution.Code), true)
		s.table.Select(strconv.FormatInt(kept.Institution.ID, 10))
	})
}

// onPaste reads rows copied in a spreadsheet.
func (s *Screen) onPaste(rows [][]string) { s.Paste(tabbed(rows)) }

// Paste implements screen.Paster: rows, or the path of a file, are a list; a single
// word is searched among the institutions there are. A list that is being read is not
// replaced by what is pasted over it.
func (s *Screen) Paste(text string) {
	word := strings.TrimSpace(text)
	_, total := s.table.Shown()
	switch {
	case word == "":
	case s.assisting():
		if s.import_.steps.At() == stepFile {
			s.import_.paste(text)
		}
	case total > 0 && !strings.ContainsAny(word, "\t\r\n") && listPath(word) == "":
		s.table.Search(word)
	case s.f.Writable():
		s.readInstead(func(a *assistant) { a.paste(text) })
	}
}

// tabbed writes rows the way spreadsheets put them into the clipboard.
func tabbed(rows [][]string) string {
	var b strings.Builder
	for _, cells := range rows {
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(cell, "\t\r\n\"") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// toApplication goes to a participation of the edition shown.
func (s *Screen) toApplication(code string) {
	s.f.Go(screen.Route{Screen: "application", Record: code})
}
