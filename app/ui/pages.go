package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
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
	s.body = container.NewStack(content)
	s.chrome.front(s.body)
}

// page is a column of things in the middle of the window, at most so wide in units of the
// grid, that scrolls if it must.
func page(width float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVScroll(kit.Padded(3, 4, container.New(columnLayout{width}, kit.Stacked(2, objects...))))
}

// columnLayout puts a column into the middle, narrower where there is less room.
type columnLayout struct{ units float32 }

// Layout implements fyne.Layout.
func (l columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(theme.Grid(l.units), size.Width)
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-width)/2, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (l columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

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
