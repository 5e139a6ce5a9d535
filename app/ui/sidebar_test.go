package ui

import (
	"testing"

	"biurolidera/app/ui/screen"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// In a low window the entry one is at is scrolled into sight.
func TestEntryOfTheScreenIsSeen(t *testing.T) {
	r := newRig(t, func(c *Config) { c.Entries, c.Settings.Look.Scale = nil, 200 })
	r.win.Resize(fyne.NewSize(1024, 700))
	r.Open(sampleFile(t, r.cfg.Dir))
	r.until("the file is open", func() bool { return r.file != nil && r.here() != nil })
	side := r.chrome.side
	for _, name := range []string{"settings", "dashboard", "licence"} {
		r.Go(screen.Route{Screen: name})
		r.settle()
		item := side.items[name]
		top, bottom := item.Position().Y, item.Position().Y+item.Size().Height
		if at := side.scroll.Offset.Y; top < at || bottom > at+side.scroll.Size().Height {
			t.Errorf("%s at %v–%v, seen is %v–%v", name, top, bottom, at, at+side.scroll.Size().Height)
		}
		if !item.here {
			t.Errorf("%s is not marked", name)
		}
	}
}

// What waits is summed over the kinds an entry names.
func TestWaitingIsCounted(t *testing.T) {
	r := openRig(t)
	side := r.chrome.side
	entries := []Entry{{Name: "audit", Waits: []office.WaitingKind{"a", "b"}}, {Name: "nowhere", Waits: []office.WaitingKind{"a"}}}
	for _, want := range []int{7, 0} {
		var d office.Dashboard
		if want > 0 {
			d.Waiting = []office.Waiting{{Kind: "a", Count: 3}, {Kind: "b", Count: 4}, {Kind: "c", Count: 50}}
		}
		side.count(entries, d)
		if got := side.items["audit"].waiting; got != want {
			t.Errorf("%d wait, want %d", got, want)
		}
	}
}

// By keyboard an entry is chosen as by a tap.
func TestEntryByKeyboard(t *testing.T) {
	r := openRig(t)
	item := r.chrome.side.items["audit"]
	r.win.Canvas().Focus(item)
	item.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if r.route.Screen != "audit" {
		t.Errorf("at %v", r.route)
	}
}
