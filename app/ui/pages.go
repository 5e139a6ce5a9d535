package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// show puts something into the middle of the window. What stood there is hidden, which
// tells a screen not to reload at each change.
func (s *Shell) show(content fyne.CanvasObject) {
	s.waiting = nil
	for _, before := range s.body.Objects {
		before.Hide()
	}
	content.Show()
	s.body.Objects = []fyne.CanvasObject{content}
	s.body.Refresh()
}

// page is a column of things in the middle of the window that scrolls if it must.
func page(width float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
	column := kit.Wide(width, kit.Stacked(2, objects...))
	return container.NewVScroll(kit.Padded(3, 4, container.NewHBox(layout.NewSpacer(), column, layout.NewSpacer())))
}

// heading is the head of such a page: a gold line, a title, a text.
func heading(title, text string) fyne.CanvasObject {
	line := canvas.NewRectangle(theme.Color(theme.ColorNameGold))
	line.SetMinSize(fyne.NewSize(theme.Grid(8), theme.Grid(0.5)))
	return kit.Stacked(1.5, container.NewHBox(line),
		kit.NewParagraph(title, kit.Style{Bold: true, Size: fynetheme.SizeNameHeadingText}),
		kit.NewParagraph(text, kit.Style{Colour: theme.ColorNameMuted}))
}

// welcome is shown where no file is open: two clicks lead to an edition.
func (s *Shell) welcome() {
	s.file, s.frame = nil, nil
	s.setPath("")
	s.retitle()
	s.chrome.refresh()
	var first []fyne.CanvasObject
	file := s.fileActions()
	for i, a := range []kit.Action{file[2], file[0], file[1]} {
		a.Primary = i == 0
		b := kit.NewButton(a)
		b.Alignment = widget.ButtonAlignLeading
		first = append(first, kit.Stacked(0.5, b, kit.NewParagraph(s.cat.T(a.Name+".about"), kit.Small)))
	}
	parts := []fyne.CanvasObject{heading(s.cat.T("shell.welcome.title"), s.cat.T("shell.welcome.text")), kit.Stacked(2, first...)}
	if recent := s.recentList(); recent != nil {
		parts = append(parts, recent)
	}
	s.show(page(64, parts...))
	s.menu()
}

// recentList lists the files that were open lately; those that are gone are grey and
// can be taken off the list.
func (s *Shell) recentList() fyne.CanvasObject {
	paths := recentFiles(s.view)
	if len(paths) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{kit.NewParagraph(s.cat.T("shell.menu.recent"), kit.Strong)}
	for _, path := range paths {
		_, err := os.Stat(path)
		there := !errors.Is(err, fs.ErrNotExist)
		b := kit.NewButton(kit.Action{
			Text: filepath.Base(path), Icon: theme.Icon("insert_drive_file"),
			Enabled: func() bool { return there }, Do: func() { s.Open(path) },
		})
		b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
		where := filepath.Dir(path)
		if !there {
			where = s.cat.T("shell.recent.missing", "folder", where)
		}
		row := kit.Beside(1, 1, b, kit.NewParagraph(where, kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Cut: true}))
		if !there {
			row.Add(kit.NewButton(kit.Action{Text: s.cat.T("shell.recent.drop"), Do: func() { dropRecent(s.view, path); s.welcome() }}))
		}
		rows = append(rows, row)
	}
	return kit.Stacked(0.5, rows...)
}

// waitingPage is shown while a file is opened, made or restored.
type waitingPage struct {
	job     string
	bar     *widget.ProgressBar
	endless *widget.ProgressBarInfinite
}

// wait shows that a file is on its way.
func (s *Shell) wait(title, path string) {
	s.retitle()
	s.chrome.refresh()
	w := &waitingPage{job: title, bar: widget.NewProgressBar(), endless: widget.NewProgressBarInfinite()}
	w.bar.Hide()
	cancel := kit.NewButton(kit.Action{Text: s.cat.T("shell.jobs.cancel"), Icon: theme.Icon("cancel"), Do: func() {
		if s.opening != nil && s.opening.cancel != nil {
			s.opening.cancel()
		}
	}})
	s.show(page(64, heading(title, path), container.NewStack(w.bar, w.endless), container.NewHBox(cancel)))
	s.waiting = w
	s.menu()
}

