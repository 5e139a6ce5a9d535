package ui

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// A window stands open all day beside other programs, so what lies about unused is
// cleared away early: by heapLimit, or with an eighth of what is in use, not more than
// usualGap percent of it. That is given up where it would cost more than it is worth:
// beyond heapLarge, which is a register or a list too large for it, and for heapRelief
// where a job fills the memory so fast that clearing away took more than heapCost of the
// processors' time since it was last looked at.
const (
	heapLimit = 180 << 20 // bytes, with what Go needs for itself
	heapLarge = 220 << 20
	usualGap  = 75

	heapCost   = 0.33
	heapLook   = 2 * time.Second
	heapRelief = 10 * time.Second
)

// TendHeap keeps the program's memory small, now and after each clearing away. Before it
// is called nothing should be cleared away: that would be in the way of the first picture.
func TendHeap() {
	debug.SetGCPercent(usualGap)
	(&heapKeeper{seen: readHeap(time.Now())}).tend()
}

// heapKeeper is woken by each clearing away.
type heapKeeper struct {
	seen     heapState // when it last looked at the cost
	relieved time.Time
}

// heapState is what is known of the memory at a time.
type heapState struct {
	at     time.Time
	inUse  int64   // what the last clearing away left, in bytes
	beside int64   // what Go needs beside it: stacks, its own lists, gaps too small to use
	spent  float64 // on clearing away, of all, in seconds of a processor
	all    float64
}

func readHeap(now time.Time) heapState {
	s := []metrics.Sample{
		{Name: "/gc/heap/live:bytes"},
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/objects:bytes"},
		{Name: "/memory/classes/heap/free:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
		{Name: "/cpu/classes/gc/total:cpu-seconds"},
		{Name: "/cpu/classes/total:cpu-seconds"},
	}
	metrics.Read(s)
	bytes := func(n int) int64 { return int64(s[n].Value.Uint64()) }
	return heapState{now, bytes(0), bytes(1) - bytes(2) - bytes(3) - bytes(4), s[5].Value.Float64(), s[6].Value.Float64()}
}

func (k *heapKeeper) tend() {
	debug.SetMemoryLimit(k.limit(readHeap(time.Now())))
	runtime.AddCleanup(&struct{ next *byte }{}, func(struct{}) { k.tend() }, struct{}{})
}

// limit is how much memory there may be now, in bytes.
func (k *heapKeeper) limit(now heapState) int64 {
	if now.at.Sub(k.seen.at) >= heapLook {
		if now.spent-k.seen.spent > heapCost*(now.all-k.seen.all) {
			k.relieved = now.at.Add(heapRelief)
		}
		k.seen = now
	}
	if now.inUse > heapLarge || now.at.Before(k.relieved) {
		return math.MaxInt64
	}
	return max(heapLimit, now.beside+now.inUse+now.inUse/8)
}
