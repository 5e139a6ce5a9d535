// Package screentest is what the tests of all screens stand on: a real file, a test
// window, and a Frame that writes down what a screen asked the window for.
package screentest

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Stage is a file and a window for one screen. What the screen asked of the window is
// written down in Done, Saved, Opened, Failed and Went.
type Stage struct {
	Office *office.Office
	Frame  *screen.Frame
	Dir    string // of the file; gone after the test

	Done, Saved, Opened []string
	Failed              []error
	Went                []screen.Route

	t      testing.TB
	screen screen.Screen
	queue  chan func() // what waits for the UI thread, which is the test's goroutine
}

// New opens a new file with one empty edition.
func New(t testing.TB, settings config.Settings) *Stage {
	t.Helper()
	path := filepath.Join(t.TempDir(), "konkurs.lider")
	o, err := office.Create(context.Background(), path, office.NewEdition{Name: "II edycja", Year: 2025}, options(path, settings))
	if err != nil {
		t.Fatal(err)
	}
	return stage(t, o, settings)
}

// Sample opens a file with an invented edition.
func Sample(t testing.TB, in office.SampleOptions, settings config.Settings) *Stage {
	t.Helper()
	path := filepath.Join(t.TempDir(), "przyklad.lider")
	if _, err := office.CreateSample(context.Background(), path, in, options(path, settings)); err != nil {
		t.Fatal(err)
	}
	return Open(t, path, settings)
}

// Copy opens a copy of a file that other tests use too.
func Copy(t testing.TB, from string, settings config.Settings) *Stage {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), filepath.Base(from))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(t, path, settings)
}

// Open opens a file that is there.
func Open(t testing.TB, path string, settings config.Settings) *Stage {
	t.Helper()
	o, err := office.Open(context.Background(), path, options(path, settings))
	if err != nil {
		t.Fatal(err)
	}
	return stage(t, o, settings)
}

func options(path string, s config.Settings) office.Options {
	return office.Options{HeadDir: filepath.Dir(path), Settings: s}
}

func stage(t testing.TB, o *office.Office, settings config.Settings) *Stage {
	t.Helper()
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	s := &Stage{Office: o, Dir: filepath.Dir(o.Path()), t: t, queue: make(chan func(), 10000)}
	t.Cleanup(task.OnUI(func(f func()) { s.queue <- f }))
	s.Frame = &screen.Frame{
		Cat: locale.For(locale.Polish), Edition: ed, Window: test.NewTempWindow(t, nil), Tasks: task.NewRunner(),
		Store: &kit.Memory{}, Now: time.Now,
		Go:       func(r screen.Route) { s.Went = append(s.Went, r) },
		Done:     func(text string, _ bool) { s.Done = append(s.Done, text) },
		Saved:    func(text, _ string) { s.Saved = append(s.Saved, text) },
		Open:     func(path string) { s.Opened = append(s.Opened, path) },
		Fail:     func(err error) { s.Failed = append(s.Failed, err) },
		Settings: func() config.Settings { return settings },
		Apply:    func(c config.Settings) { settings = c },
		Switch:   func(string) {},
		Restore:  func(string) {},
	}
	t.Cleanup(func() { s.Frame.Tasks.CancelAll(10 * time.Second) })
	return s
}

// Put shows a screen in the window and lets it hear of commits; it is not loaded yet.
func (s *Stage) Put(scr screen.Screen) {
	s.screen = scr
	s.Office.Listen(func(ev contest.Event) { s.queue <- func() { scr.Changed(ev) } })
	s.Frame.Window.SetContent(scr.Content())
	s.Frame.Window.Resize(fyne.NewSize(1200, 800))
}

// Settle lets what runs in the background end and be shown, with all that follows
// from it.
func (s *Stage) Settle() {
	for quiet := 0; quiet < 2; {
		s.Frame.Tasks.Wait()
		quiet++
		for len(s.queue) > 0 {
			(<-s.queue)()
			quiet = 0
		}
	}
}

// Calm is Settle, and fails the test if anything failed.
func (s *Stage) Calm() {
	s.t.Helper()
	s.Settle()
	if len(s.Failed) > 0 {
		s.t.Fatalf("failed: %v", s.Failed)
	}
}

// Action gives one of the screen's actions by its name.
func (s *Stage) Action(name string) kit.Action {
	s.t.Helper()
	for _, a := range s.screen.Actions() {
		if a.Name == name {
			return a
		}
	}
	s.t.Fatalf("no action %s", name)
	return kit.Action{}
}

// Do does one of the screen's actions, which must be possible, and settles.
func (s *Stage) Do(name string) {
	s.t.Helper()
	if !s.Action(name).Run() {
		s.t.Fatalf("%s can't be done now", name)
	}
	s.Settle()
}

// Press types a key into what has the keyboard in the open dialog.
func (s *Stage) Press(key fyne.KeyName) {
	s.t.Helper()
	s.Dialog()
	s.Frame.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}
