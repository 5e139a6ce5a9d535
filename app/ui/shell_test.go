package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/app/ui/task"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// At the first start the window leads to an edition: here to the invented one, which
// says everywhere that it is one.
func TestFirstStart(t *testing.T) {
	r := newRig(t, nil)
	r.Start()
	shown := strings.Join(texts(r.body), "|")
	for _, want := range []string{"shell.welcome.title", "shell.action.sample", "shell.action.new", "shell.action.open"} {
		if !strings.Contains(shown, polishText(want)) {
			t.Errorf("the welcome lacks %q: %s", polishText(want), shown)
		}
	}
	if r.chrome.side.content.Visible() {
		t.Error("there is a navigation without a file")
	}
	path := filepath.Join(r.cfg.Dir, "nowy.lider")
	r.createSample(path)
	if !strings.Contains(strings.Join(texts(r.body), "|"), polishText("shell.job.sample")) {
		t.Error("nothing says what is being done")
	}
	r.until("the file is open", func() bool { return r.file != nil })
	r.settle()
	if !strings.Contains(strings.Join(texts(r.chrome.ribbon.content), "|"), "PRZYKŁAD") {
		t.Error("the edition does not say that it is an example")
	}
	if d := cmp.Diff([]string{""}, r.made["dashboard"].shown); d != "" || r.route.Screen != "dashboard" {
		t.Errorf("the first screen: %s at %v", d, r.route)
	}
	if !strings.Contains(r.win.Title(), "nowy.lider") || recentFiles(r.view)[0] != path {
		t.Errorf("title %q, recent %v", r.win.Title(), recentFiles(r.view))
	}
}

func TestNewFile(t *testing.T) {
	r := newRig(t, nil)
	r.welcome()
	r.create(filepath.Join(r.cfg.Dir, "a.lider"), office.NewEdition{Name: "II edycja", Year: 2025})
	r.until("the file is open", func() bool { return r.file != nil })
	if r.file.edition.Name != "II edycja" || len(r.chrome.ribbon.content.Objects) != 0 {
		t.Errorf("%+v", r.file.edition)
	}
	for _, c := range []struct{ name, year, field string }{{"", "2025", "name"}, {"I", "x", "year"}, {"I", "1", "year"}, {"I", " 2026 ", ""}} {
		_, err := newEdition(c.name, c.year)
		if (err == nil) != (c.field == "") || err != nil && fieldOf(err) != c.field {
			t.Errorf("%v: %v", c, err)
		}
	}
}

func TestNavigation(t *testing.T) {
	r := openRig(t)
	r.Go(screen.Route{Screen: "institution", Record: "I-00001"})
	if r.made["dashboard"].left != 1 {
		t.Error("the screen before was not left")
	}
	r.Go(screen.Route{Screen: "audit"})
	r.Go(screen.Route{Screen: "nowhere"})
	if r.route.Screen != "audit" || r.body.Objects[0] != r.made["audit"].content || !r.chrome.side.items["audit"].here {
		t.Errorf("at %v", r.route)
	}
	if r.made["institution"].content.Visible() || !r.made["audit"].content.Visible() {
		t.Error("a screen that is not in front is not told so: it would reload at each change")
	}
	r.walk(-1)
	if d := cmp.Diff([]string{"I-00001", "I-00001"}, r.made["institution"].shown); d != "" {
		t.Errorf("back: %s", d)
	}
	r.walk(1)
	r.walk(1)
	if r.route.Screen != "audit" {
		t.Errorf("forward: %v", r.route)
	}
	r.made["audit"].may = false // it has something in hand that can't be saved
	r.Go(screen.Route{Screen: "dashboard"})
	r.walk(-1)
	if r.route.Screen != "audit" {
		t.Error("it went away from a screen that could not be left")
	}
}

