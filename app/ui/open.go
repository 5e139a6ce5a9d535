package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// opened is the contest file that is open.
type opened struct {
	office   *office.Office
	path     string
	view     scoped
	editions []contest.Edition // the newest first
	edition  contest.Edition
	locked   error       // who writes the file, where it could only be opened for reading
	saved    time.Time   // last commit of this window; zero: none yet
	info     os.FileInfo // as it was opened; nil where the system did not tell
	lost     bool        // it is no longer where it was opened
}

// attempt is a file that is being opened, restored or made.
type attempt struct {
	path   string
	cancel func()
}

// options are what every file is opened with.
func (s *Shell) options(readOnly bool) office.Options {
	return office.Options{
		ReadOnly: readOnly, Settings: s.settings, Catalogue: s.cat, Now: s.cfg.Now, HeadDir: s.cfg.HeadDir,
	}
}

// Open closes the open file and opens another one, off the UI thread. One that another
// window has comes to the front there; one that can't be opened leads to a page that
// says why and what can be done.
func (s *Shell) Open(path string) { s.openAs(path, nil) }

// openAs opens a file; for reading alone where why says that it can't be written.
func (s *Shell) openAs(path string, why error) {
	readOnly := why != nil
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if s.file != nil && !readOnly && sameFile(s.file.path, path) && s.file.locked == nil {
		s.raise()
		return
	}
	opt, dir := s.options(readOnly), s.cfg.Dir
	s.replace(path, s.cat.T("shell.job.open", "file", filepath.Base(path)), func(ctx context.Context) (*opened, error) {
		f, err := openFile(ctx, path, opt)
		if contest.CodeOf(err) == "file_locked" && RaiseOther(dir, path) {
			return nil, errElsewhere
		}
		if f != nil && readOnly {
			f.locked = why
		}
		return f, err
	})
}

// errElsewhere tells that the file is open in another window of this user, which came
// to the front.
var errElsewhere = errors.New("ui: another window has the file")

// replace closes what is open and takes what load gives in its place.
func (s *Shell) replace(path, title string, load func(context.Context) (*opened, error)) {
	if s.opening != nil || !s.leave() {
		return
	}
	s.free(title, func() {
		old := s.file
		s.file, s.frame = nil, nil
		s.setPath("")
		var got *opened
		mine := &attempt{path: path}
		s.opening = mine
		s.wait(title, path)
		mine.cancel = s.tasks.Run(title, func(ctx context.Context, progress task.Progress) (err error) {
			if old != nil {
				if err := old.close(ctx); err != nil {
					return err
				}
			}
			got, err = load(office.WithProgress(ctx, progress))
			return err
		}, func(err error) { s.arrived(mine, got, err) })
	})
}

// openFile opens a file and reads what the window needs of it first.
func openFile(ctx context.Context, path string, opt office.Options) (_ *opened, err error) {
	o, err := office.Open(ctx, path, opt)
	if err != nil {
		return nil, err
	}
	f, err := read(ctx, o)
	if err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return f, nil
}

// read reads what the window needs of an open file.
func read(ctx context.Context, o *office.Office) (*opened, error) {
	lines, err := o.Editions(ctx)
	if err != nil {
		return nil, err
	}
	f := &opened{office: o, path: o.Path()}
	if info, err := os.Stat(f.path); err == nil {
		f.info = info
	}
	for _, l := range lines {
		f.editions = append(f.editions, l.Edition)
	}
	if len(f.editions) == 0 {
		return nil, contest.E("edition_none", "file", filepath.Base(f.path))
	}
	f.edition = f.editions[0]
	return f, nil
}

// arrived takes a file that was opened into the window, or says why it could not be.
func (s *Shell) arrived(a *attempt, f *opened, err error) {
	if s.opening != a {
		return
	}
	s.opening = nil
	switch {
	case errors.Is(err, errElsewhere):
		if len(s.trail.been) == 0 && s.cfg.File != "" {
			s.quit()
			return
		}
		s.welcome()
		s.say(s.cat.T("shell.elsewhere", "file", filepath.Base(a.path)))
	case task.Canceled(err):
		s.welcome()
	case err != nil:
		s.recover(a.path, err)
	default:
		s.take(f)
	}
}