// moved shows how far it is.
func (w *waitingPage) moved(jobs []task.Job) {
	for _, j := range jobs {
		if j.Title == w.job && j.Total > 0 {
			w.endless.Stop()
			w.endless.Hide()
			w.bar.Show()
			w.bar.Max = float64(j.Total)
			w.bar.SetValue(float64(j.Done))
		}
	}
}

// recover is shown where a file can't be opened: why, and what can be done.
func (s *Shell) recover(path string, err error) {
	s.file, s.frame = nil, nil
	s.setPath("")
	s.retitle()
	s.chrome.refresh()
	message, hint := s.cat.Error(err)
	if contest.CodeOf(err) == "" {
		s.note(err)
	}
	var buttons []fyne.CanvasObject
	for i, a := range s.recoveries(path, err) {
		a.Primary = i == 0
		b := kit.NewButton(a)
		b.Alignment = widget.ButtonAlignLeading
		buttons = append(buttons, b)
	}
	list := kit.Stacked(1, buttons...)
	where := kit.NewParagraph(path, kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText})
	s.show(page(72, heading(message, hint), where, list))
	s.menu()
	s.offerBackup(path, list)
}

// recoveries are the ways on from a file that can't be opened.
func (s *Shell) recoveries(path string, why error) []kit.Action {
	again := kit.Action{Name: "shell.again", Text: s.cat.T("shell.recover.again"), Icon: theme.Icon("refresh"), Do: func() { s.Open(path) }}
	read := kit.Action{Name: "shell.read", Text: s.cat.T("shell.recover.read"), Icon: theme.Icon("visibility"), Do: func() { s.openAs(path, why) }}
	var first []kit.Action
	switch contest.CodeOf(why) {
	case "file_locked", "file_locked_unknown", "file_read_only", "file_unwritable", "lock_failed":
		first = []kit.Action{read, again}
	case "file_missing", "file_unreadable", "file_busy", "file_io", "":
		first = []kit.Action{again}
	}
	return append(first,
		kit.Action{Name: "shell.open", Text: s.cat.T("shell.recover.other"), Icon: theme.Icon("folder_open"), Do: s.askOpen},
		kit.Action{Name: "shell.restore", Text: s.cat.T("shell.recover.restore"), Icon: theme.Icon("settings_backup_restore"), Do: func() { s.askRestore(path) }},
		kit.Action{Name: "shell.folder", Text: s.cat.T("shell.action.folder"), Icon: theme.Icon("folder"), Do: func() { s.showFolder(path) }},
		kit.Action{Name: "shell.new", Text: s.cat.T("shell.action.new"), Icon: theme.Icon("post_add"), Do: s.askNew},
	)
}

// offerBackup puts the newest backup of a file at the head of the ways on, as soon as
// one is found.
func (s *Shell) offerBackup(path string, ways *fyne.Container) {
	opt := s.options(true)
	task.Load(task.NewLoader(s.tasks), func(context.Context) ([]office.BackupLine, error) { return office.BackupsOf(path, opt) },
		func(all []office.BackupLine) {
			if len(all) == 0 {
				return
			}
			made := all[0].Manifest.MadeAt.Local()
			b := kit.NewButton(kit.Action{
				Text: s.cat.T("shell.recover.last", "when", s.cat.DateShort(made)+" "+made.Format("15:04")), Icon: theme.Icon("restore"),
				Do: func() { s.restoreTo(all[0].Path, path) },
			})
			b.Alignment = widget.ButtonAlignLeading
			ways.Objects = append([]fyne.CanvasObject{kit.Stacked(0.5, b, kit.NewParagraph(s.cat.T("shell.recover.kept"), kit.Small))}, ways.Objects...)
			ways.Refresh()
		}, func(error) {})
}
