package ui

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
)

// probe measures how long the UI thread lets others wait: every 20 ms it hands a
// function over and sees how long it took to be run.
type probe struct {
	longest atomic.Int64
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

// patience is how long the window may keep a person waiting while a job runs. The
// machine of tests is slower and busier than an office's, so that the test only
// refuses what would be felt anywhere; the benchmark tells the number.
const patience = time.Second

// jobBeside lets a job of many steps run while screens are gone through, and gives the
// longest wait of the UI thread.
func jobBeside(r *rig, rounds int) time.Duration {
	p := newProbe(r.cfg.Do)
	ctx, cancel := context.WithCancel(context.Background())
	ended := false
	r.tasks.Run("praca", func(_ context.Context, tell task.Progress) error {
		for i := 0; ctx.Err() == nil; i++ {
			tell(i, 1_000_000)
			if i%1000 == 0 {
				time.Sleep(time.Millisecond)
			}
		}
		return nil
	}, func(error) { ended = true })
	for range rounds {
		for _, e := range r.cfg.Entries {
			r.Go(screen.Route{Screen: e.Name})
			end := time.Now().Add(15 * time.Millisecond)
			r.until("a moment", func() bool { return time.Now().After(end) })
		}
	}
	cancel()
	r.until("the job ends", func() bool { return ended })
	return p.end()
}

func TestWindowStaysQuickBesideAJob(t *testing.T) {
	r := openRig(t)
	if longest := jobBeside(r, 5); longest > patience || longest == 0 {
		t.Errorf("the longest wait was %v", longest)
	}
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

func BenchmarkFrameBesideJob(b *testing.B) {
	var longest time.Duration
	for range b.N {
		b.StopTimer()
		r := openRig(b)
		b.StartTimer()
		longest = max(longest, jobBeside(r, 10))
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-wait")
}