// take shows a file in the window.
func (s *Shell) take(f *opened) {
	s.file = f
	s.setPath(f.path)
	f.view = s.view.For(f.office.FileID(), s.cfg.Now())
	for _, e := range f.editions {
		if e.Code == f.view.Get("edition") {
			f.edition = e
		}
	}
	addRecent(s.view, f.path)
	s.view.Set(keyLast, f.path)
	s.trail = trail{}
	if s.heirTo != f.path { // nothing of another file is taken over
		s.heirTo = f.path
		clear(s.screens)
		clear(s.former)
	}
	f.office.Listen(s.events.happened)
	s.watch(f)
	s.route = s.lastRoute()
	s.restage()
	if s.warned != f.path {
		s.warned = f.path
		for _, w := range f.office.Warnings() {
			s.warn(s.cat.Finding(w))
		}
	}
}

func (s *Shell) setPath(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.path = path
}

// sameFile tells whether two paths name one file.
func sameFile(a, b string) bool { return a == b || office.SameFile(a, b) }

// switchTo goes to another edition of the file, by its code. One that was made just now
// is looked up first: the news of it may still be on its way.
func (s *Shell) switchTo(code string) {
	if s.file == nil || s.file.edition.Code == code || !s.leave() {
		return
	}
	if s.stepTo(code) {
		return
	}
	f := s.file
	task.Load(task.NewLoader(s.tasks), f.office.Editions, func(lines []office.EditionLine) {
		if s.file != f {
			return
		}
		f.editions = nil
		for _, l := range lines {
			f.editions = append(f.editions, l.Edition)
		}
		s.stepTo(code)
	}, s.fail)
}

// stepTo shows one of the editions that are known; false: there is none of that code.
func (s *Shell) stepTo(code string) bool {
	for _, e := range s.file.editions {
		if e.Code == code {
			s.file.edition = e
			s.file.view.Set("edition", code)
			s.restage()
			return true
		}
	}
	return false
}

// restoreFrom puts a backup in the open file's place and opens it again.
func (s *Shell) restoreFrom(backup string) {
	if s.file == nil {
		return
	}
	s.restoreTo(backup, s.file.path)
}

// restoreTo puts a backup in a file's place and opens it.
func (s *Shell) restoreTo(backup, path string) {
	opt := s.options(false)
	s.replace(path, s.cat.T("shell.job.restore", "file", filepath.Base(backup)), func(ctx context.Context) (*opened, error) {
		if _, err := office.Restore(ctx, backup, path, opt); err != nil {
			return nil, err
		}
		return openFile(ctx, path, opt)
	})
}

// create makes a new file with one edition and opens it.
func (s *Shell) create(path string, n office.NewEdition) {
	opt := s.options(false)
	s.replace(path, s.cat.T("shell.job.create", "file", filepath.Base(path)), func(ctx context.Context) (*opened, error) {
		o, err := office.Create(ctx, path, n, opt)
		if err != nil {
			return nil, err
		}
		f, err := read(ctx, o)
		if err != nil {
			return nil, errors.Join(err, o.Close())
		}
		return f, nil
	})
}

// createSample makes a file with an invented edition and opens it.
func (s *Shell) createSample(path string) {
	opt := s.options(false)
	s.replace(path, s.cat.T("shell.job.sample"), func(ctx context.Context) (*opened, error) {
		if _, err := office.CreateSample(ctx, path, sampleSize, opt); err != nil {
			return nil, err
		}
		return openFile(ctx, path, opt)
	})
}

// sampleSize is the invented edition one tries the program with.
var sampleSize = office.SampleOptions{Participants: 60, AuditsPerChannel: 4, Seed: 2025}
