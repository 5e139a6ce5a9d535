package ui

import (
	"context"
	"testing"
	"time"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/locale"
)

// A job that does not end keeps nobody waiting: every screen can be gone to and shows
// what it has, and the job can be seen.
func TestWindowAnswersBesideAJob(t *testing.T) {
	r := realRig(t, locale.Polish, sampleFile)
	hold, ended := make(chan struct{}), false
	r.tasks.Run("praca", func(context.Context, task.Progress) error { <-hold; return nil }, func(error) { ended = true })
	seen := r.watched()
	for _, e := range r.cfg.Entries {
		r.Go(screen.Route{Screen: e.Name})
		before := seen.n
		r.until(e.Name+" is shown and the window answers", func() bool {
			return r.route.Screen == e.Name && len(texts(r.body)) > 0 && seen.n > before
		})
	}
	if jobs := r.tasks.Jobs(); len(jobs) != 1 || ended {
		t.Errorf("jobs %v, ended %v", jobs, ended)
	}
	close(hold)
	r.until("the job ends", func() bool { return ended })
}

// Long work is done elsewhere: what it gives arrives only when the UI thread takes it.
func TestLongWorkIsDoneElsewhere(t *testing.T) {
	r := realRig(t, locale.Polish, sampleFile)
	said := len(r.toasts.Last())
	r.backup()
	r.tasks.Wait()
	if len(r.toasts.Last()) != said {
		t.Error("the backup was made on the UI thread")
	}
	r.until("the backup is told of", func() bool { return len(r.toasts.Last()) > said })
}

// The measure must see a UI thread that is blocked.
func TestABlockIsSeen(t *testing.T) {
	r := newRig(t, nil)
	seen := r.watched()
	r.until("a picture", func() bool { return seen.n > 0 })
	r.cfg.Do(func() { time.Sleep(150 * time.Millisecond) })
	r.until("the pictures go on", func() bool { return seen.longest > 0 && len(r.queue) == 0 && seen.n > 3 })
	if seen.longest < 150*time.Millisecond {
		t.Errorf("a block of 150 ms was seen as %v", seen.longest)
	}
}
