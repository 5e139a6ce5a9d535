package chance

import (
	"runtime"
	"testing"
)

func TestEachDrawOnce(t *testing.T) {
	for _, draws := range []int{0, 1, 63, 64, 65, 1000} {
		for _, processors := range []int{1, 16} {
			before := runtime.GOMAXPROCS(processors)
			seen := make([]int32, draws)
			Run(draws, func() func(int, int, int) {
				return func(chunk, from, to int) {
					for d := from; d < to; d++ {
						seen[d] += int32(chunk + 1)
					}
				}
			})
			runtime.GOMAXPROCS(before)
			for d, n := range seen {
				if int(n) != d/ChunkSize+1 {
					t.Fatalf("%d draws: draw %d was made %d times", draws, d, n)
				}
			}
		}
	}
}

func TestStreamsDiffer(t *testing.T) {
	seen := map[uint64]string{}
	for seed := range uint64(20) {
		for chunk := range 200 {
			v := Stream(seed, chunk).Uint64()
			if Stream(seed, chunk).Uint64() != v {
				t.Fatal("a stream does not repeat")
			}
			if _, twice := seen[v]; twice {
				t.Fatalf("two streams begin with %d", v)
			}
			seen[v] = ""
		}
	}
}
