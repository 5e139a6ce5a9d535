package ui

import (
	"strings"
	"testing"

	"biurolidera/app/ui/screen"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// search opens the palette and types into it.
func (r *rig) search(query string) *queryEntry {
	r.t.Helper()
	r.menuItem(r.cat.T("shell.search")).Action()
	q, ok := r.win.Canvas().Focused().(*queryEntry)
	if !ok {
		r.t.Fatalf("the keyboard is with %T", r.win.Canvas().Focused())
	}
	test.Type(q, query)
	r.settle()
	return q
}

// found is what the palette shows.
func (q *queryEntry) found() (all []string) {
	for _, o := range q.of.shown {
		all = append(all, o.text)
	}
	return all
}

// Language, look and size are found by words of both languages, whichever the window
// speaks.
func TestPaletteFindsTheLookInBothLanguages(t *testing.T) {
	r := openRig(t)
	for _, lang := range locale.Languages() {
		r.cat = locale.For(lang)
		dark, sizes := r.cat.T("shell.look.dark"), []string{"100%", "125%", "150%", "175%", "200%"}
		for query, want := range map[string][]string{
			"angielski": {"English"}, "english": {"English"}, "polski": {"Polski"}, "polish": {"Polski"},
			"jezyk": {"Polski", "English"}, "language": {"Polski", "English"},
			"ciemny": {dark}, "dark": {dark}, "tryb nocny": {dark}, "night": {dark},
			"powieksz": sizes, "zoom": sizes, "wielkosc 150": {"150%"},
		} {
			var got []string
			for _, o := range matching(r.offers(), query) {
				got = append(got, o.text)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s, %q: %s", lang, query, d)
			}
		}
	}
}

func TestPaletteChangesTheLanguage(t *testing.T) {
	r := openRig(t)
	q := r.search("angielski")
	q.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.until("the window speaks English", func() bool { return r.file != nil && r.cat.Lang() == "en" && r.here() != nil })
	r.settle()
}

// What became possible while the palette is open is found.
func TestPaletteSeesWhatBecamePossible(t *testing.T) {
	r := openRig(t)
	q := r.search("wstecz")
	if got := q.found(); len(got) != 0 {
		t.Fatalf("there is a way back: %v", got)
	}
	r.Go(screen.Route{Screen: "audit"})
	q.SetText("wstec")
	r.settle()
	if d := cmp.Diff([]string{r.cat.T("shell.action.back")}, q.found()); d != "" {
		t.Error(d)
	}
}

// The file may go away behind the open palette.
func TestPaletteWithoutAFile(t *testing.T) {
	r := openRig(t)
	q := r.search("audyt")
	_ = r.file.office.Close()
	r.welcome()
	test.Type(q, "y")
	r.settle()
	if r.win.Canvas().Overlays().Top() != nil {
		t.Error("the palette stays without a file")
	}
}

// No action is offered twice: neither by one screen, nor by a screen and the menus.
func TestPaletteOffersEachActionOnce(t *testing.T) {
	r := realRig(t, "pl", sampleFile)
	r.offers()
	r.settle()
	seen, copies := map[string]bool{}, 0
	for _, o := range r.offers() {
		if key := o.text + " | " + o.detail; seen[key] {
			t.Errorf("twice: %s", key)
		} else {
			seen[key] = true
		}
		if strings.HasPrefix(o.text, "Zrób kopię") && strings.HasSuffix(o.text, "teraz") {
			copies++
		}
	}
	if copies != 1 {
		t.Errorf("a backup is offered %d times", copies)
	}
}

// Asking the screens for their actions at every letter must not be felt.
func BenchmarkPaletteOffers(b *testing.B) {
	r := realRig(b, "pl", sampleFile)
	r.offers()
	r.settle()
	for b.Loop() {
		r.offers()
	}
}
