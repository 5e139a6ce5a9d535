package ui

import "biurolidera/app/ui/screen"

// trailMost is how many places one can go back.
const trailMost = 100

// trail is where a person has been, for going back and forward.
type trail struct {
	been []screen.Route
	at   int // index of the present one
}

// visit adds a place after the present one and forgets what lay ahead. The same
// place again adds nothing.
func (t *trail) visit(r screen.Route) {
	if len(t.been) > 0 {
		if t.been[t.at] == r {
			return
		}
		t.been = append(t.been[:t.at+1:t.at+1], r)
	} else {
		t.been = []screen.Route{r}
	}
	if len(t.been) > trailMost {
		t.been = t.been[len(t.been)-trailMost:]
	}
	t.at = len(t.been) - 1
}

// step gives the place n steps on (back where n is negative) without going there.
func (t *trail) step(n int) (screen.Route, bool) {
	to := t.at + n
	if to < 0 || to >= len(t.been) || n == 0 {
		return screen.Route{}, false
	}
	return t.been[to], true
}

// move goes n steps on; the caller has seen by step that it can.
func (t *trail) move(n int) { t.at += n }
