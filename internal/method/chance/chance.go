// Package chance cuts seeded draws into chunks of a fixed size, each with a stream of
// its own, so that a result depends on the seed and never on the number of
// processors. What workers add up in whole numbers may be added in any order; sums of
// fractions are kept a chunk each and added in the order of chunks.
package chance

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// ChunkSize is how many draws share one stream. It is part of what a seed means.
const ChunkSize = 64

// Chunks is how many chunks there are for a number of draws.
func Chunks(draws int) int { return (draws + ChunkSize - 1) / ChunkSize }

// Run works through draws 0..draws−1 in chunks on all processors. worker is called
// once a processor and gives what computes one chunk, draws from..to−1; what that
// computes may depend on the chunk's number alone.
func Run(draws int, worker func() func(chunk, from, to int)) {
	each(Chunks(draws), func() func(int) {
		work := worker()
		return func(c int) { work(c, c*ChunkSize, min(draws, (c+1)*ChunkSize)) }
	})
}

// InChunks does n pieces of work in chunks of a size of its own, side by side. What a
// chunk computes may depend on its bounds alone.
func InChunks(n, size int, do func(lo, hi int)) {
	each((n+size-1)/size, func() func(int) {
		return func(c int) { do(c*size, min(n, (c+1)*size)) }
	})
}

// each hands the chunks out to the processors, one after another. After each chunk
// whoever else waits for the processor has his turn: a window would wait 10 ms for it,
// time and again, until the runtime takes it away by force.
func each(chunks int, worker func() func(chunk int)) {
	workers := min(runtime.GOMAXPROCS(0), chunks)
	if workers <= 1 {
		work := worker()
		for c := range chunks {
			work(c)
			runtime.Gosched()
		}
		return
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			work := worker()
			for c := int(next.Add(1)) - 1; c < chunks; c = int(next.Add(1)) - 1 {
				work(c)
				runtime.Gosched()
			}
		})
	}
	done.Wait()
}

// Stream is a chunk's own source of chance. The chunk's number is spread over all
// bits first, so that neighbouring streams have nothing in common.
func Stream(seed uint64, chunk int) *rand.Rand {
	z := (uint64(chunk) + 1) * 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return rand.New(rand.NewPCG(seed, z^z>>31))
}
