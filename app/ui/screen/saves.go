package screen

import (
	"context"
	"sync"

	"biurolidera/app/ui/task"
	"biurolidera/internal/office"
)

// Saves are the fields of a screen on their way into the file: each is saved when it
// is left, and all have arrived before the screen is.
type Saves struct {
	running sync.WaitGroup
	leaving bool  // what is in hand is saved at once
	refused error // what could not be
}

// Leave commits what is in hand and waits until all has arrived. It tells whether the
// screen may be left; what was refused goes to fail.
func (s *Saves) Leave(commit func() bool, fail func(error)) bool {
	s.leaving, s.refused = true, nil
	ok := commit()
	s.leaving = false
	s.running.Wait()
	if s.refused != nil {
		fail(s.refused)
		return false
	}
	return ok
}

// Save writes a field, off the UI thread unless the screen is being left; kept gets
// what is in the file then, failed why it is not.
func Save[T any](f *Frame, s *Saves, write func(context.Context) (T, error), kept func(T), failed func(error)) {
	if s.leaving {
		if got, err := write(context.Background()); err != nil {
			s.refused = err
		} else {
			kept(got)
		}
		return
	}
	s.running.Add(1)
	task.Load(task.NewLoader(f.Tasks), func(ctx context.Context) (T, error) {
		defer s.running.Done()
		return write(ctx)
	}, kept, failed)
}

// Run does a piece of work that writes, off the UI thread and with its progress; done
// is called where it succeeded.
func (f *Frame) Run(title string, work func(ctx context.Context) error, done func()) {
	f.Tasks.Run(title, func(ctx context.Context, p task.Progress) error {
		return work(office.WithProgress(ctx, p))
	}, func(err error) {
		if err != nil {
			f.Fail(err)
			return
		}
		done()
	})
}
