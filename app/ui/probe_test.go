package ui

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/internal/locale"
)

// probe measures how long the UI thread lets others wait: every 20 ms it hands a
// function over and sees how long it took to be run.
type probe struct {
	longest atomic.Int64
	answers atomic.Int64
	stop    chan struct{}
	ended   chan struct{}
}

func newProbe(do func(func())) *probe {
	p := &probe{stop: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(p.ended)
		for {
			select {
			case <-p.stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
			asked := time.Now()
			ran := make(chan struct{})
			do(func() { close(ran) })
			select {
			case <-ran:
			case <-p.stop:
				return
			}
			p.answers.Add(1)
			if waited := int64(time.Since(asked)); waited > p.longest.Load() {
				p.longest.Store(waited)
			}
		}
	}()
	return p
}

// end stops the probe and gives the longest wait.
func (p *probe) end() time.Duration {
	close(p.stop)
	<-p.ended
	return time.Duration(p.longest.Load())
}

// A job that does not end keeps nobody waiting: every screen can be gone to and shows
// what it has, and the job can be seen.
func TestWindowAnswersBesideAJob(t *testing.T) {
	r := realRig(t, locale.Polish, sampleFile)
	hold, ended := make(chan struct{}), false
	r.tasks.Run("praca", func(context.Context, task.Progress) error { <-hold; return nil }, func(error) { ended = true })
	p := newProbe(r.cfg.Do)
	for _, e := range r.cfg.Entries {
		r.Go(screen.Route{Screen: e.Name})
		before := p.answers.Load()
		r.until(e.Name+" is shown and the window answers", func() bool {
			return r.route.Screen == e.Name && len(texts(r.body)) > 0 && p.answers.Load() > before
		})
	}
	p.end()
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

// The probe must see a UI thread that is blocked.
func TestProbeSeesABlock(t *testing.T) {
	queue := make(chan func(), 100)
	p := newProbe(func(f func()) { queue <- f })
	(<-queue)()
	time.Sleep(150 * time.Millisecond) // nobody takes from the queue
	end := time.After(50 * time.Millisecond)
	for done := false; !done; {
		select {
		case f := <-queue:
			f()
		case <-end:
			done = true
		}
	}
	if longest := p.end(); longest < 80*time.Millisecond {
		t.Errorf("a block of 150 ms was seen as %v", longest)
	}
}
