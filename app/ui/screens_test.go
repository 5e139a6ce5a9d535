package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// newFile makes a file with one edition in which nothing has happened yet.
func newFile(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "nowy.lider")
	o, err := office.Create(context.Background(), path, office.NewEdition{Name: "II edycja", Year: 2025},
		office.Options{HeadDir: filepath.Join(dir, "heads"), Settings: config.Default()})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// realRig is a window with the program's own screens and a file open.
func realRig(t testing.TB, lang string, file func(testing.TB, string) string) *rig {
	t.Helper()
	r := newRig(t, func(c *Config) { c.Entries, c.Settings.Language = nil, lang })
	r.win.Resize(fyne.NewSize(1024, 700))
	r.Open(file(t, r.cfg.Dir))
	r.until("the file is open", func() bool { return r.file != nil && r.here() != nil })
	r.settle()
	return r
}

// Every screen in both languages, on an edition full of things and on a new file: it
// is built and loads, has its texts, fits the smallest window, and its actions have
// names and keys that are nobody else's.
func TestEveryScreen(t *testing.T) {
	for _, lang := range locale.Languages() {
		for name, file := range map[string]func(testing.TB, string) string{"sample": sampleFile, "new": newFile} {
			t.Run(lang+"/"+name, func(t *testing.T) {
				r := realRig(t, lang, file)
				for _, e := range r.cfg.Entries {
					t.Run(e.Name, func(t *testing.T) {
						r.t = t
						r.visit(e.Name)
					})
				}
				r.t = t
			})
		}
	}
}

// visit goes to a screen, through its tabs, and looks at it.
func (r *rig) visit(name string) {
	r.t.Helper()
	r.Go(screen.Route{Screen: name})
	r.settle()
	r.look(name)
	if strings.Contains(r.cat.T("nav."+name), "⟦") {
		r.t.Errorf("%s has no name in the navigation", name)
	}
	for _, o := range test.LaidOutObjects(r.body) {
		tabs, ok := o.(*kit.Tabs)
		for i := 0; ok && i < len(tabs.IDs()) && !r.t.Failed(); i++ {
			tabs.Open(tabs.IDs()[i])
			r.settle()
			r.look(name + ", tab " + tabs.At())
		}
	}
}

// look checks what stands in the window.
func (r *rig) look(where string) {
	r.t.Helper()
	if r.route.Screen != strings.Split(where, ",")[0] || len(texts(r.body)) == 0 {
		r.t.Errorf("%s: at %v with %d texts", where, r.route, len(texts(r.body)))
	}
	for _, said := range r.toasts.Last() {
		if said.Tone == theme.Bad || said.Tone == theme.Warn {
			r.t.Errorf("%s says %q", where, said.Text)
		}
	}
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		r.t.Fatalf("%s: a dialog stands over it: %v", where, texts(top))
	}
	for _, text := range allTexts(r.body) {
		if strings.Contains(text, "⟦") {
			r.t.Errorf("%s: missing text %s", where, text)
		}
	}
	if has, needs := r.chrome.room.Size(), r.body.MinSize(); needs.Width > has.Width || needs.Height > has.Height {
		r.t.Errorf("%s needs %v of %v", where, needs, has)
		r.tellWide(r.body, has.Width)
	}
	r.checkActions(where)
}

// tellWide tells which innermost things want more width than there is.
func (r *rig) tellWide(o fyne.CanvasObject, width float32) {
	for _, x := range test.LaidOutObjects(o) {
		if min := x.MinSize(); min.Width > width {
			r.t.Logf("%T wants %v", x, min)
		}
	}
}

// checkActions checks names, texts and keys of the actions of the screen in front.
func (r *rig) checkActions(where string) {
	r.t.Helper()
	keys := map[kit.Key]string{}
	for _, own := range [][]kit.Action{r.fileActions(), r.editActions(), r.viewActions(), r.goActions(), r.helpActions()} {
		for _, a := range own {
			keys[a.Key] = a.Name
		}
	}
	delete(keys, kit.Key{})
	names := map[string]bool{}
	for _, a := range r.here().Actions() {
		free := a.Key.None() || a.Key == keyUndo || a.Key == keyRedo // a screen edited as a whole takes its own steps back
		if a.Name == "" || names[a.Name] {
			r.t.Errorf("%s: two actions, or none, are named %q", where, a.Name)
		}
		names[a.Name] = true
		if a.Text == "" || strings.Contains(a.Text, "⟦") {
			r.t.Errorf("%s: %s has the text %q", where, a.Name, a.Text)
		}
		if other := keys[a.Key]; !free && other != "" {
			r.t.Errorf("%s: %s has the key %s of %s", where, a.Name, a.Key, other)
		}
		// A key without Ctrl may do different things at different times; of several menu
		// items with one key Fyne knows the first alone.
		if !free && (a.Key.Mod != 0 || a.Can()) {
			keys[a.Key] = a.Name
		}
	}
}

// allTexts gives every text below an object, those of Fyne's own fields too.
func allTexts(o fyne.CanvasObject) []string {
	all := texts(o)
	for _, x := range test.LaidOutObjects(o) {
		switch w := x.(type) {
		case *widget.Entry:
			all = append(all, w.Text, w.PlaceHolder)
		case *widget.Check:
			all = append(all, w.Text)
		case *widget.RichText:
			all = append(all, w.String())
		}
	}
	return all
}

// At twice the size in the smallest window a screen may want more room than there is:
// then it is scrolled, so that each part of it can be reached.
func TestScreensAreReachedAtTwiceTheSize(t *testing.T) {
	r := newRig(t, func(c *Config) { c.Entries, c.Settings.Look.Scale = nil, 200 })
	r.win.Resize(fyne.NewSize(1024, 700))
	r.Open(sampleFile(t, r.cfg.Dir))
	r.until("the file is open", func() bool { return r.file != nil && r.here() != nil })
	larger := 0
	for _, e := range r.cfg.Entries {
		r.Go(screen.Route{Screen: e.Name})
		r.settle()
		for range 3 { // the real window lays out what grew before each picture
			r.chrome.room.Refresh()
		}
		room, has, needs := r.chrome.room.Size(), r.body.Size(), r.body.MinSize()
		if has.Width < needs.Width || has.Height < needs.Height || has.Width < room.Width || has.Height < room.Height {
			t.Errorf("%s has %v, needs %v, in a room of %v", e.Name, has, needs, room)
		}
		if has.Width > room.Width {
			larger++
			r.chrome.room.ScrollToOffset(fyne.NewPos(9999, 9999))
		}
	}
	if larger == 0 {
		t.Error("no screen is wider than the room: this test shows nothing")
	}
	r.Go(screen.Route{Screen: r.cfg.Entries[0].Name})
	if at := r.chrome.room.Offset; at != (fyne.Position{}) {
		t.Errorf("a screen opens scrolled to %v", at)
	}
}
