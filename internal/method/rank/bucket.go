package rank

// full is the highest published score: 100.00.
const full = 10000

// buckets sorts by published score, of which there are only full+1. Scratch of one
// Engine, reused by list after list.
type buckets [full + 2]int32

// order gives the positions of published scores from the highest to the lowest,
// equal ones by rising position.
func (b *buckets) order(published []int32) []int32 {
	clear(b[:])
	for _, p := range published {
		b[full-p+1]++
	}
	for i := 1; i < len(b); i++ {
		b[i] += b[i-1]
	}
	out := make([]int32, len(published))
	for i, p := range published {
		at := &b[full-p]
		out[*at] = int32(i)
		*at++
	}
	return out
}
