package inference

import (
	"slices"
	"sync"

	"biurolidera/internal/method/chance"
)

// bandLevel is the share of draws inside the simultaneous band.
const bandLevel = 0.95

// summarise turns the places of all draws into distributions. The band is taken over
// all institutions, or over those of a group where groups are given: the smallest k
// such that at least 95 % of the draws lie between the (B+1−k)-th and the k-th sorted
// place of every institution (Besag et al. 1995).
func (d *draws[N]) summarise(places []N, groups []int32) []Place {
	out := make([]Place, d.units)
	count := 1
	if groups != nil {
		count = int(slices.Max(groups)) + 1
	}
	extreme := make([][]uint32, count) // of each draw: how far out it is for some institution
	var lock sync.Mutex
	chance.InChunks(len(d.ranked), 64, func(lo, hi int) {
		c := d.newCounter()
		own := make([][]uint32, count)
		for k := lo; k < hi; k++ {
			here := places[k*d.o.Draws : (k+1)*d.o.Draws]
			c.count(here)
			i := d.ranked[k]
			out[i] = c.place(d.o.Top)
			g := groupIn(groups, i)
			if own[g] == nil {
				own[g] = make([]uint32, d.o.Draws)
			}
			c.extremes(here, own[g])
		}
		lock.Lock()
		defer lock.Unlock()
		for g, e := range own {
			extreme[g] = larger(extreme[g], e)
		}
	})
	k := make([]int, count)
	for g, e := range extreme {
		if e != nil {
			slices.Sort(e)
			k[g] = int(e[ceilShare(bandLevel, len(e))-1])
		}
	}
	chance.InChunks(len(d.ranked), 64, func(lo, hi int) {
		c := d.newCounter()
		for r := lo; r < hi; r++ {
			c.count(places[r*d.o.Draws : (r+1)*d.o.Draws])
			i := d.ranked[r]
			g := groupIn(groups, i)
			out[i].BandLow, out[i].BandHigh = c.sorted(d.o.Draws+1-k[g]), c.sorted(k[g])
		}
	})
	return out
}

func groupIn(groups []int32, i int32) int32 {
	if groups == nil {
		return 0
	}
	return groups[i]
}

// larger takes the greater of each pair, into a; nil counts as zeros.
func larger(a, b []uint32) []uint32 {
	if a == nil {
		return b
	}
	for k, v := range b {
		a[k] = max(a[k], v)
	}
	return a
}

// counter counts one institution's places: upTo[r] draws have place r or a better one.
type counter[N number] struct {
	upTo     []uint32
	low, top int // places that occur
	draws    int
	sum      uint64
}

func (d *draws[N]) newCounter() *counter[N] {
	return &counter[N]{upTo: make([]uint32, len(d.ranked)+1)}
}

func (c *counter[N]) count(places []N) {
	if c.draws > 0 {
		clear(c.upTo[c.low-1 : c.top+1])
	}
	c.low, c.top, c.draws, c.sum = len(c.upTo), 0, len(places), 0
	for _, r := range places {
		c.upTo[r]++
		c.low, c.top = min(c.low, int(r)), max(c.top, int(r))
		c.sum += uint64(r)
	}
	for r := c.low + 1; r <= c.top; r++ {
		c.upTo[r] += c.upTo[r-1]
	}
}

// extremes raises to[b] to how far out draw b is: its rank among the institution's
// draws from the nearer end, ties taken kindly.
func (c *counter[N]) extremes(places []N, to []uint32) {
	n := uint32(c.draws)
	for b, r := range places {
		e := max(c.upTo[r-1]+1, n+1-c.upTo[r])
		to[b] = max(to[b], e)
	}
}

// sorted is the k-th smallest place, k from 1.
func (c *counter[N]) sorted(k int) int {
	at, _ := slices.BinarySearch(c.upTo[c.low:c.top+1], uint32(max(1, min(k, c.draws))))
	return c.low + at
}

func (c *counter[N]) place(top []int) Place {
	p := Place{
		Expected: float64(c.sum) / float64(c.draws),
		Low:      c.sorted(ceilShare(0.05, c.draws)),
		High:     c.sorted(ceilShare(0.95, c.draws)),
	}
	for _, k := range top {
		p.Top = append(p.Top, float64(c.atMost(k))/float64(c.draws))
	}
	return p
}

// atMost counts the draws with place k or better.
func (c *counter[N]) atMost(k int) uint32 {
	switch {
	case k < c.low:
		return 0
	case k >= c.top:
		return uint32(c.draws)
	}
	return c.upTo[k]
}

// ceilShare is ⌈share·n⌉, at least 1; what rounding leaves above a whole number counts
// as that number.
func ceilShare(share float64, n int) int {
	x := share * float64(n)
	k := int(x)
	if x-float64(k) > 1e-9 {
		k++
	}
	return max(1, k)
}
