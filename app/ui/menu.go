package ui

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"

	"fyne.io/fyne/v2"
)

// menu makes the main menu of the actions of now, if it would differ: setting a menu
// closes one that is open.
func (s *Shell) menu() {
	if s.chrome == nil {
		return
	}
	language, look, scale := s.lookActions()
	mine := s.unreserved(s.screenActions())
	parts := [][]kit.Action{s.fileActions(), s.editActions(), mine, s.viewActions(), s.goActions(), language, look, scale, s.helpActions()}
	recent := s.recentActions()
	if sign := signature(append(parts, recent)); sign == s.menuSign {
		return
	} else {
		s.menuSign = sign
	}
	file := s.menuOf("shell.menu.file", parts[0])
	open := fyne.NewMenuItem(s.cat.T("shell.menu.recent"), nil)
	open.ChildMenu = fyne.NewMenu("", s.items(recent)...)
	open.Disabled = len(recent) == 0
	file.Items = append(file.Items[:2:2], append([]*fyne.MenuItem{open}, file.Items[2:]...)...)
	file.Items[len(file.Items)-1].IsQuit = true
	view := s.menuOf("shell.menu.view", parts[3])
	view.Items = append(view.Items, fyne.NewMenuItemSeparator(),
		s.under("shell.menu.go", parts[4]), s.under("shell.menu.language", language),
		s.under("shell.menu.look", look), s.under("shell.menu.scale", scale))
	menus := []*fyne.Menu{file, s.menuOf("shell.menu.edit", parts[1])}
	if len(mine) > 0 {
		menus = append(menus, s.menuOf("shell.menu.screen", mine))
	}
	s.win.SetMainMenu(fyne.NewMainMenu(append(menus, view, s.menuOf("shell.menu.help", parts[8]))...))
}

// unreserved takes the window's own keys from a screen's actions: Ctrl+4 goes to the
// fourth screen everywhere, whatever else a screen would do with it.
func (s *Shell) unreserved(actions []kit.Action) []kit.Action {
	reserved := map[kit.Key]bool{}
	for _, own := range [][]kit.Action{s.fileActions(), s.editActions(), s.viewActions(), s.goActions(), s.helpActions()} {
		for _, a := range own {
			reserved[a.Key] = true
		}
	}
	free := slices.Clone(actions)
	for i := range free {
		if reserved[free[i].Key] && free[i].Key != keyUndo && free[i].Key != keyRedo {
			free[i].Key = kit.Key{}
		}
	}
	return free
}

// signature says what a menu looks like.
func signature(parts [][]kit.Action) string {
	var b strings.Builder
	for _, p := range parts {
		for _, a := range p {
			fmt.Fprintf(&b, "%s|%s|%s|%v|%v\n", a.Name, a.Text, a.Key, a.Can(), a.Icon != nil)
		}
		b.WriteByte('\f')
	}
	return b.String()
}

func (s *Shell) menuOf(key string, actions []kit.Action) *fyne.Menu {
	return fyne.NewMenu(s.cat.T(key), s.items(actions)...)
}

func (s *Shell) under(key string, actions []kit.Action) *fyne.MenuItem {
	item := fyne.NewMenuItem(s.cat.T(key), nil)
	item.ChildMenu = fyne.NewMenu("", s.items(actions)...)
	return item
}

// items makes menu items that do their action as it stands when they are chosen.
func (s *Shell) items(actions []kit.Action) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, a := range actions {
		item := fyne.NewMenuItem(menuText(a), func() { s.perform(a) })
		item.Icon = a.Icon
		item.Disabled = !a.Can()
		item.Shortcut = shortcut(a.Key)
		if runtime.GOOS == "darwin" { // the system's own menu shows keys itself
			item.Label = a.Text
		} else if item.Shortcut != nil {
			item.Shortcut = unshown{item.Shortcut}
		}
		items = append(items, item)
	}
	return items
}

// menuText is an action with its key, as menus of the kit write it: Fyne would paint
// the key too faint to be read.
func menuText(a kit.Action) string {
	if a.Key.None() {
		return a.Text
	}
	return a.Text + "\u2003" + a.Key.String()
}

// unshown is a shortcut that Fyne obeys but does not paint beside the item.
type unshown struct{ fyne.Shortcut }

// shortcut is a key as Fyne's menu knows it; nil for keys that menus do not get.
func shortcut(k kit.Key) fyne.Shortcut {
	switch {
	case k == keyUndo:
		return &fyne.ShortcutUndo{}
	case k == keyRedo:
		return &fyne.ShortcutRedo{}
	case k.Mod != 0:
		return k.Shortcut()
	}
	return nil
}

// recentActions open the files that were open lately.
func (s *Shell) recentActions() []kit.Action {
	var actions []kit.Action
	for _, path := range recentFiles(s.view) {
		actions = append(actions, kit.Action{Name: path, Text: filepath.Base(path) + " – " + filepath.Dir(path), Do: func() { s.Open(path) }})
	}
	return actions
}