// Ctrl+digit goes to a screen, a screen's own keys do its actions, and neither does
// anything under an open dialog.
func TestKeys(t *testing.T) {
	r := openRig(t)
	item := r.menuItem(polishText("nav.audit"))
	if want := kit.Ctrl(fyne.Key3).Shortcut().ShortcutName(); item.Shortcut.ShortcutName() != want {
		t.Errorf("audits by %s, want %s", item.Shortcut.ShortcutName(), want)
	}
	item.Action()
	if r.route.Screen != "audit" {
		t.Fatal("the menu does not go")
	}
	if r.menuItem("Zachłannie").Shortcut != nil {
		t.Error("a screen took Ctrl+1 from the window")
	}
	r.menuItem("Zrób to: audit").Action()
	typed := r.win.Canvas().OnTypedKey()
	typed(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if r.made["audit"].did != 11 {
		t.Errorf("did %d", r.made["audit"].did)
	}
	typed(&fyne.KeyEvent{Name: fyne.KeyF1})
	if r.win.Canvas().Overlays().Top() == nil {
		t.Fatal("F1 shows no keys")
	}
	r.menuItem("Zrób to: audit").Action()
	if r.made["audit"].did != 11 {
		t.Error("an action was done under a dialog")
	}
	r.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	before := r.made["audit"]
	typed(&fyne.KeyEvent{Name: fyne.KeyF5})
	if r.made["audit"] == before || len(r.made["audit"].shown) != 1 {
		t.Error("F5 does not reload")
	}
}

// Ctrl+K, a few letters, Enter.
func TestPalette(t *testing.T) {
	r := openRig(t)
	open := func() *queryEntry {
		r.menuItem(polishText("shell.search")).Action()
		q, ok := r.win.Canvas().Focused().(*queryEntry)
		if !ok {
			t.Fatalf("the keyboard is with %T", r.win.Canvas().Focused())
		}
		return q
	}
	q := open()
	test.Type(q, "audyt")
	r.settle()
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if r.route.Screen != "audit" {
		t.Errorf("Enter went to %v", r.route)
	}
	q = open()
	test.Type(q, "zrob institution")
	r.settle()
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if r.route.Screen != "institution" || r.made["institution"].did != 1 {
		t.Errorf("an action of another screen: at %v, did %d", r.route, r.made["institution"].did)
	}
	q = open()
	test.Type(q, "I-00002")
	r.settle()
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d := cmp.Diff([]string{"", "I-00002"}, r.made["institution"].shown); d != "" {
		t.Errorf("a record: %s", d)
	}
	q = open()
	test.Type(q, "xyzzy")
	if waits := r.cat.T("shell.palette.searching"); q.of.empty.Text() != waits {
		t.Errorf("before the file was searched it says %q", q.of.empty.Text())
	}
	r.settle()
	if none := r.cat.T("shell.palette.none"); q.of.empty.Text() != none {
		t.Errorf("nothing was found, and it says %q", q.of.empty.Text())
	}
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // nothing to choose
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.win.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the palette open")
	}
}

// Steps are taken back in the order they were made, also with the menu's Ctrl+Z, and
// every screen hears of it.
func TestUndoAndRedo(t *testing.T) {
	r := openRig(t)
	ctx := context.Background()
	people, err := r.file.office.Participants(ctx, r.file.edition)
	if err != nil {
		t.Fatal(err)
	}
	code := people[0].Code
	if _, err := r.file.office.SetParticipationState(ctx, r.file.edition, code, contest.ParticipationWithdrawn); err != nil {
		t.Fatal(err)
	}
	r.until("the button offers it", func() bool { return !r.chrome.top.undo.Disabled() })
	if r.file.saved.IsZero() || len(r.made["dashboard"].changed) != 1 {
		t.Errorf("nobody heard of it: %v", r.made["dashboard"].changed)
	}
	if !strings.Contains(r.chrome.top.undo.tip, code) {
		t.Errorf("the button does not say what it takes back: %q", r.chrome.top.undo.tip)
	}
	state := func() contest.ParticipationState {
		all, err := r.file.office.Participants(ctx, r.file.edition)
		if err != nil {
			t.Fatal(err)
		}
		return all[slices.IndexFunc(all, func(p office.ParticipantLine) bool { return p.Code == code })].State
	}
	test.Tap(r.chrome.top.undo)
	r.until("redo is offered", func() bool { return !r.chrome.top.redo.Disabled() })
	if state() == contest.ParticipationWithdrawn || !strings.Contains(r.toasts.Last()[len(r.toasts.Last())-1].Text, code) {
		t.Errorf("not taken back: %s", state())
	}
	for _, item := range r.win.MainMenu().Items[1].Items {
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == (&fyne.ShortcutRedo{}).ShortcutName() {
			item.Action()
		}
	}
	r.until("undo is offered", func() bool { return !r.chrome.top.undo.Disabled() })
	if state() != contest.ParticipationWithdrawn {
		t.Errorf("not done again: %s", state())
	}
}

