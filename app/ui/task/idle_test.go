package task

import (
	"context"
	"testing"
	"time"
)

// Jobs may begin while somebody waits for all to end: a reload begins whenever a screen
// comes to the front.
func TestWaitWhileJobsBegin(t *testing.T) {
	r, _ := newRunner(t)
	stop := time.After(300 * time.Millisecond)
	for {
		select {
		case <-stop:
			r.Wait()
			if !r.CancelAll(time.Second) {
				t.Error("something still runs")
			}
			return
		default:
		}
		for range 3 {
			go r.Wait()
			r.Run("", func(context.Context, Progress) error { return nil }, nil)
		}
		r.Wait()
	}
}
