package kit

import (
	"strings"
	"testing"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"biurolidera/internal/locale"
)

func TestTabs(t *testing.T) {
	store := &Memory{}
	store.Set("tab.x", "b")
	shown := ""
	tab := func(id string) Tab {
		return Tab{ID: id, Title: "Karta " + id, Content: widget.NewLabel("treść " + id), Shown: func() { shown += id }}
	}
	tabs := NewTabs(store, "x", []Tab{tab("a"), tab("b"), tab("c")})
	w := window(t, tabs, 500, 300)
	if tabs.At() != "b" {
		t.Errorf("it opens at %s", tabs.At())
	}
	shows(t, tabs, "treść b")
	test.Tap(tabs.heads[0])
	if tabs.At() != "a" || store.Get("tab.x") != "a" {
		t.Error("a tap does not show it")
	}
	w.Canvas().Focus(tabs.heads[0])
	press(w, fyne.KeyRight)
	press(w, fyne.KeyRight)
	press(w, fyne.KeyRight)
	if tabs.At() != "c" || w.Canvas().Focused() != fyne.Focusable(tabs.heads[2]) {
		t.Errorf("arrows lead to %s", tabs.At())
	}
	tabs.Open("a")
	tabs.SetTitle("a", "Historia (3)")
	shows(t, tabs, "treść a", "Historia (3)")
	if shown != "babca" {
		t.Errorf("told of %s", shown)
	}
}

func TestSplitRemembers(t *testing.T) {
	store := &Memory{}
	split := NewSplit(store, "x", widget.NewLabel(""), widget.NewLabel(""), 0.4)
	window(t, split, 1000, 300)
	if split.Offset != 0.4 || store.Get("split.x") != "" {
		t.Errorf("at first %v, kept %q", split.Offset, store.Get("split.x"))
	}
	split.SetOffset(0.7)
	if got := store.Get("split.x"); got != "0.700" {
		t.Errorf("kept %q", got)
	}
	if again := NewSplit(store, "x", widget.NewLabel(""), widget.NewLabel(""), 0.4); again.Offset != 0.7 {
		t.Errorf("again %v", again.Offset)
	}
	store.Set("split.x", "2")
	if again := NewSplit(store, "x", widget.NewLabel(""), widget.NewLabel(""), 0.4); again.Offset != 0.4 {
		t.Errorf("nonsense is taken: %v", again.Offset)
	}
}

func TestStat(t *testing.T) {
	went := 0
	s := NewStat("12", "audytów do sprawdzenia", theme.Warn, func() { went++ })
	w := window(t, s, 200, 120)
	shows(t, s, "12", "audytów do sprawdzenia")
	if !s.icon.Visible() {
		t.Error("its tone is told by colour alone")
	}
	test.Tap(s)
	w.Canvas().Focus(s)
	press(w, fyne.KeyReturn)
	if went != 2 {
		t.Errorf("it led there %d times", went)
	}
	s.Set("0", "audytów", theme.Neutral)
	if s.icon.Visible() {
		t.Error("neutral has an icon")
	}
	NewStat("1", "x", theme.Neutral, nil).Tapped(nil)
}

func TestBadge(t *testing.T) {
	b := NewBadge("odrzucony", theme.Bad)
	window(t, container.NewHBox(b), 200, 60)
	shows(t, b, "odrzucony")
	if b.icon.Resource == nil || !b.icon.Visible() {
		t.Error("its tone is told by colour alone")
	}
	b.Set("przyjęty", theme.Good)
	shows(t, b, "przyjęty")
	if b.ground.fill != theme.Good.Background() {
		t.Errorf("it lies on %s", b.ground.fill)
	}
}

