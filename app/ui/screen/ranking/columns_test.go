package ranking

import (
	"testing"

	"fyne.io/fyne/v2"
)

// The columns stand in the order of need: what may not be cut in a window of some width
// is wholly there with the detail beside the list.
func TestColumnsFitTheWindow(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	const bars = 14 // the list's own bar beside its rows
	for _, x := range []struct {
		screen float32 // width left beside the navigation, at 1440, 1280 and 1024
		last   string  // column that is still whole
	}{{1232, "category"}, {1072, "state"}, {960, "certainty"}} {
		s.f.Window.Resize(fyne.NewSize(x.screen, 800))
		room, needs := s.table.Size().Width-bars, float32(0)
		for _, c := range columns(s.f.Cat) {
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