// While a field is being typed in, Ctrl+Z takes back the typing.
func TestUndoOfTyping(t *testing.T) {
	r := openRig(t)
	form := kit.NewForm(kit.FormConfig{Cat: r.cat, Fields: []kit.Field{{ID: "a"}}})
	r.show(form)
	form.Focus("a")
	field := r.win.Canvas().Focused()
	if field == nil {
		t.Fatal("no field")
	}
	field.TypedRune('x')
	if !r.typedBack(false) || typedText(field) != "" {
		t.Errorf("typing was not taken back: %q", typedText(field))
	}
	if r.typedBack(false) {
		t.Error("there was nothing more to take back")
	}
}

// Language and look change at once, stay where one is and come back after a restart.
func TestLanguageAndLook(t *testing.T) {
	r := openRig(t)
	r.Go(screen.Route{Screen: "audit", Record: "x"})
	before := r.made["audit"]
	changed := r.settings
	changed.Language, changed.Look.Theme, changed.Look.Scale = "en", "dark", 150
	r.frame.Apply(changed)
	r.until("the file is open again", func() bool { return r.file != nil && r.here() != nil })
	r.settle()
	if r.made["audit"] == before || r.made["audit"].frame.Cat.Lang() != "en" || r.route != (screen.Route{Screen: "audit", Record: "x"}) {
		t.Errorf("the screens were not made anew: %v", r.route)
	}
	if r.win.MainMenu().Items[0].Label != "File" {
		t.Errorf("the menu speaks %q", r.win.MainMenu().Items[0].Label)
	}
	if s, found := config.Load(r.cfg.Path); s.Language != "en" || s.Look != changed.Look || len(found) > 0 {
		t.Errorf("kept %+v, %v", s.Look, found)
	}
	r.menuItem("Light").Action()
	r.settle()
	if r.settings.Look.Theme != "light" || r.file == nil {
		t.Error("the menu does not change the look")
	}
}

// What can't be opened says why, is left as it is, and ways on are offered.
func TestFilesThatCannotBeOpened(t *testing.T) {
	r := newRig(t, nil)
	good := sampleFile(t, r.cfg.Dir)
	data, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"obcy.lider":      {[]byte(strings.Repeat("to nie jest baza\n", 99)), "file_foreign"},
		"pusty.lider":     {nil, "file_empty"},
		"uciety.lider":    {data[:len(data)/2], "file_damaged"},
		"zniknal.lider":   {nil, "file_missing"},
		"uszkodzon.lider": {append(slices.Clone(data[:200]), make([]byte, 5000)...), "file_damaged"},
	} {
		path := filepath.Join(r.cfg.Dir, name)
		if c.code != "file_missing" {
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		r.Open(path)
		r.until(name, func() bool { return r.opening == nil })
		r.settle()
		message, _ := r.cat.Error(contest.E(c.code, "file", name, "path", path))
		shown := strings.Join(texts(r.body), "|")
		if r.file != nil || !strings.Contains(shown, message) || !strings.Contains(shown, polishText("shell.recover.other")) {
			t.Errorf("%s: want %q in %s", name, message, shown)
		}
		if after, err := os.ReadFile(path); c.code != "file_missing" && (err != nil || string(after) != string(c.data)) {
			t.Errorf("%s was changed: %v", name, err)
		}
	}
}

