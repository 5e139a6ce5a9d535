package score

import (
	"math"
	"math/big"
	"math/bits"

	"biurolidera/internal/contest"
)

// number is an exact fraction of at least 0: n/d in int64 (d > 0, not reduced), or
// wide where it does not fit. Operations promote themselves; they never demote, so
// that a result's form depends on its operands alone.
type number struct {
	n, d int64
	wide *big.Rat
}

func whole(n int64) number { return number{n: n, d: 1} }

func wideNumber(r *big.Rat) number { return number{wide: r} }

// rat gives the value, for reading only.
func (a number) rat() *big.Rat {
	if a.wide != nil {
		return a.wide
	}
	return big.NewRat(a.n, a.d)
}

// add gives a + b.
func (a number) add(b number) number {
	if a.wide == nil && b.wide == nil {
		if sum, ok := addSmall(a, b); ok {
			return sum
		}
		if sum, ok := addSmall(a.reduce(), b.reduce()); ok {
			return sum
		}
	}
	return wideNumber(new(big.Rat).Add(a.rat(), b.rat()))
}

// addSmall adds over the least common denominator; false: it would overflow.
func addSmall(a, b number) (number, bool) {
	if a.d == b.d {
		n := a.n + b.n
		return number{n: n, d: a.d}, n >= 0
	}
	g := gcd(a.d, b.d)
	left, ok1 := mul(a.n, b.d/g)
	right, ok2 := mul(b.n, a.d/g)
	d, ok3 := mul(a.d/g, b.d)
	n := left + right
	return number{n: n, d: d}, ok1 && ok2 && ok3 && n >= 0
}

// times gives a·k for k ≥ 0.
func (a number) times(k int64) number {
	if a.wide == nil {
		if n, ok := mul(a.n, k); ok {
			return number{n: n, d: a.d}
		}
		g := gcd(k, a.d)
		if n, ok := mul(a.n, k/g); ok {
			return number{n: n, d: a.d / g}
		}
	}
	return wideNumber(new(big.Rat).Mul(a.rat(), new(big.Rat).SetInt64(k)))
}

// quo gives a/b for b > 0.
func (a number) quo(b number) number {
	if a.wide == nil && b.wide == nil {
		a, b := a.reduce(), b.reduce()
		n, ok1 := mul(a.n, b.d)
		d, ok2 := mul(a.d, b.n)
		if ok1 && ok2 {
			return number{n: n, d: d}
		}
	}
	return wideNumber(new(big.Rat).Quo(a.rat(), b.rat()))
}

// reduce divides a small number by the greatest common divisor.
func (a number) reduce() number {
	if a.wide != nil || a.d == 1 {
		return a
	}
	g := gcd(a.n, a.d)
	return number{n: a.n / g, d: a.d / g}
}

// publish rounds half-up to hundredths, once, from the exact value (rule 8).
func (a number) publish() contest.Score {
	if a.wide != nil {
		// floor((200·n + d) / 2d)
		n, d := a.wide.Num(), a.wide.Denom()
		q := new(big.Int).Mul(n, big.NewInt(200))
		q.Add(q, d)
		q.Quo(q, new(big.Int).Lsh(d, 1))
		return contest.MakeWideScore(contest.Hundredths(q.Int64()), a.wide)
	}
	// A score is at most 100, so the quotient of 100·n by d fits 64 bits.
	hi, lo := bits.Mul64(uint64(a.n), 100)
	q, r := bits.Div64(hi, lo, uint64(a.d))
	if 2*r >= uint64(a.d) {
		q++
	}
	return contest.MakeScore(contest.Hundredths(q), a.n, a.d)
}

// mul multiplies two numbers of at least 0; false: the product overflows int64.
func mul(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int64(lo), hi == 0 && lo <= math.MaxInt64
}

// lcm gives the least common multiple of two numbers above 0; false: overflow.
func lcm(a, b int64) (int64, bool) {
	switch {
	case a == b || a%b == 0:
		return a, true
	case b%a == 0:
		return b, true
	}
	return mul(a/gcd(a, b), b)
}

// gcd gives the greatest common divisor of numbers of at least 0, not both 0
// (binary algorithm: divisions are what this package would wait for).
func gcd(a, b int64) int64 {
	x, y := uint64(a), uint64(b)
	if x == 0 {
		return b
	}
	if y == 0 {
		return a
	}
	shift := bits.TrailingZeros64(x | y)
	x >>= bits.TrailingZeros64(x)
	for y != 0 {
		y >>= bits.TrailingZeros64(y)
		if x > y {
			x, y = y, x
		}
		y -= x
	}
	return int64(x << shift)
}