func TestKeyValues(t *testing.T) {
	tapped, copied := 0, ""
	long := strings.Repeat("Samodzielny Publiczny Zakład ", 12)
	k := NewKeyValues(words, nil)
	k.copied = func(s string) { copied = s }
	k.Set([]KeyValue{
		{Label: "Nazwa", Value: long},
		{Label: "Telefon", Value: "22 782 27 32", Copy: true},
		{Label: "Stan", Value: "przyjęte", Tone: theme.Good},
		{Label: "Audyty", Value: "3 audyty", Tap: func() { tapped++ }},
		{Label: "Uwagi"},
	})
	w := window(t, container.NewVScroll(k), 500, 400)
	shows(t, k, "Telefon", "22 782 27 32", "przyjęte", "3 audyty", "–")
	if got := strings.Join(strings.Fields(texts(k)), " "); !strings.Contains(got, strings.TrimSpace(long)) {
		t.Error("a long value is cut off")
	}
	for _, b := range all[*Button](k) {
		test.Tap(b)
	}
	for _, l := range all[*widget.Hyperlink](k) {
		l.OnTapped()
	}
	if copied != "22 782 27 32" || tapped != 1 {
		t.Errorf("copied %q, tapped %d times", copied, tapped)
	}
	w.Resize(fyne.NewSize(260, 400))
	if k.box.Objects[0].Position().Y >= k.box.Objects[1].Position().Y {
		t.Error("in a narrow place the value does not stand below its label")
	}
}

func TestHeading(t *testing.T) {
	h := NewHeading(words, "Instytucje", "214 instytucji", []Action{{Text: "Dodaj", Do: func() {}}})
	window(t, container.NewVBox(h), 700, 200)
	shows(t, h, "Instytucje", "214 instytucji", "Dodaj")
	before := h.MinSize().Height
	h.Set("Instytucje", "")
	if h.MinSize().Height >= before {
		t.Error("an empty subtitle takes room")
	}
	h.SetActions([]Action{{Text: "Usuń", Do: func() {}}})
	button(t, h, "Usuń")
}

func TestEmptyAndCard(t *testing.T) {
	done := 0
	e := NewEmpty(Empty{Icon: theme.Icon("inbox"), Title: "Nie ma zgłoszeń", Text: "Tu pojawią się zgłoszenia.", Action: &Action{Text: "Dodaj zgłoszenie", Do: func() { done++ }}})
	card := NewCard("Zgłoszenia", e, Action{Text: "Drukuj", Do: func() {}}, Action{Text: "Ukryta", Hidden: true})
	window(t, card, 700, 500)
	shows(t, card, "Zgłoszenia", "Nie ma zgłoszeń", "Tu pojawią się zgłoszenia.", "Drukuj")
	test.Tap(button(t, card, "Dodaj zgłoszenie"))
	if done != 1 {
		t.Error("the action is not done")
	}
	if got := len(all[*Button](card)); got != 2 {
		t.Errorf("%d buttons", got)
	}
	band := NewBand("Edycja jest zamknięta.", theme.Info, &Action{Text: "Otwórz", Do: func() { done++ }})
	window(t, band, 500, 60)
	test.Tap(button(t, band, "Otwórz"))
	if done != 2 {
		t.Error("the band's action is not done")
	}
}

func TestFlowWraps(t *testing.T) {
	flow := NewFlow(20, 2, widget.NewLabel("a"), widget.NewLabel("b"), widget.NewLabel("c"))
	w := window(t, container.NewVBox(flow), 600, 400)
	y := func(i int) float32 { return flow.Objects[i].Position().Y }
	if y(0) != y(2) {
		t.Error("three do not stand beside one another at 600 pixels")
	}
	w.Resize(fyne.NewSize(400, 400))
	if y(0) != y(1) || y(2) <= y(0) {
		t.Errorf("at 400 pixels they stand at %v, %v, %v", y(0), y(1), y(2))
	}
}

// Fyne's own texts are Polish whatever the desktop's language is, and change.
func TestSetLanguage(t *testing.T) {
	for _, c := range []struct{ lang, copies, parent, undo string }{
		{locale.Polish, "Kopiuj", "folder nadrzędny", "Cofnij"},
		{locale.English, "Copy", "parent folder", "Undo"},
		{locale.Polish, "Kopiuj", "folder nadrzędny", "Cofnij"},
	} {
		if err := SetLanguage(locale.For(c.lang)); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Copy"); got != c.copies {
			t.Errorf("%s: Copy is %q", c.lang, got)
		}
		if got := lang.X("file.parent", "Parent"); got != c.parent {
			t.Errorf("%s: Parent is %q", c.lang, got)
		}
		if got := lang.L("Undo"); got != c.undo {
			t.Errorf("%s: Undo is %q", c.lang, got)
		}
	}
}
