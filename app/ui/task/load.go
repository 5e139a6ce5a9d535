package task

import (
	"context"
	"sync"
)

// Loader reloads a screen's data off the UI thread. Only the newest load counts:
// a later one cancels an earlier one and the earlier result is thrown away.
type Loader struct {
	runner *Runner

	mu     sync.Mutex
	number int
	cancel func()
}

// NewLoader makes a Loader for one view.
func NewLoader(r *Runner) *Loader { return &Loader{runner: r} }

// Load runs read in the background and then show on the UI thread with what it
// gave; fail gets an error other than a cancel. A load that was overtaken calls
// neither.
func Load[T any](l *Loader, read func(context.Context) (T, error), show func(T), fail func(error)) {
	l.mu.Lock()
	l.number++
	mine := l.number
	if l.cancel != nil {
		l.cancel()
	}
	l.mu.Unlock()
	var got T
	cancel := l.runner.start(Job{Quiet: true}, func(ctx context.Context, _ Progress) (err error) {
		got, err = read(ctx)
		return err
	}, func(err error) {
		if !l.newest(mine) || Canceled(err) {
			return
		}
		if err != nil {
			fail(err)
			return
		}
		show(got)
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.number == mine {
		l.cancel = cancel
	}
}

func (l *Loader) newest(n int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.number == n
}

// Stop throws away what is being loaded: the view closes.
func (l *Loader) Stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.number++
	if l.cancel != nil {
		l.cancel()
	}
}
