package ui

import (
	"runtime"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
)

// help shows the keys of the screen in front and of the window.
func (s *Shell) help() {
	title := s.cat.T("shell.help")
	if s.file != nil {
		title = s.cat.T("shell.help.of", "screen", s.cat.T("nav."+s.route.Screen))
	}
	var all []kit.Action
	all = append(all, s.unreserved(s.screenActions())...)
	all = append(all, s.editActions()...)
	all = append(all, s.fileActions()...)
	all = append(all, s.viewActions()...)
	all = append(all, s.goActions()...)
	all = append(all, s.helpActions()...)
	kit.Help(s.win, s.cat, title, all)
}

// about tells what the program is and where its files stand.
func (s *Shell) about() {
	text := s.cat.T("shell.about.text", "version", s.cfg.Version, "system", runtime.GOOS+"/"+runtime.GOARCH, "dir", s.cfg.Dir)
	kit.NewDialog(kit.DialogConfig{
		Window: s.win, Cat: s.cat, Title: s.cat.T("shell.name"), Icon: theme.IconIn("emoji_events", theme.ColorNameGold), Width: 64,
		Content: kit.Wide(56, kit.NewParagraph(text, kit.Style{})),
		Actions: []kit.Action{{Text: s.cat.T("shell.about.folder"), Icon: theme.Icon("folder"), Do: func() { s.openOutside(s.cfg.Dir) }}},
	}).Show()
}
