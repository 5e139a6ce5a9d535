package ui

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
)

// done shows what was done, with Undo beside it.
func (s *Shell) done(text string, undo bool) {
	t := kit.Toast{Text: text, Tone: theme.Good}
	if undo && s.writable() {
		t.Action = &kit.Action{Text: s.cat.T("shell.action.undo"), Icon: theme.Icon("undo"), Do: func() { s.takeBack(false) }}
	}
	s.toasts.Show(t)
}

// say shows something a person should know.
func (s *Shell) say(text string) { s.toasts.Show(kit.Toast{Text: text, Tone: theme.Info}) }

// warn shows something a person should see to.
func (s *Shell) warn(text string) {
	s.toasts.Show(kit.Toast{Text: text, Tone: theme.Warn, Seconds: 20})
}

// failIf is fail for jobs whose success says nothing.
func (s *Shell) failIf(err error) {
	if err != nil {
		s.fail(err)
	}
}

// grave are the faults of file and disk that one must answer before going on.
var grave = []string{
	"file_missing", "file_damaged", "file_disk_full", "file_io", "file_unreadable", "file_unwritable", "file_read_only", "disk_full",
}

// fail shows an error with what to do next; a cancel is passed over. What people
// can't understand is written down besides.
func (s *Shell) fail(err error) {
	if err == nil || task.Canceled(err) {
		return
	}
	message, hint := s.cat.Error(s.named(err))
	code := contest.CodeOf(err)
	if code == "" {
		s.note(err)
	}
	if slices.Contains(grave, code) {
		s.alarm(message, hint)
		return
	}
	if hint != "" {
		message += "\n" + hint
	}
	s.toasts.Show(kit.Toast{Text: message, Tone: theme.Bad, Seconds: 30})
}

// named tells which file an error is about that SQLite gave while it was open: damage
// found on the way, a full disk.
func (s *Shell) named(err error) error {
	var e *contest.Error
	if s.file == nil || !errors.As(err, &e) || !strings.HasPrefix(e.Code, "file_") || e.Args["file"] != nil {
		return err
	}
	named := *e
	named.Args = maps.Clone(e.Args)
	if named.Args == nil {
		named.Args = contest.Args{}
	}
	named.Args["file"] = filepath.Base(s.file.path)
	return &named
}

// alarm shows a fault of file or disk in the middle of the window; one at a time.
func (s *Shell) alarm(message, hint string) {
	if s.alarmed != nil && s.alarmed.Open() {
		return
	}
	actions := []kit.Action{}
	if s.file != nil {
		path := s.file.path
		actions = append(actions, kit.Action{Text: s.cat.T("shell.action.folder"), Icon: theme.Icon("folder"), Do: func() { s.showFolder(path) }})
	}
	s.alarmed = kit.NewDialog(kit.DialogConfig{
		Window: s.win, Cat: s.cat, Title: message, Icon: theme.Bad.Icon(), Width: 64, Close: s.cat.T("shell.understood"), Actions: actions,
		Content: kit.Wide(56, kit.NewParagraph(hint, kit.Style{})),
	})
	s.alarmed.Show()
}

// noteMost bounds the journal in bytes.
const noteMost = 1 << 20

// journal is the name of the file in which inner errors are written down.
const journal = "dziennik.txt"

// note writes an inner error into the journal.
func (s *Shell) note(err error) {
	path := filepath.Join(s.cfg.Dir, journal)
	flags := os.O_CREATE | os.O_WRONLY | os.O_APPEND
	if st, e := os.Stat(path); e == nil && st.Size() > noteMost {
		flags = os.O_CREATE | os.O_WRONLY | os.O_TRUNC
	}
	f, e := os.OpenFile(path, flags, 0o600)
	if e != nil {
		return
	}
	defer f.Close()
	fmt.Fprintf(f, "%s %s: %v\n", s.cfg.Now().Format(time.RFC3339), s.cfg.Version, err)
}

// guarded does what another goroutine handed over. A fault in it, such as in a screen
// that shows what it loaded, is written down and told; the window stays, with what is
// typed in it.
func (s *Shell) guarded(f func()) {
	defer func() {
		if v := recover(); v != nil {
			s.tellFault(s.crashes.Write(v, debug.Stack()), "shell.fault")
		}
	}()
	f()
}

// tellFault says that there was a fault, with its description.
func (s *Shell) tellFault(path, key string) {
	s.view.Set("crash", filepath.Base(path))
	s.toasts.Show(kit.Toast{
		Text: s.cat.T(key), Tone: theme.Warn, Seconds: 60,
		Action: &kit.Action{Text: s.cat.T("shell.crash.show"), Icon: theme.Icon("description"), Do: func() { s.showText(path) }},
	})
}

// tellFindings says what was wrong with the settings.
func (s *Shell) tellFindings() {
	for _, f := range s.cfg.Findings {
		s.warn(s.cat.FindingLine(f))
	}
}

// tellCrashes says that the program ended badly the last time.
func (s *Shell) tellCrashes() {
	if len(s.untold) == 0 {
		return
	}
	s.tellFault(s.untold[len(s.untold)-1], "shell.crash")
}
