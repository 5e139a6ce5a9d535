package ui

import (
	"context"
	"path/filepath"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"
)

// cancelWait is how long a cancelled job may take to end when the window closes.
const cancelWait = 20 * time.Second

// hurryWait is how long it may take when the system wants the program gone.
const hurryWait = 3 * time.Second

// Close ends the program: what is in hand is saved, running work is asked about, a
// backup is made if one is due, the file is closed.
func (s *Shell) Close() {
	if s.closing || !s.leave() {
		return
	}
	s.free(s.cat.T("shell.action.quit"), s.finish)
}

// wrapUp ends what is still going when Fyne's loop has ended without asking, as it does
// when the system wants the program gone: what is in hand is saved, running work is
// cancelled, the file is closed. After Close there is nothing left to do.
func (s *Shell) wrapUp() {
	s.over.Store(true)
	if s.ended {
		return
	}
	s.leave()
	s.tasks.CancelAll(hurryWait)
	if s.file != nil {
		if err := s.file.office.Close(); err != nil {
			s.note(err)
		}
	}
	s.release()
}

// free calls then as soon as no work runs: at once, or after the person decided what
// becomes of the running work.
func (s *Shell) free(why string, then func()) {
	jobs := s.tasks.Jobs()
	if len(jobs) == 0 {
		then()
		return
	}
	var d *kit.Dialog
	stop := kit.Action{Text: s.cat.T("shell.jobs.stop"), Icon: theme.Icon("cancel"), Danger: true, Do: func() {
		d.Hide()
		s.afterJobs(true, then)
	}}
	finish := kit.Action{Text: s.cat.T("shell.jobs.wait"), Icon: theme.Icon("hourglass_empty"), Primary: true, Do: func() {
		d.Hide()
		s.afterJobs(false, then)
	}}
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.win, Cat: s.cat, Title: why, Icon: theme.Warn.Icon(), Width: 72, Close: s.cat.T("shell.jobs.back"),
		Content: kit.Wide(64, kit.NewParagraph(s.cat.N("shell.jobs.running", len(jobs), "job", jobs[0].Title), kit.Style{})),
		Actions: []kit.Action{stop, finish},
	})
	d.Show()
}

// afterJobs waits for the running work off the UI thread and then calls then. A job
// that does not end although it was cancelled keeps the file open: it is told.
func (s *Shell) afterJobs(cancel bool, then func()) {
	s.closing = true
	go func() {
		ended := true
		if cancel {
			ended = s.tasks.CancelAll(cancelWait)
		} else {
			s.tasks.Wait()
		}
		s.cfg.Do(func() {
			s.closing = false
			if !ended {
				s.warn(s.cat.T("shell.jobs.stuck"))
				return
			}
			then()
		})
	}()
}

// finish closes the file and ends the program.
func (s *Shell) finish() {
	s.closing = true
	s.remember()
	f := s.file
	if f == nil {
		s.quit()
		return
	}
	s.shut(f, func(err error) {
		if err != nil {
			s.closing = false
			s.fail(err)
			return
		}
		s.quit()
	})
}

// closeFile closes the file and shows the welcome.
func (s *Shell) closeFile() {
	f := s.file
	if f == nil || !s.leave() {
		return
	}
	s.free(s.cat.T("shell.action.close"), func() {
		s.closing = true
		s.shut(f, func(err error) {
			s.closing = false
			s.view.Set(keyLast, "")
			s.welcome()
			s.failIf(err)
		})
	})
}

// shut closes a file off the UI thread.
func (s *Shell) shut(f *opened, done func(error)) {
	title := s.cat.T("shell.job.close", "file", filepath.Base(f.path))
	s.tasks.Run(title, func(ctx context.Context, p task.Progress) error {
		return f.close(office.WithProgress(ctx, p))
	}, done)
}

// close makes a backup if one is due and closes the file. A backup that can't be
// made keeps nobody from closing.
func (f *opened) close(ctx context.Context) error {
	var failed error
	if due, err := f.office.BackupDue(ctx, ""); err == nil && due && f.locked == nil {
		_, _, failed = f.office.BackupNow(ctx, "")
	}
	if err := f.office.Close(); err != nil {
		return err
	}
	return failed
}

// remember keeps how the window stands.
func (s *Shell) remember() {
	size := s.win.Canvas().Size()
	s.view.Set(keyWindow, sizeText(size))
}

// quit ends the program; nothing is open any more.
func (s *Shell) quit() {
	s.ended = true
	s.release()
	s.win.SetCloseIntercept(nil)
	s.win.Close()
	s.cfg.App.Quit()
}

// release keeps the view and gives up what other starts see of this window.
func (s *Shell) release() {
	if err := s.view.Flush(); err != nil {
		s.note(err)
	}
	if s.ear != nil {
		_ = s.ear.Close()
	}
	s.crashes.Quiet()
}

// Rescue closes the file after a fault of the window itself, so that what was saved
// is whole; it is called by main on its way out.
func (s *Shell) Rescue(value any, stack []byte) {
	s.crashes.Write(value, stack)
	s.release()
	if s.file == nil {
		return
	}
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_ = s.file.office.Close()
	}()
	select {
	case <-closed:
	case <-time.After(5 * time.Second):
	}
}
