package report

import (
	"testing"

	"fyne.io/fyne/v2"
)

// A name has room for most institutions' names in the smallest window, and the columns
// that stand before the state of the report are whole there.
func TestColumnsFitTheWindow(t *testing.T) {
	s := open(t, "")
	const (
		bars     = 14  // the list's own bar beside its rows
		wideName = 220 // „Przedsiębiorstwo Wodociągów…”
	)
	for _, x := range []struct {
		screen float32 // width left beside the navigation, at 1440 and 1024
		last   string  // column that is still whole
	}{{1232, "category"}, {960, "place"}} {
		s.f.Window.Resize(fyne.NewSize(x.screen, 800))
		room, needs := s.reports.table.Size().Width-bars, float32(0)
		for _, c := range columns(s.f.Cat) {
			if c.ID == "name" && c.Width < wideName {
				t.Errorf("the name has %v", c.Width)
			}
			if !c.Hidden {
				needs += c.Width
			}
			if c.ID == x.last {
				break
			}
		}
		if needs > room {
			t.Errorf("%v wide: the columns up to %s need %v, there is %v", x.screen, x.last, needs, room)
		}
	}
}
