package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestSelectorTypeAhead(t *testing.T) {
	s := newSelector(words, []Choice{{"b", "Biblioteka"}, {"g", "Gmina wiejska"}, {"m", "Gmina miejska"}, {"l", "Łódzkie centrum"}, {"d", "Dom kultury"}})
	window(t, s, 300, 60)
	now := time.Unix(0, 0)
	s.now = func() time.Time { return now }
	for _, c := range []struct {
		typed string
		after time.Duration
		want  string
	}{
		{"g", 2 * time.Second, "g"},
		{"g", 2 * time.Second, "m"},
		{"g", 2 * time.Second, "g"},
		{"lod", 2 * time.Second, "l"},
		{"x", 2 * time.Second, "l"},
		{"gmina m", 2 * time.Second, "m"},
		{"d", 2 * time.Second, "d"},
		{"o", time.Millisecond, "d"},
	} {
		now = now.Add(c.after)
		test.Type(s, c.typed)
		if s.value != c.want {
			t.Errorf("after typing %q it is %q, want %q", c.typed, s.value, c.want)
		}
	}
}

func TestSelectorKeys(t *testing.T) {
	s := newSelector(words, []Choice{{"a", "A"}, {"b", "B"}, {"c", "C"}})
	w := window(t, s, 300, 300)
	w.Canvas().Focus(s)
	told := 0
	s.hooks.changed = func() { told++ }
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "a"},
		{fyne.KeyDown, "b"},
		{fyne.KeyUp, "a"},
		{fyne.KeyUp, "a"},
		{fyne.KeyEnd, "c"},
		{fyne.KeyDown, "c"},
		{fyne.KeyHome, "a"},
	} {
		press(w, c.key)
		if s.value != c.want {
			t.Errorf("%s gives %q, want %q", c.key, s.value, c.want)
		}
	}
	if told != 5 {
		t.Errorf("told of %d changes, want 5", told)
	}
	press(w, fyne.KeySpace)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("Space does not open the list")
	}
}

func TestSelectorShowsWhatIsNoChoice(t *testing.T) {
	s := newSelector(words, []Choice{{"a", "A"}})
	s.show("dawna kategoria")
	if s.Selected != "dawna kategoria" || s.value != "dawna kategoria" {
		t.Errorf("it shows %q", s.Selected)
	}
}
