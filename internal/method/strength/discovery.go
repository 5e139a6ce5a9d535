package strength

import (
	"cmp"
	"slices"
)

// BenjaminiHochberg adjusts p-values so that those at most q are discoveries with a
// false discovery rate of q (1995); it holds under positive dependence too. The
// result stands in the order given.
func BenjaminiHochberg(p []float64) []float64 { return stepUp(p, 1) }

// BenjaminiYekutieli adjusts for any dependence (2001), at the price of power.
func BenjaminiYekutieli(p []float64) []float64 {
	harmonic := 0.0
	for k := range p {
		harmonic += 1 / float64(k+1)
	}
	return stepUp(p, harmonic)
}

// stepUp takes from the largest p down the smallest p·m·scale/rank so far.
func stepUp(p []float64, scale float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	out := make([]float64, len(p))
	least := 1.0
	for rank := len(p); rank > 0; rank-- {
		i := order[rank-1]
		least = min(least, p[i]*float64(len(p))*scale/float64(rank))
		out[i] = max(p[i], least) // never below p by rounding
	}
	return out
}
