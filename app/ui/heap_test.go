package ui

import (
	"math"
	"testing"
)

func TestLimitFor(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct{ inUse, want int64 }{
		{0, 180 * mb}, {100 * mb, 180 * mb}, {160 * mb, 200 * mb}, {220 * mb, 275 * mb}, {220*mb + 1, math.MaxInt64},
	} {
		if got := limitFor(c.inUse); got != c.want {
			t.Errorf("with %d in use: at most %d, want %d", c.inUse, got, c.want)
		}
	}
}