// From a damaged file one comes back to work by its last backup.
func TestRestoreOfADamagedFile(t *testing.T) {
	r := openRig(t)
	path := r.file.path
	r.backup()
	r.settle()
	r.closeFile()
	r.until("closed", func() bool { return r.file == nil && !r.closing })
	if err := os.WriteFile(path, []byte("SQLite format 3\x00 and then nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Open(path)
	r.until("refused", func() bool { return r.opening == nil })
	r.settle()
	var restore *kit.Button
	for _, o := range test.LaidOutObjects(r.body) {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Text, "Przywróć ostatnią") {
			restore = b
		}
	}
	if restore == nil {
		t.Fatalf("the backup is not offered: %v", texts(r.body))
	}
	test.Tap(restore)
	r.until("open again", func() bool { return r.file != nil })
	if r.file.path != path {
		t.Errorf("opened %s", r.file.path)
	}
}

// A file that somebody else writes says who, and opens for reading.
func TestLockedFile(t *testing.T) {
	r := newRig(t, nil)
	path := sampleFile(t, r.cfg.Dir)
	other, err := office.Open(context.Background(), path, office.Options{HeadDir: r.cfg.HeadDir, Settings: config.Settings{User: "Ewa Lis", Contest: config.Default().Contest}})
	if err != nil {
		t.Fatal(err)
	}
	r.Open(path)
	r.until("refused", func() bool { return r.opening == nil })
	r.settle()
	if shown := strings.Join(texts(r.body), "|"); !strings.Contains(shown, "Ewa Lis") {
		t.Fatalf("it does not say who: %s", shown)
	}
	for _, o := range test.LaidOutObjects(r.body) {
		if b, ok := o.(*kit.Button); ok && b.Text == polishText("shell.recover.read") {
			test.Tap(b)
			break
		}
	}
	r.until("open for reading", func() bool { return r.file != nil })
	if r.frame.ReadOnly != "locked" || r.frame.Writable() || !strings.Contains(strings.Join(texts(r.chrome.ribbon.content), "|"), "Ewa Lis") {
		t.Errorf("%q: %v", r.frame.ReadOnly, texts(r.chrome.ribbon.content))
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	r.openAs(path, nil) // as the strip's button does
	r.until("open for writing", func() bool { return r.file != nil && r.frame != nil && r.frame.Writable() })
}

// A running job is asked about before the window closes; after cancelling it the
// window closes and everything is remembered.
func TestCloseDuringAJob(t *testing.T) {
	r := openRig(t)
	r.Go(screen.Route{Screen: "institution", Record: "I-00003"})
	var ended error
	r.tasks.Run("Raporty", func(ctx context.Context, _ task.Progress) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { ended = err })
	r.Close()
	dialog := r.win.Canvas().Overlays().Top()
	if dialog == nil || !strings.Contains(strings.Join(texts(dialog), "|"), "Raporty") {
		t.Fatal("nobody is asked")
	}
	for _, o := range test.LaidOutObjects(dialog) {
		if b, ok := o.(*kit.Button); ok && b.Text == polishText("shell.jobs.stop") {
			test.Tap(b)
			break
		}
	}
	path := r.file.path
	r.until("the file is closed", func() bool {
		_, err := os.Stat(path + ".lock")
		return err != nil && r.closing
	})
	r.settle()
	if !errors.Is(ended, context.Canceled) {
		t.Errorf("the job ended with %v", ended)
	}
	r.file = nil // closed
	again := OpenViewState(r.cfg.Dir)
	if again.Get(keyLast) != path || again.Get(keyWindow) == "" {
		t.Errorf("not remembered: %v", again.values)
	}
}

// When the system ends the program, what is in hand is saved and the file is whole. No
// work that ends then touches the window, which is gone.
func TestEndWithoutAsking(t *testing.T) {
	r := openRig(t)
	r.listen()
	told := false
	r.tasks.Run("x", func(ctx context.Context, _ task.Progress) error { <-ctx.Done(); return ctx.Err() }, func(error) { told = true })
	path, beacon := r.file.path, r.ear.file
	r.wrapUp()
	r.settle()
	if told {
		t.Error("the end of a job is told in a window that is gone")
	}
	if r.made["dashboard"].left == 0 {
		t.Error("what was in hand is lost")
	}
	for _, left := range []string{path + ".lock", path + "-wal", beacon} {
		if _, err := os.Stat(left); err == nil {
			t.Errorf("%s is left", left)
		}
	}
	r.file, r.ear = nil, nil
}

func TestDrop(t *testing.T) {
	r := openRig(t)
	r.drop([]string{"/x/lista.csv"})
	if len(r.made["dashboard"].dropped) != 1 || r.toasts.Last() == nil {
		t.Error("a screen that takes no files must say so")
	}
	r.Go(screen.Route{Screen: "institution"})
	n := len(r.toasts.Last())
	r.drop([]string{"/x/a.csv", "/x/b.lider"})
	if d := cmp.Diff([]string{"/x/a.csv", "/x/b.lider"}, r.made["institution"].dropped); d != "" || len(r.toasts.Last()) != n {
		t.Error(d)
	}
	r.drop([]string{filepath.Join(r.cfg.Dir, "gone.LIDER")})
	r.until("the dropped file was tried", func() bool { return r.file == nil && r.opening == nil })
}

// What is pasted goes to the screen in front where no field has the keyboard.
func TestPaste(t *testing.T) {
	r := openRig(t)
	clip := test.NewClipboard()
	clip.SetContent("Gmina\tAbramów")
	paste := func() {
		r.win.Canvas().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	}
	r.win.Canvas().Unfocus()
	paste()
	if d := cmp.Diff([]string{"Gmina\tAbramów"}, r.made["dashboard"].pasted); d != "" {
		t.Error(d)
	}
	r.about()
	paste()
	if n := len(r.made["dashboard"].pasted); n != 1 {
		t.Errorf("under a dialog it was pasted too: %d times", n)
	}
}

// What a screen has in hand goes to the one made after it, of the same file only.
func TestScreensInherit(t *testing.T) {
	r := openRig(t)
	first := r.made["dashboard"]
	r.reload()
	second := r.made["dashboard"]
	if second == first || len(second.heirTo) != 1 || second.heirTo[0] != screen.Screen(first) {
		t.Fatalf("after F5 it inherits from %v", second.heirTo)
	}
	english := r.settings
	english.Language = locale.English
	r.apply(english)
	r.until("the window is English", func() bool { return r.file != nil && r.here() != nil && r.made["dashboard"] != second })
	third := r.made["dashboard"]
	if len(third.heirTo) != 1 || third.heirTo[0] != screen.Screen(second) {
		t.Errorf("in another language it inherits from %v", third.heirTo)
	}
	r.Open(sampleFile(t, t.TempDir()))
	r.until("another file is open", func() bool { return r.file != nil && r.here() != nil && r.made["dashboard"] != third })
	if n := len(r.made["dashboard"].heirTo); n != 0 {
		t.Errorf("another file inherits %d times", n)
	}
}

// Faults of the disk stand in the middle of the window; inner ones go to the journal;
// a cancel says nothing.
func TestFail(t *testing.T) {
	r := openRig(t)
	n := len(r.toasts.Last())
	r.fail(context.Canceled)
	r.fail(nil)
	if len(r.toasts.Last()) != n {
		t.Error("a cancel is told")
	}
	r.fail(errors.New("inner"))
	data, err := os.ReadFile(filepath.Join(r.cfg.Dir, journal))
	if err != nil || !strings.Contains(string(data), "inner") || len(r.toasts.Last()) != n+1 {
		t.Errorf("journal %q, %v", data, err)
	}
	message, _ := r.cat.Error(r.named(contest.E("file_unreadable")))
	if !strings.Contains(message, filepath.Base(r.file.path)) {
		t.Errorf("it does not say which file: %s", message)
	}
	r.fail(contest.E("file_disk_full"))
	top := r.win.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(strings.Join(texts(top), "|"), "zabrakło miejsca") {
		t.Error("a full disk is not told")
	}
	r.fail(contest.E("file_io", "file", "a.lider"))
	if got := len(r.win.Canvas().Overlays().List()); got != 1 {
		t.Errorf("%d dialogs", got)
	}
}

func TestPanicInAJob(t *testing.T) {
	r := openRig(t)
	r.tasks.Run("x", func(context.Context, task.Progress) error { panic("oops") }, r.failIf)
	r.settle()
	if got := r.crashes.Collect(""); len(got) != 1 || r.file == nil {
		t.Errorf("crash files: %v", got)
	}
}

// A screen that fails to show what it loaded leaves the window standing.
func TestFaultOfAScreen(t *testing.T) {
	r := openRig(t)
	task.Load(task.NewLoader(r.frame.Tasks), func(context.Context) (int, error) { return 0, nil }, func(int) { panic("Jan Żak") }, r.fail)
	r.settle()
	got := r.crashes.Collect("")
	last := r.toasts.Last()
	if len(got) != 1 || r.file == nil || last[len(last)-1].Action == nil {
		t.Errorf("crash files %v, toasts %v", got, last)
	}
	if told := r.crashes.Collect(r.view.Get("crash")); len(told) != 0 {
		t.Error("the next start tells it again")
	}
}

// Below 1100 pixels the navigation shows icons alone; the smallest window holds all.
func TestNarrowWindow(t *testing.T) {
	r := openRig(t)
	for _, c := range []struct {
		width float32
		slim  bool
	}{{1440, false}, {1024, true}, {1100, false}} {
		r.win.Resize(fyne.NewSize(c.width, 700))
		if r.chrome.side.slim != c.slim {
			t.Errorf("%v wide: slim %v", c.width, r.chrome.side.slim)
		}
	}
	for _, o := range []fyne.CanvasObject{r.chrome.top.content, r.chrome.status.content} {
		if w := o.MinSize().Width; w > 1024 {
			t.Errorf("%T wants %v", o, w)
		}
	}
	item := r.chrome.side.items["audit"]
	r.win.Resize(fyne.NewSize(1024, 700))
	said := func() int { return strings.Count(screentest.Text(r.win.Content()), item.name) }
	before := said()
	item.MouseIn(&desktop.MouseEvent{})
	if said() != before+1 {
		t.Error("an icon does not say what it is")
	}
	drawn := r.chrome.tips.Layer.Objects[0]
	if left := fyne.CurrentApp().Driver().AbsolutePositionForObject(drawn).X; left < item.Size().Width {
		t.Errorf("the words stand at %v, over the icons", left)
	}
	item.MouseOut()
	if said() != before {
		t.Error("the words stay")
	}
}

// A file that vanishes while it is open is told, and what the program holds of it can
// be saved elsewhere.
func TestVanishedFile(t *testing.T) {
	r := openRig(t)
	f := r.file
	if f.gone() {
		t.Fatal("the file is there")
	}
	if err := os.Rename(f.path, f.path+".moved"); err != nil {
		t.Fatal(err)
	}
	if !f.gone() {
		t.Fatal("the file is not there")
	}
	if err := os.WriteFile(f.path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if !f.gone() {
		t.Error("another file is taken for it")
	}
	if err := os.Remove(f.path); err != nil {
		t.Fatal(err)
	}
	r.vanished(f)
	top := r.win.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(strings.Join(texts(top), "|"), polishText("shell.vanished.save")) {
		t.Fatal("nobody is told")
	}
	dir := t.TempDir()
	r.win.Canvas().Overlays().Remove(top)
	r.rescueTo(f, dir)
	r.until("the saved file is open", func() bool { return r.file != nil && r.file != f })
	if filepath.Dir(r.file.path) != dir {
		t.Errorf("opened %s", r.file.path)
	}
}

// A new file never takes another's place, whatever a dialog confirmed.
func TestNewFileReplacesNothing(t *testing.T) {
	r := openRig(t)
	if r.unused(r.file.path) || r.unused("") || !r.unused(r.file.path+"x") {
		t.Error("a file that is there counts as free")
	}
	if r.file == nil {
		t.Error("the open file was closed")
	}
}
