package ui

import (
	"math"
	"testing"
	"time"
)

func TestHeapLimit(t *testing.T) {
	const mb = 1 << 20
	now := heapState{at: time.Now()}
	k := &heapKeeper{seen: now}
	for _, c := range []struct {
		after time.Duration // the clearing away before
		share float64       // of the processors' time that it took
		inUse int64
		want  int64
		why   string
	}{
		{0, 0, 0, 180 * mb, "at the start"},
		{3 * time.Second, 0.01, 110 * mb, 180 * mb, "an office"},
		{3 * time.Second, 0.3, 160 * mb, 210 * mb, "a large edition"},
		{3 * time.Second, 0.1, 220 * mb, 277*mb + mb/2, "the largest"},
		{3 * time.Second, 0.1, 220*mb + 1, math.MaxInt64, "a list of a whole country"},
		{time.Second, 0.9, 100 * mb, 180 * mb, "a moment's haste"},
		{time.Second, 0.9, 100 * mb, math.MaxInt64, "a job in haste"},
		{9 * time.Second, 0.01, 100 * mb, math.MaxInt64, "after it"},
		{2 * time.Second, 0.01, 100 * mb, 180 * mb, "when it has long ended"},
	} {
		passed := 2 * c.after.Seconds() // two processors
		now = heapState{now.at.Add(c.after), c.inUse, 30 * mb, now.spent + c.share*passed, now.all + passed}
		if got := k.limit(now); got != c.want {
			t.Errorf("%s: at most %d, want %d", c.why, got, c.want)
		}
	}
}
