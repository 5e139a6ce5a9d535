// Package ui is the window: navigation, menus, keys, palette, status line, and what
// opens and closes a contest file. The screens in its middle are the packages of
// app/ui/screen; the shell knows them by name alone.
//
// Rules:
//   - the first picture of the window waits for nothing: the file is opened behind it;
//   - one window, one process, one file; a second start of the same file comes here;
//   - what is in hand is saved (Leave) before a screen, edition or file goes away;
//   - a fault never takes data away: it is told, written down, and the file closed.
package ui

import (
	"context"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/assets"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Config is what a window is made with.
type Config struct {
	App      fyne.App
	Settings config.Settings
	Findings []contest.Finding // what was wrong with the settings
	Path     string            // of the settings file; empty: Apply keeps nothing
	Dir      string            // where the view's state, crash files and beacons stand
	File     string            // to open; empty: the last one
	HeadDir  string            // as in office.Options
	Version  string
	Now      func() time.Time // nil: time.Now
	Started  func()           // called once the first picture stands; may be nil
	Do       func(func())     // runs on the UI thread; nil: fyne.Do
	Entries  []Entry          // nil: Entries()
}

// Shell is the window. Its methods are called on the UI thread, if nothing else is
// said.
type Shell struct {
	cfg      Config
	settings config.Settings
	cat      *locale.Catalogue
	win      fyne.Window
	tasks    *task.Runner
	view     *ViewState
	crashes  Crashes
	ear      *Instance

	file    *opened // nil: no file is open
	opening *attempt
	frame   *screen.Frame
	screens map[string]screen.Screen
	former  map[string]screen.Screen // the screen.Heirs of the same file, until what they had in hand is taken over
	heirTo  string                   // path of that file
	route   screen.Route
	trail   trail

	body     *fyne.Container
	chrome   *chrome
	toasts   *kit.Toasts
	counts   *task.Loader
	undoing  *task.Loader
	waiting  *waitingPage // nil: another page is shown
	alarmed  *kit.Dialog
	menuSign string
	warned   string      // path of the file whose warnings were shown
	untold   []string    // crash files that nobody was told of
	closing  bool        // the window or the file is being closed
	ended    bool        // by quit
	over     atomic.Bool // Fyne's loop has ended: there is no window to show anything in

	events events
	keeper keeper

	mu   sync.Mutex
	path string // of the open file, for the goroutine that answers later starts
}

// New makes the window without showing it.
func New(cfg Config) *Shell {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Do == nil {
		cfg.Do = fyne.Do
	}
	if cfg.Entries == nil {
		cfg.Entries = Entries()
	}
	var s *Shell
	do := cfg.Do
	cfg.Do = func(f func()) {
		do(func() {
			if !s.over.Load() {
				s.guarded(f)
			}
		})
	}
	s = &Shell{
		cfg: cfg, settings: cfg.Settings, cat: locale.For(cfg.Settings.Language),
		tasks: task.NewRunnerOn(cfg.Do), view: OpenViewState(cfg.Dir), screens: map[string]screen.Screen{}, former: map[string]screen.Screen{},
		crashes: Crashes{Dir: cfg.Dir, Version: cfg.Version, Now: cfg.Now},
	}
	s.counts, s.undoing = task.NewLoader(s.tasks), task.NewLoader(s.tasks)
	s.tasks.Panicked = func(v any, stack []byte) { s.crashes.Write(v, stack) }
	s.tasks.Listen(s.jobsChanged)
	s.events.shell = s
	s.paint()
	warmed := warm()
	s.translate()
	s.win = cfg.App.NewWindow(s.cat.T("shell.name"))
	s.win.SetMaster()
	s.win.SetPadded(false)
	s.win.SetCloseIntercept(s.Close)
	s.win.SetOnDropped(s.onDropped)
	s.win.Canvas().SetOnTypedKey(s.onKey)
	s.win.Canvas().AddShortcut(&fyne.ShortcutPaste{}, s.onPaste)
	s.win.Resize(windowSize(s.view.Get(keyWindow)))
	warmed()
	s.build()
	return s
}

// Window is the window itself.
func (s *Shell) Window() fyne.Window { return s.win }

// Start opens the file the window was started with, else the last one,
// else the welcome.
func (s *Shell) Start() {
	if s.cfg.Started != nil {
		s.cfg.Started()
	}
	s.win.SetIcon(fyne.NewStaticResource("biuro-lidera.png", assets.Brand)) // not before: it takes a while to be read
	s.untold = s.crashes.Collect(s.view.Get("crash"))
	s.listen()
	s.tellFindings()
	file := s.cfg.File
	if file == "" {
		file = s.view.Get(keyLast)
	}
	if file == "" {
		s.welcome()
	} else {
		s.Open(file)
	}
	s.tellCrashes()
}

// Run shows the window and stays until it is closed.
func (s *Shell) Run() {
	if err := s.crashes.Catch(); err != nil {
		s.note(err)
	}
	s.cfg.App.Lifecycle().SetOnStarted(s.Start)
	s.win.ShowAndRun()
	s.wrapUp()
}

// listen lets later starts of the same file find this window.
func (s *Shell) listen() {
	ear, err := Listen(s.cfg.Dir, func(path string) bool {
		s.mu.Lock()
		mine := s.path != "" && sameFile(s.path, path)
		s.mu.Unlock()
		if mine {
			s.cfg.Do(s.raise)
		}
		return mine
	})
	if err != nil {
		s.fail(err)
		return
	}
	s.ear = ear
}

// raise brings the window to the front.
func (s *Shell) raise() {
	s.win.Show()
	s.win.RequestFocus()
}

// dress puts on language and look as the settings say.
func (s *Shell) dress() {
	s.translate()
	s.paint()
}

// translate puts on the language.
func (s *Shell) translate() {
	s.cat = locale.For(s.settings.Language)
	if err := kit.SetLanguage(s.cat); err != nil {
		s.note(err)
	}
}

// paint puts on the look.
func (s *Shell) paint() {
	look := theme.New(theme.Variant(s.settings.Look.Theme)).Scaled(float32(s.settings.Look.Scale) / 100)
	s.cfg.App.Settings().SetTheme(look)
}

// build makes everything around the screens, in the language of now. The screens are
// made anew when they are next gone to.
func (s *Shell) build() {
	s.body = container.NewStack()
	s.toasts = kit.NewToasts(s.cat)
	s.chrome = newChrome(s)
	s.renew()
	s.win.SetContent(container.NewStack(s.chrome.content, s.toasts.Layer, s.chrome.tips.Layer))
	s.retitle()
	s.menu()
}

// retitle puts file and edition into the window's title.
func (s *Shell) retitle() {
	title := s.cat.T("shell.name")
	if s.file != nil {
		title = filepath.Base(s.file.path) + " – " + title
	}
	s.win.SetTitle(title)
}

// apply keeps changed settings and puts them on at once. Another look or language makes
// the screens anew; another language or user opens the file again, because notes and
// history are written with them.
func (s *Shell) apply(changed config.Settings) {
	before := s.settings
	if changed == before {
		return
	}
	s.settings = changed
	if path := s.cfg.Path; path != "" {
		s.keeper.keep(s.tasks, path, changed, s.fail)
	}
	dressed := changed.Language != before.Language || changed.Look != before.Look
	if dressed {
		s.dress()
		s.build()
	}
	switch {
	case s.file != nil && (changed.Language != before.Language || changed.User != before.User):
		s.reopen()
	case dressed && s.opening == nil:
		s.restage()
	}
	if s.file != nil {
		s.file.office.UseSettings(changed)
	}
}

// reopen closes the file and opens it again as it was.
func (s *Shell) reopen() {
	path, opt := s.file.path, s.options(s.file.locked != nil)
	locked := s.file.locked
	s.replace(path, s.cat.T("shell.job.open", "file", filepath.Base(path)), func(ctx context.Context) (*opened, error) {
		f, err := openFile(ctx, path, opt)
		if f != nil {
			f.locked = locked
		}
		return f, err
	})
}
