// Package task runs long work for the window: each job in a goroutine of its own,
// with progress, cancel and an end on the UI thread. It is the one place that
// crosses from other goroutines into Fyne (with screens' reloads, which use Load).
package task

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Job is what the status bar shows of a running job.
type Job struct {
	ID       int
	Title    string
	Done     int
	Total    int // 0: unknown, the bar only moves
	Started  time.Time
	Quiet    bool // a reload: not shown
	Canceled bool // asked to end
}

// Progress tells how far a job is; it may be called as often as one likes, from
// the job's goroutines.
type Progress func(done, total int)

// Runner runs jobs. Its methods may be called from any goroutine.
type Runner struct {
	// Panicked, if set, is told of a panic inside a job, on the job's goroutine.
	// The job then ends with an error.
	Panicked func(value any, stack []byte)

	onUI func(func())

	mu      sync.Mutex
	next    int
	jobs    map[int]*job
	order   []int
	changed func()
	told    time.Time
	pending bool
	running int             // quiet ones too
	idle    []chan struct{} // closed when nothing runs any more
}

type job struct {
	Job
	cancel context.CancelFunc
}

// telling is how often at most the listener hears of progress.
const telling = 100 * time.Millisecond

// uiThread hands a function to the UI thread.
var uiThread = fyne.Do

// OnUI sets what hands a function to the UI thread, for the Runners that NewRunner makes
// from now on. It is for tests: their UI thread is the test itself, and what Fyne's test
// driver is handed runs beside it. The function it gives sets the former one again.
func OnUI(do func(func())) (restore func()) {
	former := uiThread
	uiThread = do
	return func() { uiThread = former }
}

// NewRunner makes a Runner whose ends and tellings happen on Fyne's UI thread.
func NewRunner() *Runner { return NewRunnerOn(uiThread) }

// NewRunnerOn makes a Runner whose ends and tellings are handed to onUI, which runs
// them one after another on the thread that owns the widgets.
func NewRunnerOn(onUI func(func())) *Runner { return &Runner{onUI: onUI, jobs: map[int]*job{}} }

// Listen sets what is called on the UI thread when jobs begin, move or end: at
// most ten times a second while they move.
func (r *Runner) Listen(changed func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changed = changed
}

// Run starts work in a goroutine and calls done with its error on the UI thread.
// A cancelled job ends with context.Canceled. The cancel function it gives may be
// called any number of times.
func (r *Runner) Run(title string, work func(context.Context, Progress) error, done func(error)) (cancel func()) {
	return r.start(Job{Title: title}, work, done)
}

func (r *Runner) start(shown Job, work func(context.Context, Progress) error, done func(error)) func() {
	ctx, cancel := context.WithCancel(context.Background())
	r.mu.Lock()
	r.next++
	shown.ID, shown.Started = r.next, time.Now()
	j := &job{Job: shown, cancel: cancel}
	r.jobs[j.ID] = j
	r.order = append(r.order, j.ID)
	r.running++
	r.mu.Unlock()
	r.tell(true)
	go func() {
		defer r.done()
		err := r.guarded(ctx, work, func(n, total int) { r.moved(j, n, total) })
		cancel()
		r.ended(j)
		if done != nil {
			r.onUI(func() { done(err) })
		}
	}()
	return func() { r.Cancel(j.ID) }
}

// guarded turns a panic of the work into an error, so that one job's fault does
// not take the window and what is typed in it away.
func (r *Runner) guarded(ctx context.Context, work func(context.Context, Progress) error, p Progress) (err error) {
	defer func() {
		if v := recover(); v != nil {
			if r.Panicked != nil {
				r.Panicked(v, debug.Stack())
			}
			err = fmt.Errorf("task: panic: %v", v)
		}
	}()
	return work(ctx, p)
}

func (r *Runner) moved(j *job, done, total int) {
	r.mu.Lock()
	j.Done, j.Total = done, total
	r.mu.Unlock()
	r.tell(false)
}

func (r *Runner) ended(j *job) {
	r.mu.Lock()
	delete(r.jobs, j.ID)
	for i, id := range r.order {
		if id == j.ID {
			r.order = append(r.order[:i], r.order[i+1:]...)
			break
		}
	}
	r.mu.Unlock()
	r.tell(true)
}

// tell informs the listener: at once when a job begins or ends, else at most once
// in the telling interval.
func (r *Runner) tell(now bool) {
	r.mu.Lock()
	if r.changed == nil || r.pending || !now && time.Since(r.told) < telling {
		r.mu.Unlock()
		return
	}
	r.pending, r.told = true, time.Now()
	changed := r.changed
	r.mu.Unlock()
	r.onUI(func() {
		r.mu.Lock()
		r.pending = false
		r.mu.Unlock()
		changed()
	})
}

// Cancel asks a job to end; it ends when its work looks at its context.
func (r *Runner) Cancel(id int) {
	r.mu.Lock()
	j := r.jobs[id]
	if j != nil {
		j.Canceled = true
	}
	r.mu.Unlock()
	if j != nil {
		j.cancel()
		r.tell(true)
	}
}

// Jobs lists the running jobs that are shown, the oldest first.
func (r *Runner) Jobs() []Job {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []Job
	for _, id := range r.order {
		if j := r.jobs[id]; !j.Quiet {
			all = append(all, j.Job)
		}
	}
	return all
}

// CancelAll asks every job to end and waits until they have, at most for limit. It
// tells whether all ended. It must not be called on the UI thread with a limit a
// person would notice.
func (r *Runner) CancelAll(limit time.Duration) bool {
	r.mu.Lock()
	for _, j := range r.jobs {
		j.Canceled = true
		j.cancel()
	}
	r.mu.Unlock()
	select {
	case <-r.quiet():
		return true
	case <-time.After(limit):
		return false
	}
}

// Wait waits until no job runs: for tests and for closing the window. Ends that
// were handed to the UI thread may still be waiting there.
func (r *Runner) Wait() { <-r.quiet() }

// quiet gives a channel that is closed when no job runs. Jobs may begin meanwhile,
// which a sync.WaitGroup does not allow.
func (r *Runner) quiet() <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	ch := make(chan struct{})
	if r.running == 0 {
		close(ch)
	} else {
		r.idle = append(r.idle, ch)
	}
	return ch
}

// done counts a job that has ended.
func (r *Runner) done() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.running--; r.running > 0 {
		return
	}
	for _, ch := range r.idle {
		close(ch)
	}
	r.idle = nil
}

// Canceled tells whether a job's error only says that it was cancelled.
func Canceled(err error) bool { return errors.Is(err, context.Canceled) }
