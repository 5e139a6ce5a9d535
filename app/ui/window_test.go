package ui

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "biurolidera/app/environment" // without it Fyne complains of the locale in the middle of lines
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// rig is a window whose UI thread is the test's goroutine: what other goroutines hand
// over waits until the test pumps it.
type rig struct {
	*Shell
	t     testing.TB
	queue chan func()
	tick  *time.Ticker
	frames
	made map[string]*fakeScreen
}

// frames tells how long the UI thread kept the next picture waiting.
type frames struct {
	n       int
	last    time.Time
	longest time.Duration
}

// next is called where the window would be painted.
func (f *frames) next() {
	now := time.Now()
	if f.n > 0 {
		f.longest = max(f.longest, now.Sub(f.last))
	}
	f.n++
	f.last = now
}

// watched counts from now on.
func (r *rig) watched() *frames {
	r.frames = frames{}
	return &r.frames
}

// newRig makes a window with fake screens, its settings in a folder of its own.
func newRig(t testing.TB, change func(*Config)) *rig {
	t.Helper()
	r := &rig{t: t, queue: make(chan func(), 10_000), tick: time.NewTicker(time.Second / 60), made: map[string]*fakeScreen{}}
	dir := t.TempDir()
	cfg := Config{
		App: test.NewTempApp(t), Settings: config.Default(), Path: filepath.Join(dir, "ustawienia.toml"), Dir: dir,
		HeadDir: filepath.Join(dir, "heads"), Version: "test", Do: func(f func()) { r.queue <- f },
		Entries: []Entry{r.fake("dashboard", ""), r.fake("institution", groupIntake), r.fake("audit", groupAudit)},
	}
	if change != nil {
		change(&cfg)
	}
	t.Cleanup(task.OnUI(cfg.Do))
	r.Shell = New(cfg)
	t.Cleanup(func() {
		r.tick.Stop()
		r.tasks.Wait()
		if r.file != nil {
			_ = r.file.office.Close()
		}
		if r.ear != nil {
			_ = r.ear.Close()
		}
		_ = r.view.Flush()
	})
	return r
}

func (r *rig) fake(name, group string) Entry {
	return Entry{Name: name, Group: group, Icon: "dashboard", New: func(f *screen.Frame, _ *office.Office) screen.Screen {
		s := &fakeScreen{name: name, frame: f, content: container.NewStack(widget.NewLabel(name)), may: true}
		r.made[name] = s
		return s
	}}
}

// until works the UI thread until something holds, as Fyne's loop does: one function
// that was handed over or one picture at a time.
func (r *rig) until(what string, holds func() bool) {
	r.t.Helper()
	end := time.After(60 * time.Second)
	for !holds() {
		select {
		case f := <-r.queue:
			f()
		case <-r.tick.C:
			r.frames.next()
		case <-end:
			r.t.Fatalf("waited in vain: %s", what)
		}
	}
}

// settle pumps until nothing runs and nothing waits.
func (r *rig) settle() {
	r.t.Helper()
	var wait sync.WaitGroup
	for range 3 {
		done := make(chan struct{})
		wait.Go(func() { r.tasks.Wait(); close(done) })
		r.until("jobs end", func() bool {
			select {
			case <-done:
				return len(r.queue) == 0
			default:
				return false
			}
		})
		wait.Wait()
	}
}

// sampleFile makes a small invented edition.
func sampleFile(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "przyklad.lider")
	opt := office.Options{HeadDir: filepath.Join(dir, "heads"), Settings: config.Default()}
	if _, err := office.CreateSample(context.Background(), path, office.SampleOptions{Participants: 6, AuditsPerChannel: 1, Seed: 1}, opt); err != nil {
		t.Fatal(err)
	}
	return path
}

// opened makes a window with a small invented edition open.
func openRig(t testing.TB) *rig {
	t.Helper()
	r := newRig(t, nil)
	r.Open(sampleFile(t, r.cfg.Dir))
	r.until("the file is open", func() bool { return r.file != nil && r.here() != nil })
	r.settle()
	return r
}

// fakeScreen writes down what the window does with it.
type fakeScreen struct {
	name    string
	frame   *screen.Frame
	content fyne.CanvasObject
	shown   []string
	changed []contest.Event
	left    int
	may     bool // Leave's answer
	did     int
	dropped []string
	pasted  []string
	heirTo  []screen.Screen
}

func (s *fakeScreen) Content() fyne.CanvasObject { return s.content }
func (s *fakeScreen) Show(record string)         { s.shown = append(s.shown, record) }
func (s *fakeScreen) Changed(e contest.Event)    { s.changed = append(s.changed, e) }
func (s *fakeScreen) Leave() bool                { s.left++; return s.may }
func (s *fakeScreen) Paste(text string)          { s.pasted = append(s.pasted, text) }
func (s *fakeScreen) Inherit(from screen.Screen) { s.heirTo = append(s.heirTo, from) }
func (s *fakeScreen) Drop(paths []string) bool {
	s.dropped = append(s.dropped, paths...)
	return s.name == "institution"
}

func (s *fakeScreen) Actions() []kit.Action {
	return []kit.Action{
		{Name: s.name + ".do", Text: "Zrób to: " + s.name, Key: kit.Ctrl(fyne.KeyB), Do: func() { s.did++ }},
		{Name: s.name + ".greedy", Text: "Zachłannie", Key: kit.Ctrl(fyne.Key1), Do: func() { s.did += 100 }},
		{Name: s.name + ".plain", Text: "Usuń", Key: kit.Key{Name: fyne.KeyDelete}, Do: func() { s.did += 10 }},
	}
}

// texts gives every text that stands below an object.
func texts(o fyne.CanvasObject) (all []string) {
	for _, x := range test.LaidOutObjects(o) {
		switch w := x.(type) {
		case *kit.Paragraph:
			all = append(all, w.Text())
		case *kit.Button:
			all = append(all, w.Text)
		case *widget.Label:
			all = append(all, w.Text)
		}
	}
	return all
}

// menuItem finds an item of the main menu by its text, submenus too.
func (r *rig) menuItem(text string) *fyne.MenuItem {
	var find func(items []*fyne.MenuItem) *fyne.MenuItem
	find = func(items []*fyne.MenuItem) *fyne.MenuItem {
		for _, i := range items {
			if i.Label == text || strings.HasPrefix(i.Label, text+"\u2003") {
				return i
			}
			if i.ChildMenu != nil {
				if below := find(i.ChildMenu.Items); below != nil {
					return below
				}
			}
		}
		return nil
	}
	for _, m := range r.win.MainMenu().Items {
		if i := find(m.Items); i != nil {
			return i
		}
	}
	r.t.Fatalf("the menu has no %q", text)
	return nil
}

func polishText(key string, pairs ...any) string { return locale.For(locale.Polish).T(key, pairs...) }
