package settings

import (
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/config"
	"biurolidera/internal/locale"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func open(t *testing.T) (*Screen, *config.Settings) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	kept := config.Default()
	s := New(&screen.Frame{
		Cat: locale.For("pl"), Window: w, Tasks: task.NewRunner(), Store: &kit.Memory{}, Now: time.Now, Go: func(screen.Route) {},
		Done: func(string, bool) {}, Fail: func(err error) { t.Error(err) },
		Settings: func() config.Settings { return kept }, Apply: func(c config.Settings) { kept = c },
	})
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1100, 750))
	s.Show("")
	s.f.Tasks.Wait()
	fyne.DoAndWait(func() {})
	return s, &kept
}

func TestEverySettingIsOnTheScreen(t *testing.T) {
	s, kept := open(t)
	for _, g := range s.groups {
		for _, x := range g.settings {
			want := x.value(*kept)
			s.onSave(x.id, other(x, want))
			if got := x.value(*kept); got == want {
				t.Errorf("%s keeps %q", x.id, got)
			}
		}
	}
	d := config.Default()
	if diff := cmp.Diff(d, *kept); len(diff) == 0 {
		t.Error("nothing was changed")
	}
}

// other is a value that differs from one and can be kept.
func other(x setting, v string) string {
	switch {
	case x.number != nil:
		return "150"
	case x.flag != nil:
		return yes
	}
	return v + "x"
}

func TestNumberThatIsNoneChangesNothing(t *testing.T) {
	s, kept := open(t)
	s.onSave("licence.months", "rok")
	if kept.Licence.Months != 12 {
		t.Errorf("months: %d", kept.Licence.Months)
	}
}

func TestChecks(t *testing.T) {
	cat := locale.For("pl")
	for name, c := range map[string]struct {
		p    kit.Problem
		good bool
	}{
		"empty":             {needed(cat, "  "), false},
		"name":              {needed(cat, "Anna"), true},
		"no NIP":            {nip(cat, ""), true},
		"good NIP":          {nip(cat, "612-000-98-05"), true},
		"bad NIP":           {nip(cat, "612-000-98-06"), false},
		"pattern":           {pattern(cat, "LZM/{year}/{n:3}"), true},
		"pattern uncounted": {pattern(cat, "LZM/{year}"), false},
		"months":            {months(cat, "12"), true},
		"no months":         {months(cat, "0"), false},
	} {
		if good := c.p.Text == ""; good != c.good {
			t.Errorf("%s: %q", name, c.p.Text)
		}
	}
}

func TestPrinterThatIsGoneStays(t *testing.T) {
	got := printerChoices(locale.For("pl"), []printer.Printer{{Name: "hp", Title: "HP w sekretariacie"}}, "stara")
	want := []kit.Choice{{Text: "domyślna drukarka systemu"}, {Value: "hp", Text: "HP w sekretariacie"}, {Value: "stara", Text: "stara (teraz niedostępna)"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
