package ui

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// extension ends the names of contest files.
const extension = ".lider"

// fileTypes are what the dialogs of contest files offer.
func (s *Shell) fileTypes() []kit.FileType {
	return []kit.FileType{{Name: s.cat.T("shell.type.lider"), Extensions: []string{extension}}}
}

func (s *Shell) fileDialog(title, name string) kit.FileConfig {
	return kit.FileConfig{
		Window: s.win, Cat: s.cat, Store: s.view, Purpose: "contest", Title: title, Name: name, Types: s.fileTypes(), Fail: s.fail,
	}
}

// askOpen asks for a file and opens it.
func (s *Shell) askOpen() {
	kit.OpenFile(s.fileDialog(s.cat.T("shell.ask.open"), ""), func(paths []string) {
		if len(paths) > 0 {
			s.Open(paths[0])
		}
	})
}

// askSample asks where the invented edition goes and makes it.
func (s *Shell) askSample() {
	kit.SaveFile(s.fileDialog(s.cat.T("shell.ask.sample"), s.cat.T("shell.sample.name")+extension), func(path string) {
		if s.unused(path) {
			s.createSample(path)
		}
	})
}

// askNew asks for the edition's name and year and where its file goes.
func (s *Shell) askNew() {
	year := s.cfg.Now().Year()
	var d *kit.Dialog
	form := kit.NewForm(kit.FormConfig{Cat: s.cat, Columns: 1, Fields: []kit.Field{
		{ID: "name", Label: s.cat.T("shell.new.edition"), Example: s.cat.T("shell.new.edition.example")},
		{ID: "year", Label: s.cat.T("shell.new.year"), Kind: kit.Number, Example: strconv.Itoa(year)},
	}})
	form.SetValues(map[string]string{"name": s.cat.T("shell.new.edition.first"), "year": strconv.Itoa(year)})
	create := kit.Action{Text: s.cat.T("shell.new.create"), Primary: true, Do: func() {
		form.Commit()
		values := form.Values()
		n, err := newEdition(values["name"], values["year"])
		if err != nil {
			message, _ := s.cat.Error(err)
			form.SetProblem(fieldOf(err), kit.Problem{Text: message})
			return
		}
		d.Hide()
		name := s.cat.T("shell.new.file", "year", n.Year) + extension
		kit.SaveFile(s.fileDialog(s.cat.T("shell.ask.new"), name), func(path string) {
			if s.unused(path) {
				s.create(path, n)
			}
		})
	}}
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.win, Cat: s.cat, Title: s.cat.T("shell.new.title"), Icon: theme.Icon("post_add"), Width: 56,
		Content: kit.Wide(52, form), Focus: form.First(), Actions: []kit.Action{create},
	})
	d.Show()
}

// unused tells whether a new file may stand under a name, and says why not: no file
// is ever written over, whatever was confirmed in a dialog.
func (s *Shell) unused(path string) bool {
	if path == "" {
		return false
	}
	if _, err := os.Lstat(path); err == nil {
		s.fail(contest.E("file_exists", "path", path, "file", filepath.Base(path)))
		return false
	}
	return true
}

// newEdition makes what office needs of what was typed.
func newEdition(name, year string) (office.NewEdition, error) {
	n, err := strconv.Atoi(strings.TrimSpace(year))
	if err != nil {
		n = 0
	}
	e := office.NewEdition{Name: strings.TrimSpace(name), Year: n}
	return e, contest.Edition{Name: e.Name, Year: e.Year}.Validate()
}

// fieldOf is the form's field an error of an edition is about.
func fieldOf(err error) string {
	var e *contest.Error
	if errors.As(err, &e) && e.Field != "" {
		return e.Field
	}
	return "name"
}

// askRestore asks for a backup and puts it in the place of a file.
func (s *Shell) askRestore(path string) {
	kit.OpenFile(s.fileDialog(s.cat.T("shell.ask.restore"), ""), func(paths []string) {
		if len(paths) > 0 {
			s.restoreTo(paths[0], path)
		}
	})
}

// backup makes a verified copy now.
func (s *Shell) backup() {
	if s.file == nil || !s.leave() {
		return
	}
	o := s.file.office
	var made office.BackupLine
	var warning error
	s.tasks.Run(s.cat.T("shell.job.backup"), func(ctx context.Context, p task.Progress) (err error) {
		made, warning, err = o.BackupNow(office.WithProgress(ctx, p), "")
		return err
	}, func(err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.failIf(warning)
		s.refreshCounts()
		s.done(s.cat.T("shell.backedUp", "path", made.Path), false)
	})
}

// onDropped takes files dropped on the window: a contest file is opened, others go to
// the screen in front.
func (s *Shell) onDropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(u.Path()))
		}
	}
	s.drop(paths)
}

func (s *Shell) drop(paths []string) {
	if len(paths) == 0 || s.win.Canvas().Overlays().Top() != nil {
		return
	}
	if len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), extension) {
		s.Open(paths[0])
		return
	}
	if d, ok := s.here().(screen.Dropper); ok && d.Drop(paths) {
		return
	}
	s.say(s.cat.T("shell.drop.nowhere"))
}

// showFolder opens the folder of a file in the system's own program.
func (s *Shell) showFolder(path string) { s.openOutside(filepath.Dir(path)) }

// showText opens a text file in the system's own program.
func (s *Shell) showText(path string) { s.openOutside(path) }

// saved shows that files were written, with the way to their folder beside it.
func (s *Shell) saved(text, path string) {
	folder := path
	if st, err := os.Stat(path); err == nil && !st.IsDir() {
		folder = filepath.Dir(path)
	}
	s.toasts.Show(kit.Toast{Text: text, Tone: theme.Good, Action: &kit.Action{
		Text: s.cat.T("shell.folder.open"), Icon: theme.Icon("folder_open"), Do: func() { s.openOutside(folder) },
	}})
}

// openOutside opens a file or folder in the system's own program.
func (s *Shell) openOutside(path string) {
	if _, err := os.Stat(path); err != nil {
		s.warn(s.cat.T("shell.folder.missing", "path", path))
		return
	}
	if err := s.cfg.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		s.warn(s.cat.T("shell.folder.failed", "path", path))
	}
}
