package ui

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
)

// Keys of the window. Those with Ctrl stand in the menu, because Fyne hands a
// shortcut to the menu first, then to the widget that has the keyboard.
var (
	keyPalette = kit.Ctrl(fyne.KeyK)
	keyUndo    = kit.Ctrl(fyne.KeyZ)
	keyRedo    = kit.Ctrl(fyne.KeyY)
	keyReload  = kit.Key{Name: fyne.KeyF5}
	keyHelp    = kit.Key{Name: fyne.KeyF1}
	keyBack    = kit.Key{Name: fyne.KeyLeft, Mod: fyne.KeyModifierAlt}
	keyForward = kit.Key{Name: fyne.KeyRight, Mod: fyne.KeyModifierAlt}
)

// fileActions are what can be done with files.
func (s *Shell) fileActions() []kit.Action {
	open := func() bool { return s.file != nil }
	return []kit.Action{
		{Name: "shell.new", Text: s.cat.T("shell.action.new"), Icon: theme.Icon("post_add"), Key: kit.Ctrl(fyne.KeyN), Do: s.askNew},
		{Name: "shell.open", Text: s.cat.T("shell.action.open"), Icon: theme.Icon("folder_open"), Key: kit.Ctrl(fyne.KeyO), Do: s.askOpen},
		{Name: "shell.sample", Text: s.cat.T("shell.action.sample"), Icon: theme.Icon("auto_awesome"), Do: s.askSample},
		{Name: "shell.backup", Text: s.cat.T("shell.action.backup"), Icon: theme.Icon("backup"), Enabled: open, Do: s.backup},
		{Name: "shell.folder", Text: s.cat.T("shell.action.folder"), Icon: theme.Icon("folder"), Enabled: open, Do: func() { s.showFolder(s.file.path) }},
		{Name: "shell.close", Text: s.cat.T("shell.action.close"), Icon: theme.Icon("close"), Enabled: open, Do: s.closeFile},
		{Name: "shell.quit", Text: s.cat.T("shell.action.quit"), Icon: theme.Icon("logout"), Key: kit.Ctrl(fyne.KeyQ), Do: s.Close},
	}
}

// editActions take steps back and forward and search. Undo and redo are not refused by
// what was known last: a key right after a step comes before that is read again, and
// where there is nothing to take back the window says so.
func (s *Shell) editActions() []kit.Action {
	return []kit.Action{
		{
			Name: "shell.undo", Text: orElse(s.chrome.top.state.Undo, s.cat.T("shell.action.undo")), Icon: theme.Icon("undo"), Key: keyUndo,
			Enabled: s.writable, Do: func() { s.takeBack(false) },
		},
		{
			Name: "shell.redo", Text: orElse(s.chrome.top.state.Redo, s.cat.T("shell.action.redo")), Icon: theme.Icon("redo"), Key: keyRedo,
			Enabled: s.writable, Do: func() { s.takeBack(true) },
		},
		{Name: "shell.palette", Text: s.cat.T("shell.search"), Icon: theme.Icon("search"), Key: keyPalette, Do: s.palette},
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// writable tells whether steps of the file can be taken back: the file can be
// written, whatever edition is shown.
func (s *Shell) writable() bool { return s.file != nil && s.file.locked == nil }

// readOnly says why nothing can be changed, as screen.Frame does.
func (s *Shell) readOnly() string {
	if s.frame == nil {
		return ""
	}
	return s.frame.ReadOnly
}

// viewActions go about and change the look.
func (s *Shell) viewActions() []kit.Action {
	can := func(n int) func() bool {
		return func() bool { _, ok := s.trail.step(n); return ok && s.file != nil }
	}
	return []kit.Action{
		{Name: "shell.reload", Text: s.cat.T("shell.action.reload"), Icon: theme.Icon("refresh"), Key: keyReload, Enabled: func() bool { return s.here() != nil }, Do: s.reload},
		{Name: "shell.back", Text: s.cat.T("shell.action.back"), Icon: theme.Icon("arrow_back"), Key: keyBack, Enabled: can(-1), Do: func() { s.walk(-1) }},
		{Name: "shell.forward", Text: s.cat.T("shell.action.forward"), Icon: theme.Icon("arrow_forward"), Key: keyForward, Enabled: can(1), Do: func() { s.walk(1) }},
		{Name: "shell.next", Text: s.cat.T("shell.action.next"), Icon: theme.Icon("arrow_downward"), Key: kit.Ctrl(fyne.KeyPageDown), Enabled: func() bool { return s.here() != nil }, Do: func() { s.neighbour(1) }},
		{Name: "shell.previous", Text: s.cat.T("shell.action.previous"), Icon: theme.Icon("arrow_upward"), Key: kit.Ctrl(fyne.KeyPageUp), Enabled: func() bool { return s.here() != nil }, Do: func() { s.neighbour(-1) }},
		{Name: "shell.full", Text: s.cat.T("shell.action.full"), Icon: theme.Icon("fullscreen"), Key: kit.Key{Name: fyne.KeyF11}, Do: func() { s.win.SetFullScreen(!s.win.FullScreen()) }},
	}
}

// goActions lead to the screens, the first nine by Ctrl and a digit.
func (s *Shell) goActions() []kit.Action {
	var actions []kit.Action
	for i, e := range s.cfg.Entries {
		a := kit.Action{
			Name: "go." + e.Name, Text: s.cat.T("nav." + e.Name), Icon: theme.Icon(e.Icon),
			Enabled: func() bool { return s.file != nil }, Do: func() { s.Go(screen.Route{Screen: e.Name}) },
		}
		if i < 9 {
			a.Key = kit.Ctrl(fyne.KeyName(rune('1' + i)))
		}
		actions = append(actions, a)
	}
	return actions
}

// lookActions choose language, look and size.
func (s *Shell) lookActions() (language, look, scale []kit.Action) {
	for _, l := range locale.Languages() {
		language = append(language, s.chosen("shell.language."+l, s.settings.Language == l, func(c *config.Settings) { c.Language = l }))
	}
	for _, t := range config.Themes() {
		look = append(look, s.chosen("shell.look."+t, s.settings.Look.Theme == t, func(c *config.Settings) { c.Look.Theme = t }))
	}
	for _, n := range []int{100, 125, 150, 175, 200} {
		a := s.chosen("shell.scale", s.settings.Look.Scale == n, func(c *config.Settings) { c.Look.Scale = n })
		a.Text = s.cat.T("shell.scale.percent", "n", n)
		scale = append(scale, a)
	}
	return language, look, scale
}

// chosen is an action that sets one of several values; the one in force has a tick.
func (s *Shell) chosen(key string, now bool, set func(*config.Settings)) kit.Action {
	a := kit.Action{Name: key, Text: s.cat.T(key), Do: func() {
		if !s.leave() {
			return
		}
		changed := s.settings
		set(&changed)
		s.apply(changed)
	}}
	if now {
		a.Icon = theme.Icon("check")
	}
	return a
}

// helpActions tell of keys and the program.
func (s *Shell) helpActions() []kit.Action {
	return []kit.Action{
		{Name: "shell.help", Text: s.cat.T("shell.help"), Icon: theme.Icon("keyboard"), Key: keyHelp, Do: s.help},
		{Name: "shell.about", Text: s.cat.T("shell.action.about"), Icon: theme.Icon("info"), Do: s.about},
	}
}

// screenActions are those of the screen in front.
func (s *Shell) screenActions() []kit.Action {
	if scr := s.here(); scr != nil {
		return scr.Actions()
	}
	return nil
}
