package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

func shownButtons(o fyne.CanvasObject) []string {
	var names []string
	for _, b := range all[*Button](o) {
		names = append(names, b.Text)
	}
	return names
}

func TestToolbar(t *testing.T) {
	var done []string
	can := false
	do := func(name string) func() { return func() { done = append(done, name) } }
	bar := NewToolbar(words, []Action{
		{Text: "Drukuj", Do: do("print")},
		{Text: "Dodaj", Primary: true, Do: do("add")},
		{Text: "Ukryta", Hidden: true, Do: do("hidden")},
		{Text: "Usuń", Danger: true, Enabled: func() bool { return can }, Do: do("delete")},
	})
	w := window(t, container.NewVBox(bar), 600, 200)
	if d := cmp.Diff([]string{"Dodaj", "Drukuj", "Usuń"}, shownButtons(bar)); d != "" {
		t.Errorf("a wide bar (-want +got):\n%s", d)
	}
	test.Tap(button(t, bar, "Usuń"))
	can = true
	bar.Refresh()
	test.Tap(button(t, bar, "Usuń"))
	test.Tap(button(t, bar, "Dodaj"))
	if d := cmp.Diff([]string{"delete", "add"}, done); d != "" {
		t.Errorf("done (-want +got):\n%s", d)
	}

	w.Resize(fyne.NewSize(160, 200))
	if d := cmp.Diff([]string{"Dodaj", "Więcej"}, shownButtons(bar)); d != "" {
		t.Errorf("a narrow bar (-want +got):\n%s", d)
	}
	for _, b := range all[*Button](bar) {
		if right := b.Position().X + b.Size().Width; right > bar.Size().Width+0.5 {
			t.Errorf("%s ends at %v of %v", b.Text, right, bar.Size().Width)
		}
	}
	test.Tap(button(t, bar, "Więcej"))
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("„Więcej” opens no menu")
	}
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	if done[len(done)-1] != "print" {
		t.Errorf("the menu's first entry did %s", done[len(done)-1])
	}
}

func TestToolbarOfOne(t *testing.T) {
	bar := NewToolbar(words, []Action{{Text: "Dodaj", Do: func() {}}})
	window(t, container.NewVBox(bar), 300, 100)
	if bar.MinSize().Width != button(t, bar, "Dodaj").MinSize().Width {
		t.Error("the only action may be put behind „Więcej”")
	}
	bar.SetActions(nil)
	if got := bar.MinSize().Width; got != 0 {
		t.Errorf("a bar without actions is %v wide", got)
	}
}

func TestButtonKeys(t *testing.T) {
	pressed, passed := 0, 0
	can := true
	b := NewButton(Action{Text: "Zapisz", Primary: true, Enabled: func() bool { return can }, Do: func() { pressed++ }})
	w := window(t, b, 200, 60)
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	ring := test.WidgetRenderer(b).(*ringed).ring
	if ring.Visible() {
		t.Error("the ring shows without the keyboard")
	}
	w.Canvas().Focus(b)
	if !ring.Visible() {
		t.Error("no ring shows what has the keyboard")
	}
	press(w, fyne.KeyReturn)
	press(w, fyne.KeySpace)
	press(w, fyne.KeyEscape)
	can = false
	b.Update()
	press(w, fyne.KeyReturn)
	if pressed != 2 || passed != 2 {
		t.Errorf("pressed %d times, %d keys went on; want 2 and 2", pressed, passed)
	}
}

func TestMenu(t *testing.T) {
	menu := NewMenu([]Action{
		{Text: "Otwórz", Key: Key{Name: fyne.KeyReturn}, Do: func() {}},
		{Text: "Ukryta", Hidden: true, Do: func() {}},
		{Text: "Usuń", Enabled: func() bool { return false }, Do: func() {}},
	})
	if len(menu.Items) != 2 || menu.Items[0].Disabled || !menu.Items[1].Disabled || !strings.HasSuffix(menu.Items[0].Label, "Enter") {
		t.Errorf("%+v", menu.Items)
	}
	w := window(t, widget.NewLabel(""), 100, 100)
	if ShowMenu([]Action{{Text: "x", Hidden: true}}, w.Canvas(), fyne.Position{}) != nil {
		t.Error("an empty menu is shown")
	}
}

// What comes after an action that does not fit is behind „Więcej” too: the order
// stays.
func TestToolbarKeepsTheOrder(t *testing.T) {
	do := func() {}
	bar := NewToolbar(words, []Action{{Text: "Dodaj", Do: do}, {Text: "Wczytaj wszystkie instytucje z pliku", Do: do}, {Text: "X", Do: do}})
	window(t, container.NewVBox(bar), 260, 200)
	if d := cmp.Diff([]string{"Dodaj", "Więcej"}, shownButtons(bar)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Actions that look as before keep their buttons and do what is said of them now.
func TestToolbarKeepsButtons(t *testing.T) {
	var done string
	action := func(text, does string, can bool) Action {
		return Action{Text: text, Enabled: func() bool { return can }, Do: func() { done = does }}
	}
	bar := NewToolbar(words, []Action{action("Drukuj", "a", true), action("Usuń", "b", true), action("Usuń", "c", true)})
	window(t, container.NewVBox(bar), 600, 200)
	before := all[*Button](bar)
	bar.SetActions([]Action{action("Usuń", "d", true), action("Zapisz", "e", true), action("Drukuj", "f", false), action("Usuń", "g", true)})
	after := all[*Button](bar)
	if len(after) != 4 || after[0] != before[1] || after[2] != before[0] || after[3] != before[2] {
		t.Fatalf("the buttons are %v, were %v", after, before)
	}
	if !after[2].Disabled() {
		t.Error("a button that stayed is not asked whether it can be done")
	}
	test.Tap(after[3])
	if done != "g" {
		t.Errorf("the second of two of the same name does %q", done)
	}
	for i := 1; i < len(after); i++ {
		if left := after[i-1]; after[i].Position().X < left.Position().X+left.Size().Width {
			t.Errorf("%s stands over %s", after[i].Text, left.Text)
		}
	}
}
