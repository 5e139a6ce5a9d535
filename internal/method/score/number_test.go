package score

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// anyNumber draws a fraction small enough or too large for int64 products.
func anyNumber(t *rapid.T, name string) number {
	top := rapid.SampledFrom([]int64{10, 1000, 1 << 31, 1 << 62}).Draw(t, name+" top")
	a := number{n: rapid.Int64Range(0, top).Draw(t, name), d: rapid.Int64Range(1, top).Draw(t, name+" den")}
	if rapid.Bool().Draw(t, name+" wide") {
		return wideNumber(big.NewRat(a.n, a.d))
	}
	return a
}

func TestNumberAgreesWithRat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyNumber(t, "a"), anyNumber(t, "b")
		k := rapid.Int64Range(0, math.MaxInt64).Draw(t, "k")
		ra, rb := new(big.Rat).Set(a.rat()), new(big.Rat).Set(b.rat())
		same := func(what string, got number, want *big.Rat) {
			t.Helper()
			if got.rat().Cmp(want) != 0 || (got.wide == nil && (got.d <= 0 || got.n < 0)) {
				t.Fatalf("%s: %+v, want %s", what, got, want)
			}
		}
		same("add", a.add(b), new(big.Rat).Add(ra, rb))
		same("times", a.times(k), new(big.Rat).Mul(ra, new(big.Rat).SetInt64(k)))
		same("reduce", a.reduce(), ra)
		if rb.Sign() > 0 {
			same("quo", a.quo(b), new(big.Rat).Quo(ra, rb))
		}
		if a.rat().Cmp(ra) != 0 || b.rat().Cmp(rb) != 0 {
			t.Fatal("an operand was changed")
		}
	})
}

// Operations stay with int64 where the result fits after reducing.
func TestNumberStaysSmall(t *testing.T) {
	third := number{n: 1 << 61, d: 3 << 61}
	for what, got := range map[string]number{
		"add":   third.add(number{n: 1 << 60, d: 5 << 60}),
		"times": number{n: 1 << 40, d: 1 << 50}.times(1 << 50),
		"quo":   third.quo(third),
	} {
		if got.wide != nil {
			t.Errorf("%s went to big.Rat: %s", what, got.wide)
		}
	}
}

func TestPublish(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.Int64Range(1, math.MaxInt64/100).Draw(t, "d")
		n := rapid.Int64Range(0, 100*d).Draw(t, "n")
		small, wide := number{n: n, d: d}.publish(), wideNumber(big.NewRat(n, d)).publish()
		if !small.Equal(wide) {
			t.Fatalf("%d/%d: %s by int64, %s by big.Rat", n, d, small.Published, wide.Published)
		}
		// The published number is nearest, an exact half above: -1/2 < published − 100·x ≤ 1/2.
		off := new(big.Rat).Sub(big.NewRat(int64(small.Published), 1), new(big.Rat).Mul(big.NewRat(n, d), big.NewRat(100, 1)))
		if off.Cmp(big.NewRat(1, 2)) > 0 || off.Cmp(big.NewRat(-1, 2)) <= 0 {
			t.Fatalf("%d/%d published %s", n, d, small.Published)
		}
	})
}

func TestGCD(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(0, math.MaxInt64).Draw(t, "a")
		b := rapid.Int64Range(1, math.MaxInt64).Draw(t, "b")
		want := new(big.Int).GCD(nil, nil, big.NewInt(a), big.NewInt(b)).Int64()
		if got := gcd(a, b); got != want || gcd(b, a) != want {
			t.Fatalf("gcd(%d, %d) = %d, want %d", a, b, got, want)
		}
		if a == 0 {
			return
		}
		multiple := new(big.Int).Mul(big.NewInt(a/want), big.NewInt(b))
		got, ok := lcm(a, b)
		if ok != multiple.IsInt64() || (ok && got != multiple.Int64()) {
			t.Fatalf("lcm(%d, %d) = %d, %v; want %s", a, b, got, ok, multiple)
		}
	})
}

func TestAtLeast(t *testing.T) {
	const top = math.MaxInt64
	for _, c := range []struct {
		part, all int64
		num, den  int
		want      bool
	}{
		{1, 2, 1, 2, true},
		{1, 3, 1, 2, false},
		{3, 5, 3, 5, true},
		{59, 100, 3, 5, false},
		{top / 2, top, 1, 2, false}, // top is odd: just below the half
		{top/2 + 1, top, 1, 2, true},
		{0, 7, 0, 1, true},
		{7, 7, 1, 1, true},
		{6, 7, 1, 1, false},
	} {
		if got := atLeast(c.part, c.all, c.num, c.den); got != c.want {
			t.Errorf("%d of %d at least %d/%d: %v", c.part, c.all, c.num, c.den, got)
		}
	}
}
