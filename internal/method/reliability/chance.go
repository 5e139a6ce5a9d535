package reliability

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// chunkDraws is how many draws share one stream. It is part of what a seed means.
const chunkDraws = 64

// inChunks runs work over 0..draws in chunks, on all processors. What a chunk
// computes depends on its number alone.
func inChunks(draws int, work func(chunk, from, to int)) {
	chunks := (draws + chunkDraws - 1) / chunkDraws
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), chunks) {
		done.Go(func() {
			for c := int(next.Add(1)) - 1; c < chunks; c = int(next.Add(1)) - 1 {
				work(c, c*chunkDraws, min(draws, (c+1)*chunkDraws))
			}
		})
	}
	done.Wait()
}

// stream is a chunk's own source of chance. The chunk's number is spread over all
// bits first, so that neighbouring streams have nothing in common.
func stream(seed uint64, chunk int) *rand.Rand {
	z := uint64(chunk)*0x9e3779b97f4a7c15 + 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return rand.New(rand.NewPCG(seed, z^z>>31))
}
