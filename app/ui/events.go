package ui

import (
	"context"
	"slices"
	"sync"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// eventPause is how long commits are gathered before the screens hear of them: a
// screen reloads once for a burst.
const eventPause = 60 * time.Millisecond

// events carries commits from the goroutines that made them to the screens.
type events struct {
	shell *Shell

	mu     sync.Mutex
	queued []contest.Event
}

// happened is called on any goroutine.
func (e *events) happened(ev contest.Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.queued = append(e.queued, ev)
	if len(e.queued) == 1 {
		time.AfterFunc(eventPause, func() { e.shell.cfg.Do(e.deliver) })
	}
}

func (e *events) deliver() {
	e.mu.Lock()
	queued := e.queued
	e.queued = nil
	e.mu.Unlock()
	s := e.shell
	if s.file == nil {
		return
	}
	s.file.saved = s.cfg.Now()
	s.chrome.status.refresh(s)
	tables := false
	for _, ev := range queued {
		tables = tables || slices.Contains(ev.Tables, "edition")
		for _, scr := range s.screens {
			scr.Changed(ev)
		}
	}
	if tables {
		s.refreshEditions()
	}
	s.refreshCounts()
	s.refreshUndo()
}

// refreshCounts reloads what waits, for the navigation.
func (s *Shell) refreshCounts() {
	if s.file == nil {
		return
	}
	o, ed := s.file.office, s.file.edition
	task.Load(s.counts, func(ctx context.Context) (office.Dashboard, error) { return o.Dashboard(ctx, ed) },
		func(d office.Dashboard) { s.chrome.side.count(s.cfg.Entries, d) }, s.fail)
}

// refreshUndo reloads what undo and redo would do.
func (s *Shell) refreshUndo() {
	if s.file == nil {
		return
	}
	o := s.file.office
	task.Load(s.undoing, o.UndoState, func(u office.UndoState) {
		s.chrome.top.undoable(s, u)
	}, s.fail)
}

// refreshEditions reads the editions again: one was made, renamed or closed.
func (s *Shell) refreshEditions() {
	f := s.file
	task.Load(task.NewLoader(s.tasks), f.office.Editions, func(lines []office.EditionLine) {
		if s.file != f {
			return
		}
		f.editions = nil
		before := f.edition
		for _, l := range lines {
			f.editions = append(f.editions, l.Edition)
			if l.Edition.ID == before.ID {
				f.edition = l.Edition
			}
		}
		if f.edition != before {
			s.restage()
			return
		}
		s.chrome.refresh()
	}, s.fail)
}

// takeBack undoes, or with again redoes, the last step of the file.
func (s *Shell) takeBack(again bool) {
	if s.file == nil || s.file.locked != nil || !s.leave() {
		return
	}
	o := s.file.office
	do, text := o.Undo, "shell.undone"
	if again {
		do, text = o.Redo, "shell.redone"
	}
	var ch contest.Change
	s.tasks.Run(s.cat.T(text+".job"), func(ctx context.Context, p task.Progress) (err error) {
		ch, err = do(office.WithProgress(ctx, p))
		return err
	}, func(err error) {
		if err != nil {
			s.fail(err)
			return
		}
		said := s.cat.T(text, "step", s.cat.Action(ch.Action, ch.Args))
		if went := office.DraftsTaken(s.cat, ch); went != "" {
			said += ". " + went
		}
		s.done(said, false)
	})
}
