package kit

import (
	"strings"
	"testing"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// In too narrow a window the tabs that are not in front are their icons alone, so that
// each can be reached; in a wide one each has its words.
func TestTabsInANarrowWindow(t *testing.T) {
	var list []Tab
	for _, id := range []string{"Przebieg", "Kalendarz", "Kategorie", "Zasady", "Pieczęć"} {
		list = append(list, Tab{ID: id, Title: id, Icon: theme.Icon("check"), Content: widget.NewLabel(id)})
	}
	tabs := NewTabs(&Memory{}, "x", list)
	w := window(t, tabs, 900, 300)
	words := func() (n int) {
		for _, h := range tabs.heads {
			if h.text.Visible() {
				n++
			}
		}
		return n
	}
	if words() != 5 {
		t.Errorf("%d of 5 tabs have words where there is room", words())
	}
	w.Resize(fyne.NewSize(400, 300))
	for _, at := range []string{"Kategorie", "Pieczęć"} {
		tabs.Open(at)
		if words() != 1 || !tabs.heads[tabs.index(at)].text.Visible() {
			t.Errorf("at %s %d tabs have words", at, words())
		}
		last := tabs.heads[4]
		if right := last.Position().X + last.Size().Width; right > tabs.Size().Width || tabs.MinSize().Width > 400 {
			t.Errorf("the last tab ends at %v of %v", right, tabs.Size().Width)
		}
	}
	w.Resize(fyne.NewSize(900, 300))
	if words() != 5 {
		t.Errorf("%d of 5 tabs have words again", words())
	}
}

// A tab that is its icon alone says its words while the pointer is over it; one with
// words says nothing more.
func TestTabsSayTheirWords(t *testing.T) {
	var list []Tab
	for _, id := range []string{"Przebieg", "Kalendarz", "Kategorie", "Zasady", "Pieczęć"} {
		list = append(list, Tab{ID: id, Title: id, Icon: theme.Icon("check"), Content: widget.NewLabel("treść")})
	}
	tabs := NewTabs(&Memory{}, "x", list)
	w := window(t, tabs, 900, 300)
	said := func() int { return strings.Count(texts(tabs), "Pieczęć") }
	last := tabs.heads[4]
	last.MouseIn(&desktop.MouseEvent{})
	if said() != 1 {
		t.Error("a tab says its words twice")
	}
	last.MouseOut()
	w.Resize(fyne.NewSize(400, 300))
	narrow := tabs.MinSize()
	if said() != 0 {
		t.Fatal("the last tab has its words in a narrow window")
	}
	last.MouseIn(&desktop.MouseEvent{})
	if said() != 1 {
		t.Fatal("an icon does not say what it is")
	}
	last.MouseOut()
	last.MouseMoved(&desktop.MouseEvent{})
	if said() != 1 {
		t.Fatal("the next move of the pointer does not show what the first could not")
	}
	box := tabs.tips.box
	if at := box.Position(); at.Y < last.Size().Height || at.X+box.Size().Width > tabs.Size().Width {
		t.Errorf("the words are at %v, %v wide", at, box.Size().Width)
	}
	if tabs.MinSize() != narrow {
		t.Errorf("words want room: %v, before %v", tabs.MinSize(), narrow)
	}
	test.Tap(last)
	if said() != 1 || box.Visible() {
		t.Error("the words stay beside those of the tab in front")
	}
	first := tabs.heads[0]
	first.MouseIn(&desktop.MouseEvent{})
	first.MouseOut()
	if box.Visible() {
		t.Error("the words stay after the pointer has gone")
	}
}

// The actions of a head end where it ends, also where some are behind „…”.
func TestHeadEndsAtTheEdge(t *testing.T) {
	do := func() {}
	head := NewHeading(words, "Edycja", "2025", []Action{{Text: "Nowa edycja według tej…", Do: do}, {Text: "Zamknij edycję…", Do: do}, {Text: "Druga", Do: do}})
	w := window(t, container.NewVBox(head), 1200, 200)
	for _, width := range []float32{1200, 700, 500, 420} {
		w.Resize(fyne.NewSize(width, 200))
		end := float32(0)
		for _, b := range all[*Button](head) {
			if b.Visible() {
				end = max(end, b.Position().X+b.Size().Width)
			}
		}
		if bar := head.toolbar.Size().Width; end < bar-1 || end > bar+1 {
			t.Errorf("at %v the last button ends at %v of %v", width, end, bar)
		}
	}
}
