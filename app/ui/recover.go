package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// nearby is what is found around a file that can't be opened.
type nearby struct {
	last   *office.BackupLine // its newest backup; nil: none
	folder bool               // its folder is there
}

// lookAround finds it, away from the UI thread: the folder may lie on a drive that does
// not answer.
func lookAround(path string, opt office.Options) (n nearby) {
	if all, err := office.BackupsOf(path, opt); err == nil && len(all) > 0 {
		n.last = &all[0]
	}
	_, err := os.Stat(filepath.Dir(path))
	n.folder = err == nil
	return n
}

// recover is shown where a file can't be opened: why, and what can be done. The ways on
// are laid out anew when it is known what is around it.
func (s *Shell) recover(path string, err error) {
	s.file, s.frame = nil, nil
	s.setPath("")
	s.retitle()
	s.chrome.refresh()
	message, hint := s.cat.Error(err)
	if contest.CodeOf(err) == "" {
		s.note(err)
	}
	ways := kit.Stacked(1)
	s.layWays(ways, s.recoveries(path, err, nearby{}))
	parts := []fyne.CanvasObject{heading(message, hint), ways}
	if !strings.Contains(message, path) {
		where := kit.NewParagraph(path, kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText})
		parts = []fyne.CanvasObject{parts[0], where, ways}
	}
	s.show(page(72, parts...))
	s.menu()
	opt := s.options(true)
	task.Load(task.NewLoader(s.tasks), func(context.Context) (nearby, error) { return lookAround(path, opt), nil },
		func(n nearby) { s.layWays(ways, s.recoveries(path, err, n)) }, s.fail)
}

// layWays makes the buttons; the first is the step to take.
func (s *Shell) layWays(ways *fyne.Container, actions []kit.Action) {
	ways.RemoveAll()
	for i, a := range actions {
		a.Primary = i == 0
		b := kit.NewButton(a)
		b.Alignment = widget.ButtonAlignLeading
		if a.Name == "shell.last" {
			ways.Add(kit.Stacked(0.5, b, kit.NewParagraph(s.cat.T("shell.recover.kept"), kit.Small)))
			continue
		}
		ways.Add(b)
	}
	ways.Refresh()
}

// recoveries are the ways on from a file that can't be opened, the one to take first at
// the head, by what is known so far of what is around it. What can't help is left out: a
// file that somebody else writes is not to be replaced, nor one in a folder that can't
// be written to.
func (s *Shell) recoveries(path string, why error, n nearby) []kit.Action {
	again := kit.Action{Name: "shell.again", Text: s.cat.T("shell.recover.again"), Icon: theme.Icon("refresh"), Do: func() { s.Open(path) }}
	read := kit.Action{Name: "shell.read", Text: s.cat.T("shell.recover.read"), Icon: theme.Icon("visibility"), Do: func() { s.openAs(path, why) }}
	other := kit.Action{Name: "shell.open", Text: s.cat.T("shell.recover.other"), Icon: theme.Icon("folder_open"), Do: s.askOpen}
	restore := s.restoring(path, n.last)
	var ways []kit.Action
	switch contest.CodeOf(why) {
	case "file_damaged", "file_empty", "history_broken":
		ways = append(restore, other)
	case "file_locked", "file_locked_unknown", "file_read_only", "file_unwritable", "lock_failed":
		ways = []kit.Action{read, again, other}
	case "history_differs":
		ways = append(append([]kit.Action{read}, restore...), other)
	case "history_behind":
		ways = append(append([]kit.Action{other}, restore...), read)
	case "file_unreadable", "file_busy", "file_io", "":
		ways = append([]kit.Action{again, other}, restore...)
	case "file_missing":
		ways = append([]kit.Action{other, again}, restore...)
	default:
		ways = append([]kit.Action{other}, restore...)
	}
	if n.folder {
		ways = append(ways, kit.Action{Name: "shell.folder", Text: s.cat.T("shell.action.folder"), Icon: theme.Icon("folder"), Do: func() { s.showFolder(path) }})
	}
	return append(ways, kit.Action{Name: "shell.new", Text: s.cat.T("shell.action.new"), Icon: theme.Icon("post_add"), Do: s.askNew})
}

// restoring are the ways back by a backup: the newest one, if one is known, and any.
func (s *Shell) restoring(path string, last *office.BackupLine) []kit.Action {
	chosen := kit.Action{Name: "shell.restore", Text: s.cat.T("shell.recover.restore"), Icon: theme.Icon("settings_backup_restore"), Do: func() { s.askRestore(path) }}
	if last == nil {
		return []kit.Action{chosen}
	}
	made := last.Manifest.MadeAt.Local()
	return []kit.Action{{
		Name: "shell.last", Text: s.cat.T("shell.recover.last", "when", s.cat.DateShort(made)+" "+made.Format("15:04")), Icon: theme.Icon("restore"),
		Do: func() { s.restoreTo(last.Path, path) },
	}, chosen}
}
