package task

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// ui stands for Fyne's UI thread: what is handed to it runs in order, in one
// goroutine.
type ui struct{ queue chan func() }

func newRunner(t *testing.T) (*Runner, *ui) {
	t.Helper()
	u := &ui{queue: make(chan func(), 1000)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for f := range u.queue {
			f()
		}
	}()
	r := NewRunner()
	r.onUI = func(f func()) { u.queue <- f }
	t.Cleanup(func() {
		r.Wait()
		close(u.queue)
		<-ended
	})
	return r, u
}

// settled waits until all that was handed to the UI thread so far has run.
func (u *ui) settled() {
	done := make(chan struct{})
	u.queue <- func() { close(done) }
	<-done
}

func TestRunEndsOnUI(t *testing.T) {
	r, u := newRunner(t)
	boom := errors.New("boom")
	var got error
	r.Run("Import", func(context.Context, Progress) error { return boom }, func(err error) { got = err })
	r.Wait()
	u.settled()
	if !errors.Is(got, boom) {
		t.Errorf("done got %v", got)
	}
	if len(r.Jobs()) != 0 {
		t.Errorf("jobs are left: %v", r.Jobs())
	}
}

func TestProgressAndCancel(t *testing.T) {
	r, u := newRunner(t)
	var heard atomic.Int32
	r.Listen(func() { heard.Add(1) })
	moved := make(chan struct{})
	var got error
	cancel := r.Run("Raporty", func(ctx context.Context, p Progress) error {
		for i := range 1000 {
			p(i+1, 1000)
		}
		close(moved)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { got = err })
	<-moved
	jobs := r.Jobs()
	if len(jobs) != 1 || jobs[0].Done != 1000 || jobs[0].Total != 1000 || jobs[0].Title != "Raporty" {
		t.Fatalf("jobs: %+v", jobs)
	}
	cancel()
	cancel()
	r.Wait()
	u.settled()
	if !Canceled(got) {
		t.Errorf("done got %v, want a cancel", got)
	}
	if n := heard.Load(); n < 1 || n > 50 {
		t.Errorf("the listener heard %d times of a thousand steps", n)
	}
}

func TestPanicEndsTheJobAlone(t *testing.T) {
	r, u := newRunner(t)
	var told atomic.Value
	r.Panicked = func(v any, stack []byte) { told.Store(v.(string) + string(stack)) }
	var got error
	r.Run("x", func(context.Context, Progress) error { panic("no such page") }, func(err error) { got = err })
	r.Wait()
	u.settled()
	if got == nil || !strings.Contains(got.Error(), "no such page") {
		t.Errorf("done got %v", got)
	}
	if s, _ := told.Load().(string); !strings.Contains(s, "runner_test.go") {
		t.Errorf("the stack is missing: %q", s)
	}
}

func TestCancelAllWaits(t *testing.T) {
	r, _ := newRunner(t)
	var ended atomic.Int32
	for range 3 {
		r.Run("x", func(ctx context.Context, _ Progress) error {
			<-ctx.Done()
			ended.Add(1)
			return ctx.Err()
		}, nil)
	}
	if !r.CancelAll(5 * time.Second) {
		t.Fatal("jobs did not end")
	}
	if ended.Load() != 3 {
		t.Errorf("%d of 3 ended", ended.Load())
	}
	hold := make(chan struct{})
	r.Run("deaf", func(context.Context, Progress) error { <-hold; return nil }, nil)
	if r.CancelAll(10 * time.Millisecond) {
		t.Error("a job that does not end was said to have ended")
	}
	close(hold)
}

func TestLoadTakesTheNewest(t *testing.T) {
	r, u := newRunner(t)
	l := NewLoader(r)
	var mu sync.Mutex
	var shown []int
	release := make(chan struct{})
	load := func(n int, wait chan struct{}) {
		Load(l, func(context.Context) (int, error) {
			if wait != nil {
				<-wait // deaf to the cancel, as a query that is nearly done
			}
			return n, nil
		}, func(got int) {
			mu.Lock()
			defer mu.Unlock()
			shown = append(shown, got)
		}, func(err error) { t.Errorf("load %d: %v", n, err) })
	}
	load(1, release)
	load(2, nil)
	close(release)
	r.Wait()
	u.settled()
	if !slices.Equal(shown, []int{2}) {
		t.Errorf("shown %v, want the newest alone", shown)
	}
	if len(r.Jobs()) != 0 {
		t.Error("reloads are shown as jobs")
	}
	load(3, nil)
	l.Stop()
	r.Wait()
	u.settled()
	if slices.Contains(shown, 3) {
		t.Error("a load was shown after the view had closed")
	}
}

func TestLoadTellsErrors(t *testing.T) {
	r, u := newRunner(t)
	l := NewLoader(r)
	boom := errors.New("disk")
	var got error
	Load(l, func(context.Context) (int, error) { return 0, boom }, func(int) { t.Error("shown") }, func(err error) { got = err })
	r.Wait()
	u.settled()
	if !errors.Is(got, boom) {
		t.Errorf("got %v", got)
	}
}
