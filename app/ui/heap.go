package ui

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A window stands open all day beside other programs, so what lies about unused is
// cleared away early: by heapLimit, or with a quarter of what is in use, not more than
// usualGap percent of it. What is more than heapLarge is a register or a list too large
// for that; there clearing away often would make the window stutter.
const (
	heapLimit = 180 << 20 // bytes, with what Go needs for itself
	heapLarge = 220 << 20
	usualGap  = 75
)

// TendHeap keeps the program's memory small, now and after each clearing away. Before it
// is called nothing should be cleared away: that would be in the way of the first picture.
func TendHeap() {
	debug.SetMemoryLimit(limitFor(inUse()))
	debug.SetGCPercent(usualGap)
	runtime.AddCleanup(&struct{ next *byte }{}, func(struct{}) { TendHeap() }, struct{}{})
}

// inUse is what the last clearing away left, in bytes.
func inUse() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}

// limitFor is how much memory there may be, in bytes.
func limitFor(inUse int64) int64 {
	if inUse > heapLarge {
		return math.MaxInt64
	}
	return max(heapLimit, inUse+inUse/4)
}
