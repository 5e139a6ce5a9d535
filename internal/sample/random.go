package sample

import (
	"math"
	"math/rand/v2"
)

// Streams keep the draws of one thing apart from those of another, so that a
// further draw for an institution does not move all that follow.
const (
	streamWorld uint64 = iota + 1
	streamDeck
	streamTown
	streamInstitution
	streamAudit
	streamAuditor
	streamSeverity
)

// source is a random number generator of whole numbers. PCG is specified by the
// Go standard library and gives the same numbers everywhere.
type source struct{ r *rand.Rand }

// newSource opens the stream of the index-th thing of a kind.
func newSource(seed, stream uint64, index int) source {
	high := scramble(seed ^ stream<<56)
	low := scramble(high + uint64(index))
	return source{rand.New(rand.NewPCG(high, low))}
}

// scramble is the finaliser of splitmix64: near seeds become far ones.
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below draws a whole number of 0..n-1; n must be above 0.
func (s source) below(n int) int { return s.r.IntN(n) }

// between draws a whole number of low..high, both included.
func (s source) between(low, high int) int { return low + s.r.IntN(high-low+1) }

// chance is true in perMille of 1000 draws.
func (s source) chance(perMille int) bool { return s.r.IntN(1000) < perMille }

// normal draws from a bell curve with mean 0 and the standard deviation sd: the
// sum of twelve even draws, which needs no logarithm and so no floating point.
// It stays within six standard deviations.
func (s source) normal(sd int) int {
	sum := -6 * 1000
	for range 12 {
		sum += s.r.IntN(1000)
	}
	return sum * sd / 1000
}

// shuffle puts the first n things into a random order.
func (s source) shuffle(n int, swap func(i, j int)) { s.r.Shuffle(n, swap) }

// pick draws one of the list.
func pick[T any](s source, list []T) T { return list[s.below(len(list))] }

// scale of probabilities and shares: parts of ten thousand.
const scale = 10000

// share turns a level (thousandths, 0 means one half) into an expected share of
// the points in parts of ten thousand: x/√(1+x²), brought to 0..1. The square root
// of a whole number is rounded alike on every machine.
func share(level int) int {
	root := int(math.Sqrt(float64(1000*1000 + level*level)))
	return scale/2 + scale/2*level/root
}
