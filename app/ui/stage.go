package ui

import (
	"biurolidera/app/ui/screen"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
)

// restage makes the frame anew for the file, edition and language of now and shows
// the screen one was at.
func (s *Shell) restage() {
	s.renew()
	s.retitle()
	s.chrome.refresh()
	if s.file == nil {
		s.welcome()
		return
	}
	s.frame = s.newFrame()
	s.chrome.ribbon.show(s)
	s.refreshCounts()
	s.refreshUndo()
	to := s.route
	if _, ok := s.entry(to.Screen); !ok {
		to = s.lastRoute()
	}
	s.route = screen.Route{}
	s.arrive(to)
}

// newFrame is what the screens are given.
func (s *Shell) newFrame() *screen.Frame {
	f := s.file
	why := ""
	switch {
	case f.locked != nil:
		why = "locked"
	case f.edition.State == contest.EditionClosed:
		why = "closed"
	}
	return &screen.Frame{
		Cat: s.cat, Edition: f.edition, ReadOnly: why, Window: s.win, Tasks: s.tasks, Store: f.view, Now: s.cfg.Now,
		Go: s.Go, Done: s.done, Fail: s.fail, Saved: s.saved, Open: s.openOutside,
		Settings: func() config.Settings { return s.settings }, Apply: s.apply, Switch: s.switchTo, Restore: s.restoreFrom,
	}
}

// lastRoute is where the person was in this file the last time, else the first screen.
func (s *Shell) lastRoute() screen.Route {
	if s.file != nil {
		r := screen.ParseRoute(s.file.view.Get("route"))
		if _, ok := s.entry(r.Screen); ok {
			return r
		}
	}
	if len(s.cfg.Entries) == 0 {
		return screen.Route{}
	}
	return screen.Route{Screen: s.cfg.Entries[0].Name}
}

// Go goes to a place and remembers the way back.
func (s *Shell) Go(to screen.Route) {
	if s.file == nil || s.closing {
		return
	}
	if _, ok := s.entry(to.Screen); !ok {
		return
	}
	if to.Screen != s.route.Screen && !s.leave() {
		return
	}
	s.arrive(to)
}

// arrive brings a screen to the front; what is in hand elsewhere was saved.
func (s *Shell) arrive(to screen.Route) {
	s.trail.visit(to)
	s.present(to)
}

func (s *Shell) present(to screen.Route) {
	scr := s.screen(to.Screen)
	if scr == nil {
		return
	}
	s.route = to
	s.file.view.Set("route", to.String())
	s.win.Canvas().Unfocus()
	s.show(scr.Content())
	s.chrome.side.choose(to.Screen)
	scr.Show(to.Record)
	s.menu()
}

// walk goes back (negative) or forward on the way one came.
func (s *Shell) walk(n int) {
	to, ok := s.trail.step(n)
	if !ok || s.file == nil || !s.leave() {
		return
	}
	s.trail.move(n)
	s.present(to)
}

// neighbour goes to the screen n entries on in the navigation, round at the ends.
func (s *Shell) neighbour(n int) {
	all := s.cfg.Entries
	for i, e := range all {
		if e.Name == s.route.Screen {
			s.Go(screen.Route{Screen: all[(i+n+len(all))%len(all)].Name})
			return
		}
	}
}

// screen gives a screen, made when it is first asked for; nil where there is none.
func (s *Shell) screen(name string) screen.Screen {
	if scr := s.screens[name]; scr != nil {
		return scr
	}
	e, ok := s.entry(name)
	if !ok || s.file == nil {
		return nil
	}
	scr := e.New(s.frame, s.file.office)
	s.screens[name] = scr
	if heir, ok := scr.(screen.Heir); ok && s.former[name] != nil {
		heir.Inherit(s.former[name])
	}
	delete(s.former, name)
	return scr
}

// here is the screen in front; nil where there is none.
func (s *Shell) here() screen.Screen {
	if s.file == nil {
		return nil
	}
	return s.screens[s.route.Screen]
}

// leave saves what the screen in front has in hand and tells whether one may go.
func (s *Shell) leave() bool {
	if l, ok := s.here().(screen.Leaver); ok {
		return l.Leave()
	}
	return true
}

// renew lets the screens be made anew when they are next gone to. Each then takes over
// what the one before it had in hand.
func (s *Shell) renew() {
	for name, scr := range s.screens {
		if _, ok := scr.(screen.Heir); ok {
			s.former[name] = scr
		}
	}
	s.screens = map[string]screen.Screen{}
}

// reload makes the screens anew from the file (F5) and shows the one in front.
func (s *Shell) reload() {
	if s.here() == nil || !s.leave() {
		return
	}
	s.renew()
	s.present(s.route)
	s.refreshCounts()
	s.refreshUndo()
}
