package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// watchEvery is how often the window looks whether its file is still there. A file that
// is moved, deleted or on a disk that was pulled out can be written to for a while
// without anybody seeing that nothing arrives.
const watchEvery = 10 * time.Second

// watch looks after the open file until it is closed.
func (s *Shell) watch(f *opened) {
	time.AfterFunc(watchEvery, func() {
		gone := f.gone()
		s.cfg.Do(func() {
			if s.file != f || s.closing {
				return
			}
			s.noticed(f, gone)
			s.watch(f)
		})
	})
}

// noticed takes in whether the file is where it was: that it went is said once, and the
// status line says so until it is back.
func (s *Shell) noticed(f *opened, gone bool) {
	if f.lost == gone {
		return
	}
	f.lost = gone
	s.chrome.status.refresh(s)
	if gone {
		s.vanished(f)
	}
}

// gone tells whether another file or none stands under the name of the open one.
func (f *opened) gone() bool {
	now, err := os.Stat(f.path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return f.info != nil && !os.SameFile(f.info, now)
}

// vanished says that the file is no longer there and offers to save what the program
// still holds of it.
func (s *Shell) vanished(f *opened) {
	message, hint := s.cat.Error(contest.E("file_vanished", "file", filepath.Base(f.path), "folder", filepath.Dir(f.path)))
	var d *kit.Dialog
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.win, Cat: s.cat, Title: message, Icon: theme.Bad.Icon(), Width: 64, Close: s.cat.T("shell.understood"),
		Content: kit.Wide(56, kit.NewParagraph(hint, kit.Style{})),
		Actions: []kit.Action{{Text: s.cat.T("shell.vanished.save"), Icon: theme.Icon("save_as"), Primary: true, Do: func() {
			d.Hide()
			kit.OpenFolder(s.fileDialog(s.cat.T("shell.vanished.where"), ""), func(dir string) { s.rescueTo(f, dir) })
		}}},
	})
	d.Show()
}

// rescueTo writes what the program holds of a vanished file into a folder and opens it
// there.
func (s *Shell) rescueTo(f *opened, dir string) {
	if dir == "" || s.file != f {
		return
	}
	var made office.BackupLine
	s.tasks.Run(s.cat.T("shell.job.backup"), func(ctx context.Context, p task.Progress) (err error) {
		made, _, err = f.office.BackupNow(office.WithProgress(ctx, p), dir)
		return err
	}, func(err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.Open(made.Path)
	})
}
