package inference

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inChunks does n pieces of work in chunks of a fixed size, side by side. What a chunk
// computes may depend on its bounds alone: then the result is the same on any number
// of cores (method.md §2b, pitfall 7).
func inChunks(n, size int, do func(lo, hi int)) {
	chunks := (n + size - 1) / size
	workers := min(runtime.GOMAXPROCS(0), chunks)
	if workers <= 1 {
		for c := range chunks {
			do(c*size, min(n, (c+1)*size))
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for {
				c := int(next.Add(1)) - 1
				if c >= chunks {
					return
				}
				do(c*size, min(n, (c+1)*size))
			}
		})
	}
	wait.Wait()
}
