package kit

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"biurolidera/app/ui/task"
	"biurolidera/internal/chooser"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// OpenFile asks for files to open: with the system's dialog where there is one, else
// with the window's own. It returns at once; done is called on the UI thread with
// what was chosen, and not at all if the person changed their mind.
func OpenFile(cfg FileConfig, done func(paths []string)) {
	kind := chooser.OpenOne
	if cfg.Multiple {
		kind = chooser.OpenMany
	}
	ask(cfg, kind, done)
}

// SaveFile asks where to save a file. The path has an extension of the chosen type;
// that an existing file will be replaced has been confirmed. Nothing is written.
func SaveFile(cfg FileConfig, done func(path string)) {
	ask(cfg, chooser.Save, func(paths []string) { done(paths[0]) })
}

// OpenFolder asks for a folder that exists or is made in the dialog.
func OpenFolder(cfg FileConfig, done func(path string)) {
	ask(cfg, chooser.Folder, func(paths []string) { done(paths[0]) })
}

// asking is a file dialog on its way.
type asking struct {
	cfg   FileConfig
	kind  chooser.Kind
	done  func(paths []string)
	tasks *task.Runner
}

// ask asks the system, and where it has no dialog shows the window's own.
func ask(cfg FileConfig, kind chooser.Kind, done func(paths []string)) *asking {
	return askOn(task.NewRunner(), cfg, kind, done)
}

// askOn is ask with the runner that the dialogs' background work is done by.
func askOn(tasks *task.Runner, cfg FileConfig, kind chooser.Kind, done func(paths []string)) *asking {
	a := &asking{cfg: cfg, kind: kind, done: done, tasks: tasks}
	question := chooser.Question{Kind: kind, Title: cfg.Title, Folder: a.folder(), Name: cfg.Name, Parent: handleOf(cfg.Window)}
	for _, t := range cfg.Types {
		question.Types = append(question.Types, chooser.Type(t))
	}
	var waiting *Dialog
	var paths []string
	cancel := a.tasks.Run(cfg.Title, func(ctx context.Context, _ task.Progress) (err error) {
		paths, err = chooser.Choose(ctx, question)
		return err
	}, func(err error) {
		waiting.Hide()
		a.answered(paths, err)
	})
	// The window waits, so that nothing is changed behind the system's dialog.
	waiting = NewDialog(DialogConfig{
		Window: cfg.Window, Cat: cfg.Cat, Title: cfg.Cat.T("files.system.title"), Content: Wide(40, NewParagraph(cfg.Cat.T("files.system"), Style{})),
		Close: cfg.Cat.T("kit.cancel"), OnClose: cancel,
	})
	waiting.Show()
	return a
}

// answered takes the answer of the system's dialog.
func (a *asking) answered(paths []string, err error) {
	switch {
	case err == nil:
		a.chosen(paths)
	case errors.Is(err, chooser.ErrCanceled), task.Canceled(err):
	case errors.Is(err, chooser.ErrNone):
		newFileDialog(a).open()
	default:
		if a.cfg.Fail != nil {
			a.cfg.Fail(err)
		}
		newFileDialog(a).open()
	}
}

// chosen takes what the system's dialog gave: it has asked before replacing the
// file it named, but not the one a missing extension leads to.
func (a *asking) chosen(paths []string) {
	if a.kind == chooser.Save {
		if full := withExtension(paths[0], a.cfg.Types, 0); full != paths[0] {
			a.save(full, func() { a.finish([]string{full}) })
			return
		}
	}
	a.finish(paths)
}

// save asks before a file is replaced.
func (a *asking) save(path string, yes func()) {
	if _, err := os.Lstat(path); err != nil {
		yes()
		return
	}
	t := a.cfg.Cat.T
	Confirm(ConfirmConfig{
		Window: a.cfg.Window, Cat: a.cfg.Cat, Title: t("files.replace.title", "name", filepath.Base(path)),
		Text: t("files.replace.text", "folder", filepath.Dir(path)), Yes: t("files.replace.yes"), Danger: true,
	}, func(string) { yes() })
}

// finish remembers the folder and hands the paths over.
func (a *asking) finish(paths []string) {
	folder := filepath.Dir(paths[0])
	if a.kind == chooser.Folder {
		folder = paths[0]
	}
	if a.cfg.Store != nil {
		a.cfg.Store.Set("folder."+a.cfg.Purpose, folder)
	}
	a.done(paths)
}

// folder is where the dialog begins: where the last one ended, if that is still
// there.
func (a *asking) folder() string {
	remembered := ""
	if a.cfg.Store != nil {
		remembered = a.cfg.Store.Get("folder." + a.cfg.Purpose)
	}
	for _, folder := range []string{remembered, a.cfg.Folder, personFolder("DOCUMENTS")} {
		if info, err := os.Stat(folder); folder != "" && err == nil && info.IsDir() {
			return folder
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	return home
}

// withExtension adds the first extension of the type at position i to a path that
// has none of the type's.
func withExtension(path string, types []FileType, i int) string {
	if i < 0 || i >= len(types) || len(types[i].Extensions) == 0 {
		return path
	}
	for _, t := range types {
		if t.takes(path) && len(t.Extensions) > 0 {
			return path
		}
	}
	return strings.TrimRight(path, ". ") + types[i].Extensions[0]
}

// takes tells whether a file is of the type.
func (t FileType) takes(name string) bool {
	for _, ext := range t.Extensions {
		if strings.HasSuffix(strings.ToLower(name), strings.ToLower(ext)) {
			return true
		}
	}
	return len(t.Extensions) == 0
}

// handleOf is the window's number in the windowing system, 0 where it has none that
// dialogs understand.
func handleOf(w fyne.Window) (handle uintptr) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return 0
	}
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WindowsWindowContext:
			handle = c.HWND
		}
	})
	return handle
}
