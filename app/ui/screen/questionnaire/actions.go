package questionnaire

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	if s.opened() {
		return s.bench.actions()
	}
	return append(s.listActions(), kit.Action{
		Name: "questionnaire.find", Text: s.f.Cat.T("questionnaire.find"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: s.table.FocusSearch,
	})
}

// listActions are those of the list.
func (s *Screen) listActions() []kit.Action {
	t := s.f.Cat.T
	chosen := func() bool { _, ok := s.table.Current(); return ok }
	change := func() bool { return chosen() && s.f.Writable() }
	return []kit.Action{
		{Name: "questionnaire.open", Text: t("questionnaire.open"), Icon: theme.Icon("visibility"), Primary: true, Key: kit.Ctrl(fyne.KeyReturn), Enabled: chosen, Do: func() { s.onOpen(false) }},
		{Name: "questionnaire.edit", Text: t("questionnaire.edit"), Icon: theme.Icon("edit"), Key: kit.Ctrl(fyne.KeyE), Enabled: change, Do: func() { s.onOpen(true) }},
		s.importAction(),
		{Name: "questionnaire.export", Text: t("questionnaire.export"), Icon: theme.Icon("save_alt"), Enabled: chosen, Do: s.onExport},
		{Name: "questionnaire.reset", Text: t("questionnaire.reset"), Icon: theme.Icon("restore"), Enabled: change, Do: s.onReset},
	}
}

func (s *Screen) importAction() kit.Action {
	return kit.Action{
		Name: "questionnaire.import", Text: s.f.Cat.T("questionnaire.import"), Icon: theme.Icon("upload_file"), Key: kit.Ctrl(fyne.KeyI),
		Enabled: s.f.Writable, Do: s.onImport,
	}
}

// onOpen opens the selected version, to be looked at or edited.
func (s *Screen) onOpen(edit bool) {
	l, ok := s.table.Current()
	if !ok || edit && !s.f.Writable() {
		return
	}
	s.open(l.ID, edit)
}

// open reads a version and shows it in place of the list.
func (s *Screen) open(id int64, edit bool) {
	task.Load(s.loadOne, func(ctx context.Context) (contest.Questionnaire, error) { return s.office.Questionnaire(ctx, id) }, func(q contest.Questionnaire) {
		s.shown.ID = 0
		s.content.Objects = []fyne.CanvasObject{s.bench.content}
		s.content.Refresh()
		s.bench.open(q, edit)
	}, s.f.Fail)
}

// fileTypes are the forms a questionnaire's file has.
func (s *Screen) fileTypes() []kit.FileType {
	return []kit.FileType{
		{Name: s.f.Cat.T("questionnaire.xlsx"), Extensions: []string{".xlsx"}},
		{Name: s.f.Cat.T("questionnaire.toml"), Extensions: []string{".toml"}},
	}
}

func isQuestionnaireFile(path string) bool {
	return slices.Contains([]string{".xlsx", ".toml"}, strings.ToLower(filepath.Ext(path)))
}

func (s *Screen) onImport() {
	all := kit.FileType{Name: s.f.Cat.T("questionnaire.files"), Extensions: []string{".xlsx", ".toml"}}
	kit.OpenFile(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "questionnaire", Title: s.f.Cat.T("questionnaire.import.title"),
		Types: append([]kit.FileType{all}, s.fileTypes()...), Fail: s.f.Fail,
	}, func(paths []string) { s.add(paths[0]) })
}

// add loads a questionnaire's file as the channel's next version.
func (s *Screen) add(path string) {
	s.f.ChangeSealed(s.detail, func() { s.addFile(path) }, nil)
}

func (s *Screen) addFile(path string) {
	var q contest.Questionnaire
	var found []contest.Finding
	s.f.Tasks.Run(s.f.Cat.T("questionnaire.importing", "file", filepath.Base(path)), func(ctx context.Context, _ task.Progress) (err error) {
		q, found, err = s.office.AddQuestionnaire(ctx, s.f.Edition, path)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.f.Fail(err)
		case slices.ContainsFunc(found, func(f contest.Finding) bool { return f.Severity == contest.SeverityError }):
			s.tellFound(s.f.Cat.T("questionnaire.import.refused", "file", filepath.Base(path)), found)
		default:
			s.wanted = q.ID
			s.goToWanted()
			s.f.Done(s.f.Cat.T("questionnaire.imported", "title", q.Title, "version", q.Version), true)
			if len(found) > 0 {
				s.tellFound(s.f.Cat.T("questionnaire.import.remarks"), found)
			}
		}
	})
}

// tellFound lists what the reader and the linter found in a file.
func (s *Screen) tellFound(title string, found []contest.Finding) {
	parts := kit.Stacked(1)
	for _, f := range found {
		tone := theme.Warn
		if f.Severity == contest.SeverityError {
			tone = theme.Bad
		}
		parts.Add(kit.NewBand(s.f.Cat.FindingLine(f), tone, nil))
	}
	kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: title, Icon: theme.Warn.Icon(), Width: 84, Height: 50,
		Content: kit.NewFormScroll(kit.Wide(78, parts)),
	}).Show()
}

func (s *Screen) onExport() {
	l, ok := s.table.Current()
	if !ok {
		return
	}
	kit.SaveFile(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "questionnaire", Title: s.f.Cat.T("questionnaire.export.title"),
		Name: s.f.Cat.T("questionnaire.export.name", "code", l.Code, "version", l.Version) + ".xlsx", Types: s.fileTypes(), Fail: s.f.Fail,
	}, func(path string) { s.export(l.ID, path) })
}

// export writes a version in the form its file's ending says.
func (s *Screen) export(id int64, path string) {
	as := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	s.f.Tasks.Run(s.f.Cat.T("questionnaire.exporting"), func(ctx context.Context, _ task.Progress) error {
		return s.office.WriteQuestionnaire(ctx, id, as, path)
	}, func(err error) {
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.f.Saved(s.f.Cat.T("questionnaire.exported", "path", path), path)
	})
}

// onReset brings the built-in questionnaire of the selected channel back; that can be
// undone.
func (s *Screen) onReset() {
	l, ok := s.table.Current()
	if !ok || !s.f.Writable() {
		return
	}
	s.f.ChangeSealed(s.detail, func() { s.reset(l.Channel) }, nil)
}

func (s *Screen) reset(c contest.Channel) {
	var saved office.SavedQuestionnaire
	s.f.Tasks.Run(s.f.Cat.T("questionnaire.resetting"), func(ctx context.Context, _ task.Progress) (err error) {
		saved, err = s.office.ResetQuestionnaire(ctx, s.f.Edition, c)
		return err
	}, func(err error) {
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.tellSaved("questionnaire.reset", saved)
	})
}

// tellSaved says whether a version was made or changed, under the keys KEY.next,
// KEY.same.
func (s *Screen) tellSaved(key string, saved office.SavedQuestionnaire) {
	s.wanted = saved.Questionnaire.ID
	s.goToWanted()
	word := key + ".same"
	if saved.Next {
		word = key + ".next"
	}
	s.f.Done(s.f.Cat.T(word, "title", saved.Questionnaire.Title, "version", saved.Questionnaire.Version), true)
}
